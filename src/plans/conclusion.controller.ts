// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, Post } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { ConcludeDto, ConclusionDto } from './conclusion.dto.js';
import { ConclusionService } from './conclusion.service.js';

@Controller('cases/:id/conclusion')
export class ConclusionController {
  constructor(private readonly conclusion: ConclusionService) {}

  /** The frozen evidence of a concluded case. */
  @Get()
  @Can('read', 'Evidence')
  show(@IdParam() id: string): Promise<ConclusionDto> {
    return this.conclusion.get(id);
  }

  /** Concludes the case; If-Match is the case's. Closes plan, enrolments, assignments and participation with it. */
  @Post()
  @Can('conclude', 'Case')
  conclude(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: ConcludeDto): Promise<ConclusionDto> {
    return this.conclusion.conclude(id, ifMatch, body);
  }
}
