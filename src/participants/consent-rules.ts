// SPDX-License-Identifier: AGPL-3.0-or-later
import { explainConstraint } from '../platform/database/sqlstate.js';
import { defineProblems, type FieldError } from '../platform/http/problem.js';
import { dayMistakes } from './civil-rules.js';
import type { NewConsentDto } from './consents.dto.js';
import { SENSITIVE_PURPOSES, type ConsentPurpose } from './participants-terms.js';

export const consentProblem = defineProblems({
  'consent.in-force': { status: 409, it: 'Per questa finalità c’è già un consenso in vigore: registrane prima la revoca.', en: 'A consent for this purpose is in force already: record its withdrawal first.' },
  'consent.withdrawn': { status: 409, it: 'Questo consenso è già stato revocato.', en: 'This consent was withdrawn already.' },
  'consent.expired': { status: 409, it: 'Questo consenso è già scaduto: non vale più e non c’è niente da revocare.', en: 'This consent has expired: it counts no more and there is nothing to withdraw.' },
  'consent.by-law': { status: 409, it: 'Questa finalità è un obbligo di legge: non dipende dal consenso della persona e non si revoca.', en: 'This purpose is a legal obligation: it does not depend on the person’s consent and cannot be withdrawn.' },
  'consent.explicit-only': { status: 422, it: 'Per questa finalità vale solo il consenso esplicito della persona: scegli quello.', en: 'For this purpose only the person’s explicit consent counts: choose that.' },
});
explainConstraint('consent_in_force', 'consent.in-force');

const isSensitive = (purpose: ConsentPurpose): boolean => (SENSITIVE_PURPOSES as readonly ConsentPurpose[]).includes(purpose);

/** What is wrong with a consent to be recorded; `at` is the pointer of the object that holds it. */
export function consentMistakes({ purpose, legalBasis, givenOn, expiresOn, informationGivenOn }: NewConsentDto, today: string, at = ''): FieldError[] {
  return [
    ...(isSensitive(purpose) && legalBasis !== 'explicit_consent' ? [{ pointer: `${at}/legalBasis`, code: 'consent.explicit-only' }] : []),
    ...dayMistakes(`${at}/givenOn`, givenOn, { today }),
    ...dayMistakes(`${at}/expiresOn`, expiresOn, { earliest: givenOn }),
    // A consent rests on what the person was told before giving it (GDPR art. 13).
    ...dayMistakes(`${at}/informationGivenOn`, informationGivenOn, { today, latest: givenOn }),
  ];
}
