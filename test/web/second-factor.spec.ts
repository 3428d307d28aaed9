// SPDX-License-Identifier: AGPL-3.0-or-later
import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { startApi, TEST_PASSWORD, type TestApi } from '../support/api.js';
import { CLIENT, freePort, startProvider, type TestProvider } from '../support/openid-provider.js';
import { addAccount } from '../support/people.js';
import { axe, fitsWidth, launchBrowser, screenshot, watchErrors, type TestBrowser } from './support/browser.js';
import { buildWeb } from './support/web-build.js';

let api: TestApi;
let chromium: TestBrowser;
let page: Page;
let errors: string[];
let number = 0;

beforeAll(async () => {
  await buildWeb();
  api = await startApi();
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

const codeOf = (secret: string): string => generateSync({ secret });
/** Lets the code of this moment be used once more: nobody waits half a minute here. */
const forget = (email: string) => api.sql.query('update access.second_factor set last_step = 0 where account_id = (select id from access.account where email = $1)', [email]);
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });

async function newAccount(role: 'auditor' | 'platform_administrator' = 'auditor'): Promise<string> {
  const email = `persona${++number}@example.org`;
  await addAccount(api.sql, { email, roles: [{ role }] });
  return email;
}

async function password(email: string, path = '/'): Promise<void> {
  await page.goto(api.url + path);
  await page.getByLabel('Indirizzo e-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
  await button('Accedi').click();
}

/** Sets a factor up through the pages; answers its key and the recovery codes. */
async function setUp(): Promise<{ key: string; codes: string[] }> {
  await button('Attiva la verifica in due passaggi').click();
  await page.getByLabel('La tua password').fill(TEST_PASSWORD);
  await button('Avanti').click();
  await page.getByRole('img', { name: /^Codice QR/ }).waitFor();
  const key = (await page.locator('.app-key').textContent())!.replaceAll(' ', '');
  await page.getByLabel('Codice mostrato dall’app').fill(codeOf(key));
  await button('Attiva').click();
  await page.getByRole('heading', { name: 'I tuoi codici di recupero' }).waitFor();
  const codes = await page.locator('.app-recovery-codes code').allTextContents();
  return { key, codes };
}

test('is set up from the banner: password, code to scan, first code, recovery codes to keep', async () => {
  const email = await newAccount();
  await password(email);
  await page.getByRole('link', { name: 'Attiva la verifica in due passaggi' }).click();
  await heading('Il tuo profilo').waitFor();
  expect(await axe(page)).toEqual([]);
  await button('Attiva la verifica in due passaggi').click();
  await page.getByLabel('La tua password').fill('sbagliata');
  await button('Avanti').click();
  await page.getByText('La password non è giusta.').first().waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByLabel('La tua password').fill(TEST_PASSWORD);
  await button('Avanti').click();
  await page.getByRole('img', { name: /^Codice QR/ }).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(await fitsWidth(page, 320)).toBe(true);
  await screenshot(page, 'second-factor-scan');
  const key = (await page.locator('.app-key').textContent())!;
  expect(key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  await page.getByLabel('Codice mostrato dall’app').fill('12');
  await button('Attiva').click();
  await page.getByText('Il codice ha sei cifre.').first().waitFor();
  await page.getByLabel('Codice mostrato dall’app').fill(codeOf(key.replaceAll(' ', '')));
  await button('Attiva').click();
  await page.getByRole('heading', { name: 'I tuoi codici di recupero' }).waitFor();
  expect(await page.locator('.app-recovery-codes code').count()).toBe(10);
  expect(await axe(page)).toEqual([]);
  expect(await fitsWidth(page, 320)).toBe(true);
  await screenshot(page, 'second-factor-codes');
  expect(await button('Ho finito').isDisabled()).toBe(true);
  await page.getByText('Ho conservato i codici').click();
  await button('Ho finito').click();
  await page.getByText('Ti restano 10 codici di recupero.').waitFor();
  await page.getByRole('link', { name: 'Pagina iniziale' }).first().click();
  await heading(/^Buongiorno/).waitFor();
  expect(await page.getByText('Proteggi il tuo accesso').count()).toBe(0);
});

test('is asked after the password; a wrong code says so, a recovery code does as well', async () => {
  const email = await newAccount();
  await password(email, '/profilo');
  const { key, codes } = await setUp();
  await page.context().clearCookies();
  await forget(email);

  await password(email);
  await heading('Conferma che sei tu').waitFor();
  expect(await axe(page)).toEqual([]);
  expect(await fitsWidth(page, 320)).toBe(true);
  await screenshot(page, 'second-factor-step');
  await page.getByLabel('Codice di verifica').fill(codeOf(key) === '000000' ? '111111' : '000000');
  await page.keyboard.press('Enter');
  await page.getByText('Il codice non è giusto, è scaduto o è già stato usato.').first().waitFor();
  await page.getByLabel('Codice di verifica').fill(codeOf(key));
  await page.keyboard.press('Enter');
  await heading(/^Buongiorno/).waitFor();

  await page.context().clearCookies();
  await password(email);
  await button('Non hai il telefono? Usa un codice di recupero').click();
  await page.getByLabel('Codice di recupero').fill(codes[0].toLowerCase());
  await page.keyboard.press('Enter');
  await heading(/^Buongiorno/).waitFor();
});

test('too long after the password one begins again', async () => {
  const email = await newAccount();
  await password(email, '/profilo');
  const { key } = await setUp();
  await page.context().clearCookies();
  await password(email);
  await heading('Conferma che sei tu').waitFor();
  await api.sql.query('update access.half_session set expires_at = now()');
  await page.getByLabel('Codice di verifica').fill(codeOf(key));
  await page.keyboard.press('Enter');
  await heading('Accedi').waitFor();
  await page.getByText('È passato troppo tempo dalla password').first().waitFor();
});

test('when the session has ended, password and code are asked over the page and the request goes on', async () => {
  const email = await newAccount();
  await password(email, '/profilo');
  const { key } = await setUp();
  await page.getByText('Ho conservato i codici').click();
  await button('Ho finito').click();
  await forget(email);
  await api.sql.query('update access.session set ended_at = now()');
  await page.getByRole('navigation', { name: 'Menu principale' }).getByRole('link', { name: 'Registro degli accessi' }).click();
  const dialog = page.getByRole('dialog', { name: 'La sessione è scaduta' });
  await dialog.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Codice di verifica').waitFor();
  expect(await axe(page)).toEqual([]);
  await dialog.getByLabel('Codice di verifica').fill(codeOf(key));
  await page.keyboard.press('Enter');
  await page.getByRole('table').waitFor();
  expect(await dialog.count()).toBe(0);
});

test('an operation that asks for the code gets it over the page, and is done then', async () => {
  const email = await newAccount('platform_administrator');
  await password(email, '/profilo');
  const { key } = await setUp();
  await page.getByText('Ho conservato i codici').click();
  await button('Ho finito').click();
  const lost = await newAccount();
  await api.sql.query(
    `insert into access.second_factor (account_id, secret_cipher, secret_key_version, last_step) select id, '\\x00', 1, 0 from access.account where email = $1`,
    [lost],
  );
  await api.sql.query(`update access.session set factor_at = now() - interval '1 hour'`);
  await forget(email);
  await page.getByRole('navigation', { name: 'Menu principale' }).getByRole('link', { name: 'Account' }).click();
  await page.getByRole('link', { name: new RegExp(lost.split('@')[0]) }).click();
  await button('Azzera la verifica in due passaggi').click();
  await page.getByRole('dialog', { name: 'Azzerare la verifica in due passaggi?' }).getByRole('button', { name: 'Azzera' }).click();
  const dialog = page.getByRole('dialog', { name: 'Conferma che sei tu' });
  await dialog.getByLabel('Codice di verifica').waitFor();
  expect(await axe(page)).toEqual([]);
  await dialog.getByLabel('Codice di verifica').fill(codeOf(key));
  await page.keyboard.press('Enter');
  await page.getByText('Verifica in due passaggi azzerata').first().waitFor();
  expect((await api.sql.query('select from access.second_factor f join access.account a on a.id = f.account_id where a.email = $1', [lost])).rowCount).toBe(0);
});

test('whoever has none is told where to set one up, and loses nothing by saying no', async () => {
  const email = await newAccount('platform_administrator');
  const lost = await newAccount();
  await api.sql.query(
    `insert into access.second_factor (account_id, secret_cipher, secret_key_version, last_step) select id, '\\x00', 1, 0 from access.account where email = $1`,
    [lost],
  );
  await password(email, '/account');
  await page.getByRole('link', { name: new RegExp(lost.split('@')[0]) }).click();
  await button('Azzera la verifica in due passaggi').click();
  await page.getByRole('dialog', { name: 'Azzerare la verifica in due passaggi?' }).getByRole('button', { name: 'Azzera' }).click();
  const dialog = page.getByRole('dialog', { name: 'Serve la verifica in due passaggi' });
  await dialog.getByRole('link', { name: /^Attiva la verifica/ }).waitFor();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Annulla' }).click();
  await page.getByText('Per questa operazione conferma chi sei').first().waitFor();
});

describe('with the organisation’s own provider', () => {
  let joined: TestApi;
  let provider: TestProvider;
  const email = 'ada@comune.example';
  beforeAll(async () => {
    const port = await freePort();
    joined = await startApi({ env: { OIDC_ISSUER: `http://127.0.0.1:${port}`, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret, OIDC_LABEL: 'l’identità del Comune' } });
    provider = await startProvider(port, `${joined.url}/api/v1/session/openid/callback`);
    const id = await addAccount(joined.sql, { email, roles: [{ role: 'auditor' }, { role: 'programme_office' }] });
    await joined.sql.query('insert into access.openid_identity (account_id) values ($1)', [id]);
    provider.user = { sub: 'ada', email, emailVerified: true };
  });
  afterAll(async () => {
    await provider?.close();
    await joined?.close();
  });
  const enter = () => page.getByRole('link', { name: 'Accedi con l’identità del Comune' });

  test('one enters by it, on the page that was asked for', async () => {
    await page.goto(`${joined.url}/registro`);
    await enter().waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await fitsWidth(page, 320)).toBe(true);
    await screenshot(page, 'sign-in-provider');
    await enter().click();
    await heading('Registro degli accessi').waitFor();
    await page.getByRole('table').waitFor();
    expect(page.url()).toBe(`${joined.url}/registro`);
  });

  test('when the session has ended, it is asked in a window beside, and the page stays in its role', async () => {
    await page.goto(joined.url);
    await enter().click();
    await page.locator('.app-user-button').click();
    await button('Ufficio di programma').click();
    await page.getByText('Ora lavori come Ufficio di programma').first().waitFor();
    await joined.sql.query('update access.session set ended_at = now()');
    await page.getByRole('navigation', { name: 'Menu principale' }).getByRole('link', { name: 'Servizi' }).click();
    const dialog = page.getByRole('dialog', { name: 'La sessione è scaduta' });
    await dialog.getByRole('button', { name: 'Sono entrato: continua' }).click();
    await dialog.getByText('Non risulta ancora un accesso').waitFor();
    expect(await axe(page)).toEqual([]);
    const [beside] = await Promise.all([page.context().waitForEvent('page'), dialog.getByRole('link', { name: /^Entri con l’identità/ }).click()]);
    await beside.locator('.app-user-button').waitFor();
    await beside.close();
    await dialog.getByRole('button', { name: 'Sono entrato: continua' }).click();
    await heading('Servizi').waitFor();
    expect(await page.locator('.app-user-role').textContent()).toBe('Ufficio di programma');
  });

  test('what went wrong there is told here, once', async () => {
    provider.user = { sub: 'nessuno', email: 'nessuno@comune.example', emailVerified: true };
    await page.goto(`${joined.url}/registro`);
    await enter().click();
    await page.getByText('qui non c’è un accesso per te').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toContain('qui non c’è un accesso per te');
    expect(new URL(page.url()).hash).toBe('');
    expect(await axe(page)).toEqual([]);
    await page.reload();
    await enter().waitFor();
    expect(await page.getByText('qui non c’è un accesso per te').count()).toBe(0);
  });
});

describe('where it is mandatory', () => {
  let strict: TestApi;
  beforeAll(async () => {
    strict = await startApi({ env: { REQUIRE_SECOND_FACTOR: 'true' } });
    await addAccount(strict.sql, { email: 'nuova@example.org', roles: [{ role: 'auditor' }] });
  });
  afterAll(() => strict?.close());

  test('every address opens the profile until it is set up, and then what it says', async () => {
    await page.goto(`${strict.url}/registro`);
    await page.getByLabel('Indirizzo e-mail').fill('nuova@example.org');
    await page.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
    await button('Accedi').click();
    await heading('Il tuo profilo').waitFor();
    await page.getByText('In questa installazione la verifica in due passaggi è obbligatoria').waitFor();
    expect(await axe(page)).toEqual([]);
    await setUp();
    await page.getByText('Ho conservato i codici').click();
    await button('Ho finito').click();
    await heading('Registro degli accessi').waitFor();
    await page.getByRole('table').waitFor();
  });
});
