// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { TASK_CODES, type TaskCode } from './tasks.queries.js';

/** Something that is still missing of a person. */
export class TaskDto {
  personId: string;
  @ApiProperty({ enum: TASK_CODES })
  code: TaskCode;
  /** Something depends on it: being counted, or the right to follow the person. */
  needed: boolean;
  /** Names of the fields that are missing; empty where it is about a record. */
  fields: string[];
  /** Of a consent: what for. */
  purpose: string | null;
  /** The day on which something ends, or ended. */
  on: string | null;
}

export class TaskListDto {
  items: TaskDto[];
  /** Always null: there are few. */
  nextCursor: string | null;
}
