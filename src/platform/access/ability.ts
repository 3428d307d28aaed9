// SPDX-License-Identifier: AGPL-3.0-or-later
import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability';
import { GRANTS, ROLES, type Role, type Subject, type Verb } from './grants.js';
import { listOf } from './policies.js';

export type AppAbility = MongoAbility<[Verb, Subject]>;

/** What the web client shows or hides by; the server asks the same table. */
export interface Rule {
  action: Verb;
  subject: Subject;
}

const built = new Map<Role, AppAbility>(ROLES.map((role) => [role, build(role)]));

/** May a role try a verb on a subject at all? On which rows is the database's answer. */
export const abilityOf = (role: Role): AppAbility => built.get(role)!;

export const rulesOf = (role: Role): Rule[] =>
  abilityOf(role).rules.map((r) => ({ action: r.action as Verb, subject: r.subject as Subject }));

function build(role: Role): AppAbility {
  const { can, build: done } = new AbilityBuilder<AppAbility>(createMongoAbility);
  const seen = new Set<string>();
  for (const grant of GRANTS.filter((g) => listOf(g.role).includes(role))) {
    for (const subject of listOf(grant.on)) {
      for (const verb of grant.can) {
        if (!seen.has(`${verb} ${subject}`)) can(verb, subject);
        seen.add(`${verb} ${subject}`);
      }
    }
  }
  return done();
}
