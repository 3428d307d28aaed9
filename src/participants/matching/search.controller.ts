// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { PersonPageDto } from '../people.dto.js';
import { SearchPeopleDto } from './search.dto.js';
import { SearchService } from './search.service.js';

@Controller('people/searches')
export class SearchController {
  constructor(private readonly searches: SearchService) {}

  /** Find people whom you reach, by what you remember of them. */
  @Post()
  @HttpCode(200)
  @Can('read', 'Person')
  search(@Body() body: SearchPeopleDto): Promise<PersonPageDto> {
    return this.searches.search(body);
  }
}
