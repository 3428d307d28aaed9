// SPDX-License-Identifier: AGPL-3.0-or-later
import { hashSync } from '@node-rs/argon2';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { Role } from '../../src/platform/access/grants.js';
import { programmeId } from '../../src/programme/load-programme.js';
import { TEST_PASSWORD } from './api.js';

/** Ids of the programme that the template holds. */
export const CONVENZIONE = programmeId('VSM-MI-2024');
export const area = (key: AreaKey): string => programmeId('VSM-MI-2024', 'area', key);
export const action = (key: AreaKey, code: string): string => programmeId('VSM-MI-2024', 'action', key, code);
export const targetGroup = (key: AreaKey, group: string): string => programmeId('VSM-MI-2024', 'target-group', key, group);
export const period = (number: number): string => programmeId('VSM-MI-2024', 'period', 'convention_year', number);
export type AreaKey = 'abitare' | 'lavoro' | 'stigma' | 'carcere-rems';

/** Verification reads the parameters from the hash: a cheap one spares each sign-in a tenth of a second. */
const PASSWORD_HASH = hashSync(TEST_PASSWORD, { algorithm: 2, memoryCost: 1024, timeCost: 1, parallelism: 1 });

export interface NewAccount {
  email: string;
  roles: { role: Role; organisation?: string; areas?: AreaKey[]; validTo?: string }[];
}

/** An account with its roles, the first of which a sign-in acts in. Answers the account's id. */
export async function addAccount(sql: pg.Pool, { email, roles }: NewAccount): Promise<string> {
  const id = uuid();
  await sql.query('insert into access.account (id, email, given_name, family_name, password_hash) values ($1, $2, $3, $4, $5)', [id, email, 'Prova', email.split('@')[0], PASSWORD_HASH]);
  for (const [i, { role, organisation, areas = [], validTo }] of roles.entries()) {
    const free = role === 'platform_administrator' || role === 'auditor';
    await sql.query(
      `insert into access.account_role (id, account_id, role, organisation_id, convenzione_id, area_ids, valid_from, valid_to)
       values ($1, $2, $3, $4, $5, $6, '2024-06-01'::date + $7::int, $8)`,
      [uuid(), id, role, organisation ?? null, free ? null : CONVENZIONE, areas.map(area), i, validTo ?? null],
    );
  }
  return id;
}

export async function addOrganisation(sql: pg.Pool, kind: 'comune' | 'partner' | 'service' | 'asst', name: string): Promise<string> {
  const id = uuid();
  await sql.query('insert into access.organisation (id, kind, name) values ($1, $2, $3)', [id, kind, name]);
  if (kind === 'partner') {
    await sql.query(`insert into partner (id, convenzione_id, name, tax_code, runts_section, area_ids) values ($1, $2, $3, '00000000000', 'odv', $4)`, [id, CONVENZIONE, name, ['abitare', 'lavoro', 'stigma', 'carcere-rems'].map((k) => area(k as AreaKey))]);
  }
  if (kind === 'service') await sql.query(`insert into service (id, kind, name) values ($1, 'cps', $2)`, [id, name]);
  return id;
}
