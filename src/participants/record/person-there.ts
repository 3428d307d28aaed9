// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../platform/database/db.js';
import { Problem } from '../../platform/http/problem.js';

/** 404 unless whoever asks sees this person: what hangs on somebody who is not there is not there either. */
export async function assertPerson(db: Db, id: string): Promise<void> {
  if (!(await db.one('select p.id from person p where p.id = $1', [id]))) throw Problem.notFound();
}
