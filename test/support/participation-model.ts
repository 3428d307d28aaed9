// SPDX-License-Identifier: AGPL-3.0-or-later
import { addDays } from '../../src/platform/time/civil-date.js';

/**
 * The rules of participation (Regulation (EU) 2021/1057, Annex I and Art. 17), written again in the plainest way: nothing is kept but
 * what happened, and every answer is worked out from the whole story. It shares no rule with the product.
 */

export type Operation = 'one' | 'two';
export type Axis = 'casa' | 'lavoro' | 'socialita' | 'apprendimento';

/** What ESF+ asks at entry, by the names of the table's columns. */
export interface Entry {
  sex: string | null;
  birth_date: string | null;
  citizenship: string | null;
  employment_status: string | null;
  unemployed_months: number | null;
  education: string | null;
  disability: string | null;
  foreign_background: string | null;
  minority: string | null;
  homeless: string | null;
  rural: boolean | null;
}

export interface EnrolmentStory {
  id: string;
  operation: Operation | null;
  action: string;
  startsOn: string;
  endsOn: string | null;
  state: 'admitted' | 'waiting' | 'declined';
}

export interface CaseStory {
  id: string;
  openedOn: string;
  concludedOn: string | null;
  outcome: string | null;
  enrolments: EnrolmentStory[];
  hasPlan: boolean;
  goals: Set<Axis>;
  baselines: Map<Axis, number>;
  finals: Map<Axis, number>;
  /** Days on which a level was assessed. */
  assessed: string[];
}

export interface PersonStory {
  id: string;
  /** What is known of the person now; a participation copies it when they enter. */
  known: Entry;
  cases: CaseStory[];
  /** Entry data by operation: what was known at the first entry, and what was missing and was completed. */
  entries: Map<Operation, Entry>;
  /** What was done, for who reads a failure. */
  told: string[];
}

export const newCase = (id: string, openedOn: string): CaseStory => ({
  id, openedOn, concludedOn: null, outcome: null, enrolments: [], hasPlan: false, goals: new Set(), baselines: new Map(), finals: new Map(), assessed: [],
});

export const current = (person: PersonStory): CaseStory => person.cases.at(-1)!;
export const lastConclusion = (person: PersonStory): string | null => person.cases.map((c) => c.concludedOn).filter((day) => day !== null).sort().at(-1) ?? null;

const MUST = ['sex', 'birth_date', 'employment_status', 'education'] as const;
/** A refusal is an answer, and is none of these four. */
export const isReportable = (entry: Entry): boolean => MUST.every((field) => entry[field] !== null);

/** Completed years: nobody is a year older before the day comes round, and 29 February comes round on 1 March. */
export const yearsOn = (birth: string, day: string): number => Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);

const touching = (a: { startsOn: string; endsOn: string | null }, b: { startsOn: string; endsOn: string | null }): boolean =>
  a.startsOn <= (b.endsOn ?? '9999-12-31') && b.startsOn <= (a.endsOn ?? '9999-12-31');

/** Is the person enrolled in the action on some of these days already? Who was declined never was. */
export const overlaps = (person: PersonStory, wanted: { action: string; startsOn: string; endsOn: string | null }): boolean =>
  person.cases.some((c) => c.enrolments.some((e) => e.action === wanted.action && e.state !== 'declined' && touching(e, wanted)));

/** Whoever is admitted enters: at the first time, with what is known then. */
export function enter(person: PersonStory, operation: Operation | null): void {
  if (operation && !person.entries.has(operation)) person.entries.set(operation, { ...person.known });
}

/** One per person and operation, whatever the number of actions, cases and re-entries. */
export function participations(person: PersonStory): ({ operation: Operation; entered_on: string; exited_on: string | null } & Entry)[] {
  return (['one', 'two'] as const).flatMap((operation) => {
    const cases = casesOf(person, operation);
    if (cases.length === 0) return [];
    const starts = cases.flatMap((c) => admitted(c, operation)).map((e) => e.startsOn).sort();
    const isIn = cases.some((c) => c.concludedOn === null);
    return [{ operation, entered_on: starts[0], exited_on: isIn ? null : cases.map((c) => c.concludedOn!).sort().at(-1)!, ...person.entries.get(operation)! }];
  });
}

/** ISR4_2IT of somebody who is out; null for who is in or never entered. Waits for 28 full days, and looks at the last conclusion alone. */
export function result(person: PersonStory, operation: Operation, today: string): 'awaiting' | 'counted' | 'not_counted' | null {
  const participation = participations(person).find((p) => p.operation === operation);
  if (!participation?.exited_on) return null;
  if (today <= addDays(participation.exited_on, 28)) return 'awaiting';
  const last = casesOf(person, operation).at(-1)!;
  return isReportable(participation) && isBetter(last) ? 'counted' : 'not_counted';
}

const admitted = (c: CaseStory, operation: Operation): EnrolmentStory[] => c.enrolments.filter((e) => e.state === 'admitted' && e.operation === operation);
const casesOf = (person: PersonStory, operation: Operation): CaseStory[] => person.cases.filter((c) => admitted(c, operation).length > 0);

const BAD = ['dropped_out', 'worsened', 'institutionalised', 'back_to_prison', 'deceased'];

/** At least one worked axis up by one, none down by two, no outcome that excludes; what was not assessed cannot be better. */
function isBetter({ outcome, hasPlan, goals, baselines, finals }: CaseStory): boolean {
  const worked = hasPlan ? [...goals] : [...baselines.keys()];
  if (BAD.includes(outcome!) || worked.some((axis) => !baselines.has(axis) || !finals.has(axis))) return false;
  const changes = worked.map((axis) => finals.get(axis)! - baselines.get(axis)!);
  return changes.some((c) => c >= 1) && changes.every((c) => c > -2);
}
