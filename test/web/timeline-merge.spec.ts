// SPDX-License-Identifier: AGPL-3.0-or-later
import { horizonOf, mergedLines } from '../../web/src/features/timeline/merge.js';

const item = (id: string, on: string) => ({ id, on });
const reading = (name: string, at: string) => ({ name, at });
const told = (lines: ReturnType<typeof mergedLines<ReturnType<typeof item>, ReturnType<typeof reading>>>): string[] => lines.map((line) => ('item' in line ? line.item.id : line.reading.name));

describe('what happened and who looked, in one timeline', () => {
  const items = [item('visit', '2026-11-20'), item('note', '2026-11-18'), item('plan', '2026-11-10')];
  const readings = [reading('Anna', '2026-11-20T09:00:00Z'), reading('Bruno', '2026-11-17T23:30:00Z'), reading('Carla', '2026-11-01T08:00:00Z')];

  test('stand by day in Italy, the latest first, and what happened before who looked', () => {
    expect(told(mergedLines({ items, moreItems: false, readings, moreReadings: false }))).toEqual(['visit', 'Anna', 'note', 'Bruno', 'plan', 'Carla']);
  });

  test('nothing is shown beyond the day to which both are loaded', () => {
    expect(told(mergedLines({ items, moreItems: true, readings, moreReadings: false }))).toEqual(['visit', 'Anna', 'note', 'Bruno', 'plan']);
    expect(told(mergedLines({ items, moreItems: true, readings: readings.slice(0, 2), moreReadings: true }))).toEqual(['visit', 'Anna', 'note', 'Bruno']);
    expect(horizonOf({ items, moreItems: true, readings: readings.slice(0, 2), moreReadings: true })).toBe('2026-11-18');
  });

  test('one that is not loaded at all keeps the other back', () => {
    expect(told(mergedLines({ items, moreItems: false, readings: [], moreReadings: true }))).toEqual([]);
    expect(told(mergedLines({ items, moreItems: false, readings: [], moreReadings: false }))).toEqual(['visit', 'note', 'plan']);
  });
});
