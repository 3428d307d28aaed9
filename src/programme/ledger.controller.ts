// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { LedgerEntriesQuery, LedgerEntryPageDto } from './ledger.dto.js';
import { LedgerService } from './ledger.service.js';

@Controller('ledger-entries')
export class LedgerController {
  constructor(private readonly ledger: LedgerService) {}

  /** The money ledger; a partner's referent sees the partner's own entries. */
  @Get()
  @Can('read', 'LedgerEntry')
  list(@Query() query: LedgerEntriesQuery): Promise<LedgerEntryPageDto> {
    return this.ledger.list(query);
  }
}
