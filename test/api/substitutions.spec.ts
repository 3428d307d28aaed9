// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addEnrolment, addPerson, arrangeWorld, setToday, TODAY, type World } from '../support/arrange.js';
import { addAccount, area } from '../support/people.js';

describe('substitution', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let other: ApiClient;
  let third: ApiClient;
  let thirdId: string;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    thirdId = await addAccount(api.sql, { email: 'terza@example.org', roles: [{ role: 'case_manager', areas: ['abitare'] }] });
    manager = await api.signIn(world.manager.email);
    other = await api.signIn(world.otherManager.email);
    third = await api.signIn('terza@example.org');
  });
  afterAll(() => api.close());
  afterEach(async () => {
    await api.sql.query('update access.substitution set ended_at = now() where ended_at is null');
    await setToday(api.sql, TODAY);
  });

  const absence = (client: ApiClient, more: object = {}) => client.post('/substitutions', { substituteAccountId: world.manager.id, startsOn: TODAY, endsOn: '2026-11-30', reason: 'holiday', ...more });
  const hers = () => addPerson(api.sql, { managerId: world.otherManager.id, familyName: 'Di Lei' });

  it('gives the substitute the people of who is absent, while it runs and no longer', async () => {
    const { personId, caseId } = await hers();
    await manager.get(`/people/${personId}`).expect(404);
    const { body, headers } = await absence(other, { note: 'Agenda in ordine' }).expect(201);
    expect(headers['location']).toBe(`/api/v1/substitutions/${body.id}`);
    expect(body).toMatchObject({ absent: 'Prova altra.manager', substitute: 'Prova manager', state: 'running', mine: true, note: 'Agenda in ordine', version: 1 });
    expect((await manager.get(`/substitutions/${body.id}`).expect(200)).body).toMatchObject({ mine: false });
    await third.get(`/substitutions/${body.id}`).expect(404);

    expect((await manager.get(`/people/${personId}`).expect(200)).body.substitution).toEqual({ absentAccountId: world.otherManager.id, absent: 'Prova altra.manager', until: '2026-11-30' });
    expect((await manager.get('/people?limit=100')).text).toContain(personId);
    expect((await manager.patch(`/cases/${caseId}`, { phase: 'monitoring' }, 1).expect(200)).body.phases.at(-1).recordedBy).toBe('Prova manager');
    await manager.patch(`/people/${personId}`, { alias: 'Ada' }, 1).expect(200);
    const { rows } = await api.sql.query(`select account_id from audit.entry where verb = 'update' and subject = 'public.person' and row_id = $1`, [personId]);
    expect(rows).toEqual([{ account_id: world.manager.id }]);
    // Who is absent goes on reaching them, under nobody's name but their own.
    expect((await other.get(`/people/${personId}`).expect(200)).body.substitution).toBeNull();

    await setToday(api.sql, '2026-12-01');
    await manager.get(`/people/${personId}`).expect(404);
    expect((await manager.get(`/substitutions/${body.id}`)).body.state).toBe('over');
  });

  it('begins and ends by its days, and can be ended early by either, at once', async () => {
    const { personId } = await hers();
    const { body } = await absence(other, { startsOn: '2026-11-23' }).expect(201);
    expect(body.state).toBe('upcoming');
    await manager.get(`/people/${personId}`).expect(404);
    await setToday(api.sql, '2026-11-23');
    await manager.get(`/people/${personId}`).expect(200);
    await manager.act(`/substitutions/${body.id}/end`, {}, null).expect(428);
    await manager.act(`/substitutions/${body.id}/end`, {}, 5).expect(412);
    await third.act(`/substitutions/${body.id}/end`, {}, 1).expect(404);
    expect((await manager.act(`/substitutions/${body.id}/end`, {}, 1).expect(200)).body).toMatchObject({ state: 'over', endedAt: expect.any(String) });
    await manager.get(`/people/${personId}`).expect(404);
    await other.act(`/substitutions/${body.id}/end`, {}, 2).expect(409);
  });

  it('gives no more areas than the substitute’s own', async () => {
    const { personId, caseId } = await hers();
    const { enrolmentId } = await addEnrolment(api.sql, { personId, caseId, area: 'carcere-rems', action: '2.1', targetGroup: 'leaving_or_left_prison_or_rems', startsOn: '2026-09-20' });
    await absence(other).expect(201);
    const { body, text } = await manager.get(`/people/${personId}`).expect(200);
    expect(body.enrolments).toEqual([]);
    expect(text).not.toMatch(/carcere|2026-09-20/i);
    await manager.get(`/enrolments/${enrolmentId}`).expect(404);
    const referral = await other.post('/referrals', { alias: 'x', reason: 'y', sourceKind: 'judicial_office', senderName: 'Ordine', areaIds: [area('carcere-rems')] }).expect(201);
    await manager.get(`/referrals/${referral.body.id}`).expect(404);
  });

  it('makes no chain: who stands in for a substitute does not reach the first one’s people', async () => {
    const { personId: first } = await hers();
    const { personId: second } = await addPerson(api.sql, { managerId: world.manager.id });
    await absence(other).expect(201);
    // Whoever stands in may fall ill all the same.
    await absence(manager, { substituteAccountId: thirdId, reason: 'illness' }).expect(201);
    await third.get(`/people/${second}`).expect(200);
    await third.get(`/people/${first}`).expect(404);
    await manager.get(`/people/${first}`).expect(200);
  });

  it('keeps what is personal: the substitute does not hand over, nor answer for who is absent', async () => {
    const { caseId } = await hers();
    await absence(other).expect(201);
    expect((await manager.post('/handovers', { caseId, toAccountId: thirdId, reason: 'x' }).expect(422)).body.errors).toMatchObject([{ code: 'handover.not-holder' }]);
    const { caseId: mine } = await addPerson(api.sql, { managerId: thirdId });
    const { body: asked } = await third.post('/handovers', { caseId: mine, toAccountId: world.otherManager.id, reason: 'x' }).expect(201);
    await manager.act(`/handovers/${asked.id}/answer`, { decision: 'accepted' }, 1).expect(404);
  });

  it('is refused for days gone by, too long, to oneself, to who holds no cases or is absent too, and twice', async () => {
    const refused = async (more: object, status = 422) => (await absence(other, more).expect(status)).body;
    expect((await refused({ startsOn: '2026-11-21' })).errors).toMatchObject([{ pointer: '/startsOn', code: 'field.date-before' }]);
    expect((await refused({ endsOn: '2026-11-21' })).errors).toMatchObject([{ pointer: '/endsOn', code: 'field.date-before' }]);
    expect((await refused({ endsOn: '2027-02-23' })).errors).toMatchObject([{ pointer: '/endsOn', code: 'field.date-after' }]);
    expect((await refused({ substituteAccountId: world.otherManager.id })).errors).toMatchObject([{ pointer: '/substituteAccountId', code: 'substitution.self' }]);
    expect((await refused({ substituteAccountId: world.coordinators.abitare.id })).errors).toMatchObject([{ code: 'substitution.substitute' }]);
    expect((await refused({ reason: 'voglia' })).errors).toMatchObject([{ pointer: '/reason' }]);
    await absence(manager, { substituteAccountId: thirdId, startsOn: '2026-11-25', endsOn: '2026-11-26' }).expect(201);
    expect((await refused({}, 409)).code).toBe('substitution.absent-too');
    await absence(other, { endsOn: '2026-11-24' }).expect(201);
    expect((await refused({ substituteAccountId: thirdId, startsOn: '2026-11-24' }, 409)).code).toBe('substitution.overlap');
    await absence(other, { substituteAccountId: thirdId, startsOn: '2026-11-25' }).expect(201);
    for (const { email } of [world.coordinators.abitare, world.partners[0].operator, world.office, world.service.referrer]) await absence(await api.signIn(email)).expect(403);
    const both = await Promise.all([1, 2].map(() => absence(third, { startsOn: '2027-01-01', endsOn: '2027-01-05' })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is listed to both, the latest first, by state', async () => {
    const { body: one } = await absence(other, { startsOn: '2026-12-05', endsOn: '2026-12-06' }).expect(201);
    const { body: two } = await absence(other).expect(201);
    const idsOf = async (client: ApiClient, query: string) => (await client.get(`/substitutions?${query}`).expect(200)).body.items.map((s: { id: string }) => s.id);
    expect(await idsOf(manager, 'state=upcoming')).toEqual([one.id]);
    expect(await idsOf(other, 'state=running')).toEqual([two.id]);
    const { rows } = await api.sql.query('select id from access.substitution where absent_account_id = $1 order by starts_on desc, id desc', [world.otherManager.id]);
    expect(await idsOf(other, 'limit=100')).toEqual(rows.map(({ id }) => id));
    expect(await idsOf(third, 'state=running')).toEqual([]);
  });
});
