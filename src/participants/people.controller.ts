// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { CorrectPersonDto, PeopleQuery, PersonDto, PersonPageDto, RegisterPersonDto } from './people.dto.js';
import { PeopleService } from './people.service.js';

@Controller('people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  /** The people you reach today, by name. */
  @Get()
  @Can('read', 'Person')
  list(@Query() query: PeopleQuery): Promise<PersonPageDto> {
    return this.people.list(query);
  }

  /** Register a person and take them in charge. A name or an alias is enough; what is missing is listed in the answer. */
  @Post()
  @Can('create', 'Person')
  register(@Body() body: RegisterPersonDto): Promise<PersonDto> {
    return this.people.register(body);
  }

  @Get(':id')
  @Can('read', 'Person')
  show(@IdParam() id: string): Promise<PersonDto> {
    return this.people.get(id);
  }

  /** Change what is sent; null empties a field. What names, birth date, sex, citizenship and code were before is kept. */
  @Patch(':id')
  @Can('update', 'Person')
  change(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: CorrectPersonDto): Promise<PersonDto> {
    return this.people.change(id, ifMatch, body);
  }
}
