// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { isConnectionLoss, problemOfDatabase } from '../database/sqlstate.js';
import { LOGGER } from '../logging.js';
import { Problem, problemDocument, type Locale } from './problem.js';

/** Status of an error that the framework raised before or around our handlers → our code. */
const BY_STATUS: Record<number, string> = {
  400: 'unreadable',
  401: 'session.missing',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'unavailable',
  413: 'too-large',
  415: 'unsupported-format',
  429: 'rate-limited',
  503: 'unavailable',
};

/** Every failure leaves as application/problem+json. Stacks and SQL stay in the log, under an incident id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    sendProblem(this.problemOf(error, request), request, reply);
  }

  private problemOf(error: unknown, request: FastifyRequest): Problem {
    if (error instanceof Problem) return error;
    const database = problemOfDatabase(error);
    if (database) {
      if (database.status >= 500 || database.code === 'forbidden') this.log.warn({ err: error, method: request.method }, 'refused by the database');
      return database;
    }
    if (isConnectionLoss(error)) return new Problem('unavailable', {}, [], { retryAfter: 2 });
    const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
    const code = status === undefined ? undefined : BY_STATUS[status];
    if (code) return new Problem(code, { seconds: retryAfterOf(error) }, [], { retryAfter: retryAfterOf(error) });
    const incident = randomUUID();
    this.log.error({ err: error, incident, method: request.method, route: request.routeOptions?.url }, 'unexpected failure');
    return new Problem('internal', { incident });
  }
}

const retryAfterOf = (error: unknown): number | undefined => {
  const answer = error instanceof HttpException ? error.getResponse() : undefined;
  return typeof answer === 'object' && 'retryAfter' in answer ? Number(answer.retryAfter) : undefined;
};

/** `instance` names the request without its query: a filter may hold what was searched for. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  const { retryAfter } = problem.extra;
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-language', localeOf(request))
    .header('vary', 'accept-language')
    .send(JSON.stringify(problemDocument(problem, localeOf(request), request.url.split('?')[0])));
}

/** The reader’s language: Italian unless English is preferred to it (RFC 9110, 12.5.4). */
export const localeOf = (request: FastifyRequest): Locale => {
  const asked = (request.headers['accept-language'] ?? '').toLowerCase().split(',').map((part) => part.trim());
  const weight = (language: Locale): number => {
    const found = asked.find((part) => part.split(/[-;]/)[0] === language);
    return found === undefined ? 0 : Number(/;\s*q=([\d.]+)/.exec(found)?.[1] ?? 1);
  };
  return weight('en') > weight('it') ? 'en' : 'it';
};
