// SPDX-License-Identifier: AGPL-3.0-or-later
/** `npm run check`: everything that is not a test, each with its own verdict; zero warnings. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const run = (command, ...args) => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', shell: false, maxBuffer: 1 << 26 });
  return status === 0 ? '' : `${stdout}${stderr}`.trim() || `${command} ended with ${status}`;
};
const bin = (name) => `node_modules/.bin/${name}`;

/** Tracked and new files alike: what is about to be committed counts. */
const files = (...patterns) =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...patterns], { encoding: 'utf8' }).split('\n').filter((path) => path && existsSync(path));

function licences() {
  const sources = files('*.ts', '*.tsx', '*.js', '*.mjs', '*.cjs', '*.sql', '*.css', '*.sh');
  return sources.filter((path) => !readFileSync(path, 'utf8').slice(0, 300).includes('SPDX-License-Identifier: AGPL-3.0-or-later') && !path.endsWith('schema.d.ts')).join('\n');
}

/** Regenerates what follows from the sources and compares it with what is committed. */
function generated() {
  const paths = ['migrations/policies.generated.sql', 'docs/permissions.generated.md', 'docs/openapi.json', 'web/src/api/schema.d.ts'];
  const before = paths.map((path) => (existsSync(path) ? readFileSync(path, 'utf8') : ''));
  const failed = run('npm', 'run', '--silent', 'generate');
  if (failed) return failed;
  return paths.filter((path, i) => readFileSync(path, 'utf8') !== before[i]).map((path) => `${path} was out of date; it is regenerated now: commit it.`).join('\n');
}

const checks = {
  'types (server)': () => run(bin('tsc'), '--noEmit', '-p', 'tsconfig.json'),
  'types (web)': () => run(bin('tsc'), '--noEmit', '-p', 'web/tsconfig.json'),
  'generated files': generated,
  lint: () => run(bin('eslint'), '--max-warnings', '0', '.'),
  'unused code': () => run(bin('knip'), '--no-progress'),
  'import direction': () => run(bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'src', 'migrations', 'web/src'),
  'licence headers': licences,
};

let failures = 0;
for (const [name, check] of Object.entries(checks)) {
  const complaint = check();
  console.log(`${complaint ? 'FAIL' : 'ok  '} ${name}`);
  if (complaint) {
    failures += 1;
    console.log(complaint);
  }
}
process.exit(failures === 0 ? 0 : 1);
