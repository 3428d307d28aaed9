// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Patch, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Can } from '../../platform/access/can.decorator.js';
import { sendFile } from '../../platform/http/download.js';
import { LocatedAt } from '../../platform/http/located-at.decorator.js';
import { IdParam, IfMatch } from '../../platform/http/params.js';
import { TakesFile, UploadedFile, type Upload } from '../../platform/http/upload.js';
import { ChangeDocumentDto, DocumentDto, DocumentPageDto, DocumentsQuery, NewDocumentDto, NewDocumentVersionDto, WithdrawDocumentDto } from './documents.dto.js';
import { DocumentsService } from './documents.service.js';

@Controller('people/:id/documents')
export class PersonDocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  /** The person's documents, the newest first; of each its newest version. */
  @Get()
  @Can('read', 'Document')
  list(@IdParam() id: string, @Query() query: DocumentsQuery): Promise<DocumentPageDto> {
    return this.documents.list(id, query);
  }

  /** Attach a file. Its content is checked against its name; the same file twice is refused (409). */
  @Post()
  @TakesFile()
  @LocatedAt('documents')
  @Can('create', 'Document')
  attach(@IdParam() id: string, @Body() body: NewDocumentDto, @UploadedFile() upload: Upload): Promise<DocumentDto> {
    return this.documents.attach(id, body, upload);
  }
}

@Controller('documents')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Get(':id')
  @Can('read', 'Document')
  show(@IdParam() id: string): Promise<DocumentDto> {
    return this.documents.get(id);
  }

  /** The file, to be saved: it is never shown within a page. */
  @Get(':id/content')
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  @Can('read', 'DocumentContent')
  async content(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return sendFile(reply, await this.documents.content(id));
  }

  /** Correct what a document is called, its kind or its day. */
  @Patch(':id')
  @Can('update', 'Document')
  change(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: ChangeDocumentDto): Promise<DocumentDto> {
    return this.documents.change(id, ifMatch, body);
  }

  /** Put a newer file in a document's place; the former stays as an earlier version. */
  @Post(':id/versions')
  @TakesFile()
  @LocatedAt('documents')
  @Can('create', 'Document')
  replace(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: NewDocumentVersionDto, @UploadedFile() upload: Upload): Promise<DocumentDto> {
    return this.documents.replace(id, ifMatch, body, upload);
  }

  /** Take a document out of the file, with the reason: its content is not opened any more. */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Can('withdraw', 'Document')
  withdraw(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: WithdrawDocumentDto): Promise<DocumentDto> {
    return this.documents.withdraw(id, ifMatch, body);
  }
}
