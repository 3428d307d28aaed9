// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { defineProblems, type FieldError } from '../platform/http/problem.js';
import { dayMistakes } from './civil-rules.js';
import type { CorrectPersonDto } from './people.dto.js';

defineProblems({
  'identity.since-with-correction': { status: 422, it: 'Una correzione vale da sempre: togli la data, oppure indica che è un cambiamento.', en: 'A correction holds from the beginning: remove the date, or say that it is a change.' },
});

/** Which fields of the history a change touches. */
const touched = ({ givenName, familyName, alias, birthDate, sex, citizenship, taxCode }: CorrectPersonDto): string[] =>
  Object.entries({ names: [givenName, familyName, alias], birth_date: [birthDate], sex: [sex], citizenship: [citizenship], code: [taxCode] })
    .filter(([, sent]) => sent.some((value) => value !== undefined))
    .map(([field]) => field);

/** What is replaced in a person's identity is kept by triggers of the database; here they are told how and from when it changes. */
@Injectable()
export class IdentityChange {
  constructor(private readonly db: Db) {}

  /** A new value holds from today or an earlier day, but not from before the last change of the same field. */
  async mistakes(personId: string, body: CorrectPersonDto, today: string): Promise<FieldError[]> {
    const { since, correction } = body;
    if (!since) return [];
    if (correction) return [{ pointer: '/since', code: 'identity.since-with-correction' }];
    const last = await this.db.one<{ day: string | null }>('select max(valid_to) as day from person_history where person_id = $1 and field = any ($2)', [personId, touched(body)]);
    return dayMistakes('/since', since, { today, earliest: last?.day });
  }

  /** For the rest of this unit of work. */
  async announce({ correction, since }: CorrectPersonDto): Promise<void> {
    await this.db.query(`select set_config('identity.change', $1, true), set_config('identity.since', $2, true)`, [correction ? 'correction' : '', since ?? '']);
  }
}
