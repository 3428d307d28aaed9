// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { Choice, CivilDate, Nullable, Optional, Text } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.js';
import { COMPARTMENTS, type Compartment } from '../compartments.js';
import { DOCUMENT_KINDS, type DocumentKind } from './document-terms.js';

const DOCUMENT_STATES = ['current', 'withdrawn'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

export class DocumentsQuery extends PageQuery {
  @Optional() @Choice(DOCUMENT_KINDS)
  kind?: DocumentKind;

  /** Those in use, or those that were withdrawn; in use unless told. */
  @Optional() @Choice(DOCUMENT_STATES)
  state?: DocumentState;
}

/** Every file comes with its hash, which is computed when it is not sent. */
class FileDto {
  /** PDF, PNG, JPEG, DOCX, XLSX, ODT or plain text in UTF-8; its content must be what its name says. */
  @Optional() @ApiProperty({ type: 'string', format: 'binary', required: true })
  file?: string;

  /** SHA-256 of the file, hexadecimal: when it is sent, the file must have it. */
  @Optional() @Matches(/^[0-9a-f]{64}$/i)
  sha256?: string;
}

export class NewDocumentDto extends FileDto {
  @Choice(DOCUMENT_KINDS)
  kind: DocumentKind;

  /** What it is, in words by which it is found again. */
  @Text(200)
  title: string;

  /** The day on the document; not in the future. */
  @Optional() @CivilDate()
  datedOn?: string;

  /** One of those that the person's file names as open to you; general unless told. */
  @Optional() @Choice(COMPARTMENTS)
  compartment?: Compartment;
}

/** A newer file in place of one: what is not sent stays as it is. */
export class NewDocumentVersionDto extends FileDto {
  @Optional() @Text(200)
  title?: string;

  @Optional() @CivilDate()
  datedOn?: string;
}

export class ChangeDocumentDto {
  @Optional() @Choice(DOCUMENT_KINDS)
  kind?: DocumentKind;

  @Optional() @Text(200)
  title?: string;

  @Nullable() @CivilDate()
  datedOn?: string | null;
}

export class WithdrawDocumentDto {
  /** Why it is taken out of the file. */
  @Text(500)
  reason: string;
}

export class DocumentVersionDto {
  id: string;
  number: number;
  fileName: string;
  /** Size of the file. */
  bytes: number;
  uploadedBy: string;
  /** Instant, UTC. */
  uploadedAt: string;
}

export class DocumentDto {
  id: string;
  personId: string;
  @ApiProperty({ enum: DOCUMENT_KINDS })
  kind: DocumentKind;
  title: string;
  datedOn: string | null;
  @ApiProperty({ enum: COMPARTMENTS })
  compartment: Compartment;
  fileName: string;
  mediaType: string;
  /** Size of the file. */
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
  /** 1 for the first, one more for each file put in its place. */
  number: number;
  /** Instant, UTC, at which a newer file took its place. */
  replacedAt: string | null;
  uploadedBy: string;
  /** Instant, UTC. */
  uploadedAt: string;
  /** Instant, UTC; a withdrawn document's file is not opened any more. */
  withdrawnAt: string | null;
  withdrawnBy: string | null;
  withdrawnReason: string | null;
  /** Every file that it has been, the newest first. */
  versions: DocumentVersionDto[];
  version: number;
}

export class DocumentPageDto {
  items: DocumentDto[];
  nextCursor: string | null;
}
