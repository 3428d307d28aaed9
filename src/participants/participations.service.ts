// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { assertVersion } from '../platform/http/params.js';
import { defineProblems, Problem } from '../platform/http/problem.js';
import { dayMistakes, refuse } from './civil-rules.js';
import { Participation } from './enrolment.entity.js';
import { ENTRY_FIELDS, isReportable, missingOf, unaskedOf, type EntryData } from './entry-data.js';
import { PARTICIPATION } from './participants.queries.js';
import type { CompleteParticipationDto, ParticipationDto } from './participations.dto.js';
import { citizenshipMistakes, given, monthsMistakes } from './person-rules.js';

const participationProblem = defineProblems({
  'participation.frozen': { status: 409, it: 'I dati d’ingresso già registrati restano quelli del primo ingresso: si completano solo quelli mancanti. Togli i campi indicati.', en: 'Entry data already recorded stay those of the first entry: only missing ones are completed. Remove the fields listed.' },
});

@Injectable()
export class ParticipationsService {
  constructor(private readonly db: Db) {}

  async get(id: string): Promise<ParticipationDto> {
    const row = await this.db.one<{ item: ParticipationDto }>(`select ${PARTICIPATION} as item from participation t where t.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('Participation', [id], [row.item.personId]);
    return withCompleteness(row.item);
  }

  /** Fills entry data that were missing. Sending again what stands is no change. */
  async complete(id: string, ifMatch: number, body: CompleteParticipationDto): Promise<ParticipationDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, body);
    const sent = ENTRY_FIELDS.filter((field) => body[field] !== undefined);
    const frozen = sent.filter((field) => current[field] !== null && current[field] !== body[field]);
    if (frozen.length > 0) throw participationProblem('participation.frozen', {}, frozen.map((field) => `/${field}`));
    const fills = Object.fromEntries(sent.filter((field) => current[field] === null).map((field) => [field, body[field]])) as Partial<EntryData>;
    const entry: EntryData = { ...current, ...given(fills) };
    refuse([
      ...citizenshipMistakes(fills.citizenship),
      ...dayMistakes('/birthDate', fills.birthDate, { latest: current.enteredOn }),
      ...monthsMistakes(entry.employmentStatus, fills.unemployedMonths, '/unemployedMonths'),
    ]);
    if (Object.keys(fills).length === 0) return current;
    if (!(await this.db.change(Participation, id, ifMatch, fills))) assertVersion(await this.get(id), ifMatch, body);
    return this.get(id);
  }

  /**
   * Enters the operation that an admitted enrolment's action feeds: makes the participation with what is known on that day,
   * or finds it and reopens it. Answers its id, or null when the action feeds none.
   */
  async ensure(enrolmentId: string): Promise<string | null> {
    const row = await this.db.one<{ id: string | null }>('select participants.enter($1, $2) as id', [enrolmentId, uuid()]);
    return row!.id;
  }
}

export const withCompleteness = (item: ParticipationDto): ParticipationDto => ({
  ...item, missing: missingOf(item), unasked: unaskedOf(item), reportable: isReportable(item),
});
