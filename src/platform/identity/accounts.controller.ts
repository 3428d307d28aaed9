// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Can } from '../access/can.decorator.js';
import { RequiresIdempotencyKey } from '../http/idempotency.decorator.js';
import { IdParam, IfMatch } from '../http/params.js';
import { AccountDto, AccountPageDto, AccountRoleDto, AccountsQuery, ChangeAccountDto, EndRoleDto, InviteDto, NewRoleDto, RoleKindPageDto, RoleOrganisationPageDto } from './accounts.dto.js';
import { AccountsService } from './accounts.service.js';
import { InvitationsService } from './invitations.service.js';
import { ROLE_KINDS } from './role-rules.js';
import { RolesService } from './roles.service.js';

@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly invitations: InvitationsService,
    private readonly roles: RolesService,
  ) {}

  /** Accounts and their roles, by family name. */
  @Get()
  @Can('read', 'Account')
  list(@Query() query: AccountsQuery): Promise<AccountPageDto> {
    return this.accounts.list(query);
  }

  /** Invite somebody: an account without a password, with its roles, and a mail with a link that lives seven days. */
  @Post()
  @Can('create', 'Account')
  @RequiresIdempotencyKey()
  invite(@Body() body: InviteDto): Promise<AccountDto> {
    return this.invitations.invite(body);
  }

  @Get(':id')
  @Can('read', 'Account')
  show(@IdParam() id: string): Promise<AccountDto> {
    return this.accounts.get(id);
  }

  /** Disable or enable an account, or mend a name. */
  @Patch(':id')
  @Can('update', 'Account')
  change(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: ChangeAccountDto): Promise<AccountDto> {
    return this.accounts.change(id, ifMatch, body);
  }

  /** Invite again: the earlier link is worth nothing from now on. */
  @Post(':id/invitation')
  @Can('create', 'Invitation')
  @HttpCode(200)
  inviteAgain(@IdParam() id: string, @IfMatch() ifMatch: number): Promise<AccountDto> {
    return this.invitations.inviteAgain(id, ifMatch);
  }

  /** Withdraw the invitation that waits. */
  @Delete(':id/invitation')
  @Can('update', 'Invitation')
  revoke(@IdParam() id: string, @IfMatch() ifMatch: number): Promise<AccountDto> {
    return this.invitations.revoke(id, ifMatch);
  }

  /** Give the account a further role. Nobody gives themselves one over people or figures. */
  @Post(':id/roles')
  @Can('create', 'AccountRole')
  @RequiresIdempotencyKey()
  addRole(@IdParam() id: string, @Body() body: NewRoleDto): Promise<AccountRoleDto> {
    return this.roles.addTo(id, body);
  }

  /** Set, move or take away a role's last day. */
  @Patch(':id/roles/:roleId')
  @Can('update', 'AccountRole')
  endRole(@IdParam() id: string, @IdParam('roleId') roleId: string, @IfMatch() ifMatch: number, @Body() body: EndRoleDto): Promise<AccountRoleDto> {
    return this.roles.end(id, roleId, ifMatch, body);
  }
}

@Controller('organisations')
export class OrganisationsController {
  constructor(private readonly roles: RolesService) {}

  /** Organisations that a role can be of. */
  @Get()
  @Can('create', 'AccountRole')
  list(): Promise<RoleOrganisationPageDto> {
    return this.roles.organisations();
  }
}

@Controller('roles')
export class RoleKindsController {
  /** Every role with what it needs: an organisation of which kind, areas or none. */
  @Get()
  @Can('create', 'AccountRole')
  list(): RoleKindPageDto {
    return { items: ROLE_KINDS, nextCursor: null };
  }
}
