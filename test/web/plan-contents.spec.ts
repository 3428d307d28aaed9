// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import { startApi, TEST_PASSWORD, type ApiClient, type TestApi } from '../support/api.js';
import { addPersonInCharge, arrangeWorld, type PersonInCharge, type World } from '../support/arrange.js';
import { action, area, CONVENZIONE, period } from '../support/people.js';
import { axe, fitsWidth, launchBrowser, screenshot, watchErrors, type TestBrowser } from './support/browser.js';
import { buildWeb } from './support/web-build.js';

let api: TestApi;
let world: World;
let manager: ApiClient;
let chromium: TestBrowser;
let page: Page;
let errors: string[];
let person: PersonInCharge;
let planId: string;

beforeAll(async () => {
  await buildWeb();
  api = await startApi();
  world = await arrangeWorld(api.sql);
  manager = await api.signIn(world.manager.email);
  await api.sql.query(
    'insert into allocation (id, convenzione_id, area_id, action_id, partner_id, period_id, amount_cents) values ($1, $2, $3, $4, $5, $6, 1000000)',
    [uuid(), CONVENZIONE, area('abitare'), action('abitare', '1.1'), world.partners[0].id, period(3)],
  );
  chromium = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await chromium?.close();
  await api?.close();
});

beforeEach(async () => {
  await api.sql.query('truncate intensity_band');
  person = await addPersonInCharge(api.sql, world, { openedOn: '2026-06-01', startsOn: '2026-06-15' });
  const { body } = await manager.post('/plans', { caseId: person.caseId, startsOn: '2026-10-01', endsOn: '2027-03-31' }).expect(201);
  planId = body.id;
  page = await chromium.newPage();
  errors = watchErrors(page);
});

afterEach(async () => {
  expect(errors).toEqual([]);
  await page.context().close();
});

async function signIn(path: string, email = world.manager.email): Promise<void> {
  await page.goto(api.url + path);
  await page.getByLabel('Indirizzo e-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
  await page.getByRole('button', { name: 'Accedi', exact: true }).click();
  await page.locator('.app-user-button').waitFor();
}
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
const follow = (name: string | RegExp) => page.getByRole('link', { name, exact: true }).first().click();
const see = (text: string | RegExp) => page.getByText(text).first().waitFor();
/** The label, since the look of the kit covers the input with it. */
const tick = (label: string | RegExp, within = page.locator('main')) => within.locator('label').filter({ hasText: typeof label === 'string' ? new RegExp(`^${label}$`) : label }).first().click();
const choose = (label: string | RegExp, option: string) => page.getByLabel(label).first().selectOption({ label: option });
const group = (name: string | RegExp) => page.getByRole('radiogroup', { name });
const row = (name: RegExp) => page.getByRole('row', { name });
const toPlan = () => heading('Budget di Salute di Ada Prova');
/** What the signatures of all do; they have a walk of their own. */
const activate = () => api.sql.query(`update plan set status = 'active', activated_at = '2026-10-02T10:00Z' where id = $1`, [planId]);

/** The page as it stands: accessible, within 320 px, and nothing of the person in its address or title. */
async function sound(picture?: string): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(await fitsWidth(page, 320)).toBe(true);
  expect(`${page.url()} ${await page.title()}`).not.toMatch(/Ada|Prova/);
  if (picture) await screenshot(page, picture);
}

test('a draft grows: goals on their scale, what is done, what it costs, what may go wrong', async () => {
  await signIn(`/piani/${planId}`);
  await toPlan();
  await sound();

  await follow('Aggiungi un obiettivo');
  await choose('Asse di vita', 'Casa / habitat sociale');
  await page.getByLabel('Obiettivo').fill('Tenere la casa da sola');
  await tick(/^2 –/, group(/Da dove parte/));
  await page.getByLabel('Da dove parte, in parole').fill('Non cucina');
  await tick(/^4 –/, group(/Livello atteso/));
  await sound();
  await press('Aggiungi un obiettivo');
  await see('Partenza: 2 –');
  const scale = page.getByRole('list', { name: 'Livelli di «Tenere la casa da sola»' });
  expect((await scale.getByRole('listitem').allInnerTexts()).map(text => /Partenza|Atteso/.exec(text)?.[0] ?? '')).toEqual(['', 'Partenza', '', 'Atteso', '']);
  await follow('Aggiungi un obiettivo');
  await choose('Asse di vita', 'Casa / habitat sociale');
  await page.getByLabel('Obiettivo').fill('Cucinare due volte');
  await press('Aggiungi un obiettivo');
  await press('Sposta prima: Cucinare due volte');
  await see('Ordine cambiato');
  await page.getByRole('button', { name: 'Sposta dopo: Cucinare due volte' }).waitFor();
  await follow('Modifica: Cucinare due volte');
  await heading('Modifica l’obiettivo');
  await page.getByLabel('Obiettivo').fill('Cucinare tre volte');
  await press('Salva');
  await see('Cucinare tre volte');

  await follow('Aggiungi un intervento');
  await heading('Aggiungi un intervento');
  await press('Aggiungi un intervento');
  await see(/Che cosa si fa/);
  await sound();
  await choose('Asse di vita', 'Casa / habitat sociale');
  await page.getByLabel('Che cosa si fa').fill('Educatrice a casa');
  await tick('Semplice');
  await tick('Un partner');
  await page.getByLabel('Iscrizione').locator('option', { hasText: /Abitare 1\.1.*Cooperativa Primo Passo/ }).waitFor({ state: 'attached' });
  await page.getByLabel('Iscrizione').selectOption({ index: 1 });
  await page.getByLabel('Ore, in tutto').fill('12');
  await page.getByLabel('Minuti').fill('30');
  await page.getByLabel('Dove').fill('A casa');
  await sound();
  await press('Aggiungi un intervento');
  await row(/Educatrice a casa.*Cooperativa Primo Passo.*12 ore e 30 minuti.*A casa.*01\/10\/2026 – 31\/03\/2027/).waitFor();

  await follow('Aggiungi una riga');
  await choose('Asse di vita', 'Casa / habitat sociale');
  await page.getByLabel('Voce').fill('Ore di educatrice');
  await choose('Fonte', 'Sociale: altre risorse del Comune').catch(() => page.getByLabel('Fonte').selectOption('social'));
  await choose('Intervento che paga', 'Educatrice a casa, 12 ore e 30 minuti');
  await page.getByLabel('Quantità').fill('13');
  await choose('Unità di misura', 'ore');
  await page.getByLabel('Costo unitario').fill('20');
  await press('Aggiungi una riga');
  await see('sono previste 12 ore e 30 minuti, e le sue righe ne pagano 13 ore');
  await sound();
  await page.getByLabel('Quantità').fill('10');
  await press('Aggiungi una riga');
  await see('per «Educatrice a casa»');
  await follow('Modifica: Ore di educatrice');
  await heading('Modifica la riga');
  await page.getByLabel('Quantità').fill('12,5');
  await press('Salva');
  await see('250,00 €');
  await see('1,37 € al giorno, per 182 giorni');
  await see('Nessuna fascia di intensità');

  await follow('Aggiungi un rischio');
  await page.getByLabel('Che cosa può andare storto').fill('Smette di uscire');
  await page.getByLabel('Come si annuncia').fill('Non risponde al telefono');
  await page.getByLabel('Che cosa si fa, e chi lo fa').fill('L’educatrice passa il giorno dopo');
  await sound();
  await press('Aggiungi un rischio');
  await see('L’educatrice passa il giorno dopo');

  await follow('Modifica date e desideri');
  await page.getByLabel('La sua storia').fill('Sono cresciuta in Barona.');
  await page.getByLabel('Piano di crisi').fill('Chiamare Rosa, poi il CPS.');
  await page.getByLabel('Totale concordato').fill('300');
  await sound();
  await press('Salva');
  await see('Chiamare Rosa, poi il CPS.');
  await see('Le righe fanno 250,00 €: prima di proporre il piano i due importi devono coincidere.');
  await sound('plan-contents');

  await press('Togli: Educatrice a casa');
  await see('Ci sono righe che pagano questo intervento');
}, 120_000);

test('an active plan: hours delivered, spending declared, a review with a missed commitment', async () => {
  const at = (path: string) => `/plans/${planId}${path}`;
  const { body: goal } = await manager.post(at('/goals'), { axis: 'casa', description: 'Tenere la casa', baselineLevel: 2, expectedLevel: 4 }).expect(201);
  const { body: visits } = await manager.post(at('/interventions'), { axis: 'casa', description: 'Educatrice a casa', kind: 'simple', enrolmentId: person.enrolmentId, partnerId: world.partners[0].id, plannedMinutes: 1_820, startsOn: '2026-10-01', endsOn: '2027-03-31' }).expect(201);
  const { body: bus } = await manager.post(at('/lines'), { axis: 'casa', item: 'Abbonamento ai mezzi', source: 'ets_cash', quantity: '6', unit: 'month', unitCostCents: 3_900, startsOn: '2026-10-01', endsOn: '2027-03-31' }).expect(201);
  await manager.post(at('/signatories'), { kind: 'partner', organisationId: world.partners[0].id, commitment: 'Due visite a settimana' }).expect(201);
  await activate();
  const attended = uuid();
  const place = [CONVENZIONE, world.partners[0].id, area('abitare'), action('abitare', '1.1')];
  await api.sql.query(`insert into activity (id, convenzione_id, partner_id, area_id, action_id, kind, title, held_on, minutes, status, operator_id, submitted_at, decided_at, decided_by)
    values ($1, $2, $3, $4, $5, 'simple', 'Visita a domicilio', '2026-11-03', 90, 'validated', $6, '2026-11-04T10:00Z', '2026-11-05T10:00Z', $7)`, [attended, ...place, world.partners[0].operator.id, world.coordinators.abitare.id]);
  await api.sql.query(`insert into attendance (id, activity_id, convenzione_id, partner_id, area_id, action_id, enrolment_id, person_id, held_on, minutes, validated_at, validated_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, '2026-11-03', 90, '2026-11-05T10:00Z', $9)`, [uuid(), attended, ...place, person.enrolmentId, person.personId, world.coordinators.abitare.id]);

  await signIn(`/piani/${planId}`);
  await toPlan();
  await row(/Educatrice a casa.*30 ore e 20 minuti.*8 ore e 50 minuti.*1 ora e 30 minuti.*5%.*Meno di quanto atteso a oggi/).waitFor();
  await page.getByText('Mese per mese: Educatrice a casa', { exact: true }).click();
  await row(/11\/2026.*1 ora e 30 minuti/).waitFor();
  await sound();
  await follow(/Vedi gli incontri di: Educatrice a casa/);
  await heading('Incontri di «Educatrice a casa»');
  await row(/Visita a domicilio.*03\/11\/2026.*1 ora e 30 minuti/).waitFor();
  await sound();
  await follow('Visita a domicilio');
  await heading('Visita a domicilio');

  await page.goto(`${api.url}/piani/${planId}`);
  await follow('Dichiara una spesa per: Abbonamento ai mezzi');
  await heading('Dichiara una spesa: Abbonamento ai mezzi');
  await page.getByLabel('Importo').fill('39');
  await page.getByLabel('Nota').fill('Ottobre');
  await sound();
  await press('Dichiara una spesa');
  await row(/Abbonamento ai mezzi.*22\/11\/2026.*39,00.*Ottobre/).waitFor();
  await row(/Totale da spendere.*234,00.*234,00.*39,00.*-195,00/).waitFor();

  await follow('Registra una verifica');
  await heading('Registra una verifica');
  expect(await page.getByLabel('Prossima verifica').inputValue()).toBe('2027-05-22');
  await page.getByLabel('Data della verifica').fill('2026-10-23');
  await page.waitForFunction(`[...document.querySelectorAll('input')].some(input => input.value === '2027-04-23')`);
  await press('Registra la verifica');
  await see('A che punto è:');
  await sound();
  await tick('Su un evento');
  await page.getByLabel('Che cosa è successo').fill('Ricovero breve');
  await tick('Raggiunto in parte');
  await choose('Dove si trova ora', '3 – In cammino. Se la cava in casa e chiede aiuto per alcune cose.').catch(() => page.getByLabel('Dove si trova ora').selectOption('3'));
  await see('Cooperativa Primo Passo: Due visite a settimana');
  await tick('Non mantenuto');
  await tick(/^Il piano cambia/);
  await sound();
  await press('Registra la verifica');
  await see('Un impegno non è stato mantenuto: il piano va riverificato entro il 22/11/2026.');
  await see('L’ultima verifica ha deciso di cambiare il piano');
  await row(/Tenere la casa.*Raggiunto in parte.*3 –/).waitFor();
  await row(/Cooperativa Primo Passo.*Due visite a settimana.*Non mantenuto/).waitFor();
  await see(/Ora: 3 –.*al 23\/10\/2026/);
  await sound('plan-review');

  await page.goto(`${api.url}/piani`);
  await choose('Verifiche', 'Da fare');
  await row(/Ada Prova.*22\/11\/2026/).waitFor();
  await sound();
  await follow('Ada Prova');
  await follow('Correggi la verifica del 23/10/2026');
  await heading('Correggi la verifica del 23/10/2026');
  await page.getByLabel('Annotazioni').fill('C’erano tutti.');
  await sound();
  await press('Salva');
  await see('C’erano tutti.');
  await press('Togli la spesa del 22/11/2026 per Abbonamento ai mezzi');
  await see('Nessuna spesa dichiarata finora.');
  expect([goal.id, visits.id, bus.id].every(Boolean)).toBe(true);
}, 120_000);

test('intensity bands are decided by an act, and plans say in which they stand', async () => {
  await manager.post(`/plans/${planId}/lines`, { axis: 'casa', item: 'Contributo', source: 'social', quantity: '1', unit: 'month', unitCostCents: 182_000, startsOn: '2026-10-01', endsOn: '2027-03-31' }).expect(201);
  await signIn('/programma/fasce-di-intensita', world.office.email);
  await heading('Fasce di intensità');
  await see('Nessuna fascia decisa');
  await sound();
  await page.getByLabel('Valgono dal').fill('2026-06-01');
  for (const [label, amount] of [['Intensità bassa: da', '0'], ['Intensità bassa: fino a', '8'], ['Intensità media: da', '7'], ['Intensità media: fino a', '18'], ['Intensità alta: da', '18']]) await page.getByLabel(label).fill(amount);
  await page.getByLabel('Numero dell’atto').fill('DD 77');
  await page.getByLabel('Data dell’atto').fill('2026-05-20');
  await press('Registra');
  await see('Questa fascia comincia prima che finisca quella più leggera');
  await sound();
  await page.getByLabel('Intensità media: da').fill('8');
  await press('Registra');
  await row(/01\/06\/2026.*in vigore.*da 8,00 € a meno di 18,00 €.*da 18,00 € in su.*DD 77 del 20\/05\/2026/).waitFor();
  await sound('intensity-bands');
  await page.context().clearCookies();
  await signIn(`/piani/${planId}`);
  await see('10,00 € al giorno, per 182 giorni');
  await see('Intensità media: da 8,00 € a meno di 18,00 € al giorno');
  await follow('Fasce di intensità');
  await heading('Fasce di intensità');
  expect(await page.getByRole('button', { name: 'Registra', exact: true }).count()).toBe(0);
}, 60_000);
