// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { ConsentDto, WithdrawConsentDto } from './consents.dto.js';
import { ConsentsService } from './consents.service.js';

@Controller('consents')
export class ConsentsController {
  constructor(private readonly consents: ConsentsService) {}

  /** Record that a consent was withdrawn: what rested on it ends at once. */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Can('withdraw', 'Consent')
  withdraw(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: WithdrawConsentDto): Promise<ConsentDto> {
    return this.consents.withdraw(id, ifMatch, body);
  }
}
