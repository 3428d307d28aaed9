// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPersonInCharge, arrangeWorld, TODAY, type PersonInCharge, type World } from '../support/arrange.js';

const NEEDLE = 'Segnale-segreto';
const FIGURES = ['/dashboard', '/indicators/EECO01', '/indicators/ISR4_2IT'];

describe('erasing a person', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let office: ApiClient;
  let cabina: ApiClient;
  let person: PersonInCharge;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    [manager, office, cabina] = await Promise.all([api.signIn(world.manager.email), api.signIn(world.office.email), api.signIn(world.cabina.email)]);
  });
  beforeEach(async () => {
    person = await addPersonInCharge(api.sql, world, { familyName: NEEDLE, openedOn: '2026-06-01', startsOn: '2026-06-15' });
    await api.sql.query(`update person set family_name = $2 where id = $1`, [person.personId, NEEDLE]);
    await api.sql.query(`update assignment set purpose = $2 where person_id = $1`, [person.personId, NEEDLE]);
    await manager.post(`/people/${person.personId}/notes`, { kind: 'visit', text: NEEDLE }).expect(201);
    await manager.post(`/people/${person.personId}/reports`, { recipient: 'cps', title: NEEDLE, sections: [{ heading: NEEDLE, text: NEEDLE }] }).expect(201);
    await manager.put(`/drafts/${'a'.repeat(64)}`, { values: { text: NEEDLE }, personId: person.personId }).expect(200);
    await manager.post(`/people/${person.personId}/appointments`, { kind: 'visit', heldOn: TODAY, startsAt: '10:00', place: NEEDLE }).expect(201);
    const { body: plan } = await manager.post('/plans', { caseId: person.caseId, startsOn: '2026-06-15', wishes: NEEDLE }).expect(201);
    await manager.post(`/plans/${(plan as { id: string }).id}/goals`, { axis: 'casa', description: NEEDLE }).expect(201);
    await manager.post(`/cases/${person.caseId}/axis-levels`, { axis: 'casa', moment: 'baseline', level: 2, assessedOn: '2026-06-16' }).expect(201);
  });
  afterAll(() => api.close());

  const conclude = () => manager.act(`/cases/${person.caseId}/conclusion`, { outcome: 'goals_reached', concludedOn: '2026-10-01', finalLevels: [{ axis: 'casa', level: 4 }], situation: { judgement: 'improved', judgementReason: NEEDLE } }, 1).expect(201);
  const propose = async () => (await manager.post(`/people/${person.personId}/retention-proposals`, { reason: 'person_request', note: NEEDLE }).expect(201)).body as { id: string; number: number };
  const authorise = (id: string) => office.act(`/retention-proposals/${id}/decision`, { decision: 'authorised', actNumber: 'DD 77', actDate: '2026-11-20' }, 1).expect(200);

  /** Everywhere in the database, as its owner of everything sees it; what was done stays in the trail. */
  const whereIs = async (text: string, besides: readonly string[] = []): Promise<string[]> => {
    const { rows } = await api.sql.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname <> all ($1)`, [['audit', 'pg_catalog', 'information_schema', ...besides]]);
    const found: string[] = [];
    for (const { name } of rows) {
      const { rows: hits } = await api.sql.query(`select 1 from ${name} t where to_jsonb(t)::text like $1 limit 1`, [`%${text}%`]);
      if (hits.length > 0) found.push(name);
    }
    return found;
  };

  it('leaves nothing about them, and every figure as it was', async () => {
    await conclude();
    const before = await Promise.all(FIGURES.map(async (path) => (await cabina.get(path).expect(200)).body as unknown));
    expect((await whereIs(NEEDLE)).length).toBeGreaterThan(5);
    const { id } = await propose();
    await authorise(id);
    const { body } = await office.act(`/retention-proposals/${id}/erasure`, {}, 2).expect(200);
    expect(body).toMatchObject({ status: 'erased', erasedOn: TODAY, personId: null, certificateHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    const certificate = (body as { certificate: { table: string; erased: number; kept: number }[] }).certificate;
    expect(certificate).toEqual(expect.arrayContaining([{ table: 'note', erased: 1, kept: 0 }, { table: 'social_report', erased: 1, kept: 0 }, { table: 'person', erased: 0, kept: 1 }, { table: 'participation', erased: 0, kept: 1 }]));
    expect(await whereIs(NEEDLE)).toEqual([]);
    // Encrypted, so not found by its words.
    expect((await api.sql.query('select from access.draft where person_id = $1', [person.personId])).rowCount).toBe(0);
    expect(await Promise.all(FIGURES.map(async (path) => (await cabina.get(path).expect(200)).body as unknown))).toEqual(before);
    await manager.get(`/people/${person.personId}`).expect(404);
    const { rows } = await api.sql.query<{ age: number; identity: number }>(
      `select access.age_on(t.birth_date, t.entered_on) as age, (select count(*)::int from person_identity i where i.person_id = t.person_id) as identity from participation t where t.person_id = $1`, [person.personId]);
    expect(rows).toEqual([{ age: 38, identity: 0 }]);
    await office.act(`/retention-proposals/${id}/erasure`, {}, 3).expect(409);
  });

  it('leaves nothing that names them outside the tables about people either: drafts, mails, jobs, answers kept for a repetition', async () => {
    const draft = (key: string, body: object) => manager.put(`/drafts/${key.padEnd(32, '0')}`, { values: { text: NEEDLE }, ...body }).expect(200);
    await draft('of-the-page', { personId: person.personId });
    await draft('of-the-plan', { personId: person.personId, compartments: ['general'] });
    await draft('of-nobody', { form: 'referral' });
    await conclude();
    await api.sql.query(
      `insert into access.mail (id, account_id, email, locale, kind, params) values (gen_random_uuid(), $1, 'x@example.org', 'it', 'reminder', $2)`,
      [world.manager.id, { path: `/persone/${person.personId}` }]);
    await api.sql.query(`select graphile_worker.add_job('mail.send', json_build_object('person', $1::text))`, [person.personId]);
    await api.sql.query(`insert into access.idempotency (account_id, key, fingerprint, status, body) values ($1, 'of-the-person', '\\x00', 200, $2)`, [world.manager.id, { at: [`/api/v1/people/${person.personId}/notes`] }]);
    await api.sql.query(`insert into access.idempotency (account_id, key, fingerprint, status, body) values ($1, 'of-somebody', '\\x00', 200, $2)`, [world.manager.id, { at: [`/api/v1/people/${world.manager.id}/notes`] }]);
    const named = ['access.draft', 'access.idempotency', 'access.mail', 'access.reach', 'graphile_worker._private_jobs'];
    expect(await whereIs(person.personId, ['public'])).toEqual(expect.arrayContaining(named));
    const { rows: [drafts] } = await api.sql.query<{ n: number }>('select count(*)::int as n from access.draft where person_id = $1', [person.personId]);
    expect(drafts.n).toBe(3);
    const { id } = await propose();
    await authorise(id);
    const { body } = await office.act(`/retention-proposals/${id}/erasure`, {}, 2).expect(200);
    expect((body as { certificate: { table: string }[] }).certificate.filter(({ table }) => table === 'draft')).toEqual([{ table: 'draft', erased: 3, kept: 0 }]);
    expect(await whereIs(person.personId, ['public'])).toEqual([]);
    expect(await whereIs(NEEDLE)).toEqual([]);
    // Others' are theirs still.
    expect((await manager.get(`/drafts/${'of-nobody'.padEnd(32, '0')}`).expect(200)).body.draft).not.toBeNull();
    expect((await api.sql.query(`select from access.idempotency where key = 'of-somebody'`)).rowCount).toBe(1);
  });

  it('is proposed by who knows them, once, and only after the case is concluded', async () => {
    const early = await manager.post(`/people/${person.personId}/retention-proposals`, { reason: 'retention_over' }).expect(409);
    expect(early.body).toMatchObject({ code: 'retention.case-open' });
    await conclude();
    const { id } = await propose();
    expect((await manager.post(`/people/${person.personId}/retention-proposals`, { reason: 'retention_over' }).expect(409)).body).toMatchObject({ code: 'retention.already-proposed' });
    expect((await manager.get(`/retention-proposals/${id}`).expect(200)).body).toMatchObject({ personId: person.personId, note: NEEDLE });
    await manager.act(`/retention-proposals/${id}/decision`, { decision: 'authorised', actNumber: '1', actDate: TODAY }, 1).expect(403);
  });

  it('is authorised by an act, by an office that does not learn who it is', async () => {
    await conclude();
    const { id, number } = await propose();
    const { body } = await office.get('/retention-proposals?status=proposed').expect(200);
    const seen = (body as { items: { number: number; personId: null; note: null }[] }).items.find((one) => one.number === number);
    expect(seen).toMatchObject({ personId: null, note: null });
    expect(JSON.stringify(body)).not.toContain(person.personId);
    const actless = await office.act(`/retention-proposals/${id}/decision`, { decision: 'authorised' }, 1).expect(422);
    expect(actless.body).toMatchObject({ errors: [{ pointer: '/actNumber', code: 'retention.act-needed' }] });
    expect((await office.act(`/retention-proposals/${id}/decision`, { decision: 'declined' }, 1).expect(422)).body).toMatchObject({ errors: [{ pointer: '/declineReason' }] });
    await office.act(`/retention-proposals/${id}/erasure`, {}, 1).expect(409);
    await office.act(`/retention-proposals/${id}/decision`, { decision: 'declined', declineReason: 'Serve ancora' }, 1).expect(200);
    expect((await office.act(`/retention-proposals/${id}/decision`, { decision: 'authorised', actNumber: '1', actDate: TODAY }, 2).expect(409)).body).toMatchObject({ code: 'retention.illegal-step' });
    await office.act(`/retention-proposals/${id}/erasure`, {}, 2).expect(409);
    expect(await whereIs(NEEDLE)).not.toEqual([]);
  });
});

describe('a proposal of erasure and somebody who is in charge again', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let office: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    [manager, office] = await Promise.all([api.signIn(world.manager.email), api.signIn(world.office.email)]);
  });
  afterAll(() => api.close());

  /** Concluded, with an erasure that was authorised. */
  const authorised = async (familyName = 'Tornata') => {
    const person = await addPersonInCharge(api.sql, world, { familyName, openedOn: '2026-06-01', startsOn: '2026-06-15' });
    await api.sql.query(`update case_file set status = 'concluded', concluded_on = '2026-10-01', outcome = 'transferred' where id = $1`, [person.caseId]);
    await api.sql.query(`update assignment set ends_on = '2026-10-01' where person_id = $1`, [person.personId]);
    await api.sql.query(`update enrolment set ends_on = '2026-10-01' where person_id = $1`, [person.personId]);
    const { id } = (await manager.post(`/people/${person.personId}/retention-proposals`, { reason: 'person_request' }).expect(201)).body as { id: string };
    await office.act(`/retention-proposals/${id}/decision`, { decision: 'authorised', actNumber: 'DD 77', actDate: '2026-11-20' }, 1).expect(200);
    return { ...person, id };
  };
  const openAgain = (personId: string) => manager.post('/cases', { personId, openedOn: TODAY });
  const stillThere = async (personId: string): Promise<boolean> => (await api.sql.query('select from person_identity where person_id = $1', [personId])).rowCount === 1;

  it('lapses when the case is opened again, with the reason', async () => {
    const { personId, id } = await authorised();
    await openAgain(personId).expect(201);
    const { body } = await office.get(`/retention-proposals/${id}`).expect(200);
    expect(body).toMatchObject({ status: 'lapsed', lapsedOn: TODAY, lapsedReason: 'in_charge_again', actNumber: 'DD 77', version: 3 });
    expect((await office.act(`/retention-proposals/${id}/erasure`, {}, 3).expect(409)).body).toMatchObject({ code: 'retention.illegal-step' });
    expect((await office.get('/retention-proposals?status=lapsed').expect(200)).body.items).toMatchObject([{ id }]);
    expect(await stillThere(personId)).toBe(true);
  });

  it('is not carried out while a case is open, in the record or in one that was merged into it', async () => {
    const { personId, id } = await authorised();
    const other = await addPersonInCharge(api.sql, world, { familyName: 'Altra' });
    // As if no trigger had told: the erasure looks for itself.
    const quietly = async (...statements: [string, unknown[]][]): Promise<void> => {
      const client = await api.sql.connect();
      await client.query(`set session_replication_role = replica`);
      for (const [text, values] of statements) await client.query(text, values);
      await client.query(`set session_replication_role = origin`);
      client.release();
    };
    await quietly(['update person set merged_into = $1 where id = $2', [personId, other.personId]]);
    expect((await office.act(`/retention-proposals/${id}/erasure`, {}, 2).expect(409)).body).toMatchObject({ code: 'retention.case-open' });
    await quietly(['update person set merged_into = null where id = $1', [other.personId]],
      [`update case_file set status = 'open', concluded_on = null, outcome = null where person_id = $1`, [personId]]);
    expect((await office.act(`/retention-proposals/${id}/erasure`, {}, 2).expect(409)).body).toMatchObject({ code: 'retention.case-open' });
    expect(await stillThere(personId)).toBe(true);
  });

  it('lapses when the record becomes one with another, on either side, and stays so when that is undone', async () => {
    for (const side of ['survivor', 'merged'] as const) {
      const { personId, id } = await authorised('Doppia');
      const active = await addPersonInCharge(api.sql, world, { familyName: 'Doppia', action: '1.2', targetGroup: 'others_at_risk_of_isolation' });
      const [survivor, otherId] = side === 'survivor' ? [personId, active.personId] : [active.personId, personId];
      const { body: merge } = await manager.post(`/people/${survivor}/merges`, { otherId, reason: 'La stessa persona' }).expect(201);
      expect((await office.get(`/retention-proposals/${id}`).expect(200)).body).toMatchObject({ status: 'lapsed', lapsedReason: 'merged', version: 3 });
      await office.act(`/retention-proposals/${id}/erasure`, {}, 3).expect(409);
      await manager.act(`/merges/${(merge as { id: string }).id}/undo`, { reason: 'Erano due' }, (merge as { version: number }).version).expect(200);
      expect((await office.get(`/retention-proposals/${id}`).expect(200)).body).toMatchObject({ status: 'lapsed' });
    }
  });

  it('of an erasure and a case opened at the same moment, one stands', async () => {
    for (let round = 0; round < 6; round++) {
      const { personId, id } = await authorised();
      const [opened, erased] = await Promise.all([openAgain(personId), office.act(`/retention-proposals/${id}/erasure`, {}, 2)]);
      expect([opened.status, erased.status].filter((status) => status < 300)).toHaveLength(1);
      expect(await stillThere(personId)).toBe(opened.status === 201);
      expect((await api.sql.query(`select from case_file where person_id = $1 and status = 'open'`, [personId])).rowCount).toBe(opened.status === 201 ? 1 : 0);
    }
  });
});

describe('a copy of a person’s data', () => {
  let api: TestApi;
  let world: World;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
  });
  afterAll(() => api.close());

  it('holds what is kept in every table about people, encrypted text opened, and a name for each', async () => {
    const manager = await api.signIn(world.manager.email);
    const { body: made } = await manager.post('/people', { givenName: 'Bea', familyName: 'Prova', birthDate: '1980-01-01', sex: 'female', taxCode: 'VRDLGU80A01F205T' }).expect(201);
    const { id } = made as { id: string };
    await manager.post(`/people/${id}/contacts`, { kind: 'mobile', value: '333 0001112' }).expect(201);
    const { body } = await manager.get(`/people/${id}/export`).expect(200);
    const records = (body as { records: { table: string; name: { it: string }; rows: Record<string, unknown>[] }[] }).records;
    expect(records.find(({ table }) => table === 'person_identity')?.rows[0]).toMatchObject({ code: 'VRDLGU80A01F205T', birth_date: '1980-01-01' });
    expect(records.find(({ table }) => table === 'person_contact')?.rows[0]).toMatchObject({ value: '333 0001112' });
    expect(JSON.stringify(body)).not.toMatch(/_cipher|_hmac|\\\\x/);
    const { rows } = await api.sql.query<{ name: string }>(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and has_table_privilege('app', c.oid, 'select')`);
    const { TABLE_NAMES } = await import('../../src/reports/person-export/tables.js');
    expect(rows.map(({ name }) => name).filter((name) => name !== 'document_content' && !(name in TABLE_NAMES))).toEqual([]);
    await manager.get(`/people/${id}/export/pdf`).expect(200).expect('content-type', 'application/pdf');
    await (await api.signIn(world.otherManager.email)).get(`/people/${id}/export`).expect(404);
    await (await api.signIn(world.coordinators.abitare.email)).get(`/people/${id}/export`).expect(403);
  });

  const exported = async (client: ApiClient, id: string) => {
    const { body } = await client.get(`/people/${id}/export`).expect(200);
    return (body as { records: { table: string; rows: Record<string, unknown>[] }[] }).records;
  };

  it('does not tell that a relative is followed as well', async () => {
    const manager = await api.signIn(world.manager.email);
    const [one, other] = [await addPersonInCharge(api.sql, world, { familyName: 'Uno' }), await addPersonInCharge(api.sql, world, { familyName: 'Parente' })];
    await api.sql.query(
      `with r as (insert into person_relation (id, person_id, kind, name, recorded_by) values (gen_random_uuid(), $1, 'sibling', 'Carla', $3) returning id)
       insert into person_link (relation_id, person_id, other_person_id) select id, $1, $2 from r`, [one.personId, other.personId, world.manager.id]);
    await manager.get(`/people/${other.personId}`).expect(200);
    const records = await exported(manager, one.personId);
    expect(records.map(({ table }) => table)).not.toContain('person_link');
    expect(JSON.stringify(records)).not.toContain(other.personId);
  });

  it('holds what stayed with a record that was merged into it, in one’s own areas, and nothing of how it was reached', async () => {
    const manager = await api.signIn(world.manager.email);
    const other = await api.signIn(world.otherManager.email);
    const one = await addPersonInCharge(api.sql, world, { familyName: 'Tenuta', birthDate: '1988-03-14' });
    const two = await addPersonInCharge(api.sql, world, { familyName: 'Lasciata', birthDate: '1988-04-14', action: '1.2', targetGroup: 'others_at_risk_of_isolation' });
    await api.sql.query(`insert into axis_level (id, case_id, person_id, axis, moment, level, assessed_on, assessed_by) select gen_random_uuid(), c.id, c.person_id, 'casa', 'baseline', 2, '2026-09-02', $2 from case_file c where c.person_id = any ($1)`, [[one.personId, two.personId], world.manager.id]);
    await manager.post(`/people/${one.personId}/merges`, { otherId: two.personId, reason: 'La stessa persona' }).expect(201);
    const rows = await exported(manager, one.personId);
    const of = (table: string) => rows.find((one) => one.table === table)?.rows ?? [];
    expect(of('person').map((row) => row['family_name'])).toEqual(['Tenuta', 'Lasciata']);
    expect(of('person_identity').map((row) => row['birth_date'])).toEqual(['1988-03-14', '1988-04-14']);
    expect(of('axis_level')).toHaveLength(2);
    expect(of('consent')).toHaveLength(4);
    expect(of('participation').map((row) => row['person_id'])).toEqual([one.personId, two.personId]);
    expect(of('person_merge')).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('cut_reach');
    await manager.get(`/people/${one.personId}/export/pdf`).expect(200);
    await other.get(`/people/${one.personId}/export`).expect(404);
    const { rows: trail } = await api.sql.query(`select 1 from audit.entry where subject = 'PersonExport' and $1 = any (person_ids)`, [two.personId]);
    expect(trail.length).toBeGreaterThan(0);
  });

  it('holds nothing that stayed in an area that the asker does not act in, or in a compartment that is closed', async () => {
    const manager = await api.signIn(world.manager.email);
    const one = await addPersonInCharge(api.sql, world, { familyName: 'Area' });
    const two = await addPersonInCharge(api.sql, world, { familyName: 'Area', area: 'carcere-rems', action: '2.1', targetGroup: 'leaving_or_left_prison_or_rems' });
    await api.sql.query('update person set merged_into = $1 where id = $2', [one.personId, two.personId]);
    const prison = await api.sql.query<{ id: string }>(`select id from area where key = 'carcere-rems'`);
    for (const [compartment, text] of [['general', 'Da-leggere'], ['hiv', 'Nota-riservata'], ['judicial', 'Nota-giudiziaria']]) {
      await api.sql.query(`insert into note (id, person_id, kind, happened_on, text, compartment, author_id) values (gen_random_uuid(), $1, 'visit', '2026-09-20', $2, $3, $4)`, [two.personId, text, compartment, world.manager.id]);
    }
    // A consent that was left behind opens nothing.
    await api.sql.query(`insert into consent (id, person_id, purpose, legal_basis, given_on, recorded_by) values (gen_random_uuid(), $1, 'hiv', 'explicit_consent', '2026-09-01', $2)`, [two.personId, world.manager.id]);
    const text = JSON.stringify(await exported(manager, one.personId));
    expect(text).toContain('Da-leggere');
    expect(text).not.toMatch(/Nota-riservata|Nota-giudiziaria/);
    expect(text).not.toContain(prison.rows[0].id);
    await api.sql.query(`insert into consent (id, person_id, purpose, legal_basis, given_on, recorded_by) values (gen_random_uuid(), $1, 'hiv', 'explicit_consent', '2026-09-01', $2)`, [one.personId, world.manager.id]);
    expect(JSON.stringify(await exported(manager, one.personId))).toContain('Nota-riservata');
  });
});
