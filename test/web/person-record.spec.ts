// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import type { TestApi } from '../support/api.js';
import { addPerson, addPersonInCharge, shareWithServices, TODAY, type World } from '../support/arrange.js';
import { Desks, PATIENCE, press, title, tick } from './support/desk.js';

/** Who a person is and was, how they are reached, who stands around them, on what their data rest: as people see it. */
describe('the record of a person in the browser', () => {
  let desks: Desks;
  let api: TestApi;
  let world: World;

  beforeAll(async () => {
    desks = await Desks.of('record');
    ({ api, world } = desks);
  }, 180_000);
  afterAll(() => desks?.close());
  afterEach(async () => expect(await desks.leave()).toEqual([]));

  const open = (email: string, path: string): Promise<Page> => desks.open(email, path);
  const sound = (page: Page, name: string): Promise<void> => desks.sound(page, name);
  const tab = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  const summary = (page: Page) => page.locator('.app-summary .alert').innerText();
  const section = (page: Page, name: string) => page.getByRole('region', { name });

  it('keeps how a person was called, and by which code they were known, before', async () => {
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Ada', familyName: 'Nubile' });
    const page = await open(world.manager.email, `/persone/${personId}/anagrafica`);
    await title(page, 'Ada Nubile');
    await page.getByRole('link', { name: 'Modifica i dati' }).click();
    await page.getByLabel('Cognome').fill('Sposata');
    await page.getByLabel('Codice fiscale o altro codice').fill('STP1234567890123');
    await press(page, 'Salva');
    expect(await summary(page)).toContain('Hai sostituito dati che c’erano già');
    await tick(page, 'Hai sostituito dati che c’erano già', 'Sono cambiati');
    await page.getByLabel('Da quando valgono').fill('2026-10-03');
    await sound(page, 'why');
    await press(page, 'Salva');
    await title(page, 'Ada Sposata');
    await tab(page, 'Anagrafica e recapiti');
    await page.getByText('Com’erano prima questi dati').click();
    await page.getByText('Cambiato, registrato da Prova manager').waitFor();
    const told = await page.locator('details .app-record').innerText();
    expect(told).toContain('Ada Nubile');
    expect(told).toContain('fino al 03/10/2026');
    expect(told).toContain('Nessun codice');
    await sound(page, 'history');
  }, PATIENCE);

  it('says how the person is reached, and refuses what is no number', async () => {
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Bruna', familyName: 'Raggiungibile' });
    const page = await open(world.manager.email, `/persone/${personId}/anagrafica`);
    await page.getByText('Nessun recapito').waitFor();
    await page.getByRole('link', { name: 'Aggiungi un recapito' }).click();
    await title(page, 'Aggiungi un recapito');
    await page.getByLabel('Tipo').selectOption({ label: 'Cellulare' });
    await page.getByLabel('Numero').fill('02 1234567');
    await page.getByLabel('Nota').fill('Chiamare dopo le 17');
    await page.getByText('È il recapito da provare per primo', { exact: true }).click();
    await sound(page, 'contact-form');
    await press(page, 'Salva');
    expect(await summary(page)).toContain('Un cellulare italiano comincia con 3');
    await page.getByLabel('Numero').fill('333 1234567');
    await press(page, 'Salva');
    await title(page, 'Bruna Raggiungibile');
    const contacts = section(page, 'Recapiti');
    await contacts.getByText('Preferito').waitFor();
    expect(await contacts.getByRole('link', { name: '333 1234567', exact: true }).getAttribute('href')).toBe('tel:+393331234567');
    await contacts.getByText('Non lasciare messaggi').waitFor();
    await sound(page, 'contacts');
    await contacts.getByRole('link', { name: 'Modifica: 333 1234567' }).click();
    await title(page, 'Modifica il recapito');
    await page.getByLabel('Ultimo giorno').fill(TODAY);
    await press(page, 'Salva');
    expect(await summary(page)).toContain('Un recapito che finisce non può essere quello preferito');
    await page.getByText('È il recapito da provare per primo', { exact: true }).click();
    await press(page, 'Salva');
    await section(page, 'Recapiti').getByText('al 22/11/2026').waitFor();
    await page.getByRole('link', { name: 'Modifica: 333 1234567' }).click();
    await press(page, 'Elimina');
    await page.getByRole('dialog').getByText('Eliminalo solo se è un errore').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Elimina', exact: true }).click();
    await page.getByText('Nessun recapito').waitFor();
  }, PATIENCE);

  it('says who acts for the person and whether they may sign, and who stands around them', async () => {
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Carlo', familyName: 'Minorenne', birthDate: '2011-04-04' });
    const page = await open(world.manager.email, `/persone/${personId}`);
    await page.getByRole('link', { name: 'Registra chi la rappresenta' }).click();
    await page.getByRole('link', { name: 'Aggiungi chi la rappresenta' }).click();
    await title(page, 'Aggiungi chi la rappresenta');
    await tick(page, 'A che titolo', 'Tutore');
    await page.getByLabel('Nome e cognome').fill('Avv. Lina Tutela');
    await press(page, 'Salva');
    // Of the powers at least one.
    expect(await summary(page)).toContain('Scegli in che cosa rappresenta la persona');
    await page.getByText('firma del Budget di Salute', { exact: true }).click();
    await page.getByLabel('Recapito').fill('02 5556667');
    await sound(page, 'representative-form');
    await press(page, 'Salva');
    const represented = section(page, 'Chi rappresenta la persona');
    await represented.getByText('Manca l’atto di nomina').waitFor();
    await page.getByRole('link', { name: 'Modifica: Avv. Lina Tutela' }).click();
    await page.getByLabel('Numero').fill('12/2026');
    await press(page, 'Salva');
    expect(await summary(page)).toContain('Dell’atto servono il numero e la data insieme');
    await page.getByLabel('Data', { exact: true }).fill('2026-02-02');
    await press(page, 'Salva');
    await represented.getByText('Può firmare').waitFor();

    await page.getByRole('link', { name: 'Aggiungi una persona della rete' }).click();
    await page.getByLabel('Nome').fill('Rosa Prova');
    await page.getByLabel('Che cosa è per la persona').selectOption({ label: 'Madre' });
    await page.getByText('Vive con la persona', { exact: true }).click();
    await sound(page, 'relation-form');
    await press(page, 'Salva');
    await section(page, 'Famiglia e rete').getByText('Non sa del percorso').waitFor();
    await sound(page, 'network');
  }, PATIENCE);

  it('adds a colleague, who sees the person from that day, and leaves by themselves', async () => {
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Dora', familyName: 'Condivisa' });
    const page = await open(world.manager.email, `/persone/${personId}/rete`);
    await section(page, 'Équipe').getByText('Referente del caso').waitFor();
    const colleague = await open(world.otherManager.email, `/persone/${personId}`);
    await title(colleague, 'Non c’è, o non puoi vederlo');
    await page.getByRole('link', { name: 'Aggiungi all’équipe' }).click();
    await title(page, 'Aggiungi all’équipe');
    await page.getByLabel('Cerca per nome').fill('altra');
    await page.getByText('1 nome trovato').waitFor();
    await page.getByLabel('Chi entra in équipe').selectOption({ index: 1 });
    await page.getByLabel('Che cosa fa in équipe').fill('collega di zona');
    await sound(page, 'new-member');
    await press(page, 'Aggiungi all’équipe');
    await section(page, 'Équipe').getByText('collega di zona').waitFor();
    await sound(page, 'team');
    await colleague.goto(`${api.url}/persone/${personId}/rete`);
    await title(colleague, 'Dora Condivisa');
    await press(colleague, 'Lascia l’équipe');
    await colleague.getByRole('dialog').getByText('Dopo l’ultimo giorno non vedi più la persona').waitFor();
    await sound(colleague, 'leave');
    await colleague.getByRole('dialog').getByRole('button', { name: 'Lascia l’équipe' }).click();
    await section(colleague, 'Équipe').getByText('al 22/11/2026').waitFor();
  }, PATIENCE);

  it('withdraws a consent, says whom that cuts before, and the partner loses the person at the next request', async () => {
    const { personId } = await addPersonInCharge(api.sql, world, { givenName: 'Elsa', familyName: 'Affidata' });
    const partner = await open(world.partners[0].operator.email, `/persone/${personId}`);
    await title(partner, 'Elsa Affidata');
    const page = await open(world.manager.email, `/persone/${personId}/consensi`);
    await title(page, 'Elsa Affidata');
    await sound(page, 'purposes');
    await page.getByRole('button', { name: 'Registra la revoca: Condivisione con gli ETS' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(world.partners[0].name).waitFor();
    await sound(page, 'withdrawal');
    // Nothing has happened yet.
    await partner.reload();
    await title(partner, 'Elsa Affidata');
    await dialog.getByRole('button', { name: 'Registra la revoca' }).click();
    await page.getByRole('article', { name: 'Condivisione con gli ETS' }).getByText('Revocato', { exact: true }).waitFor();
    await partner.reload();
    await title(partner, 'Non c’è, o non puoi vederlo');
    await partner.goto(`${api.url}/persone`);
    await partner.getByText('Oggi non ci è affidato nessuno').waitFor();
    expect(await partner.locator('main').innerText()).not.toContain('Affidata');
  }, PATIENCE);

  it('says which services lose the plan before the consent to share with them is withdrawn', async () => {
    const { personId, caseId } = await addPersonInCharge(api.sql, world, { givenName: 'Irma', familyName: 'Condivisa' });
    await shareWithServices(api.sql, personId);
    const planId = uuid();
    await api.sql.query(`insert into plan (id, case_id, person_id, convenzione_id, starts_on) select $1, c.id, c.person_id, c.convenzione_id, '2026-10-01' from case_file c where c.id = $2`, [planId, caseId]);
    await api.sql.query(`insert into plan_signatory (id, plan_id, person_id, kind, organisation_id, position) values (gen_random_uuid(), $1, $2, 'service', $3, 1)`, [planId, personId, world.service.id]);
    await api.sql.query(`update plan set status = 'active', activated_at = now() where id = $1`, [planId]);
    const page = await open(world.manager.email, `/persone/${personId}/consensi`);
    await page.getByRole('button', { name: 'Registra la revoca: Condivisione con i servizi' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('listitem').filter({ hasText: 'CPS di prova (piano 1, firma attesa)' }).waitFor();
    await sound(page, 'withdrawal-services');
    await dialog.getByRole('button', { name: 'Registra la revoca' }).click();
    await page.getByRole('article', { name: 'Condivisione con i servizi' }).getByText('Revocato', { exact: true }).waitFor();
  }, PATIENCE);

  it('asks for explicit consent where nothing else counts, and renews one given for a time', async () => {
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Fulvia', familyName: 'Delicata' });
    const page = await open(world.manager.email, `/persone/${personId}/consensi`);
    await page.getByRole('button', { name: 'Registra: HIV' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Vale solo il consenso esplicito della persona').waitFor();
    expect(await dialog.getByLabel('Base giuridica').count()).toBe(0);
    await dialog.getByLabel('Vale fino al').fill('2026-11-21');
    await dialog.getByRole('button', { name: 'Salva' }).click();
    expect(await summary(page)).toContain('La data deve essere uguale o successiva al 22/11/2026');
    await dialog.getByLabel('Vale fino al').fill('2026-12-01');
    await dialog.getByLabel('Informativa consegnata').fill('versione 3 di marzo 2026');
    await dialog.getByRole('button', { name: 'Salva' }).click();
    const card = page.getByRole('article', { name: 'HIV' });
    await card.getByText('In vigore').waitFor();
    await card.getByText('versione 3 di marzo 2026').waitFor();
    await page.goto(`${api.url}/persone/${personId}`);
    await page.getByText('Il consenso «HIV» scade il 01/12/2026.').waitFor();
    await page.getByRole('link', { name: 'Rinnova il consenso' }).click();
    await page.getByRole('button', { name: 'Rinnova: HIV' }).waitFor();
    // Who coordinates the area reads neither the purpose nor that there could be one.
    const { personId: enrolled } = await addPersonInCharge(api.sql, world, { givenName: 'Gaia', familyName: 'Iscritta' });
    const coordinator = await open(world.coordinators.abitare.email, `/persone/${enrolled}/consensi`);
    await coordinator.getByRole('article', { name: 'Presa in carico' }).waitFor();
    expect(await coordinator.locator('main').innerText()).not.toMatch(/HIV|sostanze|violenz|Registra la revoca/);
    await sound(coordinator, 'purposes-coordinator');
  }, PATIENCE);
});
