// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../../platform/http/params.js';
import { ChangeMemberDto, ColleaguesDto, ColleaguesQuery, TeamMemberDto, NewMemberDto, TeamDto } from './team.dto.js';
import { TeamService } from './team.service.js';

@Controller('cases/:id/team')
export class TeamController {
  constructor(private readonly team: TeamService) {}

  /** Who works on the case, and who did. */
  @Get()
  @Can('read', 'CareTeam')
  list(@IdParam() id: string): Promise<TeamDto> {
    return this.team.list(id);
  }

  /** Add a colleague, who reaches the person from the first day to the last. For whoever holds the case. */
  @Post()
  @Can('create', 'CareTeam')
  add(@IdParam() id: string, @Body() body: NewMemberDto): Promise<TeamMemberDto> {
    return this.team.add(id, body);
  }

  @Get(':memberId')
  @Can('read', 'CareTeam')
  show(@IdParam() id: string, @IdParam('memberId') memberId: string): Promise<TeamMemberDto> {
    return this.team.get(id, memberId);
  }

  /** Change what a member does or their last day: of anybody, for whoever holds the case; of oneself, for everybody. */
  @Patch(':memberId')
  @Can('end', 'CareTeam')
  change(@IdParam() id: string, @IdParam('memberId') memberId: string, @IfMatch() ifMatch: number, @Body() body: ChangeMemberDto): Promise<TeamMemberDto> {
    return this.team.change(id, memberId, ifMatch, body);
  }

  /** Take back a membership that has not begun. */
  @Delete(':memberId')
  @HttpCode(204)
  @Can('delete', 'CareTeam')
  remove(@IdParam() id: string, @IdParam('memberId') memberId: string, @IfMatch() ifMatch: number): Promise<void> {
    return this.team.remove(id, memberId, ifMatch);
  }
}

@Controller('colleagues')
export class ColleaguesController {
  constructor(private readonly team: TeamService) {}

  /** Case managers of the same convenzione, who can join a care team, take somebody over or stand in. */
  @Get()
  @Can('read', 'Colleague')
  list(@Query() { q }: ColleaguesQuery): Promise<ColleaguesDto> {
    return this.team.colleagues(q);
  }
}
