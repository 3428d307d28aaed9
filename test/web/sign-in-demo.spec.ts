// SPDX-License-Identifier: AGPL-3.0-or-later
import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TestApi } from '../support/api.js';
import { startDemo } from '../support/demo.js';
import { axe, fitsWidth, launchBrowser, screenshot, watchErrors, type TestBrowser } from './support/browser.js';
import { buildWeb } from './support/web-build.js';

jest.setTimeout(300_000);

/** The demonstration as somebody meets it who has just started the platform; the README's pictures come from here. */
describe('the demo in the browser', () => {
  let api: TestApi;
  let chromium: TestBrowser;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    await buildWeb();
    ({ api } = await startDemo());
    chromium = await launchBrowser();
  }, 300_000);
  afterAll(async () => {
    await chromium?.close();
    await api?.close();
  });
  beforeEach(async () => {
    page = await chromium.newPage();
    page.setDefaultTimeout(30_000);
    errors = watchErrors(page);
    await page.goto(api.url);
    await page.getByRole('heading', { level: 2, name: 'Prova la piattaforma' }).waitFor();
  });
  afterEach(async () => {
    expect(errors).toEqual([]);
    await page.context().close();
  });

  const account = (email: string) => page.getByRole('button').filter({ has: page.getByText(email, { exact: true }) });
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  const follow = (name: string) => page.getByRole('navigation', { name: 'Menu principale' }).getByRole('link', { name, exact: true }).click();

  async function enter(email: string): Promise<void> {
    await account(email).click();
    await heading(/^Buongiorno/);
  }

  async function sound(): Promise<void> {
    expect([page.url(), await axe(page)]).toEqual([page.url(), []]);
    expect([page.url(), await fitsWidth(page, 320)]).toEqual([page.url(), true]);
  }

  it('offers every role on the sign-in page, two accounts and more where isolation matters', async () => {
    const shown = await page.locator('.app-demo-account').allInnerTexts();
    const roles = ['Referente del caso', 'Coordinamento dei casi', 'Servizio inviante', 'Operatore ETS', 'Coordinamento ETS', 'Referente amministrativo', 'Componente della Cabina', 'Segreteria della Cabina', 'Ufficio di programma', 'Amministrazione della piattaforma', 'Controllo degli accessi'];
    const holders = Object.fromEntries(roles.map((role) => [role, shown.filter((text) => text.includes(role)).length]));
    for (const role of roles) expect([role, holders[role] > 0]).toEqual([role, true]);
    for (const role of roles.slice(0, 5)) expect([role, holders[role] > 1]).toEqual([role, true]);
    // Nothing takes the focus before somebody does something.
    expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY');
    await sound();
    await screenshot(page, 'sign-in');
  });

  it('lets everybody in with one click, to a page of their own', async () => {
    const emails = await page.locator('.app-demo-email').allInnerTexts();
    expect(emails.length).toBeGreaterThan(20);
    for (const email of emails) {
      await enter(email);
      await page.locator('.app-door, .app-desk').first().waitFor();
      await page.locator('.app-user-button').click();
      await page.getByRole('button', { name: 'Esci' }).click();
      await heading('Accedi');
      await account(email).waitFor();
    }
  });

  it('shows a case manager the file of somebody with a story', async () => {
    await enter('case.manager.1@demo.example');
    await follow('Le mie persone');
    await page.getByRole('table').waitFor();
    await sound();
    await screenshot(page, 'people');
    await page.goto(`${api.url}/persone/${await withAStory()}`);
    await page.getByRole('heading', { name: 'Che cosa è successo' }).waitFor();
    await sound();
    await screenshot(page, 'person');
    await page.getByRole('link', { name: 'Percorso', exact: true }).click();
    await page.getByRole('heading', { name: 'Iscrizioni e affidamenti' }).waitFor();
    await page.getByRole('table', { name: 'Le attività più recenti della persona' }).waitFor();
    await sound();
  });

  it('shows the Cabina figures against their targets', async () => {
    await enter('cabina@demo.example');
    await follow('Cruscotto');
    await page.locator('.app-figure').first().waitFor();
    await sound();
    await screenshot(page, 'dashboard');
  });

  /** Of the manager's open cases, the one with two actions and most activities. */
  async function withAStory(): Promise<string> {
    const { rows } = await api.sql.query<{ person_id: string }>(
      `select c.person_id from case_file c join access.account a on a.id = c.case_manager_id
        join enrolment e on e.case_id = c.id and e.ends_on is null
        join attendance t on t.enrolment_id = e.id
       where a.email = 'case.manager.1@demo.example' and c.status = 'open'
       group by c.person_id, c.id
       order by count(distinct e.action_id) desc, count(t.id) desc, c.person_id limit 1`,
    );
    return rows[0].person_id;
  }
});
