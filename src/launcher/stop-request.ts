// SPDX-License-Identifier: AGPL-3.0-or-later
import { commandLine, parentOf, processStart } from '../platform/database/process-identity.js';

const LOOK_EVERY_MS = 500;

/** The npm that runs us, directly or through a shell; null if we were started otherwise. */
function npmAbove(): number | null {
  if (process.env['npm_lifecycle_event'] === undefined) return null;
  let pid: number | null = process.ppid;
  for (let level = 0; level < 3 && pid !== null && pid > 1; level++) {
    if (/\bnpm\b/.test(commandLine(pid).join(' '))) return pid;
    pid = parentOf(pid);
  }
  return null;
}

/**
 * Resolves when somebody wants the platform to stop: Ctrl-C, a signal, or a killed `npm start`, which could not pass
 * its signal on and would leave us running unseen.
 */
export function stopRequest(): Promise<string> {
  return new Promise((asked) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked(signal));
    const npm = npmAbove();
    const start = npm === null ? null : processStart(npm);
    if (npm === null || start === null) return;
    const look = setInterval(() => {
      if (processStart(npm) === start) return;
      clearInterval(look);
      asked('npm has gone');
    }, LOOK_EVERY_MS).unref();
  });
}
