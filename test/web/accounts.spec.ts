// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core';
import { JobsService } from '../../src/platform/jobs/jobs.service.js';
import { startApi, TEST_PASSWORD, type TestApi } from '../support/api.js';
import { setToday, TODAY } from '../support/arrange.js';
import { addAccount, addOrganisation } from '../support/people.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';
import { axe, fitsWidth, launchBrowser, screenshot, watchErrors, type TestBrowser } from './support/browser.js';
import { buildWeb } from './support/web-build.js';

const PASSWORD = 'quattro gatti sul balcone';

let api: TestApi;
let smtp: TestSmtp;
let chromium: TestBrowser;
let page: Page;
let errors: string[];
/** Addresses that the server was asked for: none may hold a secret. */
let asked: string[];

beforeAll(async () => {
  await buildWeb();
  smtp = await startSmtp();
  api = await startApi({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'no-reply@example.org', PUBLIC_URL: 'https://salute.example.org' } });
  await setToday(api.sql, TODAY);
  await addOrganisation(api.sql, 'comune', 'Comune di prova');
  await addOrganisation(api.sql, 'partner', 'Cooperativa Primo Passo');
  await addAccount(api.sql, { email: 'admin@example.org', roles: [{ role: 'platform_administrator' }] });
  await addAccount(api.sql, { email: 'ada@example.org', roles: [{ role: 'auditor' }] });
  chromium = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await chromium?.close();
  await api?.close();
  await smtp?.close();
}, 60_000);

beforeEach(async () => {
  page = await chromium.newPage();
  page.setDefaultTimeout(15_000);
  errors = watchErrors(page);
  asked = [];
  page.on('request', request => asked.push(request.url()));
}, 60_000);

afterEach(async () => {
  expect(errors).toEqual([]);
  await page.context().close();
}, 60_000);

const button = (name: string) => page.getByRole('button', { name, exact: true });
/** Ticks what stands before a word: the label lies over the box. */
const choose = (word: string) => page.locator('label', { hasText: word }).click();
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const soundPage = async (name: string): Promise<void> => {
  expect(await axe(page)).toEqual([]);
  expect(await fitsWidth(page, 320)).toBe(true);
  await screenshot(page, name);
};

async function signIn(email: string, password = TEST_PASSWORD, path = '/'): Promise<void> {
  await page.goto(api.url + path);
  await page.getByLabel('Indirizzo e-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await button('Accedi').click();
  await page.locator('.app-user-button').waitFor();
}

/** Follows the newest link that went to an address, as it stands in the message. */
async function followLink(email: string): Promise<string> {
  await api.app.get(JobsService).runOnce('mail.send');
  const [, path, secret] = /https:\/\/salute\.example\.org(\/[\w-]+)#([\w-]{43})/.exec(smtp.textTo(email))!;
  await page.goto(`${api.url}${path}#${secret}`);
  return secret;
}

test('somebody is invited, chooses a password through the link, and signs in', async () => {
  await signIn('admin@example.org', TEST_PASSWORD, '/account');
  await page.getByRole('link', { name: 'Invita una persona' }).click();
  await heading('Invita una persona').waitFor();
  await page.getByLabel('Indirizzo e-mail').fill('bianca.neri@example.org');
  await page.getByLabel('Nome', { exact: false }).first().fill('Bianca');
  await page.getByLabel('Cognome').fill('Neri');
  await page.getByLabel('Ruolo', { exact: false }).selectOption({ label: 'Operatore ETS' });
  await page.getByLabel('Organizzazione').selectOption({ label: 'Cooperativa Primo Passo' });
  await soundPage('account-invite');
  await button('Manda l’invito').click();
  await page.getByText('Scegli almeno un’area in cui questo ruolo lavora.').first().waitFor();
  await choose('Abitare');
  await button('Manda l’invito').click();
  await heading('Bianca Neri').waitFor();
  await page.getByText('In attesa di risposta').waitFor();
  await soundPage('account-invited');

  await page.context().clearCookies();
  const secret = await followLink('bianca.neri@example.org');
  await heading('Scegli la tua password').waitFor();
  await page.getByText(/Ciao Bianca\./).waitFor();
  expect(new URL(page.url()).hash).toBe('');
  await soundPage('invitation');
  await page.getByLabel('Nuova password').first().fill('bianca.neri va bene');
  await button('Crea il mio accesso').click();
  await page.getByText('La password non può contenere la prima parte del tuo indirizzo e-mail.').first().waitFor();
  await page.getByLabel('Nuova password').first().fill(PASSWORD);
  await button('Crea il mio accesso').click();
  await heading('Il tuo accesso è pronto').waitFor();
  await page.getByRole('link', { name: 'Vai alla pagina di accesso' }).click();
  await signIn('bianca.neri@example.org', PASSWORD);
  expect(await page.locator('.app-user-role').textContent()).toBe('Operatore ETS');
  expect(asked.filter(url => url.includes(secret))).toEqual([]);

  // The link served once.
  await page.goto(`${api.url}/invito#${secret}`);
  await page.getByText('L’invito è già stato accettato').waitFor();
}, 60_000);

test('a link without its secret says where to come from', async () => {
  await page.goto(`${api.url}/invito`);
  await page.getByText('Manca una parte del collegamento').waitFor();
  await soundPage('invitation-without-link');
  await page.goto(`${api.url}/nuova-password#nothing`);
  await page.getByText('Questo collegamento non è valido.').waitFor();
}, 60_000);

test('a forgotten password is replaced from the sign-in page', async () => {
  await page.goto(api.url);
  await page.getByRole('link', { name: 'Hai dimenticato la password?' }).click();
  await heading('Password dimenticata').waitFor();
  await soundPage('password-forgotten');
  await page.getByLabel('Indirizzo e-mail').fill('ada');
  await button('Mandami il messaggio').click();
  await page.getByText('Scrivi un indirizzo di posta elettronica valido.').first().waitFor();
  await page.getByLabel('Indirizzo e-mail').fill('ada@example.org');
  await button('Mandami il messaggio').click();
  await heading('Controlla la posta').waitFor();
  expect(await axe(page)).toEqual([]);

  const secret = await followLink('ada@example.org');
  await heading('Scegli una nuova password').waitFor();
  await page.getByText('ada@example.org').first().waitFor();
  await soundPage('password-new');
  await page.getByLabel('Nuova password').first().fill(PASSWORD);
  await button('Mostra la password: Nuova password').click();
  expect(await page.getByLabel('Nuova password').first().getAttribute('type')).toBe('text');
  await button('Cambia la password').click();
  await heading('La password è cambiata').waitFor();
  await page.getByRole('link', { name: 'Vai alla pagina di accesso' }).click();
  await signIn('ada@example.org', PASSWORD);
  expect(asked.filter(url => url.includes(secret))).toEqual([]);
}, 60_000);

test('one sees where one is signed in, ends a session, and changes password and language', async () => {
  await addAccount(api.sql, { email: 'carla@example.org', roles: [{ role: 'auditor' }] });
  const other = await api.signIn('carla@example.org');
  await signIn('carla@example.org', TEST_PASSWORD, '/profilo');
  await page.getByText('Questa sessione').waitFor();
  await soundPage('profile');
  await page.getByRole('button', { name: /^Fai finire\W+Dispositivo non riconosciuto/ }).click();
  await page.getByText('Sessione finita').first().waitFor();
  await other.get('/session').expect(401);

  await button('Cambia la password').click();
  await page.getByLabel('Password attuale').first().fill('non è questa');
  await page.getByLabel('Nuova password').first().fill(PASSWORD);
  await button('Cambia la password').click();
  await page.getByText('La password attuale non è corretta.').first().waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByLabel('Password attuale').first().fill(TEST_PASSWORD);
  await button('Cambia la password').click();
  await page.getByText('Password cambiata.').first().waitFor();
  await (await api.signIn('carla@example.org', PASSWORD)).get('/session').expect(200);

  await choose('English');
  await button('Salva la lingua').click();
  await heading('Your profile').waitFor();
}, 60_000);

test('an administrator gives a role until a day, ends it at once, and reads what was mailed', async () => {
  await addAccount(api.sql, { email: 'dario@example.org', roles: [{ role: 'auditor' }] });
  await signIn('admin@example.org', TEST_PASSWORD, '/account?state=active');
  await page.getByRole('link', { name: 'dario Prova' }).click();
  await heading('Prova dario').waitFor();
  await page.getByRole('link', { name: 'Aggiungi un ruolo' }).click();
  await page.getByLabel('Ruolo', { exact: false }).selectOption({ label: 'Componente della Cabina' });
  await page.getByLabel('Organizzazione').selectOption({ label: 'Comune di prova' });
  await page.getByLabel('Ultimo giorno').fill('2027-01-31');
  await button('Aggiungi il ruolo').click();
  await page.getByRole('cell', { name: '31/01/2027' }).waitFor();
  await soundPage('account-roles');
  await page.getByRole('button', { name: /^Cambia la fine\W+Componente della Cabina/ }).click();
  await choose('Subito');
  expect(await axe(page)).toEqual([]);
  await button('Salva').click();
  await page.getByRole('cell', { name: '21/11/2026' }).waitFor();
  await page.getByText('Finito').waitFor();

  await page.getByRole('navigation', { name: 'Menu principale' }).getByRole('link', { name: 'Posta inviata' }).click();
  await heading('Posta inviata').waitFor();
  await soundPage('mails');
  await page.getByRole('link', { name: 'Il tuo accesso a Vivere in Salute Mentale' }).first().click();
  await page.getByText('[il collegamento si vede solo nel messaggio]').waitFor();
  await soundPage('mail');
}, 60_000);

test('an invitation is withdrawn, and sent again', async () => {
  await signIn('admin@example.org');
  await page.evaluate(async () => {
    const session = (await (await fetch('/api/v1/session')).json()) as { csrfToken: string };
    await fetch('/api/v1/accounts', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken, 'idempotency-key': 'one-of-the-browser' },
      body: JSON.stringify({ email: 'elena@example.org', givenName: 'Elena', familyName: 'Blu', roles: [{ role: 'auditor' }] }),
    });
  });
  await page.goto(`${api.url}/account?state=invited`);
  await page.getByRole('link', { name: 'Blu Elena' }).click();
  await button('Ritira l’invito').click();
  await page.getByText('Ritirato', { exact: true }).waitFor();
  await button('Manda un altro invito').click();
  await page.getByText('In attesa di risposta').waitFor();
  await button('Correggi il nome').click();
  await page.getByRole('dialog').getByLabel('Cognome').fill('Azzurri');
  await button('Salva il nome').click();
  await heading('Elena Azzurri').waitFor();
}, 60_000);
