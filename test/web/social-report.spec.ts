// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core';
import { addPerson } from '../support/arrange.js';
import { Desks, PATIENCE, press, title } from './support/desk.js';

/** A report composed from the story: what is ticked is kept like what is typed, and nothing is cut. */
describe('composing a social report', () => {
  let desks: Desks;
  beforeAll(async () => {
    desks = await Desks.of('report');
  }, 180_000);
  afterAll(() => desks?.close());
  afterEach(async () => expect((await desks.leave()).filter((error) => !/422/.test(error))).toEqual([]));

  const notes = async (familyName: string, texts: string[]): Promise<string> => {
    const { api, world } = desks;
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Nora', familyName });
    for (const [i, text] of texts.entries()) {
      await api.sql.query(
        `insert into note (id, person_id, kind, text, happened_on, compartment, author_id) values (gen_random_uuid(), $1, 'visit', $2, date '2026-10-01' + $3::int, 'general', $4)`, [personId, text, i, world.manager.id]);
    }
    return personId;
  };
  const tick = (page: Page, text: string) => page.locator('.app-entries label').filter({ hasText: text }).click();

  it('finds ticked entries again after a reload, further down too, and writes long notes in full', async () => {
    const { api, world } = desks;
    const long = `Inizio. ${'Parola dopo parola. '.repeat(100)}Fine della nota lunga.`;
    const personId = await notes('Relazione', [long, ...Array.from({ length: 25 }, (_, i) => `Nota breve ${i}.`)]);
    const page = await desks.open(world.manager.email, `/persone/${personId}/relazioni/nuova`);
    await title(page, 'Nuova relazione su Nora Relazione');
    await tick(page, 'Nota breve 24.');
    await press(page, 'Mostra voci precedenti');
    await tick(page, 'Inizio. Parola');
    await page.getByText('2 voci scelte').waitFor();
    await page.getByText(/Messo da parte alle \d\d:\d\d/).waitFor();
    await page.reload();
    await page.getByText(/Abbiamo ripreso/).waitFor();
    await page.getByText('2 voci scelte').waitFor();
    await page.locator('.app-entries label').filter({ hasText: 'Inizio. Parola' }).waitFor();
    await desks.sound(page, 'compose');
    await page.locator('label').filter({ hasText: /^CPS$/ }).click();
    await press(page, 'Prepara la relazione');
    await page.getByText('Bozza preparata').first().waitFor();
    const { rows } = await api.sql.query<{ text: string; sources: string[] }>(`select sections -> 0 ->> 'text' as text, sources from social_report where person_id = $1`, [personId]);
    expect(rows[0].text).toContain('Fine della nota lunga.');
    expect(rows[0].text.indexOf('Fine della nota lunga.')).toBeLessThan(rows[0].text.indexOf('Nota breve 24.'));
    expect(rows[0].sources).toHaveLength(2);
  }, PATIENCE);

  it('says so when the entries are too long for one report, and cuts nothing', async () => {
    const { api, world } = desks;
    const personId = await notes('Troppo', ['Prima. ', 'Seconda. '].map((start) => start + 'Parola dopo parola. '.repeat(550)));
    const page = await desks.open(world.manager.email, `/persone/${personId}/relazioni/nuova`);
    await page.locator('label').filter({ hasText: /^CPS$/ }).click();
    await tick(page, 'Prima.');
    await tick(page, 'Seconda.');
    await press(page, 'Prepara la relazione');
    await page.locator('.app-summary').getByText(/Le voci scelte insieme fanno 22\.\d{3} caratteri: una parte della relazione ne contiene al massimo 20\.000\./).waitFor();
    expect((await api.sql.query('select from social_report where person_id = $1', [personId])).rowCount).toBe(0);
    await tick(page, 'Prima.');
    await press(page, 'Prepara la relazione');
    await page.getByText('Bozza preparata').first().waitFor();
  }, PATIENCE);
});
