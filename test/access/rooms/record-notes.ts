// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import { pdf } from '../../support/files.js';
import { byId, type Make, type Room } from '../room.js';
import type { MatrixWorld } from '../world.js';

const NOTE = { kind: 'visit', text: 'Una visita' };
const FILE = { name: 'carta.pdf', content: pdf('una carta nuova') };
const draftKey = (relation: string): string => createHash('sha256').update(`bozza ${relation}`).digest('hex');
const byKey = (more: object = {}): Make => (relation) => ({ params: { key: relation === 'malformed' ? 'corta' : draftKey(relation) }, ...more });

/**
 * Diary and documents are for who holds the case; what a compartment hides (hidden: judicial, for who acts in area 4; withheld:
 * on HIV, without a consent) is not there. What one typed is one's own, whatever the role.
 */
export const RECORD_NOTES: Room = {
  kinds: ['diaryNote', 'noteVersion', 'document', 'draft'],
  status: `
#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /people/:id/notes
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /people/:id/notes
  own               201 403 403 403 403 403 403 403 403 403 403 403
  in-judicial       422 403 403 403 403 403 403 403 403 403 403 403
  in-hiv            422 403 403 403 403 403 403 403 403 403 403 403
  correcting-own    201 403 403 403 403 403 403 403 403 403 403 403
  correcting-hidden 422 403 403 403 403 403 403 403 403 403 403 403
  correcting-other  422 403 403 403 403 403 403 403 403 403 403 403
  correcting-missing 422 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /notes/:id
  own               200 403 403 403 403 403 403 403 403 403 403 403
  colleague         200 403 403 403 403 403 403 403 403 403 403 403
  hidden            404 403 403 403 403 403 403 403 403 403 403 403
  withheld          404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
PATCH /notes/:id
  own               200 403 403 403 403 403 403 403 403 403 403 403
  colleague         409 403 403 403 403 403 403 403 403 403 403 403
  hidden            404 403 403 403 403 403 403 403 403 403 403 403
  withheld          404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /people/:id/documents
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /people/:id/documents
  own               201 403 403 403 403 403 403 403 403 403 403 403
  in-judicial       422 403 403 403 403 403 403 403 403 403 403 403
  in-hiv            422 403 403 403 403 403 403 403 403 403 403 403
  same-as-own       409 403 403 403 403 403 403 403 403 403 403 403
  same-as-hidden    201 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /documents/:id
  own               200 403 403 403 403 403 403 403 403 403 403 403
  taken-out         200 403 403 403 403 403 403 403 403 403 403 403
  hidden            404 403 403 403 403 403 403 403 403 403 403 403
  withheld          404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /documents/:id/content
  own               200 403 403 403 403 403 403 403 403 403 403 403
  taken-out         409 403 403 403 403 403 403 403 403 403 403 403
  hidden            404 403 403 403 403 403 403 403 403 403 403 403
  withheld          404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
PATCH /documents/:id
  own               200 403 403 403 403 403 403 403 403 403 403 403
  taken-out         409 403 403 403 403 403 403 403 403 403 403 403
  hidden            404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /documents/:id/versions
  own               201 403 403 403 403 403 403 403 403 403 403 403
  taken-out         409 403 403 403 403 403 403 403 403 403 403 403
  hidden            404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /documents/:id/withdrawal
  own               200 403 403 403 403 403 403 403 403 403 403 403
  taken-out         409 403 403 403 403 403 403 403 403 403 403 403
  hidden            404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /people/:id/timeline
  own               200 200 403 403 403 403 403 403 403 403 403 403
  sealed            200 404 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  former            404 200 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /drafts/:key
  own               200 200 200 200 200 200 200 200 200 200 200 200
  about-former      200 200 200 200 200 200 200 200 200 200 200 200
  withheld          200 200 200 200 200 200 200 200 200 200 200 200
  other             200 200 200 200 200 200 200 200 200 200 200 200
  malformed         404 404 404 404 404 404 404 404 404 404 404 404
PUT /drafts/:key
  own               200 200 200 200 200 200 200 200 200 200 200 200
  other             200 200 200 200 200 200 200 200 200 200 200 200
  of-own            200 200 422 200 200 422 422 422 422 422 422 422
  of-other          422 422 422 422 422 422 422 422 422 422 422 422
  of-missing        422 422 422 422 422 422 422 422 422 422 422 422
  of-nobody         422 422 422 422 422 422 422 422 422 422 422 422
  withheld          422 422 422 422 422 422 422 422 422 422 422 422
DELETE /drafts/:key
  own               204 204 204 204 204 204 204 204 204 204 204 204
  other             204 204 204 204 204 204 204 204 204 204 204 204
`,
  facts: `
GET /people/:id/notes
  own            CM             colleague.diaryNote colleague.noteText own.case own.firstText own.diaryNote own.noteText own.person
POST /people/:id/notes
  own            CM             own.case own.person
  correcting-own CM             own.case own.diaryNote own.person
GET /notes/:id
  own            CM             own.case own.firstText own.diaryNote own.noteText own.person
  colleague      CM             colleague.diaryNote colleague.noteText own.case own.person
PATCH /notes/:id
  own            CM             own.case own.firstText own.diaryNote own.noteText own.person
GET /people/:id/documents
  own            CM             own.document own.person own.paper
POST /people/:id/documents
  own            CM             own.person
  same-as-hidden CM             own.person
GET /documents/:id
  own            CM             own.document own.person own.paper
  taken-out      CM             own.person taken-out.document taken-out.paper
GET /documents/:id/content
  own            CM             own.content
PATCH /documents/:id
  own            CM             own.document own.person
POST /documents/:id/versions
  own            CM             own.document own.person own.paper
POST /documents/:id/withdrawal
  own            CM             own.document own.person own.paper
GET /people/:id/timeline
  own            CM             accepted.referral colleague.diaryNote colleague.noteText finished.report finished.said meeting.appointment own.activity own.assessment own.assignment own.attendance own.axisLevel own.case own.consent own.diaryNote own.document own.enrolment own.noteText own.paper own.purpose own.remark own.report own.said own.title own.waitingEntry taken-out.document taken-out.paper written.appointment
  own            CC             own.activity own.assignment own.attendance own.case own.consent own.enrolment own.purpose own.title own.waitingEntry
  sealed         CM             sealed.case sealed.consent sealed.waitingEntry
  former         CC             former.assignment former.attendance former.case former.consent former.enrolment former.handover former.purpose former.waitingEntry own.activity own.title
GET /drafts/:key
  own            CM             own.person own.typed
`,
  rows: `
note by diaryNote
  CM      own colleague
note_version by noteVersion
  CM      own
document by document
  CM      own taken-out
document_content by document
  CM      own
draft by draft
  CM      own
`,
  keys: { document_content: 'document_id', draft: 'key' },
  requests: {
    'GET /people/:id/notes': byId('person'),
    'POST /people/:id/notes': (relation, world) => {
      const [how, what] = relation.split('-') as [string, string?];
      return {
        id: world.id('person', what === undefined ? relation : 'own'),
        body: { ...NOTE, ...(how === 'in' && { compartment: what }), ...(how === 'correcting' && { correctsId: world.id('diaryNote', what!) }) },
      };
    },
    'GET /notes/:id': byId('diaryNote'),
    'PATCH /notes/:id': byId('diaryNote', (relation, world) => ({
      body: { text: 'Detto meglio' }, after: 'select count(*) from note_version where note_id = $1', values: [world.id('diaryNote', relation)], effect: 2,
      version: relation === 'own' ? 2 : 1,
    })),
    'GET /people/:id/documents': byId('person'),
    'POST /people/:id/documents': (relation, world) => {
      const [how, what] = relation.split('-') as [string, string?];
      const same = relation.startsWith('same-as-') ? relation.slice(8) : undefined;
      return {
        id: world.id('person', what === undefined ? relation : 'own'),
        form: { fields: { kind: 'other', title: 'Una carta', ...(how === 'in' && { compartment: what! }) }, file: same ? { ...FILE, content: contentOf(same) } : FILE },
        after: `select count(*) from document_content c join document d on d.id = c.document_id where d.title = 'Una carta' and c.person_id = d.person_id`, effect: 1,
      };
    },
    'GET /documents/:id': byId('document'),
    'GET /documents/:id/content': byId('document'),
    'PATCH /documents/:id': byId('document', (relation) => ({ body: { title: 'Altro titolo' }, version: relation === 'taken-out' ? 2 : 1 })),
    'POST /documents/:id/versions': byId('document', (relation, world) => ({
      form: { fields: {}, file: FILE }, version: relation === 'taken-out' ? 2 : 1,
      after: 'select count(*) from document where id = $1 and replaced_at is not null', values: [world.id('document', relation)], effect: 1,
    })),
    'POST /documents/:id/withdrawal': byId('document', (relation, world) => ({
      body: { reason: 'Prova' }, version: relation === 'taken-out' ? 2 : 1,
      after: 'select count(*) from document where id = $1 and withdrawn_at is not null', values: [world.id('document', relation)], effect: 1,
    })),
    'GET /people/:id/timeline': byId('person'),
    'GET /drafts/:key': byKey(),
    'PUT /drafts/:key': (relation, world) => ({
      params: { key: draftKey(relation) },
      body: { values: { text: 'Ancora' }, ...aboutOf(relation, world) },
      after: 'select count(*) from access.draft where key = $1', values: [draftKey(relation)], effect: 1,
    }),
    'DELETE /drafts/:key': (relation) => ({ params: { key: draftKey(relation) }, after: 'select count(*) from access.draft where key = $1', values: [draftKey(relation)], effect: 0 }),
  },
  async plant(p, base, people, api) {
    const cipher = new FieldCipher(api.config.secrets.fieldKey);
    const note = (relation: string, of: string, by: string, more: object = {}): Promise<string> => p.insert('diaryNote', relation, 'note', {
      person_id: people[of].personId, case_id: people[of].caseId, kind: 'visit', happened_on: '2026-11-10', text: p.fact(`${relation}.noteText`, `Diario-${relation}!`), author_id: by, ...more,
    });
    const document = async (relation: string, of: string, by: string, compartment = 'general'): Promise<string> => {
      const content = contentOf(relation);
      p.fact(`${relation}.content`, `Contenuto-${relation}!`);
      const id = uuid();
      await p.sql.query(
        `insert into document (id, lineage_id, person_id, case_id, kind, title, compartment, file_name, media_type, bytes, sha256, uploaded_by, uploaded_at)
         values ($1, $1, $2, $3, 'other', $4, $5, 'carta.pdf', 'application/pdf', $6, $7, $8, '2026-11-10T10:00Z')`,
        [id, people[of].personId, people[of].caseId, p.fact(`${relation}.paper`, `Carta-${relation}!`), compartment, content.length, createHash('sha256').update(content).digest(), by],
      );
      p.row('document', relation, id);
      const sealed = cipher.encryptBytes(content, { table: 'document_content', row: id });
      await p.sql.query('insert into document_content (document_id, person_id, compartment, cipher, key_version) values ($1, $2, $3, $4, $5)', [id, people[of].personId, compartment, sealed.cipher, sealed.keyVersion]);
      return id;
    };
    const { manager, otherManager } = base;
    const own = await note('own', 'own', manager.id, { version: 2 });
    await p.insert('noteVersion', 'own', 'note_version', { note_id: own, person_id: people['own'].personId, compartment: 'general', number: 1, kind: 'visit', happened_on: '2026-11-10', text: p.fact('own.firstText', 'Stesura-own!') });
    await note('colleague', 'own', otherManager.id);
    await document('own', 'own', manager.id);
    const out = await document('taken-out', 'own', manager.id);
    await p.sql.query(`update document set withdrawn_at = '2026-11-11T10:00Z', withdrawn_by = $2, withdrawn_reason = 'Sbagliata', version = 2 where id = $1`, [out, manager.id]);
    for (const [relation, compartment] of [['hidden', 'judicial'], ['withheld', 'hiv']]) {
      await note(relation, 'own', otherManager.id, { compartment });
      await document(relation, 'own', otherManager.id, compartment);
    }
    for (const relation of ['former', 'other']) {
      await note(relation, relation, relation === 'former' ? manager.id : otherManager.id);
      await document(relation, relation, relation === 'former' ? manager.id : otherManager.id);
    }
    const draft = async (relation: string, by: string, personId: string | null = null, compartments: string[] = []): Promise<void> => {
      const { rows } = await p.sql.query<{ id: string }>('select id from access.account_role where account_id = $1', [by]);
      const key = draftKey(relation);
      const place = { table: 'draft', row: [by, rows[0].id, key].join('|') };
      const sealed = cipher.encrypt(JSON.stringify({ values: { text: p.fact(`${relation}.typed`, `Bozza-${relation}!`) } }), place);
      await p.sql.query('insert into access.draft (account_id, account_role_id, key, person_id, form, compartments, cipher, key_version) values ($1, $2, $3, $4, $5, $6, $7, $8)', [by, rows[0].id, key, personId, personId ? null : 'referral', compartments, sealed.cipher, sealed.keyVersion]);
      p.rows.set(`draft ${relation}`, key);
    };
    await draft('own', manager.id, people['own'].personId);
    await draft('about-former', manager.id, people['former'].personId);
    await draft('withheld', manager.id, people['own'].personId, ['hiv']);
    await draft('other', otherManager.id);
  },
};

/** Whom a draft is about: somebody, somebody in a compartment without consent, nobody who is registered, or it is not said. */
const aboutOf = (relation: string, world: MatrixWorld): object => {
  if (relation === 'of-nobody') return {};
  if (relation === 'withheld') return { personId: world.id('person', 'own'), compartments: ['hiv'] };
  return relation.startsWith('of-') ? { personId: world.id('person', relation.slice(3)) } : { form: 'referral' };
};

const contentOf = (relation: string): Buffer => pdf(`Contenuto-${relation}!`);
