// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { AllocationDto, AllocationPageDto, AllocationsQuery, ChangeAllocationDto, NewAllocationDto } from './allocations.dto.js';
import { AllocationsService } from './allocations.service.js';

@Controller('allocations')
export class AllocationsController {
  constructor(private readonly allocations: AllocationsService) {}

  /** Allocations with what is committed, approved and left; a partner sees its own. */
  @Get()
  @Can('read', 'Allocation')
  list(@Query() query: AllocationsQuery): Promise<AllocationPageDto> {
    return this.allocations.list(query);
  }

  @Get(':id')
  @Can('read', 'Allocation')
  show(@IdParam() id: string): Promise<AllocationDto> {
    return this.allocations.get(id);
  }

  /** Gives part of a ceiling to one action of one partner in a period. */
  @Post()
  @Can('create', 'Allocation')
  create(@Body() body: NewAllocationDto): Promise<AllocationDto> {
    return this.allocations.create(body);
  }

  @Patch(':id')
  @Can('update', 'Allocation')
  change(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: ChangeAllocationDto): Promise<AllocationDto> {
    return this.allocations.change(id, ifMatch, body);
  }
}
