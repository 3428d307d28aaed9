// SPDX-License-Identifier: AGPL-3.0-or-later
import { TODAY } from '../../support/arrange.js';
import { byId, list, type Room } from '../room.js';

/** Scores are for who holds the case; a coordinator, a partner and whoever counts have no business with them. */
export const ASSESSMENTS: Room = {
  kinds: ['assessment', 'exitSituation'],
  status: `
#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /instruments
  list              200 200 200 200 200 200 200 200 200 200 200 200
GET /people/:id/assessments
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /people/:id/assessments
  own               201 403 403 403 403 403 403 403 403 403 403 403
  own-judicial      422 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /people/:id/score-series
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /assessments/:id
  own               200 403 403 403 403 403 403 403 403 403 403 403
  judicial          404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /assessments/:id/withdrawal
  own               200 403 403 403 403 403 403 403 403 403 403 403
  judicial          404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /participations/:id/exit-situations
  concluded         200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /participations/:id/exit-situations
  concluded         201 403 403 403 403 403 403 403 403 403 403 403
  own               409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
`,
  facts: `
GET /people/:id/assessments
  own        CM                   own.assessment own.case own.person own.remark
POST /people/:id/assessments
  own        CM                   own.case own.person
GET /people/:id/score-series
  own        CM                   own.assessment
GET /assessments/:id
  own        CM                   own.assessment own.case own.person own.remark
POST /assessments/:id/withdrawal
  own        CM                   own.assessment own.case own.person own.remark
GET /participations/:id/exit-situations
  concluded  CM                   concluded.exitSituation concluded.participation concluded.person
POST /participations/:id/exit-situations
  concluded  CM                   concluded.exitSituation concluded.participation concluded.person
`,
  rows: `
assessment by assessment
  CM      own
exit_situation by exitSituation
  CM      concluded
`,
  requests: {
    'GET /instruments': list,
    'GET /people/:id/assessments': byId('person'),
    'POST /people/:id/assessments': (relation, world) => ({
      id: world.id('person', relation.replace('own-judicial', 'own')),
      body: { instrumentId: world.id('instrument', 'own'), assessedOn: TODAY, rater: 'operator', scores: [{ key: 'total', value: 50 }], ...(relation === 'own-judicial' && { compartment: 'judicial' }) },
      after: 'select count(*) from assessment where person_id = $1 and assessed_on = $2', values: [world.id('person', relation.replace('own-judicial', 'own')), TODAY], effect: 1,
    }),
    'GET /people/:id/score-series': byId('person'),
    'GET /assessments/:id': byId('assessment'),
    'POST /assessments/:id/withdrawal': byId('assessment', (relation, world) => ({
      body: { reason: 'Prova' }, after: 'select count(*) from assessment where id = $1 and withdrawn_on is not null', values: [world.id('assessment', relation)], effect: 1,
    })),
    'GET /participations/:id/exit-situations': byId('participation'),
    'POST /participations/:id/exit-situations': byId('participation', (relation, world) => ({
      body: { observedOn: '2026-10-02', employment: 'employed', training: 'no', qualification: 'no' },
      after: 'select count(*) from exit_situation where participation_id = $1 and observed_on = $2', values: [world.id('participation', relation), '2026-10-02'], effect: 1,
    })),
  },
  async plant(p, base, people) {
    const { rows } = await p.sql.query<{ id: string }>(`select id from instrument where key = 'gaf'`);
    p.rows.set('instrument own', rows[0].id);
    const assess = (relation: string, of: string, by: string, compartment = 'general'): Promise<string> => p.insert('assessment', relation, 'assessment', {
      person_id: people[of].personId, case_id: people[of].caseId, instrument_id: rows[0].id, compartment, assessed_on: '2026-10-05', rater: 'operator',
      scores: JSON.stringify([{ key: 'total', value: 44 }]), subscales: '{}', total: 44, note: p.fact(`${relation}.remark`, `Osservazione-${relation}!`), recorded_by: by,
    });
    await assess('own', 'own', base.manager.id);
    await assess('judicial', 'own', base.otherManager.id, 'judicial');
    await assess('former', 'former', base.manager.id);
    await assess('other', 'other', base.otherManager.id);
    const leave = async (relation: string, by: string): Promise<void> => {
      await p.insert('exitSituation', relation, 'exit_situation', {
        participation_id: p.rows.get(`participation ${relation}`), person_id: people[relation].personId, exited_on: '2026-09-30', observed_on: '2026-10-01',
        employment: 'inactive', training: 'no', qualification: 'no', recorded_by: by,
      });
    };
    await leave('concluded', base.manager.id);
    await leave('former', base.manager.id);
    await leave('other', base.otherManager.id);
  },
};
