// SPDX-License-Identifier: AGPL-3.0-or-later
import { byId, type Room } from '../room.js';

/**
 * Who sees and who has read a file is told to who holds the case, for the person who asks; never to partners or services, and
 * never an area that the asker may not know of. Administrators and auditors ask why an account sees somebody, and do not learn whom.
 */
export const VIEWERS: Room = {
  status: `
#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /people/:id/viewers
  own               200 403 403 403 403 403 403 403 403 403 403 403
  sealed            200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
  malformed         404 403 403 403 403 403 403 403 403 403 403 403
GET /people/:id/readings
  own               200 403 403 403 403 403 403 403 403 403 403 403
  sealed            200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
  malformed         404 403 403 403 403 403 403 403 403 403 403 403
GET /access-questions/accounts
  list              403 403 403 403 403 403 403 403 403 403 200 200
POST /access-questions
  own               403 403 403 403 403 403 403 403 403 403 200 200
  account-missing   403 403 403 403 403 403 403 403 403 403 422 422
  missing           403 403 403 403 403 403 403 403 403 403 422 422
`,
  facts: `
GET /people/:id/readings
  own        CM                   own.readByCoordinator own.readByOffice own.readByPartner own.readByService
GET /access-questions/accounts
  list       AD,AU                own.email
POST /access-questions
  own        AD,AU                own.email own.employer
`,
  requests: {
    'GET /people/:id/viewers': byId('person'),
    'GET /people/:id/readings': byId('person', { query: '?limit=100' }),
    'GET /access-questions/accounts': () => ({ query: '?search=operatore%20altrariva' }),
    'POST /access-questions': (relation, world) => ({
      body: { accountId: world.id('account', relation === 'account-missing' ? 'missing' : 'own'), person: world.id('person', relation === 'missing' ? 'missing' : 'sealed') },
    }),
  },
  async plant(p, base) {
    const { coordinators, partners: [first, other], service, office } = base;
    const read = async (name: string, at: string, accountId: string, role: string, organisation: string | null = null): Promise<void> => {
      await p.sql.query(
        `insert into audit.entry (at, account_id, role, organisation_id, verb, subject, person_ids) values ($1, $2, $3, $4, 'read', 'Person', $5)`,
        [`${p.fact(name, at)}:30Z`, accountId, role, organisation, [p.rows.get('person own')]],
      );
    };
    await read('own.readByCoordinator', '2026-11-03T07:01', coordinators.abitare.id, 'case_coordinator');
    await read('own.readByPartner', '2026-11-03T07:02', first.operator.id, 'partner_operator', first.id);
    await read('own.readByService', '2026-11-03T07:03', service.referrer.id, 'service_referrer', service.id);
    await read('own.readByOffice', '2026-11-03T07:04', office.id, 'programme_office');
    // Through Carcere/REMS, which the manager may not know of.
    await read('own.hiddenReadByCoordinator', '2026-11-03T07:05', coordinators['carcere-rems'].id, 'case_coordinator');
    await read('own.hiddenReadByPartner', '2026-11-03T07:06', other.operator.id, 'partner_operator', other.id);
  },
};
