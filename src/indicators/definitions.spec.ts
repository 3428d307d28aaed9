// SPDX-License-Identifier: AGPL-3.0-or-later
import { definitionIn, readDefinitions } from './definitions.js';

describe('definitions of figures', () => {
  it('stand at the head of each SQL file, in both languages', () => {
    const all = readDefinitions();
    expect([...all.keys()].sort()).toEqual(['EECO01', 'ISR4_2IT', 'PEOPLE_REACHED', 'SPENDING', 'YEARLY_MINIMUM']);
    for (const { version, name, definition, source } of all.values()) {
      expect(version).toBeGreaterThan(0);
      for (const text of [name, definition, source]) expect(text.it.length * text.en.length).toBeGreaterThan(0);
    }
  });

  it('join the lines of a text and end where the SQL begins', () => {
    const head = ['code: X', 'version: 2', 'name.it: a', 'name.en: b', 'definition.it: one', '  two', 'definition.en: c', 'source.it: d', 'source.en: e'];
    const sql = `${head.map((line) => `-- ${line}`).join('\n')}\ncreate view x as\n-- definition.it: not this\nselect 1;`;
    expect(definitionIn(sql)).toMatchObject({ code: 'X', version: 2, definition: { it: 'one two', en: 'c' } });
  });

  it('must be complete', () => {
    expect(definitionIn('-- SPDX\nselect 1;')).toBeUndefined();
    expect(() => definitionIn('-- code: X\n-- version: 1\n')).toThrow('The SQL of X does not say its name.it.');
  });
});
