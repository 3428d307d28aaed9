// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../project-root.js';

/** The contract names shapes by class: of two classes with one name, one would silently take the other's place. */
it('no two shapes of the contract have one name', () => {
  const files = readdirSync(projectFile('src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.dto.ts'));
  const names = files.flatMap((file) => [...readFileSync(join(projectFile('src'), file), 'utf8').matchAll(/^export class (\w+)/gm)].map(([, name]) => name));
  expect(files.length).toBeGreaterThan(20);
  expect(names.filter((name, i) => names.indexOf(name) < i)).toEqual([]);
});
