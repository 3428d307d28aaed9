// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../../platform/http/params.js';
import { PrintQuery, sendPdf } from '../print.js';
import { ChangeReportDto, NewReportDto, ReportDto, ReportsDto } from './social-reports.dto.js';
import { SocialReportPrinter } from './social-report-printer.js';
import { SocialReportsService } from './social-reports.service.js';

@Controller('people/:id/reports')
export class PersonReportsController {
  constructor(private readonly reports: SocialReportsService) {}

  /** The person's social reports, every version, the newest first. */
  @Get()
  @Can('read', 'SocialReport')
  list(@IdParam() id: string): Promise<ReportsDto> {
    return this.reports.list(id);
  }

  /** Writes a report; what it was composed from decides who may read it. */
  @Post()
  @Can('create', 'SocialReport')
  write(@IdParam() id: string, @Body() body: NewReportDto): Promise<ReportDto> {
    return this.reports.write(id, body);
  }
}

@Controller('reports')
export class ReportsController {
  constructor(
    private readonly reports: SocialReportsService,
    private readonly printer: SocialReportPrinter,
  ) {}

  @Get(':id')
  @Can('read', 'SocialReport')
  show(@IdParam() id: string): Promise<ReportDto> {
    return this.reports.get(id);
  }

  /** Changes a draft. */
  @Patch(':id')
  @Can('update', 'SocialReport')
  change(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: ChangeReportDto): Promise<ReportDto> {
    return this.reports.change(id, ifMatch, body);
  }

  /** Throws a draft away. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'SocialReport')
  discard(@IdParam() id: string, @IfMatch() ifMatch: number): Promise<void> {
    return this.reports.discard(id, ifMatch);
  }

  /** Finishes a draft: from here on it does not change. */
  @Post(':id/completion')
  @HttpCode(200)
  @Can('update', 'SocialReport')
  finish(@IdParam() id: string, @IfMatch() ifMatch: number): Promise<ReportDto> {
    return this.reports.finish(id, ifMatch);
  }

  /** Opens the next version of a finished report, as a draft. */
  @Post(':id/versions')
  @Can('create', 'SocialReport')
  revise(@IdParam() id: string, @IfMatch() ifMatch: number): Promise<ReportDto> {
    return this.reports.revise(id, ifMatch);
  }

  /** The report as PDF/UA. */
  @Get(':id/pdf')
  @Can('read', 'SocialReport')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async print(@IdParam() id: string, @Query() { size }: PrintQuery, @Res({ passthrough: true }) reply: FastifyReply) {
    return sendPdf(reply, await this.printer.print(id, size === 'large'), 'relazione.pdf');
  }
}
