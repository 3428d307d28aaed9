// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFile } from 'node:fs/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { projectFile } from '../project-root.js';

/** The committed contract; the checks regenerate it and fail on any difference. */
export const OPENAPI_FILE = projectFile('docs/openapi.json');

/** Serves the contract at /api/v1/openapi.json and, outside production, a page to browse it at /api/docs. */
export async function serveOpenApi(app: NestFastifyApplication): Promise<void> {
  const document = JSON.parse(await readFile(OPENAPI_FILE, 'utf8').catch(() => '{"openapi":"3.1.0","info":{"title":"","version":""},"paths":{}}')) as OpenAPIObject;
  app.getHttpAdapter().getInstance().get('/api/v1/openapi.json', async () => document);
  if (process.env['NODE_ENV'] !== 'production') SwaggerModule.setup('api/docs', app, document, { raw: false });
}

/** Builds the contract from the running router and the types; needs the compiled program, whose build keeps the comments. */
export function buildOpenApi(app: NestFastifyApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Vivere in Salute Mentale')
    .setDescription('Budget di Salute, attività dei partner e indicatori del programma. Errori: application/problem+json (RFC 9457).')
    .setVersion('1.0.0')
    .setTermsOfService('/accessibilita')
    .setLicense('AGPL-3.0-or-later', 'https://www.gnu.org/licenses/agpl-3.0.html')
    .addCookieAuth('vsm_session', { type: 'apiKey', in: 'cookie', name: 'vsm_session' })
    .build();
  const document = SwaggerModule.createDocument(app, builder, { operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}` });
  Object.assign((document.components ??= {}).schemas ??= {}, { Problem: PROBLEM_SCHEMA });
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path as Record<string, { responses?: Record<string, unknown> }>)) {
      if (operation.responses) operation.responses['default'] = PROBLEM_RESPONSE;
    }
  }
  return document;
}

const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What happened and what to do, in the reader’s language.' },
    instance: { type: 'string' },
    code: { type: 'string', description: 'Stable: programs decide by it.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: { pointer: { type: 'string', description: 'JSON pointer into the body.' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
    differences: {
      type: 'array',
      items: { type: 'object', required: ['field'], properties: { field: { type: 'string' }, yours: {}, current: {} } },
    },
  },
} as const;

const PROBLEM_RESPONSE = {
  description: 'Any failure, as RFC 9457 problem document.',
  headers: {
    'X-RateLimit-Limit': { schema: { type: 'integer' } },
    'X-RateLimit-Remaining': { schema: { type: 'integer' } },
    'X-RateLimit-Reset': { schema: { type: 'integer' }, description: 'Seconds.' },
    'Retry-After': { schema: { type: 'integer' }, description: 'Seconds; with 429 and 503.' },
  },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
