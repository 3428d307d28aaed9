// SPDX-License-Identifier: AGPL-3.0-or-later
import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TestApi } from '../support/api.js';
import { startDemo } from '../support/demo.js';
import { axe, fitsWidth, launchBrowser, screenshot, watchErrors, type TestBrowser } from './support/browser.js';
import { buildWeb } from './support/web-build.js';

jest.setTimeout(300_000);

/** What the guide for case managers shows, in the demo; its pictures come from here. */
describe('the case manager’s pages in the browser', () => {
  let api: TestApi;
  let chromium: TestBrowser;
  let page: Page;
  let errors: string[];
  beforeAll(async () => {
    await buildWeb();
    ({ api } = await startDemo());
    chromium = await launchBrowser();
    page = await chromium.newPage();
    page.setDefaultTimeout(30_000);
    errors = watchErrors(page);
    await page.goto(api.url);
    await page.getByRole('button').filter({ has: page.getByText('case.manager.1@demo.example', { exact: true }) }).click();
    await page.getByRole('heading', { level: 1, name: /^Buongiorno/ }).waitFor();
  }, 300_000);
  afterAll(async () => {
    await chromium?.close();
    await api?.close();
  });
  afterEach(() => expect(errors).toEqual([]));

  const idOf = async (sql: string): Promise<string> => (await api.sql.query<{ id: string }>(sql)).rows[0].id;
  const MINE = `c.case_manager_id = (select id from access.account where email = 'case.manager.1@demo.example')`;
  /** Opens, waits for what the page is about, and finds it sound, with nothing raw on it. */
  async function look(path: string, shown: string | RegExp, picture?: string): Promise<void> {
    await page.goto(`${api.url}${path}`);
    await page.getByRole('heading', { name: shown }).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect([path, await axe(page)]).toEqual([path, []]);
    expect([path, await fitsWidth(page, 320)]).toEqual([path, true]);
    const text = (await page.locator('main').innerText()) ?? '';
    expect([path, text.match(/\b\d{4}-\d\d-\d\d\b|\b[0-9a-f]{8}-[0-9a-f]{4}-|\bundefined\b|\bnull\b|\bNaN\b|\{\{/)?.[0] ?? null]).toEqual([path, null]);
    if (picture) await screenshot(page, picture);
  }

  it('the desk, what is due and the agenda', async () => {
    await look('/', 'Da fare', 'guide-desk');
    await look('/scadenze', 'Da fare');
    await look('/agenda', 'Agenda');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByText('Nell’agenda di').waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it('a note, a person’s file and everything in its tabs', async () => {
    await look('/nota', 'Nuova nota', 'guide-note');
    const person = await idOf(`select c.person_id as id from case_file c join attendance t on t.person_id = c.person_id where c.status = 'open' and ${MINE} group by c.person_id order by count(*) desc, c.person_id limit 1`);
    await look(`/persone/${person}`, /./, 'guide-person');
    for (const tab of await page.getByRole('navigation', { name: 'Sezioni della pagina' }).getByRole('link').all()) {
      const to = (await tab.getAttribute('href'))!;
      await page.goto(`${api.url}${to}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect([to, await axe(page)]).toEqual([to, []]);
      expect([to, await fitsWidth(page, 320)]).toEqual([to, true]);
    }
  });

  it('assessments over time', async () => {
    const person = await idOf(`select a.person_id as id from assessment a join case_file c on c.id = a.case_id where ${MINE} and c.status = 'open' and a.withdrawn_on is null group by a.person_id order by count(*) desc, a.person_id limit 1`);
    await look(`/persone/${person}/valutazioni`, 'Come cambia nel tempo');
    await page.locator('canvas').first().waitFor();
    await screenshot(page, 'guide-assessments');
  });

  it('a Budget di Salute, and a report composed from the story', async () => {
    const plan = await idOf(`select p.id from plan p join case_file c on c.id = p.case_id where ${MINE} and p.status = 'active' order by (select count(*) from plan_goal g where g.plan_id = p.id) desc, p.id limit 1`);
    await look(`/piani/${plan}`, 'Su carta', 'guide-plan');
    const person = await idOf(`select c.person_id as id from case_file c join note n on n.person_id = c.person_id where ${MINE} and c.status = 'open' group by c.person_id order by count(*) desc, c.person_id limit 1`);
    await look(`/persone/${person}/relazioni/nuova`, /^Nuova relazione/);
    await page.locator('label').filter({ hasText: /^CPS$/ }).click();
    for (const entry of (await page.locator('.app-entries label').all()).slice(0, 3)) await entry.click();
    await screenshot(page, 'guide-report');
    await page.getByRole('button', { name: 'Prepara la relazione' }).click();
    await page.getByText('Bozza preparata').first().waitFor();
    await page.getByRole('button', { name: 'Concludi la relazione' }).click();
    await page.getByText('Relazione conclusa').first().waitFor();
    await page.getByRole('button', { name: 'Apri una nuova versione' }).waitFor();
    expect(await axe(page)).toEqual([]);
  });
});
