// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam } from '../../platform/http/params.js';
import { sendPdf } from '../print.js';
import { PlanPrintQuery } from './plan-print.dto.js';
import { PlanPrintService } from './plan-print.service.js';

@Controller('plans/:id/pdf')
export class PlanPrintController {
  constructor(private readonly printer: PlanPrintService) {}

  /** The plan as PDF/UA: whole, or the person's own copy in plain language; in large print on request. */
  @Get()
  @Can('read', 'Plan')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async print(@IdParam() id: string, @Query() query: PlanPrintQuery, @Res({ passthrough: true }) reply: FastifyReply) {
    return sendPdf(reply, await this.printer.print(id, query), query.copy === 'person' ? 'il-mio-progetto.pdf' : 'budget-di-salute.pdf');
  }
}
