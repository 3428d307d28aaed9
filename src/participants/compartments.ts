// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { defineProblems, Problem, type FieldError } from '../platform/http/problem.js';
import { CONSENT_STANDS } from './participants.queries.js';

defineProblems({
  'compartment.closed': { status: 422, it: 'Qui non puoi scrivere. I dati giudiziari sono di chi lavora nell’area Carcere e REMS; gli altri dati riservati chiedono il consenso esplicito della persona, in vigore.', en: 'You cannot write here. Judicial data are for those who work in the area Carcere and REMS; other reserved data need the person’s explicit consent, in force.' },
});

/** Where something about a person is kept: for everybody who reaches them, or for fewer (GDPR art. 9 and 10). */
export const COMPARTMENTS = ['general', 'judicial', 'substance_use', 'hiv', 'sexual_violence'] as const;
export type Compartment = (typeof COMPARTMENTS)[number];

/** Alias p: person. Where whoever asks may write: that others exist, or hold something, is not told. */
export const OPEN_COMPARTMENTS = `array_remove(array['general', case when access.sees_judicial() then 'judicial' end], null)
  || array(select k.purpose from consent k where k.person_id = p.id and ${CONSENT_STANDS}
            and k.purpose in ('substance_use', 'hiv', 'sexual_violence') order by k.purpose)`;

const PLACE_SQL = `
  select ${OPEN_COMPARTMENTS} as open,
         (select c.id from case_file c where c.person_id = p.id order by c.status = 'open' desc, c.opened_on desc, c.id desc limit 1) as "caseId"
    from person p where p.id = $1`;

/** Where what is written about a person goes. */
export interface Place {
  open: Compartment[];
  /** The open case, or the last one; null for somebody never taken in charge. */
  caseId: string | null;
}

@Injectable()
export class Places {
  constructor(private readonly db: Db) {}

  /** 404 when the person is not there for whoever asks. */
  async of(personId: string): Promise<Place> {
    const place = await this.db.one<Place>(PLACE_SQL, [personId]);
    if (!place) throw Problem.notFound();
    return place;
  }
}

export const compartmentMistakes = (compartment: Compartment | undefined, { open }: Place): FieldError[] =>
  compartment === undefined || open.includes(compartment) ? [] : [{ pointer: '/compartment', code: 'compartment.closed' }];
