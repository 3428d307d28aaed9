// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs';
import { projectFile } from '../platform/project-root.js';

/** What a figure means, as the head of its SQL file says it. */
export interface Definition {
  code: string;
  /** Of the definition; it changes with the SQL below it. */
  version: number;
  name: { it: string; en: string };
  definition: { it: string; en: string };
  source: { it: string; en: string };
}

const FOLDER = 'src/indicators/sql';

/** Every defined figure by its code. The text stands beside the SQL that it describes, and nowhere else. */
export function readDefinitions(): ReadonlyMap<string, Definition> {
  const files = readdirSync(projectFile(FOLDER)).filter((name) => name.endsWith('.sql'));
  const found = files.map((name) => definitionIn(readFileSync(projectFile(FOLDER, name), 'utf8'))).filter((d) => d !== undefined);
  return new Map(found.map((definition) => [definition.code, definition]));
}

/** The definition at the head of one SQL file, or undefined where there is none. Lines `-- key: text`, continued by `--   text`. */
export function definitionIn(sql: string): Definition | undefined {
  const fields = new Map<string, string>();
  let key = '';
  for (const line of sql.split('\n')) {
    if (!line.startsWith('--')) break;
    const start = /^-- ([a-z.]+): (.+)$/.exec(line);
    if (start) fields.set((key = start[1]!), start[2].trim());
    else if (line.startsWith('--   ') && key) fields.set(key, `${fields.get(key)} ${line.slice(2).trim()}`);
  }
  const code = fields.get('code');
  if (!code) return undefined;
  const text = (of: string): string => {
    const value = fields.get(of);
    if (!value) throw new Error(`The SQL of ${code} does not say its ${of}.`);
    return value;
  };
  const both = (of: string) => ({ it: text(`${of}.it`), en: text(`${of}.en`) });
  return { code, version: Number(text('version')), name: both('name'), definition: both('definition'), source: both('source') };
}
