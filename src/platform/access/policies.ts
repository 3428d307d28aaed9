// SPDX-License-Identifier: AGPL-3.0-or-later
import { GRANTS, ROLES, SUBJECTS, STATS_READS, VERBS, type Grant, type Role, type Subject, type Verb } from './grants.js';
import { SCOPES, type Scope } from './scopes.js';

type Command = 'select' | 'insert' | 'update' | 'delete';

/** One row policy, or several roles that share it. */
interface Policy {
  table: string;
  command: Command;
  using?: Scope;
  check?: Scope;
  roles: Role[];
}

/**
 * No FORCE on tables that are not about people, which migrations fill, and on those that resolve who is asking: their owner reads
 * them before anybody is known. The application role owns nothing, so its policies bind it all the same.
 */
const NOT_FORCED = new Set(['access.account', 'access.account_role', 'access.draft', 'access.invitation', 'access.mail', 'audit.entry', 'audit.seal', 'convenzione_extension', 'period', 'ceiling', 'indicator_target', 'intensity_band', 'allocation', 'ledger_entry', 'access.substitution']);

/** Where not every column is for those who may read the row. */
const COLUMNS: Readonly<Record<string, Partial<Record<Command, string>>>> = {
  'audit.seal': { select: '(number, first_id, last_id, entries, hash, sealed_at)' },
  'access.account': {
    select: '(id, email, given_name, family_name, locale, demo, disabled_at, version, created_at)',
    // A password is written by whoever chooses it alone (schema signin).
    insert: '(id, email, given_name, family_name, locale)',
    update: '(disabled_at, given_name, family_name, version)',
  },
  'access.account_role': { update: '(valid_to, version)' },
  // How long a link lives is the table's own default; the token's hash is read by nobody.
  'access.invitation': {
    select: '(id, account_id, mail_id, status, invited_by, invited_at, expires_at, settled_at)',
    insert: '(id, account_id, token_hash, mail_id, invited_by)',
    update: '(status, settled_at)',
  },
  'access.mail': { select: '(id, account_id, email, locale, kind, params, status, attempts, error, useful_until, queued_at, taken_at, settled_at)' },
  // History stays as it was: a version is superseded, never edited; an act is recorded, never changed.
  ceiling: { update: '(superseded_at)' },
  indicator_target: { update: '(superseded_at)' },
  period: { update: '(ends_on)' },
  intensity_band: { update: '(valid_to)' },
  // Whom a person was merged into is written by the merge alone.
  person: { update: '(given_name, family_name, alias, version)' },
  // Who is compared, and how likely they are the same, is nobody's to write.
  duplicate_pair: { update: '(status, note, decided_on, decided_by, version)' },
  // What was found at a review stays found.
  plan_review: { update: '(notes, next_review_on, version)' },
  allocation: { update: '(amount_cents, co_financing_cents, version)' },
  action_places: { update: '(superseded_on)' },
  'access.substitution': { update: '(ended_at, version)' },
  // Whose appointment it is, and with whom, never changes.
  appointment: { update: '(held_on, starts_at, minutes, place, purpose, status, closing_note, version)' },
  meeting_minutes: { update: '(text, decisions, written_by, written_at, version)' },
  retention_proposal: { update: '(status, decided_by, decided_on, act_number, act_date, decline_reason, version)' },
  social_report: { update: '(recipient_name, title, sections, status, finished_at, version)' },
  // Scores are never corrected, only withdrawn.
  assessment: { update: '(withdrawn_on, withdrawn_reason, version)' },
  // Whose attendance it is never changes: that is another row.
  attendance: { update: '(present, minutes, validated_at, validated_by)' },
};

/** Not about people either, and what aggregates are measured against. */
const STATS_REFERENCE = new Set(['period', 'ceiling', 'indicator_target']);

const commandOf = (verb: Verb): Command =>
  verb === 'read' ? 'select' : verb === 'create' || verb === 'enrol' ? 'insert' : verb === 'delete' ? 'delete' : 'update';

export const listOf = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

/** Every policy that the grants ask for, those with the same predicate merged. */
function policiesOf(grants: readonly Grant[] = GRANTS): Policy[] {
  const merged = new Map<string, Policy>();
  for (const grant of grants) {
    for (const subject of listOf(grant.on)) {
      for (const table of SUBJECTS[subject] as readonly string[]) {
        for (const command of new Set(grant.can.map(commandOf))) {
          const using = command === 'insert' ? undefined : grant.using;
          const check = command === 'insert' || command === 'update' ? (grant.check ?? grant.using) : undefined;
          const key = [table, command, using ?? '', check ?? ''].join(' ');
          const policy = merged.get(key) ?? { table, command, using, check, roles: [] };
          policy.roles = [...new Set([...policy.roles, ...listOf(grant.role)])];
          merged.set(key, policy);
        }
      }
    }
  }
  return [...merged.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)).sort((a, b) => (a.table < b.table ? -1 : a.table > b.table ? 1 : 0));
}

const nameOf = (p: Policy): string => [p.command, p.using, p.check === p.using ? undefined : p.check].filter(Boolean).join('_');

/** Read by everybody and written by nobody: reference data, for which a plain GRANT says all. */
const isOpen = (policies: Policy[]): boolean =>
  policies.every((p) => p.command === 'select' && p.using === 'everyone' && p.roles.length === ROLES.length);

function predicate(policy: Policy, scope: Scope): string {
  const [table] = policy.table.split('.').slice(-1);
  const rows = SCOPES[scope].replaceAll('{person}', `${table}.${table === 'person' ? 'id' : 'person_id'}`).replaceAll('{t}', table);
  if (policy.roles.length === ROLES.length) return rows;
  const roles = policy.roles.map((r) => `'${r}'`).join(', ');
  return `(select (access.actor()).role) in (${roles}) and (${rows})`;
}

/** migrations/policies.generated.sql: dropped and made anew whenever the schema is migrated. */
export function policiesSql(): string {
  const byTable = new Map<string, Policy[]>();
  for (const p of policiesOf()) byTable.set(p.table, [...(byTable.get(p.table) ?? []), p]);
  const lines = [
    '-- SPDX-License-Identifier: AGPL-3.0-or-later',
    '-- Generated from src/platform/access/grants.ts by `npm run generate`. Do not edit.',
    '',
    'do $$ declare p record; begin',
    "  for p in select schemaname, tablename, policyname from pg_policies where policyname <> 'own_reach' loop",
    "    execute format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename);",
    '  end loop;',
    'end $$;',
    'create table if not exists access.granted (role text, verb text, subject text, primary key (role, verb, subject));',
    'delete from access.granted;',
    `insert into access.granted values\n  ${grantedRows().join(',\n  ')};`,
    '-- May whoever is asking do this at all? The views of aggregates, which have no rows to own, ask it.',
    'create or replace function access.may(the_verb text, the_subject text) returns boolean language sql stable security definer',
    '  set search_path = pg_catalog, pg_temp as $$',
    '  select exists (select 1 from access.granted g where g.role = (access.actor()).role and g.verb = the_verb and g.subject = the_subject) $$;',
    'revoke all on function access.may(text, text) from public;',
    'grant execute on function access.may(text, text) to app, stats, matcher;',
  ];
  for (const [table, policies] of byTable) {
    lines.push('', `-- ${table}`, `revoke all on ${table} from app;`);
    const commands = new Set(policies.map((p) => p.command));
    for (const command of commands) lines.push(`grant ${command} ${COLUMNS[table]?.[command] ?? ''} on ${table} to app;`.replace('  ', ' '));
    if (isOpen(policies)) {
      lines.push(`grant select on ${table} to stats;`);
      continue;
    }
    lines.push(`alter table ${table} enable row level security;`);
    lines.push(`alter table ${table} ${NOT_FORCED.has(table) ? 'no force' : 'force'} row level security;`);
    for (const p of policies) {
      lines.push(`create policy ${nameOf(p)} on ${table} for ${p.command} to app`);
      if (p.using) lines.push(`  using (${predicate(p, p.using)})`);
      if (p.check) lines.push(`  with check (${predicate(p, p.check)})`);
      lines[lines.length - 1] += ';';
    }
    if (STATS_REFERENCE.has(table)) lines.push(`grant select on ${table} to stats;`, `create policy stats_read on ${table} for select to stats using (true);`);
  }
  lines.push('', '-- What the aggregates are computed from.');
  for (const table of STATS_READS) {
    lines.push(`grant select on ${table} to stats;`, `create policy stats_read on ${table} for select to stats using (true);`);
  }
  return lines.join('\n') + '\n';
}

function grantedRows(): string[] {
  const rows = new Set<string>();
  for (const g of GRANTS)
    for (const role of listOf(g.role))
      for (const subject of listOf(g.on)) for (const verb of g.can) rows.add(`('${role}', '${verb}', '${subject}')`);
  return [...rows].sort();
}

/** docs/permissions.generated.md: the same table for an auditor. */
export function permissionsMarkdown(): string {
  const out = [
    '<!-- Generated from src/platform/access/grants.ts by `npm run generate`. Do not edit. -->',
    '',
    '# Permissions',
    '',
    'Who may do what, and on which rows. What is not listed is refused. Scopes are defined in `src/platform/access/scopes.ts`.',
  ];
  for (const role of ROLES) {
    out.push('', `## ${role}`, '', '| subject | verbs | rows | rows after a write |', '| --- | --- | --- | --- |');
    for (const g of GRANTS.filter((x) => listOf(x.role).includes(role)))
      for (const subject of listOf<Subject>(g.on))
        out.push(`| ${subject} | ${g.can.join(', ')} | ${g.using ?? '–'} | ${g.check ?? (g.can.some((v) => commandOf(v) === 'update' || v === 'create') ? (g.using ?? '–') : '–')} |`);
  }
  out.push('', `Verbs: ${VERBS.join(', ')}.`, '');
  return out.join('\n');
}
