// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addAssignment, addEnrolment, addPerson, addPersonInCharge, arrangeWorld, setToday, TODAY, type NewPerson, type World } from '../support/arrange.js';
import { action, addOrganisation, area, type AreaKey } from '../support/people.js';

describe('assignments', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let coordinator: ApiClient;
  let operator: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
    coordinator = await api.signIn(world.coordinators.abitare.email);
    operator = await api.signIn(world.partners[0].operator.email);
  });
  afterAll(() => api.close());

  const enrolled = async (options: Partial<NewPerson> & { area?: AreaKey; action?: string; targetGroup?: string; startsOn?: string; endsOn?: string | null } = {}) => {
    const person = await addPerson(api.sql, { managerId: world.manager.id, ...options });
    return { ...person, ...(await addEnrolment(api.sql, { ...options, ...person })) };
  };
  const to = (enrolmentId: string, more: object = {}) => ({ enrolmentId, partnerId: world.partners[0].id, purpose: 'Sostegno educativo a casa, due volte la settimana', startsOn: '2026-10-01', ...more });
  const stored = async (enrolmentId: string) => Number((await api.sql.query('select count(*) from assignment where enrolment_id = $1', [enrolmentId])).rows[0].count);

  const refused = async (client: ApiClient, body: { enrolmentId: string }, status: number, code: string, pointer?: string) => {
    const before = await stored(body.enrolmentId);
    const answer = await client.post('/assignments', body).expect(status);
    expect([answer.body.code, ...(answer.body.errors ?? []).map((e: { code: string }) => e.code)]).toContain(code);
    if (pointer) expect(answer.body.errors.map((e: { pointer: string }) => e.pointer)).toContain(pointer);
    expect(await stored(body.enrolmentId)).toBe(before);
    return answer.body;
  };

  it('give the partner the person, from the first day to the last and no longer', async () => {
    const { personId, enrolmentId } = await enrolled({ familyName: 'Affidata' });
    await operator.get(`/people/${personId}`).expect(404);
    const { body, headers } = await manager.post('/assignments', to(enrolmentId, { startsOn: '2026-11-20', endsOn: '2026-11-25' })).expect(201);
    expect(headers['location']).toBe(`/api/v1/assignments/${body.id}`);
    expect(body).toMatchObject({ enrolmentId, personId, partner: { id: world.partners[0].id, name: 'Cooperativa Primo Passo' }, area: { key: 'abitare' }, action: { code: '1.1' }, startsOn: '2026-11-20', endsOn: '2026-11-25', version: 1 });
    try {
      for (const [day, status] of [['2026-11-19', 404], ['2026-11-20', 200], ['2026-11-25', 200], ['2026-11-26', 404]] as const) {
        await setToday(api.sql, day);
        await operator.get(`/people/${personId}`).expect(status);
        await operator.get(`/assignments/${body.id}`).expect(status);
        await operator.get(`/enrolments/${enrolmentId}`).expect(status);
        const { body: list } = await operator.get('/assignments?limit=100').expect(200);
        expect(list.items.some((a: { id: string }) => a.id === body.id)).toBe(status === 200);
        expect(JSON.stringify(list).includes('Affidata')).toBe(status === 200);
      }
    } finally {
      await setToday(api.sql, TODAY);
    }
  });

  it('of one partner are nothing to another, nor to the same partner’s staff of other areas', async () => {
    const { personId, assignmentId, enrolmentId } = await addPersonInCharge(api.sql, world, { familyName: 'Piantata' });
    for (const { email } of [world.partners[1].operator, world.partners[1].coordinator]) {
      const stranger = await api.signIn(email);
      for (const path of [`/people/${personId}`, `/assignments/${assignmentId}`, `/enrolments/${enrolmentId}`]) {
        const [foreign, nobody] = await Promise.all([stranger.get(path).expect(404), stranger.get(path.replace(/[^/]+$/, randomUUID())).expect(404)]);
        expect({ ...foreign.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
      }
      for (const path of ['/people?limit=100', '/assignments?limit=100', '/enrolments?limit=100']) expect((await stranger.get(path).expect(200)).text).not.toContain('Piantata');
    }
    await api.sql.query(`update access.account_role set area_ids = $1 where account_id = $2`, [[area('lavoro')], world.partners[0].coordinator.id]);
    const elsewhere = await api.signIn(world.partners[0].coordinator.email);
    await elsewhere.get(`/people/${personId}`).expect(404);
    await elsewhere.get(`/assignments/${assignmentId}`).expect(404);
  });

  it('need the consent to share, and end at the next request when it is withdrawn', async () => {
    const { personId, enrolmentId } = await enrolled({ consents: ['taking_in_charge'] });
    await refused(manager, to(enrolmentId), 422, 'assignment.consent-missing', '/enrolmentId');
    await refused(coordinator, to(enrolmentId), 422, 'assignment.consent-missing');
    const { body: consent } = await manager.post(`/people/${personId}/consents`, { purpose: 'sharing_with_partners', legalBasis: 'explicit_consent', givenOn: TODAY }).expect(201);
    const { body: given } = await manager.post('/assignments', to(enrolmentId)).expect(201);
    const { body: ahead } = await manager.post('/assignments', to(enrolmentId, { partnerId: world.partners[1].id, startsOn: '2026-12-01' })).expect(201);
    await operator.get(`/people/${personId}`).expect(200);
    await manager.act(`/consents/${consent.id}/withdrawal`, { withdrawnOn: TODAY }, 1).expect(200);
    await operator.get(`/people/${personId}`).expect(404);
    await operator.get(`/assignments/${given.id}`).expect(404);
    expect((await operator.get('/assignments?limit=100')).text).not.toContain(personId);
    expect((await manager.get(`/assignments/${given.id}`).expect(200)).body).toMatchObject({ endsOn: TODAY });
    await manager.get(`/assignments/${ahead.id}`).expect(404);
    // What was ended by the withdrawal does not come back with a later change, nor with a new consent.
    await manager.act(`/assignments/${given.id}/end`, { endsOn: TODAY }, 2).expect(200);
    await operator.get(`/people/${personId}`).expect(404);
    await manager.post(`/people/${personId}/consents`, { purpose: 'sharing_with_partners', legalBasis: 'explicit_consent', givenOn: TODAY }).expect(201);
    await operator.get(`/people/${personId}`).expect(404);
    expect((await api.sql.query('select count(*)::int as n from participation where person_id = $1', [personId])).rows[0].n).toBe(1);
  });

  it('withdrawing ends the sharing also in an area that the case manager does not see', async () => {
    const { personId, caseId } = await addPersonInCharge(api.sql, world);
    const hidden = await addEnrolment(api.sql, { personId, caseId, area: 'carcere-rems', action: '2.1', targetGroup: 'leaving_or_left_prison_or_rems' });
    await addAssignment(api.sql, { enrolmentId: hidden.enrolmentId, partnerId: world.partners[1].id });
    const there = await api.signIn(world.partners[1].operator.email);
    await there.get(`/people/${personId}`).expect(200);
    const { body } = await manager.get(`/people/${personId}`).expect(200);
    const consent = body.consents.find((c: { purpose: string }) => c.purpose === 'sharing_with_partners');
    await manager.act(`/consents/${consent.id}/withdrawal`, { withdrawnOn: TODAY }, consent.version).expect(200);
    await there.get(`/people/${personId}`).expect(404);
  });

  it('stand within the enrolment and end with it', async () => {
    const { enrolmentId } = await enrolled({ startsOn: '2026-09-15', endsOn: '2026-12-31' });
    await refused(manager, to(enrolmentId, { startsOn: '2026-09-14' }), 422, 'field.date-before', '/startsOn');
    await refused(manager, to(enrolmentId, { startsOn: '2027-01-01' }), 422, 'field.date-after', '/startsOn');
    await refused(manager, to(enrolmentId, { endsOn: '2027-01-01' }), 422, 'field.date-after', '/endsOn');
    await refused(manager, to(enrolmentId, { endsOn: '2026-09-30' }), 422, 'field.date-before', '/endsOn');
    expect((await manager.post('/assignments', to(enrolmentId)).expect(201)).body.endsOn).toBe('2026-12-31');
    const open = await enrolled();
    await refused(manager, to(open.enrolmentId, { startsOn: '2027-06-01' }), 422, 'field.date-after', '/startsOn');
  });

  it('go to a partner of the same convenzione that works in the area', async () => {
    const { enrolmentId } = await enrolled();
    await refused(manager, to(enrolmentId, { partnerId: randomUUID() }), 422, 'field.id', '/partnerId');
    const narrow = await addOrganisation(api.sql, 'partner', 'Solo lavoro');
    await api.sql.query('update partner set area_ids = $1 where id = $2', [[area('lavoro')], narrow]);
    await refused(manager, to(enrolmentId, { partnerId: narrow }), 422, 'assignment.partner-outside-area', '/partnerId');
    const abroad = await addOrganisation(api.sql, 'partner', 'Di un’altra convenzione');
    await api.sql.query(`with c as (insert into convenzione (id, code, name_it, name_en, signed_on, starts_on, ends_on) values ($1, 'ALTRA', 'a', 'a', '2024-01-01', '2024-01-01', '2027-01-01') returning id)
      update partner set convenzione_id = c.id from c where partner.id = $2`, [randomUUID(), abroad]).catch(async () => {
      await api.sql.query('update partner set convenzione_id = (select id from convenzione where code = $1) where id = $2', ['ALTRA', abroad]);
    });
    await refused(manager, to(enrolmentId, { partnerId: abroad }), 422, 'field.id', '/partnerId');
  });

  it('need an enrolment that one sees: another’s is one that does not exist', async () => {
    const theirs = await enrolled({ managerId: world.otherManager.id });
    const foreign = await refused(manager, to(theirs.enrolmentId), 422, 'field.id', '/enrolmentId');
    const nobody = await refused(manager, to(randomUUID()), 422, 'field.id', '/enrolmentId');
    expect(foreign).toEqual(nobody);
    await refused(await api.signIn(world.coordinators.lavoro.email), to(theirs.enrolmentId), 422, 'field.id', '/enrolmentId');
  });

  it('do not overlap for the same partner; another partner may work beside it', async () => {
    const { enrolmentId } = await enrolled();
    await manager.post('/assignments', to(enrolmentId, { endsOn: '2026-10-31' })).expect(201);
    await refused(manager, to(enrolmentId, { startsOn: '2026-10-31' }), 409, 'assignment.overlap');
    await manager.post('/assignments', to(enrolmentId, { startsOn: '2026-11-01' })).expect(201);
    await coordinator.post('/assignments', to(enrolmentId, { partnerId: world.partners[1].id })).expect(201);
  });

  it('need a purpose, and take no field of others', async () => {
    const { enrolmentId } = await enrolled();
    await refused(manager, to(enrolmentId, { purpose: ' ' }), 422, 'field.blank', '/purpose');
    await refused(manager, to(enrolmentId, { areaId: area('lavoro') }), 422, 'field.unknown', '/areaId');
    for (const { email } of [world.partners[0].coordinator, world.cabina, world.office]) await (await api.signIn(email)).post('/assignments', to(enrolmentId)).expect(403);
  });

  it('are ended by who follows the person or coordinates the area, on a day that has come', async () => {
    const { personId, assignmentId } = await addPersonInCharge(api.sql, world);
    const url = `/assignments/${assignmentId}/end`;
    await operator.act(url, { endsOn: TODAY }, 1).expect(403);
    await (await api.signIn(world.otherManager.email)).act(url, { endsOn: TODAY }, 1).expect(404);
    await manager.act(url, { endsOn: TODAY }, null).expect(428);
    await manager.act(url, { endsOn: TODAY }, 3).expect(412);
    await manager.act(url, { endsOn: '2026-11-23' }, 1).expect(422);
    await manager.act(url, { endsOn: '2026-09-14' }, 1).expect(422);
    expect((await coordinator.act(url, { endsOn: '2026-11-21' }, 1).expect(200)).body).toMatchObject({ endsOn: '2026-11-21', version: 2 });
    await operator.get(`/people/${personId}`).expect(404);
    expect((await manager.act(url, { endsOn: TODAY }, 2).expect(409)).body.code).toBe('assignment.ended');
  });

  it('and their enrolment do not end before what was done under them', async () => {
    const { personId, enrolmentId, assignmentId } = await addPersonInCharge(api.sql, world);
    const visit = { actionId: action('abitare', '1.1'), kind: 'simple', title: 'Visita', heldOn: '2026-11-10', minutes: 60, attendances: [{ personId }] };
    await operator.post('/activities', visit).expect(201);
    for (const url of [`/assignments/${assignmentId}/end`, `/enrolments/${enrolmentId}/end`]) {
      const answer = await manager.act(url, { endsOn: '2026-11-09' }, 1).expect(422);
      expect(answer.body.errors).toEqual([{ pointer: '/endsOn', code: 'field.date-before', detail: 'La data deve essere uguale o successiva al 10/11/2026.' }]);
    }
    await manager.act(`/assignments/${assignmentId}/end`, { endsOn: '2026-11-10' }, 1).expect(200);
  });

  it('leave a trace of who read them', async () => {
    const { personId, assignmentId } = await addPersonInCharge(api.sql, world);
    await operator.get('/assignments?limit=100').expect(200);
    await operator.get(`/assignments/${assignmentId}`).expect(200);
    const { rows } = await api.sql.query(`select subject from audit.entry where verb = 'read' and account_id = $1 and $2 = any (person_ids)`, [world.partners[0].operator.id, personId]);
    expect(rows.map((r) => r.subject)).toEqual(['Assignment', 'Assignment']);
  });
});
