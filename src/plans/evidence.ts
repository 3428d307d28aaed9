// SPDX-License-Identifier: AGPL-3.0-or-later
import { AXES, type Axis } from './plan-terms.js';

/** What is frozen of one axis. Levels are of the five-level scale; dates are civil. */
export interface AxisEvidence {
  axis: Axis;
  /** The plan aims at something here; without any plan, a baseline was taken here. */
  worked: boolean;
  baseline: number | null;
  baselineOn: string | null;
  final: number | null;
  finalOn: string | null;
}

/** Validated attendance of the case: how many sessions and minutes, first and last day. */
export interface AttendanceEvidence {
  sessions: number;
  minutes: number;
  from: string | null;
  to: string | null;
}

export interface Facts {
  /** False when the case never had a plan, not even a draft. */
  hasPlan: boolean;
  goalAxes: readonly Axis[];
  baselines: readonly { axis: Axis; level: number; assessedOn: string }[];
  finalLevels: readonly { axis: Axis; level: number }[];
  concludedOn: string;
}

/** The axes of which anything is known, in the order of the scale's axes. */
export function axesEvidence({ hasPlan, goalAxes, baselines, finalLevels, concludedOn }: Facts): AxisEvidence[] {
  return AXES.flatMap((axis) => {
    const baseline = baselines.find((b) => b.axis === axis);
    const final = finalLevels.find((f) => f.axis === axis);
    const hasGoal = goalAxes.includes(axis);
    if (!baseline && !final && !hasGoal) return [];
    return [{
      axis,
      worked: hasGoal || (!hasPlan && baseline !== undefined),
      baseline: baseline?.level ?? null,
      baselineOn: baseline?.assessedOn ?? null,
      final: final?.level ?? null,
      finalOn: final ? concludedOn : null,
    }];
  });
}

/** What a result cannot be computed from: told when concluding, because afterwards it cannot be filled in. */
export function missingEvidence(axes: readonly AxisEvidence[]): { axis: Axis; missing: 'baseline' | 'final' }[] {
  return axes.flatMap(({ axis, baseline, final }) => [
    ...(baseline === null ? [{ axis, missing: 'baseline' as const }] : []),
    ...(final === null ? [{ axis, missing: 'final' as const }] : []),
  ]);
}
