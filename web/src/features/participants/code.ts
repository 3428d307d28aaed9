// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What can be read of a code while it is being typed: its kind, and where it disagrees with the rest. Only to
 * help the person who types: whether the code is right is for the server to say.
 */
export type ReadKind = 'regular' | 'provisional' | 'stp' | 'eni';
export type Disagreement = 'birthDate' | 'sex';

const monthLetters = 'ABCDEHLMPRST';
const omocodiaLetters = 'LMNPQRSTUV';
/** On a woman's code the day is 40 higher. */
const womenOffset = 40;

const bare = (text: string) => text.replace(/\s/g, '').toUpperCase();

/** The kind of code, once all of it is written. */
export function kindOfCode(text: string): ReadKind | null {
  const code = bare(text);
  if (/^\d{11}$/.test(code)) return 'provisional';
  if (/^(STP|ENI)\d{13}$/.test(code)) return code.startsWith('STP') ? 'stp' : 'eni';
  return /^[A-Z]{6}[\dLMNP-V]{2}[ABCDEHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/.test(code) ? 'regular' : null;
}

/** In what a codice fiscale and the identity disagree: worth a second look, never a reason to refuse. */
export function disagreements(text: string, birthDate: string, sex: string): Disagreement[] {
  if (kindOfCode(text) !== 'regular') return [];
  const digits = (from: number, to: number) => [...bare(text).slice(from, to)].map(character => digitOf(character)).join('');
  const dayAndSex = Number(digits(9, 11));
  const woman = dayAndSex > womenOffset;
  const month = String(monthLetters.indexOf(bare(text).charAt(8)) + 1).padStart(2, '0');
  const day = String(woman ? dayAndSex - womenOffset : dayAndSex).padStart(2, '0');
  const found: Disagreement[] = [];
  if (birthDate && birthDate.slice(2) !== `${digits(6, 8)}-${month}-${day}`) found.push('birthDate');
  if ((sex === 'female' || sex === 'male') && (sex === 'female') !== woman) found.push('sex');
  return found;
}

/** Where two people would have the same code, digits become letters. */
function digitOf(character: string): string {
  const place = omocodiaLetters.indexOf(character);
  return place < 0 ? character : String(place);
}
