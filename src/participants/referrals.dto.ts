// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, Id, Optional, Text } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { REFERRAL_STATUSES, type ReferralStatus } from './participants-terms.js';

export class ReferralsQuery extends PageQuery {
  @Optional() @Choice(REFERRAL_STATUSES)
  status?: ReferralStatus;
}

export class NewReferralDto {
  /** How the person is called; no code, no address. */
  @Text(160)
  personName: string;

  /** Why the service refers the person. */
  @Text(2000)
  reason: string;

  /** The area that it is for; left out when any may take it. */
  @Optional() @Id()
  areaId?: string;
}

export class DecideReferralDto {
  @Choice(['accepted', 'declined'])
  decision: 'accepted' | 'declined';

  /** Needed when declining: the service reads it. */
  @Optional() @Text(1000)
  reason?: string;

  /** With `accepted`: the person, when already in charge. Left out, the person is registered later from the referral. */
  @Optional() @Id()
  personId?: string;
}

export class ReferralDto {
  id: string;
  serviceId: string;
  service: string;
  areaId: string | null;
  personName: string;
  reason: string;
  @ApiProperty({ enum: REFERRAL_STATUSES })
  status: ReferralStatus;
  declineReason: string | null;
  /** The person it became, for who may read them. */
  personId: string | null;
  sentOn: string;
  decidedOn: string | null;
  version: number;
}

export class ReferralPageDto {
  items: ReferralDto[];
  nextCursor: string | null;
}
