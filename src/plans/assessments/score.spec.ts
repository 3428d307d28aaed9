// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { measuresOf, resultOf, scoreMistakes, type Definition } from './score.js';

const item = (key: string, min: number, max: number) => ({ key, min, max, step: 1 });
const ITEMS: Definition = {
  items: [item('1', 0, 4), item('2', 0, 4), item('3', 0, 4)], total: { method: 'sum', min: 0, max: 12 },
  subscales: [{ key: 'a', items: ['1', '2'] }, { key: 'b', items: ['3'] }],
};
const TOTALS: Definition = { items: [], total: { method: 'entered', min: 1, max: 100 }, subscales: [{ key: 'met', items: [], min: 0, max: 22 }] };

describe('the scores of an assessment', () => {
  it('add up to subscales and total', () => {
    expect(resultOf(ITEMS, [{ key: '1', value: 4 }, { key: '2', value: 1 }, { key: '3', value: 0 }])).toEqual({ total: 5, subscales: { a: 5, b: 0 } });
  });

  it('are averaged where the instrument says so', () => {
    const mean: Definition = { ...ITEMS, total: { method: 'mean', min: 0, max: 4 } };
    expect(resultOf(mean, [{ key: '1', value: 4 }, { key: '2', value: 3 }, { key: '3', value: 3 }]).total).toBe(3.33);
  });

  it('are taken as entered where there are no items', () => {
    expect(measuresOf(TOTALS).map(({ key }) => key)).toEqual(['met', 'total']);
    expect(resultOf(TOTALS, [{ key: 'total', value: 61 }, { key: 'met', value: 7 }])).toEqual({ total: 61, subscales: { met: 7 } });
  });

  it('have no total where the instrument has none', () => {
    expect(resultOf({ ...ITEMS, total: null }, [{ key: '1', value: 1 }, { key: '2', value: 1 }, { key: '3', value: 1 }]).total).toBeNull();
  });

  it('are refused outside their range, between steps, twice, unknown or missing, all at once', () => {
    expect(scoreMistakes(ITEMS, [{ key: '1', value: 5 }, { key: '2', value: 1.5 }, { key: '2', value: 1 }, { key: 'x', value: 1 }])).toEqual([
      { index: 0, field: 'value', code: 'assessment.out-of-range', params: { min: 0, max: 4 } },
      { index: 1, field: 'value', code: 'assessment.not-a-step' },
      { index: 2, field: 'key', code: 'assessment.item-twice' },
      { index: 3, field: 'key', code: 'assessment.unknown-item' },
      { index: null, code: 'assessment.item-missing', params: { key: '3' } },
    ]);
    expect(scoreMistakes(TOTALS, [{ key: 'total', value: 33.33 }, { key: 'met', value: 0 }])).toEqual([]);
    expect(scoreMistakes(TOTALS, [{ key: 'total', value: 0 }, { key: 'met', value: 23 }]).map(({ code }) => code)).toEqual(['assessment.out-of-range', 'assessment.out-of-range']);
  });

  it('never leave the range of the total when each is within its own', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1e9);
    console.warn(`scores: SEED=${seed}`);
    fc.assert(
      fc.property(fc.array(fc.record({ min: fc.integer({ min: -5, max: 5 }), width: fc.integer({ min: 1, max: 9 }), at: fc.nat() }), { minLength: 1, maxLength: 20 }), (items) => {
        const measures = items.map(({ min, width }, i) => item(String(i), min, min + width));
        const total = { method: 'sum' as const, min: measures.reduce((s, m) => s + m.min, 0), max: measures.reduce((s, m) => s + m.max, 0) };
        const scores = items.map(({ min, width, at }, i) => ({ key: String(i), value: min + (at % (width + 1)) }));
        const definition: Definition = { items: measures, subscales: [{ key: 'all', items: measures.map(({ key }) => key) }], total };
        const result = resultOf(definition, scores);
        return scoreMistakes(definition, scores).length === 0 && result.total! >= total.min && result.total! <= total.max && result.subscales['all'] === result.total;
      }),
      { seed },
    );
  });
});
