// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { projectFile } from '../project-root.js';

/** Serves the web client from the same process: files as they are, every other page address with the client's one page. */
export async function serveWeb(app: NestFastifyApplication): Promise<void> {
  const root = projectFile('web/dist');
  if (!existsSync(root)) return;
  const page = await readFile(projectFile('web/dist/index.html'), 'utf8');
  await app.register(fastifyStatic, {
    root,
    index: false,
    wildcard: false,
    setHeaders: (reply, path) => {
      // Built files carry their hash in their name; whatever does not may change with the next release.
      void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.getHttpAdapter().getInstance().get('/*', (request, reply) => {
    const isPage = !/^\/+api(\/|$|\?)/i.test(request.url) && !/\.\w+$/.test(request.url.split('?')[0]);
    if (!isPage) return reply.callNotFound();
    return reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
}
