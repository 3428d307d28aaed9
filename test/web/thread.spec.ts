// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import { addFacts, addPresence, type Figures } from '../indicators/figures.js';
import { startApi, TEST_PASSWORD, type TestApi } from '../support/api.js';
import { addPersonInCharge, arrangeWorld, type World } from '../support/arrange.js';
import { action, area, CONVENZIONE, period } from '../support/people.js';
import { confirmFactor } from '../support/plan-signing.js';
import { axe, fitsWidth, launchBrowser, watchErrors, type TestBrowser } from './support/browser.js';
import { buildWeb } from './support/web-build.js';

/**
 * The whole thread through the pages, from the registration of a person to the figures that the Cabina reads. Only what
 * stood before the story is arranged: the programme, its partners and accounts, an allocation, and other people's facts.
 */

let api: TestApi;
let world: World;
let chromium: TestBrowser;
let page: Page;
/** What each page complained about. */
const errors: string[][] = [];

const NAME = 'Nadia Tessari';
const CODE = 'TSSNDA88C54F205D';
/** Nothing of her in addresses and titles, which browsers keep. */
const PERSONAL = /Nadia|Tessari|TSSNDA/i;

beforeAll(async () => {
  await buildWeb();
  api = await startApi();
  world = await arrangeWorld(api.sql);
  await api.sql.query(
    `insert into allocation (id, convenzione_id, area_id, action_id, partner_id, period_id, amount_cents) values ($1, $2, $3, $4, $5, $6, 5000000)`,
    [uuid(), CONVENZIONE, area('abitare'), action('abitare', '1.1'), world.partners[0].id, period(3)],
  );
  await arrangeOthers();
  chromium = await launchBrowser();
}, 240_000);

afterAll(async () => {
  await chromium?.close();
  await api?.close();
});

/** Enough people for the Cabina to be shown numbers, and two of other hands. */
async function arrangeOthers(): Promise<void> {
  const facts = { sql: api.sql, staff: world.otherManager.id, partner: world.partners[1].id } as Figures;
  for (let i = 0; i < 6; i++) {
    const { personId, enrolments } = await addFacts(facts, { enteredOn: '2026-06-08', missing: i === 5 ? ['education'] : [] });
    await addPresence(facts, personId, enrolments[0], { heldOn: '2026-07-01' });
  }
  await addFacts(facts, { enteredOn: '2025-02-03', exitedOn: '2025-06-30' });
  await addPersonInCharge(api.sql, world, { managerId: world.otherManager.id, givenName: 'Bruno', familyName: 'Ceriani', partnerId: world.partners[1].id });
}

/** Signs in with the keyboard in a browser of their own, as on another desk. */
async function enter(email: string): Promise<Page> {
  page = await chromium.newPage();
  page.setDefaultTimeout(30_000);
  errors.push(watchErrors(page));
  await page.goto(api.url);
  await heading('Accedi');
  await page.getByLabel('Indirizzo e-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
  await page.keyboard.press('Enter');
  await heading(/^Buongiorno/);
  await sound();
  return page;
}

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const follow = (name: string) => page.locator('main').getByRole('link', { name, exact: true }).first().click();
const told = (text: string | RegExp) => page.getByText(text).first().waitFor();
/** A field by the beginning of its label, which a mark may follow. */
const field = (label: string) => page.getByLabel(new RegExp(`^${label}(\\W|$)`));
const fill = (label: string, text: string) => field(label).fill(text);
const section = (name: string) => page.locator('section', { has: page.getByRole('heading', { name, exact: true }) }).last();
/** The label is pressed, since the look of the kit covers the input with it. */
const tick = (group: string | RegExp, label: string | RegExp) => page.getByRole('radiogroup', { name: group }).locator('label').filter({ hasText: label }).first().click();
const focused = async () => String(await page.evaluate('document.activeElement.textContent'));

async function menu(name: string, title = name): Promise<void> {
  const links = page.getByRole('navigation', { name: 'Menu principale' });
  const link = links.getByRole('link', { name, exact: true });
  // What does not fit stands behind a button.
  if (!(await link.isVisible())) await links.getByRole('button', { name: 'Altro' }).click();
  await link.click();
  await heading(title);
  // Where one is, is said by the focus.
  await page.waitForFunction('document.activeElement.tagName === "H1"');
}

async function choose(label: string, option: string | RegExp): Promise<void> {
  const found = field(label).locator('option', { hasText: option }).first();
  await field(label).selectOption(await found.getAttribute('value'));
}

/** The page as it stands: accessible, within 320 px, and nothing of the person in its address or title. */
async function sound(): Promise<void> {
  const where = `${page.url()} ${await page.title()}`;
  expect([where, await axe(page)]).toEqual([where, []]);
  expect([where, await fitsWidth(page, 320)]).toEqual([where, true]);
  expect(where).not.toMatch(PERSONAL);
}

const idOf = (url: string) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(url)![0];

interface Registration {
  given: string;
  family: string;
  birthDate: string;
  code: string;
  openedOn: string;
}

/** The whole form of registration. Its own day of taking in charge is given: the story begins in the past. */
async function register({ given, family, birthDate, code, openedOn }: Registration): Promise<string> {
  await follow('Registra una persona');
  await heading('Registra una persona');
  await fill('Nome', given);
  await fill('Cognome', family);
  await fill('Data di nascita', birthDate);
  await tick('Sesso', 'Femmina');
  await fill('Codice fiscale', code);
  await told('Riconosciuto come: Codice fiscale.');
  await choose('Cittadinanza', 'Italia');
  await tick('Condizione occupazionale', 'Disoccupato');
  await fill('Mesi senza lavoro', '14');
  await tick('Titolo di studio', /ISCED 3–4/);
  await tick('Ha una disabilità?', 'Preferisce non rispondere');
  for (const question of ['È di origine straniera?', 'Appartiene a una minoranza?', 'È senza casa o in esclusione abitativa?', 'Vive in un’area rurale?']) await tick(question, /^No$/);
  await told('Non manca niente.');
  for (const purpose of ['Presa in carico', 'Condivisione con gli ETS']) {
    const consent = page.getByRole('group', { name: purpose });
    await consent.locator('label').filter({ hasText: purpose }).click();
    await consent.getByLabel('Dal').fill(openedOn);
  }
  await fill('Data della presa in carico', openedOn);
  await sound();
  await press('Registra la persona');
  await heading(`${given} ${family}`);
  return idOf(page.url());
}

/** Chooses Abitare 1.1 and its group, and asks for the enrolment. */
async function enrol(startsOn: string): Promise<void> {
  await follow('Iscrivi a un’azione');
  await heading('Nuova iscrizione');
  await fill('Giorno d’ingresso', startsOn);
  await choose('Azione', /1\.1 /);
  await tick('Gruppo di destinatari', /^Adulti con disagio psichico grave/);
}

async function refusedOutsideAges(): Promise<void> {
  await register({ given: 'Giulia', family: 'Prove', birthDate: '2008-04-01', code: 'PRVGLI08D41F205N', openedOn: '2026-03-02' });
  // Eighteen today, seventeen on the day of entry: that day decides.
  await enrol('2026-03-10');
  await told(/Il 10\/03\/2026 la persona ha 17 anni.*dai 18 anni.*Scegli un altro gruppo oppure chiedi l’ammissione in deroga/);
  await sound();
  await press('Iscrivi');
  await told('C’è un dato da correggere');
  expect(await focused()).toMatch(/17 anni|motivo/i);
  await sound();
  await follow('Annulla');
  await heading('Giulia Prove');
  expect(await section('Iscrizioni e affidamenti').innerText()).toContain('Nessuna iscrizione.');
}

async function admitted(): Promise<string> {
  await menu('Le mie persone');
  const personId = await register({ given: 'Nadia', family: 'Tessari', birthDate: '1988-03-14', code: CODE, openedOn: '2026-06-01' });
  await sound();
  await enrol('2026-06-15');
  expect(await page.getByText('L’età non rientra in questo gruppo').count()).toBe(0);
  await press('Iscrivi');
  await heading(NAME);
  const enrolments = await section('Iscrizioni e affidamenti').innerText();
  expect(enrolments).toContain('dal 15/06/2026');
  expect(enrolments).toContain('Ammessa');
  expect(await section('Partecipazione').innerText()).toMatch(/Rendicontabile[\s\S]*15\/06\/2026/);
  return personId;
}

async function assigned(): Promise<void> {
  await follow('Affida a un ETS');
  await heading('Affida a un ETS');
  await choose('Ente', world.partners[0].name);
  await fill('Per che cosa', 'Sostegno educativo a domicilio, due volte la settimana');
  await fill('Dal', '2026-06-15');
  await sound();
  await press('Affida');
  await heading(NAME);
  await told(world.partners[0].name);
  await sound();
}

interface LineOfPlan {
  axis: RegExp;
  item: string;
  source: RegExp;
  quantity: string;
  unit: string;
  cost: string;
  amount: string;
}

const LINES: readonly LineOfPlan[] = [
  { axis: /^Casa/, item: 'Sostegno educativo a domicilio', source: /convenzione/, quantity: '37,5', unit: 'ore', cost: '23,50', amount: '881,25' },
  { axis: /^Casa/, item: 'Piccole riparazioni', source: /altre risorse del Comune/, quantity: '2,675', unit: 'ore', cost: '10,10', amount: '27,02' },
  { axis: /^Socialità/, item: 'Colloqui al CPS', source: /^Sanità/, quantity: '3', unit: 'incontri', cost: '361,37', amount: '1.084,11' },
  { axis: /^Socialità/, item: 'La vicina la accompagna al coro', source: /^Comunità/, quantity: '8,5', unit: 'ore', cost: '10', amount: '85,00' },
];

async function addLine({ axis, item, source, quantity, unit, cost, amount }: LineOfPlan): Promise<void> {
  await follow('Aggiungi una riga');
  await heading('Aggiungi una riga');
  await choose('Asse di vita', axis);
  await fill('Voce', item);
  await choose('Fonte', source);
  if (String(source).includes('convenzione')) {
    await choose('Iscrizione', /Abitare 1\.1/);
    await choose('Assegnazione', /Cooperativa Primo Passo.*restano 50\.000,00/);
    await sound();
  }
  await fill('Quantità', quantity);
  await choose('Unità di misura', unit);
  await fill('Costo unitario', cost);
  await fill('Fine', '2026-09-30');
  await told(`Importo della riga: ${amount}`);
  await press('Aggiungi una riga');
  await heading(`Budget di Salute di ${NAME}`);
  await told(item);
}

async function planned(): Promise<string> {
  await follow('Scheda');
  await told('Che cosa è successo');
  await follow('Budget di Salute');
  await heading('Apri il Budget di Salute');
  await fill('Inizio', '2026-06-15');
  await fill('Che cosa desidera la persona', 'Vorrei tenere la mia casa e tornare a cantare.');
  await sound();
  await press('Apri il Budget di Salute');
  await heading(`Budget di Salute di ${NAME}`);
  await follow('Aggiungi un obiettivo');
  await choose('Asse di vita', /^Casa/);
  await fill('Obiettivo', 'Tenere in ordine la casa da sola');
  await tick('Livello atteso', /^4 –/);
  await press('Aggiungi un obiettivo');
  await told('Tenere in ordine la casa da sola');
  await follow('Registra un livello');
  await heading('Livelli sugli assi di vita');
  await choose('Asse', /^Casa/);
  await tick('Momento', 'Partenza');
  await tick('Dove si trova ora', /^2 –/);
  await fill('Valutato il', '2026-06-16');
  await press('Registra il livello');
  await page.getByRole('row', { name: /Casa.*Partenza.*16\/06\/2026/ }).waitFor();
  await sound();
  await follow('Torna al Budget di Salute');
  for (const line of LINES) await addLine(line);
  return idOf(page.url());
}

async function committed(): Promise<void> {
  const totals = await section('Totali').innerText();
  expect(totals).toMatch(/Da spendere\s+1\.992,38\s€/);
  expect(totals).toMatch(/Comunità, valorizzata e non spesa\s+85,00\s€/);
  expect(totals).toMatch(/Valore del progetto\s+2\.077,38\s€/);
  expect(totals).toMatch(/Casa \/ habitat sociale\s+908,27\s€/);
  await sound();
  await follow(`Aggiungi: ${world.partners[0].name}`);
  await fill('A che cosa si impegna', 'Le ore indicate, sempre con la stessa educatrice');
  await press('Aggiungi un firmatario');
  await heading(`Budget di Salute di ${NAME}`);
  await press('Proponi alla firma');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/si impegnano 881,25/).waitFor();
  await sound();
  await dialog.getByRole('button', { name: 'Proponi alla firma' }).click();
  await told('Aspetta le firme.');
  const plan = page.url();
  await confirmFactor(api.sql);
  await signed('La persona');
  await signed('Chi segue il caso');
  const desk = page;
  await enter(world.partners[0].coordinator.email);
  await confirmFactor(api.sql);
  await menu('Da firmare');
  await page.getByRole('link', { name: NAME }).click();
  await heading(`Firma: ${world.partners[0].name}`);
  await sound();
  await press('Firma');
  await told('La decisione è registrata.');
  page = desk;
  await page.goto(plan);
  await told('È il progetto concordato e firmato');
  expect(await section('Totali').innerText()).toMatch(/Sociale: convenzione \(Comune\)\s+881,25\s€\s+881,25\s€/);
  await sound();
}

/** Signs at the case manager's desk: for herself, or the person in front of her, who types her name. */
async function signed(who: string): Promise<void> {
  await page.getByRole('link', { name: `Firma: ${who}` }).click();
  await heading(`Firma: ${who}`);
  if (who === 'La persona') {
    await fill('Oppure scrivi nome e cognome', NAME);
    await page.locator('label', { hasText: 'Ho visto firmare' }).click();
  }
  await press('Firma');
  await told('La decisione è registrata.');
  await follow('Torna al piano');
}

/** The partner: only her, only what is assigned, then what was done on a day of July. */
async function reported(): Promise<string> {
  await enter(world.partners[0].operator.email);
  await menu('Le mie persone', 'Persone affidate a noi');
  const her = page.getByRole('link', { name: 'Tessari Nadia' });
  await her.waitFor();
  expect(await page.getByRole('table').getByRole('row').count()).toBe(2);
  await sound();
  await her.click();
  await heading(NAME);
  await told('Sostegno educativo a domicilio, due volte la settimana');
  await told('881,25');
  const slice = await page.locator('main').innerText();
  expect(slice).not.toMatch(/TSSNDA|14\/03\/1988|38 anni|Disoccupato|Colloqui al CPS|Piccole riparazioni|coro|Tenere in ordine|Consens|2\.077/);
  await sound();
  await follow('Registra un’attività');
  await heading('Nuova attività');
  await choose('Azione', /Abitare 1\.1/);
  await fill('Giorno', '2026-07-08');
  await fill('Durata', '90');
  await tick('Tipo', 'Intervento semplice');
  await fill('Che cosa avete fatto', 'Visita a domicilio');
  await page.getByRole('group', { name: 'Tessari Nadia' }).getByText('Presente', { exact: true }).click();
  await sound();
  await press('Salva la bozza');
  await heading('Visita a domicilio');
  await sound();
  await press('Invia per la validazione');
  await told('L’attività è inviata');
  return idOf(page.url());
}

/** The coordinator, with the keyboard alone once the activity is open. */
async function validated(): Promise<void> {
  await enter(world.coordinators.abitare.email);
  await menu('Da validare');
  await sound();
  await page.getByRole('link', { name: 'Visita a domicilio' }).click();
  await heading('Visita a domicilio');
  expect(await page.locator('main').innerText()).toMatch(/Tessari Nadia\s+Presente\s+1 h 30 min/);
  await sound();
  await tabTo('Valida');
  await page.keyboard.press('Enter');
  await told('Niente da validare');
}

/** Moves the focus forward to a button, as who has no mouse does; the focus must be seen. */
async function tabTo(name: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    if ((await focused()).trim() === name) {
      expect(await page.evaluate('(s => s.outlineStyle + s.boxShadow)(getComputedStyle(document.activeElement))')).not.toBe('nonenone');
      return;
    }
  }
  throw new Error(`${name} is not reached by the keyboard`);
}

async function concluded(personId: string): Promise<void> {
  await page.goto(`${api.url}/persone/${personId}`);
  await heading(NAME);
  await told('Visita a domicilio');
  await sound();
  await follow('Concludi il caso');
  await heading(`Concludi il caso di ${NAME}`);
  await tick('Esito', /^Obiettivi raggiunti$/);
  // More than 28 days ago: what happened in the meantime would have changed the result by now.
  await fill('Concluso il', '2026-09-30');
  await tick(/^Casa .*dove si trova ora/, /^4 –/);
  await sound();
  await press('Concludi e fissa i dati');
  await page.getByRole('dialog').getByRole('button', { name: 'Concludi e fissa i dati' }).click();
  await heading(`Caso concluso di ${NAME}`);
  await page.getByRole('row', { name: /Casa.*Sì.*2 –.*4 –.*\+2/ }).waitFor();
  await sound();
}

/** What the Cabina reads, as the page writes it. */
async function readFigures() {
  await menu('Cruscotto');
  const figure = (name: RegExp) => page.locator('.app-figure', { has: page.getByRole('heading', { name }) }).innerText();
  const [eeco, isr4, home] = [await figure(/^EECO01/), await figure(/^ISR4_2IT/), await figure(/^1\.1/)];
  const money = await page.getByRole('table', { name: /Impegnato sui massimali\. Anno 3/ }).getByRole('row', { name: /Abitare/ }).innerText();
  const number = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1]?.replaceAll('.', '').replace(',', '.'));
  return {
    reportable: number(eeco, /(\d+) su 852/),
    registered: number(eeco, /Registrati\s+(\d+)/),
    better: number(isr4, /(\d+) su 486/),
    people: number(home, /(\d+) su 110/),
    committed: number(money, /([\d.]+,\d\d)\s€/),
  };
}

/** No page and no address of the API leads the Cabina to the person. */
async function unreachable(ids: Record<string, string>): Promise<void> {
  expect(await page.getByRole('link', { name: 'Le mie persone' }).count()).toBe(0);
  await page.goto(`${api.url}/persone/${ids['people']}`);
  await heading('Non puoi aprire questa pagina');
  expect(await page.locator('body').innerText()).not.toMatch(PERSONAL);
  await sound();
  const cabina = await api.signIn(world.cabina.email);
  const { body: contract } = await cabina.get('/openapi.json');
  const paths = Object.keys((contract as { paths: Record<string, { get?: object }> }).paths).filter((path) => path.startsWith('/api/v1/'));
  expect(paths.length).toBeGreaterThan(40);
  for (const path of paths) {
    for (const id of path.includes('{') ? Object.values(ids) : ['']) {
      const { text } = await cabina.get(path.slice('/api/v1'.length).replace(/\{\w+\}/, id));
      expect([path, PERSONAL.test(text)]).toEqual([path, false]);
    }
  }
  expect((await cabina.get(`/people/${ids['people']}`)).status).toBe(403);
}

/** In English, no line is left as it was in Italian, but for proper names and words that both languages share. */
async function speaksEnglish(): Promise<void> {
  const lines = async () => (await page.locator('body').innerText()).split(/[\n\t]/).map((line) => line.trim()).filter((line) => /\p{L}{3}/u.test(line));
  const italian = new Set(await lines());
  await page.locator('.app-language button').click();
  await press('English');
  await heading('Dashboard');
  const shared = /^(Comune di Milano|Vivere in Salute Mentale|Prova \S+|Area|Privacy)$/;
  expect((await lines()).filter((line) => italian.has(line) && !shared.test(line))).toEqual([]);
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  await sound();
}

test('a person from the registration to the figures of the Cabina', async () => {
  await enter(world.cabina.email);
  const before = await readFigures();
  expect(before).toEqual({ reportable: 7, registered: 8, better: 1, people: 6, committed: 0 });

  const managers = await enter(world.manager.email);
  await menu('Le mie persone');
  await told('Nessuna presa in carico in corso');
  await sound();
  await refusedOutsideAges();
  const personId = await admitted();
  await assigned();
  const planId = await planned();
  await committed();
  const activityId = await reported();
  await validated();
  page = managers;
  await concluded(personId);
  const caseId = idOf(page.url());

  await enter(world.cabina.email);
  expect(await readFigures()).toEqual({ reportable: 8, registered: 9, better: 2, people: 7, committed: 881.25 });
  await sound();
  await speaksEnglish();
  await page.locator('.app-language button').click();
  await press('Italiano');
  await unreachable({ people: personId, case: caseId, plan: planId, activity: activityId });
  expect(errors.flat()).toEqual([]);
}, 300_000);

