// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { defineProblems, type FieldError } from '../platform/http/problem.js';
import { dayMistakes } from './civil-rules.js';
import type { CorrectPersonDto, PersonDto } from './people.dto.js';

defineProblems({
  'identity.since-with-correction': { status: 422, it: 'Una correzione vale da sempre: togli la data, oppure indica che è un cambiamento.', en: 'A correction holds from the beginning: remove the date, or say that it is a change.' },
});

/** Which fields of the history a change touches: a form sends all of them, and most of them as they were. */
function touched(sent: CorrectPersonDto, { identity, ...names }: PersonDto): string[] {
  const current = { ...names, ...identity };
  const differs = (...fields: (keyof CorrectPersonDto & keyof typeof current)[]): boolean => fields.some((field) => sent[field] !== undefined && sent[field] !== current[field]);
  const changed = { names: differs('givenName', 'familyName', 'alias'), birth_date: differs('birthDate'), sex: differs('sex'), citizenship: differs('citizenship'), code: differs('taxCode') };
  return Object.entries(changed).filter(([, is]) => is).map(([field]) => field);
}

/** What is replaced in a person's identity is kept by triggers of the database; here they are told how and from when it changes. */
@Injectable()
export class IdentityChange {
  constructor(private readonly db: Db) {}

  /** A new value holds from today or an earlier day, but not from before the last change of the same field. */
  async mistakes(current: PersonDto, body: CorrectPersonDto, today: string): Promise<FieldError[]> {
    const { since, correction } = body;
    if (!since) return [];
    if (correction) return [{ pointer: '/since', code: 'identity.since-with-correction' }];
    const last = await this.db.one<{ day: string | null }>('select max(valid_to) as day from person_history where person_id = $1 and field = any ($2)', [current.id, touched(body, current)]);
    return dayMistakes('/since', since, { today, earliest: last?.day });
  }

  /** For the rest of this unit of work. */
  async announce({ correction, since }: CorrectPersonDto): Promise<void> {
    await this.db.query(`select set_config('identity.change', $1, true), set_config('identity.since', $2, true)`, [correction ? 'correction' : '', since ?? '']);
  }
}
