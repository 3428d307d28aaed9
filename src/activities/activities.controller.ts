// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { RequiresIdempotencyKey } from '../platform/http/idempotency.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { ActivitiesQuery, ActivityDto, ActivityPageDto, ChangeActivityDto, CreateActivityDto, DecideActivityDto } from './activities.dto.js';
import { ActivitiesService } from './activities.service.js';

@Controller('activities')
export class ActivitiesController {
  constructor(private readonly activities: ActivitiesService) {}

  /** Activities, newest first: the partner's own, those submitted in the coordinator's areas, those that the case manager's people attended. */
  @Get()
  @Can('read', 'Activity')
  list(@Query() query: ActivitiesQuery): Promise<ActivityPageDto> {
    return this.activities.list(query);
  }

  /** Report an activity, as a draft. */
  @Post()
  @Can('create', 'Activity')
  @RequiresIdempotencyKey()
  create(@Body() body: CreateActivityDto): Promise<ActivityDto> {
    return this.activities.create(body);
  }

  @Get(':id')
  @Can('read', 'Activity')
  show(@IdParam() id: string): Promise<ActivityDto> {
    return this.activities.get(id);
  }

  /** Correct a draft, or an activity that was returned. */
  @Patch(':id')
  @Can('update', 'Activity')
  change(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: ChangeActivityDto): Promise<ActivityDto> {
    return this.activities.change(id, ifMatch, body);
  }

  /** Delete a draft, or an activity that was returned. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'Activity')
  remove(@IdParam() id: string, @IfMatch() ifMatch: number): Promise<void> {
    return this.activities.remove(id, ifMatch);
  }

  /** Submit a draft or a corrected activity for validation. */
  @Post(':id/submission')
  @HttpCode(200)
  @Can('submit', 'Activity')
  submit(@IdParam() id: string, @IfMatch() ifMatch: number): Promise<ActivityDto> {
    return this.activities.submit(id, ifMatch);
  }

  /** Validate, or return with a reason. Validated is final. */
  @Post(':id/validation')
  @HttpCode(200)
  @Can('validate', 'Activity')
  decide(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: DecideActivityDto): Promise<ActivityDto> {
    return this.activities.decide(id, ifMatch, body);
  }
}
