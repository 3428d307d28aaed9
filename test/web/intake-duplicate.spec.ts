// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core';
import type { TestApi } from '../support/api.js';
import { addEnrolment, addPerson, addPersonInCharge, type World } from '../support/arrange.js';
import { Desks, PATIENCE, press, title } from './support/desk.js';

/** Somebody comes who is on record already: found before they are registered twice, or merged afterwards. */
describe('intake with a duplicate, in the browser', () => {
  let desks: Desks;
  let api: TestApi;
  let world: World;
  const addresses = new Set<string>();

  beforeAll(async () => {
    desks = await Desks.of('duplicates');
    ({ api, world } = desks);
  }, 180_000);
  afterAll(() => desks?.close());
  afterEach(async () => expect(await desks.leave()).toEqual([]));

  const open = (email: string, path: string): Promise<Page> => desks.open(email, path, (page) => {
    page.on('request', (request) => addresses.add(request.url()));
    page.on('framenavigated', (frame) => addresses.add(frame.url()));
  });
  const sound = (page: Page, name: string): Promise<void> => desks.sound(page, name);
  const likely = (page: Page) => page.locator('.app-likely');

  it('shows who resembles a person while they are written down, with reasons, and lets one go to them or go on', async () => {
    await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Adalgisa', familyName: 'Brambati', birthDate: '1979-04-12' });
    await addPerson(api.sql, { managerId: world.otherManager.id, givenName: 'Adalgisa', familyName: 'Branbatti', birthDate: '1979-04-12' });
    const page = await open(world.manager.email, '/persone/nuova');
    await title(page, 'Registra una persona');
    await page.getByLabel('Nome', { exact: true }).fill('Adalgisa');
    await page.getByLabel('Cognome', { exact: true }).fill('Branbati');
    expect(await likely(page).count()).toBe(0);
    await page.getByLabel('Data di nascita').fill('1979-04-12');
    await page.getByLabel('Alias').focus();
    await likely(page).getByText('cognome con una lettera diversa, stesso nome, stessa data di nascita').waitFor();
    await likely(page).getByRole('link', { name: 'Adalgisa Brambati' }).waitFor();
    // Of somebody else's person no more than that they are there, and whom to ask.
    const other = likely(page).locator('li', { hasText: 'Una persona che non segui tu' });
    expect((await other.innerText()).replace(/\s+/g, ' ')).toMatch(/Probabile data di nascita uguale o quasi, nome e cognome uguali o quasi Chiedi a Prova altra\.manager\./);
    expect(await likely(page).innerText()).not.toContain('Branbatti');
    await sound(page, 'likely');

    await press(page, 'Registra la persona');
    await page.locator('.app-summary .alert').getByText('Forse questa persona è già registrata').waitFor();
    await likely(page).getByRole('button', { name: 'È un’altra persona: Adalgisa Brambati' }).click();
    await likely(page).getByText('Hai detto che è un’altra persona.').waitFor();
    await press(page, 'Registra la persona');
    await page.locator('.app-summary .alert').getByText('Forse questa persona è già registrata').waitFor();
    await other.getByRole('button').click();
    await press(page, 'Registra la persona');
    await title(page, 'Adalgisa Branbati');

    await page.goto(`${api.url}/doppioni`);
    await title(page, 'Possibili doppioni');
    await page.getByText('Nessun possibile doppione').waitFor();
    await page.getByLabel('Coppie').selectOption({ label: 'Persone diverse' });
    await page.getByRole('link', { name: 'Adalgisa Brambati · Adalgisa Branbati' }).waitFor();
  }, PATIENCE);

  it('opens the file that is there already instead', async () => {
    await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Yusuf', familyName: 'El Masry', birthDate: '1990-01-31' });
    const page = await open(world.manager.email, '/persone/nuova');
    await page.getByLabel('Nome', { exact: true }).fill('Youssef');
    await page.getByLabel('Cognome', { exact: true }).fill('Elmasri');
    await page.getByLabel('Data di nascita').fill('1990-01-31');
    await page.getByLabel('Alias').focus();
    await likely(page).getByText('cognome che si pronuncia allo stesso modo, nome che si pronuncia allo stesso modo').waitFor();
    await likely(page).getByRole('link', { name: 'Yusuf El Masry' }).click();
    await title(page, 'Yusuf El Masry');
  }, PATIENCE);

  it('finds people from every page by what is remembered, with nothing of it in an address', async () => {
    await addPerson(api.sql, { managerId: world.manager.id, givenName: 'José', familyName: 'Núñez', birthDate: '1980-03-05' });
    const page = await open(world.manager.email, '/servizi');
    await page.getByRole('link', { name: 'Cerca una persona' }).click();
    await title(page, 'Cerca una persona');
    await page.getByText('Scrivi che cosa ricordi').waitFor();
    await sound(page, 'search');
    for (const text of ['nunez jo', '5/3/1980', 'NÚÑ']) {
      await page.getByLabel('Che cosa ricordi').fill(text);
      await press(page, 'Cerca');
      await page.getByRole('link', { name: 'Núñez José' }).waitFor();
      await page.getByLabel('Che cosa ricordi').fill('nessuno così');
      await press(page, 'Cerca');
      await page.getByText('Nessun risultato').first().waitFor();
    }
    await page.getByLabel('Che cosa ricordi').fill('nunez');
    await press(page, 'Cerca');
    await sound(page, 'found');
    await page.getByRole('link', { name: 'Núñez José' }).click();
    await title(page, 'José Núñez');
    await page.goBack();
    await page.getByRole('link', { name: 'Núñez José' }).waitFor();
    expect([...addresses].filter((address) => /nunez|n%C3%BA|1980|5%2F3/i.test(address))).toEqual([]);
  }, PATIENCE);

  it('compares a pair, merges it, and takes the merge back', async () => {
    const one = await addPersonInCharge(api.sql, world, { givenName: 'Carlotta', familyName: 'Zaffaroni', birthDate: '1969-07-20' });
    const two = await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Carlotta', familyName: 'Zafaroni', birthDate: '1969-07-20', citizenship: null });
    await addEnrolment(api.sql, { ...two, action: '1.2', targetGroup: 'others_at_risk_of_isolation' });
    await api.sql.query('select jobs.find_duplicates()');
    const page = await open(world.manager.email, '/doppioni');
    await page.getByRole('link', { name: 'Carlotta Zaffaroni · Carlotta Zafaroni' }).waitFor();
    await sound(page, 'pairs');
    await page.getByRole('link', { name: 'Carlotta Zaffaroni · Carlotta Zafaroni' }).click();
    await title(page, 'Due schede, una persona?');
    await page.getByRole('row', { name: /Cognome\s*diverso/ }).waitFor();
    await sound(page, 'compare');
    await press(page, 'Unisci le due schede');
    await page.locator('.app-summary .alert').waitFor();
    await page.getByLabel('Come sai che è la stessa persona').fill('L’ho incontrata: è lei.');
    await press(page, 'Unisci le due schede');
    await title(page, 'Carlotta Zaffaroni');
    await page.getByText('Era registrata come Carlotta Zafaroni, nata il 20/07/1969').waitFor();
    await sound(page, 'merged');
    expect((await api.sql.query('select from enrolment where person_id = $1', [one.personId])).rowCount).toBe(2);
    await page.goto(`${api.url}/persone/${two.personId}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toContain('Carlotta');

    await page.goto(`${api.url}/persone/${one.personId}/unioni`);
    await page.getByRole('button', { name: 'Annulla l’unione di Carlotta Zafaroni' }).click();
    await page.getByRole('dialog').getByLabel('Perché la annulli').fill('Sono due sorelle.');
    await page.getByRole('dialog').getByRole('button', { name: 'Annulla l’unione' }).click();
    await page.getByText(/Unione annullata da Prova manager/).waitFor();
    await page.goto(`${api.url}/persone/${two.personId}`);
    await title(page, 'Carlotta Zafaroni');
    expect((await api.sql.query('select from enrolment where person_id = $1', [one.personId])).rowCount).toBe(1);
  }, PATIENCE);

  it('tells two people apart with a note, and merges two that nobody had noticed', async () => {
    const one = await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Ugo', familyName: 'Terzaghi', birthDate: '1955-02-01', sex: 'male' });
    await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Ugo', familyName: 'Terzagi', birthDate: '1955-02-01', sex: 'male' });
    await addPerson(api.sql, { managerId: world.manager.id, givenName: null, familyName: null, alias: 'Il cantante', birthDate: null });
    await api.sql.query('select jobs.find_duplicates()');
    const page = await open(world.manager.email, '/doppioni');
    await page.getByRole('link', { name: 'Ugo Terzaghi · Ugo Terzagi' }).click();
    await press(page, 'Sono due persone diverse');
    await page.getByRole('dialog').getByLabel('Come lo sai').fill('Padre e figlio.');
    await sound(page, 'apart');
    await page.getByRole('dialog').getByRole('button', { name: 'Sono due persone' }).click();
    await title(page, 'Possibili doppioni');
    await page.goto(`${api.url}/persone/${one.personId}/unioni`);
    await page.getByText('A questa scheda non è stata unita nessun’altra.').waitFor();
    await page.getByLabel('Che cosa ricordi').fill('cantante');
    await press(page, 'Cerca');
    await page.getByRole('link', { name: 'Confronta con Il cantante' }).click();
    await title(page, 'Due schede, una persona?');
    await page.getByRole('radiogroup', { name: 'Quale scheda resta?' }).getByText('Prima scheda: Ugo Terzaghi').waitFor();
    await page.getByLabel('Come sai che è la stessa persona').fill('Lo dice lui.');
    await press(page, 'Unisci le due schede');
    await title(page, 'Ugo Terzaghi (Il cantante)');
    await page.getByText('Era registrata come Il cantante').waitFor();
  }, PATIENCE);
});
