// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { addPerson } from '../../support/arrange.js';
import { CONVENZIONE } from '../../support/people.js';
import { byId, list, type Room } from '../room.js';

/** Reports and copies of data are for who holds the case; a report composed from a compartment stands in it. */
export const REPORTS: Room = {
  kinds: ['report', 'retention'],
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
GET /retention-proposals
  list              200 403 403 403 403 403 403 403 403 200 403 403
GET /retention-proposals/:id
  own               200 403 403 403 403 403 403 403 403 200 403 403
  other             404 403 403 403 403 403 403 403 403 200 403 403
  missing           404 403 403 403 403 403 403 403 403 404 403 403
POST /people/:id/retention-proposals
  concluded         409 403 403 403 403 403 403 403 403 403 403 403
  own               409 403 403 403 403 403 403 403 403 403 403 403
  unproposed        201 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /retention-proposals/:id/decision
  own               403 403 403 403 403 403 403 403 403 200 403 403
  missing           403 403 403 403 403 403 403 403 403 404 403 403
POST /retention-proposals/:id/erasure
  other             403 403 403 403 403 403 403 403 403 200 403 403
  own               403 403 403 403 403 403 403 403 403 409 403 403
  missing           403 403 403 403 403 403 403 403 403 404 403 403
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
  own        CM                   own.person own.report
GET /reports/:id/pdf
  own        CM                   own.said
POST /reports/:id/completion
  own        CM                   own.person own.report own.said
POST /reports/:id/versions
  finished   CM                   finished.said own.person
GET /retention-proposals
  list       CM                   concluded.person own.retention own.retentionNote
  list       OF                   other.retention own.retention
GET /retention-proposals/:id
  own        CM                   concluded.person own.retention own.retentionNote
  own        OF                   own.retention
  other      OF                   other.retention
POST /retention-proposals/:id/decision
  own        OF                   own.retention
POST /retention-proposals/:id/erasure
  other      OF                   other.retention
GET /people/:id/export
  sealed     CM                   sealed.birth sealed.case sealed.consent sealed.name sealed.person sealed.waitingEntry sealed.waitingFor
`,
  rows: `
social_report by report
  CM      own finished
retention_proposal by retention
  CM      own
  OF      own other
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
    'GET /retention-proposals': list,
    'GET /retention-proposals/:id': byId('retention'),
    'POST /people/:id/retention-proposals': (relation, world) => {
      const id = world.id(relation === 'unproposed' ? 'leaver' : 'person', relation);
      return { id, body: { reason: 'retention_over' }, after: 'select count(*) from retention_proposal where person_id = $1', values: [id], effect: 1 };
    },
    'POST /retention-proposals/:id/decision': byId('retention', (relation, world) => ({
      body: { decision: 'authorised', actNumber: 'DD 9', actDate: '2026-11-20' }, after: `select count(*) from retention_proposal where id = $1 and status = 'authorised'`, values: [world.id('retention', relation)], effect: 1,
    })),
    'POST /retention-proposals/:id/erasure': byId('retention', (relation, world) => ({
      version: 1, after: `select count(*) from retention_proposal where id = $1 and status = 'erased'`, values: [world.id('retention', relation)], effect: 1,
    })),
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
    // Two who left for good: of one nothing was proposed yet; the other is the other manager's, and authorised.
    const leave = async (relation: string, managerId: string): Promise<string> => {
      const { personId, caseId } = await addPerson(p.sql, { managerId, givenName: 'Chi', familyName: `Uscita-${relation}`, openedOn: '2026-03-01' });
      await p.sql.query(`update case_file set status = 'concluded', concluded_on = '2026-09-01', outcome = 'goals_reached' where id = $1`, [caseId]);
      return personId;
    };
    // Not one of the people that every list is measured by.
    p.rows.set('leaver unproposed', await leave('unproposed', base.manager.id));
    const proposal = { convenzione_id: CONVENZIONE, reason: 'person_request', proposed_on: '2026-11-10' };
    await p.insert('retention', 'own', 'retention_proposal', { ...proposal, person_id: people['concluded'].personId, proposed_by: base.manager.id, note: p.fact('own.retentionNote', 'Motivo-own!') });
    await p.insert('retention', 'other', 'retention_proposal', {
      ...proposal, person_id: await leave('other', base.otherManager.id), proposed_by: base.otherManager.id, status: 'authorised', decided_by: base.office.id, decided_on: '2026-11-12', act_number: 'DD 8', act_date: '2026-11-11',
    });
  },
};
