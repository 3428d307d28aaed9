// SPDX-License-Identifier: AGPL-3.0-or-later
import { addPersonInCharge } from '../support/arrange.js';
import { choose, Desks, press, tick, title } from './support/desk.js';

const PATIENCE = 150_000;

/** A meeting of the UVM: planned with a colleague and a guest, held, and kept with who was there, minutes and decisions. */
describe('a meeting in the browser', () => {
  let desks: Desks;
  beforeAll(async () => {
    desks = await Desks.of('meeting');
  }, 180_000);
  afterAll(() => desks?.close());
  afterEach(async () => expect(await desks.leave()).toEqual([]));

  it('is planned, found by the colleague, held, and stands in the timeline', async () => {
    const { api, world } = desks;
    const { personId, caseId } = await addPersonInCharge(api.sql, world, { givenName: 'Rita', familyName: 'Riunita' });
    await (await api.signIn(world.manager.email)).post(`/cases/${caseId}/team`, { accountId: world.otherManager.id, role: 'Educatrice' }).expect(201);
    const page = await desks.open(world.manager.email, `/persone/${personId}/appuntamenti/nuovo`);
    await title(page, 'Nuovo appuntamento con Rita Riunita');
    await tick(page, 'Che cosa', 'UVM');
    await page.getByLabel('Ora').fill('14:00');
    await choose(page, 'Collega', /altra\.manager/);
    await press(page, 'Fissa l’appuntamento');
    // Chosen and not added: said, and not left out in silence.
    expect(await page.locator('.app-summary .alert').innerText()).toContain('premi «Aggiungi»');
    await press(page, 'Aggiungi');
    expect(await page.locator('.app-seats li').allInnerTexts()).toEqual([expect.stringMatching(/altra\.manager/)]);
    expect(await page.getByText('premi «Aggiungi»').count()).toBe(0);
    await page.getByLabel('Altri partecipanti').fill('Anna Verdi, CPS Zona 8');
    await desks.sound(page, 'new', /Rita|Riunita/);
    await press(page, 'Fissa l’appuntamento');
    await title(page, 'Rita Riunita');

    const colleague = await desks.open(world.otherManager.email, '/agenda');
    await colleague.getByRole('link', { name: /22\/11\/2026, 14:00/ }).click();
    await title(colleague, 'UVM del 22/11/2026');
    await colleague.getByText('Anna Verdi, CPS Zona 8').waitFor();

    await page.goto(`${api.url}/agenda`);
    await page.getByRole('link', { name: /22\/11\/2026, 14:00/ }).click();
    await press(page, 'È avvenuto');
    await press(page, 'Cambia i partecipanti');
    await page.getByLabel('Altri partecipanti').fill('Anna Verdi, CPS Zona 8\nBruno Blu');
    await press(page, 'Salva i partecipanti');
    await page.getByText('Bruno Blu').first().waitFor();

    await press(page, 'Scrivi il verbale');
    await page.getByText('Anna Verdi, CPS Zona 8').last().click();
    await page.getByRole('group', { name: 'Chi c’era' }).getByText(/altra\.manager/).click();
    await page.getByLabel('Che cosa si è detto').fill('Rita sta meglio.');
    await page.getByLabel('Che cosa si è deciso, e chi lo fa').fill('Anna la rivede a dicembre.');
    await desks.sound(page, 'minutes', /Rita|Riunita/);
    // A colleague changes the meeting while the minutes are written: the form stays, and saving shows what is different.
    const { body: now } = await (await api.signIn(world.otherManager.email)).get('/appointments?whose=all').expect(200);
    const [{ id, version }] = (now as { items: { id: string; version: number }[] }).items;
    await (await api.signIn(world.otherManager.email)).patch(`/appointments/${id}`, { place: 'Sala 2' }, version).expect(200);
    await press(page, 'Salva il verbale');
    await page.locator('.app-conflict').getByText('Dove: era (vuoto), ora è Sala 2').waitFor();
    expect(await page.getByLabel('Che cosa si è detto').inputValue()).toBe('Rita sta meglio.');
    await press(page, 'Salva con queste scelte');
    await page.getByText('Verbale salvato').first().waitFor();
    expect(await page.locator('section[aria-labelledby=participants] li').allInnerTexts()).toEqual([expect.stringMatching(/altra\.manager, presente$/), 'Anna Verdi, CPS Zona 8, presente', 'Bruno Blu, assente']);
    await desks.sound(page, 'held', /Rita|Riunita/);

    await page.goto(`${api.url}/persone/${personId}`);
    const timeline = page.locator('.app-timeline');
    await timeline.getByText(/UVM/).first().waitFor();
    await timeline.getByRole('link', { name: /UVM/ }).first().click();
    await title(page, 'UVM del 22/11/2026');
    await page.getByText('Anna la rivede a dicembre.').waitFor();
  }, PATIENCE);
});
