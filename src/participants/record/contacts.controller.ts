// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../../platform/http/params.js';
import { ChangeContactDto, ContactDto, ContactsDto, NewContactDto } from './contacts.dto.js';
import { ContactsService } from './contacts.service.js';

@Controller('people/:id/contacts')
export class ContactsController {
  constructor(private readonly contacts: ContactsService) {}

  /** How the person is reached. */
  @Get()
  @Can('read', 'PersonContact')
  list(@IdParam() id: string): Promise<ContactsDto> {
    return this.contacts.list(id);
  }

  @Post()
  @Can('create', 'PersonContact')
  add(@IdParam() id: string, @Body() body: NewContactDto): Promise<ContactDto> {
    return this.contacts.add(id, body);
  }

  @Get(':contactId')
  @Can('read', 'PersonContact')
  show(@IdParam() id: string, @IdParam('contactId') contactId: string): Promise<ContactDto> {
    return this.contacts.get(id, contactId);
  }

  @Patch(':contactId')
  @Can('update', 'PersonContact')
  change(@IdParam() id: string, @IdParam('contactId') contactId: string, @IfMatch() ifMatch: number, @Body() body: ChangeContactDto): Promise<ContactDto> {
    return this.contacts.change(id, contactId, ifMatch, body);
  }

  /** Removes a contact written by mistake. One that no longer reaches the person is given its last day instead. */
  @Delete(':contactId')
  @HttpCode(204)
  @Can('delete', 'PersonContact')
  remove(@IdParam() id: string, @IdParam('contactId') contactId: string, @IfMatch() ifMatch: number): Promise<void> {
    return this.contacts.remove(id, contactId, ifMatch);
  }
}
