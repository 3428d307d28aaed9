// SPDX-License-Identifier: AGPL-3.0-or-later
import { OperatorError } from '../platform/config/operator-error.js';
import { migrate } from '../platform/database/migrate.js';
import { loadProgramme } from '../programme/load-programme.js';

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'its host name is not known',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'it refuses the password',
  '28000': 'it refuses the login',
  '3D000': 'it has no such database',
};

/** Does work on a database; if it cannot be reached, says which one and why, without its password. */
export async function reaching<T>(address: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = REASONS[(error as { code?: string }).code ?? ''];
    if (reason === undefined || !URL.canParse(address)) throw error;
    const { host, pathname, username } = new URL(address);
    throw new OperatorError(`The database ${pathname.slice(1)} on ${host} cannot be used as ${username}: ${reason}. Check the address and that the server runs.`);
  }
}

/**
 * Brings a database up to this version: migrations, the derived SQL, then the programme's data. Running it again
 * changes nothing.
 * @param url login that may act as the role owner
 */
export async function updateDatabase(url: string, log: (line: string) => void): Promise<void> {
  await reaching(url, () => migrate({ url, log }));
  await loadProgramme({ url });
}
