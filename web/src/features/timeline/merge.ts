// SPDX-License-Identifier: AGPL-3.0-or-later
import { romeDay } from '../../ui/format.js';

/** One line of the timeline: something that happened, or somebody who looked. */
export type Line<Item, Reading> = { on: string; item: Item } | { on: string; reading: Reading };

interface Sources<Item, Reading> {
  items: readonly Item[];
  /** More of them may follow. */
  moreItems: boolean;
  readings: readonly Reading[];
  moreReadings: boolean;
}

/** The day beyond which one of the two is not loaded yet: what is older would stand at the wrong place. */
export function horizonOf({ items, moreItems, readings, moreReadings }: Sources<{ on: string }, { at: string }>): string {
  const last = readings.at(-1);
  const days = [moreItems ? (items.at(-1)?.on ?? '9999') : '', moreReadings ? (last ? romeDay(last.at) : '9999') : ''];
  return days.sort().at(-1) ?? '';
}

/** Both by day, the latest first; within a day what happened comes before who looked. Nothing beyond what both are loaded to. */
export function mergedLines<Item extends { on: string }, Reading extends { at: string }>(sources: Sources<Item, Reading>): Line<Item, Reading>[] {
  const horizon = horizonOf(sources);
  const lines: Line<Item, Reading>[] = [
    ...sources.items.map(item => ({ on: item.on, item })),
    ...sources.readings.map(reading => ({ on: romeDay(reading.at), reading })),
  ];
  // Stable: each keeps the order in which the server gave it.
  return lines.filter(({ on }) => on >= horizon).sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}
