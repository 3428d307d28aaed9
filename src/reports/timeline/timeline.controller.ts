// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, Query } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam } from '../../platform/http/params.js';
import { TimelinePageDto, TimelineQuery } from './timeline.dto.js';
import { TimelineService } from './timeline.service.js';

@Controller('people/:id/timeline')
export class TimelineController {
  constructor(private readonly timeline: TimelineService) {}

  /** Everything about the person that you may see, newest first: notes, documents, activities, plan, consents … */
  @Get()
  @Can('read', 'Timeline')
  show(@IdParam() id: string, @Query() query: TimelineQuery): Promise<TimelinePageDto> {
    return this.timeline.of(id, query);
  }
}
