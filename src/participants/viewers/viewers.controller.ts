// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam } from '../../platform/http/params.js';
import { AccessQuestionsService } from './access-questions.service.js';
import { AccessAnswerDto, AccessQuestionDto, FindAccountsQuery, FoundAccountsDto, ReadingPageDto, ReadingsQuery, ViewersDto } from './viewers.dto.js';
import { ViewersService } from './viewers.service.js';

@Controller('people/:id')
export class ViewersController {
  constructor(private readonly viewersService: ViewersService) {}

  /** Who can see this person and why, who could and who will: those who see now first. */
  @Get('viewers')
  @Can('read', 'Viewer')
  viewers(@IdParam() id: string): Promise<ViewersDto> {
    return this.viewersService.viewers(id);
  }

  /** Who has read or changed this person's file, newest first: for the person who asks. */
  @Get('readings')
  @Can('read', 'Reading')
  readings(@IdParam() id: string, @Query() query: ReadingsQuery): Promise<ReadingPageDto> {
    return this.viewersService.readings(id, query);
  }
}

@Controller('access-questions')
export class AccessQuestionsController {
  constructor(private readonly questions: AccessQuestionsService) {}

  /** Accounts by words of name or address, twenty at most. */
  @Get('accounts')
  @Can('read', 'AccessQuestion')
  accounts(@Query() { search }: FindAccountsQuery): Promise<FoundAccountsDto> {
    return this.questions.accounts(search);
  }

  /** Why an account sees a person, who is named by a reference code alone and stays unnamed. */
  @Post()
  @Can('read', 'AccessQuestion')
  @HttpCode(200)
  ask(@Body() body: AccessQuestionDto): Promise<AccessAnswerDto> {
    return this.questions.ask(body);
  }
}
