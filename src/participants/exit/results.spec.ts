// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { EMPLOYMENT_STATUSES } from '../participants-terms.js';
import { EXIT_ANSWERS, EXIT_EMPLOYMENT, resultsUponLeaving, type ExitSituation } from './results.js';

const situation = (more: Partial<ExitSituation> = {}): ExitSituation => ({ employment: 'inactive', training: 'no', qualification: 'no', ...more });

describe('results upon leaving', () => {
  it('are none for somebody as inactive as before', () => expect(resultsUponLeaving('inactive', situation())).toEqual([]));
  it('count an inactive person who now searches for a job', () => expect(resultsUponLeaving('inactive', situation({ employment: 'job_searching' }))).toEqual(['EECR01']));
  it('do not count an unemployed person who still searches', () => expect(resultsUponLeaving('unemployed', situation({ employment: 'job_searching' }))).toEqual([]));
  it('count whoever found work', () => expect(['inactive', 'unemployed'].map((entry) => resultsUponLeaving(entry as 'inactive', situation({ employment: 'employed' })))).toEqual([['EECR04'], ['EECR04']]));
  it('do not count whoever worked before', () => expect(resultsUponLeaving('employed', situation({ employment: 'employed' }))).toEqual([]));
  it('count training and a qualification beside', () => expect(resultsUponLeaving('employed', situation({ training: 'yes', qualification: 'yes' }))).toEqual(['EECR02', 'EECR03']));
  it('take a refusal for no result', () => expect(resultsUponLeaving('unemployed', { employment: 'refused', training: 'refused', qualification: 'refused' })).toEqual([]));
  it('count nobody whose status at entry is unknown', () => expect(resultsUponLeaving(null, situation({ employment: 'employed' }))).toEqual([]));

  it('never count one person for both 01 and 04', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1e9);
    console.warn(`results upon leaving: SEED=${seed}`);
    fc.assert(
      fc.property(fc.constantFrom(...EMPLOYMENT_STATUSES, null), fc.record({ employment: fc.constantFrom(...EXIT_EMPLOYMENT), training: fc.constantFrom(...EXIT_ANSWERS), qualification: fc.constantFrom(...EXIT_ANSWERS) }), (entry, exit) => {
        const codes = resultsUponLeaving(entry, exit);
        return !(codes.includes('EECR01') && codes.includes('EECR04'));
      }),
      { seed },
    );
  });
});
