// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const build = `import('./scripts/build-if-stale.mjs').then(({ buildIfStale }) => buildIfStale({ only: 'web' }))`;

/** Builds the web client unless it stands built from these very sources. */
export async function buildWeb(): Promise<void> {
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', build]);
}
