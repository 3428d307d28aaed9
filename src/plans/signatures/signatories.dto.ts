// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, Id, Nullable, Optional, Text, YesNo } from '../../platform/http/fields.js';
import { EVENTS, METHODS, SIGNATORY_KINDS, SIGNATORY_STATUSES, type Method, type PlanEventKind, type SignatoryKind, type SignatoryStatus } from './signature-terms.js';

export class NewSignatoryDto {
  /** The person and the case manager stand once; an organisation once per kind. */
  @Choice(SIGNATORY_KINDS)
  kind: SignatoryKind;

  /** Of a service, the Comune or a partner; left out for the Comune, it is one's own or the only one there is. */
  @Nullable() @Id()
  organisationId?: string | null;

  /** Of a representative: one of the person's. */
  @Nullable() @Id()
  representativeId?: string | null;

  /** Of somebody of the family: who they are. */
  @Nullable() @Text(200)
  name?: string | null;

  /** Whether the plan needs their signature to become active; the person, the case manager, and who is named in the plan's lines and interventions always are. */
  @Optional() @YesNo()
  mandatory?: boolean;

  /** What they commit themselves to, in words: what they are shown and sign. */
  @Nullable() @Text(4000)
  commitment?: string | null;
}

export class ChangeSignatoryDto {
  /** Of somebody of the family: who they are. */
  @Optional() @Text(200)
  name?: string;

  @Optional() @YesNo()
  mandatory?: boolean;

  /** What they commit themselves to, in words: what they are shown and sign. */
  @Nullable() @Text(4000)
  commitment?: string | null;
}

export class SignatoryDto {
  id: string;
  /** The same signatory keeps it from version to version of the plan. */
  lineageId: string;
  @ApiProperty({ enum: SIGNATORY_KINDS })
  kind: SignatoryKind;
  organisationId: string | null;
  organisationName: string | null;
  accountId: string | null;
  accountName: string | null;
  representativeId: string | null;
  representativeName: string | null;
  /** Of somebody of the family. */
  name: string | null;
  mandatory: boolean;
  commitment: string | null;
  @ApiProperty({ enum: SIGNATORY_STATUSES })
  status: SignatoryStatus;
  @ApiProperty({ enum: METHODS, nullable: true, type: String })
  method: Method | null;
  /** UTC. */
  decidedAt: string | null;
  /** Whose account signed, or attests that somebody did. */
  decidedByName: string | null;
  /** The scan of what was signed on paper. */
  documentId: string | null;
  /** Something was drawn or typed on a screen: see the signatory's mark. */
  hasMark: boolean;
  /** Whether whoever asks may sign or refuse for this signatory. */
  mine: boolean;
}

/** A step of a version. */
export class PlanEventDto {
  id: string;
  @ApiProperty({ enum: EVENTS })
  kind: PlanEventKind;
  /** Of a refusal. */
  reason: string | null;
  /** Who signed or refused, as the signatory stands in the plan. */
  @ApiProperty({ enum: SIGNATORY_KINDS, nullable: true, type: String })
  signatoryKind: SignatoryKind | null;
  signatoryName: string | null;
  /** Whose account did it. */
  accountName: string | null;
  /** UTC. */
  at: string;
}
