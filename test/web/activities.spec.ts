// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core';
import { startApi, TEST_PASSWORD, type TestApi } from '../support/api.js';
import { addPersonInCharge, arrangeWorld, type World } from '../support/arrange.js';
import { axe, fitsWidth, launchBrowser, screenshot, watchErrors, type TestBrowser } from './support/browser.js';
import { buildWeb } from './support/web-build.js';

/** Several pages each, looked at in two widths. */
const WALK_MS = 90_000;

/** From the partner's report to the register, as three people see it. */
describe('activities in the browser', () => {
  let api: TestApi;
  let world: World;
  let chromium: TestBrowser;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    await buildWeb();
    api = await startApi();
    world = await arrangeWorld(api.sql);
    await addPersonInCharge(api.sql, world, { givenName: 'Ada', familyName: 'Affidata' });
    await addPersonInCharge(api.sql, world, { givenName: 'Bruno', familyName: 'Betulla' });
    chromium = await launchBrowser();
  }, 180_000);
  afterAll(async () => {
    await chromium?.close();
    await api?.close();
  });
  beforeEach(async () => {
    page = await chromium.newPage();
    page.setDefaultTimeout(15_000);
    errors = watchErrors(page);
  });
  afterEach(async () => {
    expect(errors).toEqual([]);
    await page.context().close();
  });

  const open = async (email: string, path: string) => {
    await page.goto(api.url + path);
    await page.getByLabel('Indirizzo e-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Accedi', exact: true }).click();
    await page.locator('.app-user-button').waitFor();
  };
  const title = async (text: string) => page.getByRole('heading', { level: 1, name: text }).waitFor();
  const sound = async (name: string) => {
    expect(await axe(page)).toEqual([]);
    expect(await fitsWidth(page, 320)).toBe(true);
    await screenshot(page, `activities-${name}`);
  };
  const group = (name: string) => page.getByRole('group', { name });

  it('lets the partner report with attendance, correct what is wrong and submit', async () => {
    await open(world.partners[0].operator.email, '/attivita');
    await title('Attività');
    await page.getByText('Nessuna attività').waitFor();
    await sound('empty');
    await page.getByRole('link', { name: 'Nuova attività' }).click();
    await title('Nuova attività');
    const action = page.locator('select[name=actionId]');
    await action.selectOption(await action.locator('option', { hasText: 'Abitare 1.1' }).getAttribute('value'));
    await page.getByRole('button', { name: 'Segna tutti presenti' }).click();
    await group('Betulla Bruno').getByText('Assente', { exact: true }).click();
    await page.getByLabel('Minuti di presenza di Affidata Ada').fill('120');
    await page.getByLabel('Durata').fill('90');
    await sound('form');
    await page.getByRole('button', { name: 'Salva la bozza' }).click();
    await page.getByText('C’è un dato da correggere').waitFor();
    await page.getByLabel('Che cosa avete fatto').fill('Visita a domicilio');
    await page.getByRole('button', { name: 'Salva la bozza' }).click();
    await page.getByText('I minuti di presenza superano la durata').first().waitFor();
    await sound('form-refused');
    await page.getByLabel('Minuti di presenza di Affidata Ada').fill('60');
    await page.getByRole('button', { name: 'Salva la bozza' }).click();
    await title('Visita a domicilio');
    await page.getByText('Bozza', { exact: true }).waitFor();
    await sound('draft');
    await page.getByRole('button', { name: 'Invia per la validazione' }).click();
    await page.getByText('L’attività è inviata').waitFor();
    const { rows } = await api.sql.query('select present, minutes from attendance order by minutes');
    expect(rows).toEqual([{ present: false, minutes: 0 }, { present: true, minutes: 60 }]);
  }, WALK_MS);

  it('lets the coordinator return it with a reason, which the partner reads and settles', async () => {
    await open(world.coordinators.abitare.email, '/da-validare');
    await title('Da validare');
    await page.getByRole('link', { name: 'Visita a domicilio' }).waitFor();
    await sound('queue');
    await page.getByRole('link', { name: 'Visita a domicilio' }).click();
    await title('Visita a domicilio');
    await page.getByRole('button', { name: 'Rinvia' }).click();
    await page.getByRole('button', { name: 'Rinvia al partner' }).click();
    await page.getByText('C’è un dato da correggere').waitFor();
    await sound('return');
    await page.getByLabel('Motivo del rinvio').fill('Il giorno non torna');
    await page.getByRole('button', { name: 'Rinvia al partner' }).click();
    await page.getByText('Niente da validare').waitFor();

    await page.context().clearCookies();
    await open(world.partners[0].operator.email, '/attivita?status=returned');
    await page.getByRole('link', { name: 'Visita a domicilio' }).click();
    await page.getByText('Il giorno non torna').waitFor();
    await sound('returned');
    await page.getByRole('link', { name: 'Modifica' }).click();
    await title('Modifica l’attività');
    expect(await group('Affidata Ada').getByLabel('Presente').isChecked()).toBe(true);
    expect(await group('Betulla Bruno').getByLabel('Assente').isChecked()).toBe(true);
    await page.locator('input[name=heldOn]').fill('2026-11-19');
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    await page.getByRole('button', { name: 'Invia per la validazione' }).click();
    await page.getByText('L’attività è inviata').waitFor();
  }, WALK_MS);

  it('lets the coordinator validate it, for good', async () => {
    await open(world.coordinators.abitare.email, '/da-validare');
    await page.getByRole('link', { name: 'Visita a domicilio' }).click();
    await page.getByRole('button', { name: 'Valida', exact: true }).click();
    await page.getByText('Niente da validare').waitFor();
    await page.goto(`${api.url}/attivita`);
    await page.getByRole('link', { name: 'Visita a domicilio' }).click();
    await page.getByText('Validata il').waitFor();
    expect(await page.getByRole('button', { name: 'Valida', exact: true }).count()).toBe(0);
    await sound('validated');
  }, WALK_MS);

  it('shows the programme office hours and counts, in both languages, and nobody', async () => {
    await open(world.office.email, '/registro-attivita');
    await title('Registro delle attività');
    await page.getByText('19/11/2026').waitFor();
    await sound('register');
    expect(await page.locator('main').textContent()).not.toMatch(/Affidata|Visita a domicilio/);
    await page.locator('.app-language button').click();
    await page.getByRole('button', { name: 'English' }).click();
    await title('Register of activities');
    expect(await axe(page)).toEqual([]);
  }, WALK_MS);
});
