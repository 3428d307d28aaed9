// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam } from '../../platform/http/params.js';
import { PrintQuery, sendPdf } from '../print.js';
import { PersonExportDto } from './person-export.dto.js';
import { PersonExportService } from './person-export.service.js';

@Controller('people/:id/export')
export class PersonExportController {
  constructor(private readonly exports: PersonExportService) {}

  /** Everything that is kept about the person and that you may see. */
  @Get()
  @Can('read', 'PersonExport')
  show(@IdParam() id: string): Promise<PersonExportDto> {
    return this.exports.export(id);
  }

  /** The same in words, as PDF/UA, to be handed to the person. */
  @Get('pdf')
  @Can('read', 'PersonExport')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async print(@IdParam() id: string, @Query() { size }: PrintQuery, @Res({ passthrough: true }) reply: FastifyReply) {
    return sendPdf(reply, await this.exports.print(id, size === 'large'), 'i-tuoi-dati.pdf');
  }
}
