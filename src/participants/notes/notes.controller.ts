// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { LocatedAt } from '../../platform/http/located-at.decorator.js';
import { PageQuery } from '../../platform/http/page.js';
import { IdParam, IfMatch } from '../../platform/http/params.js';
import { ChangeNoteDto, NewNoteDto, NoteDto, NotePageDto } from './notes.dto.js';
import { NotesService } from './notes.service.js';

@Controller('people/:id/notes')
export class PersonNotesController {
  constructor(private readonly notes: NotesService) {}

  /** The person's diary, newest first. */
  @Get()
  @Can('read', 'Note')
  list(@IdParam() id: string, @Query() query: PageQuery): Promise<NotePageDto> {
    return this.notes.list(id, query);
  }

  /** Write a note, or one that corrects another. */
  @Post()
  @LocatedAt('notes')
  @Can('create', 'Note')
  write(@IdParam() id: string, @Body() body: NewNoteDto): Promise<NoteDto> {
    return this.notes.write(id, body);
  }
}

@Controller('notes')
export class NotesController {
  constructor(private readonly notes: NotesService) {}

  /** A note with what corrects it and what it said before. */
  @Get(':id')
  @Can('read', 'Note')
  show(@IdParam() id: string): Promise<NoteDto> {
    return this.notes.get(id);
  }

  /** Change a note of your own within 24 hours; what it said before is kept. */
  @Patch(':id')
  @Can('update', 'Note')
  change(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: ChangeNoteDto): Promise<NoteDto> {
    return this.notes.change(id, ifMatch, body);
  }
}
