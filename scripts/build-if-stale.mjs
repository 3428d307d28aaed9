// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, staleParts, writeStamp } from './build-stamp.mjs';

/** Something is missing that whoever starts the platform can put right. */
export class SetupError extends Error {}

/** Refuses a Node.js outside package.json's engines: it would fail later, with a message about something else. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 ? major < 25 : major === 20 && minor >= 19) return;
  throw new SetupError(`This is Node.js ${process.versions.node}; the platform needs 20.19 or later, up to 24. Install one of those (https://nodejs.org) and run "npm ci" again.`);
}

const lockedVersions = (path) => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  return Object.entries(packages).filter(([name, { link }]) => name.startsWith('node_modules/') && !link);
};

/** Refuses dependencies that are not there, or that an update of the checkout has left behind. */
export function checkDependencies() {
  const installed = 'node_modules/.package-lock.json';
  if (!existsSync(join(ROOT, installed))) throw new SetupError('The dependencies are not installed. Run: npm ci');
  const wanted = new Map(lockedVersions('package-lock.json').map(([name, { version }]) => [name, version]));
  const behind = lockedVersions(installed).find(([name, { version }]) => wanted.has(name) && wanted.get(name) !== version);
  if (behind) throw new SetupError(`The dependencies are not those of this version (${behind[0].slice('node_modules/'.length)} differs). Run: npm ci`);
}

function run(program, words) {
  return new Promise((done, fail) => {
    // Whoever asks: built below the tests' NODE_ENV, the client would carry the development edition of React.
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(program, words, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done() : fail(new SetupError(`The build failed (${words.slice(0, 3).join(' ')}):\n${said.trimEnd()}`))));
  });
}

function tool(path) {
  if (!existsSync(join(ROOT, path))) throw new SetupError('The sources have changed since the last build, and the tools that build them are not installed. Run: npm ci (with development dependencies)');
  return path;
}

const BUILD = {
  server: () => {
    // A file compiled from a source that has gone would still be found, migrations above all.
    rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
    return run(process.execPath, [tool('node_modules/@nestjs/cli/bin/nest.js'), 'build']);
  },
  web: () => {
    tool('node_modules/vite/package.json');
    const words = ['run', 'build', '--workspace', 'web'];
    const npm = process.env.npm_execpath ?? '';
    return npm.endsWith('npm-cli.js') ? run(process.execPath, [npm, ...words]) : run('npm', words);
  },
};

/** Builds what is not built, or was built from other sources; both parts side by side. */
export async function buildIfStale({ only } = {}) {
  const stale = staleParts().filter(({ part }) => only === undefined || part === only);
  if (stale.length === 0) return;
  process.stdout.write(`Building the ${stale.map(({ part }) => part).join(' and the ')}, once for these sources …\n`);
  await Promise.all(stale.map((each) => BUILD[each.part]().then(() => writeStamp(each))));
}

/** Runs a command's main part; a mistake in the set-up is told in words, without a stack. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`\n${error instanceof SetupError ? error.message : (error?.stack ?? error)}\n`);
    process.exit(1);
  }
}
