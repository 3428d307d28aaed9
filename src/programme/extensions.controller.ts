// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { PageQuery } from '../platform/http/page.js';
import { IdParam } from '../platform/http/params.js';
import { ExtensionPageDto, NewExtensionDto } from './extensions.dto.js';
import { ExtensionsService } from './extensions.service.js';
import { ExtensionDto } from './programme.dto.js';

@Controller('extensions')
export class ExtensionsController {
  constructor(private readonly extensions: ExtensionsService) {}

  /** Proroghe and ampliamenti, in the order in which they take effect. */
  @Get()
  @Can('read', 'Extension')
  list(@Query() query: PageQuery): Promise<ExtensionPageDto> {
    return this.extensions.list(query);
  }

  @Get(':id')
  @Can('read', 'Extension')
  show(@IdParam() id: string): Promise<ExtensionDto> {
    return this.extensions.get(id);
  }

  /** Records a proroga by its act; periods and ceilings follow. */
  @Post()
  @Can('create', 'Extension')
  record(@Body() body: NewExtensionDto): Promise<ExtensionDto> {
    return this.extensions.record(body);
  }
}
