// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

/** Words of the frame around every page of a person. */
export const { useTexts, t } = defineTexts('person-file', {
  it: {
    age_one: '{{count}} anno',
    age_other: '{{count}} anni',
    ageUnknown: 'età non nota',
    since: 'in carico dal {{date}}',
    closed: 'presa in carico conclusa il {{date}}',
  },
  en: {
    age_one: '{{count}} year old',
    age_other: '{{count}} years old',
    ageUnknown: 'age unknown',
    since: 'in charge since {{date}}',
    closed: 'case concluded on {{date}}',
  },
});
