// SPDX-License-Identifier: AGPL-3.0-or-later
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';

export const REQUIRES_KEY = 'vsm:idempotency';

/** Refuses a creation without Idempotency-Key (400). Everywhere else the key is honoured when it is sent. */
export const RequiresIdempotencyKey = () =>
  applyDecorators(SetMetadata(REQUIRES_KEY, true), ApiHeader({ name: 'Idempotency-Key', required: true, description: 'New for every creation; the same again, in the same role, creates nothing more and answers the record as it stands.' }));
