// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../../platform/database/db.js';
import { defineProblems, Problem } from '../../platform/http/problem.js';
import { addDays } from '../../platform/time/civil-date.js';
import { dayMistakes, refuse } from '../civil-rules.js';
import type { EmploymentStatus } from '../participants-terms.js';
import type { ExitAnswersDto, ExitSituationDto, ExitSituationsDto, NewExitSituationDto } from './exit-situations.dto.js';
import { DAYS_AFTER_EXIT, resultsUponLeaving } from './results.js';

const exitProblem = defineProblems({
  'exit.still-in': { status: 409, it: 'La persona partecipa ancora: la situazione all’uscita si registra dopo la conclusione.', en: 'The person is still in: the situation upon leaving is recorded after the conclusion.' },
});

interface Facts {
  personId: string;
  exitedOn: string | null;
  atEntry: EmploymentStatus | null;
  today: string;
}

const FACTS_SQL = `select t.person_id as "personId", t.exited_on as "exitedOn", t.employment_status as "atEntry", access.today() as today from participation t where t.id = $1`;

/** The last observed for the exit that stands counts; those of an exit that a re-entry undid are history. */
const LIST_SQL = `
  select x.id, x.participation_id as "participationId", x.person_id as "personId", x.exited_on as "exitedOn", x.observed_on as "observedOn",
         x.employment, x.training, x.qualification, access.staff_name(x.recorded_by) as "recordedBy",
         x.exited_on is not distinct from t.exited_on
           and row_number() over (partition by x.exited_on order by x.observed_on desc, x.recorded_at desc, x.id desc) = 1 as counts
    from exit_situation x join participation t on t.id = x.participation_id
   where x.participation_id = $1 order by x.observed_on desc, x.recorded_at desc, x.id desc`;

const INSERT_SQL = `
  insert into exit_situation (id, participation_id, person_id, exited_on, observed_on, employment, training, qualification, recorded_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** ESF+ results: what participants do from their exit to 28 days after it. The last event wins. */
@Injectable()
export class ExitSituationsService {
  constructor(private readonly db: Db) {}

  async list(participationId: string): Promise<ExitSituationsDto> {
    const { personId, exitedOn, atEntry } = await this.facts(participationId);
    const rows = await this.db.query<Omit<ExitSituationDto, 'results'>>(LIST_SQL, [participationId]);
    this.db.noteRead('ExitSituation', rows.map(({ id }) => id), [personId]);
    return {
      items: rows.map((row) => ({ ...row, results: row.counts ? resultsUponLeaving(atEntry, row) : [] })),
      exitedOn, observableUntil: exitedOn && addDays(exitedOn, DAYS_AFTER_EXIT), nextCursor: null,
    };
  }

  async record(participationId: string, { observedOn, ...answers }: NewExitSituationDto): Promise<ExitSituationsDto> {
    const { personId, exitedOn, today } = await this.facts(participationId);
    if (!exitedOn) throw exitProblem('exit.still-in');
    refuse(dayMistakes('/observedOn', observedOn, { earliest: exitedOn, latest: addDays(exitedOn, DAYS_AFTER_EXIT), today }));
    await this.insert({ participationId, personId, exitedOn, observedOn }, answers);
    return this.list(participationId);
  }

  /** What is known at the conclusion itself, for every participation that ended with the case and that the asker sees. */
  async recordAtConclusion(caseId: string, concludedOn: string, answers: ExitAnswersDto): Promise<void> {
    const ended = await this.db.query<{ id: string; personId: string }>(
      `select t.id, t.person_id as "personId" from participation t
        where t.exited_on = $2 and exists (select from enrolment e where e.participation_id = t.id and e.case_id = $1)`, [caseId, concludedOn]);
    for (const { id, personId } of ended) await this.insert({ participationId: id, personId, exitedOn: concludedOn, observedOn: concludedOn }, answers);
  }

  private insert({ participationId, personId, exitedOn, observedOn }: { participationId: string; personId: string; exitedOn: string; observedOn: string }, { employment, training, qualification }: ExitAnswersDto): Promise<number> {
    return this.db.execute(INSERT_SQL, [uuid(), participationId, personId, exitedOn, observedOn, employment, training, qualification, this.db.actor.accountId]);
  }

  private async facts(participationId: string): Promise<Facts> {
    const facts = await this.db.one<Facts>(FACTS_SQL, [participationId]);
    if (!facts) throw Problem.notFound();
    return facts;
  }
}
