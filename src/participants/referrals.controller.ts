// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { DecideReferralDto, NewReferralDto, ReferralDto, ReferralPageDto, ReferralsQuery } from './referrals.dto.js';
import { ReferralsService } from './referrals.service.js';

@Controller('referrals')
export class ReferralsController {
  constructor(private readonly referrals: ReferralsService) {}

  /** A sending service's own referrals, or those that wait for a case manager; newest first. */
  @Get()
  @Can('read', 'Referral')
  list(@Query() query: ReferralsQuery): Promise<ReferralPageDto> {
    return this.referrals.list(query);
  }

  /** Refer a person, in the name of your service. */
  @Post()
  @Can('create', 'Referral')
  send(@Body() body: NewReferralDto): Promise<ReferralDto> {
    return this.referrals.send(body);
  }

  @Get(':id')
  @Can('read', 'Referral')
  show(@IdParam() id: string): Promise<ReferralDto> {
    return this.referrals.get(id);
  }

  /** Accept or decline a referral that waits. */
  @Post(':id/decision')
  @HttpCode(200)
  @Can('decide', 'Referral')
  decide(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: DecideReferralDto): Promise<ReferralDto> {
    return this.referrals.decide(id, ifMatch, body);
  }
}
