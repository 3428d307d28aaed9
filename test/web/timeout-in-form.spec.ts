// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core';
import { TEST_PASSWORD } from '../support/api.js';
import { addPerson } from '../support/arrange.js';
import { Desks, PATIENCE, press, title } from './support/desk.js';

/** Nothing typed is lost, whatever happens in between. */
describe('what is typed in a form', () => {
  let desks: Desks;
  beforeAll(async () => {
    desks = await Desks.of('draft');
  }, 180_000);
  afterAll(() => desks?.close());
  afterEach(async () => expect((await desks.leave()).filter((error) => !/ERR_INTERNET_DISCONNECTED/.test(error))).toEqual([]));

  const WORDS = 'Racconta della madre, e di come sta imparando a stare da sola la sera.';
  const personOf = async (familyName: string): Promise<string> => (await addPerson(desks.api.sql, { managerId: desks.world.manager.id, givenName: 'Nora', familyName })).personId;
  const text = (page: Page) => page.getByRole('textbox', { name: 'Nota' });
  const write = async (page: Page): Promise<void> => {
    await page.getByText('Colloquio', { exact: true }).click();
    await text(page).fill(WORDS);
  };
  const kept = (page: Page) => page.getByText(/Messo da parte alle \d\d:\d\d/).waitFor();
  const drafts = async (): Promise<number> => (await desks.api.sql.query<{ n: number }>('select count(*)::int as n from access.draft')).rows[0].n;

  it('is saved after the password is asked in place, when the session ended meanwhile', async () => {
    const { api, world } = desks;
    const personId = await personOf('Scaduta');
    const page = await desks.open(world.manager.email, `/persone/${personId}`);
    await title(page, 'Nora Scaduta');
    await write(page);
    await api.sql.query('update access.session set ended_at = now()');
    await press(page, 'Salva la nota');
    const dialog = page.getByRole('dialog', { name: 'La sessione è scaduta' });
    await dialog.waitFor();
    await desks.sound(page, 'timeout-in-form');
    await dialog.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.app-timeline-entry').getByText(WORDS).waitFor();
    expect(await text(page).inputValue()).toBe('');
    expect((await api.sql.query('select text from note where person_id = $1', [personId])).rows).toEqual([{ text: WORDS }]);
  }, PATIENCE);

  it('does not open a dialog under the typing hands: it says that the session ended, and waits', async () => {
    const { api, world } = desks;
    const page = await desks.open(world.manager.email, `/persone/${await personOf('Interrotta')}`);
    await write(page);
    await kept(page);
    await api.sql.query('update access.session set ended_at = now()');
    await text(page).pressSequentially(' E altro ancora.');
    await page.locator('main').getByText('La sessione è scaduta. Quello che scrivi resta in questa pagina').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await desks.sound(page, 'ended');
    await press(page, 'Accedi di nuovo');
    await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
    await page.keyboard.press('Enter');
    await kept(page);
    expect(await text(page).inputValue()).toBe(`${WORDS} E altro ancora.`);
  }, PATIENCE);

  it('is there again after a reload, and in another browser, and can be thrown away', async () => {
    const { world } = desks;
    const path = `/persone/${await personOf('Ripresa')}`;
    const page = await desks.open(world.manager.email, path);
    await write(page);
    await kept(page);
    await page.reload();
    await page.getByText(/Abbiamo ripreso quello che avevi scritto il \d\d\/\d\d\/\d{4} alle \d\d:\d\d\./).waitFor();
    expect(await text(page).inputValue()).toBe(WORDS);
    await desks.sound(page, 'restored');
    // The browser was closed: another one, later.
    const other = await desks.open(world.manager.email, path);
    await other.getByText(/Abbiamo ripreso/).waitFor();
    expect(await text(other).inputValue()).toBe(WORDS);
    const before = await drafts();
    await press(other, 'Scarta');
    expect(await text(other).inputValue()).toBe('');
    await other.waitForTimeout(500);
    expect(await drafts()).toBe(before - 1);
  }, PATIENCE);

  it('is put aside as the page is left, without waiting', async () => {
    const { world } = desks;
    const path = `/persone/${await personOf('Lasciata')}`;
    const page = await desks.open(world.manager.email, path);
    await write(page);
    await page.goto('about:blank');
    const other = await desks.open(world.manager.email, path);
    await other.getByText(/Abbiamo ripreso/).waitFor();
    expect(await text(other).inputValue()).toBe(WORDS);
  }, PATIENCE);

  it('waits while the network is away, says so, and is put aside when it is back', async () => {
    const { world } = desks;
    const page = await desks.open(world.manager.email, `/persone/${await personOf('Senzarete')}`);
    await title(page, 'Nora Senzarete');
    await page.context().setOffline(true);
    await write(page);
    await page.locator('main').getByText('Il servizio non risponde. Quello che scrivi resta in questa pagina').waitFor();
    await press(page, 'Salva la nota');
    await page.locator('.app-summary').getByText('Il servizio non risponde').waitFor();
    expect(await text(page).inputValue()).toBe(WORDS);
    await page.context().setOffline(false);
    await kept(page);
    await press(page, 'Salva la nota');
    await page.locator('.app-timeline-entry').getByText(WORDS).waitFor();
  }, PATIENCE);

  it('cannot be written by a stale tab after a hand-over, and is not lost with it', async () => {
    const { api, world } = desks;
    const personId = await personOf('Passata');
    const page = await desks.open(world.manager.email, `/persone/${personId}`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await title(page, 'Nora Passata');
    await api.sql.query(`update care_team set ends_on = '2026-11-21' where person_id = $1`, [personId]);
    await write(page);
    await press(page, 'Salva la nota');
    await page.locator('.app-summary').getByText('Qui non puoi più salvare').waitFor();
    expect(await text(page).inputValue()).toBe(WORDS);
    await desks.sound(page, 'handed-over');
    await page.locator('.app-summary').getByRole('button', { name: 'Copia quello che ho scritto' }).click();
    await page.locator('.app-summary').getByRole('button', { name: 'Copiato' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`Che cosa: Colloquio\nNota: ${WORDS}`);
    expect((await api.sql.query('select from note where person_id = $1', [personId])).rowCount).toBe(0);
  }, PATIENCE);

  it('meets what others saved meanwhile field by field, also when it was taken up again', async () => {
    const { api, world } = desks;
    const personId = await personOf('Contesa');
    const note = (await (await api.signIn(world.manager.email)).post(`/people/${personId}/notes`, { kind: 'visit', text: 'Prima versione.', minutes: 30 }).expect(201)).body;
    const page = await desks.open(world.manager.email, `/persone/${personId}/note/${note.id}/modifica`);
    await text(page).fill('La mia versione.');
    await kept(page);
    const elsewhere = await api.signIn(world.manager.email);
    await elsewhere.patch(`/notes/${note.id}`, { text: 'Scritta dal telefono.', minutes: 45 }, 1).expect(200);
    await page.reload();
    await page.getByText(/Abbiamo ripreso/).waitFor();
    await press(page, 'Salva');
    await page.getByText('Qualcun altro ha salvato mentre scrivevi').waitFor();
    await page.getByText('era 30, ora è 45').waitFor();
    await page.getByText('Prima: Prima versione.').waitFor();
    await desks.sound(page, 'conflict');
    await page.getByText('Tieni quello che hai scritto: La mia versione.').click();
    await press(page, 'Salva con queste scelte');
    await page.getByRole('heading', { name: /Visita a domicilio del/ }).waitFor();
    expect((await elsewhere.get(`/notes/${note.id}`).expect(200)).body).toMatchObject({ text: 'La mia versione.', minutes: 45, version: 3 });
  }, PATIENCE);
});
