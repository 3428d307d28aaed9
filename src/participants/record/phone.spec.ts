// SPDX-License-Identifier: AGPL-3.0-or-later
import { internationalNumber, mayBeMobile } from './phone.js';

describe('a telephone number', () => {
  it.each([
    ['333 1234567', '+393331234567'], ['+39 333-123.45.67', '+393331234567'], ['0039 333/1234567', '+393331234567'], ['393331234567', '+393331234567'],
    ['391 2345678', '+393912345678'], ['(02) 12345678', '+390212345678'], ['3902 12345678', '+390212345678'], ['800 123456', '+39800123456'],
    ['+41 44 123 45 67', '+41441234567'], ['00 212 522-123456', '+212522123456'],
  ])('written %j is %s', (written, number) => expect(internationalNumber(written)).toBe(number));

  it.each(['', '12', '333 12', 'casa', '333 1234567 int. 4', '+39+3331234567', '333+1234567', '+0 123456789', '3331234567890123', '٣٣٣١٢٣٤٥٦٧'])('is not %j', (written) =>
    expect(internationalNumber(written)).toBeNull());

  it('of a mobile begins with 3 in Italy', () => {
    expect([mayBeMobile('+393331234567'), mayBeMobile('+390212345678'), mayBeMobile('+41441234567')]).toEqual([true, false, true]);
  });
});
