// SPDX-License-Identifier: AGPL-3.0-or-later
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Choice, Optional } from '../platform/http/fields.js';

export class PrintQuery {
  /** `large`: large print. Left out: normal. */
  @Optional() @Choice(['normal', 'large'])
  size?: 'normal' | 'large';
}

/** A PDF to be saved, never shown inside a page of the platform; its name says nothing about anybody. */
export function sendPdf(reply: FastifyReply, bytes: Buffer, name: string): StreamableFile {
  void reply.header('content-security-policy', 'sandbox').header('x-content-type-options', 'nosniff');
  return new StreamableFile(bytes, { type: 'application/pdf', disposition: `attachment; filename="${name}"`, length: bytes.length });
}
