// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addAssignment, addEnrolment, addPerson, arrangeWorld, TODAY, type World } from '../support/arrange.js';
import { addAccount, CONVENZIONE } from '../support/people.js';

interface Viewer {
  name: string;
  role: string;
  via: string;
  area: string | null;
  absent: string | null;
  organisation: string | null;
  from: string;
  to: string | null;
  state: string;
}

interface Reading {
  at: string;
  name: string;
  role: string;
  organisation: string | null;
  writing: boolean;
  subjects: string[];
}

const PRISON = { area: 'carcere-rems', action: '2.1', targetGroup: 'leaving_or_left_prison_or_rems' } as const;
const HOME = { area: 'abitare', action: '1.1' } as const;
const called = (email: string): string => `Prova ${email.split('@')[0]}`;

describe('who sees a person, and who has read their file', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let personId: string;
  let caseId: string;
  let enrolmentId: string;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
    ({ personId, caseId } = await addPerson(api.sql, { managerId: world.manager.id, familyName: 'Riservata' }));
    ({ enrolmentId } = await addEnrolment(api.sql, { personId, caseId, ...HOME }));
  });
  afterAll(() => api.close());

  const viewers = async (client = manager, of = personId): Promise<Viewer[]> => (await client.get(`/people/${of}/viewers`).expect(200)).body.items;
  const names = (list: Viewer[]): string[] => list.map(({ name }) => name).sort();
  const readings = async (client = manager, of = personId): Promise<Reading[]> => (await client.get(`/people/${of}/readings?limit=100`).expect(200)).body.items;
  /** An entry of the trail, on a day of its own. */
  const trace = (accountId: string, role: string, at: string, more: { organisation?: string; verb?: string; subject?: string; person?: string } = {}) =>
    api.sql.query(
      `insert into audit.entry (at, account_id, role, organisation_id, verb, subject, person_ids) values ($1, $2, $3, $4, $5, $6, $7)`,
      [at, accountId, role, more.organisation ?? null, more.verb ?? 'read', more.subject ?? 'Person', [more.person ?? personId]],
    );

  describe('who can see', () => {
    it('is told with the reason, from when, and until when', async () => {
      const list = await viewers();
      expect(list.map(({ name, role, via, area, from, to, state }) => ({ name, role, via, area, from, to, state }))).toEqual([
        { name: called(world.coordinators.abitare.email), role: 'case_coordinator', via: 'enrolment', area: 'abitare', from: expect.any(String), to: null, state: 'now' },
        { name: called(world.manager.email), role: 'case_manager', via: 'care_team', area: null, from: '2026-09-01', to: null, state: 'now' },
      ]);
      const { body } = await manager.get(`/people/${personId}/viewers`).expect(200);
      expect(body.reference).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
      expect(body.roles.find(({ role }: { role: string }) => role === 'case_manager').reads).toContain('Identity');
      expect(body.roles.find(({ role }: { role: string }) => role === 'case_coordinator').reads).not.toContain('Note');
    });

    it('follows assignments to their last day, to everybody who works for the partner in that area', async () => {
      const [first] = world.partners;
      const assignmentId = await addAssignment(api.sql, { enrolmentId, partnerId: first.id, startsOn: '2026-10-01' });
      const elsewhere = await addAccount(api.sql, { email: 'solo.lavoro@primopasso.example', roles: [{ role: 'partner_operator', organisation: first.id, areas: ['lavoro'] }] });
      const through = (await viewers()).filter(({ via }) => via === 'assignment');
      expect(names(through)).toEqual([called(first.coordinator.email), called(first.operator.email)].sort());
      expect(through[0]).toMatchObject({ organisation: first.name, area: 'abitare', from: '2026-10-01', to: null, state: 'now' });
      expect(elsewhere).toBeDefined();
      await api.sql.query('update assignment set ends_on = $2 where id = $1', [assignmentId, '2026-11-20']);
      expect((await viewers()).filter(({ via }) => via === 'assignment').map(({ to, state }) => [to, state])).toEqual([['2026-11-20', 'past'], ['2026-11-20', 'past']]);
    });

    it('ends with the role, and with the account', async () => {
      const id = await addAccount(api.sql, { email: 'andato.via@example.org', roles: [{ role: 'case_coordinator', areas: ['abitare'], validTo: '2026-11-10' }] });
      expect((await viewers()).find(({ name }) => name === 'Prova andato.via')).toMatchObject({ from: '2026-09-15', to: '2026-11-10', state: 'past' });
      await api.sql.query(`update access.account_role set valid_to = '2026-09-14' where account_id = $1`, [id]);
      expect((await viewers()).find(({ name }) => name === 'Prova andato.via')).toBeUndefined(); // The role had ended before the person came.
      await api.sql.query(`update access.account_role set valid_to = null where account_id = $1`, [id]);
      expect((await viewers()).find(({ name }) => name === 'Prova andato.via')).toMatchObject({ to: null, state: 'now' });
      await api.sql.query(`update access.account set disabled_at = '2026-11-15 12:00+01' where id = $1`, [id]);
      expect((await viewers()).find(({ name }) => name === 'Prova andato.via')).toMatchObject({ to: '2026-11-15', state: 'past' });
    });

    it('names who stands in for somebody, and for whom', async () => {
      await api.sql.query(
        `insert into access.substitution (id, convenzione_id, absent_account_id, substitute_account_id, starts_on, ends_on, reason) values ($1, $2, $3, $4, $5, '2026-12-04', 'holiday')`,
        [uuid(), CONVENZIONE, world.manager.id, world.otherManager.id, TODAY],
      );
      expect((await viewers()).find(({ via }) => via === 'substitution')).toMatchObject({
        name: called(world.otherManager.email), absent: called(world.manager.email), from: TODAY, to: '2026-12-04', state: 'now',
      });
      expect(names(await viewers(await api.signIn(world.otherManager.email)))).toContain(called(world.otherManager.email));
      await api.sql.query('delete from access.substitution');
    });

    it('says nothing of an area in which the asker does not work', async () => {
      const before = await viewers();
      const hidden = await addEnrolment(api.sql, { personId, caseId, ...PRISON });
      await addAssignment(api.sql, { enrolmentId: hidden.enrolmentId, partnerId: world.partners[1].id });
      expect(await viewers()).toEqual(before);
      // Whoever works in all areas, and joins the team, sees the whole.
      await api.sql.query('insert into care_team (id, case_id, person_id, account_id, starts_on) values ($1, $2, $3, $4, $5)', [uuid(), caseId, personId, world.otherManager.id, TODAY]);
      const whole = names(await viewers(await api.signIn(world.otherManager.email)));
      expect(whole).toEqual(expect.arrayContaining([called(world.coordinators['carcere-rems'].email), called(world.partners[1].operator.email)]));
    });
  });

  describe('who has read', () => {
    it('is told by minute, with what was read and what was changed; and that it was asked is told too', async () => {
      await manager.get(`/people/${personId}`).expect(200);
      await manager.patch(`/people/${personId}`, { alias: 'Rì' }, 1).expect(200);
      const list = await readings();
      const own = list.filter(({ name }) => name === called(world.manager.email));
      expect(own.some(({ writing, subjects }) => writing && subjects.includes('person'))).toBe(true);
      expect(own.some(({ writing, subjects }) => !writing && subjects.includes('identity'))).toBe(true);
      expect(list[0].at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/);
      expect([...list].sort((a, b) => (a.at < b.at ? 1 : -1)).map(({ at }) => at)).toEqual(list.map(({ at }) => at));
      const after = await readings();
      expect(after.some(({ subjects }) => subjects.includes('reading'))).toBe(true);
    });

    it('goes back page by page, and misses or repeats nobody', async () => {
      const other = await addPerson(api.sql, { managerId: world.manager.id, familyName: 'Pagine' });
      for (let i = 0; i < 7; i++) await trace(world.manager.id, 'case_manager', `2026-10-0${1 + i}T08:15:00Z`, { person: other.personId, subject: i % 2 ? 'Consent' : 'Person' });
      for (const subject of ['Identity', 'Case']) await trace(world.manager.id, 'case_manager', '2026-10-03T08:15:40Z', { person: other.personId, subject });
      const seen: Reading[] = [];
      let cursor = '';
      do {
        const { body } = await manager.get(`/people/${other.personId}/readings?limit=3${cursor && `&cursor=${cursor}`}`).expect(200);
        seen.push(...body.items);
        cursor = body.nextCursor ?? '';
      } while (cursor);
      const traced = seen.filter(({ at }) => at.startsWith('2026-10'));
      expect(traced.map(({ at }) => at.slice(8, 10))).toEqual(['07', '06', '05', '04', '03', '02', '01']);
      expect(traced[4]).toMatchObject({ subjects: ['case', 'identity', 'person'], writing: false });
      await manager.get(`/people/${other.personId}/readings?cursor=abc`).expect(422);
      await manager.get(`/people/${other.personId}/readings?cursor=${Buffer.from('["ieri","x"]').toString('base64url')}`).expect(422);
    });

    it('says nothing of readers whose reason is an area that the asker does not see', async () => {
      const { partners: [first, other], coordinators } = world;
      await trace(coordinators.abitare.id, 'case_coordinator', '2026-11-21T09:01:00Z');
      await trace(first.operator.id, 'partner_operator', '2026-11-21T09:02:00Z', { organisation: first.id });
      await trace(coordinators['carcere-rems'].id, 'case_coordinator', '2026-11-22T10:03:00Z');
      await trace(other.operator.id, 'partner_operator', '2026-11-22T10:04:00Z', { organisation: other.id });
      await api.sql.query(`update access.reach set valid_from = '2026-11-20' where person_id = $1 and source in ('enrolment', 'assignment') and valid_from > '2026-11-20'`, [personId]);
      const minutes = (await readings()).map(({ at }) => at.slice(5, 16));
      expect(minutes).toEqual(expect.arrayContaining(['11-21T09:01', '11-21T09:02']));
      expect(minutes).not.toContain('11-22T10:03');
      expect(minutes).not.toContain('11-22T10:04');
      const all = (await readings(await api.signIn(world.otherManager.email))).map(({ at }) => at.slice(5, 16));
      expect(all).toEqual(expect.arrayContaining(['11-21T09:01', '11-22T10:03', '11-22T10:04']));
    });

    it('does not give away, by what somebody looked at who sees more, what the asker does not see', async () => {
      const { personId: watched, caseId: theirs } = await addPerson(api.sql, { managerId: world.manager.id, familyName: 'Osservata' });
      await api.sql.query('insert into care_team (id, case_id, person_id, account_id, starts_on) values ($1, $2, $3, $4, $5)', [uuid(), theirs, watched, world.otherManager.id, TODAY]);
      const look = (at: string, subject: string, verb = 'read') => trace(world.otherManager.id, 'case_manager', at, { person: watched, subject, verb });
      await look('2026-11-10T07:01:00Z', 'Enrolment');
      await look('2026-11-10T07:02:00Z', 'public.enrolment', 'insert');
      await look('2026-11-10T07:03:00Z', 'Person');
      await look('2026-11-10T07:03:00Z', 'Note');
      await look('2026-11-10T07:04:00Z', 'public.person', 'update');
      await look('2026-11-10T07:04:00Z', 'public.note', 'insert');
      const ofThat = (list: Reading[]) => list.filter(({ at }) => at.startsWith('2026-11-10')).map(({ at, writing, subjects }) => [at.slice(14, 16), writing, subjects]);
      expect(ofThat(await readings(manager, watched))).toEqual([['04', true, ['person']], ['03', false, ['person']], ['01', false, ['file']]]);
      expect(ofThat(await readings(await api.signIn(world.otherManager.email), watched))).toEqual([
        ['04', true, ['note', 'person']], ['03', false, ['note', 'person']], ['02', true, ['enrolment']], ['01', false, ['enrolment']],
      ]);
    });

    it('tells of the sending service, unless its referral was to such an area', async () => {
      const refer = async (areaIds: string, personal: string, compartment: string) => api.sql.query(
        `insert into referral (id, convenzione_id, service_id, area_ids, source_kind, person_name, reason, status, person_id, sent_on, decided_on, decided_by, sent_by, compartment)
         values ($1, $2, $3, array(select id from area where key = $4 and convenzione_id = $2), 'cps', 'Ada', 'x', 'accepted', $5, '2026-09-01', '2026-09-02', $6, $7, $8)`,
        [uuid(), CONVENZIONE, world.service.id, areaIds, personal, world.otherManager.id, world.service.referrer.id, compartment],
      );
      const { personId: referred } = await addPerson(api.sql, { managerId: world.manager.id, familyName: 'Segnalata' });
      await refer('carcere-rems', referred, 'judicial');
      await trace(world.service.referrer.id, 'service_referrer', '2026-11-05T07:00:00Z', { organisation: world.service.id, subject: 'Referral', person: referred });
      expect((await readings(manager, referred)).map(({ role }) => role)).not.toContain('service_referrer');
      await refer('abitare', referred, 'general');
      expect((await readings(manager, referred)).find(({ role }) => role === 'service_referrer')).toMatchObject({ organisation: 'CPS di prova', subjects: ['referral'] });
    });

    it('counts those who count only where the asker knows that there is something to count', async () => {
      const { personId: sealed, caseId: theirs } = await addPerson(api.sql, { managerId: world.manager.id, familyName: 'Sigillata' });
      await addEnrolment(api.sql, { personId: sealed, caseId: theirs, ...PRISON });
      await trace(world.office.id, 'programme_office', '2026-11-06T07:00:00Z', { subject: 'FigureMember', person: sealed });
      expect((await readings(manager, sealed)).map(({ role }) => role)).not.toContain('programme_office');
      await addEnrolment(api.sql, { personId: sealed, caseId: theirs, ...HOME });
      expect((await readings(manager, sealed)).map(({ role }) => role)).toContain('programme_office');
    });

    it('goes on with whom a record was merged into', async () => {
      const { personId: twin } = await addPerson(api.sql, { managerId: world.manager.id, familyName: 'Gemella' });
      await trace(world.manager.id, 'case_manager', '2026-09-09T06:00:00Z', { person: twin, subject: 'Consent' });
      expect((await readings()).some(({ at }) => at.startsWith('2026-09-09'))).toBe(false);
      await api.sql.query('update person set merged_into = $2 where id = $1', [twin, personId]);
      expect((await readings()).find(({ at }) => at.startsWith('2026-09-09'))).toMatchObject({ subjects: ['consent'] });
    });
  });

  it('is for who holds the case, of people whom they reach, and nobody else', async () => {
    const { personId: stranger } = await addPerson(api.sql, { managerId: world.otherManager.id, familyName: 'Altrui' });
    for (const what of ['viewers', 'readings']) {
      await manager.get(`/people/${stranger}/${what}`).expect(404);
      await manager.get(`/people/${uuid()}/${what}`).expect(404);
      for (const { email } of [world.partners[0].operator, world.partners[0].coordinator, world.coordinators.abitare, world.service.referrer, world.cabina, world.office]) {
        await (await api.signIn(email)).get(`/people/${personId}/${what}`).expect(403);
      }
    }
    // Below the routes too: the functions ask the same.
    for (const call of ['participants.viewers($1)', `participants.readings($1, null, null, 10)`]) {
      await expect(api.sql.query(`select * from ${call}`, [personId])).rejects.toMatchObject({ code: '42501' });
    }
  });

  describe('why an account sees a person', () => {
    let admin: ApiClient;
    let reference: string;
    beforeAll(async () => {
      await addAccount(api.sql, { email: 'ammi@example.org', roles: [{ role: 'platform_administrator' }, { role: 'auditor' }] });
      admin = await api.signIn('ammi@example.org');
      reference = (await manager.get(`/people/${personId}/viewers`)).body.reference;
    });
    const ask = (accountId: string, person: string) => admin.post('/access-questions', { accountId, person });

    it('is told by account and reference code, with dates, and without who the person is', async () => {
      const found = await admin.get('/access-questions/accounts?search=MANAGER%20prova').expect(200);
      expect(found.body.items.map(({ email }: { email: string }) => email).sort()).toEqual([world.otherManager.email, world.manager.email].sort());
      const { body } = await ask(world.manager.id, reference).expect(200);
      expect(body).toMatchObject({
        account: { email: world.manager.email }, sees: true, judicial: false,
        reasons: [{ role: 'case_manager', via: 'care_team', from: '2026-09-01', to: null, state: 'now' }],
        roles: [{ role: 'case_manager', areas: ['abitare', 'lavoro', 'stigma'], current: true, reads: expect.arrayContaining(['Identity']) }],
      });
      const text = JSON.stringify(body);
      for (const secret of [personId, 'Riservata', 'Ada', reference, '1988']) expect(text).not.toContain(secret);
    });

    it('takes the code however it is typed, and the id of the file', async () => {
      const plain = reference.replaceAll('-', '');
      for (const typed of [plain, plain.toLowerCase(), reference.toLowerCase(), ` ${reference.replaceAll('-', ' ')} `, personId, personId.toUpperCase()]) {
        expect((await ask(world.manager.id, typed)).status).toBe(200);
      }
    });

    it('names the assignment and the consent it rests on, or that there is no reason', async () => {
      const [first, other] = world.partners;
      const { body } = await ask(first.operator.id, reference).expect(200);
      expect(body).toMatchObject({ sees: false, reasons: [{ via: 'assignment', organisation: first.name, area: 'abitare', to: '2026-11-20', state: 'past' }], sharing: { from: '2026-09-01', to: null } });
      expect((await ask(world.cabina.id, reference).expect(200)).body).toMatchObject({ sees: false, reasons: [] });
      expect((await ask(other.operator.id, reference).expect(200)).body).toMatchObject({ sees: true, judicial: false, reasons: [{ area: 'carcere-rems' }] });
      expect((await ask(world.otherManager.id, reference).expect(200)).body).toMatchObject({ sees: true, judicial: true });
    });

    it('is not told of a disabled account that it sees', async () => {
      const id = await addAccount(api.sql, { email: 'spenta@example.org', roles: [{ role: 'case_coordinator', areas: ['abitare'] }] });
      expect((await ask(id, reference).expect(200)).body.sees).toBe(true);
      await api.sql.query('update access.account set disabled_at = now() where id = $1', [id]);
      expect((await ask(id, reference).expect(200)).body).toMatchObject({ sees: false, account: { disabled: true } });
    });

    it('is asked of people and accounts that there are, in words that a name does not answer', async () => {
      expect((await ask(world.manager.id, 'Riservata').expect(422)).body.errors[0]).toMatchObject({ pointer: '/person', code: 'access-question.person-unknown' });
      expect((await ask(world.manager.id, 'FFFF-FFFF-FFFF').expect(422)).body.code).toBe('access-question.person-unknown');
      expect((await ask(uuid(), reference).expect(422)).body.errors[0]).toMatchObject({ pointer: '/accountId', code: 'access-question.account-unknown' });
      await admin.post('/access-questions', { accountId: world.manager.id }).expect(422);
    });

    it('stands among who looked at the file', async () => {
      await ask(world.manager.id, reference).expect(200);
      expect((await readings()).find(({ name }) => name === 'Prova ammi')).toMatchObject({ role: 'platform_administrator', subjects: ['access_question'], writing: false });
    });

    it('is asked by administrators and auditors alone', async () => {
      for (const { email } of [world.manager, world.coordinators.abitare, world.partners[0].coordinator, world.office, world.cabina]) {
        const client = await api.signIn(email);
        await client.post('/access-questions', { accountId: world.manager.id, person: reference }).expect(403);
        await client.get('/access-questions/accounts?search=a').expect(403);
      }
      await admin.patch('/session', { roleId: admin.session.roles[1].id }, null).expect(200);
      await ask(world.manager.id, reference).expect(200);
    });
  });
});
