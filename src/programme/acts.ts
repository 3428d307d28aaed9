// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../platform/database/db.js';
import { Problem } from '../platform/http/problem.js';

/** An act that gives something effect has been signed: its date cannot be in the future. */
export async function assertActDate(db: Db, actDate: string): Promise<void> {
  const day = await db.one<{ future: boolean }>('select $1::date > access.today() as future', [actDate]);
  if (day?.future) throw Problem.field('/actDate', 'field.date-future');
}
