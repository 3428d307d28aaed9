// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Frames } from '../civil-rules.js';
import { Places } from '../compartments.js';
import { Note, NoteVersion } from './note.entity.js';
import { NotesController, PersonNotesController } from './notes.controller.js';
import { NotesService } from './notes.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Note, NoteVersion])],
  controllers: [PersonNotesController, NotesController],
  providers: [Frames, Places, NotesService],
})
export class NotesModule {}
