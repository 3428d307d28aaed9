// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addEnrolment, addPerson, addPersonInCharge, arrangeWorld, type NewPerson, type World } from '../support/arrange.js';
import { area } from '../support/people.js';

interface Someone {
  given?: string;
  family?: string;
  alias?: string;
  birth?: string;
  sex?: 'female' | 'male' | 'non_binary';
  /** Anything: equal texts are equal codes. */
  code?: string;
  phone?: string;
}

/** The scores themselves: how likely two records are of one person, in words. */
describe('the likelihood that two records are of one person', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  const known = ({ given, family, alias, birth, sex, code, phone }: Someone): unknown[] => [
    given ?? null, family ?? null, alias ?? null, birth ?? null, sex ?? null, code ? Buffer.from(code) : null, code ? 'regular' : 'none', phone ? [Buffer.from(phone)] : null,
  ];
  const compare = async (a: Someone, b: Someone): Promise<{ score: number; reasons: string[] }> => {
    const params = (from: number): string => Array.from({ length: 8 }, (_, i) => `$${from + i}`).join(', ');
    const { rows } = await api.sql.query<{ score: number; reasons: string[] }>(`select (matching.score(matching.known_from(${params(1)}), matching.known_from(${params(9)}))).*`, [...known(a), ...known(b)]);
    return rows[0];
  };
  const MARIA: Someone = { given: 'Maria', family: 'Rossini', birth: '1980-03-05', sex: 'female' };

  const LIKELY: [string, Someone, Someone, string[]][] = [
    ['everything is the same', MARIA, MARIA, ['names', 'birth', 'sex']],
    ['only accents and signs differ', { ...MARIA, given: 'Niccolò', family: 'D’Amico' }, { ...MARIA, given: 'NICCOLO', family: 'Damico' }, ['names', 'birth', 'sex']],
    ['a letter of the surname is wrong', MARIA, { ...MARIA, family: 'Rosini' }, ['family-typo', 'given-equal', 'birth', 'sex']],
    ['two letters of the surname are swapped', MARIA, { ...MARIA, family: 'Rossiin' }, ['family-typo', 'given-equal', 'birth', 'sex']],
    ['given and family name are swapped', MARIA, { ...MARIA, given: 'Rossini', family: 'Maria' }, ['names-swapped', 'birth', 'sex']],
    ['Mohamed is Muhammad', { ...MARIA, given: 'Mohamed', family: 'El Masry' }, { ...MARIA, given: 'Muhammad', family: 'Elmasri' }, ['family-sound', 'given-sound', 'birth', 'sex']],
    ['Yusuf is Youssef', { ...MARIA, given: 'Yusuf' }, { ...MARIA, given: 'Youssef' }, ['family-equal', 'given-sound', 'birth', 'sex']],
    ['Aleksandr is Alessandro', { ...MARIA, given: 'Aleksandr' }, { ...MARIA, given: 'Alessandro' }, ['family-equal', 'given-sound', 'birth', 'sex']],
    ['Oksana Shevchuk is Oxana Scevciuk', { ...MARIA, given: 'Oksana', family: 'Shevchuk' }, { ...MARIA, given: 'Oxana', family: 'Scevciuk' }, ['family-sound', 'given-sound', 'birth', 'sex']],
    ['one has a second name', MARIA, { ...MARIA, given: 'Maria Teresa' }, ['family-equal', 'given-part', 'birth', 'sex']],
    ['a digit of the birth date is wrong', MARIA, { ...MARIA, birth: '1980-03-06' }, ['names', 'birth-digit', 'sex']],
    ['day and month are swapped', MARIA, { ...MARIA, birth: '1980-05-03' }, ['names', 'birth-swapped', 'sex']],
    ['a letter and a digit are wrong', MARIA, { ...MARIA, family: 'Rosini', birth: '1981-03-05' }, ['family-typo', 'given-equal', 'birth-digit', 'sex']],
    ['the birth date is unknown but the number is the same', { ...MARIA, phone: '+39333' }, { ...MARIA, birth: undefined, phone: '+39333' }, ['names', 'phone', 'sex']],
  ];
  it.each(LIKELY)('is high when %s', async (_, a, b, reasons) => {
    const verdict = await compare(a, b);
    expect(verdict.reasons.sort()).toEqual([...reasons].sort());
    expect(verdict.score).toBeGreaterThanOrEqual(80);
    expect(verdict.score).toBeLessThan(100);
  });

  const POSSIBLE: [string, Someone, Someone][] = [
    ['the names are the same and one birth date is unknown', MARIA, { ...MARIA, birth: undefined }],
    ['only the surname is known of one, and the birth date is the same', MARIA, { ...MARIA, given: undefined }],
    ['names and the year are the same', MARIA, { ...MARIA, birth: '1980-11-21' }],
    ['both are known by one alias', { alias: 'Il pittore' }, { alias: 'il Pittore' }],
    ['a sister bears almost the same name on the same day', MARIA, { ...MARIA, given: 'Mario', sex: 'male' }],
  ];
  it.each(POSSIBLE)('is medium when %s', async (_, a, b) => {
    const { score } = await compare(a, b);
    expect(score).toBeGreaterThanOrEqual(55);
    expect(score).toBeLessThan(80);
  });

  const UNLIKELY: [string, Someone, Someone][] = [
    ['they are homonyms of other years', MARIA, { ...MARIA, birth: '1991-11-23' }],
    ['they are twins', MARIA, { ...MARIA, given: 'Lucia' }],
    ['only given name and birth date agree', MARIA, { ...MARIA, family: 'Bianchi' }],
    ['only the telephone is shared', { ...MARIA, phone: '+39333' }, { given: 'Ugo', family: 'Verdi', birth: '1950-01-01', phone: '+39333' }],
    ['nothing is known of both', { birth: '1980-03-05', sex: 'female' }, { birth: '1980-03-05', sex: 'female' }],
    ['short names differ by a letter', { ...MARIA, given: 'Li', family: 'Hu' }, { ...MARIA, given: 'Lu', family: 'Wu' }],
    ['Maria sounds like Mauro only without its vowels', { ...MARIA, family: undefined }, { ...MARIA, given: 'Mauro', family: undefined }],
  ];
  it.each(UNLIKELY)('is low when %s', async (_, a, b) => {
    expect((await compare(a, b)).score).toBeLessThan(55);
  });

  it('is certain when the code is the same, whatever else', async () => {
    expect(await compare({ given: 'Maria', code: 'X' }, { family: 'Verdi', birth: '1950-01-01', code: 'X' })).toEqual({ score: 100, reasons: ['code'] });
  });

  it('falls when both have a codice fiscale and they differ', async () => {
    const { score, reasons } = await compare({ ...MARIA, code: 'X' }, { ...MARIA, code: 'Y' });
    expect([score, reasons.includes('code-differs')]).toEqual([70, true]);
  });

  it('is the same whichever comes first', async () => {
    for (const [, a, b] of [...LIKELY, ...POSSIBLE, ...UNLIKELY] as [string, Someone, Someone][]) expect((await compare(b, a)).score).toBe((await compare(a, b)).score);
  });
});

describe('likely duplicates', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let other: ApiClient;
  let coordinator: ApiClient;

  const CODE = 'RSSMRA85T10A562S';
  const OMOCODIC = 'RSSMRA85T10A56NH';
  const ADA = { givenName: 'Adalgisa', familyName: 'Brambati', birthDate: '1979-04-12', sex: 'female' } as const;
  const person = (managerId: string, more: Partial<NewPerson> = {}): Promise<string> => addPerson(api.sql, { managerId, ...ADA, ...more }).then(({ personId }) => personId);
  const check = async (typed: object, client = manager): Promise<{ token: string; likelihood: string; score: number | null; reasons: string[]; person: { id: string } | null; ask: string | null }[]> =>
    (await client.post('/people/duplicate-checks', typed, null).expect(200)).body.items;
  const pairs = async (client = manager, status = 'open'): Promise<{ id: string; people: { id: string }[]; score: number; version: number; reasons: string[] }[]> =>
    (await client.get(`/duplicate-pairs?limit=100&status=${status}`).expect(200)).body.items;

  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    [manager, other, coordinator] = await Promise.all([world.manager, world.otherManager, world.coordinators.abitare].map(({ email }) => api.signIn(email)));
  });
  beforeEach(() => api.sql.query('truncate person, access.reach cascade'));
  afterAll(() => api.close());

  it('are shown with their reasons before somebody is registered', async () => {
    const id = await person(world.manager.id);
    const [found, ...rest] = await check({ ...ADA, familyName: 'Branbati' });
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ likelihood: 'high', score: 90, person: { id, ...{ givenName: 'Adalgisa', familyName: 'Brambati', birthDate: '1979-04-12', caseStatus: 'open' } }, ask: null });
    expect(found.reasons).toEqual(['family-typo', 'given-equal', 'birth', 'sex']);
    expect(await check({ givenName: 'Nessuna' })).toEqual([]);
    expect(await check({})).toEqual([]);
  });

  it.each([
    [{ givenName: 'Brambati', familyName: 'Adalgisa', birthDate: '1979-04-12' }], [{ givenName: 'adalgisa', familyName: 'BRAMBATI', birthDate: '1979-12-04' }],
    [{ givenName: 'Adalgisa', familyName: 'Brambatti', birthDate: '1979-04-13', sex: 'female' }], [{ givenName: 'Adalgisa', familyName: 'Brambati', birthDate: '1978-04-12' }],
  ])('are found by whatever key still fits: %j', async (typed) => {
    const id = await person(world.manager.id);
    expect((await check(typed)).map((each) => [each.person?.id, each.likelihood])).toEqual([[id, 'high']]);
  });

  it('are found by a code in any form, by an earlier code, and by a telephone number', async () => {
    const id = await person(world.manager.id);
    const { version } = (await manager.patch(`/people/${id}`, { taxCode: CODE }, 1).expect(200)).body;
    expect(await check({ taxCode: OMOCODIC })).toMatchObject([{ likelihood: 'certain', score: 100, reasons: ['code'], person: { id } }]);
    expect(await check({ taxCode: 'not a code' })).toEqual([]);
    await manager.post(`/people/${id}/contacts`, { kind: 'mobile', value: '333 1234567' }).expect(201);
    expect(await check({ givenName: 'Adalgisa', familyName: 'Brambati', phone: '+39 333 123 45 67' })).toMatchObject([{ likelihood: 'high', reasons: ['names', 'phone'] }]);
    expect(version).toBe(2);
  });

  it('of people whom the asker does not reach tell only that they are likely, and whom to ask', async () => {
    await person(world.otherManager.id);
    const [found] = await check({ ...ADA, familyName: 'Branbati' });
    expect(found).toEqual({ token: expect.any(String), likelihood: 'high', score: null, reasons: ['birth-alike', 'names-alike'], person: null, ask: expect.stringContaining('altra.manager') });
    // Names alone are no reason to tell that somebody is in the programme.
    expect(await check({ givenName: 'Adalgisa', familyName: 'Brambati' })).toEqual([]);
    expect(JSON.stringify(found)).not.toMatch(/Brambati|1979/);
  });

  it('do not name a case manager who acts in Carcere/REMS alone to who does not', async () => {
    await person(world.otherManager.id);
    const { rows } = await api.sql.query<{ area_ids: string[] }>('select area_ids from access.account_role where account_id = $1', [world.otherManager.id]);
    const actIn = (areas: string[]): Promise<unknown> => api.sql.query('update access.account_role set area_ids = $2 where account_id = $1', [world.otherManager.id, areas]);
    await actIn([area('carcere-rems')]);
    expect(await check(ADA)).toMatchObject([{ person: null, ask: null }]);
    await actIn(rows[0].area_ids);
    expect(await check(ADA)).toMatchObject([{ person: null, ask: expect.stringContaining('altra.manager') }]);
  });

  it('are recorded with the people they were about, also when nothing else stays', async () => {
    const id = await person(world.otherManager.id);
    const traces = async (): Promise<unknown[]> => (await api.sql.query(`select person_ids from audit.entry where subject = 'DuplicateCheck' and $1 = any (person_ids) order by id`, [id])).rows;
    await check(ADA);
    expect(await traces()).toEqual([{ person_ids: [id] }]);
    await manager.post('/people', ADA).expect(409);
    expect(await traces()).toEqual([{ person_ids: [id] }, { person_ids: [id] }]);
    expect((await api.sql.query('select from person where family_name = $1', ['Brambati'])).rowCount).toBe(1);
  });

  it('are for who takes people in charge: nobody else asks', async () => {
    await person(world.otherManager.id);
    for (const { email } of [world.coordinators.abitare, world.partners[0].operator, world.partners[0].coordinator, world.service.referrer, world.cabina, world.office]) {
      const client = await api.signIn(email);
      const [with_, without] = [await client.post('/people/duplicate-checks', ADA, null), await client.post('/people/duplicate-checks', { givenName: 'Nessuna' }, null)];
      expect([with_.status, JSON.stringify({ ...with_.body, instance: 0 })]).toEqual([403, JSON.stringify({ ...without.body, instance: 0 })]);
    }
    await (await api.signIn(world.partners[0].operator.email)).get('/duplicate-pairs').expect(403);
  });

  it('stop a registration until it is said that they are somebody else, and then do not come back', async () => {
    const id = await person(world.manager.id);
    const { body } = await manager.post('/people', { ...ADA, familyName: 'Branbati' }).expect(409);
    expect(body).toMatchObject({ code: 'person.likely-duplicate', candidates: [{ person: { id } }] });
    await manager.post('/people', { ...ADA, familyName: 'Branbati', confirmedDistinctFrom: [id] }).expect(409); // An id is not a token.
    const { body: made } = await manager.post('/people', { ...ADA, familyName: 'Branbati', confirmedDistinctFrom: [body.candidates[0].token] }).expect(201);
    expect(await pairs()).toEqual([]);
    expect((await pairs(manager, 'distinct')).map(({ people }) => people.map((p) => p.id))).toEqual([[id, made.id]]);
    // Nor when one of them is corrected.
    await manager.patch(`/people/${made.id}`, { alias: 'Ada' }, 1).expect(200);
    expect(await pairs()).toEqual([]);
  });

  it('stop a registration also by people whom the asker does not reach, without saying who', async () => {
    await person(world.otherManager.id);
    const { body } = await manager.post('/people', ADA).expect(409);
    expect(body.candidates).toEqual([expect.objectContaining({ person: null, score: null })]);
    await manager.post('/people', { ...ADA, confirmedDistinctFrom: [body.candidates[0].token] }).expect(201);
    expect(await pairs(other)).toEqual([]);
  });

  it('that are only possible do not stop a registration, and stand in the work list', async () => {
    const id = await person(world.manager.id, { birthDate: null });
    const { body: made } = await manager.post('/people', ADA).expect(201);
    const [pair] = await pairs();
    expect(pair).toMatchObject({ likelihood: 'medium', score: 65, status: 'open', people: [{ id }, { id: made.id }] });
    // What is learnt later counts.
    await manager.patch(`/people/${id}`, { birthDate: ADA.birthDate }, 1).expect(200);
    expect(await pairs()).toMatchObject([{ likelihood: 'high', score: 95 }]);
    await manager.patch(`/people/${id}`, { givenName: 'Ugo', familyName: 'Verdi' }, 2).expect(200);
    expect(await pairs()).toEqual([]);
  });

  it('are listed to who reaches both, and to nobody who reaches one', async () => {
    const [a, b, c] = [await person(world.manager.id), await person(world.manager.id), await person(world.otherManager.id)];
    await api.sql.query('select jobs.find_duplicates()');
    expect((await api.sql.query('select from duplicate_pair')).rowCount).toBe(3);
    expect((await pairs()).map(({ people }) => people.map((p) => p.id))).toEqual([[a, b]]);
    expect(await pairs(other)).toEqual([]);
    expect(await pairs(coordinator)).toEqual([]);
    for (const id of [a, c]) {
      const { rows } = await api.sql.query<{ id: string }>('select id from case_file where person_id = $1', [id]);
      await addEnrolment(api.sql, { personId: id, caseId: rows[0].id });
    }
    const [pair] = await pairs(coordinator);
    expect(pair.people.map((p) => p.id)).toEqual([a, c]);
    await other.get(`/duplicate-pairs/${pair.id}`).expect(404);
    await manager.get(`/duplicate-pairs/${pair.id}`).expect(404);
    await coordinator.get(`/duplicate-pairs/${pair.id}`).expect(200);
  });

  it('are told apart with a note, once, by who reaches both', async () => {
    await person(world.manager.id);
    await person(world.manager.id);
    await api.sql.query('select jobs.find_duplicates()');
    const [pair] = await pairs();
    await manager.act(`/duplicate-pairs/${pair.id}/dismissal`, {}, null).expect(428);
    await manager.act(`/duplicate-pairs/${pair.id}/dismissal`, {}, 7).expect(412);
    const { body } = await manager.act(`/duplicate-pairs/${pair.id}/dismissal`, { note: 'Madre e figlia' }, 1).expect(200);
    expect(body).toMatchObject({ status: 'distinct', note: 'Madre e figlia', decidedOn: '2026-11-22', version: 2 });
    const { body: again } = await manager.act(`/duplicate-pairs/${pair.id}/dismissal`, {}, 2).expect(409);
    expect(again.code).toBe('duplicate-pair.decided');
    await api.sql.query('select jobs.find_duplicates()');
    expect(await pairs()).toEqual([]);
  });

  it('are paged by likelihood', async () => {
    for (const birthDate of [null, null, ADA.birthDate, ADA.birthDate]) await person(world.manager.id, { birthDate });
    await api.sql.query('select jobs.find_duplicates()');
    const all = await pairs();
    expect(all.map(({ score }) => score)).toEqual([95, 65, 65, 65, 65, 65]);
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await manager.get(`/duplicate-pairs?limit=4${cursor}`).expect(200);
      seen.push(...body.items.map((p: { id: string }) => p.id));
      if (!body.nextCursor) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen).toEqual(all.map(({ id }) => id));
    await manager.get('/duplicate-pairs?status=merged').expect(422);
  });

  it('are found anew every night, whatever way people came', async () => {
    const one = await addPersonInCharge(api.sql, world, ADA);
    const two = await addPersonInCharge(api.sql, world, { ...ADA, givenName: 'Brambati', familyName: 'Adalgisa' });
    await addPersonInCharge(api.sql, world, { ...ADA, givenName: 'Lucia' });
    await api.sql.query('select jobs.find_duplicates()');
    expect(await pairs()).toMatchObject([{ people: [{ id: one.personId }, { id: two.personId }], reasons: ['names-swapped', 'birth', 'sex'] }]);
    await api.sql.query(`update person set given_name = 'Ugo' where id = $1`, [two.personId]);
    await api.sql.query('select jobs.find_duplicates()');
    expect(await pairs()).toEqual([]);
  });
});
