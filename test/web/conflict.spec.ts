// SPDX-License-Identifier: AGPL-3.0-or-later
import { changedByOthers, changedFacts, fieldOfPointer, sameValue, valueAt } from '../../web/src/ui/form/paths.js';

describe('a refusal finds its field', () => {
  test.each([
    ['/birthDate', 'birthDate'],
    ['/lines/0/amount', 'lines.0.amount'],
    ['/a~1b/c~0d', 'a/b.c~d'],
    ['', ''],
  ])('%s', (pointer, name) => expect(fieldOfPointer(pointer)).toBe(name));

  test('a value is found inside lists and records, and its absence is not an error', () => {
    expect(valueAt({ lines: [{ amount: 7 }] }, 'lines.0.amount')).toBe(7);
    expect(valueAt({ lines: [] }, 'lines.0.amount')).toBeUndefined();
  });
});

describe('two people change one record', () => {
  const before = { name: 'Ada', city: 'Milano', hours: 4, note: '' };
  const names = ['name', 'city', 'hours', 'note'];

  test('what only the other changed is told, not asked', () => {
    const mine = { ...before };
    const theirs = { ...before, hours: 6 };
    expect(changedByOthers(names, before, mine, theirs)).toEqual([
      { name: 'hours', before: 4, mine: 4, theirs: 6, contested: false },
    ]);
  });

  test('what both changed is asked', () => {
    const fields = changedByOthers(names, before, { ...before, name: 'Ada R.' }, { ...before, name: 'Ada V.' });
    expect(fields).toEqual([{ name: 'name', before: 'Ada', mine: 'Ada R.', theirs: 'Ada V.', contested: true }]);
  });

  test('the same change by both, and what only I changed, are no conflict', () => {
    const mine = { ...before, name: 'Ada V.', city: 'Monza' };
    expect(changedByOthers(names, before, mine, { ...before, name: 'Ada V.' })).toEqual([]);
  });

  test('blank and absent are the same', () => {
    expect(sameValue('', null)).toBe(true);
    expect(sameValue(undefined, '')).toBe(true);
    expect(sameValue(0, null)).toBe(false);
    expect(changedByOthers(['note'], before, before, { ...before, note: null })).toEqual([]);
  });

  test('of a step, what changed of the record is told, and nothing that did not', () => {
    const before = [{ label: 'Stato', value: 'In attesa' }, { label: 'Priorità', value: 'Alta' }];
    expect(changedFacts(before, [{ label: 'Stato', value: 'Posto offerto' }, { label: 'Priorità', value: 'Alta' }, { label: 'Motivo', value: '' }])).toEqual([{ label: 'Stato', before: 'In attesa', now: 'Posto offerto' }]);
    expect(changedFacts(undefined, undefined)).toEqual([]);
  });
});
