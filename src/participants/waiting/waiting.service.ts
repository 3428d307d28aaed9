// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../../platform/database/db.js';
import { explainConstraint } from '../../platform/database/sqlstate.js';
import { decodeCursor, pageOf } from '../../platform/http/page.js';
import { assertVersion } from '../../platform/http/params.js';
import { defineProblems, Problem } from '../../platform/http/problem.js';
import { caseProblem } from '../cases.service.js';
import { dayMistakes, Frames, refuse } from '../civil-rules.js';
import { assertReferences, enrolmentProblem, type EnrolmentFacts } from '../enrolment-rules.js';
import type { EnrolmentDetailDto } from '../enrolments.dto.js';
import { EnrolmentsService, ENROLMENT_FACTS_SQL } from '../enrolments.service.js';
import { isOpen, mayBecome, type WaitingStatus } from './waiting-status.js';
import type { ChangeWaitingEntryDto, CloseWaitingEntryDto, EnrolFromListDto, NewWaitingEntryDto, OfferPlaceDto, WaitingEntryDto, WaitingPageDto, WaitingQuery } from './waiting.dto.js';
import { WaitingEntry } from './waiting.entity.js';
import { ENTRIES_IN_STATE_SQL, OPEN_ENTRIES_SQL, WAITING_ENTRY } from './waiting.queries.js';

const waitingProblem = defineProblems({
  'waiting.open': { status: 409, it: 'La persona è già in lista per questa azione.', en: 'The person is on the list for this action already.' },
  'waiting.enrolled': { status: 409, it: 'La persona è già iscritta a questa azione.', en: 'The person is enrolled in this action already.' },
  'waiting.closed': { status: 409, it: 'Questa richiesta è già chiusa: ricarica l’elenco.', en: 'This request is closed already: reload the list.' },
  'waiting.not-offered': { status: 409, it: 'Prima va offerto il posto: poi la persona si iscrive dalla lista.', en: 'The place has to be offered first: then the person is enrolled from the list.' },
  'waiting.offered': { status: 409, it: 'Il posto è già stato offerto.', en: 'The place has been offered already.' },
  'waiting.no-place-free': { status: 409, it: 'Nessun posto è libero in questa azione. Se vuoi offrirlo lo stesso, scrivi il motivo.', en: 'No place is free in this action. To offer one all the same, write why.' },
  'waiting.priority-reason': { status: 422, it: 'Scrivi perché la priorità è alta.', en: 'Write why the priority is high.' },
});
explainConstraint('waiting_entry_open', 'waiting.open');

type Row = { item: WaitingEntryDto; rank: number; day?: string };

@Injectable()
export class WaitingService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
    private readonly enrolments: EnrolmentsService,
  ) {}

  /** Who is next for a place, by priority and then by who asked first; those in one state, the last first. */
  async list({ limit = 20, cursor, status = 'open', actionId, personId }: WaitingQuery): Promise<WaitingPageDto> {
    const [rank, day, id] = decodeCursor(cursor, ['number', 'string', 'string']) ?? [null, null, null];
    const rows = status === 'open'
      ? await this.db.query<Row>(OPEN_ENTRIES_SQL, [rank, day, id, actionId ?? null, personId ?? null, limit + 1])
      : await this.db.query<Row>(ENTRIES_IN_STATE_SQL, [status, day, id, actionId ?? null, personId ?? null, limit + 1]);
    const answer = pageOf(rows, limit, (row) => [row.rank, row.day ?? row.item.requestedOn, row.item.id], ({ item }) => item);
    this.db.noteRead('WaitingEntry', answer.items.map((item) => item.id), answer.items.map((item) => item.personId));
    return answer;
  }

  async get(id: string): Promise<WaitingEntryDto> {
    const row = await this.db.one<Row>(`select ${WAITING_ENTRY} as item from waiting_entry w where w.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('WaitingEntry', [id], [row.item.personId]);
    return row.item;
  }

  /** Asks an area for a place. In an area where one does not work, that proposes the person to its coordinator. */
  async request(body: NewWaitingEntryDto): Promise<WaitingEntryDto> {
    const { caseId, actionId, targetGroupId, priority = 'normal', priorityReason, note } = body;
    const { accountId, convenzioneId } = this.db.actor;
    const { today } = await this.frames.current();
    const requestedOn = body.requestedOn ?? today;
    const facts = (await this.db.one<EnrolmentFacts & { hidden: boolean }>(
      `select x.*, exists (select from action a join area r on r.id = a.area_id where a.id = $2 and r.key = 'carcere-rems' and not access.sees_judicial()) as hidden from (${ENROLMENT_FACTS_SQL}) x`,
      [caseId, actionId, targetGroupId, requestedOn, convenzioneId],
    ))!;
    // Whoever does not act in Carcere/REMS writes nothing of it: its actions are not there for them.
    if (facts.hidden) facts.action = null;
    assertReferences(facts);
    if (facts.case.status !== 'open') throw caseProblem('case.concluded', {}, ['/caseId']);
    if (!facts.action.named) throw enrolmentProblem('enrolment.action-without-participants', {}, ['/actionId']);
    if (!facts.group.listed) throw enrolmentProblem('enrolment.group-not-of-action', {}, ['/targetGroupId']);
    if (facts.group.kind !== 'participants') throw enrolmentProblem('enrolment.audience-group', {}, ['/targetGroupId']);
    refuse([...dayMistakes('/requestedOn', requestedOn, { earliest: facts.case.openedOn, today }), ...priorityMistakes(priority, priorityReason)]);
    await this.assertNew(facts.case.personId, actionId);
    const id = uuid();
    await this.db.insert(WaitingEntry, {
      id, personId: facts.case.personId, caseId, convenzioneId: convenzioneId!, areaId: facts.action.areaId, actionId, targetGroupId, priority,
      priorityReason: priorityReason?.trim() ?? null, note: note?.trim() ?? null, requestedOn, requestedBy: accountId,
    });
    return this.get(id);
  }

  async change(id: string, ifMatch: number, body: ChangeWaitingEntryDto): Promise<WaitingEntryDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, body);
    if (!isOpen(current.status)) throw waitingProblem('waiting.closed');
    const priority = body.priority ?? current.priority;
    const priorityReason = body.priorityReason === undefined ? current.priorityReason : body.priorityReason;
    refuse(priorityMistakes(priority, priorityReason));
    return this.changed(id, ifMatch, { priority, priorityReason });
  }

  /** Offers a place: one that is free, or, with a reason, one more. Two at once come one after the other. */
  async offer(id: string, ifMatch: number, { reason }: OfferPlaceDto): Promise<WaitingEntryDto> {
    const current = await this.changeable(id, ifMatch, 'offered');
    await this.db.query(`select pg_advisory_xact_lock(hashtextextended($1, 41))`, [current.action.id]);
    const free = await this.db.one<{ places: number | null }>('select participants.free_places($1) as places', [current.action.id]);
    if (free!.places !== null && free!.places <= 0 && !reason) throw waitingProblem('waiting.no-place-free', {}, ['/reason']);
    const { today } = await this.frames.current();
    return this.changed(id, ifMatch, { status: 'offered', offeredOn: today, offerReason: reason?.trim() ?? null });
  }

  /** The coordinator's no, with the reason that the case manager reads. */
  decline = (id: string, ifMatch: number, body: CloseWaitingEntryDto): Promise<WaitingEntryDto> => this.close(id, ifMatch, 'declined', body);

  /** The request is taken back: the person changed their mind, or found something else. */
  withdraw = (id: string, ifMatch: number, body: CloseWaitingEntryDto): Promise<WaitingEntryDto> => this.close(id, ifMatch, 'withdrawn', body);

  /** Enrols whoever was offered a place, by the rules of every enrolment; that settles the request. */
  async enrol(id: string, ifMatch: number, body: EnrolFromListDto): Promise<EnrolmentDetailDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, body);
    if (!mayBecome(current.status, 'enrolled')) throw waitingProblem('waiting.closed');
    if (current.status !== 'offered') throw waitingProblem('waiting.not-offered');
    const { caseId, action, targetGroup } = current;
    return this.enrolments.create({ ...body, caseId, actionId: action.id, targetGroupId: targetGroup.id });
  }

  private async close(id: string, ifMatch: number, status: 'declined' | 'withdrawn', { reason }: CloseWaitingEntryDto): Promise<WaitingEntryDto> {
    await this.changeable(id, ifMatch, status);
    const { today } = await this.frames.current();
    return this.changed(id, ifMatch, { status, closedOn: today, closedBy: this.db.actor.accountId, closeReason: reason.trim() });
  }

  private async changeable(id: string, ifMatch: number, to: WaitingStatus): Promise<WaitingEntryDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, { status: to });
    if (mayBecome(current.status, to)) return current;
    throw waitingProblem(current.status === to && to === 'offered' ? 'waiting.offered' : 'waiting.closed');
  }

  private async changed(id: string, ifMatch: number, values: Partial<WaitingEntry>): Promise<WaitingEntryDto> {
    if (!(await this.db.change(WaitingEntry, id, ifMatch, values))) assertVersion(await this.get(id), ifMatch, values);
    return this.get(id);
  }

  /** Somebody waits once for an action, and not for one that they are in. */
  private async assertNew(personId: string, actionId: string): Promise<void> {
    const known = await this.db.one<{ open: boolean; enrolled: boolean }>(
      `select exists (select from waiting_entry w where w.person_id = $1 and w.action_id = $2 and w.status in ('waiting', 'offered')) as open,
              exists (select from enrolment e where e.person_id = $1 and e.action_id = $2 and e.outside_declined_on is null and coalesce(e.ends_on, 'infinity') >= access.today()) as enrolled`,
      [personId, actionId],
    );
    if (known!.open) throw waitingProblem('waiting.open', {}, ['/actionId']);
    if (known!.enrolled) throw waitingProblem('waiting.enrolled', {}, ['/actionId']);
  }
}

const priorityMistakes = (priority: string, reason: string | null | undefined) => (priority === 'high' && !reason ? [{ pointer: '/priorityReason', code: 'waiting.priority-reason' }] : []);
