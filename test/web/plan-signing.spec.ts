// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import { addPersonInCharge, type PersonInCharge } from '../support/arrange.js';
import { action, area, CONVENZIONE, period } from '../support/people.js';
import { confirmFactor } from '../support/plan-signing.js';
import { choose, Desks, press, title } from './support/desk.js';

/** A plan from its draft through two signed versions to the end of its case, with everybody who has to sign at their own desk. */
let desks: Desks;
let person: PersonInCharge;
const PLAN = 'Budget di Salute di Ada Prova';
const PARTNER = 'Cooperativa Primo Passo';
const PERSONAL = /Ada|Prova/;

beforeAll(async () => {
  desks = await Desks.of('plan');
  const { api, world } = desks;
  await api.sql.query(
    `insert into allocation (id, convenzione_id, area_id, action_id, partner_id, period_id, amount_cents) values ($1, $2, $3, $4, $5, $6, 115520)`,
    [uuid(), CONVENZIONE, area('abitare'), action('abitare', '1.1'), world.partners[0].id, period(3)],
  );
  person = await addPersonInCharge(api.sql, world, { openedOn: '2026-06-01', startsOn: '2026-06-15' });
}, 120_000);
afterAll(() => desks?.close());
afterEach(async () => expect(await desks.leave()).toEqual([]));

const sound = (page: Page, name: string) => desks.sound(page, name, PERSONAL);
const follow = (page: Page, name: string) => page.locator('main').getByRole('link', { name, exact: true }).first().click();
const told = (page: Page, text: string | RegExp) => page.locator('main').getByText(text).first().waitFor();
const dialog = (page: Page) => page.getByRole('dialog');
const status = (page: Page, name: string) => page.locator('.app-facts .app-status', { hasText: name }).waitFor();
const committed = async () => (await desks.api.sql.query('select coalesce(sum(amount_cents), 0)::int as cents from ledger_entry')).rows[0].cents as number;

async function addLine(page: Page, item: string, source: RegExp, quantity: string, cost: string, isFinanced = false): Promise<void> {
  await follow(page, 'Aggiungi una riga');
  await title(page, 'Aggiungi una riga');
  await choose(page, 'Asse di vita', /^Casa/);
  await page.getByLabel('Voce').fill(item);
  await choose(page, 'Fonte', source);
  if (isFinanced) {
    await choose(page, 'Iscrizione', /Abitare 1\.1 –/);
    await choose(page, 'Assegnazione', /Cooperativa Primo Passo/);
  }
  await page.getByLabel('Quantità').fill(quantity);
  await choose(page, 'Unità di misura', /^ore/);
  await page.getByLabel('Costo unitario').fill(cost);
  await page.getByLabel('Fine').fill('2026-12-31');
  await press(page, 'Aggiungi una riga');
  await title(page, PLAN);
  await told(page, item);
}

async function propose(page: Page): Promise<void> {
  await press(page, 'Proponi alla firma');
  await press(dialog(page), 'Proponi alla firma');
}

/** The person signs in front of the case manager: draws, or types the name where no hand draws. */
async function personSigns(page: Page, how: 'draws' | 'types'): Promise<void> {
  await page.getByRole('link', { name: 'Firma: La persona' }).click();
  await title(page, 'Firma: La persona');
  if (how === 'draws') {
    await press(page, 'Firma');
    await told(page, 'Ho visto firmare Ada Prova');
    await page.locator('.app-summary .alert-danger').waitFor();
    await page.locator('canvas').scrollIntoViewIfNeeded();
    const box = (await page.locator('canvas').boundingBox())!;
    await page.mouse.move(box.x + 30, box.y + 90);
    await page.mouse.down();
    for (const [x, y] of [[80, 30], [130, 110], [190, 40], [260, 80]]) await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Cancella il segno' }).waitFor();
  } else {
    await page.getByLabel('Oppure scrivi nome e cognome').focus();
    await page.keyboard.type('Ada Prova');
  }
  await page.locator('label', { hasText: 'Ho visto firmare Ada Prova' }).click();
  if (how === 'draws') await sound(page, 'person-signs');
  await press(page, 'Firma');
  await told(page, 'La decisione è registrata.');
  await follow(page, 'Torna al piano');
  await title(page, PLAN);
}

async function managerSigns(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Firma: Chi segue il caso' }).click();
  await title(page, 'Firma: Chi segue il caso');
  await press(page, 'Firma');
  await told(page, 'La decisione è registrata.');
  await follow(page, 'Torna al piano');
}

/** The partner's coordinator: from the menu to what the partner commits itself to, and nothing else of the plan. */
async function partnerSigns(picture?: string): Promise<void> {
  const page = await desks.open(desks.world.partners[0].coordinator.email, '/');
  await confirmFactor(desks.api.sql);
  await page.getByRole('navigation', { name: 'Menu principale' }).getByRole('link', { name: 'Da firmare', exact: true }).click();
  await title(page, 'Da firmare');
  await page.getByRole('link', { name: 'Ada Prova' }).waitFor();
  if (picture) await sound(page, `${picture}-list`);
  await page.getByRole('link', { name: 'Ada Prova' }).click();
  await title(page, `Firma: ${PARTNER}`);
  await told(page, 'Dieci ore alla settimana');
  await told(page, 'Sostegno educativo a domicilio');
  expect(await page.locator('main').innerText()).not.toMatch(/vicina|dormire|Tenere la casa/);
  if (picture) await sound(page, picture);
  await press(page, 'Firma');
  await told(page, 'La decisione è registrata.');
}

test('a plan from its draft through two signed versions to its end', async () => {
  const page = await desks.open(desks.world.manager.email, `/casi/${person.caseId}/piano`);
  await title(page, 'Apri il Budget di Salute');
  await page.getByLabel('Inizio').fill('2026-06-15');
  await page.getByLabel('Che cosa desidera la persona').fill('Vorrei dormire a casa mia senza paura.');
  await sound(page, 'open');
  await press(page, 'Apri il Budget di Salute');
  await title(page, PLAN);
  await status(page, 'Bozza');

  // Not ready: what is missing is told at once, where the person is.
  await propose(page);
  await told(page, 'Manca un obiettivo');
  expect(await page.evaluate('document.activeElement.textContent')).toContain('Non ancora pronta');
  await follow(page, 'Aggiungi un obiettivo');
  await choose(page, 'Asse di vita', /^Casa/);
  await page.getByLabel('Obiettivo').fill('Tenere la casa da sola');
  await page.getByRole('radiogroup', { name: 'Livello atteso' }).locator('label').filter({ hasText: /^3 –/ }).click();
  await press(page, 'Aggiungi un obiettivo');
  await told(page, 'Tenere la casa da sola');
  await addLine(page, 'La vicina fa la spesa', /^Comunità/, '8,5', '10');
  await addLine(page, 'Sostegno educativo a domicilio', /^Sociale: convenzione/, '50', '23,50', true);
  await propose(page);
  await told(page, /«Sostegno educativo a domicilio» impegna più di quanto resta.*1\.155,20/);
  await told(page, `${PARTNER} è indicato nelle righe o negli interventi`);
  await sound(page, 'not-ready');
  await press(page, 'Togli la riga: Sostegno educativo a domicilio');
  await page.getByText('Riga tolta').first().waitFor();
  await addLine(page, 'Sostegno educativo a domicilio', /^Sociale: convenzione/, '40', '23,50', true);

  // Whoever the lines name is one click away.
  await follow(page, `Aggiungi: ${PARTNER}`);
  await title(page, 'Aggiungi un firmatario');
  await page.getByLabel('A che cosa si impegna').fill('Dieci ore alla settimana');
  await sound(page, 'signatory');
  await press(page, 'Aggiungi un firmatario');
  await title(page, PLAN);
  await told(page, 'Dieci ore alla settimana');
  // The mother may sign too; the plan does not wait for her.
  await follow(page, 'Aggiungi un firmatario');
  await page.getByRole('radiogroup', { name: 'Chi firma' }).getByText('Famiglia', { exact: true }).click();
  await page.getByLabel('Nome e legame con la persona').fill('Rosa, la madre');
  await page.locator('label', { hasText: 'La sua firma è obbligatoria' }).click();
  await press(page, 'Aggiungi un firmatario');
  await title(page, PLAN);
  await told(page, 'Firma facoltativa');
  await sound(page, 'draft');

  await propose(page);
  await status(page, 'Proposto');
  expect(await page.getByRole('button', { name: /^Togli/ }).count()).toBe(0);
  await sound(page, 'proposed');
  await confirmFactor(desks.api.sql);
  await personSigns(page, 'draws');
  await managerSigns(page);
  expect(await committed()).toBe(0);
  await partnerSigns('partner');
  await page.reload();
  await status(page, 'Attivo');
  expect(await committed()).toBe(94_000);
  await press(page, 'Vedi la firma');
  await dialog(page).getByRole('img', { name: 'Firma di La persona' }).waitFor();
  await press(dialog(page), 'OK');
  await sound(page, 'active');

  // Whoever the plan did not wait for signs the active version: nothing of it changes.
  await page.getByRole('link', { name: 'Firma: Rosa, la madre' }).click();
  await title(page, 'Firma: Rosa, la madre');
  await told(page, 'Il piano è già attivo e non aspettava questa firma.');
  expect(await page.getByRole('button', { name: 'Non firma' }).count()).toBe(0);
  await page.getByLabel('Oppure scrivi nome e cognome').focus();
  await page.keyboard.type('Rosa Prova');
  await page.locator('label', { hasText: 'Ho visto firmare Rosa, la madre' }).click();
  await sound(page, 'late');
  await press(page, 'Firma');
  await told(page, 'La decisione è registrata.');
  await follow(page, 'Torna al piano');
  await status(page, 'Attivo');
  expect(await committed()).toBe(94_000);

  // The next version: what changes is told in words.
  await press(page, 'Apri una nuova versione');
  await status(page, 'Bozza');
  await told(page, 'Non è cambiato nulla rispetto alla versione 1.');
  await follow(page, 'Modifica date e desideri');
  await page.getByLabel('Che cosa desidera la persona').fill('Vorrei dormire a casa mia e tornare a cantare.');
  await page.getByRole('button', { name: 'Salva' }).click();
  await title(page, PLAN);
  await told(page, 'I desideri della persona sono stati riscritti.');
  await follow(page, 'Modifica: Tenere la casa da sola');
  await page.getByRole('radiogroup', { name: 'Livello atteso' }).locator('label').filter({ hasText: /^4 –/ }).click();
  await press(page, 'Salva');
  await title(page, PLAN);
  await told(page, 'L’obiettivo «Tenere la casa da sola» ora mira al livello 4 (prima 3).');
  await sound(page, 'changes');
  await propose(page);
  await status(page, 'Proposto');
  await confirmFactor(desks.api.sql);
  await personSigns(page, 'types');
  await managerSigns(page);
  await partnerSigns();
  await page.reload();
  await status(page, 'Attivo');
  expect(await committed()).toBe(94_000);
  await page.getByRole('link', { name: 'Vai alla versione 1, Sostituito' }).click();
  await status(page, 'Sostituito');
  await page.getByRole('link', { name: 'Vai alla versione 2, Attivo' }).click();
  await status(page, 'Attivo');

  await follow(page, 'Concludi il caso');
  await title(page, 'Concludi il caso di Ada Prova');
  await page.getByText('Obiettivi raggiunti', { exact: true }).click();
  await page.getByLabel('Concluso il').fill('2026-11-22');
  const answer = (question: string | RegExp, words: string | RegExp) => page.getByRole('radiogroup', { name: question }).locator('label').filter({ hasText: words }).first().click();
  await told(page, 'Hai risposto a 0 domande su 8');
  await answer(/^Casa.*: dove si trova ora/, /^4 –/);
  for (const [question, words] of [['Casa', 'Migliorata'], ['Lavoro e formazione', 'Come prima'], ['Persone intorno', 'Preferisce non rispondere'], ['Il tuo giudizio complessivo', 'Migliorata']] as const) {
    await page.getByRole('radiogroup', { name: question, exact: true }).getByText(words, { exact: true }).click();
  }
  for (const [question, words] of [['Lavoro all’uscita', 'Cerca lavoro'], ['Formazione all’uscita', 'Sì'], ['Qualifica ottenuta', 'Preferisce non rispondere']] as const) {
    await page.getByRole('radiogroup', { name: question, exact: true }).getByText(words, { exact: true }).click();
  }
  await told(page, 'Hai risposto a 8 domande su 8');
  await press(page, 'Concludi e fissa i dati');
  await press(dialog(page), 'Concludi e fissa i dati');
  await page.locator('.app-summary .alert-danger').waitFor();
  await told(page, 'Scrivi su che cosa si fonda il giudizio');
  await page.getByLabel('Su che cosa si fonda il giudizio').fill('Dorme a casa sua da due mesi.');
  await sound(page, 'conclude');
  await press(page, 'Concludi e fissa i dati');
  await press(dialog(page), 'Concludi e fissa i dati');
  await title(page, 'Caso concluso di Ada Prova');
  await told(page, 'Dorme a casa sua da due mesi.');
  expect((await desks.api.sql.query('select observed_on, employment, training, qualification from exit_situation where person_id = $1', [person.personId])).rows).toEqual([{ observed_on: '2026-11-22', employment: 'job_searching', training: 'yes', qualification: 'refused' }]);
  expect((await desks.api.sql.query(`select axis, level from axis_level where case_id = $1 and moment = 'conclusion'`, [person.caseId])).rows).toEqual([{ axis: 'casa', level: 4 }]);
  await sound(page, 'concluded');
  await follow(page, 'Budget di Salute');
  await status(page, 'Chiuso');
}, 240_000);
