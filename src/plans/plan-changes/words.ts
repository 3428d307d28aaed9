// SPDX-License-Identifier: AGPL-3.0-or-later
import { formatEuro, type Cents } from '../../platform/money/cents.js';
import { readProgrammeFile } from '../../programme/data/programme-file.js';
import type { Axis, InterventionKind, Source } from '../plan-terms.js';

type Language = 'it' | 'en';

/** One thing said in both languages. */
export interface Said {
  it: string;
  en: string;
}

const { lifeAxes } = readProgrammeFile();

/** A long text is recognised by its beginning. */
const LONGEST_QUOTE = 160;

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE).trimEnd()}…` : line;
}
export const quote = (text: string): Said => ({ it: `«${cut(text)}»`, en: `“${cut(text)}”` });

/** 2026-01-31 as 31/01/2026, in both languages. */
export const day = (date: string): string => date.split('-').reverse().join('/');
export const euro = (cents: Cents): Said => ({ it: formatEuro(cents, 'it'), en: formatEuro(cents, 'en') });
export const axis = (key: Axis): Said => lifeAxes.find((one) => one.key === key)!.name;

const UNIT: Readonly<Record<string, { it: readonly [string, string]; en: readonly [string, string] }>> = {
  hour: { it: ['ora', 'ore'], en: ['hour', 'hours'] },
  day: { it: ['giorno', 'giorni'], en: ['day', 'days'] },
  session: { it: ['incontro', 'incontri'], en: ['session', 'sessions'] },
  meal: { it: ['pasto', 'pasti'], en: ['meal', 'meals'] },
  month: { it: ['mese', 'mesi'], en: ['month', 'months'] },
  piece: { it: ['pezzo', 'pezzi'], en: ['piece', 'pieces'] },
};

/** "12,5 ore": a decimal text in the language's own way, with its unit. */
export function quantity(decimal: string, unit: string): Said {
  const [whole, fraction] = decimal.split('.');
  const number = (mark: string): string => (fraction ? `${whole}${mark}${fraction}` : whole);
  const one = decimal === '1' ? 0 : 1;
  return { it: `${number(',')} ${UNIT[unit].it[one]}`, en: `${number('.')} ${UNIT[unit].en[one]}` };
}

export const unitOf = (unit: string): Said => ({ it: UNIT[unit].it[0], en: UNIT[unit].en[0] });

/** Minutes as hours and minutes: "10 ore e 30 minuti". */
export function hours(minutes: number): Said {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  const inIt = [...(h > 0 ? [`${h} ${h === 1 ? 'ora' : 'ore'}`] : []), ...(m > 0 ? [`${m} ${m === 1 ? 'minuto' : 'minuti'}`] : [])];
  const inEn = [...(h > 0 ? [`${h} ${h === 1 ? 'hour' : 'hours'}`] : []), ...(m > 0 ? [`${m} ${m === 1 ? 'minute' : 'minutes'}`] : [])];
  return { it: inIt.join(' e '), en: inEn.join(' and ') };
}

export const PAID_BY: Readonly<Record<Source, Said>> = {
  convenzione: { it: 'a carico della convenzione', en: 'paid by the convenzione' },
  health: { it: 'a carico della sanità (ASST)', en: 'paid by health (ASST)' },
  social: { it: 'a carico di altre risorse del Comune', en: 'paid by other resources of the Comune' },
  ets_cash: { it: 'a carico dell’ETS, in denaro', en: 'paid by the ETS, in cash' },
  ets_in_kind: { it: 'a carico dell’ETS, in natura', en: 'brought by the ETS, in kind' },
  person_family: { it: 'a carico della persona e della famiglia', en: 'paid by the person and the family' },
  community: { it: 'offerta dalla comunità, senza spesa', en: 'offered by the community, without spending' },
  other: { it: 'a carico di altri fondi', en: 'paid by other funds' },
};

export const DONE_AS: Readonly<Record<InterventionKind, Said>> = {
  simple: { it: 'semplice', en: 'simple' },
  complex: { it: 'complesso', en: 'complex' },
  group: { it: 'di gruppo', en: 'in a group' },
};

/** Fills `{name}` with what is said under it, in each language. */
export function say(it: string, en: string, values: Readonly<Record<string, Said | string | number>> = {}): Said {
  const fill = (text: string, language: Language): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      return typeof value === 'object' ? value[language] : String(value);
    });
  return { it: fill(it, 'it'), en: fill(en, 'en') };
}

/** Several things said one after the other. */
export const joined = (parts: readonly Said[], mark = '; '): Said => ({ it: parts.map((p) => p.it).join(mark), en: parts.map((p) => p.en).join(mark) });
