// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import { startApi, TEST_PASSWORD, type TestApi } from '../support/api.js';
import { arrangeWorld, type World } from '../support/arrange.js';
import { action, area, CONVENZIONE, period } from '../support/people.js';
import { axe, fitsWidth, launchBrowser, screenshot, watchErrors, type TestBrowser } from './support/browser.js';
import { buildWeb } from './support/web-build.js';

let api: TestApi;
let world: World;
let chromium: TestBrowser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  await buildWeb();
  api = await startApi();
  world = await arrangeWorld(api.sql);
  await api.sql.query(`update service set kind = 'cps', name = 'CPS Niguarda', municipio = 9, address = 'Via Ippocrate 45', phone = '02 000 000 01' where id = $1`, [world.service.id]);
  const grouping = uuid();
  await api.sql.query(`insert into partner_grouping (id, convenzione_id, kind, name, lead_partner_id) values ($1, $2, 'ats', 'ATS Abitare insieme', $3)`, [grouping, CONVENZIONE, world.partners[0].id]);
  for (const [i, partner] of world.partners.entries()) await api.sql.query('insert into grouping_member values ($1, $2, $3)', [grouping, partner.id, i === 0 ? 6250 : 3750]);
  await api.sql.query(
    'insert into allocation (id, convenzione_id, area_id, action_id, partner_id, period_id, amount_cents) values ($1, $2, $3, $4, $5, $6, 12000000)',
    [uuid(), CONVENZIONE, area('abitare'), action('abitare', '1.1'), world.partners[0].id, period(3)],
  );
  chromium = await launchBrowser();
}, 180_000);

afterAll(async () => {
  await chromium?.close();
  await api?.close();
});

beforeEach(async () => {
  page = await chromium.newPage();
  errors = watchErrors(page);
});

afterEach(async () => {
  expect(errors).toEqual([]);
  await page.context().close();
});

async function signIn(email: string, path: string): Promise<void> {
  await page.goto(api.url + path);
  await page.getByLabel('Indirizzo e-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
  await page.getByRole('button', { name: 'Accedi', exact: true }).click();
  await page.locator('.app-user-button').waitFor();
}

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const content = () => page.locator('main').innerText();
/** Waits for it: while one page gives way to the next there is nothing to read. */
const shows = (text: string | RegExp) => page.locator('main').filter({ hasText: text }).waitFor();

/** Every page of this file: nothing for axe to find, nothing to scroll sideways, no console errors. */
async function inOrder(name: string): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(await fitsWidth(page, 320)).toBe(true);
  await screenshot(page, name);
}

test('the programme can be browsed: areas with their hues, ceilings, proroga, targets, open points', async () => {
  await signIn(world.manager.email, '/programma');
  await heading('Vivere in Salute Mentale').waitFor();
  const text = await content();
  for (const part of ['01/06/2024 – 31/05/2026', '31/05/2027', '500.000,00', '355.200,00', 'DD 4821', '852', 'non richiesto', 'Da decidere dalla Cabina', 'almeno 110 persone all’anno']) expect(text).toContain(part);
  const hues = await page.locator('.app-area-card .app-area-number').evaluateAll(tags => tags.map(tag => (globalThis as unknown as { getComputedStyle(e: unknown): { backgroundColor: string } }).getComputedStyle(tag).backgroundColor));
  expect(new Set(hues).size).toBe(4);
  expect(await page.getByRole('link', { name: 'Registra una proroga' }).count()).toBe(0);
  await inOrder('programma');
  await page.getByRole('link', { name: '2 Promozione Cultura del Lavoro' }).click();
  await heading('Promozione Cultura del Lavoro').waitFor();
  const lavoro = await content();
  for (const part of ['da 16 a 24 anni', 'Chi si conta senza nome', 'Obbligatoria', '150.000,00']) expect(lavoro).toContain(part);
  await inOrder('programma-area');
  await page.goto(`${api.url}/programma/abitare`);
  await heading('Abitare').waitFor();
  await shows(/da 18 anni[\s\S]*Vive un disagio psichico grave/);
  // Said once for the area, reached from every action.
  expect(await page.getByText('Vive un disagio psichico grave').count()).toBe(1);
  await page.getByRole('link', { name: 'Adulti con disagio psichico grave seguiti da un CPS' }).last().click();
  expect(new URL(page.url()).hash).toBe('#gruppo-adults_severe_distress');
  await inOrder('programma-abitare');
  await page.goto(`${api.url}/programma/nessuna`);
  await heading('Quest’area non c’è').waitFor();
});

test('it speaks English too', async () => {
  await signIn(world.cabina.email, '/programma');
  await heading('Vivere in Salute Mentale').waitFor();
  await page.locator('.app-language button').click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Open points' }).waitFor();
  await shows('To be decided by the Cabina');
  expect(await axe(page)).toEqual([]);
});

test('a service is found by a fragment of its name', async () => {
  await signIn(world.manager.email, '/servizi');
  await heading('Servizi').waitFor();
  await page.getByLabel('Cerca per nome, via o Municipio').fill('NIGUAR');
  await page.keyboard.press('Enter');
  await page.getByText('1 riga in questa pagina', { exact: true }).waitFor();
  expect(new URL(page.url()).search).toBe('');
  await inOrder('servizi');
  await page.getByRole('link', { name: 'CPS Niguarda' }).click();
  await heading('CPS Niguarda').waitFor();
  await shows('Municipio 9');
  await inOrder('servizio');
});

test('partners show their grouping with every share', async () => {
  await signIn(world.cabina.email, '/partner');
  await heading('Partner').waitFor();
  await page.getByRole('link', { name: 'Associazione Altra Riva' }).waitFor();
  await inOrder('partner-elenco');
  await page.getByRole('link', { name: 'Cooperativa Primo Passo' }).click();
  await heading('Cooperativa Primo Passo').waitFor();
  await shows(/capofila[\s\S]*62,5%/);
  expect(await page.getByRole('link', { name: 'Assegnazioni di questo partner' }).count()).toBe(0);
  await inOrder('partner');
});

test('the programme office allocates within the ceiling, and is told in its own field when it does not', async () => {
  await signIn(world.office.email, '/assegnazioni');
  await heading('Assegnazioni').waitFor();
  await page.getByRole('link', { name: /1\.1 Sostegno/ }).waitFor();
  await inOrder('assegnazioni');
  await page.getByRole('link', { name: 'Nuova assegnazione' }).click();
  await heading('Nuova assegnazione').waitFor();
  await page.getByRole('button', { name: 'Salva' }).click();
  await page.getByText('Ci sono 3 dati da correggere').waitFor();
  await page.getByLabel('Azione').selectOption({ label: 'Abitare · 1.2 Pasti a casa come accompagnamento' });
  await page.getByLabel('Partner', { exact: false }).first().selectOption({ label: 'Associazione Altra Riva' });
  await page.getByText('restano da assegnare 380.000,00').waitFor();
  await page.getByLabel(/^Importo/).fill('380000,01');
  await page.getByRole('button', { name: 'Salva' }).click();
  await page.getByText(/supera il massimale dell’area nel periodo: restano da assegnare 380\.000,00/).first().waitFor();
  expect(await page.getByLabel(/^Importo/).inputValue()).toBe('380.000,01');
  await inOrder('assegnazione-nuova');
  await page.getByLabel(/^Importo/).fill('1155,20');
  await page.getByRole('button', { name: 'Salva' }).click();
  await heading('1.2 Pasti a casa come accompagnamento').waitFor();
  await shows('1.155,20');
  await page.getByText('Nessun movimento finora.').waitFor();
  await inOrder('assegnazione');
});

test('two people on one allocation: the second is shown what the first changed, and nothing typed is lost', async () => {
  const { rows } = await api.sql.query<{ id: string }>('select id from allocation where amount_cents = 12000000');
  await signIn(world.office.email, `/assegnazioni/${rows[0].id}`);
  await page.getByLabel(/^Importo/).fill('130000');
  await api.sql.query('update allocation set amount_cents = 12500000, version = version + 1 where id = $1', [rows[0].id]);
  await page.getByRole('button', { name: 'Salva' }).click();
  await page.getByText('Qualcun altro ha salvato mentre scrivevi').waitFor();
  await shows('125.000,00');
  await inOrder('assegnazione-conflitto');
  await page.getByText('Tieni quello che hai scritto').click();
  await page.getByRole('button', { name: 'Salva con queste scelte' }).click();
  await page.getByText('Importi aggiornati').first().waitFor();
  expect((await api.sql.query('select amount_cents from allocation where id = $1', [rows[0].id])).rows[0].amount_cents).toBe(13_000_000);
});

test('a ceiling changes by an act; its history stays in view, and others only read it', async () => {
  await signIn(world.office.email, '/programma/massimali');
  await heading('Massimali').waitFor();
  await page.getByRole('table').waitFor();
  await inOrder('massimali');
  await page.getByRole('link', { name: '2 Promozione Cultura del Lavoro' }).last().click();
  await heading('Massimale').waitFor();
  await page.getByLabel(/^Nuovo importo/).fill('160.000,00');
  await page.getByLabel(/^Motivo/).fill('Rimodulazione tra aree');
  await page.getByLabel(/^Numero dell’atto/).fill('DD 51/2026');
  await page.getByLabel(/^Data dell’atto/).fill('2026-11-23');
  await page.getByRole('button', { name: 'Registra' }).click();
  await page.getByText(/La data non può essere dopo il 22\/11\/2026/).first().waitFor();
  await page.getByLabel(/^Data dell’atto/).fill('2026-11-20');
  await page.getByRole('button', { name: 'Registra' }).click();
  await page.getByText('Nuovo massimale registrato').first().waitFor();
  await page.getByText('DD 51/2026 del 20/11/2026').waitFor();
  await shows(/160\.000,00[\s\S]*150\.000,00/);
  await inOrder('massimale');
  const address = page.url().slice(api.url.length);
  await page.context().clearCookies();
  await page.context().close();
  page = await chromium.newPage();
  await signIn(world.manager.email, address);
  await page.getByText('Rimodulazione tra aree').waitFor();
  expect(await page.getByRole('button', { name: 'Registra' }).count()).toBe(0);
});

test('targets and proroghe are recorded by the office alone', async () => {
  await signIn(world.office.email, '/programma/valori-attesi');
  await heading('Valori attesi').waitFor();
  await inOrder('valori-attesi');
  await page.getByRole('link', { name: /^EECO01/ }).last().click();
  await heading('EECO01 · Valore finale').waitFor();
  await page.getByLabel(/^Persone da raggiungere/).fill('100');
  await page.getByLabel(/^Motivo/).fill('Prova');
  await page.getByLabel(/^Numero dell’atto/).fill('DD 1');
  await page.getByLabel(/^Data dell’atto/).fill('2026-11-20');
  await page.getByRole('button', { name: 'Registra' }).click();
  await page.getByText(/entro il 31\/12\/2024 ne sono chiesti 128/).first().waitFor();
  await inOrder('valore-atteso');
  await page.goto(`${api.url}/programma/proroga`);
  await heading('Registra una proroga').waitFor();
  await page.getByText('36 mesi').click();
  await page.getByLabel(/^Numero dell’atto/).fill('DD 2');
  await page.getByLabel(/^Data dell’atto/).fill('2026-11-20');
  await page.getByRole('button', { name: 'Registra' }).click();
  await page.getByText(/restano al massimo 24 mesi/).first().waitFor();
  await inOrder('proroga');
});

test('every page fits on 320 px for who reads it there, keyboard alone', async () => {
  await page.context().close();
  page = await chromium.newPage({ viewport: { width: 320, height: 640 } });
  errors = watchErrors(page);
  await signIn(world.manager.email, '/programma');
  await heading('Vivere in Salute Mentale').waitFor();
  await page.getByRole('link', { name: '4 Carcere/REMS' }).focus();
  await page.keyboard.press('Enter');
  await heading('Carcere/REMS').waitFor();
  expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
  expect(await fitsWidth(page, 320)).toBe(true);
});
