// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { ApiClient, TestApi } from '../support/api.js';
import { startApi } from '../support/api.js';
import { addAssignment, addEnrolment, addPerson, addPersonInCharge, arrangeWorld, type PersonInCharge, type World } from '../support/arrange.js';
import { action, addAccount, targetGroup } from '../support/people.js';
import { countStatements } from '../support/statements.js';

const NOBODY = '0198c0de-0000-7000-8000-000000000000';

describe('activities', () => {
  let api: TestApi;
  let world: World;
  let operator: ApiClient;
  let ofOtherPartner: ApiClient;
  let coordinator: ApiClient;
  let manager: ApiClient;
  let ada: PersonInCharge;
  let bruno: PersonInCharge;
  /** Of the other partner. */
  let carla: PersonInCharge;

  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    [operator, ofOtherPartner, coordinator, manager] = await Promise.all([
      api.signIn(world.partners[0].operator.email), api.signIn(world.partners[1].operator.email),
      api.signIn(world.coordinators.abitare.email), api.signIn(world.manager.email),
    ]);
    ada = await addPersonInCharge(api.sql, world, { givenName: 'Ada', familyName: 'Affidata' });
    bruno = await addPersonInCharge(api.sql, world, { givenName: 'Bruno', familyName: 'Betulla', managerId: world.otherManager.id });
    carla = await addPersonInCharge(api.sql, world, { givenName: 'Carla', familyName: 'Altrove', partnerId: world.partners[1].id });
  });
  afterAll(() => api.close());

  const visit = (more: object = {}) => ({
    actionId: action('abitare', '1.1'), kind: 'simple', title: 'Visita a domicilio', heldOn: '2026-11-20', minutes: 90,
    attendances: [{ personId: ada.personId }], ...more,
  });
  const report = async (more: object = {}, client = operator) => (await client.post('/activities', visit(more)).expect(201)).body;
  const submitted = async (more: object = {}) => {
    const { id, version } = await report(more);
    return (await operator.act(`/activities/${id}/submission`, {}, version).expect(200)).body;
  };
  const validated = async (more: object = {}) => {
    const { id, version } = await submitted(more);
    return (await coordinator.act(`/activities/${id}/validation`, { decision: 'validated' }, version).expect(200)).body;
  };
  const stamps = async (id: string) => (await api.sql.query('select person_id, present, validated_at is not null as stamped, validated_by from attendance where activity_id = $1 order by person_id', [id])).rows;
  const everything = async () => (await api.sql.query('select (select count(*) from activity) a, (select count(*) from attendance) b, (select count(*) from headcount) c, (select count(*) from activity_note) d, (select coalesce(sum(version), 0) from activity) e')).rows[0];
  /** A refusal changes nothing. */
  const refused = async (request: () => PromiseLike<{ status: number; body: { code: string; errors?: { pointer: string; code: string; detail: string }[] } }>, status: number, code?: string) => {
    const before = await everything();
    const answer = await request();
    expect([answer.status, code ?? answer.body.code]).toEqual([status, answer.body.code]);
    expect(await everything()).toEqual(before);
    return answer.body;
  };

  describe('reporting', () => {
    it('records a draft of the caller’s own organisation, with attendances named and minutes filled in', async () => {
      const answer = await operator.post('/activities', visit({ startsAt: '09:30', place: 'Casa', notes: 'Va meglio.', attendances: [{ personId: ada.personId }, { enrolmentId: bruno.enrolmentId, present: false }] })).expect(201);
      expect(answer.headers['location']).toBe(`/api/v1/activities/${answer.body.id}`);
      expect(answer.headers['etag']).toBe('"1"');
      expect(answer.body).toMatchObject({
        status: 'draft', heldOn: '2026-11-20', startsAt: '09:30', minutes: 90, place: 'Casa', notes: 'Va meglio.', returnReason: null,
        action: { code: '1.1' }, area: { key: 'abitare' }, partner: { id: world.partners[0].id }, operatorName: 'Prova operatore', submittedAt: null,
        attendances: [
          { personId: ada.personId, enrolmentId: ada.enrolmentId, person: { familyName: 'Affidata' }, present: true, minutes: 90 },
          { personId: bruno.personId, enrolmentId: bruno.enrolmentId, person: { familyName: 'Betulla' }, present: false, minutes: 0 },
        ],
      });
      const again = await operator.get(`/activities/${answer.body.id}`).expect(200);
      expect(again.body).toEqual(answer.body);
    });

    it('asks for an Idempotency-Key and gives the same answer and one row for the same key', async () => {
      expect((await refused(() => operator.post('/activities', visit(), null), 400)).code).toBe('idempotency.missing');
      const key = randomUUID();
      const first = await operator.post('/activities', visit({ title: 'Una volta sola' }), key).expect(201);
      const second = await operator.post('/activities', visit({ title: 'Una volta sola' }), key).expect(201);
      expect(second.body).toEqual(first.body);
      expect(second.headers['location']).toBe(first.headers['location']);
      expect((await api.sql.query(`select from activity where title = 'Una volta sola'`)).rowCount).toBe(1);
      await refused(() => operator.post('/activities', visit({ title: 'Un’altra' }), key), 422, 'idempotency.mismatch');
    });

    it('does not burn the key on a refusal', async () => {
      const key = randomUUID();
      await operator.post('/activities', visit({ heldOn: '2026-11-23' }), key).expect(422);
      await operator.post('/activities', visit(), key).expect(201);
    });

    it('answers foreign, unknown, formerly and not yet assigned people with one text, at the attendance', async () => {
      const former = await addPerson(api.sql, { managerId: world.manager.id });
      const formerEnrolment = await addEnrolment(api.sql, former);
      await addAssignment(api.sql, { ...formerEnrolment, partnerId: world.partners[0].id, startsOn: '2026-09-15', endsOn: '2026-11-19' });
      const future = await addPerson(api.sql, { managerId: world.manager.id });
      const futureEnrolment = await addEnrolment(api.sql, future);
      await addAssignment(api.sql, { ...futureEnrolment, partnerId: world.partners[0].id, startsOn: '2026-11-21' });
      const texts = new Set<string>();
      for (const personId of [carla.personId, former.personId, future.personId, NOBODY]) {
        const { code, errors } = await refused(() => operator.post('/activities', visit({ attendances: [{ personId: ada.personId }, { personId: bruno.personId }, { personId }] })), 422);
        expect([code, errors!.map((e) => e.pointer)]).toEqual(['activity.person', ['/attendances/2/personId']]);
        texts.add(errors![0].detail);
      }
      const { errors } = await refused(() => operator.post('/activities', visit({ attendances: [{ enrolmentId: carla.enrolmentId }] })), 422);
      texts.add(errors![0].detail);
      expect(errors![0].pointer).toBe('/attendances/0/enrolmentId');
      expect(texts.size).toBe(1);
    });

    it('takes an assignment only for its own action, and from its first to its last day', async () => {
      const { errors } = await refused(() => operator.post('/activities', visit({ actionId: action('abitare', '1.2') })), 422);
      expect(errors![0]).toMatchObject({ pointer: '/attendances/0/personId', code: 'activity.person' });
      await refused(() => operator.post('/activities', visit({ heldOn: '2026-09-14' })), 422, 'activity.person');
      await operator.post('/activities', visit({ heldOn: '2026-09-15' })).expect(201);
      const dario = await addPerson(api.sql, { managerId: world.manager.id });
      const enrolment = await addEnrolment(api.sql, dario);
      await addAssignment(api.sql, { ...enrolment, partnerId: world.partners[0].id, endsOn: '2026-11-22' });
      await operator.post('/activities', visit({ heldOn: '2026-11-22', attendances: [{ personId: dario.personId }] })).expect(201);
    });

    it('refuses the same person twice, minutes beyond the activity and minutes of the absent, all at once', async () => {
      const attendances = [{ personId: ada.personId, minutes: 91 }, { enrolmentId: ada.enrolmentId }, { personId: bruno.personId, present: false, minutes: 5 }, {}];
      const { code, errors } = await refused(() => operator.post('/activities', visit({ attendances })), 422);
      expect(code).toBe('invalid');
      expect(errors!.map((e) => [e.pointer, e.code])).toEqual([
        ['/attendances/0/minutes', 'activity.minutes'], ['/attendances/1/enrolmentId', 'activity.person-twice'],
        ['/attendances/2/minutes', 'activity.absent-minutes'], ['/attendances/3/personId', 'field.required'],
      ]);
      await refused(() => operator.post('/activities', visit({ attendances: [{ personId: ada.personId, minutes: 0 }] })), 422);
    });

    it('counts only the groups of the action’s audience, each once, and names nobody where the action counts', async () => {
      const school = { actionId: action('stigma', '1.1'), kind: 'event', title: 'Incontro a scuola', attendances: [] };
      const students = { targetGroupId: targetGroup('stigma', 'students'), people: 24 };
      const made = await operator.post('/activities', visit({ ...school, headcounts: [students] })).expect(201);
      expect(made.body).toMatchObject({ headcountPeople: 24, headcounts: [{ targetGroupId: students.targetGroupId, people: 24 }] });
      const twice = await refused(() => operator.post('/activities', visit({ ...school, headcounts: [students, students] })), 422, 'activity.group-twice');
      expect(twice.errors![0].pointer).toBe('/headcounts/1/targetGroupId');
      for (const targetGroupId of [targetGroup('stigma', 'service_users'), targetGroup('carcere-rems', 'staff_and_volunteers'), NOBODY]) {
        await refused(() => operator.post('/activities', visit({ ...school, headcounts: [{ targetGroupId, people: 3 }] })), 422, 'activity.group');
      }
      await refused(() => operator.post('/activities', visit({ ...school, attendances: [{ personId: ada.personId }] })), 422, 'activity.no-names');
      await refused(() => operator.post('/activities', visit({ headcounts: [students] })), 422, 'activity.group');
      await refused(() => operator.post('/activities', visit({ ...school, headcounts: [{ ...students, people: 0 }] })), 422);
    });

    it('keeps to actions of the role’s areas and answers others like unknown ones', async () => {
      await addAccount(api.sql, { email: 'solo.abitare@example.org', roles: [{ role: 'partner_operator', organisation: world.partners[0].id, areas: ['abitare'] }] });
      const onlyAbitare = await api.signIn('solo.abitare@example.org');
      const foreign = await refused(() => onlyAbitare.post('/activities', visit({ actionId: action('lavoro', '2.1'), attendances: [] })), 422, 'activity.action');
      const unknown = await refused(() => onlyAbitare.post('/activities', visit({ actionId: NOBODY })), 422, 'activity.action');
      expect(foreign).toEqual(unknown);
      expect(foreign.errors![0].pointer).toBe('/actionId');
      await onlyAbitare.post('/activities', visit()).expect(201);
    });

    it('takes today and refuses tomorrow, and stays within the convenzione with its proroga', async () => {
      await operator.post('/activities', visit({ heldOn: '2026-11-22' })).expect(201);
      const future = await refused(() => operator.post('/activities', visit({ heldOn: '2026-11-23' })), 422);
      expect(future.errors).toContainEqual(expect.objectContaining({ pointer: '/heldOn', code: 'field.date-future' }));
      const early = await refused(() => operator.post('/activities', visit({ heldOn: '2024-05-31', attendances: [] })), 422);
      expect(early.errors).toEqual([expect.objectContaining({ pointer: '/heldOn', code: 'field.date-before', detail: expect.stringContaining('2024') })]);
      await operator.post('/activities', visit({ heldOn: '2024-06-01', attendances: [] })).expect(201);
      for (const heldOn of ['2026-02-30', '20/11/2026', '2026-11-20T00:00:00Z', null]) await refused(() => operator.post('/activities', visit({ heldOn })), 422, 'invalid');
    });

    it('takes no state, partner or author from the body', async () => {
      const { errors } = await refused(() => operator.post('/activities', visit({ status: 'validated', partnerId: world.partners[1].id, operatorId: world.partners[1].operator.id })), 422);
      expect(errors!.map((e) => e.pointer).sort()).toEqual(['/operatorId', '/partnerId', '/status']);
    });

    it('refuses impossible values at their fields', async () => {
      const wrong = { kind: 'party', title: '  ', minutes: 0, startsAt: '24:00', attendances: [{ personId: 'x', present: 'yes', minutes: 1.5 }], headcounts: [{ people: 2 }] };
      const { errors } = await refused(() => operator.post('/activities', visit(wrong)), 422, 'invalid');
      expect(errors!.map((e) => e.pointer).sort()).toEqual(['/attendances/0/minutes', '/attendances/0/personId', '/attendances/0/present', '/headcounts/0/targetGroupId', '/kind', '/minutes', '/startsAt', '/title']);
      await refused(() => operator.post('/activities', visit({ minutes: 1441 })), 422, 'invalid');
      await refused(() => operator.post('/activities', visit({ title: 'x\u0000y' })), 422, 'invalid');
    });

    it('is the partner’s alone', async () => {
      for (const email of [world.manager, world.coordinators.abitare, world.cabina, world.office, world.service.referrer].map((s) => s.email)) {
        const client = await api.signIn(email);
        await refused(() => client.post('/activities', visit()), 403, 'forbidden');
      }
    });
  });

  describe('correcting', () => {
    it('changes what is sent and leaves the rest', async () => {
      const { id, version } = await report({ notes: 'Prima', attendances: [{ personId: ada.personId }, { personId: bruno.personId, minutes: 30 }] });
      const { body } = await operator.patch(`/activities/${id}`, { minutes: 120, title: 'Visita lunga' }, version).expect(200);
      expect(body).toMatchObject({ version: 2, title: 'Visita lunga', minutes: 120, notes: 'Prima', heldOn: '2026-11-20' });
      expect(body.attendances.map((a: { minutes: number }) => a.minutes)).toEqual([120, 30]);
      const { body: next } = await operator.patch(`/activities/${id}`, { notes: null, attendances: [{ personId: bruno.personId, minutes: 60 }] }, 2).expect(200);
      expect(next).toMatchObject({ notes: null, attendances: [{ personId: bruno.personId, minutes: 60 }] });
    });

    it('keeps the row of a person who stays, and the day’s counts', async () => {
      const { id, version } = await report({ attendances: [{ personId: ada.personId }, { personId: bruno.personId }] });
      const ids = async () => (await api.sql.query('select id from attendance where activity_id = $1 and person_id = $2', [id, ada.personId])).rows;
      const before = await ids();
      await operator.patch(`/activities/${id}`, { attendances: [{ personId: ada.personId, minutes: 15 }] }, version).expect(200);
      expect(await ids()).toEqual(before);
      expect((await stamps(id)).length).toBe(1);
    });

    it('moves to another action with its day and people, or not at all', async () => {
      const { id, version } = await report({ notes: 'Resta', headcounts: [] });
      await refused(() => operator.patch(`/activities/${id}`, { actionId: action('stigma', '1.1') }, version), 422, 'activity.no-names');
      await refused(() => operator.patch(`/activities/${id}`, { heldOn: '2026-09-01' }, version), 422, 'activity.person');
      const school = { actionId: action('stigma', '1.1'), attendances: [], headcounts: [{ targetGroupId: targetGroup('stigma', 'parents'), people: 9 }] };
      const { body } = await operator.patch(`/activities/${id}`, school, version).expect(200);
      expect(body).toMatchObject({ area: { key: 'stigma' }, notes: 'Resta', attendances: [], headcountPeople: 9 });
      const earlier = await report();
      const moved = await operator.patch(`/activities/${earlier.id}`, { heldOn: '2026-11-02' }, earlier.version).expect(200);
      expect(moved.body.attendances).toHaveLength(1);
      expect((await api.sql.query('select held_on from attendance where activity_id = $1', [earlier.id])).rows).toEqual([{ held_on: '2026-11-02' }]);
    });

    it('wants the version that was read: 428 without, 412 with the differences when it is old', async () => {
      const { id, version } = await report();
      await refused(() => operator.patch(`/activities/${id}`, { title: 'Mio' }, null), 428);
      await operator.patch(`/activities/${id}`, { title: 'Loro' }, version).expect(200);
      const stale = (await refused(() => operator.patch(`/activities/${id}`, { title: 'Mio', minutes: 90 }, version), 412, 'version.stale')) as unknown as { differences: unknown };
      expect(stale.differences).toEqual([{ field: 'title', yours: 'Mio', current: 'Loro' }]);
      for (const step of ['submission']) {
        await refused(() => operator.act(`/activities/${id}/${step}`, {}, null), 428);
        await refused(() => operator.act(`/activities/${id}/${step}`, {}, version), 412);
      }
      await refused(() => operator.delete(`/activities/${id}`), 428);
      await refused(() => operator.delete(`/activities/${id}`, version), 412);
      await operator.delete(`/activities/${id}`, version + 1).expect(204);
      await operator.get(`/activities/${id}`).expect(404);
      expect(await stamps(id)).toEqual([]);
    });

    it('lets one of many simultaneous editors through', async () => {
      const { id, version } = await report();
      const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => operator.patch(`/activities/${id}`, { title: `Numero ${i}` }, version)));
      expect(answers.map((a) => a.status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 412)]);
    });

    it('is over once submitted and for ever once validated', async () => {
      const sent = await submitted();
      await refused(() => operator.patch(`/activities/${sent.id}`, { title: 'Tardi' }, sent.version), 409, 'activity.not-editable');
      await refused(() => operator.delete(`/activities/${sent.id}`, sent.version), 409, 'activity.not-editable');
      await refused(() => operator.act(`/activities/${sent.id}/submission`, {}, sent.version), 409, 'activity.not-editable');
      const done = await coordinator.act(`/activities/${sent.id}/validation`, { decision: 'validated' }, sent.version).expect(200);
      await refused(() => operator.patch(`/activities/${sent.id}`, { title: 'Tardi' }, done.body.version), 409, 'activity.not-editable');
      await refused(() => operator.delete(`/activities/${sent.id}`, done.body.version), 409, 'activity.not-editable');
      await refused(() => coordinator.act(`/activities/${sent.id}/validation`, { decision: 'returned', reason: 'Ci ripenso' }, done.body.version), 409, 'activity.not-submitted');
      await refused(() => coordinator.patch(`/activities/${sent.id}`, { title: 'Io posso?' }, done.body.version), 403, 'forbidden');
    });
  });

  describe('submitting and validating', () => {
    it('is submitted by operator or coordinator of the partner', async () => {
      const { id, version } = await report();
      const head = await api.signIn(world.partners[0].coordinator.email);
      const { body } = await head.act(`/activities/${id}/submission`, {}, version).expect(200);
      expect(body).toMatchObject({ status: 'submitted', version: 2, submittedAt: expect.stringMatching(/Z$/) });
    });

    it('refuses to submit what nobody attended', async () => {
      const { id, version } = await report({ attendances: [] });
      await refused(() => operator.act(`/activities/${id}/submission`, {}, version), 409, 'activity.empty');
    });

    it('stamps the attendance of everybody present, and of nobody else, with the validation', async () => {
      const sent = await submitted({ attendances: [{ personId: ada.personId }, { personId: bruno.personId, present: false }] });
      expect((await stamps(sent.id)).map((a) => a.stamped)).toEqual([false, false]);
      const { body } = await coordinator.act(`/activities/${sent.id}/validation`, { decision: 'validated' }, sent.version).expect(200);
      expect(body).toMatchObject({ status: 'validated', version: 3, decidedByName: expect.stringContaining('coordinatrice'), returnReason: null });
      expect(await stamps(sent.id)).toEqual([
        { person_id: ada.personId, present: true, stamped: true, validated_by: world.coordinators.abitare.id },
        { person_id: bruno.personId, present: false, stamped: false, validated_by: null },
      ]);
    });

    it('validates once', async () => {
      const done = await validated();
      await refused(() => coordinator.act(`/activities/${done.id}/validation`, { decision: 'validated' }, done.version), 409, 'activity.not-submitted');
      const sent = await submitted();
      const answers = await Promise.all([1, 2, 3].map(() => coordinator.act(`/activities/${sent.id}/validation`, { decision: 'validated' }, sent.version)));
      expect(answers.map((a) => a.status).sort()).toEqual([200, 412, 412]);
    });

    it('returns with a reason that the partner reads, and a new submission settles it', async () => {
      const sent = await submitted();
      for (const body of [{ decision: 'returned' }, { decision: 'returned', reason: '   ' }]) {
        const { errors } = await refused(() => coordinator.act(`/activities/${sent.id}/validation`, body, sent.version), 422);
        expect(errors!.map((e) => e.pointer)).toEqual(['/reason']);
      }
      await refused(() => coordinator.act(`/activities/${sent.id}/validation`, { decision: 'maybe' }, sent.version), 422);
      await refused(() => coordinator.act(`/activities/${sent.id}/validation`, { decision: 'validated', reason: 'Bene' }, sent.version), 422);
      await coordinator.act(`/activities/${sent.id}/validation`, { decision: 'returned', reason: 'La durata non torna' }, sent.version).expect(200);
      const back = (await operator.get(`/activities/${sent.id}`).expect(200)).body;
      expect(back).toMatchObject({ status: 'returned', returnReason: 'La durata non torna' });
      expect((await stamps(sent.id)).every((a) => !a.stamped)).toBe(true);
      const corrected = (await operator.patch(`/activities/${sent.id}`, { minutes: 60 }, back.version).expect(200)).body;
      expect(corrected).toMatchObject({ status: 'returned', returnReason: 'La durata non torna', minutes: 60 });
      const again = (await operator.act(`/activities/${sent.id}/submission`, {}, corrected.version).expect(200)).body;
      expect(again).toMatchObject({ status: 'submitted', returnReason: null, decidedAt: null, decidedByName: null });
      await coordinator.act(`/activities/${sent.id}/validation`, { decision: 'validated' }, again.version).expect(200);
    });

    it('belongs to the area’s coordinator: the partner has no verb, another area no row', async () => {
      const sent = await submitted();
      const head = await api.signIn(world.partners[0].coordinator.email);
      for (const client of [operator, head, manager, await api.signIn(world.office.email), await api.signIn(world.cabina.email)]) {
        await refused(() => client.act(`/activities/${sent.id}/validation`, { decision: 'validated' }, sent.version), 403, 'forbidden');
        await refused(() => client.act(`/activities/${NOBODY}/validation`, { decision: 'validated' }, sent.version), 403, 'forbidden');
      }
      const elsewhere = await api.signIn(world.coordinators.lavoro.email);
      await refused(() => elsewhere.act(`/activities/${sent.id}/validation`, { decision: 'validated' }, sent.version), 404);
      await refused(() => elsewhere.act(`/activities/${sent.id}/validation`, { decision: 'validated' }, 99), 404);
      await elsewhere.get(`/activities/${sent.id}`).expect(404);
    });

    it('is not done by who reported it in another role', async () => {
      const email = 'due.ruoli@example.org';
      await addAccount(api.sql, { email, roles: [{ role: 'partner_operator', organisation: world.partners[0].id, areas: ['abitare'] }, { role: 'case_coordinator', areas: ['abitare'] }] });
      const both = await api.signIn(email);
      const { id, version } = await report({}, both);
      const sent = (await both.act(`/activities/${id}/submission`, {}, version).expect(200)).body;
      await both.patch('/session', { roleId: both.session.roles[1].id }, null).expect(200);
      await refused(() => both.act(`/activities/${id}/validation`, { decision: 'validated' }, sent.version), 409, 'activity.own-work');
    });
  });

  describe('seeing', () => {
    it('answers another partner’s activity like one that does not exist, whatever is tried', async () => {
      const { id, version } = await report();
      const strip = ({ instance: _, ...body }: { instance: string }) => body;
      const tries: ((at: string) => PromiseLike<{ status: number; body: { instance: string } }>)[] = [
        (at) => ofOtherPartner.get(`/activities/${at}`),
        (at) => ofOtherPartner.patch(`/activities/${at}`, { title: 'Mia' }, version),
        (at) => ofOtherPartner.patch(`/activities/${at}`, { title: 'Mia' }, 77),
        (at) => ofOtherPartner.delete(`/activities/${at}`, version),
        (at) => ofOtherPartner.act(`/activities/${at}/submission`, {}, version),
      ];
      for (const attempt of tries) {
        const foreign = await attempt(id);
        const unknown = await attempt(NOBODY);
        const malformed = await attempt('non-un-id');
        expect(foreign.status).toBe(404);
        expect(strip(foreign.body)).toEqual(strip(unknown.body));
        expect(strip(malformed.body)).toEqual(strip(unknown.body));
      }
      const { body } = await ofOtherPartner.get('/activities?limit=100').expect(200);
      expect(JSON.stringify(body)).not.toContain(id);
      expect(JSON.stringify(body)).not.toContain('Affidata');
    });

    it('keeps drafts from coordinator and case manager', async () => {
      const draft = await report();
      for (const client of [coordinator, manager]) {
        await client.get(`/activities/${draft.id}`).expect(404);
        expect(JSON.stringify((await client.get('/activities?limit=100').expect(200)).body)).not.toContain(draft.id);
      }
      await coordinator.act(`/activities/${draft.id}/validation`, { decision: 'validated' }, draft.version).expect(404);
    });

    it('shows the case manager what own people attended, and of it only own people', async () => {
      const sent = await submitted({ notes: 'Riservato al coordinatore', attendances: [{ personId: ada.personId }, { personId: bruno.personId }] });
      const { body } = await manager.get(`/activities/${sent.id}`).expect(200);
      expect(body.attendances.map((a: { personId: string }) => a.personId)).toEqual([ada.personId]);
      expect(body.notes).toBeNull();
      expect(JSON.stringify(body)).not.toContain('Betulla');
      const onlyBruno = await submitted({ attendances: [{ personId: bruno.personId }] });
      await manager.get(`/activities/${onlyBruno.id}`).expect(404);
      const listed = (await manager.get('/activities?limit=100').expect(200)).body.items;
      expect(listed.some((a: { id: string }) => a.id === sent.id)).toBe(true);
      expect(JSON.stringify(listed)).not.toContain(bruno.personId);
      const noted = await coordinator.get(`/activities/${sent.id}`).expect(200);
      expect(noted.body).toMatchObject({ notes: 'Riservato al coordinatore', attendances: [{ person: { familyName: 'Affidata' } }, { person: { familyName: 'Betulla' } }] });
    });

    it('keeps a case manager without area 4 from activities there', async () => {
      const prison = { area: 'carcere-rems' as const, action: '2.1', targetGroup: 'leaving_or_left_prison_or_rems' };
      const person = await addPersonInCharge(api.sql, world, prison);
      const sent = await submitted({ actionId: action('carcere-rems', '2.1'), attendances: [{ personId: person.personId }] });
      await manager.get(`/activities/${sent.id}`).expect(404);
      expect((await manager.get(`/activities?personId=${person.personId}`).expect(200)).body.items).toEqual([]);
      await (await api.signIn(world.coordinators['carcere-rems'].email)).get(`/activities/${sent.id}`).expect(200);
    });

    it('takes the names away when the assignment ends, and leaves the partner its own work', async () => {
      const elio = await addPersonInCharge(api.sql, world, { givenName: 'Elio', familyName: 'Partito' });
      const draft = await report({ attendances: [{ personId: elio.personId }, { personId: ada.personId }] });
      await api.sql.query(`update assignment set ends_on = '2026-11-21' where id = $1`, [elio.assignmentId]);
      const { body } = await operator.get(`/activities/${draft.id}`).expect(200);
      const gone = body.attendances.find((a: { personId: string }) => a.personId === elio.personId);
      expect(gone).toMatchObject({ person: null, present: true, minutes: 90 });
      expect((await operator.get(`/activities?personId=${elio.personId}`).expect(200)).body.items).toEqual([]);
      const corrected = (await operator.patch(`/activities/${draft.id}`, { attendances: [{ personId: elio.personId, minutes: 45 }, { personId: ada.personId }] }, body.version).expect(200)).body;
      expect(corrected.attendances.map((a: { minutes: number }) => a.minutes).sort()).toEqual([45, 90]);
      await operator.act(`/activities/${draft.id}/submission`, {}, corrected.version).expect(200);
      await refused(() => operator.post('/activities', visit({ attendances: [{ personId: elio.personId }] })), 422, 'activity.person');
    });

    it('takes them away at once when consent to share is withdrawn', async () => {
      const fede = await addPersonInCharge(api.sql, world, { givenName: 'Fede', familyName: 'Ritirata' });
      const { id } = await report({ attendances: [{ personId: fede.personId }] });
      await api.sql.query(`update consent set withdrawn_on = '2026-11-22' where person_id = $1 and purpose = 'sharing_with_partners'`, [fede.personId]);
      expect(JSON.stringify((await operator.get(`/activities/${id}`).expect(200)).body)).not.toContain('Ritirata');
      await refused(() => operator.post('/activities', visit({ attendances: [{ personId: fede.personId }] })), 422, 'activity.person');
    });

    it.each(['cabina', 'office'] as const)('is closed to %s', async (who) => {
      const client = await api.signIn(world[who].email);
      const { id } = await report();
      for (const path of ['/activities', `/activities/${id}`, `/activities/${NOBODY}`, `/activities?personId=${ada.personId}`]) await client.get(path).expect(403);
    });

    it('notes who was read in the audit trail', async () => {
      const sent = await submitted();
      const since = (await api.sql.query('select coalesce(max(id), 0) as id from audit.entry')).rows[0].id;
      await coordinator.get(`/activities/${sent.id}`).expect(200);
      await manager.get(`/activities?personId=${ada.personId}`).expect(200);
      const { rows } = await api.sql.query(`select account_id, row_id, person_ids from audit.entry where id > $1 and verb = 'read' and subject = 'Activity' order by id`, [since]);
      expect(rows[0]).toEqual({ account_id: world.coordinators.abitare.id, row_id: sent.id, person_ids: [ada.personId] });
      expect(rows[1]).toMatchObject({ account_id: world.manager.id, person_ids: expect.arrayContaining([ada.personId]) });
    });
  });

  describe('listing', () => {
    it('filters by state, days, action and person', async () => {
      await submitted({ heldOn: '2026-10-10', attendances: [{ personId: bruno.personId }] });
      await report({ actionId: action('stigma', '1.1'), attendances: [], heldOn: '2026-10-11', headcounts: [{ targetGroupId: targetGroup('stigma', 'parents'), people: 4 }] });
      const list = async (query: string) => (await operator.get(`/activities?limit=100&${query}`).expect(200)).body.items as { id: string; status: string; heldOn: string; action: { id: string }; attendances: { personId: string }[]; headcountPeople: number }[];
      const october = await list('from=2026-10-10&to=2026-10-11');
      expect(october.map((a) => [a.heldOn, a.status, a.headcountPeople])).toEqual([['2026-10-11', 'draft', 4], ['2026-10-10', 'submitted', 0]]);
      expect((await list('status=submitted')).every((a) => a.status === 'submitted')).toBe(true);
      const byAction = await list(`actionId=${action('stigma', '1.1')}`);
      expect(byAction.length).toBeGreaterThan(0);
      expect(byAction.every((a) => a.action.id === action('stigma', '1.1'))).toBe(true);
      const ofBruno = await list(`personId=${bruno.personId}`);
      expect(ofBruno.length).toBeGreaterThan(0);
      expect(ofBruno.every((a) => a.attendances.some((t) => t.personId === bruno.personId))).toBe(true);
      expect(await list(`personId=${carla.personId}`)).toEqual([]);
      for (const query of ['status=done', 'from=2026-13-01', 'actionId=x', 'personId=x', 'limit=0', 'limit=101', 'cursor=x', 'partnerId=1']) await operator.get(`/activities?${query}`).expect(422);
    });

    it('pages newest first without gaps or doubles, also when something is reported meanwhile', async () => {
      const all = (await operator.get('/activities?limit=100').expect(200)).body;
      expect(all.nextCursor).toBeNull();
      const order = all.items.map((a: { heldOn: string; id: string }) => `${a.heldOn} ${a.id}`);
      expect(order).toEqual([...order].sort().reverse());
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const { body }: { body: { items: { id: string }[]; nextCursor: string | null } } = await operator.get(`/activities?limit=7${cursor ? `&cursor=${cursor}` : ''}`).expect(200);
        seen.push(...body.items.map((a) => a.id));
        cursor = body.nextCursor;
        if (seen.length === 7) await report({ heldOn: '2026-11-22' });
      } while (cursor);
      expect(seen).toEqual(all.items.map((a: { id: string }) => a.id));
    });

    it('asks the database once, however many rows and people there are', async () => {
      expect(await countStatements(api, () => operator.get('/activities?limit=2').expect(200))).toBe(1);
      expect(await countStatements(api, () => operator.get('/activities?limit=50').expect(200))).toBe(1);
    });

    it('writes a report with the same number of statements for one person and for many', async () => {
      const one = await countStatements(api, () => report());
      expect(await countStatements(api, () => report({ attendances: [{ personId: ada.personId }, { personId: bruno.personId }] }))).toBe(one);
    });
  });

  /** What the database refuses by itself, should a service forget to ask. */
  describe('row policies', () => {
    const as = async (email: string, sql: string, values: unknown[] = []) => {
      const client = await api.sql.connect();
      try {
        const { rows } = await client.query('select id from access.account where email = $1', [email]);
        await client.query('begin');
        await client.query(`insert into access.session (id, token_hash, account_id, account_role_id, expires_at)
          select gen_random_uuid(), sha256(convert_to('probe', 'UTF8')), r.account_id, r.id, now() + interval '1 hour' from access.account_role r where r.account_id = $1 order by r.valid_from limit 1`, [rows[0].id]);
        await client.query('set local role app');
        await client.query(`select access.enter('probe')`);
        return (await client.query(sql, values)).rowCount;
      } catch (error) {
        return (error as { code: string }).code;
      } finally {
        await client.query('rollback');
        client.release();
      }
    };

    it('keep what was validated from everybody, and what was submitted from its partner', async () => {
      const done = await validated({ notes: 'x' });
      const sent = await submitted({ notes: 'x' });
      const mail = world.partners[0].operator.email;
      for (const [id, email] of [[done.id, mail], [sent.id, mail], [done.id, world.coordinators.abitare.email]]) {
        expect(await as(email, `update activity set title = 'x' where id = $1`, [id])).toBe(0);
        expect(await as(email, 'delete from activity where id = $1', [id])).toBe(0);
        expect(await as(email, 'update attendance set minutes = 1 where activity_id = $1', [id])).toBe(0);
        expect(await as(email, 'delete from attendance where activity_id = $1', [id])).toBe(0);
        expect(await as(email, 'delete from activity_note where activity_id = $1', [id])).toBe(0);
      }
      expect(await as(mail, `insert into headcount (id, activity_id, convenzione_id, partner_id, area_id, target_group_id, people)
        select gen_random_uuid(), id, convenzione_id, partner_id, area_id, $2, 3 from activity where id = $1`, [sent.id, targetGroup('abitare', 'adults_severe_distress')])).toBe('42501');
    });

    it('keep a partner from validating, from another’s people and from another’s name', async () => {
      const draft = await report();
      const mail = world.partners[0].operator.email;
      expect(await as(mail, `update activity set status = 'validated', decided_at = now(), decided_by = operator_id where id = $1`, [draft.id])).toBe('42501');
      expect(await as(mail, 'update attendance set validated_at = now() where activity_id = $1', [draft.id])).toBe('42501');
      expect(await as(mail, 'update attendance set person_id = $2 where activity_id = $1', [draft.id, carla.personId])).toBe('42501');
      expect(await as(mail, 'update activity set partner_id = $2 where id = $1', [draft.id, world.partners[1].id])).toBe('42501');
      expect(await as(mail, `insert into attendance (id, activity_id, convenzione_id, partner_id, area_id, action_id, enrolment_id, person_id, held_on, minutes)
        select gen_random_uuid(), id, convenzione_id, partner_id, area_id, action_id, $2, $3, held_on, 10 from activity where id = $1`, [draft.id, carla.enrolmentId, carla.personId])).toBe('42501');
    });

    it('keep a coordinator from stamping before the validation', async () => {
      const sent = await submitted();
      expect(await as(world.coordinators.abitare.email, 'update attendance set validated_at = now(), validated_by = $2 where activity_id = $1', [sent.id, world.coordinators.abitare.id])).toBe(0);
    });
  });
});
