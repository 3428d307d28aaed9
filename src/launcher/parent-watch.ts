// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Loaded before the application by the launcher (`node --import`). If the launcher is killed, its channel closes:
 * the application then ends as if asked to, so that the port and the database are free for the next start.
 */
const PATIENCE_MS = 5_000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
});
process.channel?.unref();

export {};
