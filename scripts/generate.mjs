// SPDX-License-Identifier: AGPL-3.0-or-later
// `npm run generate`: writes what follows from the sources: row policies, the permission table, the API's contract, the web client's types.
import { execFileSync } from 'node:child_process';
import { buildIfStale, checkDependencies, main } from './build-if-stale.mjs';

await main(async () => {
  checkDependencies();
  await buildIfStale({ only: 'server' });
  const run = (...words) => execFileSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  run('dist/src/generate.js');
  run('node_modules/openapi-typescript/bin/cli.js', 'docs/openapi.json', '-o', 'web/src/api/schema.d.ts');
});
