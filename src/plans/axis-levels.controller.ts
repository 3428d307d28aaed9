// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { AxisLevelDto, AxisLevelsDto, ChangeAxisLevelDto, NewAxisLevelDto } from './axis-levels.dto.js';
import { AxisLevelsService } from './axis-levels.service.js';

@Controller('cases/:id/axis-levels')
export class CaseAxisLevelsController {
  constructor(private readonly levels: AxisLevelsService) {}

  /** Levels of a case on the life axes, by date. */
  @Get()
  @Can('read', 'AxisLevel')
  list(@IdParam() id: string): Promise<AxisLevelsDto> {
    return this.levels.list(id);
  }

  /** Records a baseline or a review. */
  @Post()
  @Can('create', 'AxisLevel')
  create(@IdParam() id: string, @Body() body: NewAxisLevelDto): Promise<AxisLevelDto> {
    return this.levels.create(id, body);
  }
}

@Controller('axis-levels')
export class AxisLevelsController {
  constructor(private readonly levels: AxisLevelsService) {}

  /** Corrects a level, while its case is open. */
  @Patch(':id')
  @Can('update', 'AxisLevel')
  change(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: ChangeAxisLevelDto): Promise<AxisLevelDto> {
    return this.levels.change(id, ifMatch, body);
  }
}
