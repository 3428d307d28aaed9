// SPDX-License-Identifier: AGPL-3.0-or-later
import { generateSync } from 'otplib';
import { newRecoveryCodes, newSecret, plainCode, plainRecoveryCode, secretUri, stepOf } from './second-factor.js';

const STEP = 30;
const now = (): number => Math.floor(Date.now() / 1000);

describe('a code of the authenticator app', () => {
  const secret = newSecret();
  beforeAll(async () => {
    // Steps are counted below: none may end in between.
    const left = STEP * 1000 - (Date.now() % (STEP * 1000));
    if (left < 1000) await new Promise((resolve) => setTimeout(resolve, left + 10));
  });
  const codeAt = (steps: number): string => generateSync({ secret, epoch: now() + steps * STEP });

  it('is good in its own step and in those beside it, not two away', () => {
    const here = Math.floor(now() / STEP);
    expect([-1, 0, 1].map((steps) => stepOf(secret, codeAt(steps), 0))).toEqual([here - 1, here, here + 1]);
    expect([-3, 3].map((steps) => stepOf(secret, codeAt(steps), 0))).toEqual([null, null]);
  });

  it('is good once, and none before it is good afterwards', () => {
    const here = Math.floor(now() / STEP);
    expect(stepOf(secret, codeAt(0), here)).toBeNull();
    expect(stepOf(secret, codeAt(-1), here)).toBeNull();
    expect(stepOf(secret, codeAt(1), here)).toBe(here + 1);
  });

  it('is not that of another secret', () => {
    expect(stepOf(newSecret(), codeAt(0), 0)).toBeNull();
  });

  it.each([['123456', '123456'], ['123 456', '123456'], [' 123-456 ', '123456'], ['12345', null], ['1234567', null], ['12345a', null], ['', null]])('typed as %j is read as %j', (typed, read) => {
    expect(plainCode(typed)).toBe(read);
  });
});

it('gives the app the address and the secret', () => {
  const uri = new URL(secretUri('JBSWY3DPEHPK3PXP', 'ada@example.org'));
  expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual(['otpauth:', 'totp', '/Vivere in Salute Mentale:ada@example.org']);
  expect([uri.searchParams.get('secret'), uri.searchParams.get('issuer')]).toEqual(['JBSWY3DPEHPK3PXP', 'Vivere in Salute Mentale']);
});

it('makes ten recovery codes, all different, that are read back however they are typed', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}$/);
    expect(plainRecoveryCode(` ${code.toLowerCase().replace('-', ' ')} `)).toBe(code.replace('-', ''));
  }
  expect([plainRecoveryCode('ABCDE'), plainRecoveryCode('')]).toEqual([null, null]);
});
