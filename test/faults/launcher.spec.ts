// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { requirePort } from '../../src/launcher/port.js';
import { startEmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { processStart } from '../../src/platform/database/process-identity.js';
import { projectFile } from '../../src/platform/project-root.js';

/** A folder that the server's user can reach, also when the tests run as root. */
function newDataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'vivere-faults-'));
  chmodSync(dir, 0o711);
  return dir;
}

async function query<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

async function eventually(what: string, done: () => boolean): Promise<void> {
  for (const limit = Date.now() + 10_000; !done(); await new Promise((next) => setTimeout(next, 50))) {
    if (Date.now() > limit) throw new Error(`not within 10 s: ${what}`);
  }
}

describe('the embedded server', () => {
  let dataDir: string;
  beforeEach(() => (dataDir = newDataDir()));
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('keeps what was committed when it is killed, and when its launcher was killed and it lives on', async () => {
    const first = await startEmbeddedServer({ dataDir });
    await query(first.superuserUrl('postgres'), 'create table kept as select 7 as n');
    process.kill(first.pid, 'SIGKILL');
    expect(await first.exited).toBe('signal SIGKILL');
    await first.stop();

    const second = await startEmbeddedServer({ dataDir });
    await query(second.superuserUrl('postgres'), 'insert into kept values (8)');
    // What a killed launcher leaves: a lock whose process is no more, and a server that goes on.
    writeFileSync(join(dataDir, 'launcher.lock'), JSON.stringify({ pid: 2 ** 22 + 1, start: 'before' }));
    const said: string[] = [];
    const third = await startEmbeddedServer({ dataDir, log: (line) => said.push(line) });
    try {
      expect(said.join()).toContain(`process ${second.pid}`);
      expect(await query(third.superuserUrl('postgres'), 'select n from kept order by n')).toEqual([{ n: 7 }, { n: 8 }]);
      expect(processStart(second.pid)).toBeNull();
    } finally {
      await third.stop();
    }
  });

  it('starts beside a pid file whose number belongs to another program now', async () => {
    const first = await startEmbeddedServer({ dataDir });
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    const left = readFileSync(pidFile, 'utf8');
    await first.stop();
    writeFileSync(pidFile, left.replace(/^\d+/, String(process.pid)));
    const second = await startEmbeddedServer({ dataDir });
    expect(await query(second.superuserUrl('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it('refuses a directory that is in use, saying what to do, and leaves its user alone', async () => {
    const first = await startEmbeddedServer({ dataDir });
    try {
      await expect(startEmbeddedServer({ dataDir })).rejects.toThrow(/is in use by another running launcher \(process \d+\).*set DATA_DIR/);
      expect(await query(first.superuserUrl('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      await first.stop();
    }
  });

  it('refuses data without their password instead of making a new one', async () => {
    await (await startEmbeddedServer({ dataDir })).stop();
    rmSync(join(dataDir, 'superuser-password'));
    await expect(startEmbeddedServer({ dataDir })).rejects.toThrow(/superuser-password is missing.*Restore it/);
  });
});

describe('the port', () => {
  it('is refused when taken, saying what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(requirePort('127.0.0.1', port)).rejects.toThrow(new RegExp(`Port ${port} on 127.0.0.1 is taken.*PORT=${port + 1} npm start`));
    other.close();
    await once(other, 'close');
    await expect(requirePort('127.0.0.1', port)).resolves.toBe(port);
  });
});

describe('npm start', () => {
  interface Launched {
    child: ChildProcess;
    said: () => string;
    /** Exit code, or the signal that ended it. */
    ended: Promise<number | string>;
  }

  let dataDir: string;
  const launched: ChildProcess[] = [];

  function launch(env: Record<string, string> = {}): Launched {
    const words = ['--no-warnings', '--import', './test/support/typescript.mjs', 'src/launcher/main.ts'];
    const { npm_lifecycle_event: _npm, DATABASE_URL: _url, ...outer } = process.env;
    const child = spawn(process.execPath, words, { cwd: projectFile(), env: { ...outer, DATA_DIR: dataDir, DEMO_MODE: 'false', PORT: '0', ...env } });
    launched.push(child);
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
    return { child, said: () => said, ended };
  }

  /** The address it prints once the application answers. */
  async function ready({ said, ended }: Launched): Promise<string> {
    let over = false;
    void ended.then(() => (over = true));
    for (;;) {
      const address = /Ready after .* at (http:\S+)/.exec(said())?.[1];
      if (address !== undefined) return address;
      if (over) throw new Error(`ended before it was ready:\n${said()}`);
      await new Promise((next) => setTimeout(next, 50));
    }
  }

  const statusOf = async (address: string): Promise<number> => (await fetch(`${address}/status`)).status;
  const serverPid = (): number => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const applicationPid = (): number => (JSON.parse(readFileSync(join(dataDir, 'application.json'), 'utf8')) as { pid: number }).pid;

  beforeAll(() => (dataDir = newDataDir()));
  afterAll(() => {
    for (const child of launched) child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('recovers after a kill -9 of everything, turns a second launcher away, and stops both in order', async () => {
    const first = launch();
    expect(await statusOf(await ready(first))).toBe(200);
    const [server, application] = [serverPid(), applicationPid()];
    first.child.kill('SIGKILL');
    process.kill(server, 'SIGKILL');
    await first.ended;

    const second = launch();
    const address = await ready(second);
    expect(await statusOf(address)).toBe(200);
    expect(second.said()).not.toContain('migration ');
    expect(processStart(application)).toBeNull();

    const rival = launch();
    expect(await rival.ended).toBe(1);
    expect(rival.said()).toMatch(/is in use by another running launcher \(process \d+\)\. Stop that one first/);
    expect(rival.said()).not.toContain('    at ');

    const [lastServer, lastApplication] = [serverPid(), applicationPid()];
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
    expect([processStart(lastServer), processStart(lastApplication)]).toEqual([null, null]);
    expect(second.said()).toMatch(/Stopping …\s+Stopped\.\s*$/);
  }, 90_000);

  it.each([
    ['application', applicationPid],
    ['database server', serverPid],
  ])('ends with a message when the %s is killed, and leaves nothing behind', async (name, victim) => {
    const started = launch();
    await ready(started);
    const [server, application] = [serverPid(), applicationPid()];
    process.kill(victim(), 'SIGKILL');
    expect(await started.ended).toBe(1);
    expect(started.said()).toMatch(/The (application|database server) ended by itself .*start again with: npm start/);
    if (name === 'application') expect(started.said()).toContain('The application ended by itself (signal SIGKILL)');
    await eventually('both are gone', () => processStart(server) === null && processStart(application) === null);
  }, 60_000);

  it('tells every mistake of the environment and starts nothing', async () => {
    const started = launch({ PORT: 'many', DEMO_TODAY: 'tomorrow' });
    expect(await started.ended).toBe(1);
    expect(started.said()).toMatch(/2 mistakes:\s+- PORT must be .*\s+- DEMO_TODAY must be /);
    expect(started.said()).not.toContain('Database:');
  }, 30_000);
});
