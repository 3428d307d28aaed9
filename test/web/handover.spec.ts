// SPDX-License-Identifier: AGPL-3.0-or-later
import { addPersonInCharge } from '../support/arrange.js';
import { choose, Desks, press, title } from './support/desk.js';

const PATIENCE = 150_000;
/** Nothing of her in addresses and titles, which browsers keep. */
const PERSONAL = /Bianca|Passata/;

/** A case passes from one case manager to another; the tab that the former one left open can no longer write. */
describe('a hand-over in the browser', () => {
  let desks: Desks;
  beforeAll(async () => {
    desks = await Desks.of('handover');
  }, 180_000);
  afterAll(() => desks?.close());
  afterEach(async () => expect(await desks.leave()).toEqual([]));

  it('is proposed, accepted on initials alone, and ends the access of who held the case', async () => {
    const { api, world } = desks;
    const { personId } = await addPersonInCharge(api.sql, world, { givenName: 'Bianca', familyName: 'Passata', birthDate: '1990-05-04' });
    const page = await desks.open(world.manager.email, `/persone/${personId}/percorso`);
    await title(page, 'Bianca Passata');
    // A tab left open with an unsaved change.
    const stale = await desks.tab(page, `/persone/${personId}/modifica`);
    await stale.getByLabel('Alias').fill('La violinista');

    await page.getByRole('link', { name: 'Passa a un collega' }).click();
    await choose(page, 'A chi', /altra\.manager/);
    await page.getByLabel('Perché').fill('Si è trasferita nella tua zona.');
    await desks.sound(page, 'propose', PERSONAL);
    await press(page, 'Proponi il passaggio');
    await title(page, 'Passaggio di Bianca Passata');
    await desks.sound(page, 'proposed', PERSONAL);

    const other = await desks.open(world.otherManager.email, '/passaggi');
    await title(other, 'Passaggi');
    await desks.sound(other, 'list');
    await other.getByRole('link', { name: 'B. P.' }).click();
    await title(other, 'Passaggio di B. P.');
    await other.locator('main').getByText('Abitare').waitFor();
    const shown = await other.locator('main').innerText();
    expect(shown).toMatch(/36 anni[\s\S]*Progettazione[\s\S]*Abitare/);
    expect(shown).not.toMatch(PERSONAL);
    await other.goto(`${api.url}/persone/${personId}`);
    await other.getByText('non esiste o non è tra ciò che puoi vedere').first().waitFor();
    await other.goBack();
    await press(other, 'Accetta');
    await desks.sound(other, 'accept');
    await press(other.getByRole('dialog'), 'Accetta');
    await title(other, 'Passaggio di Bianca Passata');
    await other.getByRole('link', { name: 'Apri la scheda della persona' }).click();
    await title(other, 'Bianca Passata');

    // The tab of before: what was typed cannot be saved, and stays to be copied.
    await press(stale, 'Salva');
    await stale.getByText('Qui non puoi più salvare').first().waitFor();
    expect(await stale.getByLabel('Alias').inputValue()).toBe('La violinista');
    const { rows } = await api.sql.query('select alias from person where id = $1', [personId]);
    expect(rows).toEqual([{ alias: null }]);
    await page.goto(`${api.url}/persone`);
    await page.getByText('Nessuna presa in carico in corso').waitFor();
    await page.goto(`${api.url}/passaggi`);
    await page.getByText('non la segui più').waitFor();
    await desks.sound(page, 'gone');
  }, PATIENCE);

  it('is declined with a reason, or taken back', async () => {
    const { api, world } = desks;
    const { personId } = await addPersonInCharge(api.sql, world, { givenName: 'Carla', familyName: 'Resta' });
    const propose = async () => {
      await page.goto(`${api.url}/persone/${personId}/passaggio`);
      await choose(page, 'A chi', /altra\.manager/);
      await page.getByLabel('Perché').fill('Ferie lunghe.');
      await press(page, 'Proponi il passaggio');
      await title(page, 'Passaggio di Carla Resta');
    };
    const page = await desks.open(world.manager.email, '/persone');
    await propose();
    const other = await desks.open(world.otherManager.email, '/passaggi?status=proposed');
    await other.getByRole('link', { name: 'C. R.' }).click();
    await press(other, 'Non accettare');
    await other.getByRole('dialog').getByLabel('Motivo').fill('Ho già troppe persone.');
    await press(other.getByRole('dialog'), 'Non accettare');
    await other.getByText('Passaggio non accettato').first().waitFor();
    await page.reload();
    await page.getByText('Ho già troppe persone.').waitFor();
    await propose();
    await press(page, 'Ritira il passaggio');
    await page.getByText('Ritirato', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Ritira il passaggio', exact: true }).count()).toBe(0);
  }, PATIENCE);
});
