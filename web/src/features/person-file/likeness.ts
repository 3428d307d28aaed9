// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Answer } from '../../api/types.js';
import type { StatusTone } from '../../ui/status-badge.js';
import { defineTexts } from '../../i18n/index.js';

export type Candidate = Answer<'/api/v1/people/duplicate-checks', 'post'>['items'][number];
export type Likelihood = Candidate['likelihood'];

/** How likely two records are of one person, as a badge shows it. */
export const likelihoodTone: Record<Likelihood, StatusTone> = { certain: 'danger', high: 'warning', medium: 'info' };

/** Words of why two records may be of one person. */
export const { useTexts: useLikeness } = defineTexts('person-file.likeness', {
  it: {
    likelihood: { certain: 'Quasi certo', high: 'Probabile', medium: 'Possibile' },
    reason: {
      code: 'stesso codice',
      names: 'stesso nome e cognome',
      'names-swapped': 'nome e cognome scambiati',
      'names-alike': 'nome e cognome uguali o quasi',
      'family-equal': 'stesso cognome',
      'family-typo': 'cognome con una lettera diversa',
      'family-sound': 'cognome che si pronuncia allo stesso modo',
      'family-part': 'cognome uguale in parte',
      'given-equal': 'stesso nome',
      'given-typo': 'nome con una lettera diversa',
      'given-sound': 'nome che si pronuncia allo stesso modo',
      'given-part': 'nome uguale in parte',
      alias: 'stesso alias',
      'alias-name': 'l’alias di una è il nome dell’altra',
      birth: 'stessa data di nascita',
      'birth-swapped': 'giorno e mese di nascita scambiati',
      'birth-digit': 'data di nascita con una cifra diversa',
      'birth-year': 'stesso anno di nascita',
      'birth-alike': 'data di nascita uguale o quasi',
      phone: 'stesso numero di telefono',
      sex: 'stesso sesso',
      'birth-differs': 'ma data di nascita diversa',
      'sex-differs': 'ma sesso diverso',
      'code-differs': 'ma codice fiscale diverso',
    },
  },
  en: {
    likelihood: { certain: 'Almost certain', high: 'Likely', medium: 'Possible' },
    reason: {
      code: 'same code',
      names: 'same given and family name',
      'names-swapped': 'given and family name swapped',
      'names-alike': 'given and family name equal or nearly so',
      'family-equal': 'same family name',
      'family-typo': 'family name with one letter different',
      'family-sound': 'family name that sounds the same',
      'family-part': 'family name partly equal',
      'given-equal': 'same given name',
      'given-typo': 'given name with one letter different',
      'given-sound': 'given name that sounds the same',
      'given-part': 'given name partly equal',
      alias: 'same alias',
      'alias-name': 'the alias of one is the name of the other',
      birth: 'same date of birth',
      'birth-swapped': 'day and month of birth swapped',
      'birth-digit': 'date of birth with one digit different',
      'birth-year': 'same year of birth',
      'birth-alike': 'date of birth equal or nearly so',
      phone: 'same telephone number',
      sex: 'same sex',
      'birth-differs': 'but another date of birth',
      'sex-differs': 'but another sex',
      'code-differs': 'but another tax code',
    },
  },
});
