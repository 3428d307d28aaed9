// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { explainConstraint } from '../platform/database/sqlstate.js';
import { decodeCursor, pageOf, type PageQuery } from '../platform/http/page.js';
import { assertVersion } from '../platform/http/params.js';
import { defineProblems, Problem } from '../platform/http/problem.js';
import { dayMistakes, Frames, refuse } from './civil-rules.js';
import { Assignment } from './enrolment.entity.js';
import { enrolmentProblem } from './enrolment-rules.js';
import type { AssignmentDto, AssignmentPageDto, EndDto, NewAssignmentDto } from './enrolments.dto.js';
import { ASSIGNMENT, doorOf, newestSql } from './participants.queries.js';

const assignmentProblem = defineProblems({
  'assignment.overlap': { status: 409, it: 'In quei giorni l’iscrizione è già affidata a questo partner: chiudi prima l’altro affidamento.', en: 'On those days the enrolment is entrusted to this partner already: end the other assignment first.' },
  'assignment.consent-missing': { status: 422, it: 'La persona non ha acconsentito a condividere i suoi dati con i partner: registra il consenso e riprova.', en: 'The person has not agreed that partners learn of them: record the consent and try again.' },
  'assignment.partner-outside-area': { status: 422, it: 'Questo partner non lavora nell’area dell’iscrizione: scegline uno dell’area.', en: 'This partner does not work in the enrolment’s area: choose one that does.' },
  'assignment.ended': { status: 409, it: 'Questo affidamento è già finito.', en: 'This assignment has ended already.' },
});
explainConstraint('assignment_no_overlap', 'assignment.overlap');

interface Facts {
  personId: string;
  convenzioneId: string;
  areaId: string;
  actionId: string;
  startsOn: string;
  endsOn: string | null;
  admitted: boolean;
  /** null when there is no such partner in the convenzione. */
  partnerInArea: boolean | null;
}

@Injectable()
export class AssignmentsService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
  ) {}

  /** Newest first; to a partner, the people entrusted to it now. */
  async list({ limit = 20, cursor }: PageQuery): Promise<AssignmentPageDto> {
    const [day, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const { role, holders } = this.db.actor;
    const rows = await this.db.query<{ item: AssignmentDto }>(
      `select ${ASSIGNMENT} as item from (${newestSql({ table: 'assignment', door: doorOf(role), next: day !== null })}) s order by s.starts_on desc, s.id desc`,
      [limit + 1, holders, day, id],
    );
    const answer = pageOf(rows, limit, ({ item }) => [item.startsOn, item.id], ({ item }) => item);
    this.db.noteRead('Assignment', answer.items.map((item) => item.id), answer.items.map((item) => item.personId));
    return answer;
  }

  async get(id: string): Promise<AssignmentDto> {
    const row = await this.db.one<{ item: AssignmentDto }>(`select ${ASSIGNMENT} as item from assignment s where s.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('Assignment', [id], [row.item.personId]);
    return row.item;
  }

  /** Entrusts an enrolment to a partner, who then sees the person's name and this enrolment, for as long as it lasts. */
  async create(body: NewAssignmentDto): Promise<AssignmentDto> {
    const { enrolmentId, partnerId, purpose, startsOn, endsOn } = body;
    const [frame, facts] = await Promise.all([this.frames.current(), this.factsOf(enrolmentId, partnerId)]);
    refuse([
      ...(facts ? [] : [{ pointer: '/enrolmentId', code: 'field.id' }]),
      ...(facts && facts.partnerInArea === null ? [{ pointer: '/partnerId', code: 'field.id' }] : []),
    ]);
    const { personId, convenzioneId, areaId, actionId, admitted, partnerInArea, ...enrolment } = facts!;
    if (!admitted) throw enrolmentProblem('enrolment.waiting', {}, ['/enrolmentId']);
    if (!partnerInArea) throw assignmentProblem('assignment.partner-outside-area', {}, ['/partnerId']);
    const latest = enrolment.endsOn ?? frame.endsOn;
    refuse([
      ...dayMistakes('/startsOn', startsOn, { earliest: enrolment.startsOn, latest }),
      ...dayMistakes('/endsOn', endsOn, { earliest: startsOn, latest }),
    ]);
    const shared = await this.db.one<{ shared: boolean }>('select participants.shares_with_partners($1) as shared', [personId]);
    if (!shared!.shared) throw assignmentProblem('assignment.consent-missing', {}, ['/enrolmentId']);
    const id = uuid();
    // An assignment never outlasts its enrolment: where the enrolment's end is known, it is the assignment's too.
    await this.db.insert(Assignment, { id, enrolmentId, personId, convenzioneId, areaId, actionId, partnerId, purpose: purpose.trim(), startsOn, endsOn: endsOn ?? enrolment.endsOn });
    return this.get(id);
  }

  async end(id: string, ifMatch: number, { endsOn }: EndDto): Promise<AssignmentDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, { endsOn });
    const { today } = await this.frames.current();
    if (current.endsOn && current.endsOn < today) throw assignmentProblem('assignment.ended');
    // What was done stays within the assignment that it was done under.
    const last = await this.db.one<{ day: string | null }>(
      'select max(t.held_on) as day from attendance t join assignment s on s.enrolment_id = t.enrolment_id and s.partner_id = t.partner_id where s.id = $1 and t.present',
      [id],
    );
    refuse(dayMistakes('/endsOn', endsOn, { earliest: last?.day ?? current.startsOn, today }));
    if (!(await this.db.change(Assignment, id, ifMatch, { endsOn }))) assertVersion(await this.get(id), ifMatch, { endsOn });
    return this.get(id);
  }

  /** The enrolment is held until the end, so that it does not end meanwhile. */
  private factsOf(enrolmentId: string, partnerId: string): Promise<Facts | undefined> {
    return this.db.one<Facts>(
      `select e.person_id as "personId", e.convenzione_id as "convenzioneId", e.area_id as "areaId", e.action_id as "actionId",
              e.starts_on as "startsOn", e.ends_on as "endsOn", e.admitted,
              (select e.area_id = any (w.area_ids) from partner w where w.id = $2 and w.convenzione_id = e.convenzione_id) as "partnerInArea"
         from enrolment e where e.id = $1 for no key update of e`,
      [enrolmentId, partnerId],
    );
  }
}
