// SPDX-License-Identifier: AGPL-3.0-or-later
import { TODAY } from '../../support/arrange.js';
import { TAX_CODE } from '../world.js';
import { byId, type Room } from '../room.js';

/**
 * Finding people is for who works with them, and finds those whom they reach. Looking for somebody who is not registered yet is for who
 * takes people in charge; two records are compared, told apart and merged by who reaches both.
 *
 * Pairs. own: two of the manager's, both of Abitare · sealed: hers, one of them of Carcere/REMS alone · decided: told apart by her ·
 * mixed: hers and somebody else's · other: somebody else's.
 * Merges. own: a record that was merged into one of the manager's people · other: into somebody else's.
 */
export const MATCHING: Room = {
  kinds: ['pair', 'merge'],
  status: `
#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
POST /people/searches
  list              200 200 403 200 200 403 403 403 403 403 403 403
  own               200 200 403 200 200 403 403 403 403 403 403 403
  other             200 200 403 200 200 403 403 403 403 403 403 403
  by-code           200 200 403 200 200 403 403 403 403 403 403 403
  by-birth          200 200 403 200 200 403 403 403 403 403 403 403
  by-phone          200 200 403 200 200 403 403 403 403 403 403 403
  by-other-code     200 200 403 200 200 403 403 403 403 403 403 403
POST /people/duplicate-checks
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             200 403 403 403 403 403 403 403 403 403 403 403
  missing           200 403 403 403 403 403 403 403 403 403 403 403
POST /people
  likely            409 403 403 403 403 403 403 403 403 403 403 403
  possible          201 403 403 403 403 403 403 403 403 403 403 403
GET /duplicate-pairs
  list              200 200 403 403 403 403 403 403 403 403 403 403
GET /duplicate-pairs/:id
  own               200 200 403 403 403 403 403 403 403 403 403 403
  sealed            200 404 403 403 403 403 403 403 403 403 403 403
  decided           200 200 403 403 403 403 403 403 403 403 403 403
  mixed             404 404 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
POST /duplicate-pairs/:id/dismissal
  own               200 200 403 403 403 403 403 403 403 403 403 403
  sealed            200 404 403 403 403 403 403 403 403 403 403 403
  decided           409 409 403 403 403 403 403 403 403 403 403 403
  mixed             404 404 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
GET /people/:id/merges
  own               200 200 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  former            404 200 403 403 403 403 403 403 403 403 403 403
  sealed            200 404 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
POST /people/:id/merges
  upcoming          201 201 403 403 403 403 403 403 403 403 403 403
  own               409 409 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  former            404 201 403 403 403 403 403 403 403 403 403 403
  as-other          422 422 403 403 403 403 403 403 403 403 403 403
  as-sealed         409 422 403 403 403 403 403 403 403 403 403 403
  as-missing        422 422 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
GET /merges/:id
  own               200 200 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
POST /merges/:id/undo
  own               200 200 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
`,
  facts: `
POST /people/searches
  list       CM                   concluded.case concluded.name concluded.person own.case own.name own.person sealed.case sealed.name sealed.person upcoming.case upcoming.name upcoming.person waiting.case waiting.name waiting.person withdrawn.case withdrawn.name withdrawn.person
  list       CC                   concluded.case concluded.name concluded.person former.case former.name former.person own.case own.name own.person upcoming.case upcoming.name upcoming.person waiting.case waiting.name waiting.person withdrawn.case withdrawn.name withdrawn.person
  list       PO,PC                own.name own.person
  own        CM,CC                own.case own.name own.person
  own        PO,PC                own.name own.person
  by-code    CM,CC                own.case own.name own.person
  by-birth   CM,CC                own.case own.name own.person
  by-phone   CM                   own.case own.name own.person
POST /people/duplicate-checks
  own        CM                   own.birth own.name own.person
GET /duplicate-pairs
  list       CM                   concluded.birth concluded.name concluded.person own.pair sealed.birth sealed.name sealed.pair sealed.person upcoming.birth upcoming.name upcoming.person
  list       CC                   concluded.birth concluded.name concluded.person own.pair upcoming.birth upcoming.name upcoming.person
GET /duplicate-pairs/:id
  own        CM,CC                concluded.birth concluded.name concluded.person own.pair upcoming.birth upcoming.name upcoming.person
  sealed     CM                   concluded.birth concluded.name concluded.person sealed.birth sealed.name sealed.pair sealed.person
  decided    CM,CC                decided.pair own.birth own.name own.person upcoming.birth upcoming.name upcoming.person
POST /duplicate-pairs/:id/dismissal
  own        CM,CC                concluded.birth concluded.name concluded.person own.pair upcoming.birth upcoming.name upcoming.person
  sealed     CM                   concluded.birth concluded.name concluded.person sealed.birth sealed.name sealed.pair sealed.person
GET /people/:id/merges
  own        CM,CC                own.merge own.mergedName own.mergedPerson own.person
POST /people/:id/merges
  upcoming   CM,CC                concluded.birth concluded.name concluded.person upcoming.person
  former     CC                   concluded.birth concluded.name concluded.person former.person
GET /merges/:id
  own        CM,CC                own.merge own.mergedName own.mergedPerson own.person
POST /merges/:id/undo
  own        CM,CC                own.merge own.mergedName own.mergedPerson own.person
`,
  rows: `
duplicate_pair by pair
  CM      own sealed decided
  CC      own decided
person_merge by merge
  CM      own
  CC      own
`,
  requests: {
    'POST /people/searches': (relation, world) => ({
      body: {
        limit: 100,
        text: {
          list: 'nome fami', own: 'nome-own', other: 'famiglia other', 'by-code': world.facts.get('own.code')!, 'by-birth': world.facts.get('own.birth')!,
          'by-phone': world.facts.get('own.number')!, 'by-other-code': TAX_CODE,
        }[relation],
      },
    }),
    'POST /people/duplicate-checks': (relation, world) => ({
      body: { givenName: `Nome-${relation}`, familyName: `Famiglia-${relation}`, birthDate: world.facts.get(`${relation}.birth`) ?? null, sex: 'female' },
      after: `select array[(select count(*) from duplicate_pair), (select count(*) from person where family_name like 'Famiglia-other%')]::int[]`,
    }),
    'GET /duplicate-pairs': () => ({ query: '?limit=100' }),
    'GET /duplicate-pairs/:id': byId('pair'),
    'POST /duplicate-pairs/:id/dismissal': byId('pair', (relation, world) => ({
      body: { note: 'Sono cugine' }, after: `select count(*) from duplicate_pair where id = $1 and status = 'distinct' and decided_by = (access.actor()).account_id`,
      values: [world.id('pair', relation)], effect: 1,
    })),
    'GET /people/:id/merges': byId('person'),
    'POST /people/:id/merges': (relation, world) => {
      const as = relation.startsWith('as-') ? relation.slice(3) : undefined;
      const id = world.id('person', as ? 'upcoming' : relation);
      return {
        id, body: { otherId: world.id('person', as ?? (relation === 'own' ? 'upcoming' : 'concluded')), reason: 'La stessa persona' },
        // The enrolments of both, and of nobody else: who sees them of one sees them of the other.
        after: 'select array[(select count(*) from enrolment where person_id = $1), (select count(*) from person where id = $2)]::int[]', values: [id, world.id('person', 'concluded')], effect: [2, 0],
      };
    },
    'GET /merges/:id': byId('merge'),
    'POST /merges/:id/undo': byId('merge', (_, world) => ({
      body: { reason: 'Erano due persone' }, after: 'select count(*) from person_merge where id = $1 and undone_by = (access.actor()).account_id', values: [world.id('merge', 'own')], effect: 1,
    })),
  },

  async plant(p, base, people) {
    const pair = async (relation: string, one: string, two: string, more: Record<string, unknown> = {}): Promise<string> => {
      const [a, b] = [people[one].personId, people[two].personId].sort();
      return p.insert('pair', relation, 'duplicate_pair', { person_id: a, other_person_id: b, score: 90, reasons: '{family-typo,given-equal,birth}', found_on: TODAY, ...more });
    };
    await pair('own', 'upcoming', 'concluded');
    await pair('sealed', 'sealed', 'concluded');
    await pair('decided', 'own', 'upcoming', { status: 'distinct', decided_on: TODAY, decided_by: base.manager.id });
    await pair('mixed', 'own', 'other');
    await pair('other', 'other', 'former');
    for (const [relation, by] of [['own', base.manager], ['other', base.otherManager]] as const) {
      const merged = await p.insert('mergedPerson', relation, 'person', { family_name: p.fact(`${relation}.mergedName`, `Doppia-${relation}!`), created_by: by.id, merged_into: people[relation].personId });
      await p.sql.query('delete from access.reach where person_id = $1', [merged]);
      const merge = await p.insert('merge', relation, 'person_merge', { person_id: people[relation].personId, merged_id: merged, reason: 'La stessa persona', merged_by: by.id });
      await p.sql.query('insert into merge_move (merge_id, table_name, key, before, after) values ($1, $2, $3, $4, $5)',
        [merge, 'person', JSON.stringify({ id: merged }), JSON.stringify({ merged_into: null }), JSON.stringify({ merged_into: people[relation].personId })]);
    }
  },
};
