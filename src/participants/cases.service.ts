// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { explainConstraint } from '../platform/database/sqlstate.js';
import { assertVersion } from '../platform/http/params.js';
import { defineProblems, Problem } from '../platform/http/problem.js';
import { CareTeamMember, CaseFile } from './case.entity.js';
import { nextPhases, phaseWords } from './case-status.js';
import type { CaseDetailDto, CaseDto, ChangeCaseDto, OpenCaseDto } from './cases.dto.js';
import { dayMistakes, Frames, refuse } from './civil-rules.js';
import type { Outcome } from './participants-terms.js';
import { CASE, PERSON_NAME } from './participants.queries.js';

export const caseProblem = defineProblems({
  'case.phase-missing': { status: 422, it: 'Il giorno si indica insieme alla fase a cui il caso passa: scegli la fase.', en: 'The day is given with the phase that the case goes to: choose the phase.' },
  'case.already-open': { status: 409, it: 'La persona ha già una presa in carico aperta: continua in quella.', en: 'The person has an open case already: go on in that one.' },
  'case.concluded': { status: 409, it: 'Il caso è concluso e non cambia più. Se la persona torna, apri una nuova presa in carico.', en: 'The case is concluded and changes no more. If the person comes back, open a new case.' },
  'case.illegal-phase': { status: 409, it: 'Da questa fase non si passa a quella scelta. Le fasi possibili ora sono: {allowedIt}.', en: 'The chosen phase cannot follow this one. Possible phases now: {allowedEn}.' },
});
explainConstraint('case_file_one_open', 'case.already-open');

export interface Conclusion {
  /** Civil date, not in the future. */
  concludedOn: string;
  outcome: Outcome;
}

const CASE_SQL = `select ${CASE} || jsonb_build_object('person', (select ${PERSON_NAME} from person p where p.id = c.person_id)) as item
    from case_file c where c.id = $1`;

@Injectable()
export class CasesService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
  ) {}

  /** The case, if whoever asks may read it; 404 otherwise. */
  async get(id: string): Promise<CaseDetailDto> {
    const row = await this.db.one<{ item: CaseDetailDto }>(CASE_SQL, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('Case', [id], [row.item.personId]);
    return withNextPhases(row.item);
  }

  /** Takes somebody in charge again after a concluded case; the caller becomes the case manager. */
  async open({ personId, openedOn }: OpenCaseDto): Promise<CaseDetailDto> {
    const known = await this.db.one<{ open: boolean; concludedOn: string | null }>(
      `select exists (select from case_file c where c.person_id = p.id and c.status = 'open') as open,
              (select max(c.concluded_on) from case_file c where c.person_id = p.id) as "concludedOn" from person p where p.id = $1`,
      [personId],
    );
    if (!known) throw Problem.field('/personId', 'field.id');
    if (known.open) throw caseProblem('case.already-open', {}, ['/personId']);
    const { today, startsOn, endsOn } = await this.frames.current();
    const day = openedOn ?? today;
    const earliest = known.concludedOn && known.concludedOn > startsOn ? known.concludedOn : startsOn;
    refuse(dayMistakes('/openedOn', day, { earliest, latest: endsOn, today }));
    const id = uuid();
    await this.db.insert(CaseFile, { id, personId, convenzioneId: this.db.actor.convenzioneId!, caseManagerId: this.db.actor.accountId, openedOn: day });
    await this.db.insert(CareTeamMember, { id: uuid(), caseId: id, personId, accountId: this.db.actor.accountId, startsOn: day });
    return this.get(id);
  }

  async change(id: string, ifMatch: number, body: ChangeCaseDto): Promise<CaseDetailDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, body);
    if (current.status !== 'open') throw caseProblem('case.concluded');
    const { openedOn } = body;
    if (openedOn) await this.assertOpeningDay(current, openedOn);
    // The first phase begins with the case.
    const first = current.phases.length === 1;
    const opening = openedOn && { openedOn, ...(first && { phaseOn: openedOn }) };
    const phase = await this.phaseChange(current, body, (first && openedOn) || current.phaseOn);
    if (!(await this.db.change(CaseFile, id, ifMatch, { ...opening, ...phase }))) {
      assertVersion(await this.get(id), ifMatch, body);
    }
    return this.get(id);
  }

  /**
   * Concludes a case: closes it and ends on that day its enrolments, its assignments and the participations behind them,
   * also in areas that the caller does not see. For the plans, which freeze the evidence in the same transaction.
   * Refuses with 404, 412, 409 (already concluded), 422 (before the opening, the last entry, or in the future).
   */
  async conclude(id: string, ifMatch: number, { concludedOn, outcome }: Conclusion): Promise<CaseDetailDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, { concludedOn, outcome });
    if (current.status !== 'open') throw caseProblem('case.concluded');
    const { today } = await this.frames.current();
    const last = await this.db.one<{ day: string | null }>(
      `select greatest(max(e.starts_on), max(s.starts_on) filter (where s.starts_on <= access.today())) as day
         from enrolment e left join assignment s on s.enrolment_id = e.id where e.case_id = $1 and e.outside_declined_on is null`,
      [id],
    );
    const earliest = last?.day && last.day > current.openedOn ? last.day : current.openedOn;
    refuse(dayMistakes('/concludedOn', concludedOn, { earliest, today }));
    const done = await this.db.change(CaseFile, id, ifMatch, { status: 'concluded', concludedOn, outcome });
    if (!done) assertVersion(await this.get(id), ifMatch, { concludedOn, outcome });
    await this.db.query('select participants.end_with_case($1)', [id]);
    return this.get(id);
  }

  /** The phase that a change moves the case to, with its day; undefined when it moves to none. */
  private async phaseChange(current: CaseDto, { phase, phaseOn }: ChangeCaseDto, earliest: string): Promise<Pick<CaseFile, 'phase' | 'phaseOn'> | undefined> {
    if (phase === undefined || phase === current.phase) {
      if (phaseOn) throw caseProblem('case.phase-missing', {}, ['/phase']);
      return undefined;
    }
    if (!current.nextPhases.includes(phase)) throw caseProblem('case.illegal-phase', phaseWords(current.nextPhases), ['/phase']);
    const { today } = await this.frames.current();
    const day = phaseOn ?? today;
    refuse(dayMistakes('/phaseOn', day, { earliest, today }));
    return { phase, phaseOn: day };
  }

  /** Within the convenzione, not inside a case that was concluded before this one, and not after what happened in this one. */
  private async assertOpeningDay({ id, personId, phases }: CaseDto, openedOn: string): Promise<void> {
    const { today, startsOn } = await this.frames.current();
    const known = await this.db.one<{ entered: string | null; concluded: string | null }>(
      `select (select min(starts_on) from enrolment where case_id = $1) as entered,
              (select max(concluded_on) from case_file where person_id = $2 and id <> $1) as concluded`,
      [id, personId],
    );
    const latest = [known?.entered, phases[0]?.leftOn].filter((day) => day != null).sort()[0];
    const earliest = [known?.concluded, startsOn].filter((day) => day != null).sort().at(-1);
    refuse(dayMistakes('/openedOn', openedOn, { today, earliest, latest }));
  }
}

export const withNextPhases = <T extends CaseDto>(item: T): T => ({ ...item, nextPhases: [...nextPhases(item.status, item.phase)] });
