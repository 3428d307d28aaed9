// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPerson, arrangeWorld, type World } from '../support/arrange.js';

describe('the phases of a case', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
  });
  afterAll(() => api.close());

  const registered = async (openedOn = '2026-09-01'): Promise<string> => (await manager.post('/people', { alias: 'x', openedOn }).expect(201)).body.caseId;

  it('begin with the case and keep their days, in order', async () => {
    const id = await registered();
    const { body } = await manager.get(`/cases/${id}`).expect(200);
    expect(body).toMatchObject({ phase: 'reception', phaseOn: '2026-09-01', phases: [{ phase: 'reception', enteredOn: '2026-09-01', leftOn: null, estimated: false, recordedBy: 'Prova manager' }] });
    await manager.patch(`/cases/${id}`, { phase: 'first_interview', phaseOn: '2026-09-10' }, 1).expect(200);
    await manager.patch(`/cases/${id}`, { phase: 'analysis' }, 2).expect(200);
    await manager.patch(`/cases/${id}`, { phase: 'design' }, 3).expect(200);
    const moved = await manager.patch(`/cases/${id}`, { phase: 'analysis' }, 4).expect(200);
    expect(moved.body.phases.map((p: Record<string, unknown>) => [p['phase'], p['enteredOn'], p['leftOn']])).toEqual([
      ['reception', '2026-09-01', '2026-09-10'], ['first_interview', '2026-09-10', '2026-11-22'], ['analysis', '2026-11-22', '2026-11-22'], ['design', '2026-11-22', '2026-11-22'], ['analysis', '2026-11-22', null],
    ]);
  });

  it('refuse a day before the present phase, one to come, and one without a phase', async () => {
    const id = await registered();
    await manager.patch(`/cases/${id}`, { phase: 'first_interview', phaseOn: '2026-09-10' }, 1).expect(200);
    for (const [body, pointer, code] of [
      [{ phase: 'analysis', phaseOn: '2026-09-09' }, '/phaseOn', 'field.date-before'],
      [{ phase: 'analysis', phaseOn: '2026-11-23' }, '/phaseOn', 'field.date-future'],
      [{ phaseOn: '2026-10-01' }, '/phase', 'case.phase-missing'],
      [{ phase: 'first_interview', phaseOn: '2026-10-01' }, '/phase', 'case.phase-missing'],
    ] as const) {
      expect((await manager.patch(`/cases/${id}`, body, 2).expect(422)).body.errors).toMatchObject([{ pointer, code }]);
    }
    expect((await manager.get(`/cases/${id}`)).body).toMatchObject({ phase: 'first_interview', version: 2 });
  });

  it('move with the opening day, which does not pass the end of the first', async () => {
    const id = await registered();
    const alone = await manager.patch(`/cases/${id}`, { openedOn: '2026-09-05' }, 1).expect(200);
    expect(alone.body).toMatchObject({ phaseOn: '2026-09-05', phases: [{ enteredOn: '2026-09-05', leftOn: null }] });
    await manager.patch(`/cases/${id}`, { phase: 'first_interview', phaseOn: '2026-09-10' }, 2).expect(200);
    expect((await manager.patch(`/cases/${id}`, { openedOn: '2026-09-11' }, 3).expect(422)).body.errors).toMatchObject([{ pointer: '/openedOn', code: 'field.date-after' }]);
    const earlier = await manager.patch(`/cases/${id}`, { openedOn: '2026-08-20' }, 3).expect(200);
    expect(earlier.body.phases).toMatchObject([{ enteredOn: '2026-08-20', leftOn: '2026-09-10' }, { enteredOn: '2026-09-10' }]);
    expect(earlier.body.phaseOn).toBe('2026-09-10');
  });

  it('end with the case', async () => {
    const { personId, caseId } = await addPerson(api.sql, { managerId: world.manager.id, openedOn: '2026-09-01' });
    await api.sql.query(`update case_file set status = 'concluded', concluded_on = '2026-10-31', outcome = 'transferred' where id = $1`, [caseId]);
    expect((await manager.get(`/cases/${caseId}`)).body.phases).toMatchObject([{ phase: 'design', enteredOn: '2026-09-01', leftOn: '2026-10-31' }]);
    expect((await manager.get(`/people/${personId}`)).body.cases).toMatchObject([{ phases: [{ phase: 'design', leftOn: '2026-10-31' }] }]);
  });

  it('are written by the database alone', async () => {
    const id = await registered();
    const { rows } = await api.sql.query(`select has_table_privilege('app', 'case_phase', 'insert') or has_table_privilege('app', 'case_phase', 'update') as may`);
    expect(rows[0].may).toBe(false);
    const { rows: trail } = await api.sql.query(`select verb, account_id from audit.entry where subject = 'public.case_phase' and person_ids @> array(select person_id from case_file where id = $1)`, [id]);
    expect(trail).toEqual([{ verb: 'insert', account_id: world.manager.id }]);
  });
});
