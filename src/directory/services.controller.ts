// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam } from '../platform/http/params.js';
import { ServiceDto, ServicePageDto, ServicesQuery } from './services.dto.js';
import { DirectoryService } from './services.service.js';

@Controller('services')
export class ServicesController {
  constructor(private readonly directory: DirectoryService) {}

  /** The directory of services, searched by words or fragments. */
  @Get()
  @Can('read', 'Service')
  list(@Query() query: ServicesQuery): Promise<ServicePageDto> {
    return this.directory.list(query);
  }

  @Get(':id')
  @Can('read', 'Service')
  show(@IdParam() id: string): Promise<ServiceDto> {
    return this.directory.get(id);
  }
}
