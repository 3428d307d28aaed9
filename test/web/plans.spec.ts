// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import { startApi, TEST_PASSWORD, type TestApi } from '../support/api.js';
import { addPersonInCharge, arrangeWorld, type PersonInCharge, type World } from '../support/arrange.js';
import { action, area, CONVENZIONE, period } from '../support/people.js';
import { axe, fitsWidth, launchBrowser, screenshot, watchErrors, type TestBrowser } from './support/browser.js';
import { buildWeb } from './support/web-build.js';

let api: TestApi;
let world: World;
let chromium: TestBrowser;
let page: Page;
let errors: string[];
let person: PersonInCharge;

beforeAll(async () => {
  await buildWeb();
  api = await startApi();
  world = await arrangeWorld(api.sql);
  await api.sql.query(
    `insert into allocation (id, convenzione_id, area_id, action_id, partner_id, period_id, amount_cents) values ($1, $2, $3, $4, $5, $6, 115520)`,
    [uuid(), CONVENZIONE, area('abitare'), action('abitare', '1.1'), world.partners[0].id, period(3)],
  );
  chromium = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await chromium?.close();
  await api?.close();
});

beforeEach(async () => {
  person = await addPersonInCharge(api.sql, world, { openedOn: '2026-06-01', startsOn: '2026-06-15' });
  page = await chromium.newPage();
  errors = watchErrors(page);
});

afterEach(async () => {
  expect(errors).toEqual([]);
  await page.context().close();
});

async function signIn(path: string): Promise<void> {
  await page.goto(api.url + path);
  await page.getByLabel('Indirizzo e-mail').fill(world.manager.email);
  await page.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
  await page.getByRole('button', { name: 'Accedi', exact: true }).click();
  await page.locator('.app-user-button').waitFor();
}
const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const follow = (name: string) => page.getByRole('link', { name, exact: true }).click();
/** The label, since the look of the kit covers the input with it. */
const tick = (label: string | RegExp) => page.locator('label').filter({ hasText: typeof label === 'string' ? new RegExp(`^${label}$`) : label }).click();
const choose = (label: string, option: string) => page.getByLabel(label).selectOption({ label: option });

async function chooseLike(label: string, option: RegExp): Promise<void> {
  const found = page.getByLabel(label).locator('option', { hasText: option });
  await page.getByLabel(label).selectOption((await found.getAttribute('value')));
}

/** The page as it stands: accessible, within 320 px, and nothing of the person in its address or title. */
async function sound(picture?: string): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(await fitsWidth(page, 320)).toBe(true);
  expect(`${page.url()} ${await page.title()}`).not.toMatch(/Ada|Prova/);
  if (picture) await screenshot(page, picture);
}

async function addLine(item: string, source: string, quantity: string, cost: string, financed?: { enrolment: RegExp; allocation: RegExp }): Promise<void> {
  await follow('Aggiungi una riga');
  await heading('Aggiungi una riga');
  await choose('Asse di vita', 'Casa / habitat sociale');
  await page.getByLabel('Voce').fill(item);
  await choose('Fonte', source);
  if (financed) {
    await chooseLike('Iscrizione', financed.enrolment);
    await chooseLike('Assegnazione', financed.allocation);
  }
  await page.getByLabel('Quantità').fill(quantity);
  await choose('Unità di misura', 'ore');
  await page.getByLabel('Costo unitario').fill(cost);
  await page.getByLabel('Fine').fill('2026-12-31');
}

test('a plan from its opening to the frozen evidence', async () => {
  await signIn(`/casi/${person.caseId}/piano`);
  await heading('Apri il Budget di Salute');
  await page.getByLabel('Inizio').fill('2026-06-15');
  await page.getByLabel('Che cosa desidera la persona').fill('Vorrei dormire a casa mia senza paura.');
  await sound();
  await press('Apri il Budget di Salute');
  await heading('Budget di Salute di Ada Prova');
  await page.getByText('Nessun obiettivo', { exact: true }).waitFor();

  // Without a goal the refusal says what to do, where the person is.
  await press('Attiva il progetto');
  await press('Attiva');
  await page.getByText('Manca un obiettivo: aggiungine almeno uno').first().waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toContain('Non attivato');
  await sound();

  await follow('Aggiungi un obiettivo');
  await heading('Aggiungi un obiettivo');
  await press('Aggiungi un obiettivo');
  await page.getByText('Obiettivo:').first().waitFor();
  await sound();
  await choose('Asse di vita', 'Casa / habitat sociale');
  await page.getByLabel('Obiettivo').fill('Tenere la casa da sola');
  await page.getByText('Se la cava in casa e chiede aiuto per alcune cose.').waitFor();
  await tick(/^4 –/);
  await sound();
  await press('Aggiungi un obiettivo');
  await page.getByText('Tenere la casa da sola').waitFor();

  await addLine('La vicina fa la spesa', 'Comunità (valorizzata, non spesa)', '8,5', '10');
  await page.getByText('Importo della riga: 85,00').waitFor();
  await press('Aggiungi una riga');
  await page.getByText('La vicina fa la spesa').waitFor();
  await addLine('Sostegno educativo a domicilio', 'Sociale: convenzione (Comune)', '50', '23,50', { enrolment: /Abitare 1\.1 –/, allocation: /Cooperativa Primo Passo.*restano 1\.155,20/ });
  await sound();
  await press('Aggiungi una riga');
  await page.getByText('Sostegno educativo a domicilio').first().waitFor();
  await page.getByText('1.175,00 €').first().waitFor();
  await sound();

  // Beyond the allocation: nothing happens, and the line and what is left are told.
  await press('Attiva il progetto');
  await page.getByText('Sulla convenzione si impegnano 1.175,00').waitFor();
  await sound();
  await press('Attiva e impegna');
  await page.getByText(/«Sostegno educativo a domicilio» impegna più di quanto resta.*1\.155,20/).waitFor();
  await sound();
  await press('Togli la riga: Sostegno educativo a domicilio');
  await page.getByText('Riga tolta').first().waitFor();
  await addLine('Sostegno educativo a domicilio', 'Sociale: convenzione (Comune)', '49', '23,50', { enrolment: /Abitare 1\.1 –/, allocation: /Cooperativa/ });
  await press('Aggiungi una riga');
  await page.getByText('1.151,50 €').first().waitFor();

  await follow('Registra un livello');
  await heading('Livelli sugli assi di vita');
  await choose('Asse', 'Casa / habitat sociale');
  await tick('Partenza');
  await tick(/^2 –/);
  await page.getByLabel('Valutato il').fill('2026-06-10');
  await sound();
  await press('Registra il livello');
  await page.getByRole('row', { name: /Casa.*Partenza.*10\/06\/2026/ }).waitFor();
  await follow('Torna al Budget di Salute');

  await press('Attiva il progetto');
  await press('Attiva e impegna');
  await page.getByText('È attivo: le somme della convenzione sono impegnate').waitFor();
  expect(await page.getByRole('button', { name: /Attiva il progetto|Togli/ }).count()).toBe(0);
  await sound('plan');
  const { rows } = await api.sql.query('select sum(amount_cents)::int as committed from ledger_entry');
  expect(rows).toEqual([{ committed: 115_150 }]);

  await follow('Concludi il caso');
  await heading('Concludi il caso di Ada Prova');
  await press('Concludi e fissa i dati');
  await page.getByText('Esito:').first().waitFor();
  await tick('Obiettivi raggiunti');
  await page.getByLabel('Concluso il').fill('2026-10-01');
  await tick(/^4 –/);
  await sound();
  await press('Concludi e fissa i dati');
  await page.getByText('Esito: Obiettivi raggiunti, il 01/10/2026').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Concludi e fissa i dati' }).click();
  await heading('Caso concluso di Ada Prova');
  await page.getByRole('row', { name: /Casa.*Sì.*2 –.*4 –.*\+2/ }).waitFor();
  await sound('conclusion');

  await page.goto(`${api.url}/piani`);
  await page.getByRole('link', { name: 'Ada Prova' }).first().waitFor();
  await sound();
}, 120_000);
