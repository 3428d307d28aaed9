// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { PageQuery } from '../platform/http/page.js';
import { ConvenzionePageDto, ProgrammeDto, ProgrammeQuery } from './programme.dto.js';
import { ProgrammeService } from './programme.service.js';

@Controller()
export class ProgrammeController {
  constructor(private readonly programme: ProgrammeService) {}

  /** Areas, objectives, actions, target groups, ceilings, minimums, targets and open points of one convenzione. */
  @Get('programme')
  @Can('read', 'Programme')
  show(@Query() { convenzioneId }: ProgrammeQuery): Promise<ProgrammeDto> {
    return this.programme.get(convenzioneId);
  }

  /** Every convenzione, the newest first. */
  @Get('convenzioni')
  @Can('read', 'Programme')
  list(@Query() query: PageQuery): Promise<ConvenzionePageDto> {
    return this.programme.list(query);
  }
}
