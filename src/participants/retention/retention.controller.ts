// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../../platform/http/params.js';
import { DecideRetentionDto, NewRetentionProposalDto, RetentionPageDto, RetentionProposalDto, RetentionQuery } from './retention.dto.js';
import { RetentionService } from './retention.service.js';

@Controller('people/:id/retention-proposals')
export class PersonRetentionController {
  constructor(private readonly retention: RetentionService) {}

  /** Proposes that what is kept about the person be erased. */
  @Post()
  @Can('create', 'RetentionProposal')
  propose(@IdParam() id: string, @Body() body: NewRetentionProposalDto): Promise<RetentionProposalDto> {
    return this.retention.propose(id, body);
  }
}

@Controller('retention-proposals')
export class RetentionController {
  constructor(private readonly retention: RetentionService) {}

  /** Proposals of erasure, the newest first. */
  @Get()
  @Can('read', 'RetentionProposal')
  list(@Query() query: RetentionQuery): Promise<RetentionPageDto> {
    return this.retention.list(query);
  }

  @Get(':id')
  @Can('read', 'RetentionProposal')
  show(@IdParam() id: string): Promise<RetentionProposalDto> {
    return this.retention.get(id);
  }

  /** Authorises with an act, or declines with a reason. Nobody decides what they proposed. */
  @Post(':id/decision')
  @HttpCode(200)
  @Can('decide', 'RetentionProposal')
  decide(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: DecideRetentionDto): Promise<RetentionProposalDto> {
    return this.retention.decide(id, ifMatch, body);
  }

  /** Carries an authorised erasure out. It cannot be undone. */
  @Post(':id/erasure')
  @HttpCode(200)
  @Can('erase', 'RetentionProposal')
  erase(@IdParam() id: string, @IfMatch() ifMatch: number): Promise<RetentionProposalDto> {
    return this.retention.erase(id, ifMatch);
  }
}
