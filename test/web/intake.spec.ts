// SPDX-License-Identifier: AGPL-3.0-or-later
import { addPerson } from '../support/arrange.js';
import { choose, Desks, press, tick, title } from './support/desk.js';

/** A walk through several roles, each page looked at in two widths. */
const PATIENCE = 150_000;

/** From a service's referral, or a family's, to a registered person who waits for a place. */
describe('intake in the browser', () => {
  let desks: Desks;
  beforeAll(async () => {
    desks = await Desks.of('intake');
  }, 180_000);
  afterAll(() => desks?.close());
  afterEach(async () => expect(await desks.leave()).toEqual([]));

  it('takes a referral from the service to the person, and nobody types anything twice', async () => {
    const { world } = desks;
    const service = await desks.open(world.service.referrer.email, '/segnalazioni/nuova');
    await service.getByLabel('Nome', { exact: true }).fill('Olga');
    await service.getByLabel('Cognome').fill('Segnalata');
    await service.getByLabel('Data di nascita').fill('1990-05-04');
    await service.getByLabel('Telefono della persona').fill('333 1234567');
    await tick(service, 'La persona lo sa?', 'È d’accordo');
    await service.getByLabel('Perché la segnali').fill('Vive sola e fatica a uscire di casa.');
    await tick(service, 'Urgenza', 'Entro qualche settimana');
    await service.getByText('Abitare', { exact: true }).click();
    await desks.sound(service, 'refer', /Olga|Segnalata/);
    await press(service, 'Invia la segnalazione');
    await title(service, 'Segnalazione di Olga Segnalata');
    await desks.sound(service, 'referred', /Olga|Segnalata/);

    const page = await desks.open(world.manager.email, '/segnalazioni');
    await title(page, 'Segnalazioni in arrivo');
    await desks.sound(page, 'incoming');
    await page.getByRole('link', { name: 'Olga Segnalata' }).click();
    await press(page, 'Prendi in valutazione');
    await page.getByText('In valutazione').first().waitFor();
    await press(page, 'Fissa il primo appuntamento');
    await page.getByRole('dialog').getByLabel('Giorno').fill('2026-12-01');
    await desks.sound(page, 'appointment');
    await press(page.getByRole('dialog'), 'Fissa il primo appuntamento');
    await page.getByText('Appuntamento salvato').first().waitFor();
    await service.reload();
    await service.getByText('01/12/2026').waitFor();
    // The sender sees the state and the day, and nothing of the work.
    expect(await service.locator('main').innerText()).not.toContain('La valuta');

    await press(page, 'Non accogliere');
    await press(page.getByRole('dialog'), 'Non accogliere');
    await page.getByRole('dialog').getByText('è un dato obbligatorio').first().waitFor();
    await press(page.getByRole('dialog'), 'Annulla');
    await page.getByRole('link', { name: 'Accogli e registra la persona' }).click();
    await page.getByText('Vive sola e fatica a uscire di casa.').waitFor();
    expect([await page.getByLabel('Cognome').inputValue(), await page.getByLabel('Data di nascita').inputValue()]).toEqual(['Segnalata', '1990-05-04']);
    await press(page, 'Registra la persona');
    await title(page, 'Olga Segnalata');
    const { body } = await (await desks.api.signIn(world.manager.email)).get(`/people/${/persone\/([0-9a-f-]+)/.exec(page.url())![1]}/contacts`).expect(200);
    expect(body.items).toMatchObject([{ kind: 'mobile', value: '333 1234567' }]);

    await service.goto(`${desks.api.url}/segnalazioni`);
    await service.locator('td').getByText('Accolta', { exact: true }).waitFor();
    await desks.sound(service, 'mine');
    await service.goto(`${desks.api.url}/persone`);
    await title(service, 'Non puoi aprire questa pagina');
  }, PATIENCE);

  it('enters what a family asks, and withdraws it again', async () => {
    const page = await desks.open(desks.world.manager.email, '/segnalazioni');
    await page.getByRole('link', { name: 'Inserisci una segnalazione' }).first().click();
    await title(page, 'Inserisci una segnalazione');
    await choose(page, 'Tipo', /Famiglia/);
    // Who does not work in Carcere/REMS enters nothing from a court.
    expect(await page.getByLabel('Tipo').locator('option').allInnerTexts()).not.toContain('Ufficio giudiziario');
    await page.getByLabel('Chi segnala', { exact: false }).first().fill('La sorella');
    await page.getByLabel('Come è conosciuta').fill('Il violinista');
    await page.getByLabel('Oppure: età').fill('40');
    await tick(page, 'La persona lo sa?', 'Non le è ancora stato detto');
    await page.getByLabel('Perché la segnali').fill('Non esce da mesi.');
    await desks.sound(page, 'family', /violinista/i);
    await press(page, 'Inserisci la segnalazione');
    await title(page, 'Segnalazione di Il violinista');
    await page.getByText('circa 40 anni').waitFor();
    await press(page, 'Ritira');
    await press(page.getByRole('dialog'), 'Ritira');
    await page.getByText('Ritirata', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Ritira', exact: true }).count()).toBe(0);
  }, PATIENCE);

  it('asks another area for a place, which its coordinator offers and fills', async () => {
    const { api, world } = desks;
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Nora', familyName: 'Attende', openedOn: '2026-10-01' });
    const page = await desks.open(world.manager.email, `/persone/${personId}`);
    await title(page, 'Nora Attende');
    await page.getByRole('link', { name: 'Percorso', exact: true }).click();
    await page.getByText('La persona non è in nessuna lista.').waitFor();
    await press(page, 'Passa a un’altra fase');
    await tick(page, 'Nuova fase', 'Monitoraggio');
    await page.getByRole('dialog').getByLabel('Da che giorno').fill('2026-11-02');
    await press(page.getByRole('dialog'), 'Passa a un’altra fase');
    await page.getByText('Fase cambiata').first().waitFor();
    expect(await page.getByRole('table', { name: 'Fasi, dalla prima all’ultima' }).innerText()).toMatch(/Progettazione[\s\S]*01\/10\/2026[\s\S]*02\/11\/2026[\s\S]*Monitoraggio[\s\S]*in corso/);
    await desks.sound(page, 'path', /Nora|Attende/);
    await page.getByRole('link', { name: 'Metti in lista di attesa' }).click();
    await choose(page, 'Azione', /Lavoro.*2\.2/);
    await tick(page, 'Gruppo di destinatari', 'Adulti e giovani adulti');
    await tick(page, 'Priorità', 'Alta');
    await page.getByLabel('Perché è alta').fill('Il tirocinio parte a giorni.');
    await desks.sound(page, 'ask');
    await press(page, 'Metti in lista');
    await page.getByText('Richiesta inviata').first().waitFor();
    await page.getByText(/2\.2 .*richiesta il 22\/11\/2026/).waitFor();

    const coordinator = await desks.open(world.coordinators.lavoro.email, '/liste-di-attesa');
    await title(coordinator, 'Liste di attesa');
    await coordinator.getByText('Il tirocinio parte a giorni.').waitFor();
    await desks.sound(coordinator, 'list');
    await coordinator.getByRole('link', { name: 'Posti' }).click();
    await title(coordinator, 'Posti');
    await coordinator.getByRole('button', { name: /Cambia i posti di 2\.2/ }).click();
    await coordinator.getByRole('dialog').getByLabel('Quanti posti').fill('0');
    await press(coordinator.getByRole('dialog'), 'Salva');
    await coordinator.getByText('Posti aggiornati').first().waitFor();
    await desks.sound(coordinator, 'places');
    await coordinator.getByRole('link', { name: /Vedi la lista di 2\.2/ }).click();
    await coordinator.getByRole('button', { name: 'Offri il posto a Nora Attende' }).click();
    await coordinator.getByText('In questa azione non ci sono posti liberi').waitFor();
    await press(coordinator.getByRole('dialog'), 'Offri il posto');
    await coordinator.getByRole('dialog').getByText('Nessun posto è libero in questa azione').first().waitFor();
    await coordinator.getByRole('dialog').getByLabel('Motivo').fill('Il datore la aspetta.');
    await press(coordinator.getByRole('dialog'), 'Offri il posto');
    await coordinator.locator('td').getByText('Posto offerto').waitFor();
    await coordinator.getByRole('button', { name: 'Iscrivi Nora Attende' }).click();
    await desks.sound(coordinator, 'enrol');
    await press(coordinator.getByRole('dialog'), 'Iscrivi');
    await coordinator.getByText('Persona iscritta').first().waitFor();
    await coordinator.getByText('Nessun risultato').or(coordinator.getByText('Nessuno in attesa')).first().waitFor();

    await page.reload();
    await page.getByText('Iscritta').waitFor();
  }, PATIENCE);
});
