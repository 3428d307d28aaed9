// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPersonInCharge, arrangeWorld, setToday, shareWithServices, TODAY, type PersonInCharge, type World } from '../support/arrange.js';
import { bodyFor, confirmFactor, propose, signAll, type PlanAnswer, type Seat } from '../support/plan-signing.js';

/** A service sits on a plan as long as the person agrees that it is told of their path; who acts by order of the law, by that order. */
describe('a service’s seat on a plan', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let service: ApiClient;
  let person: PersonInCharge;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
    service = await api.signIn(world.service.referrer.email);
  });
  beforeEach(async () => {
    person = await addPersonInCharge(api.sql, world);
    await api.sql.query(`update service set kind = 'cps' where id = $1`, [world.service.id]);
    await confirmFactor(api.sql);
  });
  afterAll(() => api.close());

  const draft = async (): Promise<string> => {
    const { body } = await manager.post('/plans', { caseId: person.caseId, startsOn: '2026-10-01', endsOn: '2027-03-31', wishes: 'Stare meglio' }).expect(201);
    await manager.post(`/plans/${body.id}/goals`, { axis: 'casa', description: 'Tenere la casa' }).expect(201);
    await manager.post(`/plans/${body.id}/interventions`, { axis: 'casa', description: 'Colloqui al CPS', kind: 'simple', serviceId: world.service.id, startsOn: '2026-10-01', endsOn: '2026-12-31' }).expect(201);
    await manager.post(`/plans/${body.id}/signatories`, { kind: 'service', organisationId: world.service.id, commitment: 'Un colloquio al mese' }).expect(201);
    return body.id;
  };
  const proposed = async (): Promise<{ plan: PlanAnswer; seat: Seat }> => {
    const plan = await propose(manager, await draft());
    return { plan, seat: plan.signatories.find(({ kind }) => kind === 'service')! };
  };
  const standing = async (): Promise<{ id: string; version: number }> =>
    (await manager.get(`/people/${person.personId}/consents`).expect(200)).body.items.find((c: { purpose: string; state: string }) => c.purpose === 'sharing_with_services' && c.state === 'in_force');
  const withdraw = async (): Promise<void> => {
    const { id, version } = await standing();
    await manager.act(`/consents/${id}/withdrawal`, { withdrawnOn: TODAY }, version).expect(200);
  };
  const waiting = async (): Promise<number> => (await service.get('/desk').expect(200)).body.due.find((c: { kind: string }) => c.kind === 'signature')?.count ?? 0;
  const listed = async (seat: Seat): Promise<boolean> => (await service.get('/plan-signatories').expect(200)).body.items.some(({ id }: { id: string }) => id === seat.id);

  it('is not proposed without the consent, and the refusal says what to do', async () => {
    const planId = await draft();
    const { version, signatories } = (await manager.get(`/plans/${planId}`).expect(200)).body as PlanAnswer;
    const { body } = await manager.act(`/plans/${planId}/proposal`, {}, version).expect(422);
    const pointer = `/signatories/${signatories.findIndex(({ kind }) => kind === 'service')}`;
    expect(body).toMatchObject({ code: 'signatory.service-without-consent', errors: [{ pointer, code: 'signatory.service-without-consent' }] });
    expect(body.errors[0].detail).toMatch(/CPS di prova .*consenso/);
    await shareWithServices(api.sql, person.personId);
    await manager.act(`/plans/${planId}/proposal`, {}, version).expect(200);
  });

  it('ends at once when the consent is withdrawn, for reading and for signing, and is back with a new one', async () => {
    await shareWithServices(api.sql, person.personId);
    const before = await waiting();
    const { plan, seat } = await proposed();
    expect((await service.get(`/plan-signatories/${seat.id}`).expect(200)).body.interventions).toHaveLength(1);
    expect([await listed(seat), await waiting()]).toEqual([true, before + 1]);
    await withdraw();
    await service.get(`/plan-signatories/${seat.id}`).expect(404);
    expect([await listed(seat), await waiting()]).toEqual([false, before]);
    await service.post(`/plan-signatories/${seat.id}/signature`, bodyFor('service', plan.contentHash)).expect(404);
    await service.post(`/plan-signatories/${seat.id}/refusal`, { reason: 'No' }).expect(404);
    // Whoever holds the case still sees whom the plan waits for.
    expect((await manager.get(`/plans/${plan.id}`).expect(200)).body.signatories.find(({ id }: Seat) => id === seat.id)).toMatchObject({ status: 'pending' });
    await manager.post(`/people/${person.personId}/consents`, { purpose: 'sharing_with_services', legalBasis: 'explicit_consent', givenOn: TODAY }).expect(201);
    await service.get(`/plan-signatories/${seat.id}`).expect(200);
    expect((await signAll(api, world, manager, plan)).status).toBe('active');
    await service.get(`/plan-signatories/${seat.id}`).expect(200);
    await withdraw();
    await service.get(`/plan-signatories/${seat.id}`).expect(404);
  });

  it('ends with the last day of a consent for a time', async () => {
    await shareWithServices(api.sql, person.personId, '2026-11-30');
    const { seat } = await proposed();
    try {
      for (const [day, status] of [['2026-11-30', 200], ['2026-12-01', 404]] as const) {
        await setToday(api.sql, day);
        await service.get(`/plan-signatories/${seat.id}`).expect(status);
      }
    } finally {
      await setToday(api.sql, TODAY);
    }
  });

  it('is among what a withdrawal cuts, told before', async () => {
    await shareWithServices(api.sql, person.personId);
    const { plan, seat } = await proposed();
    const { id } = await standing();
    const cuts = async () => (await manager.get(`/consents/${id}/withdrawal`).expect(200)).body;
    expect(await cuts()).toMatchObject({ assignments: [], serviceSeats: [{ id: seat.id, service: 'CPS di prova', planId: plan.id, planNumber: 1, planStatus: 'proposed', status: 'pending' }] });
    // Who acts by order of the law is not cut.
    await api.sql.query(`update service set kind = 'uepe' where id = $1`, [world.service.id]);
    expect(await cuts()).toMatchObject({ serviceSeats: [] });
    const partners = (await manager.get(`/people/${person.personId}/consents`).expect(200)).body.items.find((c: { purpose: string }) => c.purpose === 'sharing_with_partners');
    expect((await manager.get(`/consents/${partners.id}/withdrawal`).expect(200)).body).toMatchObject({ assignments: [{ id: person.assignmentId }], serviceSeats: [] });
  });

  it.each(['uepe', 'ussm', 'judicial_office', 'prison'])('rests on the order and not on consent: %s', async (kind) => {
    await api.sql.query('update service set kind = $2 where id = $1', [world.service.id, kind]);
    const { plan, seat } = await proposed();
    await service.get(`/plan-signatories/${seat.id}`).expect(200);
    await confirmFactor(api.sql);
    await service.post(`/plan-signatories/${seat.id}/signature`, bodyFor('service', plan.contentHash)).expect(200);
  });

  it.each(['cps', 'npia', 'serd', 'smi', 'asst', 'rems', 'celav', 'polo_lavoro', 'social_service', 'school', 'direzione', 'other'])('rests on consent: %s', async (kind) => {
    await api.sql.query('update service set kind = $2 where id = $1', [world.service.id, kind]);
    const planId = await draft();
    const { version } = (await manager.get(`/plans/${planId}`).expect(200)).body as PlanAnswer;
    expect((await manager.act(`/plans/${planId}/proposal`, {}, version).expect(422)).body.code).toBe('signatory.service-without-consent');
  });
});
