// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPersonInCharge, arrangeWorld, setToday, TODAY, type PersonInCharge, type World } from '../support/arrange.js';
import { pagesOf, wordsOf } from '../support/pdf-text.js';
import { activatePlan } from '../support/plan-signing.js';

/** A Budget di Salute on paper, and the person's own copy: read as they are printed. */
describe('a printed plan', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let person: PersonInCharge;
  let planId: string;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
  });
  beforeEach(async () => {
    person = await addPersonInCharge(api.sql, world);
    planId = (await manager.post('/plans', { caseId: person.caseId, startsOn: '2026-10-01', endsOn: '2027-03-31', reviewOn: '2026-11-24', wishes: 'Vorrei una città più vicina' }).expect(201)).body.id;
    await manager.post(`/plans/${planId}/goals`, { axis: 'casa', description: 'Tenere la casa da sola' }).expect(201);
  });
  afterAll(() => api.close());

  const print = async (query = ''): Promise<Buffer> => (await manager.get(`/plans/${planId}/pdf${query}`).buffer(true).parse((res, done) => {
    const parts: Buffer[] = [];
    res.on('data', (part: Buffer) => parts.push(part));
    res.on('end', () => done(null, Buffer.concat(parts)));
  }).expect(200)).body as Buffer;
  const words = async (query = ''): Promise<string> => wordsOf(await print(query));
  const reviewed = (heldOn: string, nextReviewOn: string | null): Promise<unknown> => api.sql.query(
    `insert into plan_review (id, plan_id, person_id, kind, held_on, decision, next_review_on, recorded_by) values (gen_random_uuid(), $1, $2, 'scheduled', $3, 'continue', $4, $5)`, [planId, person.personId, heldOn, nextReviewOn, world.manager.id]);

  it('says in words what it is about, whole and as the person’s copy', async () => {
    expect(await words()).toMatch(/Budget di Salute di Ada Prova .*Vorrei una città più vicina.*Tenere la casa da sola/);
    expect(await words('?copy=person')).toMatch(/Il mio progetto .*Vorrei una città più vicina.*Tenere la casa da sola/);
  });

  it('names the next review: the first one until it is held, then the one that it set', async () => {
    expect(await words()).toContain('Prossima verifica 24/11/2026');
    await activatePlan(api, world, manager, planId);
    expect(await words()).toContain('Prossima verifica 24/11/2026');
    expect(await words('?copy=person')).toContain('Ci rivediamo il 24/11/2026');
    await reviewed('2026-11-20', '2027-02-20');
    expect(await words()).toContain('Prossima verifica 20/02/2027');
    for (const size of ['normal', 'large']) {
      const copy = await words(`?copy=person&size=${size}`);
      expect(copy).toContain('Ci rivediamo il 20/02/2027');
      expect(copy).not.toContain('24/11/2026');
    }
    await reviewed('2026-11-21', null);
    expect(await words()).toContain('Prossima verifica non fissata');
    expect(await words('?copy=person')).toContain('Ci rivediamo presto');
  });

  it('does not promise to meet on a day that has passed', async () => {
    await activatePlan(api, world, manager, planId);
    try {
      await setToday(api.sql, '2026-11-25');
      expect(await words()).toContain('Prossima verifica 24/11/2026, da fare');
      const copy = await words('?copy=person');
      expect(copy).toContain('Ci rivediamo presto');
      expect(copy).not.toContain('24/11/2026');
    } finally {
      await setToday(api.sql, TODAY);
    }
  });

  it('dates a signature by the day in Rome', async () => {
    const plan = await activatePlan(api, world, manager, planId);
    // Half past midnight in Rome, still the day before by UTC; in summer an hour more.
    const { signatories: [first, second] } = plan;
    await api.sql.query('alter table plan_signatory disable trigger user');
    await api.sql.query(`update plan_signatory set decided_at = '2026-11-20T23:30:00Z' where id = $1`, [first.id]);
    await api.sql.query(`update plan_signatory set decided_at = '2026-07-10T22:15:00Z' where id = $1`, [second.id]);
    await api.sql.query('alter table plan_signatory enable trigger user');
    const printed = await words();
    expect(printed).toContain('firmato il 21/11/2026');
    expect(printed).toContain('firmato il 11/07/2026');
    expect(printed).not.toMatch(/firmato il (20\/11|10\/07)\/2026/);
  });

  it('gives the person two pages at most, and large print the same words in larger letters', async () => {
    for (let i = 0; i < 9; i++) await manager.post(`/plans/${planId}/goals`, { axis: 'casa', description: `Obiettivo ${i}: ${'andare avanti con calma, un passo alla volta. '.repeat(6)}` }).expect(201);
    const [normal, large] = [await print('?copy=person'), await print('?copy=person&size=large')];
    expect(pagesOf(normal)).toBeLessThanOrEqual(2);
    expect(pagesOf(large)).toBeGreaterThanOrEqual(pagesOf(normal));
    const body = (pdf: Buffer): string => wordsOf(pdf).replace(/Il mio progetto, versione 1 pagina \d+ di \d+ ?/g, '').trim();
    expect(body(large)).toBe(body(normal));
    expect(body(large)).toContain('Il resto è nel documento completo');
  });
});
