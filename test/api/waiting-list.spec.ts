// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addEnrolment, addPerson, arrangeWorld, TODAY, type World } from '../support/arrange.js';
import { action, area, period, targetGroup } from '../support/people.js';

describe('places and waiting lists', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let other: ApiClient;
  let coordinator: ApiClient;
  let work: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    [manager, other, coordinator, work] = await Promise.all([world.manager, world.otherManager, world.coordinators.abitare, world.coordinators.lavoro].map(({ email }) => api.signIn(email)));
  });
  afterAll(() => api.close());

  const HOME = { actionId: action('abitare', '1.2'), targetGroupId: targetGroup('abitare', 'others_at_risk_of_isolation') };
  const person = (more: object = {}) => addPerson(api.sql, { managerId: world.manager.id, ...more });
  const ask = (caseId: string, more: object = {}, client = manager) => client.post('/waiting-entries', { caseId, ...HOME, ...more });
  const asked = async (more: object = {}, of: object = {}) => ({ ...(await person(of)), entry: (await ask((await person(of)).caseId, more).expect(201)).body });
  const act = (client: ApiClient, id: string, what: string, body: object, version: number | null = 1) => client.act(`/waiting-entries/${id}/${what}`, body, version);
  const placesOf = async (client: ApiClient, actionId: string) => (await client.get('/places').expect(200)).body.items.find((p: { action: { id: string } }) => p.action.id === actionId);

  it('a request gives the area’s coordinator the person, as long as they wait', async () => {
    const { personId, caseId } = await person();
    await coordinator.get(`/people/${personId}`).expect(404);
    const { body, headers } = await ask(caseId, { note: 'Preferisce la mattina' }).expect(201);
    expect(headers['location']).toBe(`/api/v1/waiting-entries/${body.id}`);
    expect(body).toMatchObject({ personId, status: 'waiting', priority: 'normal', requestedOn: TODAY, requestedBy: 'Prova manager', caseManager: 'Prova manager', age: 38, actions: ['change', 'withdraw'], version: 1 });
    expect((await coordinator.get(`/waiting-entries/${body.id}`).expect(200)).body).toMatchObject({ person: { familyName: 'Prova' }, actions: ['change', 'offer', 'decline'] });
    await coordinator.get(`/people/${personId}`).expect(200);
    await work.get(`/waiting-entries/${body.id}`).expect(404);
    await work.get(`/people/${personId}`).expect(404);
    expect((await act(manager, body.id, 'withdrawal', { reason: 'Ha cambiato idea' }).expect(200)).body).toMatchObject({ status: 'withdrawn', closedOn: TODAY, closeReason: 'Ha cambiato idea', actions: [] });
    await coordinator.get(`/people/${personId}`).expect(404);
    await ask(caseId).expect(201);
  });

  it('is refused twice for an action, for one that the person is in, without a reason for a high priority, and of what is not there', async () => {
    const { personId, caseId } = await person();
    await ask(caseId).expect(201);
    expect((await ask(caseId).expect(409)).body.code).toBe('waiting.open');
    const { caseId: enrolled } = await person().then(async (p) => (await addEnrolment(api.sql, { ...p, action: '1.2', targetGroup: 'others_at_risk_of_isolation' }), p));
    expect((await ask(enrolled).expect(409)).body.code).toBe('waiting.enrolled');
    const { caseId: fresh } = await person();
    for (const [more, pointer, code] of [
      [{ priority: 'high' }, '/priorityReason', 'waiting.priority-reason'],
      [{ priority: 'top' }, '/priority', 'field.choice'],
      [{ requestedOn: '2026-11-23' }, '/requestedOn', 'field.date-future'],
      [{ requestedOn: '2026-08-31' }, '/requestedOn', 'field.date-before'],
      [{ actionId: action('abitare', '2.2'), targetGroupId: targetGroup('abitare', 'neighbours') }, '/targetGroupId', 'enrolment.audience-group'],
      [{ targetGroupId: targetGroup('lavoro', 'adults_and_young_adults') }, '/targetGroupId', 'enrolment.group-not-of-action'],
      [{ actionId: action('lavoro', '1.1'), targetGroupId: targetGroup('lavoro', 'adults_and_young_adults') }, '/actionId', 'enrolment.action-without-participants'],
    ] as const) {
      expect([more, (await ask(fresh, more).expect(422)).body.errors]).toMatchObject([more, [{ pointer, code }]]);
    }
    expect((await ask(fresh, {}, other).expect(422)).body.errors).toMatchObject([{ pointer: '/caseId', code: 'field.id' }]);
    await api.sql.query(`update case_file set status = 'concluded', concluded_on = $2, outcome = 'transferred' where id = $1`, [fresh, TODAY]);
    expect((await ask(fresh).expect(409)).body.code).toBe('case.concluded');
    for (const { email } of [world.coordinators.abitare, world.partners[0].operator, world.office]) await ask(caseId, {}, await api.signIn(email)).expect(403);
    expect(personId).toBeTruthy();
  });

  it('proposes somebody to another area’s coordinator, but writes nothing of Carcere/REMS for who does not act there', async () => {
    const { personId, caseId } = await addPerson(api.sql, { managerId: world.manager.id });
    await api.sql.query(`update access.account_role set area_ids = $2 where account_id = $1`, [world.manager.id, [area('abitare')]]);
    const { body } = await ask(caseId, { actionId: action('lavoro', '2.2'), targetGroupId: targetGroup('lavoro', 'adults_and_young_adults') }).expect(201);
    expect((await manager.get(`/waiting-entries/${body.id}`).expect(200)).body.area.key).toBe('lavoro');
    await act(work, body.id, 'offer', {}).expect(200);
    expect((await manager.get(`/waiting-entries/${body.id}`)).body.actions).toEqual(['change', 'withdraw']);
    // The coordinator enrols: the case manager does not work there.
    await act(manager, body.id, 'enrolment', { startsOn: TODAY }, 2).expect(422);
    const { body: enrolment } = await act(work, body.id, 'enrolment', { startsOn: TODAY }, 2).expect(201);
    expect(enrolment).toMatchObject({ personId, startsOn: TODAY, admission: 'within' });
    await api.sql.query(`update access.account_role set area_ids = $2 where account_id = $1`, [world.manager.id, ['abitare', 'lavoro', 'stigma'].map((key) => area(key as 'abitare'))]);
    const prison = { actionId: action('carcere-rems', '2.1'), targetGroupId: targetGroup('carcere-rems', 'leaving_or_left_prison_or_rems') };
    expect((await ask(caseId, prison).expect(422)).body.errors).toMatchObject([{ pointer: '/actionId', code: 'field.id' }]);
    const { caseId: hers } = await addPerson(api.sql, { managerId: world.otherManager.id });
    await ask(hers, prison, other).expect(201);
  });

  it('offers a place that is free, and one more only with a reason', async () => {
    const set = (body: object, client = coordinator) => client.post('/places', { actionId: HOME.actionId, places: 1, ...body });
    const before = await placesOf(coordinator, HOME.actionId);
    expect(before).toMatchObject({ places: null, free: null, periodId: period(3) });
    const { body: first, headers } = await set({ places: before.taken + before.offered + 1, note: 'Due operatrici' }).expect(201);
    expect(headers['location']).toBe(`/api/v1/places/${first.id}`);
    expect(first).toMatchObject({ setOn: TODAY, setBy: 'Prova coordinatrice.abitare', supersededOn: null, version: 1 });
    expect(await placesOf(coordinator, HOME.actionId)).toMatchObject({ free: 1, numbers: [{ id: first.id, partner: null }] });
    const [one, two] = [(await asked()).entry, (await asked()).entry];
    await act(coordinator, one.id, 'offer', {}, null).expect(428);
    await act(coordinator, one.id, 'offer', {}, 9).expect(412);
    await act(manager, one.id, 'offer', {}).expect(403);
    expect((await act(coordinator, one.id, 'offer', {}).expect(200)).body).toMatchObject({ status: 'offered', offeredOn: TODAY, offerReason: null });
    expect((await act(coordinator, one.id, 'offer', {}, 2).expect(409)).body.code).toBe('waiting.offered');
    expect((await act(coordinator, two.id, 'offer', {}).expect(409)).body).toMatchObject({ code: 'waiting.no-place-free', errors: [{ pointer: '/reason' }] });
    expect((await act(coordinator, two.id, 'offer', { reason: 'Emergenza abitativa' }).expect(200)).body.offerReason).toBe('Emergenza abitativa');
    expect(await placesOf(coordinator, HOME.actionId)).toMatchObject({ free: -1 });
    // The case manager learns what is free, and no counts of people whom they do not see.
    expect(await placesOf(manager, HOME.actionId)).toMatchObject({ free: -1, taken: null, waiting: null, offered: null });

    await set({ places: 40 }).expect(201);
    expect((await coordinator.get(`/places/${first.id}`).expect(200)).body.supersededOn).toBe(TODAY);
    for (const [body, pointer] of [[{ places: -1 }, '/places'], [{ actionId: action('lavoro', '2.2') }, '/actionId'], [{ actionId: action('lavoro', '1.1') }, '/actionId'], [{ partnerId: world.service.id }, '/partnerId'], [{ periodId: area('abitare') }, '/periodId']] as [object, string][]) {
      expect([body, (await set(body).expect(422)).body.errors[0].pointer]).toEqual([body, pointer]);
    }
    await set({}, manager).expect(403);
    const both = await Promise.all([3, 4].map((places) => set({ partnerId: world.partners[0].id, supersedesId: null, places })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('of two offers of the last place at once keeps one', async () => {
    const known = await placesOf(coordinator, HOME.actionId);
    await coordinator.post('/places', { actionId: HOME.actionId, places: known.taken + known.offered + 1 }).expect(201);
    const [one, two] = [(await asked()).entry, (await asked()).entry];
    const answers = await Promise.all([act(coordinator, one.id, 'offer', {}), act(coordinator, two.id, 'offer', {})]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await coordinator.post('/places', { actionId: HOME.actionId, places: 400 }).expect(201);
  });

  it('enrols who was offered a place by the rules of every enrolment, and settles the request', async () => {
    const { entry } = await asked();
    expect((await act(coordinator, entry.id, 'enrolment', { startsOn: TODAY }).expect(409)).body.code).toBe('waiting.not-offered');
    await act(coordinator, entry.id, 'offer', {}).expect(200);
    expect((await act(coordinator, entry.id, 'enrolment', { startsOn: '2026-08-31' }, 2).expect(422)).body.code).toBe('enrolment.before-case');
    const { body, headers } = await act(coordinator, entry.id, 'enrolment', { startsOn: TODAY }, 2).expect(201);
    expect(headers['location']).toBe(`/api/v1/enrolments/${body.id}`);
    expect(body).toMatchObject({ personId: entry.personId, action: { code: '1.2' }, participationId: expect.any(String) });
    expect((await manager.get(`/waiting-entries/${entry.id}`)).body).toMatchObject({ status: 'enrolled', enrolmentId: body.id, closedOn: TODAY, closedBy: 'Prova coordinatrice.abitare' });
    await act(coordinator, entry.id, 'enrolment', { startsOn: TODAY }, 3).expect(409);
    await manager.get(`/enrolments/${body.id}`).expect(200);
    // Nobody enrols past the list who may not enrol.
    const { caseId } = await person();
    await coordinator.post('/enrolments', { caseId, ...HOME, startsOn: TODAY }).expect(403);
  });

  it('waits on outside the ages until the coordinator admits, and is met by an enrolment of the case manager’s own', async () => {
    const { personId, caseId } = await person({ birthDate: '2012-01-01' });
    const group = targetGroup('abitare', 'adults_severe_distress');
    const { body: entry } = await ask(caseId, { actionId: action('abitare', '1.1'), targetGroupId: group }).expect(201);
    await act(coordinator, entry.id, 'offer', {}).expect(200);
    await act(manager, entry.id, 'enrolment', { startsOn: TODAY }, 2).expect(422);
    const { body: waiting } = await act(manager, entry.id, 'enrolment', { startsOn: TODAY, admissionReason: 'Serve subito' }, 2).expect(201);
    expect(waiting.admission).toBe('waiting');
    expect((await manager.get(`/waiting-entries/${entry.id}`)).body.status).toBe('offered');
    await coordinator.act(`/enrolments/${waiting.id}/admission`, { decision: 'admitted' }, waiting.version).expect(200);
    expect((await manager.get(`/waiting-entries/${entry.id}`)).body).toMatchObject({ status: 'enrolled', enrolmentId: waiting.id });
    const { body: second } = await ask(caseId).expect(201);
    await manager.post('/enrolments', { caseId, ...HOME, startsOn: TODAY }).expect(201);
    expect((await manager.get(`/waiting-entries/${second.id}`)).body.status).toBe('enrolled');
    expect(personId).toBeTruthy();
  });

  it('is declined with a reason that the case manager reads, and changes its priority with one', async () => {
    const { entry } = await asked();
    await coordinator.patch(`/waiting-entries/${entry.id}`, { priority: 'high' }, 1).expect(422);
    await coordinator.patch(`/waiting-entries/${entry.id}`, { priority: 'high', priorityReason: 'Dimissione vicina' }, null).expect(428);
    expect((await coordinator.patch(`/waiting-entries/${entry.id}`, { priority: 'high', priorityReason: 'Dimissione vicina' }, 1).expect(200)).body).toMatchObject({ priority: 'high', version: 2 });
    await manager.patch(`/waiting-entries/${entry.id}`, { priorityReason: null }, 2).expect(422);
    await act(coordinator, entry.id, 'refusal', {}, 2).expect(422);
    await act(manager, entry.id, 'refusal', { reason: 'x' }, 2).expect(403);
    await act(coordinator, entry.id, 'withdrawal', { reason: 'x' }, 2).expect(403);
    await act(coordinator, entry.id, 'refusal', { reason: 'Il gruppo non è adatto' }, 2).expect(200);
    expect((await manager.get(`/waiting-entries/${entry.id}`)).body).toMatchObject({ status: 'declined', closeReason: 'Il gruppo non è adatto', actions: [] });
    await act(manager, entry.id, 'withdrawal', { reason: 'x' }, 3).expect(409);
    await manager.patch(`/waiting-entries/${entry.id}`, { priority: 'low' }, 3).expect(409);
  });

  it('ends with the case', async () => {
    const { entry } = await asked();
    await api.sql.query(`update case_file set status = 'concluded', concluded_on = $2, outcome = 'transferred' where id = $1`, [entry.caseId, TODAY]);
    expect((await manager.get(`/waiting-entries/${entry.id}`)).body).toMatchObject({ status: 'withdrawn', closedOn: TODAY, closeReason: null });
    await coordinator.get(`/people/${entry.personId}`).expect(404);
  });

  it('lists who is next by priority and then by who asked first, page by page, as many as the counts say', async () => {
    await asked({ priority: 'low', requestedOn: '2026-09-02' });
    await asked({ priority: 'high', priorityReason: 'Urgente', requestedOn: '2026-10-02' });
    await asked({ requestedOn: '2026-09-03' });
    await asked({ requestedOn: '2026-09-03' });
    const seen: { id: string; priority: string; requestedOn: string; status: string }[] = [];
    let cursor = '';
    do {
      const { body } = await coordinator.get(`/waiting-entries?limit=2&actionId=${HOME.actionId}${cursor && `&cursor=${cursor}`}`).expect(200);
      seen.push(...body.items);
      cursor = body.nextCursor ?? '';
    } while (cursor);
    const rank = { high: 1, normal: 2, low: 3 } as Record<string, number>;
    const keys = seen.map(({ priority, requestedOn, id }) => `${rank[priority]} ${requestedOn} ${id}`);
    expect(keys).toEqual([...keys].sort());
    expect(new Set(keys).size).toBe(keys.length);
    const counts = await placesOf(coordinator, HOME.actionId);
    expect(seen.filter(({ status }) => status === 'waiting')).toHaveLength(counts.waiting);
    expect(seen.filter(({ status }) => status === 'offered')).toHaveLength(counts.offered);
    expect((await coordinator.get(`/waiting-entries?status=waiting&limit=100&actionId=${HOME.actionId}`)).body.items).toHaveLength(counts.waiting);
    expect((await coordinator.get('/waiting-entries?status=declined')).body.items).toHaveLength(1);
    const one = seen[0] as unknown as { personId: string };
    expect((await manager.get(`/waiting-entries?personId=${one.personId}`)).body.items).toHaveLength(1);
    for (const query of ['status=open', 'cursor=xyz', 'limit=0', 'status=all']) await coordinator.get(`/waiting-entries?${query}`).expect(query === 'status=open' ? 200 : 422);
  });
});
