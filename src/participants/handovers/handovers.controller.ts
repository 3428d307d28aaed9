// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../../platform/http/params.js';
import { AnswerHandoverDto, HandoverDto, HandoverPageDto, HandoversQuery, NewHandoverDto } from './handovers.dto.js';
import { HandoversService } from './handovers.service.js';

@Controller('handovers')
export class HandoversController {
  constructor(private readonly handovers: HandoversService) {}

  /** Hand-overs of people you follow, and those you are asked to accept; newest first. */
  @Get()
  @Can('read', 'Handover')
  list(@Query() query: HandoversQuery): Promise<HandoverPageDto> {
    return this.handovers.list(query);
  }

  /** Propose that a colleague takes over a case. */
  @Post()
  @Can('create', 'Handover')
  propose(@Body() body: NewHandoverDto): Promise<HandoverDto> {
    return this.handovers.propose(body);
  }

  @Get(':id')
  @Can('read', 'Handover')
  show(@IdParam() id: string): Promise<HandoverDto> {
    return this.handovers.get(id);
  }

  /** Accept or decline. Accepting passes the case at once, and with it the access of who held it. */
  @Post(':id/answer')
  @HttpCode(200)
  @Can('decide', 'Handover')
  answer(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: AnswerHandoverDto): Promise<HandoverDto> {
    return this.handovers.answer(id, ifMatch, body);
  }

  /** Take a proposal back. */
  @Post(':id/taking-back')
  @HttpCode(200)
  @Can('withdraw', 'Handover')
  takeBack(@IdParam() id: string, @IfMatch() ifMatch: number): Promise<HandoverDto> {
    return this.handovers.takeBack(id, ifMatch);
  }
}
