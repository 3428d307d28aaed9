// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { compartmentMistakes, Places } from '../../participants/compartments.js';
import { dayMistakes, refuse } from '../../participants/civil-rules.js';
import { Db } from '../../platform/database/db.js';
import { decodeCursor, pageOf } from '../../platform/http/page.js';
import { assertVersion } from '../../platform/http/params.js';
import { defineProblems, Problem, type FieldError } from '../../platform/http/problem.js';
import { Assessment } from './assessment.entity.js';
import type { AssessmentDto, AssessmentPageDto, AssessmentsQuery, InstrumentDto, InstrumentsDto, NewAssessmentDto, ScoreSeriesDto, ScoreSeriesListDto } from './assessments.dto.js';
import { ASSESSMENT_SQL, ASSESSMENTS_SQL, INSTRUMENT_SQL, INSTRUMENTS_SQL, SERIES_SQL } from './assessments.queries.js';
import { resultOf, scoreMistakes, type Definition, type ScoreMistake } from './score.js';

const assessmentProblem = defineProblems({
  'assessment.no-open-case': { status: 409, it: 'La persona non è in carico: riapri la presa in carico, poi registra la valutazione.', en: 'The person is not in charge: open a case again, then record the assessment.' },
  'assessment.withdrawn': { status: 409, it: 'Questa valutazione è già stata annullata.', en: 'This assessment has been withdrawn already.' },
  'assessment.instrument-not-in-force': { status: 422, it: 'Questo strumento non è in uso in quella data: scegline un altro.', en: 'This instrument is not in use on that day: choose another one.' },
  'assessment.out-of-range': { status: 422, it: 'Il punteggio va da {min} a {max}.', en: 'The score goes from {min} to {max}.' },
  'assessment.not-a-step': { status: 422, it: 'Qui si usano solo numeri interi.', en: 'Only whole numbers are used here.' },
  'assessment.unknown-item': { status: 422, it: 'Lo strumento non ha questa voce: toglila.', en: 'The instrument has no such item: remove it.' },
  'assessment.item-twice': { status: 422, it: 'Questa voce ha già un punteggio più in alto: lascia quello giusto.', en: 'This item already has a score above: keep the right one.' },
  'assessment.item-missing': { status: 422, it: 'Manca il punteggio di una voce: senza, il totale non si può calcolare.', en: 'An item has no score: without it there is no total.' },
});

/** Scores of instruments over time. Ranges come from the instrument; totals are computed once, when recorded. */
@Injectable()
export class AssessmentsService {
  constructor(
    private readonly db: Db,
    private readonly places: Places,
  ) {}

  async instruments(): Promise<InstrumentsDto> {
    return { items: await this.db.query<InstrumentDto>(INSTRUMENTS_SQL), nextCursor: null };
  }

  async list(personId: string, { limit = 20, cursor, instrumentId }: AssessmentsQuery): Promise<AssessmentPageDto> {
    await this.places.of(personId);
    const [day, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const rows = await this.db.query<AssessmentDto>(ASSESSMENTS_SQL, [personId, instrumentId ?? null, day, id, limit + 1]);
    const page = pageOf(rows, limit, (row) => [row.assessedOn, row.id], (row) => row);
    this.db.noteRead('Assessment', page.items.map((item) => item.id), [personId]);
    return page;
  }

  async get(id: string): Promise<AssessmentDto> {
    const row = await this.db.one<AssessmentDto>(ASSESSMENT_SQL, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('Assessment', [id], [row.personId]);
    return row;
  }

  /** The lines of the person's chart, each with its table of points. */
  async series(personId: string): Promise<ScoreSeriesListDto> {
    await this.places.of(personId);
    const items = await this.db.query<ScoreSeriesDto>(SERIES_SQL, [personId]);
    this.db.noteRead('Assessment', items.flatMap(({ points }) => points.flatMap(({ assessmentId }) => assessmentId ?? [])), [personId]);
    return { items, nextCursor: null };
  }

  async record(personId: string, body: NewAssessmentDto): Promise<AssessmentDto> {
    const place = await this.places.of(personId);
    const found = await this.db.one<{ id: string; openedOn: string; today: string }>(
      `select id, opened_on as "openedOn", access.today() as today from case_file where person_id = $1 and status = 'open'`, [personId]);
    if (!found) throw assessmentProblem('assessment.no-open-case');
    const { definition, inForce } = await this.instrument(body.instrumentId, body.assessedOn);
    refuse([
      ...dayMistakes('/assessedOn', body.assessedOn, { earliest: found.openedOn, today: found.today }),
      ...(inForce ? [] : [{ pointer: '/instrumentId', code: 'assessment.instrument-not-in-force' }]),
      ...compartmentMistakes(body.compartment, place),
      ...scoreMistakes(definition, body.scores).map(toFieldError),
    ]);
    const id = uuid();
    const { instrumentId, assessedOn, rater, note, compartment = 'general' } = body;
    const scores = body.scores.map(({ key, value }) => ({ key, value }));
    await this.db.insert(Assessment, { id, personId, caseId: found.id, instrumentId, assessedOn, rater, note: note ?? null, compartment, scores, ...resultOf(definition, scores), recordedBy: this.db.actor.accountId });
    return this.get(id);
  }

  /** What was recorded by mistake stays readable and counts no more. */
  async withdraw(id: string, ifMatch: number, reason: string): Promise<AssessmentDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, { withdrawnReason: reason });
    if (current.withdrawnOn) throw assessmentProblem('assessment.withdrawn');
    const { today } = (await this.db.one<{ today: string }>('select access.today() as today'))!;
    if (!(await this.db.change(Assessment, id, ifMatch, { withdrawnOn: today, withdrawnReason: reason }))) {
      assertVersion(await this.get(id), ifMatch, { withdrawnReason: reason });
    }
    return this.get(id);
  }

  private async instrument(id: string, day: string): Promise<{ definition: Definition; inForce: boolean }> {
    const row = await this.db.one<Definition & { inForce: boolean }>(
      `select x.*, (select $2::date between i.valid_from and coalesce(i.valid_to, 'infinity') from instrument i where i.id = x.id) as "inForce" from (${INSTRUMENT_SQL}) x`, [id, day]);
    if (!row) throw Problem.field('/instrumentId', 'field.id');
    return { definition: row, inForce: row.inForce };
  }
}

const toFieldError = (mistake: ScoreMistake): FieldError =>
  mistake.index === null
    ? { pointer: '/scores', code: mistake.code, params: mistake.params }
    : { pointer: `/scores/${mistake.index}/${mistake.field}`, code: mistake.code, ...('params' in mistake && { params: mistake.params }) };
