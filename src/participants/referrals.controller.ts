// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { ChangeReferralDto, DecideReferralDto, EvaluateReferralDto, NewReferralDto, ReferralDto, ReferralPageDto, ReferralsQuery, WithdrawReferralDto } from './referrals.dto.js';
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

  /** Refer a person in the name of your service; or, taking people in charge, for somebody without an account. */
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

  /** Set or move the first appointment, which the sender sees. */
  @Patch(':id')
  @Can('decide', 'Referral')
  change(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: ChangeReferralDto): Promise<ReferralDto> {
    return this.referrals.change(id, ifMatch, body);
  }

  /** Begin to look into a referral, or take it over from a colleague. */
  @Post(':id/evaluation')
  @HttpCode(200)
  @Can('decide', 'Referral')
  evaluate(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: EvaluateReferralDto): Promise<ReferralDto> {
    return this.referrals.evaluate(id, ifMatch, body);
  }

  /** Accept or decline a referral that waits. */
  @Post(':id/decision')
  @HttpCode(200)
  @Can('decide', 'Referral')
  decide(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: DecideReferralDto): Promise<ReferralDto> {
    return this.referrals.decide(id, ifMatch, body);
  }

  /** Take back a referral that is still open: who sent it, or who entered it for the sender. */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Can('withdraw', 'Referral')
  withdraw(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: WithdrawReferralDto): Promise<ReferralDto> {
    return this.referrals.withdraw(id, ifMatch, body);
  }
}
