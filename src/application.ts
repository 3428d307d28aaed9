// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { HttpException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module.js';
import type { Config } from './platform/config/config.js';
import type { TrustProxy } from './platform/config/server.config.js';
import { Problem } from './platform/http/problem.js';
import { sendProblem } from './platform/http/problem.filter.js';
import { noteReadable } from './platform/http/re-read.js';
import { serveOpenApi } from './platform/http/openapi.js';
import { serveWeb } from './platform/http/web-files.js';

const KIB = 1024;

/** A number of proxies as the function that Fastify takes: a bare number it reads as none. */
const trusted = (proxies: TrustProxy): false | string[] | ((address: string, hop: number) => boolean) =>
  typeof proxies === 'number' ? (_address, hop) => hop < proxies : proxies;

/** The application as it runs in production and in tests, not yet listening. */
export async function createApplication(config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: trusted(config.server.trustProxy),
    bodyLimit: KIB * KIB,
    // Long enough for the largest file over a phone's line.
    requestTimeout: 120_000,
    connectionTimeout: 60_000,
    forceCloseConnections: 'idle',
    // An address that cannot be decoded names nothing.
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) => sendProblem(Problem.notFound(), request, reply),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(config), adapter, { logger: ['error', 'warn'], abortOnError: false });
  app.setGlobalPrefix('api/v1', { exclude: ['status'] });
  app.enableShutdownHooks([]);
  await app.register(cookie);
  await app.register(multipart, { throwFileSizeLimit: false });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:'], fontSrc: ["'self'"],
        connectSrc: ["'self'"], objectSrc: ["'none'"], frameAncestors: ["'none'"], formAction: ["'self'"], baseUri: ["'none'"],
        upgradeInsecureRequests: config.server.publicUrl?.startsWith('https') ? [] : null,
      },
    },
    strictTransportSecurity: config.server.publicUrl?.startsWith('https') ?? false,
  });
  // Counted per process: behind a balancer each gets its share, see docs/operations.md.
  await app.register(rateLimit, {
    max: config.server.rateLimit,
    timeWindow: '1 minute',
    enableDraftSpec: false,
    errorResponseBuilder: (_request, context) =>
      new HttpException({ retryAfter: Math.ceil(context.ttl / 1000) }, 429) as unknown as object,
  });
  const fastify = app.getHttpAdapter().getInstance();
  noteReadable(fastify);
  fastify.addHook('preValidation', async (request) => {
    const { body, headers, routeOptions } = request;
    // A file is read by the route that takes one, once it is known who sends it.
    if ((routeOptions.config as { takesFile?: boolean }).takesFile && request.isMultipart()) return;
    if (body === undefined && !request.isMultipart()) return;
    if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) throw new Problem('unsupported-format');
    if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Problem('unreadable');
  });
  fastify.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
  await serveOpenApi(app);
  await serveWeb(app);
  return app;
}
