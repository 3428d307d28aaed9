// SPDX-License-Identifier: AGPL-3.0-or-later
import { buildIfStale } from '../../scripts/build-if-stale.mjs';
import { startTestServer } from './server.ts';

/** Before any test: the web client, built once (browser tests that need it find it fresh), and the database server. */
export default async function setup() {
  if (!process.env.TEST_SERVER_URL) await buildIfStale({ only: 'web' });
  await startTestServer();
}
