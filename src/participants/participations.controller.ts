// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, Patch } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { CompleteParticipationDto, ParticipationDto } from './participations.dto.js';
import { ParticipationsService } from './participations.service.js';

@Controller('participations')
export class ParticipationsController {
  constructor(private readonly participations: ParticipationsService) {}

  @Get(':id')
  @Can('read', 'Participation')
  show(@IdParam() id: string): Promise<ParticipationDto> {
    return this.participations.get(id);
  }

  /** Complete the entry data that are missing; recorded ones are frozen. */
  @Patch(':id')
  @Can('update', 'Participation')
  complete(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: CompleteParticipationDto): Promise<ParticipationDto> {
    return this.participations.complete(id, ifMatch, body);
  }
}
