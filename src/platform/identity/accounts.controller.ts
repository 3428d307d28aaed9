// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { Can } from '../access/can.decorator.js';
import { IdParam, IfMatch } from '../http/params.js';
import { AccountDto, AccountPageDto, AccountsQuery, ChangeAccountDto } from './accounts.dto.js';
import { AccountsService } from './accounts.service.js';

@Controller('accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  /** Accounts and their roles, by family name. */
  @Get()
  @Can('read', 'Account')
  list(@Query() query: AccountsQuery): Promise<AccountPageDto> {
    return this.accounts.list(query);
  }

  @Get(':id')
  @Can('read', 'Account')
  show(@IdParam() id: string): Promise<AccountDto> {
    return this.accounts.get(id);
  }

  /** Disable or enable an account. */
  @Patch(':id')
  @Can('update', 'Account')
  change(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: ChangeAccountDto): Promise<AccountDto> {
    return this.accounts.change(id, ifMatch, body);
  }
}
