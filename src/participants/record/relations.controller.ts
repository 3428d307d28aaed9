// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../../platform/http/params.js';
import { ChangeRelationDto, NewRelationDto, RelationDto, RelationsDto } from './relations.dto.js';
import { RelationsService } from './relations.service.js';

@Controller('people/:id/relations')
export class RelationsController {
  constructor(private readonly relations: RelationsService) {}

  /** Household and network. */
  @Get()
  @Can('read', 'PersonRelation')
  list(@IdParam() id: string): Promise<RelationsDto> {
    return this.relations.list(id);
  }

  @Post()
  @Can('create', 'PersonRelation')
  add(@IdParam() id: string, @Body() body: NewRelationDto): Promise<RelationDto> {
    return this.relations.add(id, body);
  }

  @Get(':relationId')
  @Can('read', 'PersonRelation')
  show(@IdParam() id: string, @IdParam('relationId') relationId: string): Promise<RelationDto> {
    return this.relations.get(id, relationId);
  }

  @Patch(':relationId')
  @Can('update', 'PersonRelation')
  change(@IdParam() id: string, @IdParam('relationId') relationId: string, @IfMatch() ifMatch: number, @Body() body: ChangeRelationDto): Promise<RelationDto> {
    return this.relations.change(id, relationId, ifMatch, body);
  }

  @Delete(':relationId')
  @HttpCode(204)
  @Can('delete', 'PersonRelation')
  remove(@IdParam() id: string, @IdParam('relationId') relationId: string, @IfMatch() ifMatch: number): Promise<void> {
    return this.relations.remove(id, relationId, ifMatch);
  }
}
