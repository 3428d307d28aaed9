// SPDX-License-Identifier: AGPL-3.0-or-later
import { ENTRY_FIELDS, isReportable, missingOf, unaskedOf, type EntryData } from './entry-data.js';

const nothing = Object.fromEntries(ENTRY_FIELDS.map((field) => [field, null])) as unknown as EntryData;
const enough: EntryData = { ...nothing, sex: 'female', birthDate: '1990-01-01', employmentStatus: 'inactive', education: 'isced_3_4' };

describe('entry data', () => {
  it('are reportable only with sex, birth date, employment and education', () => {
    expect(missingOf(nothing)).toEqual(['sex', 'birthDate', 'employmentStatus', 'education']);
    expect(isReportable(enough)).toBe(true);
    for (const field of ['sex', 'birthDate', 'employmentStatus', 'education'] as const) {
      expect(missingOf({ ...enough, [field]: null })).toEqual([field]);
      expect(isReportable({ ...enough, [field]: null })).toBe(false);
    }
  });

  it('stay reportable when the person refuses to tell, and a refusal is not asked again', () => {
    const refused: EntryData = { ...enough, disability: 'refused', foreignBackground: 'refused', minority: 'refused', homeless: 'refused' };
    expect(isReportable(refused)).toBe(true);
    expect(unaskedOf(refused)).toEqual(['citizenship', 'rural']);
  });

  it('ask for the months without work of unemployed people only', () => {
    expect(unaskedOf({ ...enough, employmentStatus: 'unemployed' })).toContain('unemployedMonths');
    expect(unaskedOf({ ...enough, employmentStatus: 'unemployed', unemployedMonths: 0 })).not.toContain('unemployedMonths');
    expect(unaskedOf(enough)).not.toContain('unemployedMonths');
  });

  it('take “not rural” for an answer', () => {
    expect(unaskedOf({ ...enough, rural: false })).not.toContain('rural');
  });
});
