// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { RequiresIdempotencyKey } from '../../platform/http/idempotency.decorator.js';
import { IdParam } from '../../platform/http/params.js';
import { MarkDto, RefuseDto, RefusedDto, SeatDetailDto, SeatPageDto, SeatsQuery, SignDto } from './signatures.dto.js';
import { SignaturesService } from './signatures.service.js';

@Controller('plan-signatories')
export class SignaturesController {
  constructor(private readonly signatures: SignaturesService) {}

  /** Signatures asked for, the latest first: an organisation's own, or of the people in reach. */
  @Get()
  @Can('read', 'PlanSignatory')
  list(@Query() query: SeatsQuery): Promise<SeatPageDto> {
    return this.signatures.list(query);
  }

  /** One's own part of a proposed or active version: what one commits oneself to, and nothing of others. */
  @Get(':id')
  @Can('read', 'PlanSignatory')
  show(@IdParam() id: string): Promise<SeatDetailDto> {
    return this.signatures.get(id);
  }

  /** What was drawn or typed when a person signed on a screen. */
  @Get(':id/mark')
  @Can('read', 'PlanMark')
  mark(@IdParam() id: string): Promise<MarkDto> {
    return this.signatures.mark(id);
  }

  /**
   * Signs the content as it was shown. Whoever is signed in has confirmed the second factor in this sitting. The last mandatory
   * signature makes the version the active one and commits its money; an optional one may come after that, and changes nothing else. In
   * place of If-Match stands the hash.
   */
  @Post(':id/signature')
  @HttpCode(200)
  @RequiresIdempotencyKey()
  @Can('sign', 'PlanSignatory')
  sign(@IdParam() id: string, @Body() body: SignDto): Promise<SeatDetailDto> {
    return this.signatures.sign(id, body);
  }

  /** Refuses to sign: the version is a draft again, with the reason; signatures given until then are void. */
  @Post(':id/refusal')
  @HttpCode(200)
  @RequiresIdempotencyKey()
  @Can('sign', 'PlanSignatory')
  refuse(@IdParam() id: string, @Body() body: RefuseDto): Promise<RefusedDto> {
    return this.signatures.refuse(id, body);
  }
}
