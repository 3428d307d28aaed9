// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { LocatedAt } from '../../platform/http/located-at.decorator.js';
import { IdParam, IfMatch } from '../../platform/http/params.js';
import { EnrolmentDetailDto } from '../enrolments.dto.js';
import { ChangeWaitingEntryDto, CloseWaitingEntryDto, EnrolFromListDto, NewWaitingEntryDto, OfferPlaceDto, WaitingEntryDto, WaitingPageDto, WaitingQuery } from './waiting.dto.js';
import { WaitingService } from './waiting.service.js';

@Controller('waiting-entries')
export class WaitingController {
  constructor(private readonly waiting: WaitingService) {}

  /** Requests for a place: a coordinator's list, in the order in which places are given; a case manager's own people. */
  @Get()
  @Can('read', 'WaitingEntry')
  list(@Query() query: WaitingQuery): Promise<WaitingPageDto> {
    return this.waiting.list(query);
  }

  /** Put somebody on the list of an action; in an area where you do not work, propose them to its coordinator. */
  @Post()
  @Can('create', 'WaitingEntry')
  request(@Body() body: NewWaitingEntryDto): Promise<WaitingEntryDto> {
    return this.waiting.request(body);
  }

  @Get(':id')
  @Can('read', 'WaitingEntry')
  show(@IdParam() id: string): Promise<WaitingEntryDto> {
    return this.waiting.get(id);
  }

  /** Change the priority. */
  @Patch(':id')
  @Can('update', 'WaitingEntry')
  change(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: ChangeWaitingEntryDto): Promise<WaitingEntryDto> {
    return this.waiting.change(id, ifMatch, body);
  }

  /** Offer a place; when none is free, with a reason. */
  @Post(':id/offer')
  @HttpCode(200)
  @Can('decide', 'WaitingEntry')
  offer(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: OfferPlaceDto): Promise<WaitingEntryDto> {
    return this.waiting.offer(id, ifMatch, body);
  }

  /** Decline a request, with a reason. */
  @Post(':id/refusal')
  @HttpCode(200)
  @Can('decide', 'WaitingEntry')
  decline(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: CloseWaitingEntryDto): Promise<WaitingEntryDto> {
    return this.waiting.decline(id, ifMatch, body);
  }

  /** Take a request back, with a reason. */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Can('withdraw', 'WaitingEntry')
  withdraw(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: CloseWaitingEntryDto): Promise<WaitingEntryDto> {
    return this.waiting.withdraw(id, ifMatch, body);
  }

  /** Enrol whoever was offered a place. */
  @Post(':id/enrolment')
  @LocatedAt('enrolments')
  @Can('enrol', 'Enrolment')
  enrol(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: EnrolFromListDto): Promise<EnrolmentDetailDto> {
    return this.waiting.enrol(id, ifMatch, body);
  }
}
