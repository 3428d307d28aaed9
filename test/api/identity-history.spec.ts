// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { arrangeWorld, TODAY, type World } from '../support/arrange.js';

/** Who a person was called, and by which code they were known, before: what was replaced stays, with its days and its author. */
describe('identity over time', () => {
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

  interface Person { id: string; version: number }
  const register = async (body: object): Promise<Person> => (await manager.post('/people', body).expect(201)).body;
  const change = async ({ id, version }: Person, body: object, status = 200) => (await manager.patch(`/people/${id}`, body, version).expect(status)).body;
  const history = async ({ id }: Person) => (await manager.get(`/people/${id}/identity-history`).expect(200)).body.items;

  it('begins empty: a registration replaces nothing', async () => {
    const person = await register({ alias: 'Il postino', taxCode: 'BNCNNA90A41F205W' });
    expect(await history(person)).toEqual([]);
  });

  it('keeps a name that changed, from when to when, and who changed it', async () => {
    const person = await register({ givenName: 'Ada', familyName: 'Nubile' });
    const after = await change(person, { familyName: 'Sposata', since: '2026-10-03' });
    expect(await history(after)).toEqual([expect.objectContaining({
      field: 'names', kind: 'change', givenName: 'Ada', familyName: 'Nubile', alias: null, value: null, codeKind: null, taxCode: null,
      validFrom: null, validTo: '2026-10-03', changedBy: 'Prova manager',
    })]);
    const again = await change(after, { familyName: 'Separata' });
    expect((await history(again))[0]).toMatchObject({ familyName: 'Sposata', validFrom: '2026-10-03', validTo: TODAY });
    await change(again, { alias: 'La sarta' });
    expect((await history(again))[0]).toMatchObject({ kind: 'completion', familyName: 'Separata', alias: null });
  });

  it('tells apart what was completed, changed and corrected', async () => {
    const person = await register({ alias: 'Senza nulla' });
    const known = await change(person, { birthDate: '1990-01-02', sex: 'male', citizenship: 'MA' });
    const corrected = await change(known, { birthDate: '1990-02-01', sex: 'female', correction: true });
    await change(corrected, { birthDate: '1990-02-03', citizenship: 'IT' });
    const told = (await history(person)).map(({ field, kind, value }: { field: string; kind: string; value: string | null }) => [field, kind, value].join(' '));
    expect(told.sort()).toEqual([
      'birth_date completion ', 'birth_date correction 1990-01-02', 'birth_date correction 1990-02-01', // Nobody is born again.
      'citizenship change MA', 'citizenship completion ', 'sex completion ', 'sex correction male',
    ]);
  });

  it('keeps codes as they came: none, STP, provisional, regular', async () => {
    let person = await register({ alias: 'Arrivato da poco' });
    for (const [taxCode, since] of [['STP1234567890123', '2026-09-10'], ['12345678903', '2026-10-10'], ['RSSMRA85T10A562S', '2026-11-10']]) person = await change(person, { taxCode, since });
    const codes = (await history(person)).filter(({ field }: { field: string }) => field === 'code');
    expect(codes.map(({ kind, codeKind, taxCode, validFrom, validTo }: Record<string, unknown>) => [kind, codeKind, taxCode, validFrom, validTo])).toEqual([
      ['change', 'provisional', '12345678903', '2026-10-10', '2026-11-10'],
      ['change', 'stp', 'STP1234567890123', '2026-09-10', '2026-10-10'],
      ['completion', 'none', null, null, '2026-09-10'],
    ]);
    expect((await manager.get(`/people/${person.id}`).expect(200)).body.identity).toMatchObject({ codeKind: 'regular', taxCode: 'RSSMRA85T10A562S' });
  });

  it('finds a person by an earlier code, whoever asks; a code that was a slip of typing is free again', async () => {
    const person = await register({ alias: 'Con un codice vecchio', taxCode: 'STP7777777777777' });
    const renewed = await change(person, { taxCode: 'PRVGLI08D41F205N' });
    for (const client of [manager, other]) {
      const { body } = await client.post('/people', { alias: 'La stessa', taxCode: 'STP7777777777777' }).expect(409);
      expect(body.code).toBe('person.tax-code-known');
      expect(JSON.stringify(body)).not.toContain(person.id);
    }
    const { rows } = await api.sql.query(`select person_ids from audit.entry where subject = 'TaxCodeMatch' and account_id = $1 and person_ids <> '{}' order by id desc limit 1`, [world.otherManager.id]);
    expect(rows).toEqual([{ person_ids: [person.id] }]);
    // One's own earlier code may come back.
    const back = await change(renewed, { taxCode: 'STP7777777777777' });
    await change(back, { taxCode: 'VRDLGU80A01F205T', correction: true });
    await other.post('/people', { alias: 'Di chi era davvero', taxCode: 'PRVGLI08D41F205N' }).expect(409);
    // It was this person's once, before the slip: that stays known.
    await other.post('/people', { alias: 'Un altro', taxCode: 'STP7777777777777' }).expect(409);
    const slip = await change(await register({ alias: 'Con un errore', taxCode: 'ENI1111111111111' }), { taxCode: 'ENI2222222222222', correction: true });
    await other.post('/people', { alias: 'Il titolare', taxCode: 'ENI1111111111111' }).expect(201);
    expect((await history(slip))[0]).toMatchObject({ kind: 'correction', codeKind: 'eni', taxCode: 'ENI1111111111111' });
  });

  it('writes nothing when nothing changes: the same code again, or only the characteristics', async () => {
    const person = await register({ givenName: 'Elio', familyName: 'Fermo', birthDate: '1980-01-01', taxCode: 'STP5555555555555' });
    const same = await change(person, { givenName: 'Elio', birthDate: '1980-01-01', taxCode: 'stp 5555555555555', characteristics: { education: 'isced_3_4' } });
    expect(await history(same)).toEqual([]);
  });

  it('keeps former codes encrypted, bound to their person', async () => {
    const person = await register({ alias: 'Cifrato', taxCode: 'STP3333333333333' });
    await change(person, { taxCode: null });
    const { rows } = await api.sql.query('select person_history::text as text, code_cipher, code_hmac from person_history where person_id = $1', [person.id]);
    expect(rows).toHaveLength(1);
    expect(rows[0].text).not.toContain('3333333');
    expect(rows[0].code_hmac).not.toBeNull();
    const elsewhere = await register({ alias: 'Altrove' });
    await api.sql.query('update person_history set person_id = $2 where person_id = $1', [person.id, elsewhere.id]);
    await manager.get(`/people/${elsewhere.id}/identity-history`).expect(500);
  });

  it.each([
    ['in the future', { familyName: 'Domani', since: '2026-11-23' }, 'field.date-future'],
    ['before the last change', { familyName: 'Indietro', since: '2026-10-02' }, 'field.date-before'],
    ['of a correction', { familyName: 'Corretta', since: '2026-10-20', correction: true }, 'identity.since-with-correction'],
    ['that is none', { familyName: 'Mai', since: '2026-02-30' }, 'field.date'],
  ])('refuses a day %s', async (_, body, code) => {
    const person = await change(await register({ familyName: 'Prima' }), { familyName: 'Dopo', since: '2026-10-03' });
    const refusal = await change(person, body, 422);
    expect(refusal.errors).toEqual([expect.objectContaining({ pointer: '/since', code })]);
    expect(await history(person)).toHaveLength(1);
  });

  it('lets a form send what did not change beside what did: only its own last change limits the day', async () => {
    const person = await change(await register({ familyName: 'Prima', citizenship: 'MA' }), { familyName: 'Dopo' });
    await change(person, { familyName: 'Dopo', citizenship: 'IT', since: '2026-10-02' });
    expect((await history(person))[0]).toMatchObject({ field: 'citizenship', value: 'MA', validTo: '2026-10-02' });
  });

  it('is for who holds the case: not for another, nor for a coordinator or a partner', async () => {
    const person = await change(await register({ familyName: 'Riservata' }), { familyName: 'Nuova' });
    await other.get(`/people/${person.id}/identity-history`).expect(404);
    for (const { email } of [world.coordinators.abitare, world.partners[0].operator, world.cabina, world.office]) await (await api.signIn(email)).get(`/people/${person.id}/identity-history`).expect(403);
    await manager.get(`/people/${person.id}/identity-history`).expect(200);
    const { rows } = await api.sql.query(`select subject from audit.entry where verb = 'read' and subject = 'IdentityHistory' and $1 = any (person_ids)`, [person.id]);
    expect(rows.length).toBeGreaterThan(0);
  });
});
