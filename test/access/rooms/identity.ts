// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { TEST_PASSWORD } from '../../support/api.js';
import { addAccount } from '../../support/people.js';
import { byId, everything, list, type Room } from '../room.js';

/**
 * The second factor is everybody's own. Its routes know the asker by the session alone: there is no row to name. Somebody
 * else's is for the administrator, who can take it away and neither read nor set it. The trail and its seals are the auditor's.
 */
export const IDENTITY: Room = {
  kinds: ['factorAccount', 'auditSeal'],
  status: `
#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /second-factor
  list              200 200 200 200 200 200 200 200 200 200 200 200
POST /second-factor/confirmation
  list              409 409 409 409 409 409 409 409 409 409 409 409
POST /second-factor
  list              200 200 200 200 200 200 200 200 200 200 200 200
  wrong             422 422 422 422 422 422 422 422 422 422 422 422
POST /second-factor/recovery-codes
  list              409 409 409 409 409 409 409 409 409 409 409 409
POST /second-factor/removal
  list              409 409 409 409 409 409 409 409 409 409 409 409
POST /session/factor
  list              409 409 409 409 409 409 409 409 409 409 409 409
GET /audit-seals
  list              403 403 403 403 403 403 403 403 403 403 403 200
GET /session/openid
  list              200 200 200 200 200 200 200 200 200 200 200 200
GET /session/openid/start
  list              404 404 404 404 404 404 404 404 404 404 404 404
GET /session/openid/callback
  list              404 404 404 404 404 404 404 404 404 404 404 404
GET /accounts/:id/access
  own               403 403 403 403 403 403 403 403 403 403 200 403
  missing           403 403 403 403 403 403 403 403 403 403 404 403
POST /accounts/:id/openid
  own               403 403 403 403 403 403 403 403 403 403 200 403
  missing           403 403 403 403 403 403 403 403 403 403 404 403
POST /accounts/:id/second-factor-reset
  own               403 403 403 403 403 403 403 403 403 403 204 403
  missing           403 403 403 403 403 403 403 403 403 403 404 403
`,
  facts: `
GET /audit-seals
  list       AU                   own.auditSeal
`,
  rows: `
seal by auditSeal
  AU      own
`,
  keys: { seal: `encode(hash, 'hex')` },
  requests: {
    'GET /audit-seals': list,
    'GET /second-factor': everything,
    'POST /second-factor/confirmation': () => ({ body: { code: '123456' } }),
    'POST /second-factor': (relation) => ({ body: { password: relation === 'wrong' ? 'non è questa' : TEST_PASSWORD } }),
    'POST /second-factor/recovery-codes': () => ({ body: { code: '123456' } }),
    'POST /second-factor/removal': () => ({ body: { code: '123456' } }),
    'POST /session/factor': () => ({ body: { code: '123456' } }),
    'GET /session/openid': everything,
    'GET /session/openid/start': everything,
    'GET /session/openid/callback': everything,
    'GET /accounts/:id/access': byId('factorAccount'),
    'POST /accounts/:id/openid': byId('factorAccount', (relation, world) => ({
      body: { openid: 'allowed' }, after: 'select openid from access.account_access($1)', values: [world.id('factorAccount', relation)], effect: 'allowed',
    })),
    'POST /accounts/:id/second-factor-reset': byId('factorAccount', (relation, world) => ({
      after: 'select second_factor::text from access.account_access($1)', values: [world.id('factorAccount', relation)], effect: 'false',
    })),
  },
  open: ['GET /session/openid', 'GET /session/openid/start', 'GET /session/openid/callback'],
  async plant(p) {
    const id = await addAccount(p.sql, { email: 'ha.perso.il.telefono@example.org', roles: [] });
    await p.sql.query(`insert into access.second_factor (account_id, secret_cipher, secret_key_version, last_step) values ($1, '\\x00', 1, 0)`, [id]);
    p.rows.set('factorAccount own', id);
    const hash = randomBytes(32).toString('hex');
    await p.sql.query(
      `insert into audit.seal (number, first_id, last_id, entries, ids, leaves, previous, hash, sealed_at)
       values (1, 1, 1, 1, '{1}', sha256('x'), sha256('y'), decode($1, 'hex'), now())`,
      [hash],
    );
    p.row('auditSeal', 'own', hash);
    // Whoever resets shows their own factor; the demo's accounts, in the demo, need none.
    await p.sql.query(`update access.account set demo = true where email = 'amministratore@example.org'`);
  },
};
