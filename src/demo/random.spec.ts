// SPDX-License-Identifier: AGPL-3.0-or-later
import { civil, dayOf } from './calendar.js';
import { Deck, Random } from './random.js';

describe('random streams', () => {
  const first = (random: Random): number[] => Array.from({ length: 5 }, () => random.bits());

  it('give the same numbers on every machine', () => {
    // Written down once: if they change, so does every demo.
    expect(first(new Random(1, 'person', 0, 0))).toEqual([1608536534, 1789995912, 1568081029, 4220958529, 2831777181]);
  });

  it('are told apart by seed and by every label', () => {
    const streams = [new Random(1, 'a', 1), new Random(2, 'a', 1), new Random(1, 'b', 1), new Random(1, 'a', 2), new Random(11, 'a')];
    expect(new Set(streams.map((each) => first(each).join())).size).toBe(streams.length);
  });

  it('spread evenly, and keep to their limits', () => {
    const random = new Random(3, 'spread');
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) counts[random.between(0, 9)] += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
    expect(Array.from({ length: 1_000 }, () => random.chance(0)).some(Boolean)).toBe(false);
    expect(Array.from({ length: 1_000 }, () => random.chance(100)).every(Boolean)).toBe(true);
  });

  it('choose by weight, never what weighs nothing', () => {
    const random = new Random(4, 'weights');
    const drawn = Array.from({ length: 4_000 }, () => random.weighted([['never', 0], ['rare', 1], ['often', 3]] as const));
    const rare = drawn.filter((each) => each === 'rare').length;
    expect(drawn).not.toContain('never');
    expect(Math.abs(rare - 1_000)).toBeLessThan(120);
  });

  it('shuffle without losing anything or touching the original', () => {
    const list = [1, 2, 3, 4, 5, 6, 7, 8];
    const shuffled = new Random(5, 'shuffle').shuffled(list);
    expect(shuffled).not.toEqual(list);
    expect([...shuffled].sort()).toEqual(list);
    expect(list).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('make ids of version 7 that carry their day and differ', () => {
    const random = new Random(6, 'ids');
    const day = dayOf('2026-11-22');
    const ids = Array.from({ length: 5_000 }, () => random.id(day));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids.slice(0, 50)) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(civil(Math.floor(parseInt(id.replaceAll('-', '').slice(0, 12), 16) / 86_400_000))).toBe('2026-11-22');
    }
  });
});

describe('a deck', () => {
  it('deals every round in its proportions', () => {
    const deck = new Deck(new Random(7, 'deck'), [['a', 3], ['b', 1]]);
    for (let round = 0; round < 5; round++) expect([deck.draw(), deck.draw(), deck.draw(), deck.draw()].sort()).toEqual(['a', 'a', 'a', 'b']);
  });
});
