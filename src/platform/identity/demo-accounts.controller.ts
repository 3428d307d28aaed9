// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, Inject } from '@nestjs/common';
import { Public } from '../access/can.decorator.js';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { Problem } from '../http/problem.js';
import { DEMO_PASSWORD } from './demo-password.js';
import { DemoAccountsDto } from './session.dto.js';
import { SignInService } from './sign-in.service.js';

@Controller('demo/accounts')
export class DemoAccountsController {
  constructor(
    private readonly signIn: SignInService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The demo's accounts with their passwords. 404 outside demo mode. */
  @Get()
  @Public()
  async list(): Promise<DemoAccountsDto> {
    if (!this.config.demo.mode) throw Problem.notFound();
    const accounts = await this.signIn.demoAccounts();
    return {
      items: accounts.map(({ email, roles, organisation, area_keys }) => ({ email, password: DEMO_PASSWORD, roles, organisation, areas: area_keys })),
    };
  }
}
