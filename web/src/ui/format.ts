// SPDX-License-Identifier: AGPL-3.0-or-later
import { currentLanguage } from '../i18n/language.js';
import type { Language } from '../i18n/language.js';

const tags: Record<Language, string> = { it: 'it-IT', en: 'en-GB' };
const cache = new Map<string, Intl.NumberFormat>();

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${currentLanguage()} ${JSON.stringify(options)}`;
  let format = cache.get(key);
  if (!format) {
    // Italian would leave 1155,20 without its point: grouping is asked for always.
    format = new Intl.NumberFormat(tags[currentLanguage()], { useGrouping: 'always', ...options });
    cache.set(key, format);
  }
  return format;
}

/** A civil date 'YYYY-MM-DD' as 21/11/2026; blank for none. */
export function formatDate(date: string | null | undefined): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? '');
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : '';
}

/** The civil day of an instant (UTC, ISO) in Italy, as 'YYYY-MM-DD'. */
export function romeDay(instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant));
}

/** An instant (UTC, ISO) as 21/11/2026, 14:05 in Italy's time; blank for none. */
export function formatDateTime(instant: string | null | undefined): string {
  if (!instant) return '';
  return new Intl.DateTimeFormat('it-IT', {
    timeZone: 'Europe/Rome',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
}

/** An instant (UTC, ISO) as 14:05 in Italy's time; blank for none. */
export function formatTime(instant: string | null | undefined): string {
  return instant ? new Intl.DateTimeFormat('it-IT', { timeZone: 'Europe/Rome', hour: '2-digit', minute: '2-digit' }).format(new Date(instant)) : '';
}

/** The month of a civil date, in words: novembre 2026. */
export function formatMonth(date: string): string {
  return new Intl.DateTimeFormat(tags[currentLanguage()], { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(new Date(`${date.slice(0, 7)}-01T00:00:00Z`));
}

/** Integer cents as 1.155.200,00 €; blank for none. */
export function formatEuro(cents: number | null | undefined): string {
  return cents === null || cents === undefined ? '' : numbers({ style: 'currency', currency: 'EUR' }).format(cents / 100);
}

/** A count or quantity with its separators: 18.420 or 12,5 (`decimals` at most, default 2); blank for none. */
export function formatNumber(value: number | null | undefined, decimals = 2): string {
  return value === null || value === undefined ? '' : numbers({ maximumFractionDigits: decimals }).format(value);
}

/** A ratio as a whole percentage: 0.364 → 36%. */
export function formatPercent(ratio: number): string {
  return numbers({ style: 'percent', maximumFractionDigits: 0 }).format(ratio);
}

/** Minutes as hours and minutes: 150 → 2 h 30 min. */
export function formatMinutes(minutes: number | null | undefined): string {
  if (minutes === null || minutes === undefined) return '';
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours ? `${formatNumber(hours)} h` : '', rest || !hours ? `${rest} min` : ''].filter(Boolean).join(' ');
}

/** Cents as they stand in an amount field: 1.250,00. */
export function euroInput(cents: number | null | undefined): string {
  return cents === null || cents === undefined
    ? ''
    : numbers({ minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(cents / 100);
}

/**
 * Reads an amount the way people write it: '1.250,5', '1250,50', '€ 1.250'. Returns integer cents,
 * null when blank, undefined when it cannot be read. A separator followed by one or two final digits can
 * only be the decimal one, so '12.50' is read as twelve and a half in Italian too.
 */
export function parseEuro(text: string, language: Language = currentLanguage()): number | null | undefined {
  return parseScaled(text.replaceAll('€', ''), 2, language);
}

/** Reads a quantity with at most `decimals` decimals; null when blank, undefined when it cannot be read. */
export function parseNumber(
  text: string,
  decimals = 0,
  language: Language = currentLanguage(),
): number | null | undefined {
  const scaled = parseScaled(text, decimals, language);
  return typeof scaled === 'number' ? scaled / 10 ** decimals : scaled;
}

/** The number times 10^decimals, read digit by digit: no binary fraction ever touches an amount. */
function parseScaled(text: string, decimals: number, language: Language): number | null | undefined {
  const bare = text.replace(/[\s\u00a0\u202f']/g, '');
  if (bare === '') return null;
  const decimal = decimalSeparator(bare, language === 'it' ? ',' : '.');
  const thousands = decimal === ',' ? '.' : ',';
  const [whole = '', fraction = '', ...more] = bare.split(decimal);
  const grouped = new RegExp(`^-?(\\d+|\\d{1,3}(\\${thousands}\\d{3})+)$`);
  if (more.length > 0 || !grouped.test(whole) || !/^\d*$/.test(fraction) || fraction.length > decimals) return undefined;
  const scaled = Number(whole.replaceAll(thousands, '') + fraction.padEnd(decimals, '0'));
  return Number.isSafeInteger(scaled) ? scaled : undefined;
}

/** The language's own separator, unless the text can only mean the other one. */
function decimalSeparator(text: string, usual: ',' | '.'): ',' | '.' {
  const other = usual === ',' ? '.' : ',';
  const last = new RegExp(`\\${other}\\d{1,2}$`);
  return !text.includes(usual) && last.test(text) && text.split(other).length === 2 ? other : usual;
}

/** True for a real civil date 'YYYY-MM-DD'. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
