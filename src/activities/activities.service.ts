// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import type { QueryDeepPartialEntity } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { assertVersion } from '../platform/http/params.js';
import { defineProblems, Problem } from '../platform/http/problem.js';
import { explainConstraint } from '../platform/database/sqlstate.js';
import { Activity } from './activity.entity.js';
import { ActivityContent, type CheckedContent, type Content } from './activity-content.js';
import { allows, type ActivityStep } from './activity-status.js';
import { LIST_OF_PERSON_SQL, LIST_SQL, ONE_SQL, STAMP_SQL, WRITE } from './activities.queries.js';
import type { ActivitiesQuery, ActivityDto, ActivityItemDto, ActivityPageDto, ChangeActivityDto, CreateActivityDto, DecideActivityDto } from './activities.dto.js';

const activityProblem = defineProblems({
  'activity.not-editable': { status: 409, it: 'L’attività è già stata inviata o validata e non si può più cambiare. Se c’è un errore, chiedi a chi coordina l’area di rinviarla.', en: 'The activity has already been submitted or validated and cannot change any more. If there is a mistake, ask the area’s coordinator to return it.' },
  'activity.not-submitted': { status: 409, it: 'Si decide solo su un’attività inviata: questa è già stata validata o rinviata.', en: 'Only a submitted activity can be decided: this one has already been validated or returned.' },
  'activity.empty': { status: 409, it: 'Nessuno ha partecipato a questa attività: aggiungi almeno una presenza o un conteggio e poi inviala.', en: 'Nobody took part in this activity: add at least one attendance or count, then submit it.' },
  'activity.own-work': { status: 409, it: 'Hai inserito tu questa attività: la valida un’altra persona che coordina l’area.', en: 'You reported this activity yourself: another coordinator of the area validates it.' },
});
explainConstraint('attendance_activity_id_person_id_key', 'activity.person-twice');
explainConstraint('headcount_activity_id_target_group_id_key', 'activity.group-twice');

type Stored = ActivityDto & { operatorId: string };

@Injectable()
export class ActivitiesService {
  constructor(
    private readonly db: Db,
    private readonly content: ActivityContent,
  ) {}

  /** Newest first, with the attendances that the caller may see. */
  async list({ limit = 20, cursor, status, from, to, actionId, personId }: ActivitiesQuery): Promise<ActivityPageDto> {
    const [day, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const filters = [status, from, to, actionId].map((value) => value ?? null);
    const rows = personId
      ? await this.db.query<ActivityItemDto>(LIST_OF_PERSON_SQL, [day, id, limit + 1, ...filters, personId])
      : await this.db.query<ActivityItemDto>(LIST_SQL, [day, id, limit + 1, ...filters]);
    const page = pageOf(rows, limit, (row) => [row.heldOn, row.id], (row) => row);
    this.note(page.items);
    return page;
  }

  async get(id: string): Promise<ActivityDto> {
    return shown(await this.load(id));
  }

  /** Reports an activity as a draft of the caller's organisation. */
  async create(body: CreateActivityDto): Promise<ActivityDto> {
    const { accountId, convenzioneId, organisationId } = this.db.actor;
    const checked = await this.content.check(contentOf(body));
    const id = uuid();
    await this.db.insert(Activity, {
      ...fieldsOf(checked), id, status: 'draft', convenzioneId: convenzioneId!, partnerId: organisationId!, operatorId: accountId, version: 1,
    });
    return this.writeParts(id, checked);
  }

  /** Corrects what is still the partner's: a draft, or what was returned. */
  async change(id: string, ifMatch: number, body: ChangeActivityDto): Promise<ActivityDto> {
    const before = await this.load(id);
    assertVersion(comparable(before), ifMatch, body);
    assertStep(before, 'edit');
    const checked = await this.content.check(contentOf(body, before), before);
    await this.update(id, ifMatch, fieldsOf(checked), body);
    return this.writeParts(id, checked);
  }

  async remove(id: string, ifMatch: number): Promise<void> {
    const before = await this.load(id);
    assertVersion(before, ifMatch);
    assertStep(before, 'delete');
    const gone = await this.db.execute('delete from activity where id = $1 and version = $2', [id, ifMatch]);
    if (gone === 0) await this.refuseStale(id, ifMatch);
  }

  /** Hands the activity over to the area's coordinator. An earlier return is settled by this. */
  async submit(id: string, ifMatch: number): Promise<ActivityDto> {
    const before = await this.load(id);
    assertVersion(before, ifMatch);
    assertStep(before, 'submit');
    if (before.attendances.length === 0 && before.headcounts.length === 0) throw activityProblem('activity.empty');
    await this.update(id, ifMatch, { status: 'submitted', submittedAt: () => 'now()', returnReason: null, decidedAt: null, decidedBy: null });
    return this.get(id);
  }

  /** The coordinator's decision. Validating stamps every present person's attendance in the same transaction. */
  async decide(id: string, ifMatch: number, { decision, reason }: DecideActivityDto): Promise<ActivityDto> {
    const before = await this.load(id);
    assertVersion(before, ifMatch);
    assertStep(before, decision === 'validated' ? 'validate' : 'return');
    const { accountId } = this.db.actor;
    if (before.operatorId === accountId) throw activityProblem('activity.own-work');
    if (decision === 'returned' && reason === undefined) throw Problem.field('/reason', 'field.required');
    if (decision === 'validated' && reason !== undefined) throw Problem.field('/reason', 'field.unknown');
    await this.update(id, ifMatch, { status: decision, decidedAt: () => 'now()', decidedBy: accountId, returnReason: reason ?? null });
    if (decision === 'validated') await this.db.execute(STAMP_SQL, [id, accountId]);
    return this.get(id);
  }

  /** Loads under the caller's policies: what they do not reach does not exist. */
  private async load(id: string): Promise<Stored> {
    const row = await this.db.one<Stored>(ONE_SQL, [id]);
    if (!row) throw Problem.notFound();
    this.note([row]);
    return row;
  }

  private note(activities: ActivityItemDto[]): void {
    this.db.noteRead('Activity', activities.map((a) => a.id), activities.flatMap((a) => a.attendances.map((t) => t.personId)));
  }

  /** The update takes the row's lock: whoever comes second with the same version is told so. */
  private async update(id: string, version: number, values: QueryDeepPartialEntity<Activity>, sent: object = {}): Promise<void> {
    if (!(await this.db.change(Activity, id, version, values))) await this.refuseStale(id, version, sent);
  }

  private async refuseStale(id: string, version: number, sent: object = {}): Promise<never> {
    assertVersion(comparable(await this.load(id)), version, sent);
    throw new Problem('conflict');
  }

  /**
   * Writes what hangs on the activity and reads it back, all sent at once: the statements run in this order. A person's row
   * stays as long as action and day are the same, so that its history does.
   */
  private async writeParts(id: string, { attendances, headcounts, notes }: CheckedContent): Promise<ActivityDto> {
    const people = JSON.stringify(attendances.map((a) => ({ id: uuid(), ...a })));
    const writes = [
      this.db.query(WRITE.dropNote, [id, notes]),
      this.db.query(WRITE.addNote, [id, notes]),
      this.db.query(WRITE.dropHeadcounts, [id]),
      this.db.query(WRITE.addHeadcounts, [id, JSON.stringify(headcounts.map((h) => ({ id: uuid(), ...h })))]),
      this.db.query(WRITE.dropAttendances, [id, people]),
      this.db.query(WRITE.changeAttendances, [id, people]),
      this.db.query(WRITE.addAttendances, [id, people]),
    ];
    const [stored] = await Promise.all([this.load(id), ...writes]);
    return shown(stored);
  }
}

function assertStep({ status }: ActivityItemDto, step: ActivityStep): void {
  if (allows(status, step)) return;
  throw activityProblem(step === 'validate' || step === 'return' ? 'activity.not-submitted' : 'activity.not-editable');
}

const shown = ({ operatorId: _, ...activity }: Stored): ActivityDto => activity;

const fieldsOf = ({ areaId, actionId, kind, title, heldOn, startsAt, minutes, place }: CheckedContent) => ({ areaId, actionId, kind, title, heldOn, startsAt, minutes, place });

/** The body with what it leaves out: nothing on a new report, what stands on a correction. */
function contentOf(body: CreateActivityDto): Content;
function contentOf(body: ChangeActivityDto, before: ActivityDto): Content;
function contentOf(body: ChangeActivityDto, before?: ActivityDto): Content {
  const or = <T>(sent: T | undefined, stored: T | undefined): T => (sent === undefined ? stored! : sent);
  return {
    actionId: or(body.actionId, before?.action.id),
    kind: or(body.kind, before?.kind),
    title: or(body.title, before?.title),
    heldOn: or(body.heldOn, before?.heldOn),
    startsAt: or(body.startsAt, before?.startsAt ?? null),
    minutes: or(body.minutes, before?.minutes),
    place: or(body.place, before?.place ?? null),
    notes: or(body.notes, before?.notes ?? null),
    attendances: body.attendances ?? (before?.attendances ?? []).map((a) => ({
      enrolmentId: a.enrolmentId, present: a.present,
      // Who stayed for all of it stays for all of it when its length is corrected.
      minutes: a.present && a.minutes === before!.minutes ? undefined : a.minutes,
    })),
    headcounts: body.headcounts ?? (before?.headcounts ?? []).map(({ targetGroupId, people }) => ({ targetGroupId, people })),
  };
}

/** The stored activity in the words of a change, so that both can be compared field by field. */
const comparable = (activity: ActivityDto) => ({
  ...activity,
  actionId: activity.action.id,
  attendances: activity.attendances.map(({ personId, present, minutes }) => ({ personId, present, minutes })),
  headcounts: activity.headcounts.map(({ targetGroupId, people }) => ({ targetGroupId, people })),
});
