// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, Post } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam } from '../platform/http/params.js';
import { IntensityBandsDto, IntensityBandsPageDto, NewIntensityBandsDto } from './bands.dto.js';
import { BandsService } from './bands.service.js';

@Controller('intensity-bands')
export class BandsController {
  constructor(private readonly bands: BandsService) {}

  /** Intensity bands with their whole history, the newest first. */
  @Get()
  @Can('read', 'IntensityBand')
  list(): Promise<IntensityBandsPageDto> {
    return this.bands.list();
  }

  @Get(':id')
  @Can('read', 'IntensityBand')
  show(@IdParam() id: string): Promise<IntensityBandsDto> {
    return this.bands.get(id);
  }

  /** New bands, with the act that decides them; those before them hold until the day before. */
  @Post()
  @Can('create', 'IntensityBand')
  decide(@Body() body: NewIntensityBandsDto): Promise<IntensityBandsDto> {
    return this.bands.decide(body);
  }
}
