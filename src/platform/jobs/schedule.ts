// SPDX-License-Identifier: AGPL-3.0-or-later

/** Something that is done in the background. */
export interface Task {
  /** `<subject>.<verb>`; also the name under which a job is queued (`graphile_worker.add_job`, from functions of the schema). */
  name: string;
  /**
   * The function of the schema `jobs` that does it: no arguments, no answer, SECURITY DEFINER. Left out when TypeScript does it:
   * then a module says `jobs.handle(name, …)` when it starts, and the process does not begin to work without it.
   */
  sql?: `jobs.${string}`;
  /** When it is done by itself: a cron pattern (minute, hour, day, month, weekday) **in UTC**. Left out: only when it is queued. */
  at?: string;
  /** Whether a time that was missed because nothing ran is made up for within a day. */
  catchUp?: boolean;
}

/** Every task, in one place. However many processes run, each is done once at its time. */
export const TASKS: readonly Task[] = [
  // Queued with each mail.
  { name: 'mail.send' },
  { name: 'mail.settle', sql: 'jobs.settle_mail', at: '*/10 * * * *' },
  { name: 'accounts.tidy', sql: 'jobs.tidy', at: '40 2 * * *', catchUp: true },
  // Late afternoon in Milan: what is up tomorrow.
  { name: 'agenda.remind', sql: 'jobs.remind', at: '0 16 * * *', catchUp: true },
  { name: 'people.compare', sql: 'jobs.find_duplicates', at: '20 1 * * *', catchUp: true },
  { name: 'audit.seal', sql: 'jobs.seal_audit', at: '*/10 * * * *' },
  { name: 'drafts.forget', sql: 'jobs.forget_drafts', at: '50 2 * * *', catchUp: true },
];
