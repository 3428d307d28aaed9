// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam } from '../../platform/http/params.js';
import { IdentityHistoryDto } from './identity-history.dto.js';
import { IdentityHistoryService } from './identity-history.service.js';

@Controller('people/:id/identity-history')
export class IdentityHistoryController {
  constructor(private readonly history: IdentityHistoryService) {}

  /** What names, birth date, sex, citizenship and code were before, newest first. */
  @Get()
  @Can('read', 'IdentityHistory')
  list(@IdParam() id: string): Promise<IdentityHistoryDto> {
    return this.history.list(id);
  }
}
