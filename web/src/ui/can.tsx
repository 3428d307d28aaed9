// SPDX-License-Identifier: AGPL-3.0-or-later
import { createMongoAbility, subject as tagged } from '@casl/ability';
import type { MongoAbility, RawRuleOf } from '@casl/ability';
import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { Rule } from '../api/types.js';

/** What may be done: the verbs and subjects of the server's permission table. */
export type Verb = Rule['action'];
export type Subject = Rule['subject'];

/** The ability of a session's rules. The server judges again: this only hides what would be refused. */
export function abilityOf(rules: readonly Rule[]): MongoAbility {
  return createMongoAbility(rules as unknown as RawRuleOf<MongoAbility>[]);
}

/** The signed-in role's ability; nothing is allowed without one. */
export const AbilityContext = createContext<MongoAbility>(createMongoAbility([]));

/** Asks "may I …?": `can('create', 'Person')`, or about one record `can('update', 'Activity', activity)`. */
export function useCan(): (verb: Verb, subject: Subject, record?: object) => boolean {
  const ability = useContext(AbilityContext);
  // A copy, since CASL marks the object it is given.
  return (verb, subject, record) => ability.can(verb, record ? tagged(subject, { ...record }) : subject);
}

interface CanProps {
  do: Verb;
  on: Subject;
  /** The record in question, when the rule depends on it. */
  record?: object;
  children: ReactNode;
  /** Shown instead when it is not allowed. */
  otherwise?: ReactNode;
}

/** Shows its content only to a role that may do `do` on `on`. */
export function Can({ do: verb, on, record, children, otherwise = null }: CanProps) {
  return useCan()(verb, on, record) ? children : otherwise;
}
