// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam } from '../platform/http/params.js';
import { TaskListDto } from './tasks.dto.js';
import { TasksService } from './tasks.service.js';

@Controller('people')
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  /** What is still missing of a person, most needed first. */
  @Get(':id/tasks')
  @Can('read', 'Identity')
  list(@IdParam() id: string): Promise<TaskListDto> {
    return this.tasks.of(id);
  }
}
