// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam } from '../platform/http/params.js';
import { CeilingDto, CeilingPageDto, CeilingsQuery, NewCeilingDto } from './ceilings.dto.js';
import { CeilingsService } from './ceilings.service.js';

@Controller('ceilings')
export class CeilingsController {
  constructor(private readonly ceilings: CeilingsService) {}

  /** Ceilings per area and period with their whole history. */
  @Get()
  @Can('read', 'Ceiling')
  list(@Query() query: CeilingsQuery): Promise<CeilingPageDto> {
    return this.ceilings.list(query);
  }

  @Get(':id')
  @Can('read', 'Ceiling')
  show(@IdParam() id: string): Promise<CeilingDto> {
    return this.ceilings.get(id);
  }

  /** A new version, with the act that changes it; the old one stays in the history. */
  @Post()
  @Can('create', 'Ceiling')
  move(@Body() body: NewCeilingDto): Promise<CeilingDto> {
    return this.ceilings.move(body);
  }
}
