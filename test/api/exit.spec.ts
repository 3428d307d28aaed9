// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPersonInCharge, arrangeWorld, setToday, TODAY, type PersonInCharge, type World } from '../support/arrange.js';
import { action, targetGroup } from '../support/people.js';

const ANSWERS = { employment: 'employed', training: 'no', qualification: 'refused' };

describe('the situation upon leaving', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let person: PersonInCharge;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
  });
  beforeEach(async () => {
    await setToday(api.sql, TODAY);
    person = await addPersonInCharge(api.sql, world, { openedOn: '2026-06-01', startsOn: '2026-06-15' });
  });
  afterAll(() => api.close());

  const participation = async (): Promise<string> => (await api.sql.query<{ id: string }>('select id from participation where person_id = $1', [person.personId])).rows[0].id;
  const conclude = (body: object = {}) => manager.act(`/cases/${person.caseId}/conclusion`, { outcome: 'goals_reached', concludedOn: '2026-11-01', ...body }, 1);
  const list = async () => (await manager.get(`/participations/${await participation()}/exit-situations`).expect(200)).body as { items: { counts: boolean; results: string[]; observedOn: string }[]; exitedOn: string | null; observableUntil: string | null };

  it('is recorded with the conclusion when it is known', async () => {
    await api.sql.query(`update participation set employment_status = 'inactive' where person_id = $1`, [person.personId]);
    await conclude({ exit: ANSWERS }).expect(201);
    expect(await list()).toMatchObject({ exitedOn: '2026-11-01', observableUntil: '2026-11-29', items: [{ counts: true, results: ['EECR04'], observedOn: '2026-11-01', employment: 'employed', qualification: 'refused' }] });
  });

  it('is recorded within 28 days of the exit, and the last event wins', async () => {
    await api.sql.query(`update participation set employment_status = 'inactive' where person_id = $1`, [person.personId]);
    await conclude({ exit: { ...ANSWERS, employment: 'inactive' } }).expect(201);
    const id = await participation();
    for (const [observedOn, code] of [['2026-10-31', 'field.date-before'], ['2026-11-23', 'field.date-future']]) {
      expect((await manager.post(`/participations/${id}/exit-situations`, { ...ANSWERS, observedOn }).expect(422)).body).toMatchObject({ errors: [{ pointer: '/observedOn', code }] });
    }
    await manager.post(`/participations/${id}/exit-situations`, { ...ANSWERS, employment: 'job_searching', observedOn: '2026-11-20' }).expect(201);
    expect((await list()).items.map(({ counts, results }) => [counts, results])).toEqual([[true, ['EECR01']], [false, []]]);
    await setToday(api.sql, '2026-12-15');
    const late = await manager.post(`/participations/${id}/exit-situations`, { ...ANSWERS, observedOn: '2026-11-30' }).expect(422);
    expect(late.body).toMatchObject({ errors: [{ pointer: '/observedOn', code: 'field.date-after' }] });
    await manager.post(`/participations/${id}/exit-situations`, { ...ANSWERS, observedOn: '2026-11-29' }).expect(201);
    expect((await list()).items[0]).toMatchObject({ counts: true, results: ['EECR04'] });
  });

  it('does not exist while the person is in, and counts no more after a re-entry into the same operation', async () => {
    const id = await participation();
    expect((await manager.post(`/participations/${id}/exit-situations`, { ...ANSWERS, observedOn: TODAY }).expect(409)).body).toMatchObject({ code: 'exit.still-in' });
    await conclude({ exit: ANSWERS }).expect(201);
    const again = (await manager.post('/cases', { personId: person.personId, openedOn: '2026-11-10' }).expect(201)).body as { id: string };
    await manager.post('/enrolments', { caseId: again.id, actionId: action('abitare', '2.2'), targetGroupId: targetGroup('abitare', 'others_at_risk_of_isolation'), startsOn: '2026-11-12' }).expect(201);
    const now = await list();
    expect(await participation()).toBe(id);
    expect(now).toMatchObject({ exitedOn: null, observableUntil: null, items: [{ counts: false, results: [] }] });
    expect((await manager.get(`/participations/${id}`).expect(200)).body).toMatchObject({ enteredOn: '2026-06-15', exitedOn: null });
  });

  it('is somebody else’s business for whoever does not hold the case', async () => {
    await conclude({ exit: ANSWERS }).expect(201);
    const id = await participation();
    await (await api.signIn(world.otherManager.email)).get(`/participations/${id}/exit-situations`).expect(404);
    await (await api.signIn(world.partners[0].operator.email)).get(`/participations/${id}/exit-situations`).expect(403);
    await (await api.signIn(world.cabina.email)).get(`/participations/${id}/exit-situations`).expect(403);
  });

  it('stands in the frozen evidence beside housing, work, network, judgement and scores', async () => {
    const gaf = ((await manager.get('/instruments')).body as { items: { id: string; key: string }[] }).items.find(({ key }) => key === 'gaf')!.id;
    for (const [assessedOn, value] of [['2026-07-01', 40], ['2026-10-20', 58]] as const) {
      await manager.post(`/people/${person.personId}/assessments`, { instrumentId: gaf, assessedOn, rater: 'operator', scores: [{ key: 'total', value }] }).expect(201);
    }
    const early = await conclude({ concludedOn: '2026-10-01' }).expect(422);
    expect(early.body).toMatchObject({ code: 'conclusion.before-assessment' });
    const reasonless = await conclude({ situation: { judgement: 'improved' } }).expect(422);
    expect(reasonless.body).toMatchObject({ errors: [{ pointer: '/situation/judgementReason', code: 'conclusion.judgement-reason' }] });
    const { body } = await conclude({ situation: { housing: 'improved', work: 'refused', judgement: 'improved', judgementReason: 'Vive da solo da tre mesi.' } }).expect(201);
    expect(body).toMatchObject({
      situation: { housing: 'improved', work: 'refused', judgement: 'improved', judgementReason: 'Vive da solo da tre mesi.' },
      scores: [{ name: { it: 'VGF (GAF)' }, first: 40, firstOn: '2026-07-01', last: 58, lastOn: '2026-10-20' }],
    });
    expect((await list()).items).toEqual([]);
  });
});
