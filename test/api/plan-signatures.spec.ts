// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPersonInCharge, arrangeWorld, shareWithServices, TODAY, type PersonInCharge, type World } from '../support/arrange.js';
import { action, addAccount, area, CONVENZIONE, period } from '../support/people.js';
import { bodyFor, confirmFactor, DRAWING, propose, signAll, type PlanAnswer, type Seat } from '../support/plan-signing.js';

const STARTS = '2026-10-01';
const ENDS = '2027-03-31';

describe('signatures', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let partner: ApiClient;
  let service: ApiClient;
  let comune: ApiClient;
  let comuneId: string;
  let person: PersonInCharge;

  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    comuneId = (await api.sql.query<{ id: string }>(`select id from access.organisation where kind = 'comune'`)).rows[0].id;
    manager = await api.signIn(world.manager.email);
    partner = await api.signIn(world.partners[0].coordinator.email);
    service = await api.signIn(world.service.referrer.email);
    comune = await api.signIn(world.coordinators.abitare.email);
    await api.sql.query('insert into allocation (id, convenzione_id, area_id, action_id, partner_id, period_id, amount_cents) values ($1, $2, $3, $4, $5, $6, 5000000)',
      [uuid(), CONVENZIONE, area('abitare'), action('abitare', '1.1'), world.partners[0].id, period(3)]);
  });
  beforeEach(async () => {
    person = await addPersonInCharge(api.sql, world, { birthDate: '1988-03-14' });
    await shareWithServices(api.sql, person.personId);
    await confirmFactor(api.sql);
  });
  afterAll(() => api.close());

  const read = async (planId: string): Promise<PlanAnswer> => (await manager.get(`/plans/${planId}`).expect(200)).body;
  const line = (planId: string, more: object) => manager.post(`/plans/${planId}/lines`, {
    axis: 'casa', item: 'Sostegno educativo', source: 'convenzione', quantity: '10', unit: 'hour', unitCostCents: 2_000, startsOn: STARTS, endsOn: '2026-12-31', ...more,
  }).expect(201);
  const seatOf = (plan: PlanAnswer, kind: string): Seat => plan.signatories.find((s) => s.kind === kind)!;
  const name = (planId: string, body: object) => manager.post(`/plans/${planId}/signatories`, body);
  const sign = (client: ApiClient, seat: Seat, body: object) => client.post(`/plan-signatories/${seat.id}/signature`, body);
  const refuse = (client: ApiClient, seat: Seat, reason = 'Le ore non bastano') => client.post(`/plan-signatories/${seat.id}/refusal`, { reason });

  async function draft(more: object = {}): Promise<PlanAnswer> {
    const { body } = await manager.post('/plans', { caseId: person.caseId, startsOn: STARTS, endsOn: ENDS, wishes: 'Dormire a casa mia', history: 'Sono nata a Milano', ...more }).expect(201);
    await manager.post(`/plans/${body.id}/goals`, { axis: 'casa', description: 'Tenere la casa da sola' }).expect(201);
    return body;
  }
  /** A plan of a partner, a service, the Comune, the person and the case manager, waiting for all of them. */
  async function proposed(): Promise<PlanAnswer> {
    const { id } = await draft();
    await line(id, { enrolmentId: person.enrolmentId, partnerId: world.partners[0].id });
    await line(id, { item: 'Colloqui al CPS', source: 'health', serviceId: world.service.id });
    await line(id, { item: 'Contributo del Comune', source: 'social' });
    await manager.post(`/plans/${id}/risks`, { description: 'Rischio riservato', response: 'Chiamare' }).expect(201);
    await name(id, { kind: 'partner', organisationId: world.partners[0].id, commitment: 'Dieci ore di educativa' }).expect(201);
    await name(id, { kind: 'service', organisationId: world.service.id, commitment: 'Un colloquio al mese' }).expect(201);
    await name(id, { kind: 'comune', commitment: 'Il contributo', mandatory: false }).expect(201);
    return propose(manager, id);
  }

  describe('a proposal', () => {
    const mails = async () => (await api.sql.query<{ email: string; params: object; once: string }>(`select email, params, once from access.mail where kind = 'plan-to-sign' order by email`)).rows;
    beforeEach(() => api.sql.query('delete from access.mail'));

    it('tells whoever signs with an account, once for each proposal, and nothing about the person', async () => {
      const plan = await proposed();
      const told = await mails();
      expect(told.map(({ email }) => email)).toEqual([world.partners[0].coordinator.email, world.coordinators.abitare.email, world.service.referrer.email].sort());
      expect(told.map(({ params }) => params)).toEqual([{}, {}, {}]);
      expect(JSON.stringify(told)).not.toContain(person.personId);
      await manager.delete(`/plans/${plan.id}/proposal`, plan.version).expect(200);
      const again = await propose(manager, plan.id);
      // Whoever signed has to sign anew, although the words are the same.
      expect(await mails()).toHaveLength(6);
      const back = (await manager.delete(`/plans/${plan.id}/proposal`, again.version).expect(200)).body;
      await manager.patch(`/plans/${plan.id}`, { wishes: 'Dormire a casa mia, con il gatto' }, back.version).expect(200);
      await propose(manager, plan.id);
      expect(await mails()).toHaveLength(9);
    });

    it('tells the case manager when somebody else proposes it, and nobody whose role is over', async () => {
      const { id } = await draft();
      await name(id, { kind: 'service', organisationId: world.service.id }).expect(201);
      await api.sql.query('update access.account_role set valid_to = $2 where account_id = $1', [world.service.referrer.id, '2026-11-21']);
      await api.sql.query('insert into care_team (id, case_id, person_id, account_id, starts_on) values ($1, $2, $3, $4, $5)', [uuid(), person.caseId, person.personId, world.otherManager.id, TODAY]);
      await propose(await api.signIn(world.otherManager.email), id);
      expect((await mails()).map(({ email }) => email)).toEqual([world.manager.email]);
      await api.sql.query('update access.account_role set valid_to = null where account_id = $1', [world.service.referrer.id]);
    });
  });

  describe('signatories of a draft', () => {
    it('are named with what goes with their kind, each mistake at its field', async () => {
      const { id } = await draft();
      const errors = async (body: object) => (await name(id, body).expect(422)).body.errors.map((e: { pointer: string; code: string }) => `${e.pointer} ${e.code}`);
      expect(await errors({ kind: 'partner' })).toEqual(['/organisationId field.required']);
      expect(await errors({ kind: 'service', organisationId: world.partners[0].id, name: 'Anna' })).toEqual(['/name signatory.not-expected', '/organisationId signatory.organisation-unknown']);
      expect(await errors({ kind: 'comune', organisationId: uuid() })).toEqual(['/organisationId signatory.organisation-unknown']);
      expect(await errors({ kind: 'family' })).toEqual(['/name field.required']);
      expect(await errors({ kind: 'representative', representativeId: uuid() })).toEqual(['/representativeId signatory.representative-unknown']);
      expect(await errors({ kind: 'person' })).toEqual(['/kind signatory.named']);
      expect(await errors({ kind: 'judge' })).toEqual(['/kind field.choice']);
      await name(id, { kind: 'partner', organisationId: world.partners[0].id }).expect(201);
      expect(await errors({ kind: 'partner', organisationId: world.partners[0].id })).toEqual(['/kind signatory.named']);
      await name(id, { kind: 'family', name: 'Il fratello' }).expect(201);
      await name(id, { kind: 'family', name: 'La madre', mandatory: false }).expect(201);
      expect((await read(id)).signatories.map((s) => s.kind)).toEqual(['person', 'case_manager', 'partner', 'family', 'family']);
    });

    it('are changed and removed by the plan’s version; the case manager’s signature is always needed', async () => {
      const plan = await draft();
      const added = (await name(plan.id, { kind: 'family', name: 'Il fratello', mandatory: false }).expect(201)).body;
      const { version } = await read(plan.id);
      await manager.patch(`/plans/${plan.id}/signatories/${added.id}`, { commitment: 'Passa la domenica' }, null).expect(428);
      await manager.patch(`/plans/${plan.id}/signatories/${added.id}`, { commitment: 'Passa la domenica' }, 1).expect(412);
      const changed = (await manager.patch(`/plans/${plan.id}/signatories/${added.id}`, { commitment: 'Passa la domenica', mandatory: true }, version).expect(200)).body as PlanAnswer;
      expect(changed.signatories.at(-1)).toMatchObject({ id: added.id, commitment: 'Passa la domenica', mandatory: true, name: 'Il fratello' });
      const manages = seatOf(changed, 'case_manager');
      expect((await manager.patch(`/plans/${plan.id}/signatories/${manages.id}`, { mandatory: false }, changed.version).expect(422)).body.code).toBe('signatory.always-mandatory');
      expect((await manager.patch(`/plans/${plan.id}/signatories/${manages.id}`, { name: 'Io' }, changed.version).expect(422)).body.code).toBe('signatory.not-expected');
      const removed = (await manager.delete(`/plans/${plan.id}/signatories/${added.id}`, changed.version).expect(200)).body as PlanAnswer;
      expect(removed.signatories.map((s) => s.kind)).toEqual(['person', 'case_manager']);
      await manager.delete(`/plans/${plan.id}/signatories/${added.id}`, removed.version).expect(404);
    });
  });

  describe('each signatory', () => {
    it('sees its own part and nothing of others', async () => {
      const plan = await proposed();
      const shown = async (client: ApiClient, kind: string) => (await client.get(`/plan-signatories/${seatOf(plan, kind).id}`).expect(200)).body;
      const common = { planId: plan.id, personId: person.personId, person: { id: person.personId, givenName: 'Ada', familyName: 'Prova', alias: null }, planStatus: 'proposed', planNumber: 1, planStartsOn: STARTS, planEndsOn: ENDS, caseManagerName: 'Prova manager', contentHash: plan.contentHash, mine: true, status: 'pending' };
      const toPartner = await shown(partner, 'partner');
      expect(toPartner).toMatchObject({ ...common, commitment: 'Dieci ore di educativa', lines: [{ item: 'Sostegno educativo' }] });
      expect(await shown(service, 'service')).toMatchObject({ ...common, commitment: 'Un colloquio al mese', lines: [{ item: 'Colloqui al CPS' }] });
      expect(await shown(comune, 'comune')).toMatchObject({ ...common, commitment: 'Il contributo', lines: [{ item: 'Sostegno educativo' }, { item: 'Contributo del Comune' }] });
      expect(Object.keys(toPartner).sort()).toEqual([
        'askedAt', 'caseManagerName', 'commitment', 'contentHash', 'decidedAt', 'decidedByName', 'id', 'interventions', 'kind', 'lineageId', 'lines', 'mandatory', 'method', 'mine', 'name',
        'organisationId', 'organisationName', 'person', 'personId', 'planEndsOn', 'planId', 'planNumber', 'planStartsOn', 'planStatus', 'representativeName', 'status',
      ]);
      for (const [client, kind] of [[partner, 'partner'], [service, 'service'], [comune, 'comune']] as const) {
        const text = JSON.stringify([await shown(client, kind), (await client.get('/plan-signatories?status=pending')).body]);
        for (const secret of ['Dormire a casa', 'nata a Milano', 'Rischio riservato', 'Tenere la casa']) expect(text).not.toContain(secret);
        for (const other of ['partner', 'service', 'comune', 'person', 'case_manager'].filter((k) => k !== kind)) await client.get(`/plan-signatories/${seatOf(plan, other).id}`).expect(404);
      }
      const lines = (await service.get(`/plan-signatories?planId=${plan.id}`).expect(200)).body;
      expect(lines.items.map((s: { kind: string }) => s.kind)).toEqual(['service']);
    });

    it('finds what waits for it, until it is decided; whoever follows the person finds all of it', async () => {
      const plan = await proposed();
      const waiting = async (client: ApiClient, more = '') => (await client.get(`/plan-signatories?status=pending&limit=100${more}`).expect(200)).body.items.filter((s: { planId: string }) => s.planId === plan.id).map((s: { kind: string }) => s.kind).sort();
      for (const [client, kind] of [[partner, 'partner'], [service, 'service'], [comune, 'comune']] as const) expect(await waiting(client)).toEqual([kind]);
      expect(await waiting(manager)).toEqual(['case_manager', 'comune', 'partner', 'person', 'service']);
      expect(await waiting(manager, '&mine=true')).toEqual(['case_manager', 'person']);
      const operator = await api.signIn(world.partners[0].operator.email);
      expect(await waiting(operator)).toEqual(['partner']);
      expect(await waiting(operator, '&mine=true')).toEqual([]);
      await sign(service, seatOf(plan, 'service'), bodyFor('service', plan.contentHash)).expect(200);
      expect(await waiting(service)).toEqual([]);
      const signed = (await service.get('/plan-signatories?status=signed').expect(200)).body;
      expect(signed.items[0]).toMatchObject({ kind: 'service', method: 'account', decidedByName: 'Prova inviante' });
    });

    it('is not told of a draft, nor of one that was taken back', async () => {
      const plan = await proposed();
      const { version } = await read(plan.id);
      await manager.delete(`/plans/${plan.id}/proposal`, version).expect(200);
      for (const [client, kind] of [[partner, 'partner'], [service, 'service'], [comune, 'comune']] as const) await client.get(`/plan-signatories/${seatOf(plan, kind).id}`).expect(404);
      expect((await partner.get(`/plan-lines?personId=${person.personId}`).expect(200)).body.items).toEqual([]);
    });

    it('loses sight with the assignment, or with the consent to share', async () => {
      const plan = await proposed();
      await api.sql.query(`update consent set withdrawn_on = $2 where person_id = $1 and purpose = 'sharing_with_partners'`, [person.personId, TODAY]);
      await partner.get(`/plan-signatories/${seatOf(plan, 'partner').id}`).expect(404);
      await sign(partner, seatOf(plan, 'partner'), bodyFor('partner', plan.contentHash)).expect(404);
    });
  });

  describe('signing', () => {
    it('by staff needs the second factor, confirmed in this sitting', async () => {
      const plan = await proposed();
      await api.sql.query(`update access.session set factor_at = now() - interval '16 minutes'`);
      for (const [client, kind] of [[partner, 'partner'], [manager, 'person'], [manager, 'case_manager']] as const) {
        const { body } = await sign(client, seatOf(plan, kind), bodyFor(kind, plan.contentHash)).expect(403);
        expect(body.code).toBe('session.factor-needed');
      }
      // The database asks by itself, whatever the service does.
      await confirmFactor(api.sql);
      await sign(partner, seatOf(plan, 'partner'), bodyFor('partner', plan.contentHash)).expect(200);
      expect((await read(plan.id)).signatories.filter((s) => s.status === 'signed').map((s) => s.kind)).toEqual(['partner']);
    });

    it('signs the content that was shown: another hash is refused', async () => {
      const plan = await proposed();
      const { body } = await sign(partner, seatOf(plan, 'partner'), bodyFor('partner', 'ab'.repeat(32))).expect(409);
      expect([body.code, body.errors[0].pointer]).toEqual(['signature.other-content', '/hash']);
      const back = (await manager.delete(`/plans/${plan.id}/proposal`, (await read(plan.id)).version).expect(200)).body;
      await manager.patch(`/plans/${plan.id}`, { wishes: 'Altro' }, back.version).expect(200);
      const again = await propose(manager, plan.id);
      expect(again.contentHash).not.toBe(plan.contentHash);
      await sign(partner, seatOf(again, 'partner'), bodyFor('partner', plan.contentHash)).expect(409);
      await sign(partner, seatOf(again, 'partner'), bodyFor('partner', again.contentHash)).expect(200);
      await sign(partner, seatOf(again, 'partner'), { hash: 'x', method: 'account' }).expect(422);
    });

    it('goes by account for organisations and the case manager, by screen or paper for the person', async () => {
      const plan = await proposed();
      const code = async (client: ApiClient, kind: string, body: object) => {
        const answer = await sign(client, seatOf(plan, kind), { hash: plan.contentHash, ...body }).expect(422);
        return answer.body.errors.map((e: { pointer: string; code: string }) => `${e.pointer} ${e.code}`);
      };
      expect(await code(partner, 'partner', { method: 'screen', typedName: 'Io', attested: true })).toEqual(['/method signature.method']);
      expect(await code(manager, 'person', { method: 'account' })).toEqual(['/method signature.method']);
      expect(await code(manager, 'person', { method: 'screen' })).toEqual(['/drawing signature.mark-needed', '/attested signature.attestation-needed']);
      expect(await code(manager, 'person', { method: 'screen', drawing: Buffer.from('<svg/>'.repeat(20)).toString('base64'), attested: true })).toEqual(['/drawing signature.not-a-drawing']);
      expect(await code(manager, 'person', { method: 'paper' })).toEqual(['/documentId field.required']);
      expect(await code(manager, 'person', { method: 'paper', documentId: uuid(), typedName: 'Ada' })).toEqual(['/typedName signatory.not-expected']);
      expect(await code(manager, 'person', { method: 'paper', documentId: uuid() })).toEqual(['/documentId signature.scan-unknown']);
      expect(await code(manager, 'person', { method: 'fax' })).toEqual(['/method field.choice']);
      await sign(manager, seatOf(plan, 'person'), { hash: plan.contentHash, method: 'screen', drawing: DRAWING, attested: true }).expect(200);
    });

    it('keeps what was drawn encrypted, for whoever follows the person', async () => {
      const plan = await proposed();
      const seat = seatOf(plan, 'person');
      await manager.get(`/plan-signatories/${seat.id}/mark`).expect(404);
      await sign(manager, seat, { hash: plan.contentHash, method: 'screen', drawing: DRAWING, typedName: 'Ada Prova', attested: true }).expect(200);
      expect((await manager.get(`/plan-signatories/${seat.id}/mark`).expect(200)).body).toMatchObject({ drawing: DRAWING, typedName: 'Ada Prova', attestedByName: 'Prova manager' });
      expect((await read(plan.id)).signatories.find((s) => s.kind === 'person')).toMatchObject({ hasMark: true, method: 'screen', decidedByName: 'Prova manager' });
      const stored = await api.sql.query<{ cipher: Buffer }>('select mark_cipher as cipher from plan_signature_mark where signatory_id = $1', [seat.id]);
      expect(stored.rows[0].cipher.toString('latin1')).not.toContain('Ada Prova');
      const other = await api.signIn(world.otherManager.email);
      await other.get(`/plan-signatories/${seat.id}/mark`).expect(404);
      await partner.get(`/plan-signatories/${seat.id}/mark`).expect(403);
    });

    it('on paper rests on a scan of this person’s signed plan', async () => {
      const plan = await proposed();
      const scan = async (personId: string, kind: string): Promise<string> => {
        const id = uuid();
        await api.sql.query(
          `insert into document (id, person_id, kind, title, file_name, media_type, bytes, sha256, lineage_id, uploaded_by) values ($1, $2, $3, 'Piano firmato', 'piano.pdf', 'application/pdf', 10, sha256(convert_to($5, 'UTF8')), $1, $4)`,
          [id, personId, kind, world.manager.id, id]);
        return id;
      };
      const elsewhere = await addPersonInCharge(api.sql, world);
      const paper = (documentId: string) => sign(manager, seatOf(plan, 'person'), { hash: plan.contentHash, method: 'paper', documentId });
      const refusals = [await paper(await scan(person.personId, 'certificate')), await paper(await scan(elsewhere.personId, 'signed_plan')), await paper(uuid())];
      for (const { status, body } of refusals) expect([status, body.code]).toEqual([422, 'signature.scan-unknown']);
      const documentId = await scan(person.personId, 'signed_plan');
      await paper(documentId).expect(200);
      expect((await read(plan.id)).signatories.find((s) => s.kind === 'person')).toMatchObject({ method: 'paper', documentId, hasMark: false });
    });

    it('is done by who is named, and by nobody else', async () => {
      const plan = await proposed();
      expect((await sign(manager, seatOf(plan, 'partner'), bodyFor('partner', plan.contentHash)).expect(422)).body.code).toBe('signature.not-yours');
      const operator = await api.signIn(world.partners[0].operator.email);
      await confirmFactor(api.sql);
      await sign(operator, seatOf(plan, 'partner'), bodyFor('partner', plan.contentHash)).expect(403);
      const others = await api.signIn(world.partners[1].coordinator.email);
      const prison = await api.signIn(world.coordinators['carcere-rems'].email);
      const elsewhere = await api.signIn(world.otherManager.email);
      await confirmFactor(api.sql);
      await sign(others, seatOf(plan, 'partner'), bodyFor('partner', plan.contentHash)).expect(404);
      await sign(prison, seatOf(plan, 'comune'), bodyFor('comune', plan.contentHash)).expect(404);
      await sign(elsewhere, seatOf(plan, 'person'), bodyFor('person', plan.contentHash)).expect(404);
      const email = 'sostituta@example.org';
      const account = await addAccount(api.sql, { email, roles: [{ role: 'case_manager', organisation: comuneId, areas: ['abitare'] }] });
      await api.sql.query('insert into care_team (id, case_id, person_id, account_id, starts_on) values ($1, $2, $3, $4, $5)', [uuid(), person.caseId, person.personId, account, TODAY]).catch(() => undefined);
      const colleague = await api.signIn(email);
      await confirmFactor(api.sql);
      expect((await sign(colleague, seatOf(plan, 'case_manager'), bodyFor('case_manager', plan.contentHash)).expect(422)).body.code).toBe('signature.not-yours');
      await sign(colleague, seatOf(plan, 'person'), bodyFor('person', plan.contentHash)).expect(200);
      await api.sql.query('delete from care_team where account_id = $1', [account]);
    });

    it('pressed twice under one key is one signature; again it is decided already; without a key it is refused', async () => {
      const plan = await proposed();
      const seat = seatOf(plan, 'service');
      const key = `firma-${uuid()}`;
      const press = () => service.post(`/plan-signatories/${seat.id}/signature`, bodyFor('service', plan.contentHash), key);
      const [first, second] = [await press(), await press()];
      expect([first.status, second.status, second.body]).toEqual([200, 200, first.body]);
      expect((await sign(service, seat, bodyFor('service', plan.contentHash)).expect(409)).body.code).toBe('signature.decided');
      expect((await service.post(`/plan-signatories/${seat.id}/signature`, bodyFor('service', plan.contentHash), null).expect(400)).body.code).toBe('idempotency.missing');
      expect((await service.post(`/plan-signatories/${seat.id}/refusal`, { reason: 'No' }, null).expect(400)).body.code).toBe('idempotency.missing');
    });

    it('two last signatures at once activate the plan once', async () => {
      const plan = await proposed();
      const last = [seatOf(plan, 'service'), seatOf(plan, 'case_manager')];
      await signAll(api, world, manager, plan, (seat) => last.some(({ id }) => id === seat.id));
      await confirmFactor(api.sql);
      const answers = await Promise.all([sign(service, last[0], bodyFor('service', plan.contentHash)), sign(manager, last[1], bodyFor('case_manager', plan.contentHash))]);
      expect(answers.map((a) => a.status)).toEqual([200, 200]);
      expect((await read(plan.id)).status).toBe('active');
      const { rows } = await api.sql.query(`select count(*)::int as n from ledger_entry e join plan_line l on l.id = e.source_id where l.plan_id = $1`, [plan.id]);
      expect(rows).toEqual([{ n: 1 }]);
    });

    it('does not wait for who was only asked, who may still sign the active version, and changes nothing by it', async () => {
      const plan = await proposed();
      const active = await signAll(api, world, manager, plan);
      expect(active.status).toBe('active');
      expect(seatOf(active, 'comune')).toMatchObject({ mandatory: false, status: 'pending' });
      const seat = seatOf(plan, 'comune');
      const waiting = async () => ((await comune.get('/plan-signatories?status=pending&limit=100').expect(200)).body.items as { id: string }[]).map(({ id }) => id);
      expect(await waiting()).toContain(seat.id);
      expect((await refuse(comune, seat).expect(409)).body.code).toBe('plan.not-proposed');
      expect((await sign(comune, seat, bodyFor('comune', '0'.repeat(64))).expect(409)).body.code).toBe('signature.other-content');
      const before = (await api.sql.query('select p.status, p.version, p.activated_at, p.content_hash, (select count(*) from ledger_entry) as entries from plan p where p.id = $1', [plan.id])).rows;
      await confirmFactor(api.sql);
      expect((await sign(comune, seat, bodyFor('comune', plan.contentHash)).expect(200)).body).toMatchObject({ status: 'signed', method: 'account', planStatus: 'active' });
      expect((await api.sql.query('select p.status, p.version, p.activated_at, p.content_hash, (select count(*) from ledger_entry) as entries from plan p where p.id = $1', [plan.id])).rows).toEqual(before);
      const { rows } = await api.sql.query(`select encode(s.signed_hash, 'hex') as signed, e.kind, encode(e.hash, 'hex') as hash from plan_signatory s join plan_event e on e.signatory_id = s.id where s.id = $1`, [seat.id]);
      expect(rows).toEqual([{ signed: plan.contentHash, kind: 'signed', hash: plan.contentHash }]);
      expect((await sign(comune, seat, bodyFor('comune', plan.contentHash)).expect(409)).body.code).toBe('signature.decided');
      expect(await waiting()).not.toContain(seat.id);
    });

    it('of who was only asked comes no more once the version is superseded or closed, nor without the second factor', async () => {
      const plan = await proposed();
      await signAll(api, world, manager, plan);
      const seat = seatOf(plan, 'comune');
      await api.sql.query('update access.session set factor_at = null');
      expect((await sign(comune, seat, bodyFor('comune', plan.contentHash)).expect(403)).body.code).toBe('session.factor-needed');
      await confirmFactor(api.sql);
      await manager.act(`/cases/${person.caseId}/conclusion`, { outcome: 'remodelled', concludedOn: TODAY }, 1).expect(201);
      await sign(comune, seat, bodyFor('comune', plan.contentHash)).expect(404);
    });

    it('of the last one tells nothing of another’s line when the money is short', async () => {
      const plan = await proposed();
      const seat = seatOf(plan, 'service');
      await signAll(api, world, manager, plan, ({ id }) => id === seat.id);
      const { rows } = await api.sql.query<{ amount_cents: number }>('update allocation set amount_cents = (select coalesce(sum(amount_cents), 0) from ledger_entry where allocation_id = allocation.id) where partner_id = $1 returning amount_cents', [world.partners[0].id]);
      await confirmFactor(api.sql);
      const { body } = await sign(service, seat, bodyFor('service', plan.contentHash)).expect(422);
      expect(body.code).toBe('signature.money-short');
      expect(JSON.stringify(body)).not.toMatch(/Sostegno|restano|€/);
      expect(await read(plan.id)).toMatchObject({ status: 'proposed' });
      expect(seatOf(await read(plan.id), 'service').status).toBe('pending');
      await api.sql.query('update allocation set amount_cents = 5000000 where partner_id = $1', [world.partners[0].id]);
      expect(rows).toHaveLength(1);
      await sign(service, seat, bodyFor('service', plan.contentHash)).expect(200);
      expect((await read(plan.id)).status).toBe('active');
    });
  });

  describe('a representative', () => {
    const represent = async (more: Record<string, unknown> = {}): Promise<string> => {
      const row = { id: uuid(), person_id: person.personId, kind: 'support_administrator', name: 'Avv. Bianchi', powers: '{sign_plan}', act_number: 'RG 12', act_date: '2026-01-10', valid_from: '2026-01-15', recorded_by: world.manager.id, ...more };
      await api.sql.query(`insert into representative (${Object.keys(row).join(', ')}) values (${Object.keys(row).map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row));
      return row.id;
    };
    /** A draft in which the representative takes the person's place. */
    async function represented(representativeId: string): Promise<PlanAnswer> {
      const plan = await draft();
      await name(plan.id, { kind: 'representative', representativeId }).expect(201);
      const now = await read(plan.id);
      return (await manager.delete(`/plans/${plan.id}/signatories/${seatOf(now, 'person').id}`, now.version).expect(200)).body;
    }

    it('signs in the person’s place', async () => {
      const plan = await represented(await represent());
      const active = await signAll(api, world, manager, await propose(manager, plan.id));
      expect(active.status).toBe('active');
      expect(seatOf(active, 'representative')).toMatchObject({ representativeName: 'Avv. Bianchi', method: 'screen' });
    });

    it.each([
      ['whose time has not come', { valid_from: '2026-11-23' }],
      ['whose time is over', { valid_to: '2026-11-21' }],
      ['without the power to sign', { powers: '{health}' }],
      ['without an act', { act_number: null, act_date: null }],
      ['who is a parent of an adult', { kind: 'parents', act_number: null, act_date: null }],
    ])('%s cannot be asked', async (_, more) => {
      const plan = await represented(await represent(more));
      const { body } = await manager.act(`/plans/${plan.id}/proposal`, {}, plan.version).expect(422);
      expect([body.code, body.errors[0].pointer, body.detail]).toEqual(['signature.representative-not-valid', '/signatories/1', expect.stringContaining('Avv. Bianchi')]);
    });

    it('cannot sign on a day on which they no longer represent', async () => {
      const representativeId = await represent();
      const plan = await propose(manager, (await represented(representativeId)).id);
      await api.sql.query('update representative set valid_to = $2 where id = $1', [representativeId, '2026-11-21']);
      const { body } = await sign(manager, seatOf(plan, 'representative'), bodyFor('representative', plan.contentHash)).expect(422);
      // The seat stands in the address: what was sent says how they sign.
      expect([body.code, body.errors[0].pointer, body.errors[0].code]).toEqual(['signature.representative-not-valid', '/method', 'signature.representative-not-valid']);
      expect(seatOf(await read(plan.id), 'representative').status).toBe('pending');
    });
  });

  describe('a refusal', () => {
    it('returns the plan to its draft with the reason; what was signed is void and stays on record', async () => {
      const plan = await proposed();
      await sign(manager, seatOf(plan, 'person'), bodyFor('person', plan.contentHash)).expect(200);
      await sign(service, seatOf(plan, 'service'), bodyFor('service', plan.contentHash)).expect(200);
      const { body } = await refuse(partner, seatOf(plan, 'partner'), 'Dieci ore non bastano').expect(200);
      expect(body).toEqual({ id: seatOf(plan, 'partner').id, planId: plan.id, status: 'refused', reason: 'Dieci ore non bastano', planStatus: 'draft' });
      const now = await read(plan.id);
      expect(now).toMatchObject({ status: 'draft', contentHash: null, returned: { reason: 'Dieci ore non bastano', signatoryKind: 'partner', signatoryName: world.partners[0].name } });
      expect(now.signatories.every((s) => s.status === 'pending')).toBe(true);
      expect((now['events'] as { kind: string; reason: string | null }[]).map((e) => [e.kind, e.reason])).toEqual([
        ['opened', null], ['proposed', null], ['signed', null], ['signed', null], ['refused', 'Dieci ore non bastano'],
      ]);
      await partner.get(`/plan-signatories/${seatOf(plan, 'partner').id}`).expect(404);
      await service.get(`/plan-signatories/${seatOf(plan, 'service').id}`).expect(404);
      // Proposed anew, everybody is asked again.
      const again = await propose(manager, plan.id);
      expect(again).toMatchObject({ returned: null, contentHash: plan.contentHash });
      expect((await signAll(api, world, manager, again)).status).toBe('active');
    });

    it('needs a reason, and no second factor', async () => {
      const plan = await proposed();
      expect((await refuse(partner, seatOf(plan, 'partner'), '  ').expect(422)).body.errors[0].pointer).toBe('/reason');
      await api.sql.query('update access.session set factor_at = null');
      await refuse(partner, seatOf(plan, 'partner')).expect(200);
    });

    it('is of the person too, in the case manager’s presence; not of others by her', async () => {
      const plan = await proposed();
      expect((await refuse(manager, seatOf(plan, 'service')).expect(422)).body.code).toBe('signature.not-yours');
      await refuse(manager, seatOf(plan, 'person'), 'Non voglio andare via da casa').expect(200);
      expect(await read(plan.id)).toMatchObject({ status: 'draft', returned: { signatoryKind: 'person', signatoryName: null, reason: 'Non voglio andare via da casa' } });
      expect((await refuse(manager, seatOf(plan, 'person')).expect(404)).body.code).toBe('not-found');
    });

    it('and a signature at once come one after the other', async () => {
      const plan = await proposed();
      const [signed, refused] = await Promise.all([sign(service, seatOf(plan, 'service'), bodyFor('service', plan.contentHash)), refuse(partner, seatOf(plan, 'partner'))]);
      expect(refused.status).toBe(200);
      expect([200, 404]).toContain(signed.status);
      const now = await read(plan.id);
      expect([now.status, now.signatories.filter((s) => s.status !== 'pending')]).toEqual(['draft', []]);
    });
  });

  it('every reading and every step is on the trail, with the person', async () => {
    const plan = await proposed();
    await partner.get(`/plan-signatories/${seatOf(plan, 'partner').id}`).expect(200);
    await sign(partner, seatOf(plan, 'partner'), bodyFor('partner', plan.contentHash)).expect(200);
    const { rows } = await api.sql.query<{ entry: string }>(
      `select distinct verb || ' ' || subject as entry from audit.entry where $1 = any (person_ids) and account_id = $2`, [person.personId, world.partners[0].coordinator.id]);
    expect(rows.map((r) => r.entry)).toEqual(expect.arrayContaining(['read PlanSignatory', 'update public.plan_signatory', 'insert public.plan_event']));
  });
});
