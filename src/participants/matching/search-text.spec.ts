// SPDX-License-Identifier: AGPL-3.0-or-later
import { isBlank, readSearch } from './search-text.js';

const nothing = { words: [], code: null, birthDate: null, phone: null };

describe('what somebody types to find a person', () => {
  it.each([
    ['rossi', { words: ['rossi'] }],
    ['  Maria   De Luca ', { words: ['Maria', 'De', 'Luca'] }],
    ['D’Amico, Anna', { words: ['D’Amico,', 'Anna'] }],
    ['李', { words: ['李'] }],
  ])('%j is names', (typed, found) => expect(readSearch(typed)).toEqual({ ...nothing, ...found }));

  it.each([
    ['5/3/1980', '1980-03-05'], ['05/03/1980', '1980-03-05'], ['05.03.1980', '1980-03-05'], ['5-3-1980', '1980-03-05'], ['1980-03-05', '1980-03-05'], ['29/2/2000', '2000-02-29'],
  ])('%j is a birth date', (typed, birthDate) => expect(readSearch(typed)).toEqual({ ...nothing, birthDate }));

  it('takes the day first, and no day that does not exist', () => {
    expect(readSearch('31/2/1980')).toEqual({ ...nothing, words: ['31/2/1980'] });
    expect(readSearch('12/13/1980')).toEqual({ ...nothing, words: ['12/13/1980'] });
  });

  it.each([
    ['RSSMRA85T10A562S', 'RSSMRA85T10A562S'], ['rss mra 85t10 a562s', 'RSSMRA85T10A562S'], ['RSSMRA85T10A56NH', 'RSSMRA85T10A562S'], ['STP0301234567890', 'STP0301234567890'],
  ])('%j is a code, in whatever form', (typed, code) => expect(readSearch(typed)).toEqual({ ...nothing, code }));

  it.each([['333 1234567', '+393331234567'], ['+39 02/12.34.56.78', '+390212345678']])('%j is a telephone number', (typed, phone) => expect(readSearch(typed)).toEqual({ ...nothing, phone }));

  it('reads eleven digits as both a provisional code and a number', () => {
    expect(readSearch('12345678903')).toEqual({ ...nothing, code: '12345678903', phone: '+3912345678903' });
  });

  it('takes names, a date and a code together, in any order', () => {
    expect(readSearch('1980-03-05 rossi RSSMRA85T10A562S ma')).toEqual({ words: ['rossi', 'ma'], code: 'RSSMRA85T10A562S', birthDate: '1980-03-05', phone: null });
  });

  it('finds nothing to look for in signs', () => {
    expect([' - ', '%', '…', '12'].map((typed) => isBlank(readSearch(typed)))).toEqual([true, true, true, false]);
  });
});
