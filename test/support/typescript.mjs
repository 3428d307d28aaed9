// SPDX-License-Identifier: AGPL-3.0-or-later
import { register } from 'node:module';

/** `node --import ./test/support/typescript.mjs`: runs TypeScript sources directly, for what stands around the tests. */
register('./typescript-hooks.mjs', import.meta.url);
