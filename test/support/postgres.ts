// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { bootstrapDatabase, type Login } from '../../src/platform/database/bootstrap.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { projectFile } from '../../src/platform/project-root.js';
import { loadProgramme } from '../../src/programme/load-programme.js';

/** Passwords of the test server's login roles; it listens on loopback and lives as long as the run. */
const PASSWORDS = { app: 'app-of-the-tests-1', signin: 'signin-of-the-tests-1', worker: 'worker-of-the-tests-1' };

export const urlFor = (superuserUrl: string, database: string, role?: Login): string => {
  const url = new URL(superuserUrl);
  url.pathname = `/${database}`;
  if (role) Object.assign(url, { username: role, password: PASSWORDS[role] });
  return url.toString();
};

/** A name that changes with everything the template is made of, so that a kept server never serves an old schema. */
function templateName(): string {
  const hash = createHash('sha256');
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else if (/\.(ts|sql)$/.test(path)) hash.update(path).update(readFileSync(path));
  };
  for (const part of ['migrations', 'src/platform/database', 'src/platform/jobs', 'src/programme', 'src/indicators', 'src/participants/sql', 'src/plans/sql', 'src/activities/sql', 'src/reports/sql', 'src/desks/sql']) {
    try {
      add(projectFile(part));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return `template_${hash.digest('hex').slice(0, 16)}`;
}

/** Migrated, with the programme loaded; every test file clones it. */
export async function ensureTemplate(superuserUrl: string): Promise<string> {
  const name = templateName();
  await withClient(urlFor(superuserUrl, 'postgres'), async (client) => {
    await client.query('select pg_advisory_lock(1)'); // Several runs may share a kept server: one builds, the others wait.
    const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [name]);
    if (rowCount) return;
    await client.query(`drop database if exists ${name} with (force)`);
    await bootstrapDatabase({ superuserUrl, database: name, passwords: PASSWORDS });
    const url = urlFor(superuserUrl, name);
    await migrate({ url });
    await loadProgramme({ url });
    await client.query(`alter database ${name} is_template true`);
  });
  return name;
}

/** A database of one's own, cloned from the template. */
export async function cloneDatabase(superuserUrl: string, template: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withClient(urlFor(superuserUrl, 'postgres'), async (client) => {
    await client.query(`create database ${name} template ${template} owner owner`);
    await client.query(`revoke temporary, connect on database ${name} from public; grant connect on database ${name} to app, signin, worker`);
  });
  return name;
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
