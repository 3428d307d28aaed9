// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { addPersonInCharge, type NewPerson, type PersonInCharge } from '../support/arrange.js';
import { Desks, PATIENCE, press, title } from './support/desk.js';

/** What is measured while somebody is followed, said when they leave, handed to them, and erased in the end. */
describe('scores, leaving and the person’s rights in the browser', () => {
  let desks: Desks;
  beforeAll(async () => {
    desks = await Desks.of('leaving');
  }, 180_000);
  afterAll(() => desks?.close());
  afterEach(async () => expect(await desks.leave()).toEqual([]));

  const inCharge = (more: Partial<NewPerson>): Promise<PersonInCharge> => addPersonInCharge(desks.api.sql, desks.world, { openedOn: '2026-06-01', startsOn: '2026-06-15', ...more });
  const concluded = async (more: Partial<NewPerson>): Promise<PersonInCharge> => {
    const person = await inCharge(more);
    const manager = await desks.api.signIn(desks.world.manager.email);
    await manager.act(`/cases/${person.caseId}/conclusion`, { outcome: 'goals_reached', concludedOn: '2026-11-01' }, 1).expect(201);
    return person;
  };
  // The browser draws the label over the button of a radio: that is where people click.
  const tick = (page: Page, group: string, option: string) => page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click();
  const summary = (page: Page) => page.locator('.app-summary .alert').innerText();
  const field = (page: Page, label: string) => page.locator('.app-field', { has: page.getByLabel(label) });

  it('records an assessment: a score outside its range is told at its field, then stands in chart and table', async () => {
    const { personId } = await inCharge({ givenName: 'Ida', familyName: 'Valutata' });
    const manager = await desks.api.signIn(desks.world.manager.email);
    const { body } = await manager.get('/instruments').expect(200);
    const gaf = (body.items as { id: string; key: string }[]).find(({ key }) => key === 'gaf')!.id;
    await manager.post(`/people/${personId}/assessments`, { instrumentId: gaf, assessedOn: '2026-07-01', rater: 'operator', scores: [{ key: 'total', value: 40 }] }).expect(201);

    const page = await desks.open(desks.world.manager.email, `/persone/${personId}/valutazioni`);
    await page.getByText('Primo valore: 40 il 01/07/2026.').waitFor();
    await page.getByRole('link', { name: 'Nuova valutazione' }).click();
    await title(page, 'Nuova valutazione di Ida Valutata');
    await page.getByLabel('Strumento').selectOption({ label: 'VGF (GAF)' });
    await page.getByLabel('Totale').fill('101');
    await press(page, 'Registra la valutazione');
    expect(await summary(page)).toContain('Il numero non può essere maggiore di 100.');
    await field(page, 'Totale').getByText('Il numero non può essere maggiore di 100.').waitFor();
    expect(await page.getByLabel('Totale').getAttribute('aria-invalid')).toBe('true');
    await desks.sound(page, 'score-refused');
    await page.getByLabel('Totale').fill('58');
    await page.getByLabel('Osservazioni').fill('Esce di casa da sola.');
    await press(page, 'Registra la valutazione');
    await page.getByRole('img', { name: /Da 40 a 58: in miglioramento/ }).waitFor();
    await page.getByRole('table', { name: 'Valori di VGF (GAF)' }).waitFor();
    expect((await page.getByRole('table', { name: 'Valori di VGF (GAF)' }).locator('tbody tr').allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim())).toEqual(['22/11/2026 58', '01/07/2026 40']);
    await desks.sound(page, 'scores');
  }, PATIENCE);

  it('records the situation upon leaving within 28 days, refusals included, and says why another day is refused', async () => {
    const { personId } = await concluded({ givenName: 'Lia', familyName: 'Uscita' });
    const page = await desks.open(desks.world.manager.email, `/persone/${personId}`);
    await title(page, 'Lia Uscita');
    await page.goto(`${desks.api.url}/persone/${personId}/percorso`);
    await page.getByRole('link', { name: 'Situazione all’uscita' }).click();
    await page.getByText('Uscita il 01/11/2026: si può registrare fino al 29/11/2026.').waitFor();
    await page.getByText('Nessuna situazione all’uscita è stata registrata.').waitFor();
    await tick(page, 'Lavoro', 'Cerca lavoro');
    await tick(page, 'Studia o segue una formazione', 'No');
    await press(page, 'Registra la situazione');
    expect(await summary(page)).toContain('Ha ottenuto una qualifica');
    await tick(page, 'Ha ottenuto una qualifica', 'Preferisce non rispondere');
    for (const [day, refusal] of [['2026-10-31', 'La data non può essere prima del 01/11/2026.'], ['2026-11-23', 'La data non può essere dopo il 22/11/2026.']] as const) {
      await page.getByLabel('In data').fill(day);
      await press(page, 'Registra la situazione');
      expect(await summary(page)).toContain(refusal);
      await field(page, 'In data').getByText(refusal).waitFor();
    }
    await desks.sound(page, 'wrong-day');
    await page.getByLabel('In data').fill('2026-11-20');
    await press(page, 'Registra la situazione');
    const row = page.getByRole('table', { name: 'Che cosa è stato registrato' }).locator('tbody tr');
    await row.waitFor();
    expect((await row.innerText()).replace(/\s+/g, ' ')).toMatch(/20\/11\/2026 .*Cerca lavoro .*No .*Preferisce non rispondere .*Ora cerca lavoro .*È quella che conta .*Prova manager/);
    await desks.sound(page, 'recorded');
  }, PATIENCE);

  it('hands the person a copy of their data, as a sheet and as a file', async () => {
    const { personId } = await inCharge({ givenName: 'Nora', familyName: 'Copiata' });
    const page = await desks.open(desks.world.manager.email, `/persone/${personId}/diritti`);
    await title(page, 'Nora Copiata');
    await desks.sound(page, 'rights');
    const download = async (button: string): Promise<{ name: string; content: Buffer }> => {
      const [file] = await Promise.all([page.waitForEvent('download'), press(page, button)]);
      return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
    };
    for (const button of ['Scarica il foglio', 'Foglio a caratteri grandi']) {
      const sheet = await download(button);
      expect([sheet.name, sheet.content.subarray(0, 5).toString()]).toEqual(['i-tuoi-dati.pdf', '%PDF-']);
    }
    const { name, content } = await download('Scarica il file completo');
    expect(name).toBe('i-tuoi-dati.json');
    expect(JSON.stringify(JSON.parse(content.toString('utf8')))).toContain('Copiata');
    // An open case: nothing is erased.
    expect(await page.getByRole('link', { name: 'Proponi la cancellazione' }).count()).toBe(0);
  }, PATIENCE);

  it('erases a person on a proposal and an act: with a certificate, and for everybody', async () => {
    const { personId } = await concluded({ givenName: 'Olga', familyName: 'Cancellanda' });
    const page = await desks.open(desks.world.manager.email, `/persone/${personId}/diritti`);
    await page.getByRole('link', { name: 'Proponi la cancellazione' }).click();
    await title(page, 'Cancellare i dati');
    await press(page, 'Proponi la cancellazione');
    expect(await summary(page)).toContain('Scegli una voce per «Perché»');
    await tick(page, 'Perché', 'Lo chiede la persona');
    await desks.sound(page, 'propose');
    await press(page, 'Proponi la cancellazione');
    await page.getByText('Proposta inviata').first().waitFor();

    // Whoever decides knows a number.
    const office = await desks.open(desks.world.office.email, '/cancellazioni');
    await office.getByRole('cell', { name: 'Lo chiede la persona' }).waitFor();
    await desks.sound(office, 'proposals');
    await office.locator('tbody').getByRole('link').first().click();
    await office.getByRole('heading', { level: 1, name: /^Proposta di cancellazione n\. \d+$/ }).waitFor();
    expect(await office.locator('main').innerText()).not.toMatch(/Olga|Cancellanda/);
    await tick(office, 'Decisione', 'Autorizza con un atto');
    await press(office, 'Registra la decisione');
    expect(await summary(office)).toContain('Scrivi «Numero dell’atto»');
    await office.getByLabel('Numero dell’atto').fill('DD 118');
    await desks.sound(office, 'decide');
    await press(office, 'Registra la decisione');
    await office.getByText('DD 118 del 22/11/2026').waitFor();
    await title(page, 'Olga Cancellanda');
    await press(office, 'Cancella i dati');
    await office.getByRole('dialog').getByText('non si potranno recuperare').waitFor();
    await desks.sound(office, 'sure');
    await press(office, 'Cancella per sempre');
    await office.getByRole('heading', { name: 'Certificato' }).waitFor();
    const certificate = await office.getByRole('table', { name: 'Certificato' }).innerText();
    expect(certificate).toContain('Identità e codici');
    expect(await office.locator('main').innerText()).toMatch(/Impronta del certificato: [0-9a-f]{64}/);
    await desks.sound(office, 'certificate');

    for (const who of [desks.world.manager, desks.world.coordinators.abitare, desks.world.partners[0].operator]) {
      const gone = who === desks.world.manager ? page : await desks.open(who.email, '/persone');
      await gone.goto(`${desks.api.url}/persone/${personId}`);
      await title(gone, 'Non c’è, o non puoi vederlo');
      await gone.goto(`${desks.api.url}/persone`);
      await title(gone, 'Persone');
      await gone.locator('main table, main .app-empty, main h2').first().waitFor();
      expect(await gone.locator('main').innerText()).not.toMatch(/Cancellanda|Dati cancellati/);
    }
  }, PATIENCE);
});
