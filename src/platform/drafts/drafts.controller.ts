// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Get, HttpCode, Param, Put, type PipeTransform } from '@nestjs/common';
import { Can } from '../access/can.decorator.js';
import { Problem } from '../http/problem.js';
import { DraftDto, FoundDraftDto, SavedDraftDto } from './drafts.dto.js';
import { DraftsService } from './drafts.service.js';

/** Opaque: a hash, never the name or the code of anybody. */
const opaqueKey: PipeTransform<string, string> = {
  transform(key) {
    if (!/^[A-Za-z0-9_-]{16,64}$/.test(key)) throw Problem.notFound();
    return key;
  },
};

@Controller('drafts')
export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  /** What you typed under this key and did not save, in the role you act in; `draft` is null when there is nothing. */
  @Get(':key')
  @Can('read', 'Draft')
  find(@Param('key', opaqueKey) key: string): Promise<FoundDraftDto> {
    return this.drafts.find(key);
  }

  /** Put aside what stands in a form, at most 64 KiB, for thirty days. */
  @Put(':key')
  @Can('create', 'Draft')
  keep(@Param('key', opaqueKey) key: string, @Body() body: DraftDto): Promise<SavedDraftDto> {
    return this.drafts.keep(key, body);
  }

  @Delete(':key')
  @HttpCode(204)
  @Can('create', 'Draft')
  forget(@Param('key', opaqueKey) key: string): Promise<void> {
    return this.drafts.forget(key);
  }
}
