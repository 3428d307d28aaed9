// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addAssignment, addEnrolment, addPersonInCharge, arrangeWorld, type PersonInCharge, type World } from '../support/arrange.js';
import { activatePlan } from '../support/plan-signing.js';
import { action, area, CONVENZIONE } from '../support/people.js';
import { countStatements } from '../support/statements.js';

describe('conclusion', () => {
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
    person = await addPersonInCharge(api.sql, world, { openedOn: '2026-06-01', startsOn: '2026-06-15' });
  });
  afterAll(() => api.close());

  const level = (axis: string, value: number, assessedOn = '2026-06-10') =>
    manager.post(`/cases/${person.caseId}/axis-levels`, { axis, moment: 'baseline', level: value, assessedOn }).expect(201);
  /** A plan with a goal on each axis. */
  async function plan(...axes: string[]) {
    const { body } = await manager.post('/plans', { caseId: person.caseId, startsOn: '2026-06-15' }).expect(201);
    for (const axis of axes) await manager.post(`/plans/${body.id}/goals`, { axis, description: 'Un passo avanti' }).expect(201);
    return body.id as string;
  }
  async function attend(heldOn: string, minutes: number, validated: boolean, present = true) {
    const [activityId, attendanceId] = [uuid(), uuid()];
    await api.sql.query(
      `insert into activity (id, convenzione_id, partner_id, area_id, action_id, kind, title, held_on, minutes, status, operator_id, decided_at, decided_by)
       values ($1, $2, $3, $4, $5, 'simple', 'Visita', $6, 60, $7, $8, case when $9 then now() end, null)`,
      [activityId, CONVENZIONE, world.partners[0].id, area('abitare'), action('abitare', '1.1'), heldOn, validated ? 'validated' : 'submitted', world.partners[0].operator.id, validated],
    );
    await api.sql.query(
      `insert into attendance (id, activity_id, convenzione_id, partner_id, area_id, action_id, enrolment_id, person_id, held_on, present, minutes, validated_at)
       select $1, a.id, a.convenzione_id, a.partner_id, a.area_id, a.action_id, $3, $4, a.held_on, $5, $6, case when $7 then now() end from activity a where a.id = $2`,
      [attendanceId, activityId, person.enrolmentId, person.personId, present, present ? minutes : 0, validated],
    );
    return attendanceId;
  }
  const conclude = (body: object = {}, version: number | null = 1) =>
    manager.act(`/cases/${person.caseId}/conclusion`, { outcome: 'goals_reached', concludedOn: '2026-10-01', finalLevels: [{ axis: 'casa', level: 4 }], ...body }, version);
  const states = async () =>
    (await api.sql.query(
      `select c.status, c.version, c.outcome, c.concluded_on,
              (select p.status from plan p where p.case_id = c.id) as plan,
              (select array_agg(e.ends_on::text order by e.starts_on) from enrolment e where e.case_id = c.id) as enrolments,
              (select array_agg(a.ends_on::text order by a.starts_on) from assignment a join enrolment e on e.id = a.enrolment_id where e.case_id = c.id) as assignments,
              (select p.exited_on from participation p where p.person_id = c.person_id) as exited,
              (select count(*)::int from axis_level l where l.case_id = c.id and l.moment = 'conclusion') as finals,
              (select count(*)::int from conclusion_evidence x where x.case_id = c.id) as evidence
         from case_file c where c.id = $1`,
      [person.caseId],
    )).rows[0];

  it('freezes levels and validated attendance, and closes case, plan, enrolments, assignments and participation at once', async () => {
    await level('casa', 2);
    const planId = await plan('casa', 'lavoro');
    await activatePlan(api, world, manager, planId);
    await attend('2026-07-01', 60, true);
    await attend('2026-09-30', 90, true);
    await attend('2026-08-01', 45, false);
    await attend('2026-08-02', 45, true, false);
    const second = await addEnrolment(api.sql, { ...person, action: '1.2', targetGroup: 'adults_severe_distress', startsOn: '2026-07-01' });
    await addAssignment(api.sql, { ...second, partnerId: world.partners[1].id });
    const { body } = await conclude().expect(201);
    expect(body).toMatchObject({
      caseId: person.caseId, personId: person.personId, outcome: 'goals_reached', concludedOn: '2026-10-01',
      axes: [
        { axis: 'casa', worked: true, baseline: 2, baselineOn: '2026-06-10', final: 4, finalOn: '2026-10-01' },
        { axis: 'lavoro', worked: true, baseline: null, baselineOn: null, final: null, finalOn: null },
      ],
      attendance: { sessions: 2, minutes: 150, from: '2026-07-01', to: '2026-09-30' },
      missing: [{ axis: 'lavoro', missing: 'baseline' }, { axis: 'lavoro', missing: 'final' }],
    });
    expect((await manager.get(`/cases/${person.caseId}/conclusion`).expect(200)).body).toEqual(body);
    expect(await states()).toEqual({
      status: 'concluded', version: 2, outcome: 'goals_reached', concluded_on: '2026-10-01', plan: 'closed',
      enrolments: ['2026-10-01', '2026-10-01'], assignments: ['2026-10-01', '2026-10-01'], exited: '2026-10-01', finals: 1, evidence: 1,
    });
  });

  it('without a plan, the baseline marks the worked axis; a draft plan closes too', async () => {
    await level('socialita', 1);
    const { body } = await conclude({ finalLevels: [{ axis: 'socialita', level: 2 }] }).expect(201);
    expect(body.axes).toEqual([{ axis: 'socialita', worked: true, baseline: 1, baselineOn: '2026-06-10', final: 2, finalOn: '2026-10-01' }]);
    expect(body.attendance).toEqual({ sessions: 0, minutes: 0, from: null, to: null });
    person = await addPersonInCharge(api.sql, world, { openedOn: '2026-06-01', startsOn: '2026-06-15' });
    await plan('casa');
    await conclude().expect(201);
    expect((await states()).plan).toBe('closed');
  });

  it('is accepted without final levels, and tells what is missing', async () => {
    await level('casa', 3);
    await plan('casa');
    const { body } = await conclude({ outcome: 'dropped_out', finalLevels: undefined }).expect(201);
    expect(body.missing).toEqual([{ axis: 'casa', missing: 'final' }]);
  });

  describe('is refused, and nothing changes,', () => {
    const untouched = { status: 'open', version: 1, outcome: null, enrolments: [null], assignments: [null], exited: null, finals: 0, evidence: 0, plan: 'draft' };
    it.each([
      ['in the future', { concludedOn: '2026-11-23' }, 422, 'invalid', 'field.date-future'],
      ['before the opening', { concludedOn: '2026-05-31' }, 422, 'invalid', 'field.date-before'],
      ['before the last entry', { concludedOn: '2026-06-14' }, 422, 'invalid', 'field.date-before'],
      ['with an outcome that does not exist', { outcome: 'better' }, 422, 'invalid', 'field.choice'],
      ['without an outcome', { outcome: undefined }, 422, 'invalid', 'field.required'],
      ['with a level off the scale', { finalLevels: [{ axis: 'casa', level: 0 }] }, 422, 'invalid', 'field.too-small'],
      ['with two levels on one axis', { finalLevels: [{ axis: 'casa', level: 3 }, { axis: 'casa', level: 4 }] }, 422, 'invalid', 'conclusion.axis-twice'],
    ])('%s', async (_, body, status, code, field) => {
      await plan('casa');
      const answer = await conclude(body).expect(status);
      expect([answer.body.code, answer.body.errors[0].code]).toEqual([code, field]);
      expect(await states()).toMatchObject(untouched);
    });

    it('before the last attendance, validated or not, saying that day', async () => {
      await plan('casa');
      await attend('2026-10-02', 60, false);
      const { body } = await conclude().expect(422);
      expect([body.code, body.detail, body.errors[0].pointer]).toEqual(['conclusion.before-attendance', expect.stringContaining('02/10/2026'), '/concludedOn']);
      expect(await states()).toMatchObject(untouched);
      await conclude({ concludedOn: '2026-10-02' }).expect(201);
    });

    it('but an absence later than it does not hold it back', async () => {
      await attend('2026-10-02', 0, true, false);
      await conclude().expect(201);
    });

    it('before the last assessment of a level', async () => {
      await plan('casa');
      await level('casa', 2, '2026-10-10');
      expect((await conclude().expect(422)).body.code).toBe('conclusion.before-assessment');
      expect(await states()).toMatchObject(untouched);
    });

    it('without a version, with an old one, and for a case out of reach', async () => {
      await plan('casa');
      await conclude({}, null).expect(428);
      await conclude({}, 7).expect(412);
      const other = await api.signIn(world.otherManager.email);
      const foreign = await other.act(`/cases/${person.caseId}/conclusion`, { outcome: 'deceased', concludedOn: '2026-10-01' }, 1).expect(404);
      const none = await other.act(`/cases/${uuid()}/conclusion`, { outcome: 'deceased', concludedOn: '2026-10-01' }, 1).expect(404);
      expect({ ...foreign.body, instance: '' }).toEqual({ ...none.body, instance: '' });
      expect(await states()).toMatchObject(untouched);
    });

    it('by a partner, a coordinator or the Cabina', async () => {
      await plan('casa');
      for (const { email } of [world.partners[0].operator, world.coordinators.abitare, world.cabina]) {
        const client = await api.signIn(email);
        await client.act(`/cases/${person.caseId}/conclusion`, { outcome: 'deceased', concludedOn: '2026-10-01' }, 1).expect(403);
        await client.get(`/cases/${person.caseId}/conclusion`).expect(403);
      }
      expect(await states()).toMatchObject(untouched);
    });
  });

  it('happens once: again 409, at once with others one wins, and a repeated key gives the same answer', async () => {
    const racers = await Promise.all(Array.from({ length: 10 }, () => conclude()));
    expect(racers.map((r) => r.status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 412)]);
    expect((await conclude({}, 2).expect(409)).body.code).toBe('case.concluded');
    expect((await states()).evidence).toBe(1);

    person = await addPersonInCharge(api.sql, world, { openedOn: '2026-06-01', startsOn: '2026-06-15' });
    const key = `conclusione-${uuid()}`;
    const send = () => manager.post(`/cases/${person.caseId}/conclusion`, { outcome: 'transferred', concludedOn: '2026-10-01' }, key).set('if-match', '"1"');
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
  });

  it('stands whatever is written afterwards', async () => {
    await level('casa', 2);
    const planId = await plan('casa');
    const attendanceId = await attend('2026-07-01', 60, true);
    const { body: frozen } = await conclude().expect(201);
    expect((await manager.patch(`/plans/${planId}`, { wishes: 'Altro' }, 3).expect(409)).body.code).toBe('plan.not-draft');
    expect((await manager.post(`/plans/${planId}/goals`, { axis: 'lavoro', description: 'Tardi' }).expect(409)).body.code).toBe('plan.not-draft');
    expect((await manager.act(`/plans/${planId}/proposal`, {}, 3).expect(409)).body.code).toBe('plan.not-draft');
    expect((await manager.post(`/plans/${planId}/versions`).expect(409)).body.code).toBe('plan.not-active');
    expect((await manager.post('/plans', { caseId: person.caseId, startsOn: '2026-07-01' }).expect(409)).body.code).toBe('plan.case-concluded');
    const late = await manager.post(`/cases/${person.caseId}/axis-levels`, { axis: 'lavoro', moment: 'review', level: 5, assessedOn: '2026-10-01' }).expect(409);
    expect(late.body.code).toBe('axis-level.case-concluded');
    const [baseline] = (await manager.get(`/cases/${person.caseId}/axis-levels`)).body.items;
    expect((await manager.patch(`/axis-levels/${baseline.id}`, { level: 1 }, 1).expect(409)).body.code).toBe('axis-level.case-concluded');
    // Even what an administrator of the database changes behind the product's back does not reach the evidence.
    await api.sql.query('update axis_level set level = 1 where case_id = $1', [person.caseId]);
    await api.sql.query('update attendance set minutes = 5 where id = $1', [attendanceId]);
    expect((await manager.get(`/cases/${person.caseId}/conclusion`).expect(200)).body).toEqual(frozen);
  });

  it('an open case has no conclusion yet', async () => {
    await manager.get(`/cases/${person.caseId}/conclusion`).expect(404);
  });

  it('leaves a trace, and asks few statements however much there is to freeze', async () => {
    for (const axis of ['casa', 'lavoro', 'socialita', 'apprendimento']) await level(axis, 2);
    await plan('casa', 'lavoro');
    for (const day of ['01', '02', '03', '04', '05']) await attend(`2026-07-${day}`, 60, true);
    const send = () => conclude({ finalLevels: ['casa', 'lavoro', 'socialita', 'apprendimento'].map((axis) => ({ axis, level: 3 })) }).expect(201);
    const statements = await countStatements(api, send);
    expect(statements).toBeGreaterThan(0);
    expect(statements).toBeLessThanOrEqual(13); // key, facts, levels, evidence, plan, the case's own six, answer, key
    expect(await countStatements(api, () => manager.get(`/cases/${person.caseId}/conclusion`).expect(200))).toBe(1);
    const { rows } = await api.sql.query(`select distinct verb, subject from audit.entry where $1 = any (person_ids) and subject in ('Evidence', 'public.conclusion_evidence')`, [person.personId]);
    expect(rows).toEqual(expect.arrayContaining([{ verb: 'read', subject: 'Evidence' }, { verb: 'insert', subject: 'public.conclusion_evidence' }]));
  });
});
