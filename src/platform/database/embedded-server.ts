// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fstatSync, mkdtempSync, openSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../config/operator-error.js';
import { projectFile } from '../project-root.js';
import { lockDataDir, lockHolder, type DataLock } from './data-lock.js';
import { isPostgresOn } from './process-identity.js';
import { serverBinaries, type ServerBinaries } from './server-binaries.js';
import { clusterFolder, ensureCluster, identity, serverEnvironment, tail } from './server-cluster.js';
import { isRoot, makeFolder, obstacle, requireReachable, rootHome, serverUser, type ServerUser } from './server-user.js';

/** How to start an embedded server. */
export interface EmbeddedServerOptions {
  /** Folder for the cluster, its password, its log and its lock. Not needed when ephemeral. */
  dataDir?: string;
  /** TCP port on 127.0.0.1; a free one if not given. */
  port?: number;
  /** For tests: no flushing to disk, in a folder that goes away when the server stops. */
  ephemeral?: boolean;
  /** A lock on dataDir that the caller holds already, see lockDataDir. The caller then releases it. */
  lock?: DataLock;
  /** Told in one line what takes time or was put right. */
  log?: (line: string) => void;
}

/** A running PostgreSQL server of our own. */
export interface EmbeddedServer {
  /** URL with the superuser's name and password, for this database. */
  superuserUrl(database: string): string;
  host: '127.0.0.1';
  port: number;
  dataDir: string;
  /** Pid of the server's first process. */
  pid: number;
  /** Resolves when the server has ended, asked for or not, with how. */
  exited: Promise<string>;
  /** Ends open sessions, writes everything down, and resolves when the server is gone. */
  stop(): Promise<void>;
}

interface Launch {
  dataDir: string;
  binaries: ServerBinaries;
  user: ServerUser | undefined;
  ephemeral: boolean;
  log: (line: string) => void;
}

const EPHEMERAL = 'vivere-ephemeral-';

/**
 * Where the data stand if DATA_DIR does not say: inside the checkout; for root, below /var/lib, in a folder named
 * after the checkout, because the server's user may not be able to enter the checkout.
 */
export function defaultDataDir(): string {
  const checkout = realpathSync(projectFile());
  if (!isRoot()) return join(checkout, '.data');
  const mark = createHash('sha256').update(checkout).digest('hex').slice(0, 12);
  return join(rootHome('data'), `${basename(checkout).replace(/[^\w.-]+/g, '_')}-${mark}`);
}

/** Creates the data directory if need be; for root, checks that the server's user can reach it. Answers its full path. */
export function prepareDataDir(dataDir: string): string {
  const path = resolve(dataDir);
  const user = serverUser(clusterFolder(path));
  makeFolder(path, user ? 0o711 : 0o700);
  if (!statSync(path).isDirectory()) throw new OperatorError(`${path} is not a folder. Set DATA_DIR to a folder.`);
  if (user) requireReachable(path, user);
  return realpathSync(path);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done, fail) => probe.once('error', fail).listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** The lines of postmaster.pid: pid, folder, start, port, …, and as the eighth the server's state. */
function pidFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

async function ended(gone: () => boolean, withinMs: number): Promise<boolean> {
  for (const limit = Date.now() + withinMs; Date.now() < limit; await sleep(20)) {
    if (gone()) return true;
  }
  return gone();
}

/** Fast shutdown, then the harder ways for a server that hangs: the write-ahead log recovers from all of them. */
async function bringDown(pid: number, gone: () => boolean, log: (line: string) => void): Promise<void> {
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ];
  for (const [signal, patience] of steps) {
    if (gone()) return;
    if (signal !== 'SIGINT') log(`The database server does not stop; sending ${signal}.`);
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    if (await ended(gone, patience)) return;
  }
  throw new OperatorError(`The database server (process ${pid}) does not stop. Stop it with: kill -9 ${pid}`);
}

/** After a kill -9 of its launcher a server lives on, and its pid file outlives a kill -9 of its own: clear both away. */
async function clearRemains(cluster: string, log: (line: string) => void): Promise<void> {
  const pid = Number(pidFile(cluster)[0]);
  if (isPostgresOn(pid, cluster)) {
    log(`A database server from an earlier run (process ${pid}) is still there; stopping it.`);
    await bringDown(pid, () => !isPostgresOn(pid, cluster), log);
  }
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

function serverFlags({ ephemeral }: Launch, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log must not become a second place with personal data: no statements, no failing values.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'fatal',
    ...(ephemeral && {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      wal_level: 'minimal',
      max_wal_senders: '0',
      shared_buffers: '64MB',
      max_connections: '200',
    }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Opens the log for appending; keeps one earlier file when it has grown. */
function openLog(dataDir: string): number {
  const path = join(dataDir, 'postgres.log');
  if (existsSync(path) && statSync(path).size > 10_000_000) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

interface Attempt {
  child: ChildProcess;
  exited: Promise<string>;
  /** What the server wrote to its log since it was started. */
  said: () => string;
}

function spawnServer(launch: Launch, port: number): Attempt {
  const { dataDir, binaries, user, ephemeral } = launch;
  const log = openLog(dataDir);
  const from = fstatSync(log).size;
  const child = spawn(binaries.postgres, ['-D', clusterFolder(dataDir), ...serverFlags(launch, port)], {
    cwd: '/',
    env: serverEnvironment(),
    stdio: ['ignore', log, log],
    // Ctrl-C reaches a terminal's whole process group: the real server leaves it, to be stopped after the application.
    detached: !ephemeral,
    ...identity(user),
  });
  closeSync(log);
  const exited = new Promise<string>((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => done(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
  return { child, exited, said: () => readFileSync(join(dataDir, 'postgres.log')).subarray(from).toString() };
}

/** Resolves to null when the server takes connections, or to how it ended before. */
async function ready({ child, exited }: Attempt, cluster: string): Promise<string | null> {
  let end: string | null = null;
  void exited.then((how) => (end = how));
  for (;;) {
    const lines = pidFile(cluster);
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return null;
    if (end !== null) return end;
    await sleep(15);
  }
}

/** Starts the server; waits for what passes by itself: processes of a killed server, or a port lost to somebody quicker. */
async function startServer(launch: Launch, port: number | undefined): Promise<Attempt & { port: number }> {
  for (let tries = 1; ; tries++) {
    const chosen = port ?? (await freePort());
    const attempt = spawnServer(launch, chosen);
    const end = await ready(attempt, clusterFolder(launch.dataDir));
    if (end === null) return { ...attempt, port: chosen };
    const said = attempt.said();
    const portTaken = /could not bind IPv4 address/.test(said);
    if (portTaken && port !== undefined) {
      throw new OperatorError(`Port ${port} on 127.0.0.1, wanted for the database server, is taken. Stop what uses it or choose another.`);
    }
    const passing = portTaken || /shared memory block .* is still in use/.test(said);
    if (!passing || tries >= 20) {
      throw new OperatorError(`The database server did not start (${end}). Its log, ${join(launch.dataDir, 'postgres.log')}, ends with:\n${tail(said)}`);
    }
    await sleep(250);
  }
}

function ephemeralBase(user: ServerUser | undefined): string {
  const open = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => existsSync(folder) && (user === undefined || obstacle(folder, user) === null));
  if (open === undefined) throw new OperatorError(`No folder for temporary files that user "${user?.name}" may enter. Set TMPDIR to one.`);
  return open;
}

/** Removes what test runs that were killed left behind: the servers go on by themselves. */
async function sweepEphemeral(base: string): Promise<void> {
  for (const name of readdirSync(base).filter((each) => each.startsWith(EPHEMERAL))) {
    const dir = join(base, name);
    const stat = statSync(dir, { throwIfNoEntry: false });
    const fresh = stat !== undefined && Date.now() - stat.mtimeMs < 60_000;
    if (stat === undefined || stat.uid !== process.getuid?.() || fresh || lockHolder(dir) !== null) continue;
    await clearRemains(clusterFolder(dir), () => undefined);
    rmSync(dir, { recursive: true, force: true });
  }
}

async function ephemeralDir(): Promise<string> {
  const user = serverUser('');
  const base = realpathSync(ephemeralBase(user));
  await sweepEphemeral(base);
  const dir = mkdtempSync(join(base, EPHEMERAL));
  chmodSync(dir, user ? 0o711 : 0o700);
  return dir;
}

/** Stops the server once; every later call waits for the same end. */
function stopper(attempt: Attempt, launch: Launch, release: () => void): () => Promise<void> {
  const { child, exited } = attempt;
  const pid = child.pid ?? 0;
  let gone = false;
  void exited.then(() => (gone = true));
  // If this process ends without stopping it, a test's server must not stay behind.
  const lastResort = (): void => void (gone || !launch.ephemeral || process.kill(pid, 'SIGQUIT'));
  process.once('exit', lastResort);
  const stop = async (): Promise<void> => {
    await bringDown(pid, () => gone, launch.log);
    process.removeListener('exit', lastResort);
    release();
    if (launch.ephemeral) rmSync(launch.dataDir, { recursive: true, force: true });
  };
  let stopping: Promise<void> | undefined;
  return () => (stopping ??= stop());
}

/**
 * Starts a real PostgreSQL server from the binaries that npm installed, creating its cluster the first time.
 * As root the server runs as another user. What a crash left behind is cleared away first.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { port, ephemeral = false, log = () => undefined } = options;
  const dataDir = ephemeral ? await ephemeralDir() : prepareDataDir(options.dataDir ?? defaultDataDir());
  const lock = options.lock ?? (await lockDataDir(dataDir));
  const release = (): void => (options.lock ? undefined : lock.release());
  try {
    const user = serverUser(clusterFolder(dataDir));
    const launch: Launch = { dataDir, binaries: serverBinaries(user !== undefined), user, ephemeral, log };
    await clearRemains(clusterFolder(dataDir), log);
    const password = await ensureCluster(launch);
    const attempt = await startServer(launch, port);
    return {
      superuserUrl: (database) => `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${attempt.port}/${encodeURIComponent(database)}`,
      host: '127.0.0.1',
      port: attempt.port,
      dataDir,
      pid: attempt.child.pid ?? 0,
      exited: attempt.exited,
      stop: stopper(attempt, launch, release),
    };
  } catch (error) {
    release();
    if (ephemeral) rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
}
