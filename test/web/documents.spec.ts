// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFile } from 'node:fs/promises';
import { addPerson } from '../support/arrange.js';
import { pdf, png } from '../support/files.js';
import { Desks, PATIENCE, press, title } from './support/desk.js';

describe('documents in the browser', () => {
  let desks: Desks;
  beforeAll(async () => {
    desks = await Desks.of('documents');
  }, 180_000);
  afterAll(() => desks?.close());
  afterEach(async () => expect(await desks.leave()).toEqual([]));

  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

  it('are uploaded, refused when they are not what they say, downloaded, replaced and withdrawn', async () => {
    const { api, world } = desks;
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id, givenName: 'Lia', familyName: 'Carte' });
    const page = await desks.open(world.manager.email, `/persone/${personId}/documenti`);
    await title(page, 'Lia Carte');
    await page.getByText('Nessun documento', { exact: true }).waitFor();
    await desks.sound(page, 'none');
    await page.getByRole('link', { name: 'Aggiungi un documento' }).first().click();
    await press(page, 'Carica il documento');
    expect(await page.locator('.app-summary .alert').innerText()).toContain('Scegli un file');
    await page.getByLabel('File').setInputFiles(file('relazione.pdf', png('di nascosto')));
    await page.getByLabel('Tipo').selectOption({ label: 'Relazione clinica' });
    await page.getByLabel('Titolo').fill('Relazione del CPS');
    await page.getByLabel('Data del documento').fill('2026-11-02');
    await press(page, 'Carica il documento');
    await page.locator('.app-summary').getByText('Il contenuto del file non è quello che dice il suo nome').waitFor();
    expect(await page.getByLabel('Titolo').inputValue()).toBe('Relazione del CPS');
    await desks.sound(page, 'refused');
    const content = pdf('la relazione');
    await page.getByLabel('File').setInputFiles(file('relazione.pdf', content));
    await press(page, 'Carica il documento');
    await page.getByRole('heading', { name: 'Relazione del CPS' }).waitFor();
    await desks.sound(page, 'one');

    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Scarica il file')]);
    expect(download.suggestedFilename()).toBe('relazione.pdf');
    expect((await readFile(await download.path())).equals(content)).toBe(true);

    await page.getByRole('link', { name: 'Carica una versione più recente' }).click();
    await page.getByLabel('File').setInputFiles(file('relazione-2.pdf', pdf('la relazione corretta')));
    await press(page, 'Carica il documento');
    await page.getByText(/Versione 1: relazione.pdf/).click();
    await page.getByText('C’è una versione più recente.').waitFor();
    await page.getByRole('link', { name: 'Apri la più recente' }).click();
    await press(page, 'Ritira il documento');
    await desks.sound(page, 'withdraw');
    await page.getByRole('dialog').getByLabel('Perché lo ritiri').fill('Era di un’altra persona.');
    await page.getByRole('dialog').getByRole('button', { name: 'Ritira il documento' }).click();
    await page.getByText(/Ritirato il .* da Prova manager: Era di un’altra persona\./).waitFor();
    expect(await page.getByRole('button', { name: 'Scarica il file' }).count()).toBe(0);

    await page.goto(`${api.url}/persone/${personId}`);
    await page.locator('.app-timeline-entry').getByText('Documento ritirato: Relazione del CPS').waitFor();
    await desks.sound(page, 'timeline');
  }, PATIENCE);
});
