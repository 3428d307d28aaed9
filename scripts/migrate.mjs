// SPDX-License-Identifier: AGPL-3.0-or-later
// `npm run migrate`: brings a PostgreSQL server of one's own up to this version. See docs/operations.md.
import { buildIfStale, checkDependencies, checkNode, main } from './build-if-stale.mjs';

await main(async () => {
  checkNode();
  checkDependencies();
  await buildIfStale({ only: 'server' });
  await import('../dist/src/launcher/migrate.js');
});
