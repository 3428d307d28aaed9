// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { TEST_PASSWORD } from '../../support/api.js';
import { TODAY } from '../../support/arrange.js';
import { addAccount } from '../../support/people.js';
import { byId, everything, list, type Room } from '../room.js';

/**
 * Accounts are the administrator's, who invites, gives and ends roles and reads what was mailed; one's own profile and sessions
 * are everybody's own. What is done with a link from a mail needs nobody to be signed in: those cells ask with links that are
 * nobody's, as what they would change is not rolled back.
 */
export const ACCOUNTS: Room = {
  kinds: ['mail', 'invitation', 'invitedAccount', 'mateAccount', 'accountRole', 'openSession'],
  status: `
#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
POST /accounts
  own               403 403 403 403 403 403 403 403 403 403 201 403
  known             403 403 403 403 403 403 403 403 403 403 422 403
POST /accounts/:id/invitation
  own               403 403 403 403 403 403 403 403 403 403 200 403
  settled           403 403 403 403 403 403 403 403 403 403 409 403
  missing           403 403 403 403 403 403 403 403 403 403 404 403
DELETE /accounts/:id/invitation
  own               403 403 403 403 403 403 403 403 403 403 200 403
  settled           403 403 403 403 403 403 403 403 403 403 409 403
  missing           403 403 403 403 403 403 403 403 403 403 404 403
POST /accounts/:id/roles
  own               403 403 403 403 403 403 403 403 403 403 201 403
  self              403 403 403 403 403 403 403 403 403 403 422 403
  missing           403 403 403 403 403 403 403 403 403 403 404 403
PATCH /accounts/:id/roles/:roleId
  own               403 403 403 403 403 403 403 403 403 403 200 403
  mixed             403 403 403 403 403 403 403 403 403 403 404 403
  missing           403 403 403 403 403 403 403 403 403 403 404 403
GET /organisations
  list              403 403 403 403 403 403 403 403 403 403 200 403
GET /roles
  list              403 403 403 403 403 403 403 403 403 403 200 403
GET /mails
  list              403 403 403 403 403 403 403 403 403 403 200 403
GET /mails/:id
  own               403 403 403 403 403 403 403 403 403 403 200 403
  missing           403 403 403 403 403 403 403 403 403 403 404 403

GET /profile
  list              200 200 200 200 200 200 200 200 200 200 200 200
PATCH /profile
  own               200 200 200 200 200 200 200 200 200 200 200 200
POST /profile/password
  weak              422 422 422 422 422 422 422 422 422 422 422 422
GET /sessions
  list              200 200 200 200 200 200 200 200 200 200 200 200
DELETE /sessions/:id
  own               204 204 204 204 204 204 204 204 204 204 204 204
  other             404 404 404 404 404 404 404 404 404 404 404 404
  missing           404 404 404 404 404 404 404 404 404 404 404 404
DELETE /sessions
  own               204 204 204 204 204 204 204 204 204 204 204 204

POST /invitations/opening
  missing           422 422 422 422 422 422 422 422 422 422 422 422
POST /invitations/acceptance
  missing           422 422 422 422 422 422 422 422 422 422 422 422
POST /password-resets
  malformed         422 422 422 422 422 422 422 422 422 422 422 422
POST /password-resets/opening
  missing           422 422 422 422 422 422 422 422 422 422 422 422
POST /password-resets/completion
  missing           422 422 422 422 422 422 422 422 422 422 422 422
`,
  facts: `
GET /mails
  list       AD                   mailed.email
GET /mails/:id
  own        AD                   mailed.email
`,
  rows: `
mail by mail
  AD      own
invitation by invitation
  AD      own settled
`,
  open: ['POST /invitations/opening', 'POST /invitations/acceptance', 'POST /password-resets', 'POST /password-resets/opening', 'POST /password-resets/completion'],
  requests: {
    'POST /accounts': (relation, world) => ({
      body: {
        email: relation === 'known' ? world.base.manager.email : 'mai.vista@example.org', givenName: 'Mai', familyName: 'Vista',
        roles: [{ role: 'auditor' }],
      },
      after: `select array[(select count(*) from access.invitation i join access.account a on a.id = i.account_id where a.email = 'mai.vista@example.org' and i.status = 'pending'),
        (select count(*) from access.account_role r join access.account a on a.id = r.account_id where a.email = 'mai.vista@example.org')]::int[]`,
      effect: [1, 1],
    }),
    'POST /accounts/:id/invitation': byId('invitedAccount', (relation, world) => ({
      after: `select array_agg(status order by invited_at, id) from access.invitation where account_id = $1`, values: [world.id('invitedAccount', relation)], effect: ['replaced', 'pending'],
    })),
    'DELETE /accounts/:id/invitation': byId('invitedAccount', (relation, world) => ({
      after: `select status from access.invitation where account_id = $1`, values: [world.id('invitedAccount', relation)], effect: 'revoked',
    })),
    'POST /accounts/:id/roles': (relation, world) => ({
      id: world.id('mateAccount', relation), body: { role: 'cabina_member', organisationId: world.id('organisation', 'comune') },
      after: `select count(*) from access.account_role where account_id = $1 and role = 'cabina_member'`, values: [world.id('mateAccount', relation)], effect: 1,
    }),
    'PATCH /accounts/:id/roles/:roleId': (relation, world) => ({
      id: world.id('mateAccount', relation === 'mixed' ? 'own' : relation), params: { roleId: world.id('accountRole', relation) }, body: { validTo: TODAY },
      after: 'select valid_to::text from access.account_role where id = $1', values: [world.id('accountRole', relation)], effect: TODAY,
    }),
    'GET /organisations': list,
    'GET /roles': list,
    'GET /mails': list,
    'GET /mails/:id': byId('mail'),

    'GET /profile': everything,
    'PATCH /profile': () => ({ body: { locale: 'en' }, after: 'select locale from access.my_profile()', effect: 'en' }),
    'POST /profile/password': () => ({ body: { current: TEST_PASSWORD, password: 'corta' } }),
    'GET /sessions': everything,
    'DELETE /sessions/:id': (relation, world, me) => {
      const id = (relation === 'own' ? world.planted('openSession').get(me.roleId) : undefined) ?? world.id('openSession', relation === 'own' ? 'missing' : relation);
      return { id, after: 'select count(*) from access.my_sessions() where id = $1', values: [id], effect: 0 };
    },
    'DELETE /sessions': () => ({ after: 'select count(*) from access.my_sessions()', effect: 1 }),

    'POST /invitations/opening': () => ({ body: { token: 'nobody' } }),
    'POST /invitations/acceptance': () => ({ body: { token: 'nobody', password: 'quattro gatti sul balcone' } }),
    'POST /password-resets': () => ({ body: { email: 'nobody' } }),
    'POST /password-resets/opening': () => ({ body: { token: 'nobody' } }),
    'POST /password-resets/completion': () => ({ body: { token: 'nobody', password: 'quattro gatti sul balcone' } }),
  },
  async plant(p, base) {
    const one = async (sql: string, values: unknown[] = []): Promise<string> => (await p.sql.query<{ id: string }>(sql, values)).rows[0].id;
    p.rows.set('organisation comune', await one(`select id from access.organisation where kind = 'comune'`));
    p.rows.set('mail own', await one(`insert into access.mail (id, email, locale, kind, status, settled_at) values ($1, $2, 'it', 'password-changed', 'sent', now()) returning id`, [uuid(), p.fact('mailed.email', 'scritto.a@example.org')]));

    const invited = async (relation: string, status: string): Promise<void> => {
      const id = await one(`insert into access.account (id, email, given_name, family_name) values ($1, $2, 'Invitata', 'Prova') returning id`, [uuid(), `invitata.${relation}@example.org`]);
      p.rows.set(`invitedAccount ${relation}`, id);
      p.rows.set(`invitation ${relation}`, await one(
        `insert into access.invitation (id, account_id, token_hash, status, invited_by, invited_at, settled_at) values ($1, $2, sha256($3), $4, $5, now() - interval '1 hour', case when $4 <> 'pending' then now() end) returning id`,
        [uuid(), id, Buffer.from(relation), status, base.office.id]));
    };
    await invited('own', 'pending');
    await invited('settled', 'accepted');

    const role = (account: string): Promise<string> => one('select id from access.account_role where account_id = $1', [account]);
    p.rows.set('mateAccount own', await addAccount(p.sql, { email: 'collega@example.org', roles: [{ role: 'auditor' }] }));
    p.rows.set('accountRole own', await role(p.rows.get('mateAccount own')!));
    p.rows.set('mateAccount self', await one(`select id from access.account where email = 'amministratore@example.org'`));
    p.rows.set('accountRole mixed', await role(base.manager.id));

    // Everybody has another session beside the one that asks.
    const { rows } = await p.sql.query<{ id: string; role: string; account: string }>(
      `insert into access.session (id, token_hash, account_id, account_role_id, expires_at)
       select gen_random_uuid(), sha256(r.id::text::bytea), r.account_id, r.id, now() + interval '2 hours' from access.account_role r returning id, account_role_id as role, account_id as account`);
    for (const { id, role: of } of rows) p.rows.set(`openSession ${of}`, id);
    p.rows.set('openSession other', rows.find(({ account }) => account === base.otherManager.id)!.id);
  },
};
