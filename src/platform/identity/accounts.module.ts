// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { AccountsController, OrganisationsController, RoleKindsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { AccountAccessController } from './account-access.controller.js';
import { InvitationsService } from './invitations.service.js';
import { RolesService } from './roles.service.js';

@Module({ controllers: [AccountsController, OrganisationsController, RoleKindsController, AccountAccessController], providers: [AccountsService, InvitationsService, RolesService] })
export class AccountsModule {}
