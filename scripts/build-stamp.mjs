// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const LEFT_OUT = new Set(['node_modules', 'dist']);

/** The two things that are built: from what, into which folder, and files there that every build writes. */
const PARTS = {
  server: {
    from: ['src', 'migrations', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'],
    into: 'dist',
    made: ['src/main.js', '.tsbuildinfo'],
  },
  web: { from: ['web', 'package-lock.json'], into: 'web/dist', made: ['index.html'] },
};

const stampOf = (part) => join(ROOT, PARTS[part].into, '.build-stamp');

function addTo(hash, path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return;
  if (!statSync(full).isDirectory()) {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
    return;
  }
  for (const name of readdirSync(full).sort()) {
    if (!LEFT_OUT.has(name) && !name.endsWith('.spec.ts')) addTo(hash, join(path, name));
  }
}

/** A mark of the sources' content: times of files say nothing after a checkout. */
function markOf(part) {
  const hash = createHash('sha256');
  for (const path of PARTS[part].from) addTo(hash, path);
  return hash.digest('hex');
}

/** Whether the last build was ours and from these sources; one made by hand since then may be from others. */
function isFresh(part, mark) {
  const stamp = stampOf(part);
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== mark) return false;
  const stamped = statSync(stamp).mtimeMs;
  return PARTS[part].made.every((name) => {
    const file = join(ROOT, PARTS[part].into, name);
    return existsSync(file) && statSync(file).mtimeMs <= stamped;
  });
}

/** The parts that must be built, with the marks to write down once they are. */
export function staleParts() {
  return Object.keys(PARTS)
    .map((part) => ({ part, mark: markOf(part) }))
    .filter(({ part, mark }) => !isFresh(part, mark));
}

/** Notes that a part was built. */
export const writeStamp = ({ part, mark }) => writeFileSync(stampOf(part), mark);
