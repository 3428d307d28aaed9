// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hydrateLinks } from './server-binaries.js';

describe('the library links that an install without scripts leaves out', () => {
  let native: string;
  const list = (...links: [string, string][]): void =>
    writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links.map(([source, target]) => ({ source: `native/${source}`, target: `native/${target}` }))));

  beforeEach(() => {
    native = join(mkdtempSync(join(tmpdir(), 'vivere-links-')), 'native');
    mkdirSync(join(native, 'lib'), { recursive: true });
    writeFileSync(join(native, 'lib', 'libx.so.1.2'), 'library');
  });
  afterEach(() => rmSync(join(native, '..'), { recursive: true }));

  it('are made, relative, so that a copied folder keeps working', () => {
    list(['lib/libx.so.1.2', 'lib/libx.so.1'], ['lib/libx.so.1.2', 'lib/libx.so']);
    hydrateLinks(native);
    expect(readlinkSync(join(native, 'lib', 'libx.so'))).toBe('libx.so.1.2');
    expect(readFileSync(join(native, 'lib', 'libx.so.1'), 'utf8')).toBe('library');
  });

  it('are left alone where they are', () => {
    writeFileSync(join(native, 'lib', 'other'), 'other');
    symlinkSync('other', join(native, 'lib', 'libx.so'));
    list(['lib/libx.so.1.2', 'lib/libx.so']);
    hydrateLinks(native);
    expect(readlinkSync(join(native, 'lib', 'libx.so'))).toBe('other');
  });

  it('are not made outside the package', () => {
    list(['lib/libx.so.1.2', '../escaped.so']);
    hydrateLinks(native);
    expect(() => readlinkSync(join(native, '..', 'escaped.so'))).toThrow('ENOENT');
  });
});
