// SPDX-License-Identifier: AGPL-3.0-or-later
import { HIGHEST_LEVEL, LOWEST_LEVEL, type Axis } from '../plans/plan-terms.js';
import type { AreaKey } from '../programme/data/programme-types.js';
import { workday, type Day } from './calendar.js';
import type { Milestones, Outcome, Telling } from './courses.js';
import type { Random } from './random.js';
import type { AxisStory, EnrolmentStory } from './story.js';

/** Axes that an area works on: always the first, the others in so many of a hundred cases. */
const WORKED: Readonly<Record<AreaKey, readonly (readonly [Axis, number])[]>> = {
  abitare: [['casa', 100], ['socialita', 70], ['apprendimento', 15]],
  lavoro: [['lavoro', 100], ['apprendimento', 45], ['socialita', 25]],
  stigma: [['socialita', 100], ['apprendimento', 65]],
  'carcere-rems': [['casa', 100], ['lavoro', 55], ['socialita', 40]],
};

/** In so many of a hundred cases something has become better by the end. */
const BETTER: Readonly<Record<Outcome, number>> = {
  goals_reached: 99, partly_reached: 94, remodelled: 72, transferred: 62, dropped_out: 20, worsened: 8, institutionalised: 10, back_to_prison: 15, deceased: 0,
};

/** How likely nobody could assess the person at the end. */
const UNASSESSED: Partial<Record<Outcome, number>> = { deceased: 100, dropped_out: 45, back_to_prison: 25 };

const within = (level: number): number => Math.min(HIGHEST_LEVEL, Math.max(LOWEST_LEVEL, level));

/** How far each axis moves, the first of them being the one that decides. */
function changes(random: Random, better: boolean, count: number): number[] {
  if (better) return Array.from({ length: count }, (_, i) => (i === 0 ? random.weighted([[1, 72], [2, 28]] as const) : random.weighted([[0, 50], [1, 40], [-1, 10]] as const)));
  // Better on one axis and much worse on another is no improvement.
  if (count > 1 && random.chance(12)) return Array.from({ length: count }, (_, i) => (i === 0 ? 1 : i === 1 ? -2 : 0));
  return Array.from({ length: count }, () => random.weighted([[0, 70], [-1, 30]] as const));
}

function baselineLevel(random: Random, change: number): number {
  const level = random.weighted([[1, 25], [2, 42], [3, 28], [4, 5]] as const);
  return change <= -2 ? Math.max(level, 3) : change > 0 ? Math.min(level, 3) : level;
}

/** The levels of the axes that a case works on: where it started, sometimes a review, and where it ended. */
export function tellAxes(telling: Telling, days: Milestones, concludedOn: Day | null, outcome: Outcome | null, enrolments: readonly EnrolmentStory[]): AxisStory[] {
  const { random, area, world: { span } } = telling;
  const axes = WORKED[area].filter(([, percent]) => random.chance(percent)).map(([axis]) => axis);
  const assessedOn = workday(days.interviewOn + random.between(3, 12));
  const known = !random.chance(2.8) && enrolments.length > 0 && assessedOn <= Math.min(span.until, concludedOn ?? span.until);
  const moved = changes(random, outcome !== null && random.chance(BETTER[outcome]), axes.length);
  const finalKnown = concludedOn !== null && enrolments.length > 0 && !random.chance(UNASSESSED[outcome!] ?? 1.5);
  const reviewOn = workday(assessedOn + random.between(80, 130));
  return axes.map((axis, i) => {
    const baseline = baselineLevel(random, moved[i]);
    const reviewed = known && random.chance(45) && reviewOn <= span.until && reviewOn < (concludedOn ?? span.until + 1);
    return {
      axis,
      baseline: known ? baseline : null,
      baselineOn: known ? assessedOn : null,
      review: reviewed ? { level: within(baseline + random.between(0, 1)), on: reviewOn } : null,
      final: finalKnown ? within(baseline + moved[i]) : null,
    };
  });
}
