// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam } from '../platform/http/params.js';
import { IndicatorTargetDto, IndicatorTargetPageDto, IndicatorTargetsQuery, NewIndicatorTargetDto } from './indicator-targets.dto.js';
import { IndicatorTargetsService } from './indicator-targets.service.js';

@Controller('indicator-targets')
export class IndicatorTargetsController {
  constructor(private readonly targets: IndicatorTargetsService) {}

  /** Milestones and targets with their whole history. */
  @Get()
  @Can('read', 'IndicatorTarget')
  list(@Query() query: IndicatorTargetsQuery): Promise<IndicatorTargetPageDto> {
    return this.targets.list(query);
  }

  @Get(':id')
  @Can('read', 'IndicatorTarget')
  show(@IdParam() id: string): Promise<IndicatorTargetDto> {
    return this.targets.get(id);
  }

  /** A new version, with the act that changes it; the old one stays in the history. */
  @Post()
  @Can('create', 'IndicatorTarget')
  move(@Body() body: NewIndicatorTargetDto): Promise<IndicatorTargetDto> {
    return this.targets.move(body);
  }
}
