// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { explainConstraint } from '../platform/database/sqlstate.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { assertVersion } from '../platform/http/params.js';
import { Problem } from '../platform/http/problem.js';
import { caseProblem } from './cases.service.js';
import { dayMistakes, Frames, refuse } from './civil-rules.js';
import { Enrolment } from './enrolment.entity.js';
import { assertAge, assertDays, assertProgramme, assertReferences, enrolmentProblem, type EnrolmentFacts } from './enrolment-rules.js';
import type { DecideAdmissionDto, EndDto, EnrolmentDetailDto, EnrolmentPageDto, EnrolmentsQuery, NewEnrolmentDto } from './enrolments.dto.js';
import { doorOf, ENROLMENT, newestSql, PERSON_NAME } from './participants.queries.js';
import { ParticipationsService } from './participations.service.js';

explainConstraint('enrolment_no_overlap', 'enrolment.overlap');

const ITEM = `${ENROLMENT} || jsonb_build_object('person', (select ${PERSON_NAME} from person p where p.id = e.person_id))`;

/** What is known of case, action and group: $1 case, $2 action, $3 group, $4 day of entry, $5 convenzione. */
export const ENROLMENT_FACTS_SQL = `
  select (select jsonb_build_object('personId', c.person_id, 'status', c.status, 'openedOn', c.opened_on, 'birthDate', i.birth_date,
            'age', access.age_on(i.birth_date, $4)) from case_file c left join person_identity i on i.person_id = c.person_id where c.id = $1) as case,
         (select jsonb_build_object('areaId', a.area_id, 'named', a.named_participants) from action a where a.id = $2 and a.convenzione_id = $5) as action,
         (select jsonb_build_object('kind', g.kind, 'minAge', g.min_age, 'maxAge', g.max_age, 'nameIt', g.name_it, 'nameEn', g.name_en,
            'listed', exists (select from action_target_group x where x.action_id = $2 and x.target_group_id = g.id)) from target_group g where g.id = $3) as group`;

/** What the filter on admission means in rows; waiting has an index of its own. */
const ADMISSION = {
  within: 'x.outside_reason is null',
  waiting: 'not x.admitted and x.outside_declined_on is null',
  admitted: 'x.outside_admitted_by is not null',
  declined: 'x.outside_declined_on is not null and x.outside_admitted_by is null',
} as const;

@Injectable()
export class EnrolmentsService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
    private readonly participations: ParticipationsService,
  ) {}

  /** Newest entry first. */
  async list({ limit = 20, cursor, admission }: EnrolmentsQuery): Promise<EnrolmentPageDto> {
    const [day, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const { role, holders } = this.db.actor;
    const door = doorOf(role);
    // To a partner every enrolment is within: how somebody was admitted is not its business, nor by asking.
    const condition = admission && (door === 'assignments' ? String(admission === 'within') : ADMISSION[admission]);
    const page = newestSql({ table: 'enrolment', door, next: day !== null, condition });
    const rows = await this.db.query<{ item: EnrolmentDetailDto }>(
      `select ${ITEM} as item from (${page}) e order by e.starts_on desc, e.id desc`,
      [limit + 1, holders, day, id],
    );
    const answer = pageOf(rows, limit, ({ item }) => [item.startsOn, item.id], ({ item }) => item);
    this.db.noteRead('Enrolment', answer.items.map((item) => item.id), answer.items.map((item) => item.personId));
    return answer;
  }

  async get(id: string): Promise<EnrolmentDetailDto> {
    const row = await this.db.one<{ item: EnrolmentDetailDto }>(`select ${ITEM} as item from enrolment e where e.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('Enrolment', [id], [row.item.personId]);
    return row.item;
  }

  /**
   * Enrols somebody in an action under one target group. Outside the group's ages, with a reason, the enrolment waits for the
   * area's coordinator, and nobody has entered until then.
   */
  async create(body: NewEnrolmentDto): Promise<EnrolmentDetailDto> {
    const { caseId, actionId, targetGroupId, startsOn, endsOn, admissionReason } = body;
    // The case is held until the end: it is not concluded meanwhile, and two enrolments of a person come one after the other.
    const [, frame, facts] = await Promise.all([
      this.db.query('select participants.hold_case($1)', [caseId]),
      this.frames.current(),
      this.db.one<EnrolmentFacts>(ENROLMENT_FACTS_SQL, [caseId, actionId, targetGroupId, startsOn, this.db.actor.convenzioneId]),
    ]);
    const known: EnrolmentFacts = facts!;
    assertReferences(known);
    if (known.case.status !== 'open') throw caseProblem('case.concluded', {}, ['/caseId']);
    assertProgramme(known, this.db.actor.areaIds);
    assertDays(body, known, frame);
    assertAge(known, admissionReason);
    await this.assertNoOverlap(known.case.personId, body);
    const id = uuid();
    await this.db.insert(Enrolment, {
      id, caseId, personId: known.case.personId, convenzioneId: this.db.actor.convenzioneId!, areaId: known.action.areaId, actionId, targetGroupId,
      startsOn, endsOn: endsOn ?? null, outsideReason: admissionReason?.trim() ?? null,
    });
    if (!admissionReason) await this.enter(id);
    return this.get(id);
  }

  /** The coordinator's answer to an enrolment outside the target group's ages. */
  async decide(id: string, ifMatch: number, { decision }: DecideAdmissionDto): Promise<EnrolmentDetailDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, { admission: decision });
    if (current.admission !== 'waiting') throw enrolmentProblem('enrolment.not-waiting');
    const { today } = await this.frames.current();
    const values = decision === 'admitted' ? { outsideAdmittedBy: this.db.actor.accountId } : { outsideDeclinedOn: today };
    if (!(await this.db.change(Enrolment, id, ifMatch, values))) assertVersion(await this.get(id), ifMatch, { admission: decision });
    if (decision === 'admitted') await this.enter(id);
    return this.get(id);
  }

  /** Ends an enrolment and the assignments under it; those that have not begun are taken back. */
  async end(id: string, ifMatch: number, { endsOn }: EndDto): Promise<EnrolmentDetailDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, { endsOn });
    const { today } = await this.frames.current();
    if (current.endsOn && current.endsOn < today) throw enrolmentProblem('enrolment.ended');
    const begun = await this.db.one<{ day: string | null }>(`select greatest((select max(starts_on) from assignment where enrolment_id = $1 and starts_on <= $2),
              (select max(held_on) from attendance where enrolment_id = $1 and present)) as day`, [id, today]);
    refuse(dayMistakes('/endsOn', endsOn, { earliest: begun?.day ?? current.startsOn, today }));
    if (!(await this.db.change(Enrolment, id, ifMatch, { endsOn }))) assertVersion(await this.get(id), ifMatch, { endsOn });
    await this.db.execute('delete from assignment where enrolment_id = $1 and starts_on > $2', [id, today]);
    await this.db.execute(
      `update assignment set ends_on = $2, version = version + 1 where enrolment_id = $1 and coalesce(ends_on, 'infinity') > $2`,
      [id, endsOn],
    );
    return this.get(id);
  }

  /** Whoever is admitted has entered, and no longer waits. */
  private async enter(id: string): Promise<void> {
    await this.db.query('select participants.settle_waiting($1)', [id]);
    await this.participations.ensure(id);
  }

  /** Days are included at both ends: an enrolment may begin the day after another one's last. */
  private async assertNoOverlap(personId: string, { actionId, startsOn, endsOn }: NewEnrolmentDto): Promise<void> {
    const other = await this.db.one(
      `select from enrolment e where e.person_id = $1 and e.action_id = $2 and e.outside_declined_on is null
          and daterange(e.starts_on, e.ends_on, '[]') && daterange($3, $4, '[]')`,
      [personId, actionId, startsOn, endsOn ?? null],
    );
    if (other) throw enrolmentProblem('enrolment.overlap', {}, ['/startsOn']);
  }
}
