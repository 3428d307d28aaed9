// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineProblems, type FieldError } from '../platform/http/problem.js';

defineProblems({
  'person.name-missing': { status: 422, it: 'Scrivi almeno un nome, un cognome o un alias.', en: 'Write at least a given name, a family name or an alias.' },
  'person.citizenship': { status: 422, it: 'Indica la cittadinanza con le due lettere del codice ISO, per esempio IT o MA.', en: 'Give the citizenship as the two letters of its ISO code, for example IT or MA.' },
  'person.months-without-unemployment': { status: 422, it: 'I mesi senza lavoro si indicano solo per chi è disoccupato.', en: 'Months without work are given for unemployed people only.' },
  'consent.twice': { status: 422, it: 'Questa finalità è già nell’elenco: indicala una volta sola.', en: 'This purpose is in the list already: give it once.' },
});

/** Only what was sent: undefined is "not touched", null is "empty it". */
export const given = <T extends object>(values: T): Partial<T> => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;

export const tidy = (text: string | null | undefined): string | null | undefined => text?.normalize('NFC').trim().replace(/\s+/g, ' ') ?? text;

export const nameMistakes = ({ givenName, familyName, alias }: { givenName?: string | null; familyName?: string | null; alias?: string | null }): FieldError[] =>
  givenName || familyName || alias ? [] : ['/familyName', '/alias'].map((pointer) => ({ pointer, code: 'person.name-missing' }));

export const citizenshipMistakes = (citizenship: string | null | undefined): FieldError[] =>
  typeof citizenship === 'string' && !/^[A-Z]{2}$/.test(citizenship) ? [{ pointer: '/citizenship', code: 'person.citizenship' }] : [];

export const monthsMistakes = (status: string | null | undefined, months: number | null | undefined, pointer = '/characteristics/unemployedMonths'): FieldError[] =>
  months !== null && months !== undefined && status !== 'unemployed' ? [{ pointer, code: 'person.months-without-unemployment' }] : [];
