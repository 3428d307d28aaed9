// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { ExitSituationsService } from '../participants/exit/exit-situations.service.js';
import { caseProblem, CasesService } from '../participants/cases.service.js';
import { Db } from '../platform/database/db.js';
import { explainConstraint } from '../platform/database/sqlstate.js';
import { assertVersion } from '../platform/http/params.js';
import { defineProblems, Problem, type FieldError } from '../platform/http/problem.js';
import { CONCLUSION_FACTS_SQL, EVIDENCE_SQL } from './conclusion.queries.js';
import { toConclusionDto, type ConcludeDto, type ConclusionDto, type EvidenceRow, type FinalLevelDto, type ScoreEvidenceDto, type SituationDto } from './conclusion.dto.js';
import { axesEvidence, type AttendanceEvidence, type Facts as AxisFacts } from './evidence.js';
import { AxisLevel, ConclusionEvidence } from './evidence.entity.js';
import { PlansService } from './plans.service.js';

const conclusionProblem = defineProblems({
  'conclusion.before-attendance': { status: 422, it: 'C’è una presenza del {last:day}: la conclusione non può venire prima. Scegli quella data o una successiva, oppure chiedi al partner di correggere la presenza.', en: 'There is an attendance on {last:day}: the conclusion cannot come before it. Choose that day or a later one, or ask the partner to correct the attendance.' },
  'conclusion.before-assessment': { status: 422, it: 'Un livello è stato valutato il {last:day}: la conclusione non può venire prima. Scegli quella data o una successiva, oppure correggi la data della valutazione.', en: 'A level was assessed on {last:day}: the conclusion cannot come before it. Choose that day or a later one, or correct the day of the assessment.' },
  'conclusion.judgement-reason': { status: 422, it: 'Scrivi su che cosa si fonda il giudizio: senza, non è una prova.', en: 'Write what the judgement rests on: without it, it is no evidence.' },
  'conclusion.axis-twice': { status: 422, it: 'Questo asse ha già un livello finale più in alto: lascia quello giusto.', en: 'This axis already has a final level above: keep the right one.' },
});
// The case's row lock comes first, so a second conclusion finds the case concluded; this is the last line of defence.
explainConstraint('conclusion_evidence_case_id_key', 'case.concluded');

interface Facts extends Pick<AxisFacts, 'hasPlan' | 'goalAxes' | 'baselines'> {
  personId: string;
  convenzioneId: string;
  lastAssessment: string | null;
  lastScore: string | null;
  scores: ScoreEvidenceDto[];
  attendance: { last: string | null; evidence: AttendanceEvidence };
}

/** Concluding a case: evidence is frozen, plan and case are closed, everything in one transaction. */
@Injectable()
export class ConclusionService {
  constructor(
    private readonly db: Db,
    private readonly cases: CasesService,
    private readonly plans: PlansService,
    private readonly exits: ExitSituationsService,
  ) {}

  async get(caseId: string): Promise<ConclusionDto> {
    const row = await this.db.one<EvidenceRow>(EVIDENCE_SQL, [caseId]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('Evidence', [caseId], [row.personId]);
    return toConclusionDto(row);
  }

  async conclude(caseId: string, ifMatch: number, { outcome, concludedOn, finalLevels = [], situation = {}, exit }: ConcludeDto): Promise<ConclusionDto> {
    const facts = await this.facts(caseId, ifMatch, { outcome, concludedOn });
    assertConcludable(concludedOn, finalLevels, situation, facts);
    await this.freeze({ caseId, outcome, concludedOn, finalLevels, situation, facts });
    await this.plans.closeOf(caseId, concludedOn);
    // Last: evidence and levels are only written on an open case. It refuses days of its own; then nothing stands.
    await this.cases.conclude(caseId, ifMatch, { outcome, concludedOn });
    if (exit) await this.exits.recordAtConclusion(caseId, concludedOn, exit);
    return this.get(caseId);
  }

  private async facts(caseId: string, ifMatch: number, sent: object): Promise<Facts> {
    const facts = await this.db.one<Facts>(CONCLUSION_FACTS_SQL, [caseId, ifMatch]);
    if (facts) return facts;
    const current = await this.cases.get(caseId);
    assertVersion(current, ifMatch, sent);
    throw caseProblem('case.concluded');
  }

  private async freeze({ caseId, outcome, concludedOn, finalLevels, situation, facts }: Freezing): Promise<void> {
    const { personId, convenzioneId } = facts;
    const { accountId } = this.db.actor;
    await this.db.insert(AxisLevel, finalLevels.map(({ axis, level }) => ({ id: uuid(), caseId, personId, axis, level, moment: 'conclusion' as const, assessedOn: concludedOn, assessedBy: accountId })));
    await this.db.insert(ConclusionEvidence, {
      id: uuid(), caseId, personId, convenzioneId, outcome, concludedOn, frozenBy: accountId,
      axes: axesEvidence({ ...facts, finalLevels, concludedOn }),
      attendance: facts.attendance.evidence,
      situation: { ...situation },
      scores: facts.scores,
    });
  }
}

interface Freezing {
  caseId: string;
  outcome: string;
  concludedOn: string;
  finalLevels: FinalLevelDto[];
  situation: SituationDto;
  facts: Facts;
}

function assertConcludable(concludedOn: string, finalLevels: readonly FinalLevelDto[], { judgement, judgementReason }: SituationDto, { attendance, lastAssessment, lastScore }: Facts): void {
  const errors: FieldError[] = finalLevels.flatMap(({ axis }, i) =>
    finalLevels.findIndex((other) => other.axis === axis) < i ? [{ pointer: `/finalLevels/${i}/axis`, code: 'conclusion.axis-twice' }] : [],
  );
  if (judgement && !judgementReason) errors.push({ pointer: '/situation/judgementReason', code: 'conclusion.judgement-reason' });
  if (errors.length > 0) throw new Problem('invalid', {}, errors);
  if (attendance.last && concludedOn < attendance.last) throw conclusionProblem('conclusion.before-attendance', { last: attendance.last }, ['/concludedOn']);
  const last = [lastAssessment, lastScore].filter((day) => day !== null).sort().at(-1);
  if (last && concludedOn < last) throw conclusionProblem('conclusion.before-assessment', { last }, ['/concludedOn']);
}
