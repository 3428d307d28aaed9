// SPDX-License-Identifier: AGPL-3.0-or-later
import { createParamDecorator, type ExecutionContext, Param, type PipeTransform } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { isUUID } from 'class-validator';
import { Problem, type Difference } from './problem.js';

const uuidOrNotFound: PipeTransform<string, string> = {
  transform(value) {
    // A malformed id is answered like one that does not exist: nothing is learnt by trying.
    if (!isUUID(value)) throw Problem.notFound();
    return value;
  },
};

/** An id in the path. */
export const IdParam = (name = 'id') => Param(name, uuidOrNotFound);

/** The version that the client read, from If-Match: 428 when missing. Anything that is not one of our ETags matches nothing. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): number => {
    const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
    if (!header) throw new Problem('version.missing');
    const match = /^"(\d{1,9})"$/.exec(header);
    return match ? Number(match[1]) : -1;
  },
  [
    (target, key) => {
      const method = Object.getOwnPropertyDescriptor(target, key!) as PropertyDescriptor;
      ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the record as it was read.' })(target, key!, method);
    },
  ],
);

/**
 * 412 unless the record still has the version that the client read. `sent` and `current` are compared field by field, so that
 * the person can see what the other one changed and choose.
 */
export function assertVersion(current: object & { version: number }, ifMatch: number, sent: object = {}): void {
  if (current.version === ifMatch) return;
  const now = current as unknown as Record<string, unknown>;
  const differences: Difference[] = Object.entries(sent)
    .filter(([field, yours]) => yours !== undefined && JSON.stringify(now[field] ?? null) !== JSON.stringify(yours))
    .map(([field, yours]: [string, unknown]) => ({ field, yours, current: now[field] ?? null }));
  throw new Problem('version.stale', {}, [], { differences });
}
