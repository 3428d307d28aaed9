// SPDX-License-Identifier: AGPL-3.0-or-later
import { run } from './launcher.js';

// A closed terminal or pipe must not keep us from stopping things in order: there is nobody to tell.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.exit(await run(process.env));
