// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsEmail, IsUUID } from 'class-validator';
import { Choice, CivilDate, Id, Nullable, Optional, Text, Whole, YesNo } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { REFERRAL_STATUSES, type ReferralStatus } from './referral-status.js';
import { AWARENESS, SOURCE_KINDS, URGENCIES, type Awareness, type SourceKind, type Urgency } from './referral-terms.js';

export class ReferralsQuery extends PageQuery {
  /** One state; `open` is what still waits for a decision: sent or in evaluation. */
  @Optional() @Choice([...REFERRAL_STATUSES, 'open'])
  status?: ReferralStatus | 'open';
}

export class NewReferralDto {
  /** Who refers. A service's own kind is known: only the social service says its level. Needed when entered for somebody who is no service. */
  @Optional() @Choice(SOURCE_KINDS)
  sourceKind?: SourceKind;

  /** Entered for a service of the directory that did not write itself: an order on paper, a call from a school. */
  @Optional() @Id()
  serviceId?: string;

  /** Municipio of the social service, 1 to 9; left out, that of the service. */
  @Optional() @Whole(1, 9)
  municipio?: number;

  /** Who refers, when entered for others: kept encrypted. */
  @Optional() @Text(160)
  senderName?: string;

  /** How they are reached: kept encrypted. */
  @Optional() @Text(200)
  senderContact?: string;

  @Optional() @Text(80)
  givenName?: string;

  @Optional() @Text(80)
  familyName?: string;

  /** What the person is known by, where the name is not known or not told. */
  @Optional() @Text(80)
  alias?: string;

  /** How the person is called in one piece, where the parts are not known; no code, no address. */
  @Optional() @Text(160)
  personName?: string;

  /** Not in the future. */
  @Optional() @CivilDate()
  birthDate?: string;

  /** Years, where the birth date is not known. */
  @Optional() @Whole(0, 120)
  approximateAge?: number;

  /** How the person is reached: kept encrypted. */
  @Optional() @Text(60)
  phone?: string;

  @Optional() @IsEmail()
  email?: string;

  /** Why the person is referred, and what is asked. */
  @Text(2000)
  reason: string;

  @Optional() @Choice(URGENCIES)
  urgency?: Urgency;

  /** Whether the person agrees, knows, or was not told. */
  @Optional() @Choice(AWARENESS)
  awareness?: Awareness;

  /** Areas that it is for; none when any may take it. */
  @Optional() @IsArray() @ArrayMaxSize(4) @IsUUID('all', { each: true })
  areaIds?: string[];

  /** It tells of criminal proceedings: only who acts in Carcere/REMS sees it. Judicial sources are so without saying. */
  @Optional() @YesNo()
  judicial?: boolean;
}

export class EvaluateReferralDto {
  /** Day of the first appointment: the sender sees it. */
  @Optional() @CivilDate()
  firstAppointmentOn?: string;
}

export class ChangeReferralDto {
  /** Day of the first appointment; null when there is none any more. */
  @Nullable() @CivilDate()
  firstAppointmentOn?: string | null;
}

export class DecideReferralDto {
  @Choice(['accepted', 'declined'])
  decision: 'accepted' | 'declined';

  /** Needed when declining: the sender reads it. */
  @Optional() @Text(1000)
  reason?: string;

  /** With `accepted`: the person, when already in charge. Left out, the person is registered later from the referral. */
  @Optional() @Id()
  personId?: string;

  /** With `accepted`: day of the first appointment. */
  @Optional() @CivilDate()
  firstAppointmentOn?: string;
}

export class WithdrawReferralDto {
  /** Why it is no longer needed. */
  @Optional() @Text(1000)
  reason?: string;
}

/** A referral as its sender and its receivers see it; what concerns the receivers' work is null for the sender. */
export class ReferralDto {
  id: string;
  @ApiProperty({ enum: SOURCE_KINDS })
  sourceKind: SourceKind;
  /** null: whoever refers is no service of the directory. */
  serviceId: string | null;
  service: string | null;
  municipio: number | null;
  /** Entered by a case manager for the sender. */
  onBehalf: boolean;
  /** Who refers, when it is not a service itself. */
  senderName: string | null;
  senderContact: string | null;
  areaIds: string[];
  /** Only who acts in Carcere/REMS, and the sender, see it. */
  judicial: boolean;
  /** How the person is called in one piece. */
  personName: string;
  givenName: string | null;
  familyName: string | null;
  alias: string | null;
  birthDate: string | null;
  /** Years. */
  approximateAge: number | null;
  phone: string | null;
  email: string | null;
  reason: string;
  @ApiProperty({ enum: URGENCIES })
  urgency: Urgency;
  @ApiProperty({ enum: AWARENESS, nullable: true, type: String })
  awareness: Awareness | null;
  @ApiProperty({ enum: REFERRAL_STATUSES })
  status: ReferralStatus;
  sentOn: string;
  /** Who evaluates it, for receivers. */
  evaluator: string | null;
  evaluatedOn: string | null;
  firstAppointmentOn: string | null;
  decidedOn: string | null;
  declineReason: string | null;
  withdrawnOn: string | null;
  withdrawReason: string | null;
  /** The person it became, for who may read them. */
  personId: string | null;
  version: number;
}

export class ReferralPageDto {
  items: ReferralDto[];
  nextCursor: string | null;
}
