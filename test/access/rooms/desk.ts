// SPDX-License-Identifier: AGPL-3.0-or-later
import { TODAY } from '../../support/arrange.js';
import { byId, list, type Room } from '../room.js';

/** The agenda is for who holds cases; the desk for whoever has something to do about people, each with their own. */
export const DESK: Room = {
  kinds: ['appointment', 'meeting'],
  status: `
#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /desk
  list              200 200 200 403 200 403 403 403 403 403 403 403
GET /desk/due
  list              200 200 200 403 200 403 403 403 403 403 403 403
GET /desk/changes
  list              200 403 403 403 403 403 403 403 403 403 403 403
GET /desk/caseloads
  list              403 200 403 403 403 403 403 403 403 403 403 403
GET /appointments
  list              200 403 403 403 403 403 403 403 403 403 403 403
GET /appointments/:id
  own               200 403 403 403 403 403 403 403 403 403 403 403
  meeting           200 403 403 403 403 403 403 403 403 403 403 403
  judicial          404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
PATCH /appointments/:id
  own               200 403 403 403 403 403 403 403 403 403 403 403
  meeting           200 403 403 403 403 403 403 403 403 403 403 403
  judicial          404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /appointments/:id/minutes
  meeting           200 403 403 403 403 403 403 403 403 403 403 403
  written           200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /people/:id/appointments
  own               201 403 403 403 403 403 403 403 403 403 403 403
  own-judicial      422 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
`,
  facts: `
GET /desk
  list       CM                   own.appointment own.name own.person own.purposeOf
GET /desk/due
  list       CM                   asked.handover behalf.referral behalf.referredName evaluated.referral evaluated.referredName general.referral general.referredName last.seat manager.seat meeting.appointment own.name own.person own.referral own.referredName
  list       CC                   comune.seat former.name former.person former.waitingEntry own.activity own.title waiting.enrolment waiting.name waiting.person
  list       SR                   accepted.referral accepted.referredName service.seat taken.referral taken.referredName
  list       PC                   partner.seat
GET /appointments
  list       CM                   meeting.appointment own.appointment own.name own.person own.purposeOf written.appointment written.minutes
GET /appointments/:id
  own        CM                   own.appointment own.name own.person own.purposeOf
  meeting    CM                   meeting.appointment own.name own.person
PATCH /appointments/:id
  own        CM                   own.appointment own.name own.person own.purposeOf
  meeting    CM                   meeting.appointment own.name own.person
POST /appointments/:id/minutes
  meeting    CM                   meeting.appointment own.name own.person
  written    CM                   own.name own.person written.appointment
POST /people/:id/appointments
  own        CM                   own.name own.person
`,
  rows: `
appointment by appointment
  CM      own meeting written
meeting_participant by appointment
  CM      meeting
meeting_minutes by appointment
  CM      written
`,
  keys: { meeting_participant: 'appointment_id', meeting_minutes: 'appointment_id' },
  requests: {
    'GET /desk': list,
    'GET /desk/due': list,
    'GET /desk/changes': list,
    'GET /desk/caseloads': list,
    'GET /appointments': () => ({ query: '?limit=100&whose=all&from=2026-01-01' }),
    'GET /appointments/:id': byId('appointment'),
    'PATCH /appointments/:id': byId('appointment', (relation, world) => ({
      body: relation === 'meeting' ? { participants: [{ name: 'Una collega' }, { name: 'Un collega' }] } : { place: 'In sede' },
      after: `select array[(select count(*) from appointment where id = $1 and place = 'In sede'), (select count(*) from meeting_participant where appointment_id = $1)]::int[]`,
      values: [world.id('appointment', relation)], effect: relation === 'meeting' ? [0, 2] : [1, 0],
    })),
    'POST /appointments/:id/minutes': byId('appointment', (relation, world) => ({
      body: { text: 'Verbale nuovo' }, after: `select count(*) from meeting_minutes where appointment_id = $1 and text = 'Verbale nuovo'`, values: [world.id('appointment', relation)], effect: 1,
    })),
    'POST /people/:id/appointments': (relation, world) => ({
      id: world.id('person', relation.replace('own-judicial', 'own')),
      body: { kind: 'uvm', heldOn: TODAY, startsAt: '10:00', participants: [{ name: 'Una psichiatra' }], ...(relation === 'own-judicial' && { compartment: 'judicial' }) },
      after: `select array[(select count(*) from appointment where held_on = $1 and kind = 'uvm'), (select count(*) from meeting_participant where name = 'Una psichiatra')]::int[]`, values: [TODAY], effect: [1, 1],
    }),
  },
  async plant(p, base, people) {
    const plan = (relation: string, of: string, by: string, more: Record<string, unknown> = {}): Promise<string> => p.insert('appointment', relation, 'appointment', {
      person_id: people[of].personId, case_id: people[of].caseId, account_id: by, created_by: by, kind: 'visit', held_on: '2026-11-02', starts_at: '10:00', ...more,
    });
    await plan('own', 'own', base.manager.id, { purpose: p.fact('own.purposeOf', 'Tema-own!'), held_on: '2026-11-25' });
    const meeting = await plan('meeting', 'own', base.manager.id, { kind: 'uvm', status: 'held' });
    await p.sql.query(`insert into meeting_participant (id, appointment_id, person_id, name, position) values (gen_random_uuid(), $1, $2, 'Chi siede', 1)`, [meeting, people['own'].personId]);
    const written = await plan('written', 'own', base.manager.id, { kind: 'team_meeting', status: 'held' });
    await p.sql.query(`insert into meeting_minutes (appointment_id, person_id, compartment, text, written_by) values ($1, $2, 'general', $3, $4)`, [written, people['own'].personId, p.fact('written.minutes', 'Verbale-written!'), base.manager.id]);
    await plan('judicial', 'own', base.otherManager.id, { compartment: 'judicial', kind: 'court' });
    await plan('former', 'former', base.manager.id);
    const others = await plan('other', 'other', base.otherManager.id, { kind: 'uvm', status: 'held' });
    await p.sql.query(`insert into meeting_participant (id, appointment_id, person_id, name, position) values (gen_random_uuid(), $1, $2, 'Chi siede altrove', 1)`, [others, people['other'].personId]);
    await p.sql.query(`insert into meeting_minutes (appointment_id, person_id, compartment, text, written_by) values ($1, $2, 'general', 'Verbale altrui', $3)`, [others, people['other'].personId, base.otherManager.id]);
  },
};
