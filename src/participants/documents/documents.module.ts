// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CryptoModule } from '../../platform/crypto/crypto.module.js';
import { Frames } from '../civil-rules.js';
import { Places } from '../compartments.js';
import { DocumentContent, PersonDocument } from './document.entity.js';
import { DocumentsController, PersonDocumentsController } from './documents.controller.js';
import { DocumentsService } from './documents.service.js';

@Module({
  imports: [CryptoModule, TypeOrmModule.forFeature([PersonDocument, DocumentContent])],
  controllers: [PersonDocumentsController, DocumentsController],
  providers: [Frames, Places, DocumentsService],
  exports: [DocumentsService],
})
export class DocumentsModule {}
