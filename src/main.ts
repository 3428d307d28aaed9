// SPDX-License-Identifier: AGPL-3.0-or-later
import { createApplication } from './application.js';
import { loadConfig } from './platform/config/config.js';
import { JobsService } from './platform/jobs/jobs.service.js';
import { OperatorError } from './platform/config/operator-error.js';

/** Ends in-flight requests first, then the pools; a second signal changes nothing. */
function stopOnSignals(close: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(1), 9_000).unref();
      void close().then(() => process.exit(0), () => process.exit(1));
    });
  }
}

try {
  const config = loadConfig(process.env);
  const app = await createApplication(config);
  stopOnSignals(() => app.close());
  await app.listen(config.server.port, config.server.host);
  if (config.jobs.on) app.get(JobsService).start();
} catch (error) {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exit(1);
}
