// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, HttpCode, Post } from '@nestjs/common';
import { Can } from '../access/can.decorator.js';
import { Db } from '../database/db.js';
import { IdParam } from '../http/params.js';
import { defineProblems, Problem } from '../http/problem.js';
import { assertFactorFresh } from './factor-due.js';

const resetProblem = defineProblems({
  'factor.reset-self': { status: 409, it: 'Non puoi azzerare la tua verifica in due passaggi da qui: sostituiscila nel tuo profilo, o chiedi a un altro amministratore.', en: 'You cannot reset your own second factor here: replace it in your profile, or ask another administrator.' },
  'factor.reset-none': { status: 409, it: 'Questo account non ha una verifica in due passaggi da azzerare.', en: 'This account has no second factor to reset.' },
});

@Controller('accounts')
export class FactorResetController {
  constructor(private readonly db: Db) {}

  /** Somebody lost telephone and recovery codes: removes the factor and ends the account's sessions. Asks for one's own code. */
  @Post(':id/second-factor-reset')
  @Can('update', 'Account')
  @HttpCode(204)
  async reset(@IdParam() id: string): Promise<void> {
    const account = await this.db.one<{ active: boolean }>('select access.has_factor(a.id) as active from access.account a where a.id = $1', [id]);
    if (!account) throw Problem.notFound();
    if (id === this.db.actor.accountId) throw resetProblem('factor.reset-self');
    if (!account.active) throw resetProblem('factor.reset-none');
    await assertFactorFresh(this.db);
    await this.db.query('select access.reset_factor($1)', [id]);
  }
}
