// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Can } from '../access/can.decorator.js';
import { Db } from '../database/db.js';
import { IdParam } from '../http/params.js';
import { defineProblems, Problem } from '../http/problem.js';
import { AccountAccessDto, AllowOpenIdDto } from './account-access.dto.js';
import { assertFactorFresh } from './factor-due.js';

const accessProblem = defineProblems({
  'factor.reset-self': { status: 409, it: 'Non puoi azzerare la tua verifica in due passaggi da qui: sostituiscila nel tuo profilo, o chiedi a un altro amministratore.', en: 'You cannot reset your own second factor here: replace it in your profile, or ask another administrator.' },
  'factor.reset-none': { status: 409, it: 'Questo account non ha una verifica in due passaggi da azzerare.', en: 'This account has no second factor to reset.' },
  'openid.demo': { status: 409, it: 'Un account dimostrativo entra solo con la sua password.', en: 'A demo account enters with its password only.' },
});

/** How an account proves who it is, for whoever administers it. What changes it asks for the administrator's own second factor. */
@Controller('accounts/:id')
export class AccountAccessController {
  constructor(private readonly db: Db) {}

  @Get('access')
  @Can('read', 'Account')
  async show(@IdParam() id: string): Promise<AccountAccessDto> {
    const row = await this.db.one<AccountAccessDto>(
      'select x.second_factor as "secondFactor", x.openid from access.account a, access.account_access(a.id) x where a.id = $1',
      [id],
    );
    if (!row) throw Problem.notFound();
    return row;
  }

  /** Somebody lost telephone and recovery codes: removes the factor and ends the account's sessions. */
  @Post('second-factor-reset')
  @Can('update', 'Account')
  @HttpCode(204)
  async reset(@IdParam() id: string): Promise<void> {
    const { secondFactor } = await this.show(id);
    if (id === this.db.actor.accountId) throw accessProblem('factor.reset-self');
    if (!secondFactor) throw accessProblem('factor.reset-none');
    await assertFactorFresh(this.db);
    await this.db.query('select access.reset_factor($1)', [id]);
  }

  /**
   * Let the account sign in through the organisation's provider: the first sign-in with its verified address links it. Taking
   * that back removes the link and ends the account's sessions.
   */
  @Post('openid')
  @Can('update', 'Account')
  @HttpCode(200)
  async allowOpenId(@IdParam() id: string, @Body() { openid }: AllowOpenIdDto): Promise<AccountAccessDto> {
    const account = await this.db.one<{ demo: boolean }>('select demo from access.account where id = $1', [id]);
    if (!account) throw Problem.notFound();
    if (account.demo) throw accessProblem('openid.demo');
    await assertFactorFresh(this.db);
    await this.db.query('select access.allow_openid($1, $2)', [id, openid === 'allowed']);
    return this.show(id);
  }
}
