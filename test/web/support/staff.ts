// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core';
import { startApi, TEST_PASSWORD, type TestApi } from '../../support/api.js';
import { arrangeWorld, type World } from '../../support/arrange.js';
import { axe, fitsWidth, launchBrowser, screenshot, watchErrors, type TestBrowser } from './browser.js';
import { buildWeb } from './web-build.js';

/** A walk through several pages, each looked at in two widths. */
export const PATIENCE = 120_000;

/** The application, its world and a browser, for a file of browser tests; `stop` in afterAll, `settle` in afterEach. */
export interface Stage {
  api: TestApi;
  world: World;
  /** Signs in on a page of its own, at a path. */
  open(email: string, path: string): Promise<Page>;
  /** Closes the pages of a test; answers what they complained about. */
  settle(): Promise<string[]>;
  stop(): Promise<void>;
}

export async function setStage(): Promise<Stage> {
  await buildWeb();
  const api = await startApi();
  const world = await arrangeWorld(api.sql);
  const chromium: TestBrowser = await launchBrowser();
  const pages: { page: Page; errors: string[] }[] = [];
  return {
    api, world,
    open: async (email, path) => {
      const page = await chromium.newPage({ acceptDownloads: true });
      pages.push({ page, errors: watchErrors(page) });
      page.setDefaultTimeout(15_000);
      await page.goto(api.url + path);
      await page.getByLabel('Indirizzo e-mail').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
      await page.getByRole('button', { name: 'Accedi', exact: true }).click();
      await page.locator('.app-user-button').waitFor();
      return page;
    },
    settle: async () => {
      const opened = pages.splice(0);
      for (const { page } of opened) await page.context().close();
      return opened.flatMap(({ errors }) => errors);
    },
    stop: async () => {
      await chromium.close();
      await api.close();
    },
  };
}

export const title = (page: Page, text: string): Promise<void> => page.getByRole('heading', { level: 1, name: text }).waitFor();
export const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

/** Nothing wrong for who cannot see it, and nothing to scroll sideways at 320 px; a picture for who looks. */
export async function sound(page: Page, name: string): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(await fitsWidth(page, 320)).toBe(true);
  await screenshot(page, name);
}
