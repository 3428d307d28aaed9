// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { Db } from '../../src/platform/database/db.js';
import { CasesService, type Conclusion } from '../../src/participants/cases.service.js';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addAssignment, addEnrolment, addPerson, addPersonInCharge, arrangeWorld, type World } from '../support/arrange.js';

describe('cases', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
  });
  afterAll(() => api.close());

  /** Concludes as the plans do: by the service, inside a unit of work of the signed-in account. */
  const conclude = (client: ApiClient, id: string, version: number, conclusion: Conclusion) =>
    api.app.get(Db).run(client['cookie'].split('=')[1], () => api.app.get(CasesService).conclude(id, version, conclusion));
  const problemOf = (promise: Promise<unknown>) => promise.then(() => undefined, (problem: { code: string; status: number; errors: unknown[] }) => problem);
  const row = async (table: string, id: string) => (await api.sql.query(`select * from ${table} where id = $1`, [id])).rows[0];

  it('shows a case with the phases it may go to, and to nobody who does not hold it', async () => {
    const { caseId, personId } = await addPerson(api.sql, { managerId: world.manager.id });
    const { body, headers } = await manager.get(`/cases/${caseId}`).expect(200);
    expect(body).toMatchObject({ personId, status: 'open', phase: 'design', nextPhases: ['monitoring', 'analysis'], caseManager: 'Prova manager', person: { givenName: 'Ada' } });
    expect(headers['etag']).toBe('"1"');
    const other = await api.signIn(world.otherManager.email);
    const foreign = await other.get(`/cases/${caseId}`).expect(404);
    const nobody = await other.get(`/cases/${randomUUID()}`).expect(404);
    const malformed = await other.get('/cases/not-an-id').expect(404);
    for (const answer of [foreign, malformed]) expect({ ...answer.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
    await (await api.signIn(world.cabina.email)).get(`/cases/${caseId}`).expect(403);
    await (await api.signIn(world.partners[0].operator.email)).get(`/cases/${caseId}`).expect(403);
  });

  it('moves one phase at a time and says which are possible', async () => {
    const { caseId } = await addPerson(api.sql, { managerId: world.manager.id });
    const refused = await manager.patch(`/cases/${caseId}`, { phase: 'final_evaluation' }, 1).expect(409);
    expect(refused.body).toMatchObject({ code: 'case.illegal-phase', errors: [{ pointer: '/phase' }] });
    expect(refused.body.detail).toContain('monitoraggio, analisi');
    await manager.patch(`/cases/${caseId}`, { phase: 'concluded' }, 1).expect(422);
    await manager.patch(`/cases/${caseId}`, { status: 'concluded' }, 1).expect(422);
    const moved = await manager.patch(`/cases/${caseId}`, { phase: 'monitoring' }, 1).expect(200);
    expect(moved.body).toMatchObject({ phase: 'monitoring', version: 2 });
  });

  it('asks for the version and shows what changed meanwhile', async () => {
    const { caseId } = await addPerson(api.sql, { managerId: world.manager.id });
    await manager.patch(`/cases/${caseId}`, { phase: 'monitoring' }, null).expect(428);
    await manager.patch(`/cases/${caseId}`, { phase: 'monitoring' }, 1).expect(200);
    const stale = await manager.patch(`/cases/${caseId}`, { phase: 'analysis' }, 1).expect(412);
    expect(stale.body.differences).toEqual([{ field: 'phase', yours: 'analysis', current: 'monitoring' }]);
  });

  it('corrects the opening day, but not past the first enrolment, the future or the convenzione', async () => {
    const { caseId } = await addPersonInCharge(api.sql, world, { openedOn: '2026-09-10', startsOn: '2026-09-15' });
    for (const [openedOn, code] of [['2026-09-16', 'field.date-after'], ['2026-11-23', 'field.date-future'], ['2024-05-31', 'field.date-before']]) {
      const refused = await manager.patch(`/cases/${caseId}`, { openedOn }, 1).expect(422);
      expect(refused.body.errors).toMatchObject([{ pointer: '/openedOn', code }]);
    }
    expect((await manager.patch(`/cases/${caseId}`, { openedOn: '2026-09-15' }, 1).expect(200)).body.openedOn).toBe('2026-09-15');
  });

  it('concluding ends enrolments, assignments and participation together', async () => {
    const { caseId, enrolmentId, assignmentId, participationId } = await addPersonInCharge(api.sql, world);
    const concluded = await conclude(manager, caseId, 1, { concludedOn: '2026-10-31', outcome: 'goals_reached' });
    expect(concluded).toMatchObject({ status: 'concluded', concludedOn: '2026-10-31', outcome: 'goals_reached', nextPhases: [], version: 2 });
    expect((await row('enrolment', enrolmentId)).ends_on).toBe('2026-10-31');
    expect((await row('assignment', assignmentId)).ends_on).toBe('2026-10-31');
    expect((await row('participation', participationId!)).exited_on).toBe('2026-10-31');
    const refused = await manager.patch(`/cases/${caseId}`, { phase: 'monitoring' }, 2).expect(409);
    expect(refused.body.code).toBe('case.concluded');
    expect(await problemOf(conclude(manager, caseId, 2, { concludedOn: '2026-10-31', outcome: 'deceased' }))).toMatchObject({ code: 'case.concluded' });
  });

  it('refuses an exit before the last entry or in the future, and changes nothing', async () => {
    const { caseId, enrolmentId } = await addPersonInCharge(api.sql, world, { startsOn: '2026-09-15' });
    for (const concludedOn of ['2026-09-14', '2026-11-23']) {
      expect(await problemOf(conclude(manager, caseId, 1, { concludedOn, outcome: 'dropped_out' }))).toMatchObject({ code: 'invalid', errors: [{ pointer: '/concludedOn' }] });
    }
    expect(await problemOf(conclude(manager, caseId, 9, { concludedOn: '2026-10-01', outcome: 'dropped_out' }))).toMatchObject({ code: 'version.stale' });
    expect(await row('case_file', caseId)).toMatchObject({ status: 'open', version: 1 });
    expect(await row('enrolment', enrolmentId)).toMatchObject({ ends_on: null, version: 1 });
  });

  it('concluding also ends what stands in an area that the case manager does not see, and does not tell', async () => {
    const { caseId, personId } = await addPersonInCharge(api.sql, world, { startsOn: '2026-09-15' });
    const hidden = await addEnrolment(api.sql, { personId, caseId, area: 'carcere-rems', action: '2.1', targetGroup: 'leaving_or_left_prison_or_rems', startsOn: '2026-11-10' });
    const hiddenAssignment = await addAssignment(api.sql, { enrolmentId: hidden.enrolmentId, partnerId: world.partners[1].id });
    await conclude(manager, caseId, 1, { concludedOn: '2026-10-31', outcome: 'transferred' });
    expect((await row('enrolment', hidden.enrolmentId)).ends_on).toBe('2026-11-10');
    expect((await row('assignment', hiddenAssignment)).ends_on).toBe('2026-11-10');
    const { body } = await manager.get(`/cases/${caseId}`).expect(200);
    expect(JSON.stringify(body)).not.toMatch(/carcere|2026-11-10/i);
  });

  it('declines whoever still waited for the coordinator', async () => {
    const { personId, caseId } = await addPerson(api.sql, { managerId: world.manager.id });
    const { enrolmentId } = await addEnrolment(api.sql, { personId, caseId });
    await api.sql.query(`update enrolment set outside_reason = 'fuori età', participation_id = null where id = $1`, [enrolmentId]);
    await conclude(manager, caseId, 1, { concludedOn: '2026-10-31', outcome: 'dropped_out' });
    expect(await row('enrolment', enrolmentId)).toMatchObject({ ends_on: '2026-10-31', outside_declined_on: '2026-10-31' });
  });

  it('takes the person in charge again only after the last case is concluded', async () => {
    const { caseId, personId } = await addPersonInCharge(api.sql, world);
    const twice = await manager.post('/cases', { personId }).expect(409);
    expect(twice.body).toMatchObject({ code: 'case.already-open', errors: [{ pointer: '/personId' }] });
    await conclude(manager, caseId, 1, { concludedOn: '2026-10-31', outcome: 'dropped_out' });
    await manager.post('/cases', { personId, openedOn: '2026-10-30' }).expect(422);
    const again = await manager.post('/cases', { personId, openedOn: '2026-11-02' }).expect(201);
    expect(again.body).toMatchObject({ personId, status: 'open', phase: 'reception', openedOn: '2026-11-02' });
    // Nor does a correction take the opening back into the case that was concluded.
    const back = await manager.patch(`/cases/${again.body.id}`, { openedOn: '2026-10-30' }, 1).expect(422);
    expect(back.body.errors).toMatchObject([{ pointer: '/openedOn', code: 'field.date-before' }]);
    await manager.patch(`/cases/${again.body.id}`, { openedOn: '2026-10-31' }, 1).expect(200);
    await (await api.signIn(world.otherManager.email)).post('/cases', { personId }).expect(422);
    await manager.post('/cases', { personId: randomUUID() }).expect(422);
  });
});
