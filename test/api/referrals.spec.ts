// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPerson, arrangeWorld, type World } from '../support/arrange.js';
import { addAccount, addOrganisation, area } from '../support/people.js';

describe('referrals', () => {
  let api: TestApi;
  let world: World;
  let referrer: ApiClient;
  let manager: ApiClient;
  let other: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    referrer = await api.signIn(world.service.referrer.email);
    manager = await api.signIn(world.manager.email);
    other = await api.signIn(world.otherManager.email);
  });
  afterAll(() => api.close());

  const sent = async (more: object = {}) => (await referrer.post('/referrals', { personName: 'Persona Inviata', reason: 'Vive sola dopo il ricovero', ...more }).expect(201)).body;
  const decide = (client: ApiClient, id: string, body: object, version: number | null = 1) => client.act(`/referrals/${id}/decision`, body, version);

  it('are sent in the name of one’s own service and wait', async () => {
    const body = await sent();
    expect(body).toMatchObject({ serviceId: world.service.id, service: 'CPS di prova', status: 'sent', sentOn: '2026-11-22', decidedOn: null, personId: null, areaId: null, version: 1 });
    expect((await manager.get(`/referrals/${body.id}`).expect(200)).body).toEqual(body);
    for (const more of [{ serviceId: randomUUID() }, { status: 'accepted' }, { personId: randomUUID() }, { areaId: randomUUID() }, { reason: ' ' }]) {
      await referrer.post('/referrals', { personName: 'x', reason: 'y', ...more }).expect(422);
    }
    for (const { email } of [world.manager, world.coordinators.abitare, world.partners[0].operator, world.cabina]) await (await api.signIn(email)).post('/referrals', { personName: 'x', reason: 'y' }).expect(403);
  });

  it('of another service do not exist for a service', async () => {
    const { id } = await sent();
    const service = await addOrganisation(api.sql, 'service', 'Altro CPS');
    await addAccount(api.sql, { email: 'altro@cps.example', roles: [{ role: 'service_referrer', organisation: service }] });
    const stranger = await api.signIn('altro@cps.example');
    const [foreign, nobody] = await Promise.all([stranger.get(`/referrals/${id}`).expect(404), stranger.get(`/referrals/${randomUUID()}`).expect(404)]);
    expect({ ...foreign.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
    expect((await stranger.get('/referrals').expect(200)).body).toEqual({ items: [], nextCursor: null });
  });

  it('become a person: registering from one accepts it, and the service learns that and no more', async () => {
    const { id } = await sent();
    const { body: person } = await manager.post('/people', { familyName: 'Presa', referralId: id }).expect(201);
    expect(person.cases).toMatchObject([{ referralId: id }]);
    expect((await manager.get(`/referrals/${id}`).expect(200)).body).toMatchObject({ status: 'accepted', personId: person.id, decidedOn: '2026-11-22' });
    expect((await referrer.get(`/referrals/${id}`).expect(200)).body).toMatchObject({ status: 'accepted', personId: null, decidedOn: '2026-11-22' });
    await referrer.get(`/people/${person.id}`).expect(403);
    await other.get(`/referrals/${id}`).expect(404);
    const again = await manager.post('/people', { alias: 'x', referralId: id }).expect(422);
    expect(again.body.errors).toMatchObject([{ pointer: '/referralId', code: 'field.id' }]);
  });

  it('are accepted before the person is registered, for whoever accepted them', async () => {
    const { id } = await sent();
    expect((await decide(manager, id, { decision: 'accepted' }).expect(200)).body).toMatchObject({ status: 'accepted', personId: null, version: 2 });
    await other.get(`/referrals/${id}`).expect(404);
    await other.post('/people', { alias: 'x', referralId: id }).expect(422);
    const { body: person } = await manager.post('/people', { alias: 'x', referralId: id }).expect(201);
    expect((await manager.get(`/referrals/${id}`)).body.personId).toBe(person.id);
  });

  it('are accepted for somebody already in charge, whom one follows', async () => {
    const { id } = await sent();
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id });
    expect((await decide(other, id, { decision: 'accepted', personId }).expect(422)).body.errors).toMatchObject([{ pointer: '/personId', code: 'field.id' }]);
    expect((await decide(manager, id, { decision: 'accepted', personId }).expect(200)).body).toMatchObject({ personId });
  });

  it('are declined with a reason that the service reads, and decided once', async () => {
    const { id } = await sent();
    await decide(manager, id, { decision: 'declined' }).expect(422);
    await decide(manager, id, { decision: 'accepted', reason: 'perché' }).expect(422);
    await decide(manager, id, { decision: 'declined', reason: 'no', personId: randomUUID() }).expect(422);
    await decide(manager, id, { decision: 'sent' }).expect(422);
    await decide(manager, id, { decision: 'declined', reason: 'no' }, null).expect(428);
    await decide(manager, id, { decision: 'declined', reason: 'no' }, 2).expect(412);
    await decide(referrer, id, { decision: 'declined', reason: 'no' }).expect(403);
    expect((await decide(manager, id, { decision: 'declined', reason: 'Abita fuori Milano' }).expect(200)).body.status).toBe('declined');
    expect((await referrer.get(`/referrals/${id}`).expect(200)).body).toMatchObject({ status: 'declined', declineReason: 'Abita fuori Milano' });
    expect((await decide(manager, id, { decision: 'accepted' }, 2).expect(409)).body.code).toBe('referral.decided');
    await decide(other, id, { decision: 'accepted' }, 2).expect(404);
  });

  it('to Carcere/REMS are not there for a case manager without that area', async () => {
    const { id } = await sent({ areaId: area('carcere-rems') });
    await manager.get(`/referrals/${id}`).expect(404);
    expect((await manager.get('/referrals?limit=100')).text).not.toContain(id);
    await decide(manager, id, { decision: 'accepted' }).expect(404);
    await other.get(`/referrals/${id}`).expect(200);
  });

  it('are listed newest first, by state, page by page', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: { items: { id: string; sentOn: string }[]; nextCursor: string | null } } = await referrer.get(`/referrals?limit=3${cursor && `&cursor=${cursor}`}`).expect(200);
      seen.push(...body.items.map((r) => r.id));
      cursor = body.nextCursor;
    }
    const { rows } = await api.sql.query('select id from referral where service_id = $1 order by sent_on desc, id desc', [world.service.id]);
    expect(seen).toEqual(rows.map((r) => r.id));
    const declined = (await referrer.get('/referrals?status=declined').expect(200)).body.items;
    expect(declined.map((r: { status: string }) => r.status)).toEqual(['declined']);
    await (await api.signIn(world.cabina.email)).get('/referrals').expect(403);
    await (await api.signIn(world.partners[0].operator.email)).get('/referrals').expect(403);
  });
});
