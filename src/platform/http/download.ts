// SPDX-License-Identifier: AGPL-3.0-or-later
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** What is sent as a file. */
export interface Download {
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
}

/**
 * Answers with a file that the browser saves: never shown on our origin, never guessed to be something else, never kept by a
 * cache. Opened all the same, it may run and load nothing.
 */
export function sendFile(reply: FastifyReply, { fileName, mediaType, bytes }: Download): StreamableFile {
  const plain = fileName.normalize('NFKD').replace(/[^\x20-\x7e]/g, '').replace(/["\\%;]/g, '_') || 'file';
  void reply.headers({
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  return new StreamableFile(bytes, {
    type: mediaType,
    length: bytes.length,
    disposition: `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
  });
}
