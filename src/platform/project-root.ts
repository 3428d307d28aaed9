// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, found upwards: the same from sources (tests) and from dist. */
const root = ((): string => {
  let at = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(at, 'nest-cli.json'))) {
    if (dirname(at) === at) throw new Error('The project folder was not found.');
    at = dirname(at);
  }
  return at;
})();

/** An absolute path below the project's folder. */
export const projectFile = (...parts: string[]): string => join(root, ...parts);
