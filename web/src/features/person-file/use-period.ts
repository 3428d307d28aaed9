// SPDX-License-Identifier: AGPL-3.0-or-later
import { formatDate } from '../../ui/format.js';
import { useTexts } from './texts.js';

/** From when to when, in words: "dal 21/11/2026 al 3/12/2026". */
export function useSpan(): (from: string, to: string | null) => string {
  const t = useTexts();
  return (from, to) => (to ? t('fromTo', { from: formatDate(from), to: formatDate(to) }) : t('from', { from: formatDate(from) }));
}
