// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { JobsService } from '../../src/platform/jobs/jobs.service.js';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addAssignment, addEnrolment, addPerson, arrangeWorld, TODAY, type World } from '../support/arrange.js';
import { CONVENZIONE } from '../support/people.js';

const TOMORROW = '2026-11-23';
const VISIT = { kind: 'visit', heldOn: TOMORROW, startsAt: '09:30' };

/** The day before, in numbers: what the account will see, and nothing that it may not know of. */
describe('reminders', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let personId: string;
  let caseId: string;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
  });
  beforeEach(async () => {
    await api.sql.query('update access.substitution set ended_at = now()');
    await api.sql.query(`delete from meeting_participant`);
    await api.sql.query(`delete from appointment`);
    await api.sql.query(`update plan set status = 'closed' where status = 'active'`);
    ({ personId, caseId } = await addPerson(api.sql, { managerId: world.manager.id }));
  });
  afterAll(() => api.close());

  /** [appointments, reviews] that an account is told of; null: no mail. */
  const announced = async ({ id } = world.manager): Promise<[number, number] | null> => {
    await api.sql.query('delete from access.mail');
    const jobs = api.app.get(JobsService, { strict: false });
    await jobs.runOnce('agenda.remind');
    await jobs.runOnce('agenda.remind');
    const { rows } = await api.sql.query<{ params: { path: string; appointments: number; reviews: number } }>(`select params from access.mail where kind = 'reminder' and account_id = $1`, [id]);
    expect(rows.length).toBeLessThanOrEqual(1);
    return rows[0] ? [rows[0].params.appointments, rows[0].params.reviews] : null;
  };
  const make = async (body: object = {}, client = manager) => (await client.post(`/people/${personId}/appointments`, { ...VISIT, ...body }).expect(201)).body as { id: string };
  const joins = (accountId: string, endsOn: string | null = null) =>
    api.sql.query('insert into care_team (id, case_id, person_id, account_id, starts_on, ends_on) values (gen_random_uuid(), $1, $2, $3, $4, $5)', [caseId, personId, accountId, '2026-11-01', endsOn]);
  const plan = async (reviewOn: string): Promise<string> => {
    const id = uuid();
    await api.sql.query(
      `insert into plan (id, case_id, person_id, convenzione_id, starts_on, ends_on, review_on, status, activated_at) values ($1, $2, $3, $4, '2026-09-15', '2027-09-14', $5, 'active', '2026-09-15T10:00Z')`,
      [id, caseId, personId, CONVENZIONE, reviewOn]);
    return id;
  };
  const reviewed = async (planId: string, heldOn: string, nextReviewOn: string | null): Promise<string> => {
    const id = uuid();
    await api.sql.query(
      `insert into plan_review (id, plan_id, person_id, kind, held_on, decision, next_review_on, recorded_by) values ($1, $2, $3, 'scheduled', $4, 'continue', $5, $6)`, [id, planId, personId, heldOn, nextReviewOn, world.manager.id]);
    return id;
  };
  const absent = (account: string, substitute: string, startsOn: string, endsOn: string) =>
    api.sql.query(
      `insert into access.substitution (id, convenzione_id, absent_account_id, substitute_account_id, starts_on, ends_on, reason) values (gen_random_uuid(), $1, $2, $3, $4, $5, 'holiday')`,
      [CONVENZIONE, account, substitute, startsOn, endsOn]);

  it('announce the next review, whichever it is', async () => {
    const planId = await plan(TOMORROW);
    expect(await announced()).toEqual([0, 1]);
    // Held early: the day that the plan itself names is past.
    await reviewed(planId, '2026-11-10', '2027-05-10');
    expect(await announced()).toBeNull();
    await reviewed(planId, '2026-11-12', TOMORROW);
    await make();
    expect(await announced()).toEqual([1, 1]);
  });

  it('announce a review that a missed commitment brings forward, to who may know of the commitment', async () => {
    const planId = await plan('2026-10-20');
    const { enrolmentId } = await addEnrolment(api.sql, { personId, caseId, area: 'carcere-rems', action: '2.1', targetGroup: 'leaving_or_left_prison_or_rems' });
    await addAssignment(api.sql, { enrolmentId, partnerId: world.partners[0].id });
    await api.sql.query(`update plan set status = 'draft' where id = $1`, [planId]);
    await api.sql.query(
      `insert into plan_intervention (id, plan_id, person_id, axis, description, kind, enrolment_id, partner_id, starts_on, ends_on, position) values (gen_random_uuid(), $1, $2, 'casa', 'Tutor', 'simple', $3, $4, '2026-10-01', '2026-12-31', 1)`,
      [planId, personId, enrolmentId, world.partners[0].id]);
    const seat = uuid();
    await api.sql.query(`insert into plan_signatory (id, plan_id, person_id, kind, organisation_id, position) values ($1, $2, $3, 'partner', $4, 1)`, [seat, planId, personId, world.partners[0].id]);
    await api.sql.query(`update plan set status = 'active' where id = $1`, [planId]);
    const reviewId = await reviewed(planId, '2026-10-24', null);
    await api.sql.query(`insert into plan_review_commitment (id, review_id, person_id, signatory_id, kept) values (gen_random_uuid(), $1, $2, $3, 'missed')`, [reviewId, personId, seat]);
    expect(await announced()).toBeNull();
    await api.sql.query('update case_file set case_manager_id = $2 where id = $1', [caseId, world.otherManager.id]);
    await joins(world.otherManager.id);
    expect(await announced(world.otherManager)).toEqual([0, 1]);
  });

  it('count nothing of somebody whom the account reaches no more', async () => {
    await make();
    await plan(TOMORROW);
    expect(await announced()).toEqual([1, 1]);
    await api.sql.query('update care_team set ends_on = $2 where case_id = $1', [caseId, TODAY]);
    expect(await announced()).toBeNull();
  });

  it('count nothing in a compartment that is closed to the account', async () => {
    const { rows: [consent] } = await api.sql.query<{ id: string }>(
      `insert into consent (id, person_id, purpose, legal_basis, given_on, recorded_by) values (gen_random_uuid(), $1, 'hiv', 'explicit_consent', '2026-09-01', $2) returning id`, [personId, world.manager.id]);
    await make({ compartment: 'hiv' });
    await make({ startsAt: '11:00' });
    expect(await announced()).toEqual([2, 0]);
    // It runs out tonight: tomorrow nobody sees it.
    await api.sql.query('update consent set expires_on = $2 where id = $1', [consent.id, TODAY]);
    expect(await announced()).toEqual([1, 0]);
    await api.sql.query('update consent set expires_on = null, withdrawn_on = $2 where id = $1', [consent.id, TODAY]);
    expect(await announced()).toEqual([1, 0]);
    await joins(world.otherManager.id);
    const other = await api.signIn(world.otherManager.email);
    await make({ compartment: 'judicial', startsAt: '12:00' }, other);
    expect(await announced(world.otherManager)).toEqual([1, 0]);
    await api.sql.query(`update access.account_role set area_ids = array_remove(area_ids, (select id from area where key = 'carcere-rems')) where account_id = $1`, [world.otherManager.id]);
    expect(await announced(world.otherManager)).toBeNull();
    await api.sql.query(`update access.account_role set area_ids = area_ids || (select id from area where key = 'carcere-rems') where account_id = $1`, [world.otherManager.id]);
  });

  it('reach colleagues who are seated at a meeting, once each, as long as they reach the person', async () => {
    await joins(world.otherManager.id);
    await make({ kind: 'uvm', participants: [{ accountId: world.manager.id }, { accountId: world.otherManager.id }, { name: 'Una psichiatra' }] });
    expect([await announced(), await announced(world.otherManager)]).toEqual([[1, 0], [1, 0]]);
    await api.sql.query('update care_team set ends_on = $3 where case_id = $1 and account_id = $2', [caseId, world.otherManager.id, TODAY]);
    expect(await announced(world.otherManager)).toBeNull();
  });

  it('reach who stands in tomorrow', async () => {
    await make();
    await plan(TOMORROW);
    await absent(world.manager.id, world.otherManager.id, TOMORROW, '2026-11-30');
    expect([await announced(), await announced(world.otherManager)]).toEqual([[1, 1], [1, 1]]);
    await api.sql.query('update access.substitution set starts_on = $1, ends_on = $1', [TODAY]);
    expect(await announced(world.otherManager)).toBeNull();
  });

  it('go with the case to who takes it over, and so does the agenda', async () => {
    const [visit, past] = [await make(), await make({ heldOn: TODAY, startsAt: '08:00' })];
    await api.sql.query(`update appointment set held_on = '2026-11-20' where id = $1`, [past.id]);
    const meeting = await make({ kind: 'uvm', heldOn: '2026-12-01', participants: [{ accountId: world.manager.id }] });
    const { body } = await manager.post('/handovers', { caseId, toAccountId: world.otherManager.id, reason: 'Cambio zona' }).expect(201);
    const other = await api.signIn(world.otherManager.email);
    await other.act(`/handovers/${body.id}/answer`, { decision: 'accepted' }, 1).expect(200);
    const { rows } = await api.sql.query<{ id: string; account_id: string }>('select id, account_id from appointment where person_id = $1', [personId]);
    expect(Object.fromEntries(rows.map((row) => [row.id, row.account_id]))).toEqual({ [visit.id]: world.otherManager.id, [past.id]: world.manager.id, [meeting.id]: world.otherManager.id });
    expect((await other.get(`/appointments/${meeting.id}`).expect(200)).body).toMatchObject({ mine: true, participants: [{ accountId: world.otherManager.id }] });
    expect((await other.get('/appointments').expect(200)).body.items.map(({ id }: { id: string }) => id)).toEqual([visit.id, meeting.id]);
    expect([await announced(), await announced(world.otherManager)]).toEqual([null, [1, 0]]);
  });
});
