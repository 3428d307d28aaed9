// SPDX-License-Identifier: AGPL-3.0-or-later
import { axesEvidence, missingEvidence, type Facts } from './evidence.js';

const facts = (changes: Partial<Facts> = {}): Facts => ({
  hasPlan: true,
  goalAxes: ['casa'],
  baselines: [{ axis: 'casa', level: 2, assessedOn: '2026-02-01' }],
  finalLevels: [{ axis: 'casa', level: 3 }],
  concludedOn: '2026-10-01',
  ...changes,
});

describe('evidence of the axes', () => {
  it('an axis with a goal, a baseline and a final level is worked and complete', () => {
    const axes = axesEvidence(facts());
    expect(axes).toEqual([{ axis: 'casa', worked: true, baseline: 2, baselineOn: '2026-02-01', final: 3, finalOn: '2026-10-01' }]);
    expect(missingEvidence(axes)).toEqual([]);
  });

  it('axes of which nothing is known are left out', () => {
    expect(axesEvidence(facts({ goalAxes: [], baselines: [], finalLevels: [] }))).toEqual([]);
  });

  it('a baseline without a goal is evidence, but the plan did not work on that axis', () => {
    const [, social] = axesEvidence(facts({ baselines: [...facts().baselines, { axis: 'socialita', level: 1, assessedOn: '2026-02-01' }] }));
    expect(social).toMatchObject({ axis: 'socialita', worked: false, baseline: 1, final: null });
  });

  it('without any plan the baseline marks the worked axis', () => {
    expect(axesEvidence(facts({ hasPlan: false, goalAxes: [] }))[0]).toMatchObject({ worked: true });
  });

  it('without any plan a final level alone marks nothing', () => {
    expect(axesEvidence(facts({ hasPlan: false, goalAxes: [], baselines: [] }))[0]).toMatchObject({ worked: false, baseline: null, final: 3 });
  });

  it('says which baseline and which final level are missing', () => {
    const axes = axesEvidence(facts({ goalAxes: ['casa', 'lavoro'], finalLevels: [{ axis: 'lavoro', level: 4 }] }));
    expect(missingEvidence(axes)).toEqual([{ axis: 'casa', missing: 'final' }, { axis: 'lavoro', missing: 'baseline' }]);
  });
});
