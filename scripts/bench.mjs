// SPDX-License-Identifier: AGPL-3.0-or-later
// `npm run bench`: measures the built program; a table, never a verdict. See test/bench/bench.ts.
// `npm run bench -- matching`: search and duplicates among many people. See test/bench/matching.ts.
import { spawnSync } from 'node:child_process';
import { buildIfStale, checkDependencies, main } from './build-if-stale.mjs';

await main(async () => {
  checkDependencies();
  await buildIfStale({ only: 'server' });
  const { status } = spawnSync(process.execPath, ['--no-warnings', '--import', './test/support/typescript.mjs', process.argv[2] === 'matching' ? 'test/bench/matching.ts' : 'test/bench/bench.ts'], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
});
