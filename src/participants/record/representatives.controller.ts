// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../../platform/http/params.js';
import { ChangeRepresentativeDto, NewRepresentativeDto, RepresentativeDto, RepresentativesDto } from './representatives.dto.js';
import { RepresentativesService } from './representatives.service.js';

@Controller('people/:id/representatives')
export class RepresentativesController {
  constructor(private readonly representatives: RepresentativesService) {}

  /** Who acts for the person, now and before. */
  @Get()
  @Can('read', 'Representative')
  list(@IdParam() id: string): Promise<RepresentativesDto> {
    return this.representatives.list(id);
  }

  @Post()
  @Can('create', 'Representative')
  add(@IdParam() id: string, @Body() body: NewRepresentativeDto): Promise<RepresentativeDto> {
    return this.representatives.add(id, body);
  }

  @Get(':representativeId')
  @Can('read', 'Representative')
  show(@IdParam() id: string, @IdParam('representativeId') representativeId: string): Promise<RepresentativeDto> {
    return this.representatives.get(id, representativeId);
  }

  /** Change what is sent. Who acts no more is given a last day and stays: what they signed keeps its signatory. */
  @Patch(':representativeId')
  @Can('update', 'Representative')
  change(@IdParam() id: string, @IdParam('representativeId') representativeId: string, @IfMatch() ifMatch: number, @Body() body: ChangeRepresentativeDto): Promise<RepresentativeDto> {
    return this.representatives.change(id, representativeId, ifMatch, body);
  }
}
