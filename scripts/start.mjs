// SPDX-License-Identifier: AGPL-3.0-or-later
// `npm start`: builds what is stale, then hands over to the launcher in this same process, so that Ctrl-C has one place to go.
import { buildIfStale, checkDependencies, checkNode, main } from './build-if-stale.mjs';

await main(async () => {
  checkNode();
  checkDependencies();
  await buildIfStale();
  await import('../dist/src/launcher/main.js');
});
