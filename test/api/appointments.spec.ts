// SPDX-License-Identifier: AGPL-3.0-or-later
import { JobsService } from '../../src/platform/jobs/jobs.service.js';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPerson, arrangeWorld, TODAY, type World } from '../support/arrange.js';

const VISIT = { kind: 'visit', heldOn: '2026-11-23', startsAt: '09:30', place: 'A casa', purpose: 'Parlare della spesa' };
const UVM = { ...VISIT, kind: 'uvm', heldOn: TODAY, startsAt: '14:00' };

describe('appointments and meetings', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let personId: string;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
  });
  beforeEach(async () => {
    ({ personId } = await addPerson(api.sql, { managerId: world.manager.id }));
  });
  afterAll(() => api.close());

  const make = async (body: object = VISIT) => (await manager.post(`/people/${personId}/appointments`, body).expect(201)).body as { id: string; version: number };

  it('stand in the agenda by day and time, from today on', async () => {
    const late = await make({ ...VISIT, startsAt: '16:00' });
    const early = await make({ ...VISIT, startsAt: '08:15' });
    await make({ ...VISIT, heldOn: '2026-11-21' });
    const { body } = await manager.get(`/appointments?personId=${personId}`).expect(200);
    expect((body as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual([early.id, late.id]);
    expect((body as { items: object[] }).items[0]).toMatchObject({ startsAt: '08:15', minutes: 60, mine: true, status: 'planned', person: { familyName: 'Prova' } });
    const first = (await manager.get(`/appointments?personId=${personId}&limit=1`).expect(200)).body as { nextCursor: string };
    const next = (await manager.get(`/appointments?personId=${personId}&limit=1&cursor=${encodeURIComponent(first.nextCursor)}`).expect(200)).body as { items: { id: string }[]; nextCursor: null };
    expect([next.items[0].id, next.nextCursor]).toEqual([late.id, null]);
  });

  it('are told how they went once their day has come, and never before', async () => {
    const made = await make();
    const early = await manager.patch(`/appointments/${made.id}`, { status: 'held' }, 1).expect(422);
    expect(early.body).toMatchObject({ errors: [{ pointer: '/status', code: 'appointment.not-yet' }] });
    await manager.patch(`/appointments/${made.id}`, { heldOn: TODAY, status: 'missed', closingNote: 'Non ha aperto' }, 1).expect(200);
    const again = await manager.patch(`/appointments/${made.id}`, { status: 'held' }, 2).expect(409);
    expect(again.body).toMatchObject({ code: 'appointment.illegal-status' });
    await manager.patch(`/appointments/${made.id}`, { status: 'planned' }, 2).expect(200);
  });

  it('are cancelled with a reason alone', async () => {
    const made = await make();
    const { body } = await manager.patch(`/appointments/${made.id}`, { status: 'cancelled' }, 1).expect(422);
    expect(body).toMatchObject({ errors: [{ pointer: '/closingNote', code: 'appointment.reason-needed' }] });
    await manager.patch(`/appointments/${made.id}`, { status: 'cancelled', closingNote: 'Sta male' }, 1).expect(200);
    await manager.patch(`/appointments/${made.id}`, { place: 'In sede' }, 1).expect(412);
    await manager.patch(`/appointments/${made.id}`, { place: 'In sede' }, null).expect(428);
  });

  it('of the team or the UVM have participants and, once held, minutes', async () => {
    const participants = [{ accountId: world.manager.id }, { name: 'Una psichiatra', body: 'CPS di zona 8' }];
    const made = await make({ ...UVM, participants });
    expect((await manager.post(`/appointments/${made.id}/minutes`, { text: 'Verbale' }).expect(428)).body).toBeDefined();
    expect((await manager.act(`/appointments/${made.id}/minutes`, { text: 'Verbale' }, 1).expect(409)).body).toMatchObject({ code: 'minutes.not-held' });
    await manager.patch(`/appointments/${made.id}`, { status: 'held', participants: [{ ...participants[0], present: true }, { ...participants[1], present: false }] }, 1).expect(200);
    await manager.act(`/appointments/${made.id}/minutes`, { text: 'Verbale', decisions: 'Si rivede il progetto' }, 2).expect(200);
    const { body } = await manager.act(`/appointments/${made.id}/minutes`, { text: 'Verbale corretto' }, 3).expect(200);
    expect(body).toMatchObject({ participants: [{ present: true, body: null }, { name: 'Una psichiatra', present: false }], minutesOf: { text: 'Verbale corretto', decisions: null, version: 2 }, version: 4 });
    await manager.act(`/appointments/${made.id}/minutes`, { text: 'Vecchio' }, 3).expect(412);
  });

  it('keep who was there with the minutes, and may change who takes part afterwards', async () => {
    const made = await make({ ...UVM, participants: [{ accountId: world.otherManager.id }, { name: 'Una psichiatra', body: 'CPS di zona 8' }] });
    const held = (await manager.patch(`/appointments/${made.id}`, { status: 'held' }, 1).expect(200)).body as { participants: { id: string }[] };
    const unknown = await manager.act(`/appointments/${made.id}/minutes`, { text: 'Verbale', present: [personId] }, 2).expect(422);
    expect(unknown.body).toMatchObject({ errors: [{ pointer: '/present/0', code: 'field.id' }] });
    const { body } = await manager.act(`/appointments/${made.id}/minutes`, { text: 'Verbale', present: [held.participants[1].id] }, 2).expect(200);
    expect(body).toMatchObject({ participants: [{ accountId: world.otherManager.id, present: false }, { name: 'Una psichiatra', body: 'CPS di zona 8', present: true }], version: 3 });
    // Minutes that say nothing of it leave it as it was said.
    const again = await manager.act(`/appointments/${made.id}/minutes`, { text: 'Verbale corretto' }, 3).expect(200);
    expect(again.body).toMatchObject({ participants: [{ present: false }, { present: true }] });
    const fewer = await manager.patch(`/appointments/${made.id}`, { participants: [{ name: 'Una psichiatra', body: 'CPS di zona 8', present: true }] }, 4).expect(200);
    expect((fewer.body as { participants: object[] }).participants).toHaveLength(1);
  });

  it('stand in the agenda of the colleagues at a meeting who follow the person, and of nobody else', async () => {
    const { id } = await make({ ...UVM, participants: [{ accountId: world.otherManager.id }] });
    const other = await api.signIn(world.otherManager.email);
    const theirs = async () => ((await other.get('/appointments').expect(200)).body as { items: { id: string; mine: boolean }[] }).items.filter((one) => one.id === id);
    expect(await theirs()).toEqual([]);
    await other.get(`/appointments/${id}`).expect(404);
    const { rows: [{ id: caseId }] } = await api.sql.query<{ id: string }>('select id from case_file where person_id = $1', [personId]);
    await manager.post(`/cases/${caseId}/team`, { accountId: world.otherManager.id, role: 'Educatrice' }).expect(201);
    expect(await theirs()).toMatchObject([{ id, mine: false }]);
    expect(((await other.get('/desk').expect(200)).body as { agenda: { id: string }[] }).agenda.map((one) => one.id)).toContain(id);
    // Without an invitation it is among those of all the people whom one follows, not in one's own agenda.
    await manager.patch(`/appointments/${id}`, { participants: [] }, 1).expect(200);
    expect(await theirs()).toEqual([]);
    await other.get(`/appointments/${id}`).expect(200);
  });

  it('refuse what does not fit, all at once', async () => {
    const { body } = await manager.post(`/people/${personId}/appointments`, { ...UVM, heldOn: '2026-08-01', compartment: 'judicial', participants: [{ body: 'CPS' }, { accountId: personId }, { accountId: world.manager.id }, { accountId: world.manager.id }] }).expect(422);
    expect((body as { errors: { pointer: string; code: string }[] }).errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/heldOn field.date-before', '/compartment compartment.closed', '/participants/0 appointment.participant-name', '/participants/1/accountId field.id', '/participants/3/accountId appointment.participant-twice',
    ]);
    const visit = await manager.post(`/people/${personId}/appointments`, { ...VISIT, participants: [{ name: 'X' }] }).expect(422);
    expect(visit.body).toMatchObject({ errors: [{ pointer: '/participants', code: 'appointment.no-meeting' }] });
    const made = await make({ ...VISIT, heldOn: TODAY });
    await manager.patch(`/appointments/${made.id}`, { status: 'held' }, 1).expect(200);
    expect((await manager.act(`/appointments/${made.id}/minutes`, { text: 'Verbale' }, 2).expect(422)).body).toMatchObject({ code: 'appointment.no-meeting' });
    await api.sql.query(`update case_file set status = 'concluded', concluded_on = $2, outcome = 'goals_reached' where person_id = $1`, [personId, TODAY]);
    expect((await manager.post(`/people/${personId}/appointments`, VISIT).expect(409)).body).toMatchObject({ code: 'appointment.no-case' });
  });

  it('are nobody else’s', async () => {
    const made = await make();
    const other = await api.signIn(world.otherManager.email);
    await other.get(`/appointments/${made.id}`).expect(404);
    await other.patch(`/appointments/${made.id}`, { place: 'x' }, 1).expect(404);
    await other.post(`/people/${personId}/appointments`, VISIT).expect(404);
    await (await api.signIn(world.partners[0].operator.email)).get(`/appointments/${made.id}`).expect(403);
  });

  it('are announced by one mail the day before, in numbers, without anything about anybody', async () => {
    await api.sql.query('delete from access.mail');
    await api.sql.query(`update appointment set held_on = held_on - 30`);
    await make();
    await make({ ...VISIT, startsAt: '11:00' });
    const cancelled = await make({ ...VISIT, startsAt: '12:00' });
    await manager.patch(`/appointments/${cancelled.id}`, { status: 'cancelled', closingNote: 'No' }, 1).expect(200);
    // Its first review was held early; the second one is tomorrow.
    const { rows: [plan] } = await api.sql.query<{ id: string }>(
      `insert into plan (id, case_id, person_id, convenzione_id, starts_on, review_on, status, activated_at)
       select gen_random_uuid(), c.id, c.person_id, c.convenzione_id, '2026-09-15', '2026-11-23', 'active', '2026-09-15T10:00Z' from case_file c where c.person_id = $1 returning id`, [personId]);
    const review = (heldOn: string, next: string): Promise<unknown> => api.sql.query(
      `insert into plan_review (id, plan_id, person_id, kind, held_on, decision, next_review_on, recorded_by) values (gen_random_uuid(), $1, $2, 'scheduled', $3, 'continue', $4, $5)`, [plan.id, personId, heldOn, next, world.manager.id]);
    await review('2026-11-02', '2026-11-24');
    const jobs = api.app.get(JobsService, { strict: false });
    await jobs.runOnce('agenda.remind');
    await jobs.runOnce('agenda.remind');
    const mails = async (): Promise<object[]> => (await api.sql.query<object>('select account_id, kind, params from access.mail')).rows;
    const reminder = (reviews: number): object => ({ account_id: world.manager.id, kind: 'reminder', params: { path: '/agenda', appointments: 2, reviews } });
    expect(await mails()).toEqual([reminder(0)]);
    await api.sql.query('delete from access.mail');
    await review('2026-11-10', '2026-11-23');
    await jobs.runOnce('agenda.remind');
    expect(await mails()).toEqual([reminder(1)]);
  });

  it('of a meeting are announced to the colleagues who follow the person', async () => {
    await api.sql.query('delete from access.mail');
    await api.sql.query(`update appointment set held_on = held_on - 30`);
    const { rows: [{ id: caseId }] } = await api.sql.query<{ id: string }>('select id from case_file where person_id = $1', [personId]);
    await manager.post(`/cases/${caseId}/team`, { accountId: world.otherManager.id, role: 'Educatrice' }).expect(201);
    await make({ ...UVM, heldOn: '2026-11-23', participants: [{ accountId: world.otherManager.id }] });
    const elsewhere = await addPerson(api.sql, { managerId: world.manager.id });
    await manager.post(`/people/${elsewhere.personId}/appointments`, { ...UVM, heldOn: '2026-11-23', participants: [{ accountId: world.otherManager.id }] }).expect(201);
    await api.app.get(JobsService, { strict: false }).runOnce('agenda.remind');
    const { rows } = await api.sql.query<{ account_id: string; params: { appointments: number } }>('select account_id, params from access.mail');
    expect(Object.fromEntries(rows.map(({ account_id: id, params }) => [id, params.appointments]))).toEqual({ [world.manager.id]: 2, [world.otherManager.id]: 1 });
  });
});
