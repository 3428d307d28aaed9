// SPDX-License-Identifier: AGPL-3.0-or-later
import { civil, instant, type Day } from './calendar.js';
import { demoId } from './cast.js';
import { Random } from './random.js';
import type { Rows } from './tables.js';
import { FEMALE_NAMES, MALE_NAMES, SURNAMES } from './vocabulary/names.js';
import type { World } from './world.js';

/** What became of the invitation, and how many days before the demo's day it was sent. */
const INVITED: readonly (readonly ['pending' | 'expired' | 'revoked' | 'accepted', number])[] = [
  ['pending', 1], ['pending', 2], ['pending', 3], ['expired', 12], ['expired', 19], ['expired', 26],
  ['revoked', 5], ['revoked', 9], ['revoked', 33], ['accepted', 40], ['accepted', 54], ['accepted', 68],
];
const LIVES: Day = 7;

/** Mails that did not go out, with the mail system's word for it; whether they are given up. */
const TROUBLE: readonly (readonly ['waiting' | 'sending' | 'failed', string | null, number])[] = [
  ['waiting', '451', 2], ['waiting', '421', 1], ['waiting', 'ESOCKET', 3], ['sending', null, 1], ['sending', null, 1], ['sending', null, 1],
  ['failed', '550', 1], ['failed', 'unclear', 1], ['failed', 'late', 4],
];

/**
 * Colleagues who were invited and the mails that the platform sent. No link works: the hashes are of nothing, and no mail holds a
 * secret. Every second pending invitation replaced an earlier one.
 */
export function writeMails({ seed, programme, span, cast }: World, rows: Rows): void {
  const random = new Random(seed, 'mails');
  const invitedBy = demoId('account', 'administrator@demo.example');
  const mail = (key: string, accountId: string, email: string, kind: string, on: Day, minute: number, more: Partial<{ params: string; status: string; error: string | null; attempts: number }> = {}): string => {
    const id = demoId('mail', key);
    const { status = 'sent', error = null, attempts = 1, params = '{}' } = more;
    const settled = status === 'sent' || status === 'failed';
    const at = instant(on, minute);
    rows.add('access.mail', {
      id, account_id: accountId, email, locale: 'it', kind, params, status, error, attempts, queued_at: at, taken_at: at, settled_at: settled ? instant(on, minute + 1) : null,
    });
    return id;
  };
  const invitation = (key: string, accountId: string, email: string, status: string, on: Day): void => {
    const minute = 500 + random.between(0, 480);
    const mailId = mail(`invitation/${key}`, accountId, email, 'invitation', on, minute);
    const written = status === 'expired' ? 'pending' : status;
    rows.add('access.invitation', {
      id: demoId('invitation', key), account_id: accountId, token_hash: hashOfNothing(key), mail_id: mailId, status: written, invited_by: invitedBy,
      invited_at: instant(on, minute), expires_at: instant(on + LIVES, minute), settled_at: written === 'pending' ? null : instant(on + 1, minute),
    });
  };

  INVITED.forEach(([status, daysAgo], i) => {
    const email = `invited.${i + 1}@demo.example`;
    const id = demoId('account', email);
    const on = span.today - daysAgo;
    rows.add('access.account', {
      id, email, given_name: random.pick(random.chance(60) ? FEMALE_NAMES : MALE_NAMES), family_name: random.pick(SURNAMES), password_hash: null, demo: false, created_at: instant(on, 480),
    });
    const { id: partnerId, areas } = cast.partners[i % cast.partners.length];
    rows.add('access.account_role', {
      id: demoId('role', email, 'partner_operator'), account_id: id, role: 'partner_operator', organisation_id: partnerId, convenzione_id: programme.convenzioneId,
      area_ids: programme.areas.filter(({ key }) => areas.includes(key)).map((area) => area.id), valid_from: civil(on),
    });
    if (status === 'pending') invitation(`${email}/first`, id, email, 'replaced', on - 10);
    invitation(email, id, email, status, on);
  });

  const colleagues = cast.accounts.filter(({ demo }) => !demo);
  colleagues.slice(0, 8).forEach(({ id, email }, i) => {
    const on = span.today - 1 - i * 4;
    mail(`reset/${i}`, id, email, 'password-reset', on, 560 + i);
    mail(`changed/${i}`, id, email, 'password-changed', on, 575 + i, { params: JSON.stringify({ at: `${civil(on)} 10:${15 + i}` }) });
  });
  TROUBLE.forEach(([status, error, attempts], i) => {
    const { id, email } = colleagues[i % colleagues.length];
    mail(`trouble/${i}`, id, email, 'password-reset', span.today - 1 - i * 2, 700 + i, { status, error, attempts });
  });
}

/** 32 bytes that are the hash of no token. */
function hashOfNothing(key: string): Buffer {
  return Buffer.from(demoId('no-token', key, 'a').replaceAll('-', '') + demoId('no-token', key, 'b').replaceAll('-', ''), 'hex');
}
