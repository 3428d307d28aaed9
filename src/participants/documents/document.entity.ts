// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Compartment } from '../compartments.js';
import type { DocumentKind } from './document-terms.js';

@Entity('document')
export class PersonDocument {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('uuid') caseId: string | null;
  @Column('text') kind: DocumentKind;
  @Column('text') title: string;
  @Column('date') datedOn: string | null;
  @Column('text') compartment: Compartment;
  @Column('text') fileName: string;
  @Column('text') mediaType: string;
  @Column('int') bytes: number;
  @Column('bytea') sha256: Buffer;
  /** The first of its versions: what they have in common. */
  @Column('uuid') lineageId: string;
  @Column('int') number: number;
  @Column('uuid') replacesId: string | null;
  @Column('timestamptz') replacedAt: Date | null;
  @Column('uuid') uploadedBy: string;
  @Column('timestamptz') withdrawnAt: Date | null;
  @Column('uuid') withdrawnBy: string | null;
  @Column('text') withdrawnReason: string | null;
  @Column('int') version: number;
}

/** The file itself, encrypted; apart, so that no list ever reads it. */
@Entity('document_content')
export class DocumentContent {
  @PrimaryColumn('uuid') documentId: string;
  @Column('uuid') personId: string;
  @Column('text') compartment: Compartment;
  @Column('bytea') cipher: Buffer;
  @Column('int') keyVersion: number;
}
