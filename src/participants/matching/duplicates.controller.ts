// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../../platform/http/params.js';
import { CandidatesDto, DuplicateCheckDto, DuplicatePairDto, DuplicatePairPageDto, DuplicatePairsQuery, TellApartDto } from './duplicates.dto.js';
import { DuplicatesService } from './duplicates.service.js';
import { PairsService } from './pairs.service.js';

@Controller('people/duplicate-checks')
export class DuplicateChecksController {
  constructor(private readonly duplicates: DuplicatesService) {}

  /** Who of those on record may be the person you are about to register. Each check is recorded with the people it was about. */
  @Post()
  @HttpCode(200)
  @Can('create', 'DuplicateCheck')
  check(@Body() body: DuplicateCheckDto): Promise<CandidatesDto> {
    return this.duplicates.check(body);
  }
}

@Controller('duplicate-pairs')
export class DuplicatePairsController {
  constructor(private readonly pairs: PairsService) {}

  /** People who are likely the same, both of whom you reach; the likeliest first. */
  @Get()
  @Can('read', 'DuplicatePair')
  list(@Query() query: DuplicatePairsQuery): Promise<DuplicatePairPageDto> {
    return this.pairs.list(query);
  }

  @Get(':id')
  @Can('read', 'DuplicatePair')
  show(@IdParam() id: string): Promise<DuplicatePairDto> {
    return this.pairs.get(id);
  }

  /** They are two people: the pair does not come back. */
  @Post(':id/dismissal')
  @HttpCode(200)
  @Can('decide', 'DuplicatePair')
  tellApart(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: TellApartDto): Promise<DuplicatePairDto> {
    return this.pairs.tellApart(id, ifMatch, body);
  }
}
