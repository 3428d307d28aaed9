// SPDX-License-Identifier: AGPL-3.0-or-later
// `npm run audit:verify`: compares the audit trail with its seals. See docs/operations.md.
import { buildIfStale, checkDependencies, checkNode, main } from './build-if-stale.mjs';

await main(async () => {
  checkNode();
  checkDependencies();
  await buildIfStale({ only: 'server' });
  await import('../dist/src/launcher/audit-verify.js');
});
