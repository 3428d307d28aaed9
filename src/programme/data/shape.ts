// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Small checkers for files of configuration. A checker is written against the TypeScript type it
 * checks, so a field added to the type and forgotten here does not compile. Every problem is
 * reported with its path, all at once: whoever edits the file sees the whole list.
 */
import { isCivilDate } from '../../platform/time/civil-date.js';
import type { CivilDate } from '../../platform/time/civil-date.js';

export type Report = (path: string, problem: string) => void;

export interface Check<T> {
  (value: unknown, path: string, report: Report): void;
  /** Never set: it only ties the checker to the type it checks. */
  readonly checks?: T;
}

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Exactly these fields: a missing one and an unknown one are both problems. */
export function record<T extends object>(fields: { readonly [K in keyof T]-?: Check<T[K]> }): Check<T> {
  return (value, path, report) => {
    if (!isRecord(value)) return report(path, 'must be an object');
    for (const name of Object.keys(value)) if (!Object.hasOwn(fields, name)) report(at(path, name), 'is not a known field');
    for (const name of Object.keys(fields) as (keyof T & string)[]) {
      if (Object.hasOwn(value, name)) fields[name](value[name], at(path, name), report);
      else report(at(path, name), 'is missing');
    }
  };
}

export function list<T>(item: Check<T>, minimum = 0): Check<readonly T[]> {
  return (value, path, report) => {
    if (!Array.isArray(value)) return report(path, 'must be a list');
    if (value.length < minimum) report(path, `must have at least ${minimum} items`);
    value.forEach((each, index) => item(each, `${path}[${index}]`, report));
  };
}

export function nullable<T>(check: Check<T>): Check<T | null> {
  return (value, path, report) => {
    if (value !== null) check(value, path, report);
  };
}

export function oneOf<const T extends string>(...allowed: readonly T[]): Check<T> {
  return (value, path, report) => {
    if (!allowed.some((each) => each === value)) report(path, `must be one of ${allowed.join(', ')}`);
  };
}

export function integer(minimum: number, maximum = Number.MAX_SAFE_INTEGER): Check<number> {
  return (value, path, report) => {
    const fits = Number.isSafeInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
    if (!fits) report(path, `must be a whole number from ${minimum} to ${maximum}`);
  };
}

export function pattern(expression: RegExp, what: string): Check<string> {
  return (value, path, report) => {
    if (typeof value !== 'string' || !expression.test(value)) report(path, `must be ${what}`);
  };
}

/** Text that says something: no blanks around it, no double blanks inside. */
export const text = pattern(/^\S+(?: \S+)*$/, 'a text without stray blanks');

/** A key, as the database stores it: lower-case words joined by underscores. Keys never change; names may. */
export const key = pattern(/^[a-z0-9]+(?:_[a-z0-9]+)*$/, 'a key of lower-case words joined by underscores');

export const flag: Check<boolean> = (value, path, report) => {
  if (typeof value !== 'boolean') report(path, 'must be true or false');
};

export const civilDate: Check<CivilDate> = (value, path, report) => {
  if (!isCivilDate(value)) report(path, 'must be a date YYYY-MM-DD');
};

/** Anything that JSON can carry. */
export const json: Check<JsonValue> = (value, path, report) => {
  if (Array.isArray(value)) value.forEach((each, index) => json(each, `${path}[${index}]`, report));
  else if (isRecord(value)) Object.entries(value).forEach(([name, each]) => json(each, at(path, name), report));
  else if (typeof value === 'number' ? !Number.isFinite(value) : value !== null && !['string', 'boolean'].includes(typeof value)) {
    report(path, 'must be a value that JSON can carry');
  }
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
