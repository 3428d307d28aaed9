// SPDX-License-Identifier: AGPL-3.0-or-later
import { startEmbeddedServer, type EmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { ensureTemplate, urlFor } from './postgres.js';

/**
 * One PostgreSQL for the whole run. TEST_SERVER_URL (a superuser's) reuses a server that already runs, which spares some
 * seconds while working on one test.
 */
export async function startTestServer(): Promise<void> {
  const kept = process.env['TEST_SERVER_URL'];
  const server = kept ? undefined : await startEmbeddedServer({ ephemeral: true });
  (globalThis as Record<string, unknown>)['testServer'] = server;
  const superuserUrl = kept ?? server!.superuserUrl('postgres');
  process.env['TEST_SUPERUSER_URL'] = urlFor(superuserUrl, 'postgres');
  process.env['TEST_TEMPLATE'] = await ensureTemplate(superuserUrl);
}

export async function stopTestServer(): Promise<void> {
  await ((globalThis as Record<string, unknown>)['testServer'] as EmbeddedServer | undefined)?.stop();
}
