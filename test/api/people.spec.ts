// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addEnrolment, addPerson, addPersonInCharge, arrangeWorld, TODAY, type World } from '../support/arrange.js';
import { addAccount } from '../support/people.js';

const CODE = 'RSSMRA85T10A562S'; // 1985-12-10, a man
const OMOCODES = ['RSSMRA85T10A56NH', 'RSSMRAURTMLARSNL'];
const WOMAN = 'BNCNNA90A41F205W'; // 1990-01-01

describe('people', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let other: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
    other = await api.signIn(world.otherManager.email);
  });
  afterAll(() => api.close());

  const count = async (table: string) => Number((await api.sql.query(`select count(*) from ${table}`)).rows[0].count);
  const counts = () => Promise.all(['person', 'person_identity', 'case_file', 'consent', 'care_team'].map(count));

  describe('registering', () => {
    it('takes an alias alone, opens the case today and lists what is missing', async () => {
      const { body, headers } = await manager.post('/people', { alias: 'Il pittore' }).expect(201);
      expect(body).toMatchObject({
        givenName: null, familyName: null, alias: 'Il pittore', version: 1, reportable: false, warnings: [],
        missing: ['sex', 'birthDate', 'employmentStatus', 'education'],
        identity: { birthDate: null, codeKind: 'none', taxCode: null },
        cases: [{ status: 'open', phase: 'reception', openedOn: '2026-11-22', nextPhases: ['first_interview'], caseManagerId: world.manager.id }],
        consents: [], participations: [], enrolments: [], assignments: [],
      });
      expect(body.caseId).toBe(body.cases[0].id);
      expect(headers['location']).toBe(`/api/v1/people/${body.id}`);
      expect(headers['etag']).toBe('"1"');
      expect((await manager.get(`/people/${body.id}`).expect(200)).body).toEqual(body);
    });

    it('keeps everything that was said', async () => {
      const sent = {
        givenName: '  Anna  Maria ', familyName: 'D’Ànchise-Łódź 王', birthDate: '1990-01-01', sex: 'female', citizenship: 'MA', taxCode: ' bncnna 90a41 f205w ',
        characteristics: { employmentStatus: 'unemployed', unemployedMonths: 14, education: 'isced_0_2', disability: 'refused', foreignBackground: 'yes', minority: 'no', homeless: 'no', rural: false },
        consents: [{ purpose: 'taking_in_charge', legalBasis: 'public_interest', givenOn: '2026-09-01' }, { purpose: 'sharing_with_partners', legalBasis: 'explicit_consent', givenOn: '2026-09-02' }],
        openedOn: '2026-09-01',
      };
      const { body } = await manager.post('/people', sent).expect(201);
      expect(body).toMatchObject({
        givenName: 'Anna Maria', familyName: 'D’Ànchise-Łódź 王', characteristics: sent.characteristics, reportable: true, missing: [], unasked: [], warnings: [],
        identity: { birthDate: '1990-01-01', sex: 'female', citizenship: 'MA', codeKind: 'regular', taxCode: WOMAN },
        consents: [{ purpose: 'sharing_with_partners' }, { purpose: 'taking_in_charge', legalBasis: 'public_interest', givenOn: '2026-09-01', withdrawnOn: null }],
        cases: [{ openedOn: '2026-09-01' }],
      });
    });

    it('tells all mistakes at once, each at its field, and keeps nothing', async () => {
      const before = await counts();
      const shape = await manager.post('/people', { familyName: ' ', birthDate: '2026-02-30', sex: 'F', citizenship: 'ITA', surname: 'x', characteristics: { employmentStatus: 'idle', rural: 'true', unemployedMonths: '5' }, consents: [{ purpose: 'all' }], openedOn: '21/11/2026' }).expect(422);
      expect(shape.body.errors.map((e: { pointer: string; code: string }) => `${e.pointer} ${e.code}`).sort()).toEqual([
        '/birthDate field.date', '/characteristics/employmentStatus field.choice', '/characteristics/rural field.boolean', '/characteristics/unemployedMonths field.integer', '/citizenship field.too-long',
        '/consents/0/givenOn field.required', '/consents/0/legalBasis field.required', '/consents/0/purpose field.choice', '/familyName field.blank', '/openedOn field.date', '/sex field.choice', '/surname field.unknown',
      ]);
      const rules = await manager.post('/people', {
        birthDate: '2026-11-23', citizenship: 'i1', taxCode: 'RSSMRA85T10A562T', openedOn: '2026-11-23', characteristics: { employmentStatus: 'employed', unemployedMonths: 3 },
        consents: [{ purpose: 'monitoring', legalBasis: 'explicit_consent', givenOn: '2027-01-01' }, { purpose: 'monitoring', legalBasis: 'explicit_consent', givenOn: '2026-01-01' }],
      }).expect(422);
      expect(rules.body.errors.map((e: { pointer: string; code: string }) => `${e.pointer} ${e.code}`)).toEqual([
        '/familyName person.name-missing', '/alias person.name-missing', '/taxCode tax-code.wrong-control-character', '/birthDate field.date-future', '/citizenship person.citizenship',
        '/characteristics/unemployedMonths person.months-without-unemployment', '/openedOn field.date-future', '/consents/0/givenOn field.date-future', '/consents/1/purpose consent.twice',
      ]);
      expect(await counts()).toEqual(before);
    });

    it.each([['1985-02-29'], ['1899-12-31'], ['2026-11-23'], ['1990-1-5'], ['1990-01-05T00:00:00Z'], [19900105]])('refuses the birth date %s', async (birthDate) => {
      const { body } = await manager.post('/people', { alias: 'x', birthDate }).expect(422);
      expect(body.errors[0].pointer).toBe('/birthDate');
    });

    it.each([['[]'], ['null'], ['"x"'], ['7'], ['{"alias":"a","characteristics":[]}'], ['{"alias":"a","characteristics":null}'], ['{"alias":"a\\u0000b"}'], ['{"alias":"\\ud800"}'], ['{"alias":"a","__proto__":{"x":1}}']])('refuses the body %s', async (body) => {
      const answer = await manager.post('/people').set('content-type', 'application/json').send(body);
      expect([400, 422]).toContain(answer.status);
      expect(answer.headers['content-type']).toMatch(/problem\+json/);
    });

    it('opens the case within the convenzione and never ahead', async () => {
      for (const openedOn of ['2024-05-31', '2026-11-23']) {
        const { body } = await manager.post('/people', { alias: 'x', openedOn }).expect(422);
        expect(body.errors[0].pointer).toBe('/openedOn');
      }
      expect((await manager.post('/people', { alias: 'x', openedOn: '2024-06-01' }).expect(201)).body.cases[0].openedOn).toBe('2024-06-01');
    });

    it('makes one person of a repeated request, and tells a key used twice for different people', async () => {
      const key = randomUUID();
      const before = await count('person');
      const first = await manager.post('/people', { alias: 'Una sola' }, key).expect(201);
      const second = await manager.post('/people', { alias: 'Una sola' }, key).expect(201);
      expect(second.body).toEqual(first.body);
      expect(second.headers['location']).toBe(first.headers['location']);
      expect(await count('person')).toBe(before + 1);
      expect((await manager.post('/people', { alias: 'Un’altra' }, key).expect(422)).body.code).toBe('idempotency.mismatch');
    });

    it('answers a repetition by what stands, to who may still read it, and keeps nothing of the answer', async () => {
      const [key, noteKey, consentKey] = [randomUUID(), randomUUID(), randomUUID()];
      const { body: person } = await manager.post('/people', { alias: 'Ripetuta' }, key).expect(201);
      const note = () => manager.post(`/people/${person.id}/notes`, { kind: 'visit', text: 'Parole-segrete' }, noteKey);
      const first = await note().expect(201);
      await manager.patch(`/people/${person.id}`, { alias: 'Cambiata' }, person.version).expect(200);
      const again = await manager.post('/people', { alias: 'Ripetuta' }, key).expect(201);
      expect(again.body).toMatchObject({ id: person.id, alias: 'Cambiata', version: person.version + 1 });
      expect(again.headers['etag']).toBe(`"${person.version + 1}"`);
      expect((await note().expect(201)).body).toEqual(first.body);
      // No route answers a consent alone: that it was done is all that is said.
      const consent = () => manager.post(`/people/${person.id}/consents`, { purpose: 'monitoring', legalBasis: 'explicit_consent', givenOn: TODAY }, consentKey);
      await consent().expect(201);
      expect((await consent().expect(409)).body.code).toBe('idempotency.done');
      expect((await api.sql.query(`select from consent where person_id = $1 and purpose = 'monitoring'`, [person.id])).rowCount).toBe(1);
      const { rows } = await api.sql.query(`select i.body, i.headers from access.idempotency i where i.key = $1`, [noteKey]);
      expect(rows).toEqual([{ headers: null, body: { body: true, at: `/api/v1/notes/${first.body.id}`, fields: Object.keys(first.body).sort() } }]);
      // Followed by somebody else from now on: the same as reading it.
      await api.sql.query('delete from access.reach where person_id = $1', [person.id]);
      for (const repeated of [await manager.post('/people', { alias: 'Ripetuta' }, key), await note()]) {
        expect([repeated.status, repeated.body.code]).toEqual([404, 'not-found']);
        expect(repeated.text).not.toMatch(/Parole-segrete|Ripetuta|Cambiata/);
      }
      expect(await api.sql.query('select from note where person_id = $1', [person.id])).toMatchObject({ rowCount: 1 });
    });

    it('is bound to the role in which it was sent', async () => {
      await addAccount(api.sql, { email: 'due.mestieri@example.org', roles: [{ role: 'case_manager', areas: ['abitare'] }, { role: 'case_manager', areas: ['lavoro'] }] });
      const client = await api.signIn('due.mestieri@example.org');
      const key = randomUUID();
      await client.post('/people', { alias: 'Di un mestiere' }, key).expect(201);
      await client.patch('/session', { roleId: client.session.roles.find(({ id }) => id !== client.session.role.id)!.id }, null).expect(200);
      const repeated = await client.post('/people', { alias: 'Di un mestiere' }, key).expect(422);
      expect(repeated.body.code).toBe('idempotency.mismatch');
    });

    it('is for case managers alone', async () => {
      for (const { email } of [world.coordinators.abitare, world.partners[0].operator, world.partners[0].coordinator, world.service.referrer, world.cabina, world.office]) {
        await (await api.signIn(email)).post('/people', { alias: 'x' }).expect(403);
      }
    });
  });

  describe('tax codes', () => {
    it.each([['RSSMRA85T10A562', 'malformed'], ['RSSMRA85T10A562T', 'wrong-control-character'], ['12345678901', 'wrong-control-character'], ['STP123', 'malformed'], ['00000000000', 'malformed']])('refuses %s', async (taxCode, why) => {
      const { body } = await manager.post('/people', { alias: 'x', taxCode }).expect(422);
      expect(body.errors).toMatchObject([{ pointer: '/taxCode', code: `tax-code.${why}` }]);
      expect(JSON.stringify(body)).not.toContain(taxCode);
    });

    it('reads the kind from the code, and none from nothing', async () => {
      for (const [taxCode, codeKind] of [['STP1234567890123', 'stp'], ['eni 1234567890124', 'eni'], ['12345678903', 'provisional'], [null, 'none'], [undefined, 'none']]) {
        const { body } = await manager.post('/people', { alias: 'x', taxCode }).expect(201);
        expect(body.identity.codeKind).toBe(codeKind);
      }
    });

    it('warns when birth date or sex disagree, and does not refuse; a non-binary person is no disagreement', async () => {
      const { body } = await manager.post('/people', { alias: 'x', taxCode: 'VRDLGU80A01F205T', birthDate: '1981-01-01', sex: 'female' }).expect(201);
      expect(body.warnings).toEqual([{ pointer: '/birthDate', code: 'tax-code.birth-date-differs' }, { pointer: '/sex', code: 'tax-code.sex-differs' }]);
      const changed = await manager.patch(`/people/${body.id}`, { sex: 'non_binary', birthDate: '1980-01-01' }, 1).expect(200);
      expect(changed.body.warnings).toEqual([]);
    });

    it('knows a code in all its omocodic forms, whoever holds the person, and tells nothing more', async () => {
      const first = await manager.post('/people', { familyName: 'Segretissimi', taxCode: CODE }).expect(201);
      const before = await counts();
      for (const client of [manager, other]) {
        for (const taxCode of [CODE, ...OMOCODES]) {
          const { body } = await client.post('/people', { alias: 'x', taxCode }).expect(409);
          expect(body).toMatchObject({ code: 'person.tax-code-known', errors: [{ pointer: '/taxCode' }] });
          expect(JSON.stringify(body)).not.toMatch(new RegExp(`Segretissimi|${first.body.id}|${taxCode}|manager@`));
        }
      }
      expect(await counts()).toEqual(before);
      const { rows } = await api.sql.query(`select account_id, person_ids from audit.entry where subject = 'TaxCodeMatch' and person_ids = $1`, [[first.body.id]]);
      expect(rows).toHaveLength(6);
      expect(new Set(rows.map((r) => r.account_id))).toEqual(new Set([world.manager.id, world.otherManager.id]));
    });

    it('of two managers who register the same code at once, lets one', async () => {
      const taxCode = 'PRVGLI08D41F205N';
      const answers = await Promise.all([manager, other].flatMap((client) => [client.post('/people', { alias: 'a', taxCode }), client.post('/people', { alias: 'b', taxCode })]));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    });

    it('may change, be taken away and be written again on the same person', async () => {
      const { body } = await manager.post('/people', { alias: 'x', taxCode: 'STP1234567890199' }).expect(201);
      expect((await manager.patch(`/people/${body.id}`, { taxCode: 'STP1234567890199' }, 1).expect(200)).body.id).toBe(body.id);
      expect((await manager.patch(`/people/${body.id}`, { taxCode: null }, 2).expect(200)).body.identity).toMatchObject({ codeKind: 'none', taxCode: null });
      expect((await manager.patch(`/people/${body.id}`, { taxCode: 'ENI1234567890199' }, 3).expect(200)).body.identity).toMatchObject({ codeKind: 'eni' });
      const known = await manager.patch(`/people/${body.id}`, { taxCode: CODE }, 4).expect(409);
      expect(known.body.code).toBe('person.tax-code-known');
      expect((await manager.get(`/people/${body.id}`).expect(200)).body).toMatchObject({ version: 4, identity: { taxCode: 'ENI1234567890199' } });
    });

    it('never stand in clear in the database, its audit trail included', async () => {
      const { rows } = await api.sql.query(`select table_schema, table_name from information_schema.tables where table_schema in ('public', 'access', 'audit') and table_type = 'BASE TABLE'`);
      for (const { table_schema, table_name } of rows) {
        const found = await api.sql.query(`select count(*)::int as n from ${table_schema}.${table_name} t where t::text like $1 or t::text like $2`, [`%${CODE}%`, `%${Buffer.from(CODE).toString('hex')}%`]);
        expect([table_name, found.rows[0].n]).toEqual([table_name, 0]);
      }
    });
  });

  describe('changing', () => {
    it('asks for the version, and shows what another change did', async () => {
      const { body } = await manager.post('/people', { givenName: 'Ada', birthDate: '1990-01-01', characteristics: { education: 'isced_0_2' } }).expect(201);
      await manager.patch(`/people/${body.id}`, { givenName: 'Ida' }, null).expect(428);
      await manager.patch(`/people/${body.id}`, { givenName: 'Ida', characteristics: { education: 'isced_5_8' } }, 1).expect(200);
      const stale = await manager.patch(`/people/${body.id}`, { givenName: 'Eda', birthDate: '1990-01-01', characteristics: { education: 'isced_3_4' } }, 1).expect(412);
      expect(stale.body.differences).toEqual([
        { field: 'givenName', yours: 'Eda', current: 'Ida' },
        { field: 'characteristics.education', yours: 'isced_3_4', current: 'isced_5_8' },
      ]);
      expect((await manager.get(`/people/${body.id}`)).body).toMatchObject({ givenName: 'Ida', version: 2, characteristics: { education: 'isced_5_8' } });
    });

    it('touches only what was sent; null empties; nobody stays without a name', async () => {
      const { body } = await manager.post('/people', { givenName: 'Ada', alias: 'A', sex: 'female', characteristics: { employmentStatus: 'unemployed', unemployedMonths: 7, rural: true } }).expect(201);
      const changed = await manager.patch(`/people/${body.id}`, { givenName: null, characteristics: { employmentStatus: 'employed' } }, 1).expect(200);
      expect(changed.body).toMatchObject({ givenName: null, alias: 'A', identity: { sex: 'female' }, characteristics: { employmentStatus: 'employed', unemployedMonths: null, rural: true } });
      const nameless = await manager.patch(`/people/${body.id}`, { alias: null }, 2).expect(422);
      expect(nameless.body.errors[0].code).toBe('person.name-missing');
      await manager.patch(`/people/${body.id}`, { birthDate: '2026-11-23' }, 2).expect(422);
      await manager.patch(`/people/${body.id}`, { characteristics: { unemployedMonths: 3 } }, 2).expect(422);
      await manager.patch(`/people/${body.id}`, { version: 9 }, 2).expect(422);
      await manager.patch(`/people/${body.id}`, { openedOn: '2026-01-01' }, 2).expect(422);
    });

    it('lets one of many who change the same version', async () => {
      const { body } = await manager.post('/people', { alias: 'Conteso' }).expect(201);
      const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => manager.patch(`/people/${body.id}`, { alias: `Conteso ${i}` }, 1)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(11).fill(412)]);
    });
  });

  describe('reading', () => {
    it('answers a foreign person, an unknown id and a malformed one alike, on every route', async () => {
      const { personId, caseId } = await addPerson(api.sql, { managerId: world.manager.id });
      const consent = (await api.sql.query('select id from consent where person_id = $1 limit 1', [personId])).rows[0].id;
      const routes = [
        (id: string) => other.get(`/people/${id}`),
        (id: string) => other.patch(`/people/${id}`, { alias: 'x' }, 1),
        (id: string) => other.patch(`/people/${id}`, { alias: 'x' }, 99),
        (id: string) => other.post(`/people/${id}/consents`, { purpose: 'monitoring', legalBasis: 'explicit_consent', givenOn: '2026-01-01' }),
      ];
      for (const route of routes) {
        const [foreign, nobody, malformed] = await Promise.all([route(personId), route(randomUUID()), route('x')]);
        expect([foreign.status, nobody.status, malformed.status]).toEqual([404, 404, 404]);
        expect({ ...foreign.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
        expect({ ...malformed.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
      }
      await other.act(`/consents/${consent}/withdrawal`, { withdrawnOn: '2026-11-22' }, 1).expect(404);
      await other.get(`/cases/${caseId}`).expect(404);
    });

    it('shows a partner the name and its own work, in the same shape', async () => {
      const { personId, caseId, enrolmentId, assignmentId } = await addPersonInCharge(api.sql, world, { familyName: 'Affidata' });
      await addEnrolment(api.sql, { personId, caseId, area: 'lavoro', action: '2.1', targetGroup: 'adults_and_young_adults' });
      const full = (await manager.get(`/people/${personId}`).expect(200)).body;
      const operator = await api.signIn(world.partners[0].operator.email);
      const { body } = await operator.get(`/people/${personId}`).expect(200);
      expect(Object.keys(body)).toEqual(Object.keys(full));
      expect(body).toMatchObject({
        familyName: 'Affidata', caseId: null, identity: null, characteristics: null, missing: null, unasked: null, reportable: null, warnings: null, consents: null, cases: null, participations: null,
        enrolments: [{ id: enrolmentId, caseId: null, targetGroup: null, participationId: null, admissionReason: null, ageAtEntry: null }], assignments: [{ id: assignmentId }],
      });
      expect(body.enrolments).toHaveLength(1);
      expect(full.enrolments).toHaveLength(2);
      expect(Object.keys(body.enrolments[0])).toEqual(Object.keys(full.enrolments[0]));
      const elsewhere = await api.signIn(world.partners[1].coordinator.email);
      await elsewhere.get(`/people/${personId}`).expect(404);
      await operator.patch(`/people/${personId}`, { alias: 'x' }, 1).expect(403);
    });

    it('shows the area’s coordinator the person and the area’s enrolments only', async () => {
      const { personId, caseId } = await addPersonInCharge(api.sql, world);
      await addEnrolment(api.sql, { personId, caseId, area: 'carcere-rems', action: '2.1', targetGroup: 'leaving_or_left_prison_or_rems', startsOn: '2026-09-10' });
      const coordinator = await api.signIn(world.coordinators.abitare.email);
      const { body } = await coordinator.get(`/people/${personId}`).expect(200);
      expect(body.enrolments.map((e: { area: { key: string } }) => e.area.key)).toEqual(['abitare']);
      expect(JSON.stringify(body)).not.toMatch(/carcere/i);
      await (await api.signIn(world.coordinators.lavoro.email)).get(`/people/${personId}`).expect(404);
    });

    it('keeps Carcere/REMS from a case manager who does not work in it: no enrolment, no participation, no date', async () => {
      const { personId, caseId } = await addPerson(api.sql, { managerId: world.manager.id });
      await addEnrolment(api.sql, { personId, caseId, area: 'carcere-rems', action: '2.1', targetGroup: 'leaving_or_left_prison_or_rems', startsOn: '2026-09-10' });
      const before = (await manager.get(`/people/${personId}`).expect(200)).body;
      expect(before).toMatchObject({ enrolments: [], participations: [], assignments: [] });
      expect((await manager.get('/people?limit=100')).body.items.find((p: { id: string }) => p.id === personId).areas).toEqual([]);
      await addEnrolment(api.sql, { personId, caseId, startsOn: '2026-10-01' });
      const after = (await manager.get(`/people/${personId}`).expect(200)).body;
      expect(after.participations).toMatchObject([{ enteredOn: '2026-10-01' }]);
      expect(JSON.stringify(after)).not.toMatch(/2026-09-10|carcere/i);
    });

    it('leaves a trace of every person shown, in lists too, before the answer leaves', async () => {
      const { personId } = await addPerson(api.sql, { managerId: world.manager.id });
      const traces = async () => (await api.sql.query(`select subject from audit.entry where verb = 'read' and $1 = any (person_ids) and account_id = $2 order by id`, [personId, world.manager.id])).rows.map((r) => r.subject);
      await manager.get(`/people/${personId}`).expect(200);
      expect(await traces()).toEqual(['Person', 'Identity']);
      await manager.get('/people?limit=100').expect(200);
      expect(await traces()).toEqual(['Person', 'Identity', 'Person']);
      await api.sql.query('revoke execute on function audit.record_read(text, text[], uuid[]) from app');
      try {
        const { status, text } = await manager.get(`/people/${personId}`);
        expect(status).toBeGreaterThanOrEqual(403);
        expect(text).not.toContain('Prova');
      } finally {
        await api.sql.query('grant execute on function audit.record_read(text, text[], uuid[]) to app');
      }
    });
  });

  describe('listing', () => {
    let list: ApiClient;
    let account: string;
    const ids: string[] = [];
    beforeAll(async () => {
      const { rows } = await api.sql.query(`select id from access.account where email = $1`, [world.otherManager.email]);
      account = rows[0].id;
      list = other;
      await api.sql.query('delete from access.reach where holder = $1', [account]);
      for (const [i, familyName] of ['Zeta', 'alfa', 'Beta', 'Beta', 'Gamma'].entries()) {
        ids.push((await addPerson(api.sql, { managerId: account, familyName, givenName: i % 2 ? 'Luca' : 'Ada' })).personId);
      }
    });

    it('goes by name, page by page, without gaps or doubles, whatever is added meanwhile', async () => {
      const seen: { id: string; familyName: string }[] = [];
      let cursor: string | null = '';
      for (let page = 0; cursor !== null; page++) {
        const { body }: { body: { items: typeof seen; nextCursor: string | null } } = await list.get(`/people?limit=2${cursor && `&cursor=${cursor}`}`).expect(200);
        seen.push(...body.items);
        cursor = body.nextCursor;
        if (page === 0) await addPerson(api.sql, { managerId: account, familyName: 'Aaa', givenName: 'Nuova' });
      }
      expect(seen.map((p) => p.familyName)).toEqual(['alfa', 'Beta', 'Beta', 'Gamma', 'Zeta']);
      expect(new Set(seen.map((p) => p.id))).toEqual(new Set(ids));
    });

    it('names nobody in the cursor, and refuses one of another list', async () => {
      const { body } = await list.get('/people?limit=2').expect(200);
      expect(Buffer.from(body.nextCursor, 'base64url').toString()).not.toMatch(/alfa|Ada/i);
      await list.get(`/people?limit=2&status=open&cursor=${body.nextCursor}`).expect(422);
      await list.get('/people?cursor=abc').expect(422);
      await list.get('/people?cursor=WyJ4IiwiIl0').expect(422);
      for (const query of ['limit=0', 'limit=101', 'limit=x', 'status=closed', 'sort=name', 'q=x']) await list.get(`/people?${query}`).expect(422);
    });

    it('filters by the state of the case, and shows where the person stands', async () => {
      await api.sql.query(`update case_file set status = 'concluded', concluded_on = '2026-10-01', outcome = 'transferred' where person_id = $1`, [ids[0]]);
      const concluded = (await list.get('/people?status=concluded').expect(200)).body.items;
      expect(concluded).toMatchObject([{ id: ids[0], caseStatus: 'concluded', phase: 'design' }]);
      const open = (await list.get('/people?status=open').expect(200)).body.items.map((p: { id: string }) => p.id);
      expect(open).toHaveLength(5);
      expect(open).not.toContain(ids[0]);
    });

    it('lists what keeps each person from being reportable', async () => {
      const { personId } = await addPerson(api.sql, { managerId: account, familyName: 'Zzz', sex: null, characteristics: false });
      const { items } = (await list.get('/people?limit=100').expect(200)).body;
      expect(items.find((p: { id: string }) => p.id === personId).missing).toEqual(['sex', 'employmentStatus', 'education']);
      expect(items.find((p: { id: string }) => p.id === ids[0]).missing).toEqual([]);
    });

    it('holds only those whom one reaches: partners theirs, coordinators the area’s, the Cabina none', async () => {
      const { personId } = await addPersonInCharge(api.sql, world, { managerId: account, partnerId: world.partners[1].id, area: 'stigma', action: '2.1', targetGroup: 'service_users' });
      const people = async (email: string) => (await (await api.signIn(email)).get('/people?limit=100').expect(200)).body.items;
      expect(await people(world.partners[1].operator.email)).toMatchObject([{ id: personId, areas: ['stigma'], caseId: null, caseStatus: null, phase: null, openedOn: null, missing: null }]);
      expect(await people(world.coordinators.stigma.email)).toMatchObject([{ id: personId, areas: ['stigma'] }]);
      expect(await people(world.coordinators['carcere-rems'].email)).not.toContainEqual(expect.objectContaining({ id: personId }));
      await (await api.signIn(world.cabina.email)).get('/people').expect(403);
      await (await api.signIn(world.office.email)).get('/people').expect(403);
    });

    it('is one statement between opening the unit of work and closing it', async () => {
      const client = await api.signIn(world.manager.email);
      await client.get('/people').expect(200);
      const statements = await statementsDuring(() => client.get('/people?limit=20').expect(200));
      expect(statements.filter((sql) => !/^(start transaction|commit)|access\.enter|audit\.record_read/i.test(sql))).toHaveLength(1);
      expect(statements.filter((sql) => /audit\.record_read/.test(sql))).toHaveLength(1);
    });
  });

  describe('consents', () => {
    it('are given once for a purpose, with a date that is not ahead', async () => {
      const { body: person } = await manager.post('/people', { alias: 'x' }).expect(201);
      const url = `/people/${person.id}/consents`;
      const sent = { purpose: 'sharing_with_partners', legalBasis: 'explicit_consent', givenOn: '2026-11-20' };
      await manager.post(url, { ...sent, givenOn: '2026-11-23' }).expect(422);
      const { body } = await manager.post(url, sent).expect(201);
      expect(body).toMatchObject({ ...sent, personId: person.id, withdrawnOn: null, version: 1 });
      expect((await manager.post(url, sent).expect(409)).body.code).toBe('consent.in-force');
    });

    it('are withdrawn once, not before they were given, and may then be given again', async () => {
      const { body: person } = await manager.post('/people', { alias: 'x', consents: [{ purpose: 'monitoring', legalBasis: 'explicit_consent', givenOn: '2026-11-10' }] }).expect(201);
      const url = `/consents/${person.consents[0].id}/withdrawal`;
      await manager.act(url, { withdrawnOn: '2026-11-20' }, null).expect(428);
      await manager.act(url, { withdrawnOn: '2026-11-20' }, 5).expect(412);
      await manager.act(url, { withdrawnOn: '2026-11-09' }, 1).expect(422);
      await manager.act(url, { withdrawnOn: '2026-11-23' }, 1).expect(422);
      expect((await manager.act(url, { withdrawnOn: '2026-11-20' }, 1).expect(200)).body).toMatchObject({ withdrawnOn: '2026-11-20', version: 2 });
      expect((await manager.act(url, { withdrawnOn: '2026-11-20' }, 2).expect(409)).body.code).toBe('consent.withdrawn');
      await manager.post(`/people/${person.id}/consents`, { purpose: 'monitoring', legalBasis: 'explicit_consent', givenOn: '2026-11-21' }).expect(201);
    });
  });

  /** The SQL that the application's pool sends while `work` runs. */
  async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
    const { default: pg } = await import('pg');
    const sent: string[] = [];
    const prototype = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
    const original = prototype.query;
    prototype.query = function (...args) {
      sent.push(typeof args[0] === 'string' ? args[0] : (args[0] as { text: string }).text);
      return original.apply(this, args);
    };
    try {
      await work();
    } finally {
      prototype.query = original;
    }
    return sent;
  }

  it('says by how much a text is too long, and that nobody is taken in charge before being born', async () => {
    const long = await manager.post('/people', { alias: 'x'.repeat(81) }).expect(422);
    expect(long.body.errors[0].detail).toBe('Il testo è troppo lungo: al massimo 80 caratteri.');
    const unborn = await manager.post('/people', { alias: 'Nessuno', birthDate: '2026-10-02', openedOn: '2026-10-01' }).expect(422);
    expect(unborn.body.errors[0]).toMatchObject({ pointer: '/birthDate', code: 'field.date-after' });
    const { body } = await manager.post('/people', { alias: 'Qualcuno', openedOn: '2026-10-01' }).expect(201);
    await manager.patch(`/people/${body.id}`, { birthDate: '2026-10-02' }, body.version).expect(422);
    await manager.post('/people', { alias: '\u200b' }).expect(422);
  });
});
