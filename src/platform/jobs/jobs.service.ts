// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as setTimeoutAsync } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Runner, RunnerOptions, TaskList } from 'graphile-worker';
import pg from 'pg';
import type { Logger } from 'pino';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { LOGGER } from '../logging.js';
import { TASKS, type Task } from './schedule.js';

/** Calls functions of the schema `jobs`; each call is a transaction of its own. */
export type JobQuery = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;

/** Does one job. What it throws is tried again later, each time after a longer while. */
export type JobHandler = (payload: unknown, query: JobQuery) => Promise<void>;

/** Requests come first: a process that has just begun to answer works off jobs a second later. */
const AFTER_START_MS = 1_000;
const AGAIN_AFTER_MS = 30_000;
/** Within the patience of whoever stops the process. */
const STOP_WITHIN_MS = 4_000;
const DAY_MS = 86_400_000;
const UNDER_WAY_SQL = `
  select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1 and j.locked_at > $2::timestamptz limit 1`;

/**
 * Background jobs, inside this process, through a database login that can do nothing but work on its queue and execute the
 * functions of `jobs`. The queue (graphile-worker) keeps several processes from doing the same twice.
 */
@Injectable()
export class JobsService implements BeforeApplicationShutdown {
  private readonly handlers = new Map<string, JobHandler>();
  private pool: pg.Pool | undefined;
  private runner: Runner | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Says who does a task of the schedule that no SQL function does. */
  handle(task: string, handler: JobHandler): void {
    if (!TASKS.some(({ name, sql }) => name === task && sql === undefined)) throw new Error(`The schedule has no task "${task}" that waits for a handler.`);
    this.handlers.set(task, handler);
  }

  /** Begins to work off jobs, in a while and in the background; an unreachable database is tried again. */
  start(): void {
    this.taskList(); // A task that nobody does is a mistake to be told now.
    this.later(AFTER_START_MS);
  }

  /** Does what is queued of this task now; a task with a time of its own is done once whatever the clock says. For tests. */
  async runOnce(name: string): Promise<void> {
    const { runOnce, quickAddJob } = await import('graphile-worker');
    const task = TASKS.find((each) => each.name === name);
    if (!task) throw new Error(`The schedule has no task "${name}".`);
    const options = await this.options();
    if (task.at) await quickAddJob(options, name, {}, { jobKey: `once/${name}`, maxAttempts: 1 });
    const { rows: [{ since }] } = await this.connections().query<{ since: string }>('select clock_timestamp()::text as since');
    await runOnce(options, { [name]: this.taskList()[name] });
    // The library writes down how a job ended without waiting for it.
    while ((await this.connections().query(UNDER_WAY_SQL, [name, since])).rowCount) await setTimeoutAsync(20);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.runner?.stop().catch(() => undefined);
    await this.pool?.end();
  }

  private later(ms: number): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => void this.work(), ms).unref();
  }

  private async work(): Promise<void> {
    try {
      const { run, parseCronItems } = await import('graphile-worker');
      const timed = TASKS.filter((task) => task.at !== undefined);
      const parsedCronItems = parseCronItems(timed.map(({ name, at, catchUp }) => ({ task: name, match: at!, options: { backfillPeriod: catchUp ? DAY_MS : 0, maxAttempts: 5 } })));
      const options = await this.options();
      if (this.stopping) return;
      this.runner = await run({ ...options, taskList: this.taskList(), parsedCronItems });
      await this.runner.promise;
    } catch (error) {
      this.logger.error({ err: error }, 'jobs: the queue cannot be worked on, trying again');
    }
    this.later(AGAIN_AFTER_MS);
  }

  private async options(): Promise<RunnerOptions> {
    const { Logger: QueueLogger } = await import('graphile-worker');
    return {
      pgPool: this.connections(),
      // What the library would write quotes payloads and errors; what matters is logged here, without them.
      logger: new QueueLogger(() => () => undefined),
      concurrency: 2,
      // A new job is heard of at once (NOTIFY); this is for those that wait for their time.
      pollInterval: 10_000,
      noHandleSignals: true,
      preset: { worker: { gracefulShutdownAbortTimeout: STOP_WITHIN_MS } },
    };
  }

  private connections(): pg.Pool {
    if (this.pool) return this.pool;
    // Nobody waits for background work: on a busy server it waits for its turn rather than fail.
    this.pool = new pg.Pool({
      connectionString: this.config.database.workerUrl, max: 4, connectionTimeoutMillis: 60_000, statement_timeout: 300_000,
      idle_in_transaction_session_timeout: 60_000, application_name: 'vivere jobs',
    });
    this.pool.on('error', () => undefined); // A connection that breaks is replaced at the next use.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
    return this.pool;
  }

  private taskList(): TaskList {
    return Object.fromEntries(TASKS.map((task) => [task.name, this.taskOf(task)]));
  }

  private taskOf({ name, sql }: Task): TaskList[string] {
    const handler: JobHandler | undefined = sql ? async (_, query) => void (await query(`select ${sql}()`)) : this.handlers.get(name);
    if (!handler) throw new Error(`Nobody handles the task "${name}" of the schedule.`);
    return async (payload, { job, ...helpers }) => {
      const query: JobQuery = async (text, values) => (await helpers.query(text, values)).rows as never[];
      const failure = await Promise.resolve().then(() => handler(payload, query)).then(() => undefined, (error: unknown) => ({ error }));
      if (!failure) return;
      this.logger.error({ err: failure.error, task: name, job: job.id, attempt: job.attempts }, 'jobs: a task failed');
      // The queue keeps the message: a code, and no words that may be about somebody.
      throw new Error(codeOf(failure.error));
    };
  }
}

const codeOf = (error: unknown): string => {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return [code, name].find((part): part is string => typeof part === 'string' && /^[\w-]{1,40}$/.test(part)) ?? 'Error';
};
