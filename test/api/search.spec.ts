// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addAssignment, addEnrolment, addPerson, addPersonInCharge, arrangeWorld, TODAY, type World } from '../support/arrange.js';
import { countStatements } from '../support/statements.js';

const CODE = 'RSSMRA85T10A562S';
const OMOCODIC = 'RSSMRA85T10A56NH';

describe('searching for people', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let coordinator: ApiClient;
  let operator: ApiClient;
  const id: Record<string, string> = {};

  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    const add = async (key: string, names: Parameters<typeof addPerson>[1] extends infer P ? Partial<P> : never): Promise<void> => {
      id[key] = (await addPerson(api.sql, { managerId: world.manager.id, ...names })).personId;
    };
    await add('nunez', { givenName: 'José', familyName: 'Núñez-Ortiz', birthDate: '1980-03-05' });
    await add('damico', { givenName: 'Anna Maria', familyName: 'D’Amico', birthDate: '1980-03-05' });
    await add('rossi', { givenName: 'Maria', familyName: 'Rossi', birthDate: '1985-12-10' });
    await add('derossi', { givenName: 'Rosa', familyName: 'De Rossi', birthDate: '1990-01-01' });
    await add('li', { givenName: 'Li', familyName: 'Hu', birthDate: '1991-01-01' });
    await add('alias', { givenName: null, familyName: null, alias: 'Il pittore', birthDate: null });
    id['others'] = (await addPerson(api.sql, { managerId: world.otherManager.id, givenName: 'Maria', familyName: 'Altrui', birthDate: '1980-03-05' })).personId;
    manager = await api.signIn(world.manager.email);
    coordinator = await api.signIn(world.coordinators.abitare.email);
    operator = await api.signIn(world.partners[0].operator.email);
    await manager.patch(`/people/${id['rossi']}`, { taxCode: CODE }, 1).expect(200);
  });
  afterAll(() => api.close());

  const keysOf = ({ body }: { body: { items: { id: string }[] } }): string[] => body.items.map((item) => Object.keys(id).find((key) => id[key] === item.id) ?? item.id).sort();
  const find = async (text: string, client = manager): Promise<string[]> => keysOf(await client.post('/people/searches', { text }, null).expect(200));

  it.each([
    ['nunez', ['nunez']], ['NÚÑEZ', ['nunez']], ['ortiz jose', ['nunez']], ['jose ort', ['nunez']], ['damico', ['damico']], ['d’amico', ['damico']], ["D'Amico maria", ['damico']],
    ['ross', ['derossi', 'rossi']], ['de rossi', ['derossi']], ['maria', ['damico', 'rossi']], ['pittore', ['alias']], ['hu', ['li']], ['li', ['li']],
  ])('finds by fragments of names in any order, without regard to accents and capitals: %s', async (text, found) => {
    expect(await find(text)).toEqual(found);
  });

  it('takes a short fragment as the beginning of a word, and signs as signs', async () => {
    expect(await find('ri')).toEqual([]);
    expect(await find('ma_ia')).toEqual([]);
  });

  it('finds by birth date as Italians write it and as computers do, and by name and date together', async () => {
    for (const text of ['5/3/1980', '05/03/1980', '1980-03-05']) expect(await find(text)).toEqual(['damico', 'nunez']);
    expect(await find('jose 5/3/1980')).toEqual(['nunez']);
    expect(await find('3/5/1980')).toEqual([]);
  });

  it('finds by code, in any omocodic form', async () => {
    for (const text of [CODE, OMOCODIC, 'rss mra 85t10 a562s']) expect(await find(text)).toEqual(['rossi']);
    expect(await find(`${CODE} bianchi`)).toEqual([]);
  });

  it('finds by telephone number, however it is written', async () => {
    await manager.post(`/people/${id['nunez']}/contacts`, { kind: 'mobile', value: '333 1234567' }).expect(201);
    for (const text of ['3331234567', '+39 333 123 45 67', '0039 333/1234567']) expect(await find(text)).toEqual(['nunez']);
    expect(await find('3331234568')).toEqual([]);
    expect(await find('3331234567', coordinator)).toEqual([]);
  });

  it('shows each as the list of people does', async () => {
    const [item] = (await manager.post('/people/searches', { text: 'nunez' }, null).expect(200)).body.items;
    const listed = (await manager.get('/people?limit=100').expect(200)).body.items.find((each: { id: string }) => each.id === id['nunez']);
    expect(item).toEqual(listed);
  });

  it('stays among the people whom the asker reaches today', async () => {
    expect(await find('altrui')).toEqual([]);
    expect(await find('maria altrui', await api.signIn(world.otherManager.email))).toEqual(['others']);
    expect(await find('rossi', coordinator)).toEqual([]);
    const { enrolmentId } = await addEnrolment(api.sql, { personId: id['rossi'], caseId: (await api.sql.query<{ id: string }>('select id from case_file where person_id = $1', [id['rossi']])).rows[0].id });
    expect(await find('rossi', coordinator)).toEqual(['rossi']);
    expect(await find('rossi', operator)).toEqual([]);
    await addAssignment(api.sql, { enrolmentId, partnerId: world.partners[0].id });
    expect(await find('ross', operator)).toEqual(['rossi']);
  });

  it('does not let a partner find by what a partner does not read', async () => {
    expect(await find('10/12/1985', operator)).toEqual([]);
    expect(await find('rossi 10/12/1985', operator)).toEqual([]);
    expect(await find(CODE, operator)).toEqual([]);
  });

  it('pages by name, and from nobody whom the asker does not reach', async () => {
    const first = (await manager.post('/people/searches', { text: 'ros', limit: 1 }, null).expect(200)).body;
    const second = (await manager.post('/people/searches', { text: 'ros', limit: 1, cursor: first.nextCursor }, null).expect(200)).body;
    expect([first, second].map(({ items }) => items.map((item: { id: string }) => item.id))).toEqual([[id['derossi']], [id['rossi']]]);
    expect(second.nextCursor).toBeNull();
    const cursor = Buffer.from(JSON.stringify([id['others']])).toString('base64url');
    expect((await manager.post('/people/searches', { text: 'ros', cursor }, null).expect(200)).body.items).toEqual([]);
    await manager.post('/people/searches', { text: 'ros', cursor: 'x' }, null).expect(422);
  });

  it('asks for something to look for', async () => {
    for (const text of ['', ' ', '-', '%']) {
      const { body } = await manager.post('/people/searches', { text }, null).expect(422);
      expect(body.errors?.[0]?.pointer ?? '/text').toBe('/text');
    }
    await manager.post('/people/searches', { text: 'x'.repeat(101) }, null).expect(422);
    await manager.post('/people/searches', {}, null).expect(422);
  });

  it('leaves a trace of what was found, and none of what was typed', async () => {
    const before = (await api.sql.query<{ id: string }>('select max(id) as id from audit.entry')).rows[0].id;
    await find('pittore');
    const { rows } = await api.sql.query('select verb, subject, person_ids, detail from audit.entry where id > $1', [before]);
    expect(rows).toEqual([{ verb: 'read', subject: 'PersonSearch', person_ids: [id['alias']], detail: null }]);
  });

  it('asks the database as often for many as for few', async () => {
    const one = await countStatements(api, () => find('pittore'));
    for (let i = 0; i < 10; i++) await addPersonInCharge(api.sql, world, { familyName: `Moltiplicata ${i}`, openedOn: TODAY });
    expect(await countStatements(api, () => find('moltiplicata'))).toBe(one);
  });
});
