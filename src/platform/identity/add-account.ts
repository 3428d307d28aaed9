// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { ROLES, type Role } from '../access/grants.js';
import { OperatorError } from '../config/operator-error.js';
import { passwordFlaw } from './password-rules.js';
import { hashPassword } from './passwords.js';

export interface AccountRequest {
  email: string;
  givenName: string;
  familyName: string;
  role: Role;
  /** Name of the organisation the role is bound to; made with `organisationKind` when it does not exist. */
  organisation?: string;
  organisationKind?: 'comune' | 'partner' | 'service' | 'asst';
  /** Keys of areas: abitare, lavoro, stigma, carcere-rems. */
  areas?: string[];
  /** Code of the convenzione; the newest if not given. */
  convenzione?: string;
  password: string;
}

const STANDS_OUTSIDE: readonly Role[] = ['platform_administrator', 'auditor'];

/**
 * Adds a role to an account, which is made first if there is none with this address. For whoever operates the platform, as
 * `owner`: the first account of an installation has to come from somewhere.
 * @throws OperatorError naming what does not exist
 */
export async function addAccount(url: string, request: AccountRequest): Promise<void> {
  if (!ROLES.includes(request.role)) throw new OperatorError(`There is no role "${request.role}". The roles are: ${ROLES.join(', ')}.`);
  const flaw = passwordFlaw(request.password, request.email);
  if (flaw) throw new OperatorError(flaw === 'password.short' ? 'The password must have at least 12 characters.' : 'The password is easily guessed: choose another one.');
  const client = new pg.Client({ connectionString: url, options: '-c role=owner' });
  await client.connect();
  try {
    await client.query('begin');
    const account = await accountOf(client, request);
    const outside = STANDS_OUTSIDE.includes(request.role);
    const convenzione = outside ? null : await convenzioneOf(client, request.convenzione);
    const areas = outside ? [] : await areasOf(client, convenzione!, request.areas ?? []);
    const organisation = request.organisation ? await organisationOf(client, request) : null;
    await client.query(
      'insert into access.account_role (id, account_id, role, organisation_id, convenzione_id, area_ids) values ($1, $2, $3, $4, $5, $6)',
      [uuid(), account, request.role, organisation, convenzione, areas],
    );
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function accountOf(client: pg.Client, { email, givenName, familyName, password }: AccountRequest): Promise<string> {
  const found = await client.query<{ id: string }>('select id from access.account where email = lower($1)', [email]);
  if (found.rows[0]) return found.rows[0].id;
  const id = uuid();
  await client.query('insert into access.account (id, email, given_name, family_name, password_hash) values ($1, lower($2), $3, $4, $5)', [
    id, email, givenName, familyName, await hashPassword(password),
  ]);
  return id;
}

async function convenzioneOf(client: pg.Client, code?: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select id from convenzione where $1::text is null or code = $1 order by starts_on desc, code limit 1', [code ?? null]);
  if (!rows[0]) throw new OperatorError(code ? `There is no convenzione "${code}".` : 'There is no convenzione yet: run the migrations first.');
  return rows[0].id;
}

async function areasOf(client: pg.Client, convenzione: string, keys: string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string; key: string }>('select id, key from area where convenzione_id = $1 order by number', [convenzione]);
  return keys.map((key) => {
    const area = rows.find((row) => row.key === key);
    if (!area) throw new OperatorError(`There is no area "${key}". The areas are: ${rows.map((row) => row.key).join(', ')}.`);
    return area.id;
  });
}

async function organisationOf(client: pg.Client, { organisation, organisationKind }: AccountRequest): Promise<string> {
  const found = await client.query<{ id: string }>('select id from access.organisation where name = $1', [organisation]);
  if (found.rows[0]) return found.rows[0].id;
  if (organisationKind !== 'comune' && organisationKind !== 'asst') {
    throw new OperatorError(`There is no organisation "${organisation}". Partners and services are entered in their registers first; for the Comune or an ASST add --organisation-kind comune or asst.`);
  }
  const id = uuid();
  await client.query('insert into access.organisation (id, kind, name) values ($1, $2, $3)', [id, organisationKind, organisation]);
  return id;
}
