// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../database/db.js';
import { explainConstraint } from '../database/sqlstate.js';
import { assertVersion } from '../http/params.js';
import { defineProblems } from '../http/problem.js';
import { Mails } from '../mail/mails.service.js';
import type { AccountDto, InviteDto } from './accounts.dto.js';
import { AccountsService } from './accounts.service.js';
import { mayInviteAgain, mayRevoke } from './invitation-status.js';
import { RolesService } from './roles.service.js';
import { newToken, tokenHash } from './session-cookie.js';

const invitationProblem = defineProblems({
  'invitation.known-address': { status: 422, it: 'C’è già un account con questo indirizzo: aprilo, e aggiungi lì il ruolo.', en: 'There is an account with this address already: open it, and add the role there.' },
  'invitation.not-pending': { status: 409, it: 'Non c’è un invito da ritirare: è già stato accettato o ritirato.', en: 'There is no invitation to withdraw: it was accepted or withdrawn already.' },
  'invitation.not-needed': { status: 409, it: 'Questo account ha già una password: se non la ricorda, chi lo usa ne chiede una nuova dalla pagina di accesso.', en: 'This account has a password already: whoever uses it asks for a new one on the sign-in page.' },
  'invitation.linked': { status: 409, it: 'Questo account entra già con il servizio di accesso dell’ente: non gli serve una password.', en: 'This account signs in through the organisation’s provider already: it needs no password.' },
  'invitation.disabled': { status: 409, it: 'L’account è disattivato: riattivalo prima di mandare un invito.', en: 'The account is disabled: enable it before sending an invitation.' },
});
explainConstraint('account_email', 'invitation.known-address');
explainConstraint('invitation_pending', 'version.stale');

/** Invites people, by a link that lives seven days and serves once. Of the link's token the database keeps a hash. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly db: Db,
    private readonly mails: Mails,
    private readonly accounts: AccountsService,
    private readonly roles: RolesService,
  ) {}

  /** Makes an account without a password, with its roles, and sends it an invitation. */
  async invite({ email, givenName, familyName, locale = 'it', roles }: InviteDto): Promise<AccountDto> {
    const known = await this.db.one('select 1 from access.account where email = lower($1)', [email]);
    if (known) throw invitationProblem('invitation.known-address', {}, ['/email']);
    const id = uuid();
    await this.db.execute('insert into access.account (id, email, given_name, family_name, locale) values ($1, lower($2), $3, $4, $5)', [id, email, givenName.trim(), familyName.trim(), locale]);
    for (const [i, role] of roles.entries()) await this.roles.add(id, role, `/roles/${i}`);
    await this.send(id);
    return this.accounts.get(id);
  }

  /** Another link; an earlier one is worth nothing from now on. */
  async inviteAgain(id: string, ifMatch: number): Promise<AccountDto> {
    const account = await this.accounts.get(id);
    assertVersion(account, ifMatch);
    if (account.disabled) throw invitationProblem('invitation.disabled');
    const linked = (await this.db.one<{ openid: string }>('select openid from access.account_access($1)', [id]))?.openid === 'linked';
    if (linked) throw invitationProblem('invitation.linked');
    if (!mayInviteAgain(account.invitation?.state, linked)) throw invitationProblem('invitation.not-needed');
    await this.settle(id, 'replaced');
    await this.send(id);
    return this.accounts.touch(id, ifMatch);
  }

  async revoke(id: string, ifMatch: number): Promise<AccountDto> {
    const account = await this.accounts.get(id);
    assertVersion(account, ifMatch);
    if (!mayRevoke(account.invitation?.state)) throw invitationProblem('invitation.not-pending');
    await this.settle(id, 'revoked');
    return this.accounts.touch(id, ifMatch);
  }

  private async settle(accountId: string, status: 'replaced' | 'revoked'): Promise<void> {
    await this.db.execute(`update access.invitation set status = $2, settled_at = now() where account_id = $1 and status = 'pending'`, [accountId, status]);
  }

  private async send(accountId: string): Promise<void> {
    const token = newToken();
    const secret = this.mails.seal(token);
    await this.mails.queue({ to: { accountId }, kind: 'invitation', secret });
    await this.db.execute('insert into access.invitation (id, account_id, token_hash, mail_id, invited_by) values ($1, $2, $3, $4, $5)', [
      uuid(), accountId, tokenHash(token), secret.mailId, this.db.actor.accountId,
    ]);
  }
}
