// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineProblems, type FieldError } from '../../platform/http/problem.js';
import { dayMistakes } from '../civil-rules.js';
import type { Power } from './record-terms.js';
import type { ChangeRepresentativeDto } from './representatives.dto.js';

defineProblems({
  'representative.act-incomplete': { status: 422, it: 'Dell’atto servono il numero e la data insieme.', en: 'Of the act, both number and date are needed.' },
  'representative.powers-missing': { status: 422, it: 'Scegli in che cosa rappresenta la persona: almeno una voce.', en: 'Choose in what they represent the person: one thing at least.' },
  'representative.ended-needs-day': { status: 422, it: 'Indica anche l’ultimo giorno.', en: 'Give the last day too.' },
});

/** Why a representative may not sign, each under the code `representative.<lack>`. */
export const representativeProblem = defineProblems({
  'representative.unknown': { status: 422, it: 'Non è tra chi rappresenta la persona: scegli dall’elenco.', en: 'Not among those who represent the person: choose from the list.' },
  'representative.not-yet': { status: 422, it: 'In quel giorno non rappresenta ancora la persona: firma chi è in carica.', en: 'On that day they do not represent the person yet: somebody in office signs.' },
  'representative.ended': { status: 422, it: 'In quel giorno non rappresenta più la persona: firma chi è in carica.', en: 'On that day they represent the person no more: somebody in office signs.' },
  'representative.power': { status: 422, it: 'Tra i suoi poteri non c’è la firma del progetto: aggiungila se l’atto la prevede, oppure firma la persona.', en: 'Signing the plan is not among their powers: add it if the act provides for it, or the person signs.' },
  'representative.act': { status: 422, it: 'Manca l’atto di nomina: registrane numero e data.', en: 'The appointing act is missing: record its number and date.' },
  'representative.of-age': { status: 422, it: 'La persona è maggiorenne: i genitori non firmano più per lei.', en: 'The person is of age: parents no longer sign for them.' },
});

export interface RepresentativeToBe extends ChangeRepresentativeDto {
  powers: Power[];
  validFrom: string;
}

export function representativeMistakes({ powers, actNumber, actDate, validFrom, validTo, endedReason }: RepresentativeToBe, today: string): FieldError[] {
  return [
    ...(powers.length === 0 ? [{ pointer: '/powers', code: 'representative.powers-missing' }] : []),
    ...(actNumber && !actDate ? [{ pointer: '/actDate', code: 'representative.act-incomplete' }] : []),
    ...(actDate && !actNumber ? [{ pointer: '/actNumber', code: 'representative.act-incomplete' }] : []),
    ...dayMistakes('/actDate', actDate, { today }),
    ...dayMistakes('/validTo', validTo, { earliest: validFrom }),
    ...(endedReason && !validTo ? [{ pointer: '/validTo', code: 'representative.ended-needs-day' }] : []),
  ];
}
