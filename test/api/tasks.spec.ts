// SPDX-License-Identifier: AGPL-3.0-or-later
import { missingOf, unaskedOf, type EntryData } from '../../src/participants/entry-data.js';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addEnrolment, addPerson, arrangeWorld, type World } from '../support/arrange.js';

interface Task {
  personId: string;
  code: string;
  needed: boolean;
  fields: string[];
}

describe('what is still missing of a person', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
  });
  afterAll(() => api.close());

  const tasksOf = async (id: string, client = manager): Promise<Task[]> => (await client.get(`/people/${id}/tasks`).expect(200)).body.items;

  it('becomes tasks of a person known by an alias alone, the needed ones first', async () => {
    const { body } = await manager.post('/people', { alias: 'Il pittore' }).expect(201);
    const tasks = await tasksOf(body.id);
    expect(tasks.map(({ code, needed, fields }) => [code, needed, fields])).toEqual([
      ['name', true, ['givenName', 'familyName']],
      ['taking_in_charge', true, []],
      ['reporting', true, ['sex', 'birthDate', 'employmentStatus', 'education']],
      ['contact', false, []],
      ['unasked', false, ['citizenship', 'disability', 'foreignBackground', 'minority', 'homeless', 'rural']],
      ['tax_code', false, ['taxCode']],
    ]);
    expect(tasks.every(({ personId }) => personId === body.id)).toBe(true);
  });

  it('goes as it is done, and says what the rest of the platform says', async () => {
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id, sex: null, characteristics: { employmentStatus: 'unemployed' } });
    const { body } = await manager.get(`/people/${personId}`).expect(200);
    const entry = { ...body.identity, ...body.characteristics } as EntryData;
    const fieldsOf = async (code: string) => (await tasksOf(personId)).find((task) => task.code === code)?.fields ?? [];
    expect(await fieldsOf('reporting')).toEqual(missingOf(entry));
    expect(await fieldsOf('unasked')).toEqual(unaskedOf(entry));
    await manager.patch(`/people/${personId}`, { sex: 'female', characteristics: { unemployedMonths: 3 } }, body.version).expect(200);
    expect(await fieldsOf('reporting')).toEqual([]);
    expect(await fieldsOf('unasked')).toEqual([]);
  });

  it('tells of an entry that was recorded without what makes it reportable', async () => {
    const person = await addPerson(api.sql, { managerId: world.manager.id });
    await addEnrolment(api.sql, { ...person, action: '1.2', targetGroup: 'others_at_risk_of_isolation' });
    await api.sql.query('update participation set education = null where person_id = $1', [person.personId]);
    expect(await tasksOf(person.personId)).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'participation', needed: true, fields: ['education'] })]));
  });

  it('is asked for by who follows the person, and noted; what one does not read is no task of one’s own', async () => {
    const person = await addPerson(api.sql, { managerId: world.manager.id });
    await addEnrolment(api.sql, { ...person, action: '1.2', targetGroup: 'others_at_risk_of_isolation' });
    expect((await tasksOf(person.personId)).map(({ code }) => code)).toContain('contact');
    expect((await tasksOf(person.personId, await api.signIn(world.coordinators.abitare.email))).map(({ code }) => code)).not.toContain('contact');
    await (await api.signIn(world.otherManager.email)).get(`/people/${person.personId}/tasks`).expect(404);
    await (await api.signIn(world.partners[0].operator.email)).get(`/people/${person.personId}/tasks`).expect(403);
    const { rows } = await api.sql.query(`select count(*)::int as n from audit.entry where verb = 'read' and account_id = $1 and $2 = any (person_ids)`, [world.manager.id, person.personId]);
    expect(rows[0].n).toBeGreaterThan(0);
  });
});
