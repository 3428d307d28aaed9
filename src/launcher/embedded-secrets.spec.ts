// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterFolder } from '../platform/database/server-cluster.js';
import { embeddedSecrets } from './embedded-secrets.js';

describe('the secrets of a data directory', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vivere-secrets-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const stored = (): unknown => JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'));

  it('are made once, for their owner alone, each login with its own', () => {
    const secrets = embeddedSecrets(folder);
    expect(new Set(Object.values(secrets.passwords)).size).toBe(3);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(embeddedSecrets(folder)).toEqual(secrets);
  });

  it('gain the login that a later version needs, and keep the rest', () => {
    const before = { passwords: { app: 'a-password-1', signin: 'another-one-2' }, fieldKey: 'k', sessionKey: 's' };
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify(before));
    const after = embeddedSecrets(folder);
    expect(after).toEqual({ ...before, passwords: { ...before.passwords, worker: expect.stringMatching(/^[\w-]{32}$/) } });
    expect(stored()).toEqual(after);
  });

  it('are not made anew beside data that were written with others', () => {
    mkdirSync(clusterFolder(folder));
    expect(() => embeddedSecrets(folder)).toThrow('is missing');
  });
});
