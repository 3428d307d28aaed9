// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { DEMO_PASSWORD } from './demo-password.js';
import { PASSWORD_MIN, passwordFlaw } from './password-rules.js';

describe('a new password', () => {
  it.each([
    ['corta', 'password.short'],
    ['undici char', 'password.short'],
    ['MARIO.ROSSI.2026', 'password.email'],
    ['xx-mario.rossi-xx', 'password.email'],
    ['Password2026!!', 'password.common'],
    ['123456789012345', 'password.common'],
    ['aaaaaaaaaaaaaaaa', 'password.common'],
    ['abab1abab1abab1', 'password.common'],
    ['Milano.2026.2026', 'password.common'],
    [DEMO_PASSWORD, 'password.common'],
    ['quattro gatti sul balcone', undefined],
    ['però è così che si fa', undefined],
  ])('%s: %s', (password, flaw) => expect(passwordFlaw(password, 'Mario.Rossi@example.org')).toBe(flaw));

  it('does not take two letters of an address for the address', () => {
    expect(passwordFlaw('nove lune e mezza', 'un@example.org')).toBeUndefined();
  });

  it('is always refused below the limit, whatever it is made of', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 5 }), (password) => [...password].length >= PASSWORD_MIN || passwordFlaw(password, 'a@b') === 'password.short'));
  });

  it('is refused with the address in it, wherever it stands', () => {
    fc.assert(fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (before, after) => passwordFlaw(`${before}mario.rossi${after}xx`, 'mario.rossi@example.org') === 'password.email'));
  });
});
