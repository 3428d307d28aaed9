// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { permissionsMarkdown, policiesSql } from './platform/access/policies.js';
import { loadConfig } from './platform/config/config.js';
import { buildOpenApi, OPENAPI_FILE } from './platform/http/openapi.js';
import { projectFile } from './platform/project-root.js';

/**
 * `npm run generate`: writes what follows from the sources (row policies, the permission table, the API's contract).
 * `npm run check` fails when the committed files differ.
 */
await writeFile(projectFile('migrations/policies.generated.sql'), policiesSql());
await writeFile(projectFile('docs/permissions.generated.md'), permissionsMarkdown());

// The router is needed, not the database: modules are built in preview, so that nothing connects.
const key = (byte: number) => Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 7 + byte) % 251)).toString('base64');
const config = loadConfig({
  DATABASE_URL: 'postgres://app:not-connected-1@127.0.0.1:5432/none',
  DATABASE_SIGNIN_URL: 'postgres://signin:not-connected-1@127.0.0.1:5432/none',
  DATABASE_WORKER_URL: 'postgres://worker:not-connected-1@127.0.0.1:5432/none',
  FIELD_KEY: key(1), SESSION_KEY: key(2), LOG_LEVEL: 'silent',
});
const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(config), new FastifyAdapter(), { preview: true, logger: false });
app.setGlobalPrefix('api/v1', { exclude: ['status'] });
await writeFile(OPENAPI_FILE, `${JSON.stringify(buildOpenApi(app), null, 2)}\n`);
process.exit(0);
