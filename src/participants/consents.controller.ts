// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { ConsentDto, ConsentsDto, NewConsentDto, WithdrawalEffectsDto, WithdrawConsentDto } from './consents.dto.js';
import { ConsentsService } from './consents.service.js';

@Controller('people/:id/consents')
export class PersonConsentsController {
  constructor(private readonly consents: ConsentsService) {}

  /** On what the person's data rest, purpose by purpose: what was given, what has run out, what was withdrawn. */
  @Get()
  @Can('read', 'Consent')
  list(@IdParam() id: string): Promise<ConsentsDto> {
    return this.consents.list(id);
  }

  /** Record a consent. One given for a time is renewed by recording it anew. */
  @Post()
  @Can('create', 'Consent')
  record(@IdParam() id: string, @Body() body: NewConsentDto): Promise<ConsentDto> {
    return this.consents.record(id, body);
  }
}

@Controller('consents')
export class ConsentsController {
  constructor(private readonly consents: ConsentsService) {}

  /** What a withdrawal would cut, to be read before recording it. */
  @Get(':id/withdrawal')
  @Can('withdraw', 'Consent')
  effects(@IdParam() id: string): Promise<WithdrawalEffectsDto> {
    return this.consents.effects(id);
  }

  /** Record that a consent was withdrawn: what rested on it ends at once. */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Can('withdraw', 'Consent')
  withdraw(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: WithdrawConsentDto): Promise<ConsentDto> {
    return this.consents.withdraw(id, ifMatch, body);
  }
}
