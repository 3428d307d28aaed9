// SPDX-License-Identifier: AGPL-3.0-or-later
import { isCivilDate } from '../platform/time/civil-date.js';
import { civil } from './calendar.js';
import { admits } from './groups.js';
import type { Identity } from './person.js';
import type { Random } from './random.js';
import { isOpen, type CaseStory, type PersonStory } from './story.js';
import type { Rows } from './tables.js';
import type { World } from './world.js';

/** Two records of one person, one of them written down wrongly; and how the comparison of records judges them. */
interface Twins {
  first: PersonStory;
  second: PersonStory;
  score: number;
  reasons: string[];
  /** Somebody has said that they are two people. */
  apart: boolean;
}

const NOTES: readonly string[] = ['Sono cugine: le ho incontrate tutte e due.', 'Padre e figlio, hanno lo stesso nome.', 'Omonimi: il CPS conferma che sono due persone.'];

const current = ({ cases }: PersonStory): CaseStory => cases[cases.length - 1];
const keysOf = (person: PersonStory): string[] => person.cases.flatMap(({ enrolments }) => enrolments.map(({ action }) => action.key));
const areasOf = (person: PersonStory): Set<string> => new Set(person.cases.flatMap(({ enrolments }) => enrolments.map(({ action }) => action.area.key)));

/** Known well enough to be recognised, followed today, and inside the ages of every group entered. */
const isPlain = (person: PersonStory): boolean =>
  person.identity.given !== null && (person.identity.family ?? '').length > 5 && person.identity.birthDate !== null && person.identity.alias === null
  && (person.identity.sex === 'female' || person.identity.sex === 'male') && isOpen(current(person)) && person.cases.length === 1
  && current(person).enrolments.length > 0 && current(person).enrolments.every(({ outside }) => outside === null);

/** What somebody wrote of the first when registering them again. */
function mistaken(kind: number, { given, family, birthDate, sex, citizenship }: Identity): { identity: Partial<Identity>; score: number; reasons: string[] } {
  const again = { given, family, birthDate, sex, citizenship };
  const other = `${birthDate!.slice(0, 4)}-${birthDate!.slice(8)}-${birthDate!.slice(5, 7)}`;
  if (kind === 0 && isCivilDate(other) && other !== birthDate) return { identity: { ...again, birthDate: other }, score: 91, reasons: ['names', 'birth-swapped', 'sex'] };
  if (kind === 1) return { identity: { ...again, given: family, family: given }, score: 90, reasons: ['names-swapped', 'birth', 'sex'] };
  return { identity: { ...again, family: family!.slice(0, 2) + family!.slice(3) }, score: 90, reasons: ['family-typo', 'given-equal', 'birth', 'sex'] };
}

const mayBe = (second: PersonStory, birthDate: string): boolean => current(second).enrolments.every(({ group, from }) => admits(group, birthDate, from));

/** The second registered as if it were the first, unless the ages of its groups speak against it. */
function register(kind: number, first: PersonStory, second: PersonStory): Twins | null {
  const { identity, score, reasons } = mistaken(kind, first.identity);
  if (!mayBe(second, identity.birthDate!)) return null;
  Object.assign(second.identity, identity, { codeKind: 'none', code: null });
  return { first, second, score, reasons, apart: false };
}

/**
 * Some people of each case manager, and of each area, stand in the records twice: the second of two stories is told under the name of
 * the first, as it was misheard. Many of them could be merged: they are in different actions, and one of them has no plan.
 */
export function registerTwice(random: Random, people: readonly PersonStory[]): Twins[] {
  const used = new Set<PersonStory>();
  const twins: Twins[] = [];
  const plain = random.shuffled(people.filter(isPlain));
  const find = (fits: (person: PersonStory) => boolean, mergeable: boolean): boolean => {
    const chosen = plain.filter((person) => !used.has(person) && fits(person));
    for (const first of chosen) {
      for (const second of chosen) {
        const apart = keysOf(first).every((key) => !keysOf(second).includes(key)) && (current(first).plan === null || current(second).plan === null);
        if (first === second || (mergeable && !apart)) continue;
        const made = register(twins.length % 3, first, second);
        if (!made) continue;
        twins.push(made);
        [first, second].forEach((person) => used.add(person));
        return true;
      }
    }
    return false;
  };
  // The areas first: there are fewest people in Carcere/REMS.
  for (const area of ['carcere-rems', 'stigma', 'lavoro', 'abitare'] as const) find((person) => areasOf(person).has(area), false);
  [...new Set(plain.map((person) => current(person).managerId))].forEach((manager, i) => {
    const ofManager = (person: PersonStory): boolean => current(person).managerId === manager;
    const waits = find(ofManager, true);
    if (find(ofManager, false) && waits && i % 2 === 0) twins[twins.length - 1].apart = true;
  });
  return twins;
}

/** Some pairs were looked at and told apart; the others wait. */
export function writePairs({ span }: World, random: Random, twins: readonly Twins[], rows: Rows): void {
  twins.forEach(({ first, second, score, reasons, apart }, i) => {
    const [a, b] = [first.id, second.id].sort();
    const found = Math.max(first.registeredOn, second.registeredOn);
    rows.add('duplicate_pair', {
      id: random.id(found), person_id: a, other_person_id: b, score, reasons, status: apart ? 'distinct' : 'open', found_on: civil(found),
      note: apart ? NOTES[i % NOTES.length] : null, decided_on: apart ? civil(Math.min(found + 3, span.until)) : null, decided_by: apart ? current(first).managerId : null,
    });
  });
}
