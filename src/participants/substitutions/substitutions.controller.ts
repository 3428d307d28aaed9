// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../../platform/http/params.js';
import { NewSubstitutionDto, SubstitutionDto, SubstitutionPageDto, SubstitutionsQuery } from './substitutions.dto.js';
import { SubstitutionsService } from './substitutions.service.js';

@Controller('substitutions')
export class SubstitutionsController {
  constructor(private readonly substitutions: SubstitutionsService) {}

  /** Your own absences, and those in which you stand in; the latest first. */
  @Get()
  @Can('read', 'Substitution')
  list(@Query() query: SubstitutionsQuery): Promise<SubstitutionPageDto> {
    return this.substitutions.list(query);
  }

  /** Say who stands in for you, from when to when. */
  @Post()
  @Can('create', 'Substitution')
  create(@Body() body: NewSubstitutionDto): Promise<SubstitutionDto> {
    return this.substitutions.create(body);
  }

  @Get(':id')
  @Can('read', 'Substitution')
  show(@IdParam() id: string): Promise<SubstitutionDto> {
    return this.substitutions.get(id);
  }

  /** End it early, or take it back before it begins. */
  @Post(':id/end')
  @HttpCode(200)
  @Can('end', 'Substitution')
  end(@IdParam() id: string, @IfMatch() ifMatch: number): Promise<SubstitutionDto> {
    return this.substitutions.end(id, ifMatch);
  }
}
