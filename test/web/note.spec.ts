// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { addPerson, addPersonInCharge, TODAY } from '../support/arrange.js';
import { Desks, PATIENCE, press, title } from './support/desk.js';

/** The diary and the timeline, as a case manager between two visits uses them. */
describe('a note', () => {
  let desks: Desks;
  beforeAll(async () => {
    desks = await Desks.of('note');
  }, 180_000);
  afterAll(() => desks?.close());
  afterEach(async () => expect(await desks.leave()).toEqual([]));

  it('is written on a phone with three taps and the words themselves', async () => {
    const { api, world } = desks;
    await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Dalia', familyName: 'Brandi' });
    await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Ennio', familyName: 'Zorzi' });
    const page = await desks.open(world.manager.email, '/');
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(`${api.url}/nota`);
    await title(page, 'Nuova nota');
    await desks.sound(page, 'new');
    await page.getByRole('button', { name: 'Zorzi Ennio' }).click();
    await page.getByText('Telefonata', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Nota' }).fill('Ha risposto: domani viene al gruppo.');
    await press(page, 'Salva la nota');
    await title(page, 'Ennio Zorzi');
    const entry = page.locator('.app-timeline-entry').first();
    await entry.getByText('Ha risposto: domani viene al gruppo.').waitFor();
    expect(await entry.getByRole('link').first().innerText()).toBe('Telefonata');
    expect(await page.getByRole('textbox', { name: 'Nota' }).inputValue()).toBe('');
    await desks.sound(page, 'timeline');
  }, PATIENCE);

  it('asks for what is missing and finds a person by a few letters', async () => {
    const { api, world } = desks;
    await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Amélie', familyName: 'Dupré' });
    const page = await desks.open(world.manager.email, '/nota');
    await press(page, 'Salva la nota');
    const summary = await page.locator('.app-summary .alert').innerText();
    for (const words of ['Scegli la persona di cui scrivi', 'Scegli che cosa è stato', 'Scrivi «Nota»']) expect(summary).toContain(words);
    await page.getByRole('searchbox', { name: 'Cerca tra le tue persone' }).fill('dupre amel');
    await page.getByRole('button', { name: 'Dupré Amélie' }).click();
    await press(page, 'Cambia persona');
    await page.getByRole('searchbox', { name: 'Cerca tra le tue persone' }).fill('nessuno di così');
    await page.locator('main').getByText('Nessuna delle tue persone corrisponde').waitFor();
    await desks.sound(page, 'nobody');
  }, PATIENCE);

  it('stands in the person’s page, is changed for a day with its earlier text, and corrected after', async () => {
    const { api, world } = desks;
    const { personId } = await addPersonInCharge(api.sql, world, { givenName: 'Fosca', familyName: 'Diario' });
    const page = await desks.open(world.manager.email, `/persone/${personId}`);
    await title(page, 'Fosca Diario');
    await page.getByText('Visita a domicilio', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Nota' }).fill('Casa in ordine.');
    await page.getByText('Giorno, durata, prossimo contatto').click();
    await page.getByLabel('Durata').fill('40');
    await page.getByLabel('Prossimo contatto').fill('2026-12-01');
    await press(page, 'Salva la nota');
    await page.locator('.app-who').getByText('prossimo contatto: 01/12/2026').waitFor();
    await page.locator('.app-timeline').getByRole('link', { name: 'Visita a domicilio' }).click();
    await page.getByText('40 min').waitFor();
    await desks.sound(page, 'one');
    await page.getByRole('link', { name: 'Modifica', exact: true }).click();
    await page.getByRole('textbox', { name: 'Nota' }).fill('Casa in ordine, frigo vuoto.');
    await press(page, 'Salva');
    await page.getByText('Testi precedenti').click();
    await page.getByText('Casa in ordine.', { exact: true }).waitFor();
    await api.sql.query(`update note set written_at = written_at - interval '2 days' where person_id = $1`, [personId]);
    await page.reload();
    await page.getByRole('link', { name: 'Aggiungi una correzione' }).waitFor();
    expect(await page.getByRole('link', { name: 'Modifica', exact: true }).count()).toBe(0);
    await page.getByRole('link', { name: 'Aggiungi una correzione' }).click();
    await page.getByRole('textbox', { name: 'Nota' }).fill('Il frigo era vuoto perché era in riparazione.');
    await desks.sound(page, 'correct');
    await press(page, 'Salva la nota');
    await page.getByRole('link', { name: 'la nota di prima' }).click();
    await page.getByRole('link', { name: /nota di Prova manager/ }).waitFor();
  }, PATIENCE);

  it('is kept apart where the person’s explicit consent allows it, and gone when the consent is', async () => {
    const { api, world } = desks;
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Gino', familyName: 'Riserbo' });
    const page = await desks.open(world.manager.email, `/persone/${personId}`);
    await page.getByText('Giorno, durata, prossimo contatto').click();
    expect(await page.getByLabel('Riservatezza').count()).toBe(0);
    await api.sql.query(`insert into consent (id, person_id, purpose, legal_basis, given_on, recorded_by) values ($1, $2, 'hiv', 'explicit_consent', $3, $4)`, [uuid(), personId, TODAY, world.manager.id]);
    await page.reload();
    await page.getByText('Colloquio', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Nota' }).fill('Ne parliamo con calma.');
    await page.locator('summary').click();
    expect(await page.getByLabel('Riservatezza').locator('option').allInnerTexts()).toEqual(['Scegli', 'Come il resto della scheda', 'HIV']);
    await page.getByLabel('Riservatezza').selectOption('hiv');
    await press(page, 'Salva la nota');
    await page.locator('.app-timeline-entry').getByText('Ne parliamo con calma.').waitFor();
    await api.sql.query(`update consent set withdrawn_on = $2 where person_id = $1 and purpose = 'hiv'`, [personId, TODAY]);
    await page.reload();
    await page.locator('.app-timeline-entry').getByText('Consenso revocato: HIV').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Ne parliamo con calma.');
  }, PATIENCE);

  it('is found in the timeline by kind, and the address says which; older things are loaded on request', async () => {
    const { api, world } = desks;
    const { personId } = await addPersonInCharge(api.sql, world, { givenName: 'Ivo', familyName: 'Lungo' });
    for (let i = 0; i < 24; i++) {
      await api.sql.query(`insert into note (id, person_id, kind, happened_on, text, author_id) values ($1, $2, 'message', $3, $4, $5)`, [uuid(), personId, `2026-${i < 12 ? '10' : '09'}-${String(28 - (i % 12)).padStart(2, '0')}`, `Messaggio numero ${i}`, world.manager.id]);
    }
    const page = await desks.open(world.manager.email, `/persone/${personId}`);
    const entries = page.locator('.app-timeline-entry');
    await entries.nth(19).waitFor();
    expect(await entries.count()).toBe(20);
    await press(page, 'Carica altro');
    await entries.nth(27).waitFor();
    expect(await page.locator('.app-timeline-month').allTextContents()).toEqual(['ottobre 2026', 'settembre 2026']);
    await press(page, 'Iscrizioni');
    await entries.nth(1).waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?tipi=enrolment');
    await page.reload();
    await entries.first().getByText('Iscritta a').waitFor();
    expect(await page.getByRole('button', { name: 'Iscrizioni' }).getAttribute('aria-pressed')).toBe('true');
    await press(page, 'Documenti');
    await press(page, 'Iscrizioni');
    await page.getByText('Niente di questo tipo.').waitFor();
    await desks.sound(page, 'timeline-filtered');
  }, PATIENCE);
});
