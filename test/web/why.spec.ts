// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core';
import { startApi, TEST_PASSWORD, type TestApi } from '../support/api.js';
import { addAccount } from '../support/people.js';
import { addPersonInCharge, arrangeWorld, type World } from '../support/arrange.js';
import { axe, fitsWidth, launchBrowser, screenshot, watchErrors, type TestBrowser } from './support/browser.js';
import { buildWeb } from './support/web-build.js';

let api: TestApi;
let world: World;
let personId: string;
let chromium: TestBrowser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  await buildWeb();
  api = await startApi();
  world = await arrangeWorld(api.sql);
  ({ personId } = await addPersonInCharge(api.sql, world, { givenName: 'Ada', familyName: 'Riservata' }));
  await addAccount(api.sql, { email: 'ammi@example.org', roles: [{ role: 'platform_administrator' }] });
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

async function signIn(email: string, path: string): Promise<void> {
  await page.goto(api.url + path);
  await page.getByLabel('Indirizzo e-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
  await page.getByRole('button', { name: 'Accedi', exact: true }).click();
  await page.locator('.app-user-button').waitFor();
}

test('who can see a person is told in words with dates, who read the file below, and on a sheet for the person', async () => {
  await signIn(world.manager.email, `/persone/${personId}`);
  await page.getByRole('link', { name: 'Accessi', exact: true }).click();
  const table = page.getByRole('table', { name: 'Account che vedono questa scheda, e perché' });
  await table.waitFor();
  const words = await table.textContent();
  expect(words).toContain('Fa parte dell’équipe');
  expect(words).toContain('Coordina l’area Abitare, in cui la persona è iscritta');
  expect(words).toContain('La persona è affidata al suo ente nell’area Abitare');
  expect(words).toContain('dal 01/09/2026');
  expect(words).not.toMatch(/care_team|enrolment|\d{4}-\d{2}-\d{2}/);
  await page.getByRole('table', { name: 'Letture e modifiche, dalla più recente' }).waitFor();
  await page.getByText(/Ha letto: .*nome.*dati anagrafici/).first().waitFor();
  await page.getByText('Che cosa vede ogni ruolo').click();
  expect(await axe(page)).toEqual([]);
  expect(await fitsWidth(page, 320)).toBe(true);
  await screenshot(page, 'person-access');

  await page.getByRole('link', { name: 'Prepara il foglio per la persona' }).click();
  await page.getByRole('heading', { name: 'Chi ha letto la mia scheda' }).waitFor();
  await page.getByRole('button', { name: 'Stampa' }).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(await fitsWidth(page, 320)).toBe(true);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: 'Stampa' }).isVisible()).toBe(false);
  expect(await page.locator('main').getByText(`Prova ${world.manager.email.split('@')[0]}`).first().isVisible()).toBe(true);
});

test('an administrator asks why an account sees a file, by its code, and does not learn whose it is', async () => {
  await signIn(world.manager.email, `/persone/${personId}/accessi`);
  const reference = (await page.locator('.app-hash').first().textContent())!;
  expect(reference).toMatch(/^([0-9A-F]{4}-){2}[0-9A-F]{4}$/);
  await page.context().clearCookies();

  await signIn('ammi@example.org', '/perche');
  await page.getByRole('heading', { level: 1, name: 'Perché vede questa scheda?' }).waitFor();
  await page.getByRole('button', { name: 'Controlla' }).click();
  await page.getByText('Cerca e scegli un account.').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByLabel('Account', { exact: true }).fill('operatore primopasso');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /operatore@primopasso\.example/ }).click();
  await page.getByLabel('Codice di riferimento della scheda').fill('AAAA-BBBB-CCCC');
  await page.getByRole('button', { name: 'Controlla' }).click();
  await page.getByText('Nessuna scheda ha questo codice di riferimento.').first().waitFor();
  await page.getByLabel('Codice di riferimento della scheda').fill(reference.toLowerCase());
  await page.getByRole('button', { name: 'Controlla' }).click();
  await page.getByText('Prova operatore oggi vede questa scheda').waitFor();
  await page.getByText('La persona è affidata al suo ente nell’area Abitare').waitFor();
  await page.getByText('consenso dato dal 01/09/2026').waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toContain('oggi vede questa scheda');
  const body = (await page.locator('main').textContent())!;
  expect(body).not.toMatch(/Riservata|Ada\b|1988|assignment|partner_operator/);
  expect(await axe(page)).toEqual([]);
  expect(await fitsWidth(page, 320)).toBe(true);
  await screenshot(page, 'why');
});
