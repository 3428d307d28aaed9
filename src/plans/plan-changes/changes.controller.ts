// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam } from '../../platform/http/params.js';
import { ChangesDto } from './changes.dto.js';
import { ChangesService } from './changes.service.js';

@Controller('plans/:id/changes')
export class ChangesController {
  constructor(private readonly changes: ChangesService) {}

  /** What differs from the version that was signed before, one sentence for each thing added, removed or changed. */
  @Get()
  @Can('read', 'Plan')
  show(@IdParam() id: string): Promise<ChangesDto> {
    return this.changes.since(id);
  }
}
