// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Role } from '../platform/access/grants.js';
import { OperatorError } from '../platform/config/operator-error.js';
import { addAccount } from '../platform/identity/add-account.js';
import { ownerAddress } from './owner-address.js';

const USAGE = `npm run account -- --email <address> --given <name> --family <name> --role <role>
    [--organisation <name> [--organisation-kind comune|asst]] [--areas abitare,lavoro,…] [--convenzione <code>]

Reads DATABASE_OWNER_URL or DATABASE_ADMIN_URL, and the password from ACCOUNT_PASSWORD; without it one is made and shown once.`;

try {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { email: text, given: text, family: text, role: text, organisation: text, 'organisation-kind': text, areas: text, convenzione: text } });
  if (!values.email || !values.given || !values.family || !values.role) throw new OperatorError(USAGE);
  const given = process.env['ACCOUNT_PASSWORD'];
  const password = given ?? randomBytes(15).toString('base64url');
  await addAccount(ownerAddress(process.env), {
    email: values.email, givenName: values.given, familyName: values.family, role: values.role as Role, password,
    organisation: values.organisation, organisationKind: values['organisation-kind'] as 'comune' | undefined,
    areas: values.areas?.split(',').map((key) => key.trim()), convenzione: values.convenzione,
  });
  console.warn(`${values.email} may now act as ${values.role}.${given ? '' : ` If the account is new, its password is ${password}`}`);
} catch (error) {
  console.error(error instanceof OperatorError || (error as { code?: string }).code?.startsWith('ERR_PARSE') ? (error as Error).message : error);
  process.exitCode = 1;
}
