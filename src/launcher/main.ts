// SPDX-License-Identifier: AGPL-3.0-or-later
import { run } from './launcher.js';

process.exit(await run(process.env));
