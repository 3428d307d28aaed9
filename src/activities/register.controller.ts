// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { RegisterPageDto, RegisterQuery } from './register.dto.js';
import { RegisterService } from './register.service.js';

@Controller('register')
export class RegisterController {
  constructor(private readonly register: RegisterService) {}

  /** Every activity of the convenzione that was submitted, as hours and counts without people. */
  @Get()
  @Can('read', 'Register')
  list(@Query() query: RegisterQuery): Promise<RegisterPageDto> {
    return this.register.list(query);
  }
}
