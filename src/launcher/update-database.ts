// SPDX-License-Identifier: AGPL-3.0-or-later
import { migrate } from '../platform/database/migrate.js';
import { loadProgramme } from '../programme/load-programme.js';

/**
 * Brings a database up to this version: migrations, the derived SQL, then the programme's data. Running it again
 * changes nothing.
 * @param url login that may act as the role owner
 */
export async function updateDatabase(url: string, log: (line: string) => void): Promise<void> {
  await migrate({ url, log });
  await loadProgramme({ url });
}
