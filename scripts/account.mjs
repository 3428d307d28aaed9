// SPDX-License-Identifier: AGPL-3.0-or-later
// `npm run account`: gives somebody a role on a server of one's own. See docs/operations.md.
import { buildIfStale, checkDependencies, checkNode, main } from './build-if-stale.mjs';

await main(async () => {
  checkNode();
  checkDependencies();
  await buildIfStale({ only: 'server' });
  await import('../dist/src/launcher/account.js');
});
