// SPDX-License-Identifier: AGPL-3.0-or-later
import { romeDay } from '../../ui/format.js';
import type { Reading } from './use-readings.js';
import type { TimelineItem } from './words.js';

/** One line of the timeline: something that happened, or somebody who looked. */
export type Line = { on: string; item: TimelineItem } | { on: string; reading: Reading };

interface Sources {
  items: readonly TimelineItem[];
  /** More of them may follow. */
  moreItems: boolean;
  readings: readonly Reading[];
  moreReadings: boolean;
}

/** The day beyond which one of the two is not loaded yet: what is older would stand at the wrong place. */
export function horizonOf({ items, moreItems, readings, moreReadings }: Sources): string {
  const last = readings.at(-1);
  const days = [moreItems ? (items.at(-1)?.on ?? '9999') : '', moreReadings ? (last ? romeDay(last.at) : '9999') : ''];
  return days.sort().at(-1) ?? '';
}

/** Both by day, the latest first; within a day what happened comes before who looked. Nothing beyond what both are loaded to. */
export function mergedLines(sources: Sources): Line[] {
  const horizon = horizonOf(sources);
  const lines: Line[] = [
    ...sources.items.map(item => ({ on: item.on, item })),
    ...sources.readings.map(reading => ({ on: romeDay(reading.at), reading })),
  ];
  // Stable: each keeps the order in which the server gave it.
  return lines.filter(({ on }) => on >= horizon).sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}
