// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPerson, addPersonInCharge, arrangeWorld, decideSetting, setToday, TODAY, type World } from '../support/arrange.js';

/** Numbers of days that the programme decides: each moves what it is about, from its day on. */
describe('days that the programme decides', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
  });
  beforeEach(() => setToday(api.sql, TODAY));
  afterEach(() => api.sql.query(`delete from open_setting where status = 'decided'`));
  afterAll(() => api.close());

  const person = (more: object = {}) => addPerson(api.sql, { managerId: world.manager.id, ...more });
  const dueOf = async (kind: string, client = manager): Promise<{ personId: string | null; on: string }[]> => (await client.get(`/desk/due?limit=100&kind=${kind}`).expect(200)).body.items;

  it('are provisional on the page of the programme, until they are decided', async () => {
    const shown = async () => ((await manager.get('/programme').expect(200)).body.openSettings as { key: string; value: unknown; status: string }[]).filter(({ key }) => key.startsWith('days_')).map(({ key, value, status }) => `${key} ${String(value)} ${status}`).sort();
    expect(await shown()).toEqual([
      'days_ahead_due 14 provisional', 'days_ahead_expiring 30 provisional', 'days_of_decided_referrals 30 provisional', 'days_of_overlap_at_most 30 provisional',
      'days_of_substitution_at_most 92 provisional', 'days_until_review_after_missed 30 provisional',
    ]);
    await decideSetting(api.sql, 'days_of_substitution_at_most', 60);
    expect(await shown()).toContain('days_of_substitution_at_most 60 decided');
  });

  it('bound a substitution and the overlap of a hand-over, and from their day only', async () => {
    const { caseId } = await person();
    const absent = () => manager.post('/substitutions', { substituteAccountId: world.otherManager.id, startsOn: TODAY, endsOn: '2026-12-02', reason: 'holiday' });
    const handOver = () => manager.post('/handovers', { caseId, toAccountId: world.otherManager.id, reason: 'Cambia zona', overlapUntil: '2026-12-02' });
    for (const key of ['days_of_substitution_at_most', 'days_of_overlap_at_most']) await decideSetting(api.sql, key, 9);
    expect((await absent().expect(422)).body.errors).toMatchObject([{ pointer: '/endsOn', code: 'field.date-after', detail: expect.stringContaining('01/12/2026') as string }]);
    expect((await handOver().expect(422)).body.errors).toMatchObject([{ pointer: '/overlapUntil', code: 'field.date-after', detail: expect.stringContaining('01/12/2026') as string }]);
    await api.sql.query(`update open_setting set valid_from = '2026-11-23' where status = 'decided'`);
    await absent().expect(201);
    await handOver().expect(201);
  });

  it('bring a review forward after a missed commitment', async () => {
    const { caseId } = await addPersonInCharge(api.sql, world);
    const { body: plan } = await manager.post('/plans', { caseId, startsOn: '2026-10-01', reviewOn: '2026-10-20' }).expect(201);
    const { body: goal } = await manager.post(`/plans/${plan.id}/goals`, { axis: 'casa', description: 'Tenere la casa' }).expect(201);
    const { rows: [seat] } = await api.sql.query<{ id: string }>(`update plan_signatory set commitment = 'Telefono prima' where plan_id = $1 and kind = 'person' returning id`, [plan.id]);
    await api.sql.query(`update plan set status = 'active', activated_at = '2026-10-01T10:00:00Z' where id = $1`, [plan.id]);
    await manager.post(`/plans/${plan.id}/reviews`, {
      kind: 'scheduled', heldOn: '2026-11-20', decision: 'continue', nextReviewOn: '2027-03-20', goals: [{ goalId: goal.id, evaluation: 'not_reached' }], commitments: [{ signatoryId: seat.id, kept: 'missed' }],
    }).expect(201);
    const next = async () => (await manager.get(`/plans/${plan.id}`).expect(200)).body.nextReview;
    expect(await next()).toMatchObject({ on: '2026-12-20', because: 'missed_commitment' });
    await decideSetting(api.sql, 'days_until_review_after_missed', 7);
    expect(await next()).toMatchObject({ on: '2026-11-27', because: 'missed_commitment' });
    expect(await dueOf('review')).toMatchObject([{ on: '2026-11-27' }]);
  });

  it('say how early the desk tells, and how long a decided referral stays on the sender’s', async () => {
    const { personId, caseId } = await person();
    await api.sql.query(`update care_team set ends_on = '2026-12-06' where case_id = $1`, [caseId]);
    expect(await dueOf('access_ending')).toMatchObject([{ personId, on: '2026-12-06' }]);
    await decideSetting(api.sql, 'days_ahead_due', 13);
    expect(await dueOf('access_ending')).toEqual([]);

    const { personId: expiring } = await person();
    await api.sql.query(`update consent set expires_on = '2026-12-22' where person_id = $1 and purpose = 'taking_in_charge'`, [expiring]);
    const tells = async () => JSON.stringify((await manager.get(`/people/${expiring}/tasks`).expect(200)).body).includes('consent_expiring');
    expect(await tells()).toBe(true);
    await decideSetting(api.sql, 'days_ahead_expiring', 29);
    expect(await tells()).toBe(false);

    const referrer = await api.signIn(world.service.referrer.email);
    const { body: sent } = await referrer.post('/referrals', { personName: 'Persona Inviata', reason: 'Vive sola dopo il ricovero' }).expect(201);
    await manager.act(`/referrals/${sent.id}/decision`, { decision: 'declined', reason: 'Abita fuori Milano' }, 1).expect(200);
    await setToday(api.sql, '2026-12-22');
    expect(await dueOf('referral_decided', referrer)).toHaveLength(1);
    await decideSetting(api.sql, 'days_of_decided_referrals', 29);
    expect(await dueOf('referral_decided', referrer)).toEqual([]);
  });
});
