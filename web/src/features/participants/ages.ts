// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

const { useTexts } = defineTexts('participants.ages', {
  it: { any: 'qualsiasi età', from: 'dai {{min}} anni', to: 'fino a {{max}} anni', between: 'dai {{min}} ai {{max}} anni' },
  en: { any: 'any age', from: 'from age {{min}}', to: 'up to age {{max}}', between: 'aged {{min}} to {{max}}' },
});

interface AgeRange {
  minAge: number | null;
  maxAge: number | null;
}

/** A target group's ages in words; both ends are included. */
export function useAges(): (group: AgeRange) => string {
  const t = useTexts();
  return ({ minAge: min, maxAge: max }) => {
    if (min === null && max === null) return t('any');
    if (max === null) return t('from', { min: min ?? 0 });
    return min === null ? t('to', { max }) : t('between', { min, max });
  };
}

/** True when a group asks for an age at all. */
export function isLimited({ minAge, maxAge }: AgeRange): boolean {
  return minAge !== null || maxAge !== null;
}

/** True when an age lies outside a group's limits. */
export function isOutside(age: number, { minAge, maxAge }: AgeRange): boolean {
  return (minAge !== null && age < minAge) || (maxAge !== null && age > maxAge);
}
