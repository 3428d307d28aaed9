// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { byId, type Room } from '../room.js';

/** Reports and copies of data are for who holds the case; a report composed from a compartment stands in it. */
export const REPORTS: Room = {
  kinds: ['report'],
  status: `
#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /people/:id/reports
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /people/:id/reports
  own               201 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /reports/:id
  own               200 403 403 403 403 403 403 403 403 403 403 403
  finished          200 403 403 403 403 403 403 403 403 403 403 403
  judicial          404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
PATCH /reports/:id
  own               200 403 403 403 403 403 403 403 403 403 403 403
  finished          409 403 403 403 403 403 403 403 403 403 403 403
  judicial          404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
DELETE /reports/:id
  own               204 403 403 403 403 403 403 403 403 403 403 403
  finished          409 403 403 403 403 403 403 403 403 403 403 403
  judicial          404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /reports/:id/completion
  own               200 403 403 403 403 403 403 403 403 403 403 403
  judicial          404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /reports/:id/versions
  finished          201 403 403 403 403 403 403 403 403 403 403 403
  own               409 403 403 403 403 403 403 403 403 403 403 403
  judicial          404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /reports/:id/pdf
  own               200 403 403 403 403 403 403 403 403 403 403 403
  judicial          404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /people/:id/export/pdf
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /people/:id/export
  sealed            200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /plans/:id/pdf
  own               200 403 403 403 403 403 403 403 403 403 403 403
  active            200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
`,
  facts: `
GET /people/:id/reports
  own        CM                   finished.report finished.said own.person own.report own.said
POST /people/:id/reports
  own        CM                   own.person
GET /reports/:id
  own        CM                   own.person own.report own.said
  finished   CM                   finished.report finished.said own.person
PATCH /reports/:id
  own        CM                   own.person own.report own.said
POST /reports/:id/completion
  own        CM                   own.person own.report own.said
POST /reports/:id/versions
  finished   CM                   finished.report finished.said own.person
GET /people/:id/export
  sealed     CM                   sealed.birth sealed.case sealed.consent sealed.name sealed.person
`,
  rows: `
social_report by report
  CM      own finished
`,
  requests: {
    'GET /people/:id/reports': byId('person'),
    'POST /people/:id/reports': byId('person', (relation, world) => ({
      body: { recipient: 'cps', title: 'Relazione', sections: [{ heading: 'Parte', text: 'Testo' }] },
      after: `select count(*) from social_report where person_id = $1 and title = 'Relazione'`, values: [world.id('person', relation)], effect: 1,
    })),
    'GET /reports/:id': byId('report'),
    'PATCH /reports/:id': byId('report', (relation, world) => ({ body: { title: 'Cambiata' }, after: `select count(*) from social_report where id = $1 and title = 'Cambiata'`, values: [world.id('report', relation)], effect: 1 })),
    'DELETE /reports/:id': byId('report', (relation, world) => ({ after: 'select count(*) from social_report where id = $1', values: [world.id('report', relation)], effect: 0 })),
    'POST /reports/:id/completion': byId('report', (relation, world) => ({ after: `select count(*) from social_report where id = $1 and status = 'final'`, values: [world.id('report', relation)], effect: 1 })),
    'POST /reports/:id/versions': byId('report', (relation, world) => ({ after: 'select count(*) from social_report where lineage_id = (select lineage_id from social_report where id = $1)', values: [world.id('report', relation)], effect: 2 })),
    'GET /reports/:id/pdf': byId('report'),
    'GET /people/:id/export/pdf': byId('person'),
    'GET /people/:id/export': byId('person'),
    'GET /plans/:id/pdf': byId('plan'),
  },
  async plant(p, base, people) {
    const write = async (relation: string, of: string, by: string, more: Record<string, unknown> = {}): Promise<void> => {
      await p.insert('report', relation, 'social_report', {
        person_id: people[of].personId, case_id: people[of].caseId, lineage_id: uuid(), recipient: 'cps', title: p.fact(`${relation}.said`, `Titolo-relazione-${relation}!`),
        sections: JSON.stringify([{ heading: 'Parte', text: 'Testo' }]), written_by: by, ...more,
      });
    };
    await write('own', 'own', base.manager.id);
    await write('finished', 'own', base.manager.id, { status: 'final', finished_at: '2026-11-10T10:00Z' });
    await write('judicial', 'own', base.otherManager.id, { compartments: ['general', 'judicial'] });
    await write('former', 'former', base.manager.id);
    await write('other', 'other', base.otherManager.id);
  },
};
