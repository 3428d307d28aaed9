// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { FieldCipher } from '../crypto/field-cipher.js';
import { defineProblems, Problem } from '../http/problem.js';
import { Mails } from '../mail/mails.service.js';
import type { ChoosePasswordDto, OpenedInvitationDto, OpenedResetDto } from './links.dto.js';
import { networkOf } from './network.js';
import { assertGoodPassword } from './password-rules.js';
import { hashPassword } from './passwords.js';
import { newToken, tokenHash } from './session-cookie.js';
import { SignInDatabase } from './sign-in.database.js';

const linkProblem = defineProblems({
  'link.unknown': { status: 422, it: 'Questo collegamento non è valido. Aprilo per intero, come sta nel messaggio.', en: 'This link is not valid. Open the whole of it, as it stands in the message.' },
  'invitation.expired': { status: 409, it: 'L’invito è scaduto. Chiedi a chi amministra la piattaforma di mandartene un altro.', en: 'The invitation has expired. Ask whoever administers the platform for another one.' },
  'invitation.used': { status: 409, it: 'L’invito è già stato accettato: accedi con la tua password. Se non la ricordi, chiedine una nuova.', en: 'The invitation was accepted already: sign in with your password. If you do not remember it, ask for a new one.' },
  'invitation.withdrawn': { status: 409, it: 'Questo invito non vale più: è stato ritirato, o ne hai ricevuto uno più recente.', en: 'This invitation is no longer valid: it was withdrawn, or you have received a later one.' },
  'reset.expired': { status: 409, it: 'Il collegamento è scaduto: vale un’ora. Chiedine un altro.', en: 'The link has expired: it lasts an hour. Ask for another one.' },
  'reset.used': { status: 409, it: 'Il collegamento non vale più: è già servito, o la password è cambiata nel frattempo. Se serve, chiedine un altro.', en: 'The link is no longer valid: it was used, or the password has changed meanwhile. Ask for another one if you need it.' },
});

/** What a link's state is called to whoever holds it. */
const INVITATION_STATES: Readonly<Record<string, Parameters<typeof linkProblem>[0]>> = {
  expired: 'invitation.expired', accepted: 'invitation.used', revoked: 'invitation.withdrawn', replaced: 'invitation.withdrawn',
};
const RESET_STATES: Readonly<Record<string, Parameters<typeof linkProblem>[0]>> = { expired: 'reset.expired', used: 'reset.used' };

/** Whether an account is there must not show in how long an answer takes. */
const ANSWER_AFTER_MS = 400;

interface Link {
  email: string;
  state: string;
}

/** What is done with a link from a mail and nothing else: nobody is signed in, and nobody is afterwards. */
@Injectable()
export class LinksService {
  constructor(
    private readonly database: SignInDatabase,
    private readonly mails: Mails,
    private readonly cipher: FieldCipher,
  ) {}

  async openInvitation(token: string): Promise<OpenedInvitationDto> {
    const row = await this.invitation(token);
    return { email: row.email, givenName: row.given_name, familyName: row.family_name, expiresAt: row.expires_at.toISOString() };
  }

  async acceptInvitation({ token, password }: ChoosePasswordDto): Promise<void> {
    const { email } = await this.invitation(token);
    assertGoodPassword(password, email, '/password');
    const row = await this.database.one<{ done: boolean }>('select signin.accept_invitation($1, $2) as done', [tokenHash(token), await hashPassword(password)]);
    // Somebody was quicker with the same link, or it was withdrawn meanwhile.
    if (!row?.done) throw linkProblem('invitation.withdrawn');
  }

  /**
   * Sends a link to choose a new password, if there is an account with this address. The same answer after the same time whether
   * there is or not; 429 after 30 requests an hour from one network address. An account gets three an hour at most.
   */
  async askReset(email: string, ip: string): Promise<void> {
    const [wait] = await Promise.all([this.queueReset(email, ip), sleep(ANSWER_AFTER_MS)]);
    if (wait > 0) throw new Problem('sign-in.wait', { seconds: wait }, [], { retryAfter: wait });
  }

  async openReset(token: string): Promise<OpenedResetDto> {
    return { email: (await this.reset(token)).email };
  }

  /** Ends all sessions of the account, and tells it so by mail. */
  async completeReset({ token, password }: ChoosePasswordDto): Promise<void> {
    const { email } = await this.reset(token);
    assertGoodPassword(password, email, '/password');
    const row = await this.database.one<{ done: boolean }>('select signin.complete_reset($1, $2) as done', [tokenHash(token), await hashPassword(password)]);
    if (!row?.done) throw linkProblem('reset.used');
  }

  private async queueReset(email: string, ip: string): Promise<number> {
    const token = newToken();
    const { mailId, cipher, keyVersion } = this.mails.seal(token);
    const address = this.cipher.searchCode(networkOf(ip), 'network');
    const row = await this.database.one<{ wait: number }>('select signin.ask_reset($1, $2, $3, $4, $5, $6, $7) as wait', [email, address, uuid(), tokenHash(token), mailId, cipher, keyVersion]);
    return row!.wait;
  }

  private async invitation(token: string): Promise<Link & { given_name: string; family_name: string; expires_at: Date }> {
    return assertPending(await this.database.one('select * from signin.invitation($1)', [tokenHash(token)]), INVITATION_STATES);
  }

  private async reset(token: string): Promise<Link> {
    return assertPending(await this.database.one('select * from signin.reset($1)', [tokenHash(token)]), RESET_STATES);
  }
}

function assertPending<T extends Link>(link: T | undefined, states: typeof RESET_STATES): T {
  if (!link) throw linkProblem('link.unknown', {}, ['/token']);
  const over = states[link.state];
  if (over) throw linkProblem(over);
  return link;
}
