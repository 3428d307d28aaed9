// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SignatoryKind } from './signature-terms.js';

/** What is written of a signatory while the plan is a draft; what they decide is written by statements of its own. */
@Entity('plan_signatory')
export class PlanSignatory {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('uuid') personId: string;
  @Column('uuid') lineageId: string;
  @Column('text') kind: SignatoryKind;
  @Column('uuid') organisationId: string | null;
  @Column('uuid') accountId: string | null;
  @Column('uuid') representativeId: string | null;
  @Column('text') name: string | null;
  @Column('boolean') mandatory: boolean;
  @Column('text') commitment: string | null;
  @Column('int') position: number;
}

@Entity('plan_signature_mark')
export class PlanSignatureMark {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('uuid') personId: string;
  @Column('uuid') signatoryId: string;
  @Column('bytea') signedHash: Buffer;
  @Column('bytea') markCipher: Buffer;
  @Column('int') markKeyVersion: number;
}
