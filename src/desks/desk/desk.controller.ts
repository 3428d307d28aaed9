// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, Query } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { CaseloadsDto, ChangePageDto, ChangesQuery, DeskDto, DuePageDto, DueQuery } from './desk.dto.js';
import { DeskService } from './desk.service.js';

@Controller('desk')
export class DeskController {
  constructor(private readonly desks: DeskService) {}

  /** What is yours to do: the agenda of the week, what is due, what others did since your last visit. */
  @Get()
  @Can('read', 'Desk')
  show(): Promise<DeskDto> {
    return this.desks.desk();
  }

  /** The list behind the desk's counts, the longest overdue first. */
  @Get('due')
  @Can('read', 'Desk')
  due(@Query() query: DueQuery): Promise<DuePageDto> {
    return this.desks.due(query);
  }

  /** What others did about your people since your last visit, newest first; empty on the first. */
  @Get('changes')
  @Can('read', 'Appointment')
  changes(@Query() query: ChangesQuery): Promise<ChangePageDto> {
    return this.desks.changes(query);
  }

  /** How the open cases of your areas are shared out among case managers. */
  @Get('caseloads')
  @Can('read', 'Caseload')
  caseloads(): Promise<CaseloadsDto> {
    return this.desks.caseloads();
  }
}
