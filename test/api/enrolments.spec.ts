// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addAssignment, addEnrolment, addPerson, arrangeWorld, setToday, TODAY, type NewPerson, type World } from '../support/arrange.js';
import { action, targetGroup, type AreaKey } from '../support/people.js';

describe('enrolments', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let coordinator: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
    coordinator = await api.signIn(world.coordinators.abitare.email);
  });
  afterAll(() => api.close());

  const person = (options: Partial<NewPerson> = {}) => addPerson(api.sql, { managerId: world.manager.id, ...options });
  const abitare11 = (caseId: string, more: object = {}) => ({ caseId, actionId: action('abitare', '1.1'), targetGroupId: targetGroup('abitare', 'adults_severe_distress'), startsOn: '2026-10-01', ...more });
  const inArea = (caseId: string, area: AreaKey, code: string, group: string, more: object = {}) => ({ caseId, actionId: action(area, code), targetGroupId: targetGroup(area, group), startsOn: '2026-10-01', ...more });
  const state = async (personId: string) => (await api.sql.query('select (select count(*) from enrolment where person_id = $1) as enrolments, (select count(*) from participation where person_id = $1) as participations', [personId])).rows[0];
  const participation = async (personId: string) => (await api.sql.query('select * from participation where person_id = $1', [personId])).rows;

  /** Refused with this status, code and pointer, and without a trace in the person's records. */
  const refused = async (client: ApiClient, personId: string, body: object, status: number, code: string, pointer?: string) => {
    const before = await state(personId);
    const answer = await client.post('/enrolments', body).expect(status);
    expect(answer.headers['content-type']).toMatch(/problem\+json/);
    expect([answer.body.code, ...(answer.body.errors ?? []).map((e: { code: string }) => e.code)]).toContain(code);
    if (pointer) expect(answer.body.errors.map((e: { pointer: string }) => e.pointer)).toContain(pointer);
    expect(await state(personId)).toEqual(before);
    return answer.body;
  };

  describe('entering', () => {
    it('makes the participation with what is known on that day', async () => {
      const { personId, caseId } = await person({ characteristics: { employmentStatus: 'unemployed', unemployedMonths: 13, education: 'isced_0_2' } });
      const { body, headers } = await manager.post('/enrolments', abitare11(caseId)).expect(201);
      expect(headers['location']).toBe(`/api/v1/enrolments/${body.id}`);
      expect(body).toMatchObject({
        personId, caseId, startsOn: '2026-10-01', endsOn: null, admission: 'within', admissionReason: null, ageAtEntry: 38, version: 1, person: { familyName: 'Prova' },
        area: { key: 'abitare', number: 1 }, action: { code: '1.1', name: { it: expect.any(String), en: expect.any(String) } }, targetGroup: { key: 'adults_severe_distress', minAge: 18, maxAge: null },
      });
      const { body: entry } = await manager.get(`/participations/${body.participationId}`).expect(200);
      expect(entry).toMatchObject({ personId, enteredOn: '2026-10-01', exitedOn: null, sex: 'female', birthDate: '1988-03-14', employmentStatus: 'unemployed', unemployedMonths: 13, education: 'isced_0_2', reportable: true, missing: [] });
      expect((await manager.get(`/enrolments/${body.id}`).expect(200)).body).toEqual(body);
    });

    it('is one participation for a second action, a second area, a re-entry; the first entry’s data stay', async () => {
      const { personId, caseId } = await person();
      const { body: first } = await manager.post('/enrolments', abitare11(caseId)).expect(201);
      const { body: detail } = await manager.get(`/people/${personId}`);
      await manager.patch(`/people/${personId}`, { characteristics: { employmentStatus: 'employed', education: 'isced_5_8' } }, detail.version).expect(200);
      const { body: second } = await manager.post('/enrolments', inArea(caseId, 'abitare', '1.2', 'others_at_risk_of_isolation', { startsOn: '2026-10-20' })).expect(201);
      const { body: third } = await manager.post('/enrolments', inArea(caseId, 'lavoro', '2.1', 'adults_and_young_adults', { startsOn: '2026-11-01' })).expect(201);
      expect([second.participationId, third.participationId]).toEqual([first.participationId, first.participationId]);
      await manager.act(`/enrolments/${first.id}/end`, { endsOn: '2026-10-31' }, 1).expect(200);
      await manager.post('/enrolments', abitare11(caseId, { startsOn: '2026-11-01' })).expect(201);
      expect(await participation(personId)).toMatchObject([{ entered_on: '2026-10-01', employment_status: 'inactive', education: 'isced_3_4', version: 1 }]);
    });

    it('after an exit reopens the same participation', async () => {
      const { personId, caseId } = await person();
      await manager.post('/enrolments', abitare11(caseId)).expect(201);
      await api.sql.query(`update participation set exited_on = '2026-10-10' where person_id = $1`, [personId]);
      await manager.post('/enrolments', inArea(caseId, 'stigma', '2.1', 'service_users', { startsOn: '2026-11-02' })).expect(201);
      expect(await participation(personId)).toMatchObject([{ entered_on: '2026-10-01', exited_on: null }]);
    });

    it('moves the entry back when an earlier enrolment is recorded late', async () => {
      const { personId, caseId } = await person();
      await manager.post('/enrolments', abitare11(caseId, { startsOn: '2026-11-01' })).expect(201);
      await manager.post('/enrolments', inArea(caseId, 'stigma', '2.1', 'service_users', { startsOn: '2026-10-05' })).expect(201);
      expect(await participation(personId)).toMatchObject([{ entered_on: '2026-10-05' }]);
    });

    it('makes none when the action feeds no operation', async () => {
      await api.sql.query('update action set operation_id = null where id = $1', [action('stigma', '2.2')]);
      const { personId, caseId } = await person();
      const { body } = await manager.post('/enrolments', inArea(caseId, 'stigma', '2.2', 'service_users')).expect(201);
      expect(body.participationId).toBeNull();
      expect(await participation(personId)).toEqual([]);
    });

    it('of two at once makes one participation', async () => {
      const { personId, caseId } = await person();
      const answers = await Promise.all([manager.post('/enrolments', abitare11(caseId)), manager.post('/enrolments', inArea(caseId, 'stigma', '2.1', 'service_users')), manager.post('/enrolments', inArea(caseId, 'lavoro', '2.1', 'adults_and_young_adults'))]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
      expect(await participation(personId)).toHaveLength(1);
    });
  });

  describe('ages', () => {
    it.each([
      ['2008-10-01', '2026-10-01', 201], // eighteen on the day
      ['2008-10-02', '2026-10-01', 422], // the day before
      ['2008-02-29', '2026-03-01', 201], // born on a leap day: eighteen on 1 March
      ['2008-02-29', '2026-02-28', 422],
    ])('born on %s, entering on %s an action from 18: %i', async (birthDate, startsOn, status) => {
      const { caseId } = await person({ birthDate, openedOn: '2026-01-01' });
      await manager.post('/enrolments', abitare11(caseId, { startsOn })).expect(status);
    });

    it.each([['2010-10-01', 201], ['2010-10-02', 422], ['2001-10-02', 201], ['2001-10-01', 422]])('born on %s, entering a group of 16–24 on 2026-10-01: %i', async (birthDate, status) => {
      const { caseId } = await person({ birthDate });
      await manager.post('/enrolments', inArea(caseId, 'lavoro', '2.1', 'young_referred_16_24')).expect(status);
    });

    it('says group, ages, age on that day and the way out, in the reader’s language', async () => {
      const { personId, caseId } = await person({ birthDate: '2008-11-01', openedOn: '2026-09-01' }); // eighteen today, seventeen at entry
      const body = await refused(manager, personId, abitare11(caseId), 422, 'enrolment.outside-target-group', '/targetGroupId');
      for (const word of ['17 anni', 'dai 18 anni', 'Adulti con disagio psichico grave', 'motivo']) expect(body.detail).toContain(word);
      const english = await manager.post('/enrolments', abitare11(caseId)).set('accept-language', 'en').expect(422);
      for (const word of ['17 years', 'Adults with severe mental distress']) expect(english.body.detail).toContain(word);
    });

    it('needs the birth date where the group has ages, and only there', async () => {
      const { personId, caseId } = await person({ birthDate: null });
      const body = await refused(manager, personId, abitare11(caseId), 422, 'enrolment.birth-date-missing', '/targetGroupId');
      expect(body.detail).toContain('data di nascita');
      await refused(manager, personId, abitare11(caseId, { admissionReason: 'comunque' }), 422, 'enrolment.birth-date-missing');
      await manager.post('/enrolments', inArea(caseId, 'abitare', '1.2', 'others_at_risk_of_isolation')).expect(201);
    });
  });

  describe('outside the ages', () => {
    const minor = { birthDate: '2009-05-05' };
    const REASON = 'Compie 18 anni tra pochi mesi ed esce ora dal ricovero';

    it('a reason makes the enrolment wait: nobody has entered, no partner can be given', async () => {
      const { personId, caseId } = await person(minor);
      const { body } = await manager.post('/enrolments', abitare11(caseId, { admissionReason: REASON })).expect(201);
      expect(body).toMatchObject({ admission: 'waiting', admissionReason: REASON, participationId: null, ageAtEntry: 17 });
      expect(await participation(personId)).toEqual([]);
      const assignment = await manager.post('/assignments', { enrolmentId: body.id, partnerId: world.partners[0].id, purpose: 'Visite', startsOn: '2026-10-01' }).expect(409);
      expect(assignment.body.code).toBe('enrolment.waiting');
      expect((await coordinator.get('/enrolments?admission=waiting&limit=100').expect(200)).body.items.map((e: { id: string }) => e.id)).toContain(body.id);
    });

    it('the area’s coordinator admits, and only then the person has entered', async () => {
      const { personId, caseId } = await person(minor);
      const { body } = await manager.post('/enrolments', abitare11(caseId, { admissionReason: REASON })).expect(201);
      await manager.act(`/enrolments/${body.id}/admission`, { decision: 'admitted' }, 1).expect(403);
      await (await api.signIn(world.coordinators.lavoro.email)).act(`/enrolments/${body.id}/admission`, { decision: 'admitted' }, 1).expect(404);
      await coordinator.act(`/enrolments/${body.id}/admission`, { decision: 'admitted' }, null).expect(428);
      await coordinator.act(`/enrolments/${body.id}/admission`, { decision: 'admitted' }, 4).expect(412);
      await coordinator.act(`/enrolments/${body.id}/admission`, { decision: 'maybe' }, 1).expect(422);
      const { body: admitted } = await coordinator.act(`/enrolments/${body.id}/admission`, { decision: 'admitted' }, 1).expect(200);
      expect(admitted).toMatchObject({ admission: 'admitted', admissionReason: REASON, participationId: expect.any(String) });
      expect(await participation(personId)).toMatchObject([{ id: admitted.participationId, entered_on: '2026-10-01', birth_date: '2009-05-05' }]);
      expect((await coordinator.act(`/enrolments/${body.id}/admission`, { decision: 'declined' }, 2).expect(409)).body.code).toBe('enrolment.not-waiting');
    });

    it('declined, the person has not entered and the days are free again', async () => {
      const { personId, caseId } = await person(minor);
      const { body } = await manager.post('/enrolments', abitare11(caseId, { admissionReason: REASON })).expect(201);
      await refused(manager, personId, abitare11(caseId, { admissionReason: REASON }), 409, 'enrolment.overlap');
      expect((await coordinator.act(`/enrolments/${body.id}/admission`, { decision: 'declined' }, 1).expect(200)).body.admission).toBe('declined');
      expect(await participation(personId)).toEqual([]);
      await manager.post('/enrolments', abitare11(caseId, { admissionReason: REASON })).expect(201);
    });

    it('a reason that nobody needs, or a blank one, is refused', async () => {
      const { personId, caseId } = await person();
      await refused(manager, personId, abitare11(caseId, { admissionReason: REASON }), 422, 'enrolment.reason-not-needed', '/admissionReason');
      await refused(manager, personId, abitare11(caseId, { admissionReason: '  ' }), 422, 'field.blank', '/admissionReason');
      await refused(manager, personId, abitare11(caseId, { admitted: true }), 422, 'field.unknown', '/admitted');
    });
  });

  describe('refusing', () => {
    it('dates outside the convenzione and its proroga, ahead, before the case, before birth, exit before entry', async () => {
      const { personId, caseId } = await person({ openedOn: '2026-09-10' });
      await refused(manager, personId, abitare11(caseId, { startsOn: '2024-05-31' }), 422, 'field.date-before', '/startsOn');
      await refused(manager, personId, abitare11(caseId, { startsOn: '2026-11-23' }), 422, 'field.date-future', '/startsOn');
      await refused(manager, personId, abitare11(caseId, { startsOn: '2026-09-09' }), 422, 'enrolment.before-case', '/startsOn');
      await refused(manager, personId, abitare11(caseId, { startsOn: '2026-13-01' }), 422, 'field.date', '/startsOn');
      await refused(manager, personId, abitare11(caseId, { endsOn: '2026-09-30' }), 422, 'field.date-before', '/endsOn');
      await refused(manager, personId, abitare11(caseId, { endsOn: '2027-06-01' }), 422, 'field.date-after', '/endsOn');
      const baby = await person({ birthDate: '2026-10-02' });
      await refused(manager, baby.personId, inArea(baby.caseId, 'abitare', '1.2', 'others_at_risk_of_isolation'), 422, 'enrolment.before-birth', '/startsOn');
      await manager.post('/enrolments', abitare11(caseId, { endsOn: '2027-05-31' })).expect(201);
    });

    it('a day after the convenzione where no proroga was recorded', async () => {
      const { rows } = await api.sql.query('delete from convenzione_extension returning *');
      const { personId, caseId } = await person();
      await refused(manager, personId, abitare11(caseId), 422, 'field.date-after', '/startsOn');
      await api.sql.query('insert into convenzione_extension select * from jsonb_populate_record(null::convenzione_extension, $1)', [JSON.stringify(rows[0])]);
      await manager.post('/enrolments', abitare11(caseId)).expect(201);
    });

    it('a group of another action, one that is only counted, an action without names, an area of somebody else', async () => {
      const { personId, caseId } = await person();
      await refused(manager, personId, { ...abitare11(caseId), targetGroupId: targetGroup('abitare', 'others_at_risk_of_isolation') }, 422, 'enrolment.group-not-of-action', '/targetGroupId');
      await refused(manager, personId, inArea(caseId, 'abitare', '2.2', 'neighbours'), 422, 'enrolment.audience-group', '/targetGroupId');
      await refused(manager, personId, inArea(caseId, 'stigma', '1.1', 'students'), 422, 'enrolment.action-without-participants', '/actionId');
      await refused(manager, personId, inArea(caseId, 'carcere-rems', '2.1', 'leaving_or_left_prison_or_rems'), 422, 'enrolment.foreign-area', '/actionId');
    });

    it('another manager’s case like one that does not exist, and all unknown references at once', async () => {
      const mine = await person();
      const theirs = await person({ managerId: world.otherManager.id });
      const foreign = await refused(manager, theirs.personId, abitare11(theirs.caseId), 422, 'field.id', '/caseId');
      const nobody = await refused(manager, mine.personId, abitare11(randomUUID()), 422, 'field.id', '/caseId');
      expect(foreign).toEqual(nobody);
      const all = await refused(manager, mine.personId, { caseId: randomUUID(), actionId: randomUUID(), targetGroupId: randomUUID(), startsOn: '2026-10-01' }, 422, 'field.id');
      expect(all.errors.map((e: { pointer: string }) => e.pointer)).toEqual(['/caseId', '/actionId', '/targetGroupId']);
      await refused(manager, mine.personId, { caseId: 'x', actionId: 1, startsOn: null }, 422, 'field.id');
    });

    it('an overlap in the same action, also under another group; not one in another action, nor the day after', async () => {
      const { personId, caseId } = await person({ birthDate: '2004-01-01' });
      const { body: first } = await manager.post('/enrolments', inArea(caseId, 'lavoro', '2.1', 'adults_and_young_adults', { startsOn: '2026-10-01', endsOn: '2026-10-31' })).expect(201);
      expect(first.endsOn).toBe('2026-10-31');
      for (const more of [{ startsOn: '2026-10-31' }, { startsOn: '2026-09-15', endsOn: '2026-10-01' }, { startsOn: '2026-10-05', endsOn: '2026-10-06' }]) {
        await refused(manager, personId, inArea(caseId, 'lavoro', '2.1', 'young_referred_16_24', more), 409, 'enrolment.overlap', '/startsOn');
      }
      await manager.post('/enrolments', inArea(caseId, 'lavoro', '2.2', 'young_referred_16_24', { startsOn: '2026-10-10' })).expect(201);
      await manager.post('/enrolments', inArea(caseId, 'lavoro', '2.1', 'young_referred_16_24', { startsOn: '2026-11-01' })).expect(201);
    });

    it('of many at once in the same days, all but one', async () => {
      const { personId, caseId } = await person();
      const answers = await Promise.all(Array.from({ length: 6 }, () => manager.post('/enrolments', abitare11(caseId))));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
      expect(new Set(answers.filter(({ status }) => status === 409).map(({ body }) => body.code))).toEqual(new Set(['enrolment.overlap']));
      expect(await state(personId)).toEqual({ enrolments: 1, participations: 1 });
    });

    it('a concluded case', async () => {
      const { personId, caseId } = await person();
      await api.sql.query(`update case_file set status = 'concluded', concluded_on = '2026-10-31', outcome = 'transferred' where id = $1`, [caseId]);
      await refused(manager, personId, abitare11(caseId), 409, 'case.concluded');
    });

    it('whoever is no case manager', async () => {
      const { caseId } = await person();
      for (const { email } of [world.coordinators.abitare, world.partners[0].operator, world.cabina, world.office, world.service.referrer]) {
        await (await api.signIn(email)).post('/enrolments', abitare11(caseId)).expect(403);
      }
    });
  });

  describe('ending', () => {
    it('ends the assignments too, and takes back those that have not begun', async () => {
      const { personId, caseId } = await person();
      const { enrolmentId } = await addEnrolment(api.sql, { personId, caseId });
      const running = await addAssignment(api.sql, { enrolmentId, partnerId: world.partners[0].id });
      const ahead = await addAssignment(api.sql, { enrolmentId, partnerId: world.partners[1].id, startsOn: '2026-12-01' });
      const url = `/enrolments/${enrolmentId}/end`;
      await manager.act(url, { endsOn: '2026-11-20' }, null).expect(428);
      await manager.act(url, { endsOn: '2026-11-20' }, 7).expect(412);
      expect((await manager.act(url, { endsOn: '2026-09-14' }, 1).expect(422)).body.errors).toMatchObject([{ pointer: '/endsOn', code: 'field.date-before' }]);
      expect((await manager.act(url, { endsOn: '2026-11-23' }, 1).expect(422)).body.errors).toMatchObject([{ pointer: '/endsOn', code: 'field.date-future' }]);
      expect((await manager.act(url, { endsOn: '2026-11-20' }, 1).expect(200)).body).toMatchObject({ endsOn: '2026-11-20', version: 2 });
      const { rows } = await api.sql.query('select id, ends_on from assignment where id = any ($1)', [[running, ahead]]);
      expect(rows).toEqual([{ id: running, ends_on: '2026-11-20' }]);
      expect((await manager.act(url, { endsOn: '2026-11-21' }, 2).expect(409)).body.code).toBe('enrolment.ended');
    });

    it('is for who holds the case or coordinates the area', async () => {
      const { personId, caseId } = await person();
      const { enrolmentId } = await addEnrolment(api.sql, { personId, caseId });
      await (await api.signIn(world.otherManager.email)).act(`/enrolments/${enrolmentId}/end`, { endsOn: TODAY }, 1).expect(404);
      await (await api.signIn(world.coordinators.stigma.email)).act(`/enrolments/${enrolmentId}/end`, { endsOn: TODAY }, 1).expect(404);
      await (await api.signIn(world.partners[0].coordinator.email)).act(`/enrolments/${enrolmentId}/end`, { endsOn: TODAY }, 1).expect(403);
      await coordinator.act(`/enrolments/${enrolmentId}/end`, { endsOn: TODAY }, 1).expect(200);
    });
  });

  describe('listing', () => {
    it('goes page by page over what the area’s coordinator sees, and nothing else', async () => {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body }: { body: { items: { id: string; area: { key: string } }[]; nextCursor: string | null } } = await coordinator.get(`/enrolments?limit=7${cursor && `&cursor=${cursor}`}`).expect(200);
        expect(body.items.every((e) => e.area.key === 'abitare')).toBe(true);
        seen.push(...body.items.map((e) => e.id));
        cursor = body.nextCursor;
      }
      const { rows } = await api.sql.query(`select e.id from enrolment e join area a on a.id = e.area_id where a.key = 'abitare'`);
      expect(new Set(seen)).toEqual(new Set(rows.map((r) => r.id)));
      expect(seen).toHaveLength(rows.length);
      for (const admission of ['within', 'waiting', 'admitted', 'declined']) {
        const { body } = await coordinator.get(`/enrolments?admission=${admission}&limit=100`).expect(200);
        expect(body.items.length).toBeGreaterThan(0);
        expect(body.items.every((e: { admission: string }) => e.admission === admission)).toBe(true);
      }
      await coordinator.get('/enrolments?admission=no').expect(422);
      const { rows: [admitted] } = await api.sql.query('select id from enrolment where outside_admitted_by is not null limit 1');
      const assignmentId = await addAssignment(api.sql, { enrolmentId: admitted.id, partnerId: world.partners[0].id });
      const operator = await api.signIn(world.partners[0].operator.email);
      expect((await operator.get('/enrolments?admission=within').expect(200)).body.items).toMatchObject([{ id: admitted.id, admission: 'within', admissionReason: null }]);
      expect((await operator.get('/enrolments?admission=admitted').expect(200)).body.items).toEqual([]);
      await api.sql.query('delete from assignment where id = $1', [assignmentId]);
      await (await api.signIn(world.cabina.email)).get('/enrolments').expect(403);
    });

    it('hides Carcere/REMS enrolments from a case manager without that area', async () => {
      const { personId, caseId } = await person();
      const { enrolmentId, participationId } = await addEnrolment(api.sql, { personId, caseId, area: 'carcere-rems', action: '2.1', targetGroup: 'leaving_or_left_prison_or_rems' });
      for (const path of [`/enrolments/${enrolmentId}`, `/participations/${participationId}`]) {
        const hidden = await manager.get(path).expect(404);
        const nobody = await manager.get(`/enrolments/${randomUUID()}`).expect(404);
        expect({ ...hidden.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
      }
      expect(JSON.stringify((await manager.get('/enrolments?limit=100')).body)).not.toMatch(/carcere/i);
      await manager.act(`/enrolments/${enrolmentId}/end`, { endsOn: TODAY }, 1).expect(404);
    });
  });

  it('the day is Rome’s: an entry of today is no entry of tomorrow', async () => {
    const { caseId } = await person();
    await setToday(api.sql, '2026-11-21');
    await manager.post('/enrolments', abitare11(caseId, { startsOn: '2026-11-22' })).expect(422);
    await setToday(api.sql, TODAY);
    await manager.post('/enrolments', abitare11(caseId, { startsOn: '2026-11-22' })).expect(201);
  });
});
