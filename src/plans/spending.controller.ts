// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { NewSpendingDto, DeclaredSpendingDto, SpendingPageDto } from './spending.dto.js';
import { SpendingService } from './spending.service.js';

@Controller('plans/:id')
export class SpendingController {
  constructor(private readonly spending: SpendingService) {}

  /** What was declared as spent on the plan's lines, the latest first. */
  @Get('spending')
  @Can('read', 'PlanSpending')
  list(@IdParam() id: string): Promise<SpendingPageDto> {
    return this.spending.list(id);
  }

  /** Declares what was spent on a line of an active plan; not on the convenzione's, which the money ledger knows, nor on the community's. */
  @Post('lines/:lineId/spending')
  @Can('create', 'PlanSpending')
  declare(@IdParam() id: string, @IdParam('lineId') lineId: string, @Body() body: NewSpendingDto): Promise<DeclaredSpendingDto> {
    return this.spending.declare(id, lineId, body);
  }

  /** Takes back a declaration made by mistake, while the plan is active. */
  @Delete('spending/:spendingId')
  @HttpCode(204)
  @Can('delete', 'PlanSpending')
  takeBack(@IdParam() id: string, @IdParam('spendingId') spendingId: string, @IfMatch() ifMatch: number): Promise<void> {
    return this.spending.takeBack(id, spendingId, ifMatch);
  }
}
