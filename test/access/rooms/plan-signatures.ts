// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import { addAssignment, addEnrolment, addPerson, shareWithServices } from '../../support/arrange.js';
import { CONVENZIONE } from '../../support/people.js';
import { bodyFor } from '../../support/plan-signing.js';
import { byId, filtered, type Make, type Room } from '../room.js';
import type { MatrixWorld, Planting, Relation } from '../world.js';

/** Whose each seat is. */
const KIND_OF: Readonly<Record<string, string>> = {
  person: 'person', manager: 'case_manager', partner: 'partner', theirs: 'partner', service: 'service', unshared: 'service', comune: 'comune', last: 'case_manager', other: 'partner',
};
const HASHES = new Map<string, string>();
const HOME = { area: 'abitare', action: '2.2', targetGroup: 'others_at_risk_of_isolation' } as const;

const signing: Make = (relation, world) => ({
  id: world.id('seat', relation), body: bodyFor(KIND_OF[relation] ?? 'partner', HASHES.get(relation) ?? 'ab'.repeat(32)),
  // What an allocation still holds tells whether the last signature committed the line; nobody else's commits anything.
  after: `select array[(select count(*) from plan_signatory where id = $1 and status = 'signed'),
    case when (access.actor()).role = 'case_manager' then (select committed_cents from indicators.allocation_balance where allocation_id = $2) else $3 end]::int[]`,
  values: [world.id('seat', relation), world.id('allocation', 'own'), relation === 'last' ? 1_100 : 0], effect: [1, relation === 'last' ? 1_100 : 0],
});
const refusing: Make = (relation, world) => ({
  id: world.id('seat', relation), body: { reason: 'Non va bene' },
  // Whoever refused sees it no more; who follows the person sees a draft.
  after: 'select count(*) from plan_signatory where id = $1 and asked_at is not null', values: [world.id('seat', relation)], effect: 0,
});
/** A signatory of a draft, named with its plan. */
const seatOfDraft = (more: (relation: Relation, world: MatrixWorld) => object): Make => (relation, world) => relation === 'mixed'
  ? { id: world.id('version', 'next'), params: { signatoryId: world.id('seat', 'other') } }
  : { id: world.id('version', relation), params: { signatoryId: world.id('seat', relation === 'agreed' ? 'marked' : relation) }, ...more(relation, world) };

/**
 * Versions of plans and their signatories. signing: proposed, waits for the person, the case manager, the first partner, the second
 * one (theirs, who is not entrusted with the person), the service and the Comune. agreed: active. next: a later version in its draft. last:
 * waits for the case manager alone. other: of somebody else entirely. cut: active, of who no longer shares with partners. unshared: the service's, on the
 * plan of somebody who does not agree that services are told.
 */
export const PLAN_SIGNATURES: Room = {
  kinds: ['seat', 'version', 'planEvent', 'mark'],
  status: `
#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /plan-signatories
  list              200 200 200 200 200 403 403 403 403 403 403 403
  signing           200 200 200 200 200 403 403 403 403 403 403 403
  next              200 200 200 200 200 403 403 403 403 403 403 403
  other             200 200 200 200 200 403 403 403 403 403 403 403
  missing           200 200 200 200 200 403 403 403 403 403 403 403
GET /plan-signatories/:id
  person            200 404 404 404 404 403 403 403 403 403 403 403
  manager           200 404 404 404 404 403 403 403 403 403 403 403
  partner           200 404 404 200 200 403 403 403 403 403 403 403
  theirs            200 404 404 404 404 403 403 403 403 403 403 403
  service           200 404 200 404 404 403 403 403 403 403 403 403
  comune            200 200 404 404 404 403 403 403 403 403 403 403
  hidden            404 404 404 404 404 403 403 403 403 403 403 403
  cut               200 404 404 404 404 403 403 403 403 403 403 403
  unshared          200 404 404 404 404 403 403 403 403 403 403 403
  other             404 404 404 404 404 403 403 403 403 403 403 403
  missing           404 404 404 404 404 403 403 403 403 403 403 403
GET /plan-signatories/:id/mark
  marked            200 403 403 403 403 403 403 403 403 403 403 403
  person            404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /plan-signatories/:id/signature
  person            200 404 404 403 404 403 403 403 403 403 403 403
  manager           200 404 404 403 404 403 403 403 403 403 403 403
  partner           422 404 404 403 200 403 403 403 403 403 403 403
  theirs            422 404 404 403 404 403 403 403 403 403 403 403
  service           422 404 200 403 404 403 403 403 403 403 403 403
  comune            422 200 404 403 404 403 403 403 403 403 403 403
  last              200 404 404 403 404 403 403 403 403 403 403 403
  marked            409 404 404 403 404 403 403 403 403 403 403 403
  hidden            404 404 404 403 404 403 403 403 403 403 403 403
  cut               422 404 404 403 404 403 403 403 403 403 403 403
  unshared          422 404 404 403 404 403 403 403 403 403 403 403
  other             404 404 404 403 404 403 403 403 403 403 403 403
  missing           404 404 404 403 404 403 403 403 403 403 403 403
POST /plan-signatories/:id/refusal
  person            200 404 404 403 404 403 403 403 403 403 403 403
  manager           200 404 404 403 404 403 403 403 403 403 403 403
  partner           422 404 404 403 200 403 403 403 403 403 403 403
  theirs            422 404 404 403 404 403 403 403 403 403 403 403
  service           422 404 200 403 404 403 403 403 403 403 403 403
  comune            422 200 404 403 404 403 403 403 403 403 403 403
  unshared          422 404 404 403 404 403 403 403 403 403 403 403
  marked            409 404 404 403 404 403 403 403 403 403 403 403
  hidden            404 404 404 403 404 403 403 403 403 403 403 403
  other             404 404 404 403 404 403 403 403 403 403 403 403
  missing           404 404 404 403 404 403 403 403 403 403 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
POST /plans/:id/signatories
  next              201 403 403 403 403 403 403 403 403 403 403 403
  agreed            409 403 403 403 403 403 403 403 403 403 403 403
  signing           409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
PATCH /plans/:id/signatories/:signatoryId
  next              200 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  agreed            409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
DELETE /plans/:id/signatories/:signatoryId
  next              200 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  agreed            409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /plans/:id/versions
  agreed            201 403 403 403 403 403 403 403 403 403 403 403
  signing           409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
DELETE /plans/:id
  next              204 403 403 403 403 403 403 403 403 403 403 403
  agreed            409 403 403 403 403 403 403 403 403 403 403 403
  signing           409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /plans/:id/proposal
  next              200 403 403 403 403 403 403 403 403 403 403 403
  agreed            409 403 403 403 403 403 403 403 403 403 403 403
  signing           409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
DELETE /plans/:id/proposal
  signing           200 403 403 403 403 403 403 403 403 403 403 403
  next              409 403 403 403 403 403 403 403 403 403 403 403
  agreed            409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /plans/:id/changes
  next              200 403 403 403 403 403 403 403 403 403 403 403
  signing           200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
`,
  facts: `
GET /plan-signatories
  list       CM                   comune.promise comune.seat last.seat manager.seat marked.seat partner.promise partner.seat person.seat service.promise service.seat theirs.promise theirs.seat withdrawn.name withdrawn.person active.plan
  list       CC                   comune.promise comune.seat
  list       SR                   service.promise service.seat
  list       PO,PC                partner.promise partner.seat
  signing    CM                   comune.promise comune.seat manager.seat partner.promise partner.seat person.seat service.promise service.seat theirs.promise theirs.seat
  signing    CC                   comune.promise comune.seat
  signing    SR                   service.promise service.seat
  signing    PO,PC                partner.promise partner.seat
GET /plan-signatories/:id
  person     CM                   person.seat
  manager    CM                   manager.seat
  partner    CM,PO,PC             partner.does partner.item partner.line partner.promise partner.seat
  theirs     CM                   theirs.promise theirs.seat
  service    CM,SR                service.does service.item service.line service.promise service.seat
  comune     CM,CC                comune.item comune.line comune.promise comune.seat partner.item partner.line
  cut        CM                   active.item active.line active.plan withdrawn.name withdrawn.person
GET /plan-signatories/:id/mark
  marked     CM                   marked.drawn
POST /plan-signatories/:id/signature
  person     CM                   person.seat
  manager    CM                   manager.seat
  last       CM                   last.seat
  partner    PC                   partner.does partner.item partner.line partner.promise partner.seat
  service    SR                   service.does service.item service.line service.promise service.seat
  comune     CC                   comune.item comune.line comune.promise comune.seat partner.item partner.line
POST /plan-signatories/:id/refusal
  person     CM                   person.seat
  manager    CM                   manager.seat
  partner    PC                   partner.seat
  service    SR                   service.seat
  comune     CC                   comune.seat
PATCH /plans/:id/signatories/:signatoryId
  next       CM                   next.seat
POST /plans/:id/proposal
  next       CM                   next.seat
DELETE /plans/:id/proposal
  signing    CM                   comune.item comune.line comune.promise comune.seat manager.seat own.allocation partner.does partner.item partner.line partner.promise partner.seat person.seat service.does service.item service.line service.promise service.seat signing.danger signing.goalAim signing.wish theirs.promise theirs.seat
`,
  rows: `
plan_signatory by seat
  CM      comune cut hidden last manager marked next partner person service theirs unshared
  CC      comune
  SR      service
  PO,PC   partner
plan_event by planEvent
  CM      signing
plan_signature_mark by mark
  CM      marked
plan by version
  CM      agreed last next signing
`,
  requests: {
    'GET /plan-signatories': filtered('planId', 'version'),
    'GET /plan-signatories/:id': byId('seat'),
    'GET /plan-signatories/:id/mark': byId('seat'),
    'POST /plan-signatories/:id/signature': signing,
    'POST /plan-signatories/:id/refusal': refusing,
    'POST /plans/:id/signatories': byId('version', (relation, world) => ({
      body: { kind: 'partner', organisationId: world.base.partners[0].id, commitment: 'Una mano' },
      after: 'select count(*) from plan_signatory where plan_id = $1', values: [world.id('version', relation)], effect: 3,
    })),
    'PATCH /plans/:id/signatories/:signatoryId': seatOfDraft((relation, world) => ({
      body: { commitment: 'Altro' }, after: `select count(*) from plan_signatory where id = $1 and commitment = 'Altro'`, values: [world.id('seat', relation === 'agreed' ? 'marked' : relation)], effect: 1,
    })),
    'DELETE /plans/:id/signatories/:signatoryId': seatOfDraft((relation, world) => ({
      after: 'select count(*) from plan_signatory where plan_id = $1', values: [world.id('version', relation)], effect: 1,
    })),
    'POST /plans/:id/versions': byId('version', (relation, world) => ({
      after: `select array[(select count(*) from plan_goal x where x.plan_id = p.id), (select count(*) from plan_intervention x where x.plan_id = p.id), (select count(*) from plan_line x where x.plan_id = p.id),
        (select count(*) from plan_risk x where x.plan_id = p.id), (select count(*) from plan_signatory x where x.plan_id = p.id), (select count(*) from plan_event x where x.plan_id = p.id)]::int[] from plan p where p.previous_id = $1`,
      values: [world.id('version', relation)], effect: [1, 1, 1, 1, 2, 1],
    })),
    'DELETE /plans/:id': byId('version', (relation, world) => ({ after: 'select count(*) from plan where id = $1', values: [world.id('version', relation)], effect: 0 })),
    'POST /plans/:id/proposal': byId('version', (relation, world) => ({
      after: `select array[(select count(*) from plan where id = $1 and content_hash is not null), (select count(*) from plan_signatory where plan_id = $1 and asked_at is not null), (select count(*) from plan_event where plan_id = $1 and kind = 'proposed')]::int[]`,
      values: [world.id('version', relation)], effect: [1, 2, 1],
    })),
    'DELETE /plans/:id/proposal': byId('version', (relation, world) => ({
      after: `select array[(select count(*) from plan where id = $1 and content_hash is null), (select count(*) from plan_signatory where plan_id = $1 and asked_at is not null), (select count(*) from plan_event where plan_id = $1 and kind = 'taken_back')]::int[]`,
      values: [world.id('version', relation)], effect: [1, 0, 1],
    })),
    'GET /plans/:id/changes': byId('version'),
  },
  async plant(p, base, people, api) {
    const { manager, otherManager, partners: [first, second], service } = base;
    const { rows: [{ id: comune }] } = await p.sql.query<{ id: string }>(`select id from access.organisation where kind = 'comune'`);
    const { rows: [{ id: service2 }] } = await p.sql.query<{ id: string }>(`select r.organisation_id as id from access.account a join access.account_role r on r.account_id = a.id where a.email = 'inviante@serd.example'`);
    const allocation = p.rows.get('allocation own')!;
    const plan = async (relation: string, managerId: string, more: Record<string, unknown> = {}): Promise<Of> => {
      const { personId, caseId } = await addPerson(p.sql, { managerId, familyName: `Firma ${relation}`, openedOn: '2026-03-01' });
      const { enrolmentId } = await addEnrolment(p.sql, { personId, caseId, ...(managerId === manager.id ? HOME : { area: 'carcere-rems', action: '2.1', targetGroup: 'leaving_or_left_prison_or_rems' }) });
      const id = await put(p, 'plan', { case_id: caseId, person_id: personId, convenzione_id: CONVENZIONE, starts_on: '2026-09-15', ...more });
      p.rows.set(`version ${relation}`, id);
      return { id, personId, caseId, enrolmentId };
    };
    const part = (table: string, of: Of, values: Record<string, unknown>): Promise<string> => put(p, table, { plan_id: of.id, person_id: of.personId, position: 1, ...values });
    const goal = (of: Of, description = 'Un obiettivo'): Promise<string> => part('plan_goal', of, { axis: 'casa', description });
    const intervention = (of: Of, description: string, values: Record<string, unknown>): Promise<string> => part('plan_intervention', of, { axis: 'casa', description, kind: 'simple', starts_on: '2026-10-01', ends_on: '2026-12-31', ...values });
    const line = (of: Of, item: string, values: Record<string, unknown>): Promise<string> => part('plan_line', of, { axis: 'casa', item, source: 'health', starts_on: '2026-10-01', ends_on: '2026-12-31', quantity: 10, unit: 'hour', unit_cost_cents: 110, ...values });
    const seat = async (relation: string, of: Of, kind: string, values: Record<string, unknown> = {}): Promise<string> => p.row('seat', relation, await part('plan_signatory', of, { kind, ...values }));
    const promised = (relation: string): Record<string, string> => ({ commitment: p.fact(`${relation}.promise`, `Impegno-${relation}!`) });
    const propose = async (relations: string[], of: Of): Promise<void> => {
      await p.sql.query(`update plan set status = 'proposed', proposed_at = '2026-11-20T10:00Z', content_hash = plans.fingerprint(id) where id = $1`, [of.id]);
      await p.sql.query(`update plan_signatory set asked_at = '2026-11-20T10:00Z' where plan_id = $1`, [of.id]);
      const { rows } = await p.sql.query<{ hash: string }>(`select encode(content_hash, 'hex') as hash from plan where id = $1`, [of.id]);
      for (const relation of relations) HASHES.set(relation, rows[0].hash);
    };
    const sign = (of: Of, which: string): Promise<unknown> => p.sql.query(
      `update plan_signatory s set status = 'signed', method = case when kind = 'person' then 'screen' else 'account' end, signed_hash = v.content_hash, decided_at = '2026-11-20T11:00Z', decided_by = $2
         from plan v where v.id = $1 and s.plan_id = v.id and s.kind = any (string_to_array($3, ' '))`, [of.id, manager.id, which]);
    const convenzione = (of: Of): Record<string, unknown> => ({ source: 'convenzione', enrolment_id: of.enrolmentId, partner_id: first.id, allocation_id: allocation });

    const waits = await plan('signing', manager.id, { wishes: p.fact('signing.wish', 'Desiderio-signing!') });
    await shareWithServices(p.sql, waits.personId);
    await addAssignment(p.sql, { enrolmentId: waits.enrolmentId, partnerId: first.id });
    await goal(waits, p.fact('signing.goalAim', 'Obiettivo-signing!'));
    await part('plan_risk', waits, { description: p.fact('signing.danger', 'Rischio-signing!'), response: 'Chiamare' });
    await intervention(waits, p.fact('partner.does', 'Intervento-partner!'), { partner_id: first.id });
    await intervention(waits, p.fact('service.does', 'Intervento-service!'), { service_id: service.id });
    p.row('line', 'partner', await line(waits, p.fact('partner.item', 'Voce-partner!'), convenzione(waits)));
    p.row('line', 'service', await line(waits, p.fact('service.item', 'Voce-service!'), { service_id: service.id }));
    p.row('line', 'comune', await line(waits, p.fact('comune.item', 'Voce-comune!'), { source: 'social' }));
    await seat('person', waits, 'person');
    await seat('manager', waits, 'case_manager', { account_id: manager.id });
    await seat('partner', waits, 'partner', { organisation_id: first.id, ...promised('partner') });
    await seat('theirs', waits, 'partner', { organisation_id: second.id, ...promised('theirs') });
    await seat('service', waits, 'service', { organisation_id: service.id, ...promised('service') });
    await seat('comune', waits, 'comune', { organisation_id: comune, ...promised('comune') });
    await propose(['person', 'manager', 'partner', 'theirs', 'service', 'comune'], waits);
    p.rows.set('planEvent signing', await put(p, 'plan_event', { plan_id: waits.id, person_id: waits.personId, kind: 'proposed', account_id: manager.id }));

    const agreed = await plan('agreed', manager.id);
    await goal(agreed);
    await part('plan_risk', agreed, { description: 'Un rischio', response: 'Chiamare' });
    await intervention(agreed, 'Un intervento', { provider: 'La zia' });
    await line(agreed, 'Una voce', {});
    const marked = await seat('marked', agreed, 'person');
    await part('plan_signatory', agreed, { kind: 'case_manager', account_id: manager.id });
    await propose(['marked'], agreed);
    await sign(agreed, 'person case_manager');
    await p.sql.query(`update plan set status = 'active', activated_at = '2026-11-20T12:00Z' where id = $1`, [agreed.id]);
    const mark = uuid();
    const sealed = new FieldCipher(api.config.secrets.fieldKey).encrypt(JSON.stringify({ drawing: null, typedName: p.fact('marked.drawn', 'Segno-marked!') }), { table: 'plan_signature_mark', row: mark });
    await p.sql.query('insert into plan_signature_mark (id, plan_id, person_id, signatory_id, signed_hash, mark_cipher, mark_key_version) select $1, id, person_id, $3, content_hash, $4, $5 from plan where id = $2', [mark, agreed.id, marked, sealed.cipher, sealed.keyVersion]);
    p.rows.set('mark marked', mark);

    const next = await plan('next', manager.id, { status: 'superseded', ended_on: '2026-11-19', activated_at: '2026-10-01T10:00Z' });
    const draft = { ...next, id: await put(p, 'plan', { case_id: next.caseId, person_id: next.personId, convenzione_id: CONVENZIONE, starts_on: '2026-09-15', number: 2, previous_id: next.id }) };
    p.rows.set('version next', draft.id);
    await goal(draft);
    await seat('next', draft, 'person');
    await part('plan_signatory', draft, { kind: 'case_manager', account_id: manager.id });
    // A partner's seat in a draft: nobody is told of it yet.
    const drafted = await plan('drafted', manager.id);
    p.rows.delete('version drafted');
    await addAssignment(p.sql, { enrolmentId: drafted.enrolmentId, partnerId: first.id });
    await seat('hidden', drafted, 'partner', { organisation_id: first.id });

    const last = await plan('last', manager.id);
    await addAssignment(p.sql, { enrolmentId: last.enrolmentId, partnerId: second.id });
    await goal(last);
    await line(last, 'L’ultima voce', convenzione(last));
    await part('plan_signatory', last, { kind: 'person' });
    await seat('last', last, 'case_manager', { account_id: manager.id });
    p.rows.set('seat unshared', await part('plan_signatory', last, { kind: 'service', organisation_id: service.id, mandatory: false }));
    await propose(['last'], last);
    await sign(last, 'person');

    const other = await plan('other', otherManager.id);
    await addAssignment(p.sql, { enrolmentId: other.enrolmentId, partnerId: second.id });
    await goal(other);
    await part('plan_signatory', other, { kind: 'person' });
    await part('plan_signatory', other, { kind: 'service', organisation_id: service2 });
    await part('plan_signatory', other, { kind: 'comune', organisation_id: comune });
    await seat('other', other, 'partner', { organisation_id: second.id });
    await propose(['other'], other);
    p.rows.set('planEvent other', await put(p, 'plan_event', { plan_id: other.id, person_id: other.personId, kind: 'proposed', account_id: otherManager.id }));

    // Does something in Carcere/REMS, where the case manager does not act: that it signs for that is not there for her.
    const own = { ...people['own'], id: p.rows.get('plan own')! };
    p.rows.set('seat buried', await part('plan_signatory', own, { kind: 'partner', organisation_id: second.id }));
    p.rows.set('planEvent buried', await put(p, 'plan_event', { plan_id: own.id, person_id: own.personId, signatory_id: p.rows.get('seat buried'), kind: 'refused', reason: 'Prova', account_id: otherManager.id }));

    // Active, of who withdrew the consent to share: the first partner has a seat there, and no longer any sight of it.
    const withdrawn = { ...people['withdrawn'], id: p.rows.get('plan active')! };
    p.rows.set('seat cut', await part('plan_signatory', withdrawn, { kind: 'partner', organisation_id: first.id, asked_at: '2026-11-20T10:00Z' }));
  },
};

interface Of {
  id: string;
  personId: string;
  caseId: string;
  enrolmentId: string;
}

/** Inserts a row that answers may show without anybody noticing; answers its id. */
async function put(p: Planting, table: string, values: Record<string, unknown>): Promise<string> {
  const row = { id: uuid(), ...values };
  const columns = Object.keys(row);
  await p.sql.query(`insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row));
  return row.id;
}
