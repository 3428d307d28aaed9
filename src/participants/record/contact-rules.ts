// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineProblems, type FieldError } from '../../platform/http/problem.js';
import { dayMistakes } from '../civil-rules.js';
import type { ChangeContactDto } from './contacts.dto.js';
import { internationalNumber, mayBeMobile } from './phone.js';
import type { ContactKind } from './record-terms.js';

defineProblems({
  'contact.phone': { status: 422, it: 'Non è un numero di telefono: scrivi solo cifre, con il prefisso (+41 …) se non è italiano.', en: 'This is no telephone number: write digits only, with the country code (+41 …) unless it is Italian.' },
  'contact.mobile': { status: 422, it: 'Un cellulare italiano comincia con 3: controlla il numero, o indica che è un telefono fisso.', en: 'An Italian mobile begins with 3: check the number, or say that it is a landline.' },
  'contact.preferred-ended': { status: 422, it: 'Un recapito che finisce non può essere quello preferito: togli l’ultimo giorno o la preferenza.', en: 'A contact that ends cannot be the preferred one: remove the last day or the preference.' },
});

/** One @, something before it, a domain with a dot behind it: whether anybody reads it only a message tells. */
const EMAIL = /^[^\s@<>()[\]",;:\\]+@(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+\p{L}{2,}$/u;

export const isPhone = (kind: ContactKind): boolean => kind === 'mobile' || kind === 'phone';

/** What is wrong with a number, at its pointer. */
export function phoneMistakes(pointer: string, written: string, mobile = false): FieldError[] {
  const number = internationalNumber(written);
  if (number === null) return [{ pointer, code: 'contact.phone' }];
  return mobile && !mayBeMobile(number) ? [{ pointer, code: 'contact.mobile' }] : [];
}

/** A contact as it would stand after what was sent. */
export interface ContactToBe extends ChangeContactDto {
  kind: ContactKind;
  value: string;
  validFrom: string;
}

export function contactMistakes({ kind, value, preferred, validFrom, validTo }: ContactToBe, today: string): FieldError[] {
  return [
    ...(isPhone(kind) ? phoneMistakes('/value', value, kind === 'mobile') : []),
    ...(kind === 'email' && (value.length > 254 || !EMAIL.test(value.trim())) ? [{ pointer: '/value', code: 'field.email' }] : []),
    ...dayMistakes('/validFrom', validFrom, { today }),
    ...dayMistakes('/validTo', validTo, { earliest: validFrom }),
    ...(preferred && validTo ? [{ pointer: '/preferred', code: 'contact.preferred-ended' }] : []),
  ];
}
