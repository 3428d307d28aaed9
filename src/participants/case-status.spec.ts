// SPDX-License-Identifier: AGPL-3.0-or-later
import { nextPhases, PHASES } from './case-status.js';

describe('phases of a case', () => {
  it('go one step at a time from reception to the final evaluation', () => {
    expect(PHASES.slice(1).map((phase, i) => nextPhases('open', PHASES[i]).includes(phase))).toEqual([true, true, true, true, true]);
  });

  it('never skip a step forward', () => {
    for (const [i, phase] of PHASES.entries()) expect(nextPhases('open', phase).filter((next) => PHASES.indexOf(next) > i + 1)).toEqual([]);
  });

  it('return from monitoring to design, from design to analysis, from the evaluation to monitoring', () => {
    expect(nextPhases('open', 'monitoring')).toContain('design');
    expect(nextPhases('open', 'design')).toContain('analysis');
    expect(nextPhases('open', 'final_evaluation')).toEqual(['monitoring']);
  });

  it('stand still once the case is concluded', () => {
    for (const phase of PHASES) expect(nextPhases('concluded', phase)).toEqual([]);
  });
});
