// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { Problem } from '../platform/http/problem.js';
import type { TaskDto, TaskListDto } from './tasks.dto.js';
import { TASKS_SQL } from './tasks.queries.js';

/** What is still missing of people: nothing is stored, so nothing can be forgotten. */
@Injectable()
export class TasksService {
  constructor(private readonly db: Db) {}

  async of(personId: string): Promise<TaskListDto> {
    if (!(await this.db.one('select from person where id = $1', [personId]))) throw Problem.notFound();
    return { items: await this.ofMany([personId]), nextCursor: null };
  }

  /** By person, in the order in which they matter. */
  async ofMany(personIds: readonly string[]): Promise<TaskDto[]> {
    this.db.noteRead('Person', personIds, personIds);
    return this.db.query<TaskDto>(TASKS_SQL, [personIds]);
  }
}
