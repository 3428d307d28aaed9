// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Locator, Page } from 'playwright-core';
import { startApi, TEST_PASSWORD, type TestApi } from '../../support/api.js';
import { arrangeWorld, type World } from '../../support/arrange.js';
import { axe, fitsWidth, launchBrowser, screenshot, watchErrors, type TestBrowser } from './browser.js';
import { buildWeb } from './web-build.js';

/** A walk through several pages, each looked at in two widths. */
export const PATIENCE = 120_000;

/** A story that several people tell in their browsers: who signs in, what they press, and how the pages stand. */
export class Desks {
  private readonly pages: { page: Page; errors: string[] }[] = [];

  private constructor(
    readonly api: TestApi,
    readonly world: World,
    private readonly chromium: TestBrowser,
    private readonly story: string,
  ) {}

  static async of(story: string): Promise<Desks> {
    await buildWeb();
    const api = await startApi();
    try {
      return new Desks(api, await arrangeWorld(api.sql), await launchBrowser(), story);
    } catch (error) {
      await api.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.chromium.close();
    await this.api.close();
  }

  /** Closes what was opened; answers what the pages complained about. */
  async leave(): Promise<string[]> {
    const opened = this.pages.splice(0);
    for (const { page } of opened) await page.context().close();
    return opened.flatMap(({ errors }) => errors);
  }

  /** Signs in, in a browser of one's own, and goes to an address; `watch` sees the page before anything is loaded. */
  async open(email: string, path: string, watch?: (page: Page) => void): Promise<Page> {
    const page = await this.chromium.newPage({ acceptDownloads: true });
    this.pages.push({ page, errors: watchErrors(page) });
    watch?.(page);
    page.setDefaultTimeout(15_000);
    await page.goto(this.api.url + path);
    await page.getByLabel('Indirizzo e-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Accedi', exact: true }).click();
    await page.locator('.app-user-button').waitFor();
    return page;
  }

  /** Another tab of the same sign-in. */
  async tab(page: Page, path: string): Promise<Page> {
    const other = await page.context().newPage();
    this.pages.push({ page: other, errors: watchErrors(other) });
    other.setDefaultTimeout(15_000);
    await other.goto(this.api.url + path);
    return other;
  }

  /** The page as it stands: accessible, within 320 px, nothing of the person in its address, and a picture of it. */
  async sound(page: Page, name: string, personal?: RegExp): Promise<void> {
    expect([page.url(), await axe(page)]).toEqual([page.url(), []]);
    expect([page.url(), await fitsWidth(page, 320)]).toEqual([page.url(), true]);
    if (personal) expect(`${page.url()} ${await page.title()}`).not.toMatch(personal);
    await screenshot(page, `${this.story}-${name}`);
  }
}

export const title = (page: Page, text: string | RegExp): Promise<void> => page.getByRole('heading', { level: 1, name: text }).waitFor();
export const press = (page: Page | Locator, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
/** The browser draws the label over the button of a radio or a checkbox: that is where people click. */
export const tick = (page: Page, group: string, option: string): Promise<void> => page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click();

/** Chooses an option of a list by the beginning of its words. */
export async function choose(page: Page | Locator, label: string, option: RegExp): Promise<void> {
  const field = page.getByLabel(label);
  await field.selectOption(await field.locator('option', { hasText: option }).first().getAttribute('value'));
}
