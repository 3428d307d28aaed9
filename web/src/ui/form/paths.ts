// SPDX-License-Identifier: AGPL-3.0-or-later
/** Values inside a form, addressed as react-hook-form does: 'lines.0.amount'. */

/** A JSON pointer as a field name: '/lines/0/amount' → 'lines.0.amount'; '' for the whole body. */
export function fieldOfPointer(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

/** The value at `name`; undefined where there is none. */
export function valueAt(values: unknown, name: string): unknown {
  return name.split('.').reduce<unknown>((inner, step) => (isObject(inner) ? inner[step] : undefined), values);
}

/** Same value, whatever object holds it; blank and absent are the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(blankAsNull(a)) === JSON.stringify(blankAsNull(b));
}

function blankAsNull(value: unknown): unknown {
  return value === undefined || value === '' ? null : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** One field that somebody else changed while a form was open. */
export interface ChangedField {
  name: string;
  /** As it was when the form was opened. */
  before: unknown;
  mine: unknown;
  theirs: unknown;
  /** True when the form changed it too, to something else: only then is there something to choose. */
  contested: boolean;
}

/** What somebody else changed, among `names`, between `before` and `theirs`. */
export function changedByOthers(names: string[], before: unknown, mine: unknown, theirs: unknown): ChangedField[] {
  return names
    .map(name => ({ name, before: valueAt(before, name), mine: valueAt(mine, name), theirs: valueAt(theirs, name) }))
    .filter(field => !sameValue(field.before, field.theirs) && !sameValue(field.mine, field.theirs))
    .map(field => ({ ...field, contested: !sameValue(field.mine, field.before) }));
}

/** One thing about a record, in words: "Stato: Fissato". */
export interface RecordFact {
  label: string;
  value: string;
}

/** A fact that is another one by now. */
export interface ChangedFact {
  label: string;
  before: string;
  now: string;
}

/** What of a record changed, among what is said of it. */
export function changedFacts(before: readonly RecordFact[] = [], now: readonly RecordFact[] = []): ChangedFact[] {
  return now
    .map(({ label, value }) => ({ label, before: before.find(fact => fact.label === label)?.value ?? '', now: value }))
    .filter(fact => fact.before !== fact.now);
}
