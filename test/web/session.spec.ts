// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core';
import { startApi, TEST_PASSWORD, type TestApi } from '../support/api.js';
import { addAccount, addOrganisation } from '../support/people.js';
import { axe, fitsWidth, launchBrowser, watchErrors, type TestBrowser } from './support/browser.js';
import { buildWeb } from './support/web-build.js';

let api: TestApi;
let chromium: TestBrowser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  await buildWeb();
  api = await startApi();
  const partner = await addOrganisation(api.sql, 'partner', 'Cooperativa di prova');
  const double = { email: 'double@example.org', roles: [{ role: 'partner_coordinator', organisation: partner, areas: ['abitare'] }, { role: 'auditor' }] };
  await addAccount(api.sql, double as Parameters<typeof addAccount>[1]);
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

async function signIn(path = '/'): Promise<void> {
  await page.goto(api.url + path);
  await page.getByLabel('Indirizzo e-mail').fill('double@example.org');
  await page.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
  await page.getByRole('button', { name: 'Accedi', exact: true }).click();
  await page.locator('.app-user-button').waitFor();
}

async function becomeAuditor(): Promise<void> {
  await page.locator('.app-user-button').click();
  await page.getByRole('button', { name: 'Controllo degli accessi' }).click();
  await page.getByText('Ora lavori come Controllo degli accessi').first().waitFor();
}

const endAllSessions = () => api.sql.query('update access.session set ended_at = now()');
const heading = () => page.getByRole('heading', { level: 1 });

test('the sign-in page is in Italian, accessible, fits 320 px and moves nothing out of its own origin', async () => {
  const elsewhere: string[] = [];
  page.on('request', request => request.url().startsWith(api.url) || elsewhere.push(request.url()));
  await page.goto(api.url);
  await heading().waitFor();
  expect(await heading().textContent()).toBe('Accedi');
  expect(await page.title()).toBe('Accedi · Vivere in Salute Mentale');
  expect(await page.getAttribute('html', 'lang')).toBe('it');
  expect(await axe(page)).toEqual([]);
  expect(await fitsWidth(page, 320)).toBe(true);
  expect(elsewhere).toEqual([]);
});

test('a wrong password says so, keeps the address typed, and takes the focus there', async () => {
  await page.goto(api.url);
  await page.getByLabel('Indirizzo e-mail').fill('double@example.org');
  await page.getByLabel('Password', { exact: true }).fill('sbagliata');
  await page.keyboard.press('Enter');
  await page.getByText('Non sei entrato').waitFor();
  expect(await page.getByLabel('Indirizzo e-mail').inputValue()).toBe('double@example.org');
  expect(await page.evaluate('document.activeElement.textContent')).toContain('Indirizzo o password non corrispondono');
  expect(await axe(page)).toEqual([]);
});

test('a demo account enters with one click, and a reload keeps the session', async () => {
  const account = { email: 'double@example.org', password: TEST_PASSWORD, roles: ['partner_coordinator', 'auditor'], organisation: 'Cooperativa di prova', areas: ['abitare'] };
  await page.route('**/api/v1/demo/accounts', route => route.fulfill({ json: { items: [account] } }));
  await page.goto(api.url);
  await page.getByRole('button', { name: /Coordinamento ETS/ }).click();
  await page.getByRole('heading', { level: 1, name: /^Buongiorno/ }).waitFor();
  expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
  await page.reload();
  await page.locator('.app-user-button').waitFor();
});

test('a role opens its own pages alone, and switching to it brings its menu', async () => {
  await signIn('/registro');
  expect(await heading().textContent()).toBe('Non puoi aprire questa pagina');
  expect(await page.getByRole('link', { name: 'Registro degli accessi' }).count()).toBe(0);
  await becomeAuditor();
  expect(new URL(page.url()).pathname).toBe('/');
  await page.getByRole('navigation', { name: 'Menu principale' }).getByRole('link', { name: 'Registro degli accessi' }).click();
  await page.getByRole('table').waitFor();
  expect(await axe(page)).toEqual([]);
  expect(await fitsWidth(page, 320)).toBe(true);
});

test('when the session ends, the password is asked over the page and the same request goes on', async () => {
  await signIn();
  await becomeAuditor();
  await endAllSessions();
  await page.getByRole('navigation', { name: 'Menu principale' }).getByRole('link', { name: 'Registro degli accessi' }).click();
  const dialog = page.getByRole('dialog', { name: 'La sessione è scaduta' });
  await dialog.waitFor();
  expect(await axe(page)).toEqual([]);
  await dialog.getByLabel('Password', { exact: true }).fill('sbagliata');
  await page.keyboard.press('Enter');
  await dialog.getByText('Indirizzo o password non corrispondono').waitFor();
  await dialog.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('table').waitFor();
  // Still the auditor, although an account signs in to its first role.
  expect(await page.locator('.app-user-role').textContent()).toBe('Controllo degli accessi');
});

test('a role switched in another tab stops this one before it acts in the wrong one', async () => {
  await signIn();
  const other = await page.context().newPage();
  await other.goto(api.url);
  await other.locator('.app-user-button').click();
  await other.getByRole('button', { name: 'Controllo degli accessi' }).click();
  await page.getByRole('dialog', { name: 'Il tuo accesso è cambiato in un’altra scheda' }).waitFor();
  await page.getByRole('button', { name: 'Ricarica la pagina' }).click();
  await page.getByText('Stai lavorando come Controllo degli accessi').waitFor();
});

test('English is a switch away, names its language, and is remembered', async () => {
  await page.goto(api.url);
  await page.locator('.app-language button').click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  expect(await axe(page)).toEqual([]);
});

test('the keyboard alone reaches the content, the account and the way out', async () => {
  await signIn();
  await page.reload();
  await page.locator('.app-user-button').waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Vai al contenuto');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('content');
  await page.locator('.app-user-button').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  expect(await page.locator('.app-user-button').getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Esci' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Accedi' }).waitFor();
});
