// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Patch, Post } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../../platform/http/params.js';
import { PlanDto } from '../plans.dto.js';
import { ChangeSignatoryDto, NewSignatoryDto, SignatoryDto } from './signatories.dto.js';
import { SignatoriesService } from './signatories.service.js';

@Controller('plans/:id/signatories')
export class SignatoriesController {
  constructor(private readonly signatories: SignatoriesService) {}

  /** Names somebody whose signature a draft needs, or asks for. */
  @Post()
  @Can('create', 'PlanSignatory')
  add(@IdParam() id: string, @Body() body: NewSignatoryDto): Promise<SignatoryDto> {
    return this.signatories.add(id, body);
  }

  /** Changes what a signatory of a draft commits themselves to; If-Match is the plan's. Answers the plan. */
  @Patch(':signatoryId')
  @Can('update', 'PlanSignatory')
  change(@IdParam() id: string, @IdParam('signatoryId') signatoryId: string, @IfMatch() ifMatch: number, @Body() body: ChangeSignatoryDto): Promise<PlanDto> {
    return this.signatories.change(id, signatoryId, ifMatch, body);
  }

  /** Removes a signatory from a draft; If-Match is the plan's. Answers the plan. */
  @Delete(':signatoryId')
  @Can('delete', 'PlanSignatory')
  remove(@IdParam() id: string, @IdParam('signatoryId') signatoryId: string, @IfMatch() ifMatch: number): Promise<PlanDto> {
    return this.signatories.remove(id, signatoryId, ifMatch);
  }
}
