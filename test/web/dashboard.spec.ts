// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core';
import { addFacts, addPresence, type Figures } from '../indicators/figures.js';
import { startApi, TEST_PASSWORD, type TestApi } from '../support/api.js';
import { arrangeWorld, type World } from '../support/arrange.js';
import { axe, fitsWidth, launchBrowser, screenshot, watchErrors, type TestBrowser } from './support/browser.js';
import { buildWeb } from './support/web-build.js';

let api: TestApi;
let world: World;
let chromium: TestBrowser;
let page: Page;
let errors: string[];

/** 9 people, 7 of them complete; 6 visited this year; one concluded better, one of them still waits. */
async function arrange(): Promise<void> {
  const facts = { sql: api.sql, staff: world.manager.id, partner: world.partners[0].id } as Figures;
  for (let i = 0; i < 7; i++) {
    const made = await addFacts(facts, { enteredOn: i < 3 ? '2024-09-02' : '2026-07-01', missing: i > 4 ? ['education'] : [] });
    if (i > 0) await addPresence(facts, made.personId, made.enrolments[0], { heldOn: '2026-09-08' });
  }
  await addFacts(facts, { enteredOn: '2025-02-03', exitedOn: '2025-06-30' });
  await addFacts(facts, { enteredOn: '2025-02-03', exitedOn: '2026-11-02' });
}

beforeAll(async () => {
  await buildWeb();
  api = await startApi();
  world = await arrangeWorld(api.sql);
  await arrange();
  chromium = await launchBrowser();
}, 120_000);

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

async function open(email: string, path: string): Promise<void> {
  await page.goto(api.url + path);
  await page.getByLabel('Indirizzo e-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
  await page.getByRole('button', { name: 'Accedi', exact: true }).click();
  await page.locator('.app-user-button').waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

const figure = (name: RegExp) => page.locator('.app-figure', { has: page.getByRole('heading', { name }) });

test('the Cabina finds both indicators with target, milestone and what is still needed in words', async () => {
  await open(world.cabina.email, '/');
  await page.getByRole('link', { name: 'Cruscotto' }).first().click();
  await figure(/^EECO01/).waitFor();
  const eeco = await figure(/^EECO01/).innerText();
  expect(eeco).toContain('7 su 852');
  expect(eeco).toMatch(/Registrati\s+9/);
  expect(eeco).toContain('Ne servono 423 al mese per arrivare a 852 entro il 31/12/2026.');
  expect(eeco).toContain('128 entro il 31/12/2024');
  expect(eeco).toContain('3 su 128, non raggiunto');
  const isr4 = await figure(/^ISR4_2IT/).innerText();
  expect(isr4).toContain('1 su 486');
  expect(isr4).toContain('Metodologia v0 – provvisoria');
  expect(isr4).toMatch(/Traguardo 2024\s+non richiesto/);
  expect(isr4).toMatch(/In attesa \(28 giorni\)\s+1/);
});

test('minimums stand with open enrolments beside, small numbers withheld, and money against ceilings by area', async () => {
  await open(world.cabina.email, '/cruscotto');
  const home = await figure(/^1\.1/).innerText();
  expect(home).toContain('6 su 110');
  expect(home).toContain('Ne servono ancora 104 per il minimo di 110.');
  expect(home).toMatch(/Iscrizioni aperte\s+7/);
  expect(home).toMatch(/Presenti solo con ammissione in deroga\s+meno di 5 o nessuna/);
  expect(await figure(/^1\.2/).innerText()).toContain('0 su 72');
  const row = page.getByRole('row', { name: /Abitare/ }).first();
  expect(await row.innerText()).toMatch(/0,00\s€[\s\S]*500\.000,00\s€/);
  expect(await page.getByRole('table', { name: /^Impegnato sui massimali/ }).count()).toBe(3);
});

test('each figure opens its definition, version, date and trend; the programme office also sees what is missing', async () => {
  await open(world.cabina.email, '/cruscotto');
  await figure(/^ISR4_2IT/).getByRole('link', { name: /Come si calcola/ }).click();
  await page.getByRole('heading', { level: 1, name: /^ISR4_2IT/ }).waitFor();
  const text = await page.locator('main').innerText();
  expect(text).toContain('Metodologia v0 – provvisoria');
  expect(text).toContain('22/11/2026');
  expect(text).toContain('La ripartizione non si mostra qui');
  expect(await page.getByRole('table', { name: /fine di ogni mese chiuso/ }).getByRole('row').count()).toBe(30);
  await page.context().clearCookies();
  await open(world.office.email, '/cruscotto/EECO01');
  const missing = page.getByRole('table', { name: /non rendicontabili/ });
  await missing.waitFor();
  expect(await missing.innerText()).toMatch(/Titolo di studio\s+2/);
});

test('it speaks English too', async () => {
  await open(world.cabina.email, '/cruscotto');
  await page.getByRole('button', { name: /lingua|ITA|Italiano/i }).first().click();
  await page.getByText('English', { exact: true }).first().click();
  await figure(/^EECO01/).waitFor();
  expect(await page.locator('main').innerText()).toContain('423 a month are needed to reach 852 by 31/12/2026.');
  expect(await page.getAttribute('html', 'lang')).toBe('en');
});

test('every page of it is accessible and fits 320 px', async () => {
  await open(world.cabina.email, '/cruscotto');
  for (const [path, name] of [['/cruscotto', 'cruscotto'], ['/cruscotto/EECO01', 'indicatore'], ['/cruscotto/ISR4_2IT', ''], ['/cruscotto/SPENDING', '']] as const) {
    await page.goto(api.url + path);
    await page.getByRole('heading', { level: 1, name: /Cruscotto|:/ }).waitFor();
    await page.locator('.app-figure, .app-facts').first().waitFor();
    expect([path, await axe(page)]).toEqual([path, []]);
    expect([path, await fitsWidth(page, 320)]).toEqual([path, true]);
    expect([path, await axe(page)]).toEqual([path, []]);
    if (name) await screenshot(page, name);
  }
});
