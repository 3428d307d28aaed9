// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam } from '../platform/http/params.js';
import { PartnerDto, PartnerPageDto, PartnersQuery } from './partners.dto.js';
import { PartnersService } from './partners.service.js';

@Controller('partners')
export class PartnersController {
  constructor(private readonly partners: PartnersService) {}

  /** The partners (ETS) of the convenzione, searched by name. */
  @Get()
  @Can('read', 'Partner')
  list(@Query() query: PartnersQuery): Promise<PartnerPageDto> {
    return this.partners.list(query);
  }

  /** One partner, with the groupings that it belongs to. */
  @Get(':id')
  @Can('read', 'Partner')
  show(@IdParam() id: string): Promise<PartnerDto> {
    return this.partners.get(id);
  }
}
