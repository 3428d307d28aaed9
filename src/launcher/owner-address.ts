// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text, type Environment } from '../platform/config/environment.js';
import { OperatorError } from '../platform/config/operator-error.js';
import { clusterFolder } from '../platform/database/server-cluster.js';

/** The database to act on as its owner: the owner's own address, or the application's database through the superuser. */
export function ownerAddress(env: Environment): string {
  const owner = text(env, 'DATABASE_OWNER_URL');
  if (owner !== undefined) return owner;
  const [admin, app] = [text(env, 'DATABASE_ADMIN_URL'), text(env, 'DATABASE_URL')];
  if (admin === undefined || app === undefined) throw new OperatorError('Set DATABASE_OWNER_URL, or DATABASE_ADMIN_URL together with DATABASE_URL.');
  const url = new URL(admin);
  url.pathname = new URL(app).pathname;
  return url.toString();
}

/** The embedded database while `npm start` runs it; undefined when it does not run there. */
export function embeddedAddress(dataDir: string): string | undefined {
  try {
    const port = readFileSync(join(clusterFolder(dataDir), 'postmaster.pid'), 'utf8').split('\n')[3];
    const url = new URL(`postgres://postgres@127.0.0.1:${Number(port)}/vivere`);
    url.password = readFileSync(join(dataDir, 'superuser-password'), 'utf8').trim();
    return url.toString();
  } catch {
    return undefined;
  }
}
