// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { makeTaxCode, matchesIdentity, parseTaxCode } from './tax-code.js';
import type { RegularTaxCode, TaxCode, TaxCodeSubject } from './tax-code.js';

// The seed stands in the report: FC_SEED=<seed> runs the very same cases again.
const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const DIGITS = [...'0123456789'];
const DIGIT_POSITIONS = [6, 7, 9, 10, 12, 13, 14];

/** Synthetic people; the control characters were summed with pencil and paper. */
const GIULIA = { family: 'Bianchi', given: 'Giulia', birthDate: '1990-05-03', sex: 'female', belfiore: 'F205' } as const;
const GIULIA_CODE = 'BNCGLI90E43F205W'; // odd places 64 + even places 36 = 100 = 3 × 26 + 22 → W
const AL = { family: 'Fo', given: 'Al', birthDate: '2004-02-29', sex: 'male', belfiore: 'Z352' } as const;
const AL_CODE = 'FOXLAX04B29Z352B'; // 73 + 84 = 157 = 6 × 26 + 1 → B

const read = (input: string): TaxCode => {
  const code = parseTaxCode(input);
  if ('error' in code) throw new Error(`Refused as ${code.error}`);
  return code;
};
const regular = (input: string): RegularTaxCode => {
  const code = read(input);
  if (code.kind !== 'regular') throw new Error(`Read as ${code.kind}`);
  return code;
};
const errorOf = (input: string) => {
  const code = parseTaxCode(input);
  return 'error' in code ? code.error : null;
};
/** Tries all 26 letters as the control character; the right one is whichever is not refused for it. */
const withControl = (body: string): string => {
  const fitting = LETTERS.map((letter) => body + letter).filter((code) => errorOf(code) !== 'wrong-control-character');
  expect(fitting).toHaveLength(1);
  return fitting[0];
};

describe('a regular code', () => {
  it('of a woman born in Milano tells birth, sex and place', () => {
    expect(parseTaxCode(GIULIA_CODE)).toEqual({
      kind: 'regular',
      normalised: GIULIA_CODE,
      plain: GIULIA_CODE,
      birthDate: { yy: 90, month: 5, day: 3 },
      sex: 'female',
      birthplace: 'F205',
    });
  });

  it('of a man born abroad on a leap day tells them too', () => {
    expect(regular(AL_CODE)).toMatchObject({ birthDate: { yy: 4, month: 2, day: 29 }, sex: 'male', birthplace: 'Z352' });
  });

  it('is read in lower case and with spaces as printed on cards', () => {
    expect(read(' bnc gli 90e43\tf205w\n')).toEqual(read(GIULIA_CODE));
  });

  it('29 February 2000 existed, 29 February 1999 did not', () => {
    expect(regular(withControl('BNCGLI00B69F205')).birthDate).toEqual({ yy: 0, month: 2, day: 29 });
    expect(errorOf(withControl('BNCGLI99B69F205'))).toBe('impossible-date');
  });

  it.each(['00', '32', '40', '72', '99'])('the day "%s" is nobody’s birthday', (day) => {
    expect(errorOf(withControl(`BNCGLI90E${day}F205`))).toBe('impossible-date');
  });

  it('31 April does not exist for men or women', () => {
    expect(errorOf(withControl('BNCGLI90D31F205'))).toBe('impossible-date');
    expect(errorOf(withControl('BNCGLI90D71F205'))).toBe('impossible-date');
  });

  it('a wrong control character is named before anything else', () => {
    expect(errorOf('BNCGLI90E43F205X')).toBe('wrong-control-character');
    expect(errorOf('BNCGLI90E99F205W')).toBe('wrong-control-character');
  });

  it.each([
    ['BNCGLI90E43F205', 'a character short'],
    ['BNCGLI90E43F205WW', 'a character too many'],
    ['BNCGL190E43F205W', 'a digit among the letters of the name'],
    ['BNCGLI90F43F205W', 'a letter that is no month'],
    ['BNCGLI90E43N205W', 'a place letter that no municipality has'],
    ['BNCGLI9OE43F205W', 'the letter O where a zero stands (not one of the omocodia letters)'],
    ['BNCGLI90E43F2059', 'a digit for control'],
    ['BNCGLI90E43F2Ø5W', 'a character outside the alphabet'],
    ['BNC-GLI-90E43F205W', 'dashes'],
  ])('%s is malformed: %s', (input) => {
    expect(errorOf(input)).toBe('malformed');
  });

  it('nothing, or spaces only, is empty', () => {
    expect(errorOf('')).toBe('empty');
    expect(errorOf(' \t ')).toBe('empty');
  });
});

describe('omocodia', () => {
  it.each([
    ['BNCGLI90E43F20RR', 'last digit replaced: 59 + 36 = 95 = 3 × 26 + 17 → R'],
    ['BNCGLIVLEQPFNLRZ', 'all seven replaced: 59 + 70 = 129 = 4 × 26 + 25 → Z'],
  ])('%s is the same person (%s)', (variant) => {
    expect(parseTaxCode(variant)).toEqual({ ...regular(GIULIA_CODE), normalised: variant });
  });

  it('all 128 variants are valid, distinct, and have one plain form', () => {
    const variants = variantsOf(GIULIA_CODE);
    expect(new Set(variants).size).toBe(128);
    expect(new Set(variants.map((variant) => read(variant).plain))).toEqual(new Set([GIULIA_CODE]));
  });

  it('needs its own control character, not the one of the plain form', () => {
    expect(errorOf('BNCGLI90E43F20RW')).toBe('wrong-control-character');
  });
});

describe('codes that are not regular', () => {
  it.each(['12345670157', '00000010157', ' 1234567 015 7 '])('%j is provisional', (input) => {
    const digits = input.replaceAll(' ', '');
    expect(parseTaxCode(input)).toEqual({ kind: 'provisional', normalised: digits, plain: digits });
  });

  it('a provisional code has a control digit', () => {
    for (const digit of DIGITS.filter((each) => each !== '7')) {
      expect(errorOf(`1234567015${digit}`)).toBe('wrong-control-character');
    }
  });

  it.each(['00000000000', '1234567015', '123456701577'])('%s is malformed', (input) => {
    expect(errorOf(input)).toBe('malformed');
  });

  it.each([
    ['STP0300000000001', 'stp'],
    ['ENI0300000000001', 'eni'],
    ['stp 030 000 0000001', 'stp'],
  ])('%s is %s', (input, kind) => {
    const normalised = input.replaceAll(' ', '').toUpperCase();
    expect(parseTaxCode(input)).toEqual({ kind, normalised, plain: normalised });
  });

  it.each(['STP030000000001', 'STP03000000000011', 'ABC0300000000001', 'ENI030000000000A', 'STPENI0000000001'])('%s is malformed', (input) => {
    expect(errorOf(input)).toBe('malformed');
  });
});

describe('code and identity', () => {
  const code = read(GIULIA_CODE);

  it('agree', () => {
    expect(matchesIdentity(code, { birthDate: '1990-05-03', sex: 'female' })).toEqual([]);
  });

  it('disagree on the date, on the sex, on both', () => {
    expect(matchesIdentity(code, { birthDate: '1990-03-05', sex: 'female' })).toEqual(['birthDate']);
    expect(matchesIdentity(code, { birthDate: '1990-05-03', sex: 'male' })).toEqual(['sex']);
    expect(matchesIdentity(code, { birthDate: '1991-05-03', sex: 'male' })).toEqual(['birthDate', 'sex']);
  });

  it('the century is not in the code, so it cannot disagree', () => {
    expect(matchesIdentity(code, { birthDate: '1890-05-03' })).toEqual([]);
  });

  it('what is not known, or not one of the registry’s two sexes, is not compared', () => {
    expect(matchesIdentity(code, {})).toEqual([]);
    expect(matchesIdentity(code, { birthDate: null, sex: null })).toEqual([]);
    expect(matchesIdentity(code, { sex: 'non_binary' })).toEqual([]);
  });

  it('codes that say nothing about the person never disagree', () => {
    const identity = { birthDate: '1990-03-05', sex: 'male' } as const;
    for (const input of ['12345670157', 'STP0300000000001', 'ENI0300000000001']) {
      expect(matchesIdentity(read(input), identity)).toEqual([]);
    }
  });
});

describe('composing a code', () => {
  it('gives the codes computed by hand', () => {
    expect(makeTaxCode(GIULIA)).toBe(GIULIA_CODE);
    expect(makeTaxCode(AL)).toBe(AL_CODE);
  });

  it.each([
    ['Bianchi', 'Giulia', 'BNCGLI', 'consonants first, then vowels'],
    ['Bianchi', 'Francesca', 'BNCFNC', 'a given name with four consonants leaves out the second'],
    ['Bianchi', 'Marco', 'BNCMRC', 'with three it does not'],
    ['Aia', 'Eoe', 'AIAEOE', 'vowels only'],
    ['Fo', 'Al', 'FOXLAX', 'short names are filled up'],
    ['Yu', 'Ox', 'YUXXOX', 'X and Y are consonants'],
    ["D'Alò", 'Maria Chiara', 'DLAMCH', 'apostrophe, accent and space do not count'],
    ['De Núñez', 'Zoë', 'DNNZOE', 'accents of other languages'],
  ])('%s %s is %s (%s)', (family, given, expected) => {
    expect(makeTaxCode({ ...GIULIA, family, given }).slice(0, 6)).toBe(expected);
  });

  it('refuses a name without letters, a date that does not exist, a wrong place', () => {
    expect(() => makeTaxCode({ ...GIULIA, family: '—' })).toThrow(RangeError);
    expect(() => makeTaxCode({ ...GIULIA, birthDate: '1990-02-30' })).toThrow(RangeError);
    expect(() => makeTaxCode({ ...GIULIA, belfiore: 'f205' })).toThrow(RangeError);
    expect(() => makeTaxCode({ ...GIULIA, belfiore: 'F20' })).toThrow(RangeError);
  });
});

describe(`any synthetic person (FC_SEED=${seed})`, () => {
  const name = fc.string({ unit: fc.constantFrom(...LETTERS, ...'aeiouàèùçñ\' '), minLength: 1, maxLength: 20 }).filter((text) => /[a-z]/i.test(text));
  const birthDate = fc.date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  const subject: fc.Arbitrary<TaxCodeSubject> = fc.record({
    family: name,
    given: name,
    birthDate,
    sex: fc.constantFrom('female' as const, 'male' as const),
    belfiore: fc.tuple(fc.constantFrom(...'ABCDEFGHILMZ'), fc.integer({ min: 1, max: 999 })).map(([letter, n]) => letter + String(n).padStart(3, '0')),
  });

  it('has a code that reads back as that person', () => {
    fc.assert(
      fc.property(subject, (person) => {
        const code = regular(makeTaxCode(person));
        expect(code).toMatchObject({ sex: person.sex, birthplace: person.belfiore, plain: code.normalised });
        expect(matchesIdentity(code, person)).toEqual([]);
      }),
      { seed },
    );
  });

  it('has 128 omocodia variants with one plain form', () => {
    fc.assert(
      fc.property(subject, (person) => {
        const code = makeTaxCode(person);
        for (const variant of variantsOf(code)) expect(read(variant)).toEqual({ ...regular(code), normalised: variant });
      }),
      { seed, numRuns: 5 },
    );
  });

  it('one mistyped character never passes', () => {
    fc.assert(
      fc.property(subject, fc.integer({ min: 0, max: 15 }), fc.constantFrom(...LETTERS, ...DIGITS), (person, position, typed) => {
        const code = makeTaxCode(person);
        fc.pre(code[position] !== typed);
        expect(errorOf(code.slice(0, position) + typed + code.slice(position + 1))).not.toBeNull();
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('no input at all makes the reader throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (input) => {
        expect(() => parseTaxCode(input)).not.toThrow();
      }),
      { seed },
    );
  });
});

/** Every subset of the seven digits replaced by its letter, the code itself included. */
function variantsOf(code: string): string[] {
  return Array.from({ length: 2 ** DIGIT_POSITIONS.length }, (_, subset) => {
    const characters = [...code.slice(0, 15)];
    DIGIT_POSITIONS.forEach((position, bit) => {
      if (subset & (1 << bit)) characters[position] = 'LMNPQRSTUV'[Number(characters[position])];
    });
    return withControl(characters.join(''));
  });
}
