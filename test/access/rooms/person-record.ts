// SPDX-License-Identifier: AGPL-3.0-or-later
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import { addPerson, TODAY } from '../../support/arrange.js';
import { addAccount } from '../../support/people.js';
import { byId, everything, type Make, type Room } from '../room.js';
import { FORMER_CODE, type Kind } from '../world.js';

/** A row under its person or case: `mixed` names another's under one's own. */
const under = (parent: Kind, kind: Kind, parameter: string, more: Parameters<typeof byId>[1] = {}): Make => (relation, world) => {
  const of = relation.split('.')[0];
  const extra = typeof more === 'function' ? more(relation, world) : more;
  return {
    id: world.id(parent, of === 'mixed' ? 'own' : of),
    params: { [parameter]: world.id(kind, of === 'mixed' ? 'other' : relation) },
    ...extra,
  };
};

/**
 * How somebody is reached, who stands around them, how they were called before and who works with them are for who holds the case; who
 * represents them, for the area's coordinator too; none of it for partners, services and whoever counts.
 */
export const PERSON_RECORD: Room = {
  kinds: ['contact', 'relation', 'representative', 'member', 'formerValue'],
  status: `
#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
POST /people
  known-former-code 409 403 403 403 403 403 403 403 403 403 403 403
GET /people/:id/identity-history
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /people/:id/consents
  own               200 200 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  former            404 200 403 403 403 403 403 403 403 403 403 403
  sealed            200 404 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
GET /consents/:id/withdrawal
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /people/:id/contacts
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /people/:id/contacts
  own               201 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /people/:id/contacts/:contactId
  own               200 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
PATCH /people/:id/contacts/:contactId
  own               200 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
DELETE /people/:id/contacts/:contactId
  own               204 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /people/:id/relations
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /people/:id/relations
  own               201 403 403 403 403 403 403 403 403 403 403 403
  as-other          422 403 403 403 403 403 403 403 403 403 403 403
  as-missing        422 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /people/:id/relations/:relationId
  own               200 403 403 403 403 403 403 403 403 403 403 403
  own.hidden        200 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
PATCH /people/:id/relations/:relationId
  own               200 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
DELETE /people/:id/relations/:relationId
  own               204 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /people/:id/representatives
  own               200 200 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  former            404 200 403 403 403 403 403 403 403 403 403 403
  sealed            200 404 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
POST /people/:id/representatives
  own               201 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /people/:id/representatives/:representativeId
  own               200 200 403 403 403 403 403 403 403 403 403 403
  mixed             404 404 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  former            404 200 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
PATCH /people/:id/representatives/:representativeId
  own               200 403 403 403 403 403 403 403 403 403 403 403
  own.unreached     200 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /colleagues
  list              200 200 403 403 403 403 403 403 403 403 403 403
GET /cases/:id/team
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /cases/:id/team
  own               201 403 403 403 403 403 403 403 403 403 403 403
  own.stranger      422 403 403 403 403 403 403 403 403 403 403 403
  shared            409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /cases/:id/team/:memberId
  own               200 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
PATCH /cases/:id/team/:memberId
  own               200 403 403 403 403 403 403 403 403 403 403 403
  own.holder        409 403 403 403 403 403 403 403 403 403 403 403
  shared            200 403 403 403 403 403 403 403 403 403 403 403
  shared.holder     409 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
DELETE /cases/:id/team/:memberId
  own.ahead         204 403 403 403 403 403 403 403 403 403 403 403
  own               409 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
`,
  facts: `
GET /people/:id/identity-history
  own        CM                   own.formerName own.formerValue
GET /people/:id/consents
  own        CM,CC                own.consent own.person
  former     CC                   former.consent former.person
  sealed     CM                   sealed.consent sealed.person
GET /consents/:id/withdrawal
  own        CM                   own.assignment own.consent own.enrolment own.name own.person own.purpose
GET /people/:id/contacts
  own        CM                   own.contact own.number own.person
POST /people/:id/contacts
  own        CM                   own.person
GET /people/:id/contacts/:contactId
  own        CM                   own.contact own.number own.person
PATCH /people/:id/contacts/:contactId
  own        CM                   own.contact own.number own.person
GET /people/:id/relations
  own        CM                   own.hidden.relation own.hidden.relative own.person own.relation own.relative upcoming.name upcoming.person
POST /people/:id/relations
  own        CM                   own.person waiting.name waiting.person
GET /people/:id/relations/:relationId
  own        CM                   own.person own.relation own.relative upcoming.name upcoming.person
  own.hidden CM                   own.hidden.relation own.hidden.relative own.person
PATCH /people/:id/relations/:relationId
  own        CM                   own.person own.relation own.relative
GET /people/:id/representatives
  own        CM                   own.lawyer own.office own.person own.representative own.unreached.lawyer own.unreached.office own.unreached.representative
  own        CC                   own.lawyer own.person own.representative own.unreached.lawyer own.unreached.representative
  former     CC                   former.lawyer former.person former.representative
POST /people/:id/representatives
  own        CM                   own.person
GET /people/:id/representatives/:representativeId
  own        CM                   own.lawyer own.office own.person own.representative
  own        CC                   own.lawyer own.person own.representative
  former     CC                   former.lawyer former.person former.representative
PATCH /people/:id/representatives/:representativeId
  own        CM                   own.lawyer own.person own.representative
  own.unreached CM                own.person own.unreached.lawyer own.unreached.representative
GET /cases/:id/team
  own        CM                   own.ahead.member own.case own.holder.member own.member own.person
POST /cases/:id/team
  own        CM                   own.case own.person
GET /cases/:id/team/:memberId
  own        CM                   own.case own.member own.person
PATCH /cases/:id/team/:memberId
  own        CM                   own.case own.member own.person
`,
  rows: `
person_history by formerValue
  CM      own
person_contact by contact
  CM      own
person_relation by relation
  CM      own own.hidden
person_link by relation
  CM      own
representative by representative
  CM      own own.unreached
  CC      own own.unreached former
representative_contact by representative
  CM      own own.unreached
`,
  keys: { person_link: 'relation_id', representative_contact: 'representative_id' },
  requests: {
    'GET /people/:id/identity-history': byId('person'),
    'GET /people/:id/consents': byId('person'),
    'GET /consents/:id/withdrawal': byId('consent'),
    'GET /people/:id/contacts': byId('person'),
    'POST /people/:id/contacts': byId('person', (relation, world) => ({
      body: { kind: 'email', value: 'qualcuno@example.org' }, after: `select count(*) from person_contact where person_id = $1 and kind = 'email'`, values: [world.id('person', relation)], effect: 1,
    })),
    'GET /people/:id/contacts/:contactId': under('person', 'contact', 'contactId'),
    'PATCH /people/:id/contacts/:contactId': under('person', 'contact', 'contactId', (_, world) => ({
      body: { preferred: true }, after: 'select count(*) from person_contact where person_id = $1 and preferred', values: [world.id('person', 'own')], effect: 1,
    })),
    'DELETE /people/:id/contacts/:contactId': under('person', 'contact', 'contactId', (_, world) => ({
      after: 'select count(*) from person_contact where person_id = $1', values: [world.id('person', 'own')], effect: 0,
    })),
    'GET /people/:id/relations': byId('person'),
    'POST /people/:id/relations': (relation, world) => ({
      id: world.id('person', relation.startsWith('as-') ? 'own' : relation),
      body: { kind: 'friend', name: 'Un amico', otherPersonId: world.id('person', relation.startsWith('as-') ? relation.slice(3) : 'waiting') },
      after: 'select count(*) from person_link where other_person_id = $1', values: [world.id('person', 'waiting')], effect: 1,
    }),
    'GET /people/:id/relations/:relationId': under('person', 'relation', 'relationId'),
    'PATCH /people/:id/relations/:relationId': under('person', 'relation', 'relationId', (_, world) => ({
      body: { supports: true, otherPersonId: null }, after: `select array[(select count(*) from person_link where relation_id = $1), (select count(*) from person_relation where id = $1 and supports)]::int[]`,
      values: [world.id('relation', 'own')], effect: [0, 1],
    })),
    'DELETE /people/:id/relations/:relationId': under('person', 'relation', 'relationId', (_, world) => ({
      after: 'select count(*) from person_relation where id = $1', values: [world.id('relation', 'own')], effect: 0,
    })),
    'GET /people/:id/representatives': byId('person'),
    'POST /people/:id/representatives': byId('person', (relation, world) => ({
      body: { kind: 'parent', name: 'Una madre', powers: ['sign_plan'], validFrom: TODAY, contact: '02 1234567' },
      after: 'select count(*) from representative_contact where person_id = $1', values: [world.id('person', relation)], effect: 3,
    })),
    'GET /people/:id/representatives/:representativeId': under('person', 'representative', 'representativeId'),
    'PATCH /people/:id/representatives/:representativeId': under('person', 'representative', 'representativeId', (relation, world) => ({
      body: { court: 'Tribunale di prova', contact: relation === 'own.unreached' ? null : 'un altro ufficio' },
      after: `select array[(select count(*) from representative where id = $1 and court = 'Tribunale di prova'), (select count(*) from representative_contact where representative_id = $1 and key_version = 1)]::int[]`,
      values: [world.id('representative', relation === 'mixed' ? 'own' : relation)], effect: [1, relation === 'own.unreached' ? 0 : 1],
    })),
    'GET /colleagues': everything,
    'GET /cases/:id/team': byId('case'),
    'POST /cases/:id/team': (relation, world) => ({
      id: world.id('case', relation.split('.')[0]), body: { accountId: relation === 'own.stranger' ? world.base.coordinators.abitare.id : world.base.otherManager.id, role: 'collega', startsOn: TODAY },
      after: 'select count(*) from care_team where case_id = $1 and account_id = $2', values: [world.id('case', 'own'), world.base.otherManager.id], effect: 1,
    }),
    'GET /cases/:id/team/:memberId': under('case', 'member', 'memberId'),
    'PATCH /cases/:id/team/:memberId': under('case', 'member', 'memberId', (relation, world) => ({
      body: { endsOn: TODAY }, after: 'select count(*) from care_team where id = $1 and ends_on = $2', values: [world.id('member', relation === 'mixed' ? 'own' : relation), TODAY], effect: 1,
    })),
    'DELETE /cases/:id/team/:memberId': under('case', 'member', 'memberId', (relation, world) => ({
      after: 'select count(*) from care_team where id = $1', values: [world.id('member', relation === 'mixed' ? 'own' : relation)], effect: 0,
    })),
  },
  async plant(p, base, people, api) {
    const cipher = new FieldCipher(api.config.secrets.fieldKey);
    const { manager, otherManager } = base;
    const holders = { own: manager, former: manager, other: otherManager } as const;
    const sealed = (table: string, row: string, text: string): { value_cipher: Buffer; key_version: number } => {
      const { cipher: bytes, keyVersion } = cipher.encrypt(text, { table, row });
      return { value_cipher: bytes, key_version: keyVersion };
    };
    const contact = async (relation: keyof typeof holders, number: string): Promise<void> => {
      const id = await p.insert('contact', relation, 'person_contact', {
        person_id: people[relation].personId, kind: 'mobile', value_cipher: Buffer.alloc(0), key_version: 1, phone_hmac: cipher.searchCode(`+39${number}`, 'phone'), valid_from: '2026-03-01', recorded_by: holders[relation].id,
      });
      const { value_cipher: bytes } = sealed('person_contact', id, p.fact(`${relation}.number`, number));
      await p.sql.query('update person_contact set value_cipher = $2 where id = $1', [id, bytes]);
    };
    const relative = async (relation: string, linkedTo?: string): Promise<void> => {
      const of = relation.split('.')[0] as keyof typeof holders;
      const id = await p.insert('relation', relation, 'person_relation', { person_id: people[of].personId, kind: 'sibling', name: p.fact(`${relation}.relative`, `Parente-${relation}!`), recorded_by: holders[of].id });
      if (linkedTo) await p.sql.query('insert into person_link (relation_id, person_id, other_person_id) values ($1, $2, $3)', [id, people[of].personId, people[linkedTo].personId]);
    };
    const represent = async (relation: string): Promise<void> => {
      const of = relation.split('.')[0] as keyof typeof holders;
      const id = await p.insert('representative', relation, 'representative', {
        person_id: people[of].personId, kind: 'support_administrator', name: p.fact(`${relation}.lawyer`, `Avvocata-${relation}!`), powers: ['sign_plan'], act_number: '1/2026', act_date: '2026-02-01', valid_from: '2026-03-01',
        recorded_by: holders[of].id,
      });
      const { value_cipher: bytes } = sealed('representative_contact', id, p.fact(`${relation}.office`, `Studio-${relation}!`));
      // Of an older key: a change seals anew.
      await p.sql.query('insert into representative_contact (representative_id, person_id, value_cipher, key_version) values ($1, $2, $3, 1)', [id, people[of].personId, bytes]);
    };
    const numbers = { own: '3331110001', former: '3331110002', other: '3331110003' } as const;
    for (const relation of ['own', 'former', 'other'] as const) {
      await contact(relation, numbers[relation]);
      await relative(relation, relation === 'own' ? 'upcoming' : undefined);
      await represent(relation);
      await p.insert('formerValue', relation, 'person_history', {
        person_id: people[relation].personId, field: 'names', kind: 'change', family_name: p.fact(`${relation}.formerName`, `Prima-${relation}!`), valid_to: '2026-05-01', changed_by: holders[relation].id,
      });
    }
    // Somebody in the network whom the manager does not know to be followed too.
    await relative('own.hidden', 'other');
    await represent('own.unreached');

    // A code under which somebody else's person was known before.
    const { cipher: bytes, keyVersion } = cipher.encrypt(FORMER_CODE, { table: 'person_identity', row: people['other'].personId });
    await p.sql.query(
      `insert into person_history (person_id, field, kind, code_kind, code_cipher, code_hmac, code_key_version, valid_to) values ($1, 'code', 'change', 'stp', $2, $3, $4, '2026-05-01')`,
      [people['other'].personId, bytes, cipher.searchCode(FORMER_CODE, 'tax-code'), keyVersion],
    );
    await plantTeams(p, base, people);
  },
};

/** The manager holds the case of `own`, in a team; of `shared` another holds it, and the manager is on the team. */
async function plantTeams(p: Parameters<NonNullable<Room['plant']>>[0], base: Parameters<NonNullable<Room['plant']>>[1], people: Parameters<NonNullable<Room['plant']>>[2]): Promise<void> {
  const third = await addAccount(p.sql, { email: 'terza.manager@example.org', roles: [{ role: 'case_manager', areas: ['abitare'] }] });
  const join = (relation: string, accountId: string, startsOn: string, endsOn: string | null = null): Promise<string> => {
    const { personId, caseId } = people[relation.split('.')[0]];
    return p.insert('member', relation, 'care_team', { case_id: caseId, person_id: personId, account_id: accountId, role_words: 'collega', starts_on: startsOn, ends_on: endsOn });
  };
  const holder = async (relation: string, of: string): Promise<void> => {
    const { rows } = await p.sql.query<{ id: string }>('select id from care_team where case_id = $1 and account_id = (select case_manager_id from case_file where id = $1)', [people[of].caseId]);
    p.row('member', relation, rows[0].id);
  };
  await join('own', third, '2026-11-01', '2026-11-30');
  await join('own.ahead', third, '2026-12-01');
  await holder('own.holder', 'own');
  await join('other', third, '2026-11-01');
  // Known by its ids alone: it stands in no list that other rooms judge.
  const { personId, caseId } = await addPerson(p.sql, { managerId: base.otherManager.id, familyName: 'Condivisa' });
  const mine = await p.sql.query<{ id: string }>(`insert into care_team (id, case_id, person_id, account_id, role_words, starts_on) values (gen_random_uuid(), $1, $2, $3, 'collega', '2026-11-01') returning id`, [caseId, personId, base.manager.id]);
  const theirs = await p.sql.query<{ id: string }>('select id from care_team where case_id = $1 and account_id = $2', [caseId, base.otherManager.id]);
  p.rows.set('case shared', caseId);
  p.rows.set('member shared', mine.rows[0].id);
  p.rows.set('member shared.holder', theirs.rows[0].id);
}
