// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, Post } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam } from '../../platform/http/params.js';
import { ActionPlacesPageDto, NewPlacesDto, PlacesDto } from './places.dto.js';
import { PlacesService } from './places.service.js';

@Controller('places')
export class PlacesController {
  constructor(private readonly places: PlacesService) {}

  /** Actions with their places today: how many are free, and for coordinators who takes them and who waits. */
  @Get()
  @Can('read', 'Places')
  list(): Promise<ActionPlacesPageDto> {
    return this.places.list();
  }

  /** Set how many people an action, or a partner within it, takes at a time. */
  @Post()
  @Can('create', 'Places')
  set(@Body() body: NewPlacesDto): Promise<PlacesDto> {
    return this.places.set(body);
  }

  @Get(':id')
  @Can('read', 'Places')
  show(@IdParam() id: string): Promise<PlacesDto> {
    return this.places.get(id);
  }
}
