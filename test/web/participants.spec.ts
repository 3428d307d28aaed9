// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core';
import type { TestApi } from '../support/api.js';
import { addPerson, addPersonInCharge, type World } from '../support/arrange.js';
import { Desks, PATIENCE, press, title, tick } from './support/desk.js';

/** People, from the referral to the end of an assignment, as each role sees them. */
describe('people in the browser', () => {
  let desks: Desks;
  let api: TestApi;
  let world: World;

  beforeAll(async () => {
    desks = await Desks.of('people');
    ({ api, world } = desks);
  }, 180_000);
  afterAll(() => desks?.close());
  afterEach(async () => expect(await desks.leave()).toEqual([]));

  const open = (email: string, path: string): Promise<Page> => desks.open(email, path);
  const sound = (page: Page, name: string): Promise<void> => desks.sound(page, name);
  const summary = (page: Page) => page.locator('.app-summary .alert').innerText();

  it('registers a person with an alias alone, tells what is missing, and warns where the code disagrees', async () => {
    const page = await open(world.manager.email, '/persone');
    await title(page, 'Le mie persone');
    await page.getByText('Nessuna presa in carico in corso').waitFor();
    await sound(page, 'none');
    await page.getByRole('link', { name: 'Registra una persona' }).first().click();
    await title(page, 'Registra una persona');
    await press(page, 'Registra la persona');
    expect(await summary(page)).toContain('Scrivi almeno un nome');
    await page.getByLabel('Alias').fill('Il pittore');
    await page.getByLabel('Data di nascita').fill('2009-03-05');
    await tick(page, 'Sesso', 'Femmina');
    const code = page.getByLabel('Codice fiscale o altro codice');
    await code.fill('RSSMRA85T10A562S');
    await page.getByText('Il codice indica un’altra data di nascita.').waitFor();
    await page.getByText('Il codice indica l’altro sesso.').waitFor();
    await tick(page, 'Condizione occupazionale', 'Inattivo');
    expect(await page.locator('.app-completeness li').allInnerTexts()).toEqual(['titolo di studio']);
    await page.getByText('Condivisione con gli ETS', { exact: true }).last().click();
    await sound(page, 'register');
    await code.fill('RSSMRA85T10A562T');
    await press(page, 'Registra la persona');
    expect(await summary(page)).toContain('carattere di controllo');
    await code.fill('RSSMRA85T10A562S');
    await press(page, 'Registra la persona');
    await title(page, 'Il pittore');
    expect(await page.title()).toBe('Persona · Vivere in Salute Mentale');
    await page.locator('.app-due li').first().waitFor();
    expect(await page.locator('.app-due li').allInnerTexts()).toEqual([
      'Come si chiama: il nome, il cognome. Completa il nome',
      'La base giuridica della presa in carico: consenso o altro fondamento. Vai ai consensi',
      'È minorenne e non risulta chi la rappresenta. Registra chi la rappresenta',
      'Per la rendicontazione: titolo di studio Completa i dati',
      'Il codice fiscale non concorda con data di nascita o sesso: ricontrolla. Controlla i dati',
      'Un’iscrizione a un’azione del programma. Iscrivi a un’azione',
      'Un recapito: telefono, posta elettronica o indirizzo. Aggiungi un recapito',
      expect.stringMatching(/^Domande mai fatte: cittadinanza, .* Segna le risposte$/),
    ]);
    await sound(page, 'registered');
    await page.goto(`${api.url}/persone/nuova`);
    await page.getByLabel('Alias').fill('La stessa');
    await page.getByLabel('Codice fiscale o altro codice').fill('RSSMRA85T10A56NH');
    await press(page, 'Registra la persona');
    expect(await summary(page)).toContain('Codice fiscale o altro codice: Questo codice è già di una persona registrata');
    expect(page.url()).not.toMatch(/RSSMRA|stessa/);
  }, PATIENCE);

  it('refuses an age outside the group, asks the coordinator, assigns, and ends what rests on a withdrawn consent', async () => {
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Carla', familyName: 'Diciassette', birthDate: '2009-03-05' });
    const page = await open(world.manager.email, `/persone/${personId}/iscrizioni/nuova`);
    await title(page, 'Nuova iscrizione');
    await page.getByLabel('Azione').selectOption({ label: 'Abitare · 1.1 Sostegno educativo e assistenziale a casa' });
    await tick(page, 'Gruppo di destinatari', 'Adulti con disagio psichico grave seguiti da un CPS');
    await page.locator('.alert').getByText('Il 22/11/2026 la persona ha 17 anni; il gruppo accoglie persone dai 18 anni.').waitFor();
    await press(page, 'Iscrivi');
    expect(await summary(page)).toContain('la persona ha 17 anni');
    await sound(page, 'outside-ages');
    await page.getByLabel('Motivo della richiesta').fill('Compie gli anni a marzo e vive già da sola.');
    await press(page, 'Iscrivi');
    await title(page, 'Carla Diciassette');
    await page.getByRole('link', { name: 'Percorso', exact: true }).click();
    await page.locator('.app-card').getByText('In attesa del coordinamento').waitFor();

    const coordinator = await open(world.coordinators.abitare.email, '/ammissioni');
    await coordinator.getByText('Compie gli anni a marzo').waitFor();
    await sound(coordinator, 'admissions');
    await coordinator.getByRole('button', { name: 'Ammetti Carla Diciassette' }).click();
    await coordinator.getByRole('dialog').getByText('Compie gli anni a marzo').waitFor();
    await coordinator.getByRole('dialog').getByRole('button', { name: 'Ammetti' }).click();
    await coordinator.getByText('Nessuna richiesta in attesa').waitFor();

    await page.reload();
    await page.locator('.app-card').getByText('Ammessa in deroga').waitFor();
    await page.locator('.app-card').getByRole('link', { name: 'Affida a un ETS' }).click();
    await title(page, 'Affida a un ETS');
    await page.getByLabel('Ente').selectOption({ label: world.partners[0].name });
    await page.getByLabel('Per che cosa').fill('Sostegno educativo a domicilio');
    await sound(page, 'assign');
    await press(page, 'Affida');
    await title(page, 'Carla Diciassette');
    await page.getByRole('link', { name: 'Percorso', exact: true }).click();
    await page.locator('.app-assignments').getByText(world.partners[0].name).waitFor();
    await sound(page, 'assigned');

    const partner = await open(world.partners[0].operator.email, '/persone');
    await title(partner, 'Persone affidate a noi');
    await sound(partner, 'partner');
    await partner.getByRole('link', { name: 'Diciassette Carla' }).click();
    await title(partner, 'Carla Diciassette');
    await partner.getByText('Sostegno educativo a domicilio').waitFor();
    const slice = await partner.locator('main').innerText();
    for (const hidden of ['05/03/2009', 'anni', 'Consens', 'CPS', 'Presa in carico']) expect(slice).not.toContain(hidden);
    await sound(partner, 'slice');

    await page.getByRole('link', { name: 'Consensi', exact: true }).click();
    await page.getByRole('button', { name: 'Registra la revoca: Condivisione con gli ETS' }).click();
    await page.getByRole('dialog').getByText('Da subito gli ETS non vedono più la persona').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Registra la revoca' }).click();
    await page.getByText('Revoca registrata').first().waitFor();
    await page.getByRole('link', { name: 'Percorso', exact: true }).click();
    await page.locator('.app-assignments').getByText('Terminato').waitFor();
    await partner.reload();
    await title(partner, 'Non c’è, o non puoi vederlo');
  }, PATIENCE);

  it('shows what somebody else saved meanwhile, and keeps what one chooses', async () => {
    const { personId, caseId } = await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Elio', familyName: 'Insieme' });
    const mine = await api.signIn(world.manager.email);
    await mine.post(`/cases/${caseId}/team`, { accountId: world.otherManager.id, role: 'Educatrice' }).expect(201);
    const page = await open(world.manager.email, `/persone/${personId}/modifica`);
    await title(page, 'Modifica i dati di Elio Insieme');
    await page.getByLabel('Alias').fill('Lele');
    const colleague = await open(world.otherManager.email, `/persone/${personId}/modifica`);
    await colleague.getByLabel('Alias').fill('Elì');
    await colleague.getByLabel('Cognome').fill('Insiemi');
    await tick(colleague, 'Hai sostituito dati che c’erano già', 'Erano sbagliati');
    await press(colleague, 'Salva');
    await title(colleague, 'Elio Insiemi (Elì)');
    await press(page, 'Salva');
    await page.getByText('Qualcun altro ha salvato mentre scrivevi').waitFor();
    await page.locator('.app-conflict').getByText('Cognome: era Insieme, ora è Insiemi').waitFor();
    await page.getByText('Tieni quello che è stato salvato: Elì').waitFor();
    await sound(page, 'conflict');
    await page.getByText('Tieni quello che hai scritto: Lele').click();
    await press(page, 'Salva con queste scelte');
    await title(page, 'Elio Insiemi (Lele)');

    // A step is a change too: who cancels sees that it was moved meanwhile, and what they wrote stays.
    const { body: made } = await mine.post(`/people/${personId}/appointments`, { kind: 'visit', heldOn: '2026-11-25', startsAt: '09:30', place: 'A casa' }).expect(201);
    const { id } = made as { id: string };
    await page.goto(`${api.url}/appuntamenti/${id}`);
    await press(page, 'Annulla l’appuntamento');
    await page.getByLabel('Perché lo annulli').fill('È in ferie');
    await colleague.goto(`${api.url}/appuntamenti/${id}`);
    await press(colleague, 'Sposta');
    await colleague.getByLabel('Giorno').fill('2026-11-27');
    await colleague.getByLabel('Dove').fill('In sede');
    await press(colleague, 'Sposta l’appuntamento');
    await colleague.getByText('Appuntamento spostato').first().waitFor();
    await page.getByRole('region', { name: 'Annulla l’appuntamento' }).getByRole('button', { name: 'Annulla l’appuntamento' }).click();
    const conflict = page.locator('.app-conflict');
    await conflict.getByText(/^Quando: era 25\/11\/2026, ore 09:30 .* ora è 27\/11\/2026, ore 09:30/).waitFor();
    await conflict.getByText('Dove: era A casa, ora è In sede').waitFor();
    expect(await page.getByLabel('Perché lo annulli').inputValue()).toBe('È in ferie');
    await sound(page, 'conflict-step');
    await press(page, 'Salva con queste scelte');
    await page.getByText('Annullato', { exact: true }).first().waitFor();
    expect((await mine.get(`/appointments/${id}`).expect(200)).body).toMatchObject({ status: 'cancelled', heldOn: '2026-11-27', closingNote: 'È in ferie' });
  }, PATIENCE);

  it('completes entry data that were missing and moves the case on', async () => {
    const { personId } = await addPersonInCharge(api.sql, world, { givenName: 'Gina', familyName: 'Incompleta', characteristics: false });
    const page = await open(world.manager.email, `/persone/${personId}/percorso`);
    await page.getByText('Registrata, non ancora rendicontabile').waitFor();
    await page.getByRole('link', { name: 'Completa i dati d’ingresso' }).click();
    await title(page, 'Completa i dati d’ingresso');
    await tick(page, 'Condizione occupazionale', 'Disoccupato');
    await page.getByLabel('Mesi senza lavoro').fill('14');
    await tick(page, 'Titolo di studio', 'Diploma o qualifica professionale (ISCED 3–4)');
    await tick(page, 'Ha una disabilità?', 'Preferisce non rispondere');
    await sound(page, 'complete');
    await press(page, 'Salva');
    await title(page, 'Gina Incompleta');
    await page.getByRole('link', { name: 'Percorso', exact: true }).click();
    await page.locator('.app-card').getByText('Rendicontabile', { exact: true }).waitFor();
    await press(page, 'Passa a un’altra fase');
    await tick(page, 'Nuova fase', 'Monitoraggio');
    await page.getByRole('dialog').getByRole('button', { name: 'Passa a un’altra fase' }).click();
    await page.getByText('Fase cambiata').first().waitFor();
    await page.locator('.app-who').getByText('Monitoraggio').waitFor();
    await press(page, 'Termina l’iscrizione');
    await sound(page, 'end');
    await page.getByRole('dialog').getByRole('button', { name: 'Termina', exact: true }).click();
    await page.locator('.app-card').getByText('Terminata').waitFor();
  }, PATIENCE);
});
