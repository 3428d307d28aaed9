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
    expect(body).toMatchObject({ serviceId: world.service.id, service: 'CPS di prova', status: 'sent', sentOn: '2026-11-22', decidedOn: null, personId: null, areaIds: [], sourceKind: 'cps', onBehalf: false, version: 1 });
    expect((await manager.get(`/referrals/${body.id}`).expect(200)).body).toEqual(body);
    for (const more of [{ serviceId: randomUUID() }, { status: 'accepted' }, { personId: randomUUID() }, { areaIds: [randomUUID()] }, { reason: ' ' }]) {
      await referrer.post('/referrals', { personName: 'x', reason: 'y', ...more }).expect(422);
    }
    for (const { email } of [world.coordinators.abitare, world.partners[0].operator, world.cabina]) await (await api.signIn(email)).post('/referrals', { personName: 'x', reason: 'y' }).expect(403);
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
    const { id } = await sent({ areaIds: [area('carcere-rems')] });
    await manager.get(`/referrals/${id}`).expect(404);
    expect((await manager.get('/referrals?limit=100')).text).not.toContain(id);
    await decide(manager, id, { decision: 'accepted' }).expect(404);
    await other.get(`/referrals/${id}`).expect(200);
  });

  it('tell who refers, how the person is called and reached, what is asked and whether they know', async () => {
    const facts = {
      givenName: 'Nadia', familyName: 'Tessari', birthDate: '1988-03-14', phone: '+39 333 1234567', email: 'nadia@example.org', urgency: 'soon', awareness: 'agrees',
      areaIds: [area('abitare'), area('lavoro')], personName: undefined,
    };
    const body = await sent(facts);
    expect(body).toMatchObject({ ...facts, personName: 'Nadia Tessari', approximateAge: null, judicial: false, senderName: null, sourceKind: 'cps' });
    expect((await manager.get(`/referrals/${body.id}`).expect(200)).body).toMatchObject({ phone: facts.phone, email: facts.email });
    const { rows } = await api.sql.query('select contacts_cipher from referral where id = $1', [body.id]);
    expect(rows[0].contacts_cipher.toString('latin1')).not.toMatch(/333|nadia/);
    for (const [more, pointer] of [
      [{ personName: undefined }, '/familyName'],
      [{ birthDate: '1988-03-14', approximateAge: 38 }, '/approximateAge'],
      [{ birthDate: '2026-11-23' }, '/birthDate'],
      [{ approximateAge: 121 }, '/approximateAge'],
      [{ email: 'non una posta' }, '/email'],
      [{ sourceKind: 'serd' }, '/sourceKind'],
      [{ sourceKind: 'family' }, '/sourceKind'],
      [{ municipio: 3 }, '/municipio'],
      [{ senderName: 'Io' }, '/senderName'],
      [{ serviceId: world.service.id }, '/serviceId'],
      [{ areaIds: [area('abitare'), randomUUID()] }, '/areaIds'],
    ] as [object, string][]) {
      const { body: refused } = await referrer.post('/referrals', { personName: 'x', reason: 'y', ...more }).expect(422);
      expect([more, refused.errors.map((e: { pointer: string }) => e.pointer)]).toEqual([more, expect.arrayContaining([pointer])]);
    }
  });

  it('give the person what they told of how to reach them, so that nobody types it twice', async () => {
    const { id } = await sent({ phone: '02 1234567', email: 'ada@example.org' });
    const { body: person } = await manager.post('/people', { familyName: 'Raggiunta', referralId: id }).expect(201);
    const { items } = (await manager.get(`/people/${person.id}/contacts`).expect(200)).body;
    expect(items.map((c: { kind: string; value: string; validFrom: string }) => [c.kind, c.value, c.validFrom]).sort()).toEqual([['email', 'ada@example.org', '2026-11-22'], ['phone', '02 1234567', '2026-11-22']]);
    const { id: other } = await sent({ phone: 'chiedere al bar sotto casa' });
    const { body: found } = await manager.post('/people', { alias: 'x', referralId: other }).expect(201);
    expect((await manager.get(`/people/${found.id}/contacts`)).body.items).toMatchObject([{ kind: 'other', value: 'chiedere al bar sotto casa' }]);
  });

  it('of the social service say their level and the Municipio', async () => {
    const service = await addOrganisation(api.sql, 'service', 'Servizio sociale di zona');
    await api.sql.query(`update service set kind = 'social_service' where id = $1`, [service]);
    await addAccount(api.sql, { email: 'sociale@comune.example', roles: [{ role: 'service_referrer', organisation: service }] });
    const social = await api.signIn('sociale@comune.example');
    const send = (more: object) => social.post('/referrals', { personName: 'x', reason: 'y', ...more });
    expect((await send({ municipio: 4 }).expect(422)).body.errors).toMatchObject([{ pointer: '/sourceKind', code: 'referral.level-missing' }]);
    expect((await send({ sourceKind: 'social_service_second' }).expect(422)).body.errors).toMatchObject([{ pointer: '/municipio', code: 'referral.municipio-missing' }]);
    for (const municipio of [0, 10]) await send({ sourceKind: 'social_service_second', municipio }).expect(422);
    expect((await send({ sourceKind: 'social_service_second', municipio: 9 }).expect(201)).body).toMatchObject({ sourceKind: 'social_service_second', municipio: 9 });
    await api.sql.query('update service set municipio = 2 where id = $1', [service]);
    expect((await send({ sourceKind: 'social_service_first' }).expect(201)).body).toMatchObject({ sourceKind: 'social_service_first', municipio: 2 });
  });

  it('of who has no account are entered by a case manager, with who they are', async () => {
    const enter = (more: object, client = manager) => client.post('/referrals', { alias: 'Il ragazzo del terzo piano', reason: 'La madre chiede aiuto', ...more });
    expect((await enter({}).expect(422)).body.errors).toMatchObject([{ pointer: '/sourceKind', code: 'referral.source-missing' }]);
    expect((await enter({ sourceKind: 'family' }).expect(422)).body.errors).toMatchObject([{ pointer: '/senderName', code: 'referral.sender-missing' }]);
    expect((await enter({ sourceKind: 'family', serviceId: randomUUID(), senderName: 'x' }).expect(422)).body.errors).toMatchObject([{ pointer: '/serviceId' }]);
    const { body } = await enter({ sourceKind: 'family', senderName: 'La madre', senderContact: '02 5550123', approximateAge: 19 }).expect(201);
    expect(body).toMatchObject({ sourceKind: 'family', onBehalf: true, serviceId: null, service: null, senderName: 'La madre', senderContact: '02 5550123', personName: 'Il ragazzo del terzo piano' });
    // The person refers themself; and a service of the directory that called follows what was entered for it.
    expect((await enter({ sourceKind: 'person' }).expect(201)).body.senderName).toBeNull();
    const { body: called } = await enter({ serviceId: world.service.id }).expect(201);
    expect(called).toMatchObject({ sourceKind: 'cps', service: 'CPS di prova', onBehalf: true });
    await referrer.get(`/referrals/${called.id}`).expect(200);
    expect((await referrer.get('/referrals?limit=100')).text).not.toContain(body.id);
  });

  it('of judicial sources are seen by who acts in Carcere/REMS, and by who sent them', async () => {
    const service = await addOrganisation(api.sql, 'service', 'UEPE di prova');
    await api.sql.query(`update service set kind = 'uepe' where id = $1`, [service]);
    await addAccount(api.sql, { email: 'uepe@example.org', roles: [{ role: 'service_referrer', organisation: service }] });
    const uepe = await api.signIn('uepe@example.org');
    const { body } = await uepe.post('/referrals', { personName: 'In messa alla prova', reason: 'Cerca casa', areaIds: [area('abitare')] }).expect(201);
    expect(body).toMatchObject({ judicial: true, sourceKind: 'uepe' });
    await manager.get(`/referrals/${body.id}`).expect(404);
    expect((await manager.get('/referrals?limit=100')).text).not.toContain(body.id);
    await manager.post('/people', { alias: 'x', referralId: body.id }).expect(422);
    expect((await other.get(`/referrals/${body.id}`).expect(200)).body.judicial).toBe(true);
    // Another service may say that it tells of proceedings; who takes people in charge without that area writes nothing of them.
    const { id } = await sent({ judicial: true });
    await manager.get(`/referrals/${id}`).expect(404);
    for (const [more, pointer] of [[{ sourceKind: 'judicial_office' }, '/sourceKind'], [{ sourceKind: 'family', judicial: true }, '/sourceKind'], [{ sourceKind: 'family', areaIds: [area('carcere-rems')] }, '/areaIds']] as [object, string][]) {
      const refused = await manager.post('/referrals', { alias: 'x', reason: 'y', senderName: 'z', ...more }).expect(422);
      expect(refused.body.errors).toMatchObject([{ pointer, code: 'referral.judicial-elsewhere' }]);
    }
    await other.post('/referrals', { alias: 'x', reason: 'y', senderName: 'Ordine su carta', sourceKind: 'judicial_office' }).expect(201);
  });

  it('are looked into, with a first appointment that the sender sees, and nothing else of the work', async () => {
    const { id } = await sent();
    const evaluate = (client: ApiClient, body: object, version: number | null) => client.act(`/referrals/${id}/evaluation`, body, version);
    await evaluate(referrer, {}, 1).expect(403);
    await manager.patch(`/referrals/${id}`, { firstAppointmentOn: '2026-12-01' }, 1).expect(409);
    await evaluate(manager, { firstAppointmentOn: '2026-11-01' }, 1).expect(422);
    await evaluate(manager, {}, null).expect(428);
    expect((await evaluate(manager, { firstAppointmentOn: '2026-12-01' }, 1).expect(200)).body).toMatchObject({ status: 'in_evaluation', evaluator: 'Prova manager', evaluatedOn: '2026-11-22' });
    expect((await referrer.get(`/referrals/${id}`)).body).toMatchObject({ status: 'in_evaluation', evaluator: null, firstAppointmentOn: '2026-12-01' });
    // A colleague takes over, and nobody's leave keeps a person waiting.
    expect((await evaluate(other, {}, 2).expect(200)).body).toMatchObject({ evaluator: 'Prova altra.manager', firstAppointmentOn: '2026-12-01' });
    expect((await manager.patch(`/referrals/${id}`, { firstAppointmentOn: null }, 3).expect(200)).body.firstAppointmentOn).toBeNull();
    expect((await decide(manager, id, { decision: 'accepted', firstAppointmentOn: '2026-12-03' }, 4).expect(200)).body).toMatchObject({ status: 'accepted', firstAppointmentOn: '2026-12-03' });
    await evaluate(manager, {}, 5).expect(409);
    expect((await manager.patch(`/referrals/${id}`, { firstAppointmentOn: '2026-12-04' }, 5).expect(200)).body.firstAppointmentOn).toBe('2026-12-04');
  });

  it('are taken back by who sent them, while they are open', async () => {
    const { id } = await sent();
    const withdraw = (client: ApiClient, of: string, version: number, body: object = {}) => client.act(`/referrals/${of}/withdrawal`, body, version);
    await withdraw(manager, id, 1).expect(403);
    expect((await withdraw(referrer, id, 1, { reason: 'Ha trovato casa' }).expect(200)).body).toMatchObject({ status: 'withdrawn', withdrawnOn: '2026-11-22', withdrawReason: 'Ha trovato casa' });
    await manager.get(`/referrals/${id}`).expect(404);
    await withdraw(referrer, id, 2).expect(409);
    const decided = await sent();
    await decide(manager, decided.id, { decision: 'declined', reason: 'Abita fuori' }).expect(200);
    await withdraw(referrer, decided.id, 2).expect(409);
    // Entered for a family: by who entered it.
    const { body: family } = await manager.post('/referrals', { alias: 'x', reason: 'y', sourceKind: 'family', senderName: 'z' }).expect(201);
    await withdraw(other, family.id, 1).expect(403);
    await withdraw(referrer, family.id, 1).expect(404);
    await withdraw(manager, family.id, 1).expect(200);
  });

  it('belong to the person’s file once they are about somebody: who follows them no longer reads them', async () => {
    const { id } = await sent();
    const { body: person } = await manager.post('/people', { familyName: 'Passata', referralId: id }).expect(201);
    await manager.get(`/referrals/${id}`).expect(200);
    await api.sql.query('update care_team set ends_on = $2, handed_over = true where person_id = $1', [person.id, '2026-11-22']);
    await manager.get(`/referrals/${id}`).expect(404);
    await manager.patch(`/referrals/${id}`, { firstAppointmentOn: '2026-12-01' }, 2).expect(404);
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
    expect(new Set(declined.map((r: { status: string }) => r.status))).toEqual(new Set(['declined']));
    const open = (await manager.get('/referrals?status=open&limit=100').expect(200)).body.items;
    expect(new Set(open.map((r: { status: string }) => r.status))).toEqual(new Set(['sent']));
    await (await api.signIn(world.cabina.email)).get('/referrals').expect(403);
    await (await api.signIn(world.partners[0].operator.email)).get('/referrals').expect(403);
  });
});
