// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { FiguresQuery, IndicatorDto, IndicatorsDto, MemberPageDto, MembersQuery } from './indicators.dto.js';
import { IndicatorsService } from './indicators.service.js';

@Controller('indicators')
export class IndicatorsController {
  constructor(private readonly indicators: IndicatorsService) {}

  /** The figures that are defined. */
  @Get()
  @Can('read', 'Figure')
  list(@Query() _query: FiguresQuery): IndicatorsDto {
    return this.indicators.list();
  }

  /** What a figure means, by which rule, where it stands and how it got there. Always as of today. */
  @Get(':code')
  @Can('read', 'Figure')
  show(@Param('code') code: string, @Query() _query: FiguresQuery): Promise<IndicatorDto> {
    return this.indicators.get(code);
  }

  /** The participations behind it, for who may see them. */
  @Get(':code/members')
  @Can('read', 'FigureMember')
  members(@Param('code') code: string, @Query() query: MembersQuery): Promise<MemberPageDto> {
    return this.indicators.members(code, query);
  }
}
