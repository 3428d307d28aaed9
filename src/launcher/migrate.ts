// SPDX-License-Identifier: AGPL-3.0-or-later
import { OperatorError } from '../platform/config/operator-error.js';
import { prepareDatabase } from './prepare-database.js';

try {
  await prepareDatabase(process.env, (line) => process.stdout.write(`${line}\n`));
} catch (error) {
  process.stderr.write(`${error instanceof OperatorError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
