// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { applyDecorators, createParamDecorator, Inject, Injectable, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { abilityOf } from '../access/ability.js';
import { PERMISSION, type Permission } from '../access/can.decorator.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Db } from '../database/db.js';
import { assertSameSite, tokenOf } from '../identity/session-cookie.js';
import { defineProblems, Problem } from './problem.js';

const uploadProblem = defineProblems({
  'upload.not-multipart': { status: 415, it: 'Invia il file come multipart/form-data, nel campo «file».', en: 'Send the file as multipart/form-data, in the field “file”.' },
  'upload.missing': { status: 422, it: 'Manca il file: scegline uno.', en: 'The file is missing: choose one.' },
  'upload.empty': { status: 422, it: 'Il file è vuoto: scegline un altro.', en: 'The file is empty: choose another.' },
  'upload.too-large': { status: 413, it: 'Il file supera {mib} MiB: riducilo, o dividilo in più file.', en: 'The file exceeds {mib} MiB: make it smaller, or split it.' },
  'upload.hash-differs': { status: 422, it: 'Il file è arrivato diverso da come è partito: invialo di nuovo.', en: 'The file arrived different from what was sent: send it again.' },
});

/** A file as it arrived, whole. */
export interface Upload {
  /** Without any folder. */
  fileName: string;
  bytes: Buffer;
  /** Hexadecimal. */
  sha256: string;
}

type UploadRequest = FastifyRequest & { upload?: Upload };

const MIB = 1024 * 1024;
/** What stands around a file in a multipart body. */
const ENVELOPE_BYTES = 64 * 1024;

/**
 * Reads the file before the unit of work opens: on a slow line it takes long, and no connection to the database waits for it.
 * Only for a session that may do what the route asks for; whatever else there is to check comes after.
 */
@Injectable()
class UploadGuard implements CanActivate {
  constructor(
    private readonly db: Db,
    private readonly reflector: Reflector,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<UploadRequest>();
    await this.assertMayUpload(request, this.reflector.getAllAndOverride<Permission>(PERMISSION, [context.getHandler(), context.getClass()]));
    const { fields, upload } = await readParts(request, this.config.server.uploadMib);
    if (fields['sha256'] !== undefined && fields['sha256'].toLowerCase() !== upload.sha256) throw uploadProblem('upload.hash-differs', {}, ['/file']);
    request.upload = upload;
    // The fingerprint of an Idempotency-Key is taken of the body: with the file's hash in it, another file is another content.
    request.body = { ...fields, sha256: upload.sha256 };
    return true;
  }

  private async assertMayUpload(request: UploadRequest, permission: Permission): Promise<void> {
    const token = tokenOf(request);
    if (!token) throw Problem.unauthorised();
    assertSameSite(request, token);
    await this.db.run(token, ({ role }) => {
      if (typeof permission === 'object' && !abilityOf(role).can(permission.verb, permission.subject)) throw Problem.forbidden();
      return Promise.resolve();
    });
  }
}

/** A route that takes one file, in the field `file` of a multipart body, beside its text fields. */
export const TakesFile = () => applyDecorators(UseGuards(UploadGuard), RouteConfig({ takesFile: true }), ApiConsumes('multipart/form-data'));

/** The file of a route that takes one. */
export const UploadedFile = createParamDecorator((_: unknown, context: ExecutionContext): Upload => {
  const { upload } = context.switchToHttp().getRequest<UploadRequest>();
  if (!upload) throw new Error('UploadedFile belongs on a route with TakesFile.');
  return upload;
});

async function readParts(request: UploadRequest, mib: number): Promise<{ fields: Record<string, string>; upload: Upload }> {
  if (!request.isMultipart()) throw uploadProblem('upload.not-multipart');
  const tooLarge = (): Problem => uploadProblem('upload.too-large', { mib }, ['/file']);
  if (Number(request.headers['content-length']) > mib * MIB + ENVELOPE_BYTES) throw tooLarge();
  const fields: Record<string, string> = {};
  let upload: Upload | undefined;
  const limits = { files: 1, fileSize: mib * MIB + 1, fields: 20, fieldSize: 8 * 1024, parts: 21 };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') upload = await read(part.fieldname === 'file' ? part : undefined, mib * MIB, tooLarge);
    else if (typeof part.value === 'string' && part.value !== '') fields[part.fieldname] = part.value;
  }
  if (!upload) throw uploadProblem('upload.missing', {}, ['/file']);
  return { fields, upload };
}

async function read(part: { filename: string; file: Readable } | undefined, max: number, tooLarge: () => Problem): Promise<Upload> {
  if (!part?.filename) throw uploadProblem('upload.missing', {}, ['/file']);
  const chunks: Buffer[] = [];
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > max) throw tooLarge(); // At once: the rest is not waited for.
    hash.update(chunk);
    chunks.push(chunk);
  }
  if (size === 0) throw uploadProblem('upload.empty', {}, ['/file']);
  return { fileName: tidyName(part.filename), bytes: Buffer.concat(chunks), sha256: hash.digest('hex') };
}

/** A name that means the same everywhere: no folders, no control or direction marks (which make `fdp.exe` read `exe.pdf`), not too long. */
function tidyName(name: string): string {
  const bare = name.split(/[\\/]/).at(-1)!.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').replace(/[<>:"|?*]/g, '_').trim();
  const dot = bare.lastIndexOf('.');
  const extension = dot > 0 ? bare.slice(dot).slice(0, 20) : '';
  const stem = (dot > 0 ? bare.slice(0, dot) : bare).slice(0, 150);
  return `${stem || 'file'}${extension}`;
}
