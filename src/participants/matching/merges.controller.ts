// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../../platform/http/params.js';
import { MergeDto, MergesDto, NewMergeDto, UndoMergeDto } from './merges.dto.js';
import { MergesService } from './merges.service.js';

@Controller('people/:id/merges')
export class PersonMergesController {
  constructor(private readonly merges: MergesService) {}

  /** Records that were merged into this person's. */
  @Get()
  @Can('read', 'Merge')
  list(@IdParam() id: string): Promise<MergesDto> {
    return this.merges.list(id);
  }

  /** Join another record to this person's: everything of both stands in one, and it can be undone. */
  @Post()
  @Can('create', 'Merging')
  merge(@IdParam() id: string, @Body() body: NewMergeDto): Promise<MergeDto> {
    return this.merges.merge(id, body);
  }
}

@Controller('merges')
export class MergesController {
  constructor(private readonly merges: MergesService) {}

  @Get(':id')
  @Can('read', 'Merge')
  show(@IdParam() id: string): Promise<MergeDto> {
    return this.merges.get(id);
  }

  /** Make two people again of one: each gets back what it had. */
  @Post(':id/undo')
  @HttpCode(200)
  @Can('withdraw', 'Merging')
  undo(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: UndoMergeDto): Promise<MergeDto> {
    return this.merges.undo(id, ifMatch, body);
  }
}
