// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseTaxCode } from '../participants/tax-code.js';
import { dayOf } from './calendar.js';
import { arrivalOf } from './courses.js';
import { inventPerson, omocodic } from './person.js';
import { Random } from './random.js';
import { UsedCodes } from './used-codes.js';

const DAY = dayOf('2026-01-15');
const crowd = (count: number) => {
  const used = new UsedCodes(count);
  return Array.from({ length: count }, (_, i) => inventPerson(new Random(1, 'crowd', i), used, 'abitare', DAY));
};

describe('invented people', () => {
  it('have codes that are valid, each its own, of the kind they say', () => {
    const codes = crowd(3_000).filter(({ code }) => code !== null);
    const plain = codes.map(({ code, codeKind }) => {
      const parsed = parseTaxCode(code!);
      if ('error' in parsed) throw new Error(`${code}: ${parsed.error}`);
      expect(parsed.kind).toBe(codeKind);
      return parsed.plain;
    });
    expect(new Set(plain).size).toBe(codes.length);
  });

  it('have something to be called by, and at most what the law lets them refuse', () => {
    for (const { given, family, alias, codeKind, code } of crowd(1_000)) {
      expect(given ?? family ?? alias).not.toBeNull();
      expect(code === null).toBe(codeKind === 'none');
    }
  });

  it('may have an omocodic code, which means the same person', () => {
    const random = new Random(2, 'omocodia');
    for (let i = 0; i < 200; i++) {
      const variant = parseTaxCode(omocodic(random, 'RSSMRA85T10A562S'));
      expect(variant).toMatchObject({ kind: 'regular', plain: 'RSSMRA85T10A562S' });
      expect(variant).not.toMatchObject({ normalised: 'RSSMRA85T10A562S' });
    }
  });
});

describe('codes in use', () => {
  it('are never given out twice, whatever the size', () => {
    const used = new UsedCodes(10);
    const codes = Array.from({ length: 500 }, (_, i) => `CODE${i}`);
    codes.forEach((code) => used.claim(code));
    expect(codes.some((code) => used.claim(code))).toBe(false);
  });
});

describe('arrivals', () => {
  it.each([1, 7, 60, 900, 950])('of %i people follow one another over the whole programme', (people) => {
    const days = Array.from({ length: people }, (_, i) => arrivalOf(i, people));
    expect([...days].sort((a, b) => a - b)).toEqual(days);
    expect(days[0]).toBeGreaterThanOrEqual(2);
    expect(days[people - 1]).toBeLessThanOrEqual(1000);
  });
});
