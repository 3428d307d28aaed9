// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { CaseDetailDto, ChangeCaseDto, OpenCaseDto } from './cases.dto.js';
import { CasesService } from './cases.service.js';

@Controller('cases')
export class CasesController {
  constructor(private readonly cases: CasesService) {}

  /** Take somebody in charge again, whose last case is concluded. */
  @Post()
  @Can('create', 'Case')
  open(@Body() body: OpenCaseDto): Promise<CaseDetailDto> {
    return this.cases.open(body);
  }

  @Get(':id')
  @Can('read', 'Case')
  show(@IdParam() id: string): Promise<CaseDetailDto> {
    return this.cases.get(id);
  }

  /** Move the case to another phase, or correct its opening day. */
  @Patch(':id')
  @Can('update', 'Case')
  change(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: ChangeCaseDto): Promise<CaseDetailDto> {
    return this.cases.change(id, ifMatch, body);
  }
}
