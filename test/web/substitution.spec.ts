// SPDX-License-Identifier: AGPL-3.0-or-later
import { addPersonInCharge } from '../support/arrange.js';
import { choose, Desks, press, tick, title } from './support/desk.js';

const PATIENCE = 150_000;

/** Leave from–to: the substitute sees and acts in their own name, and no longer after the end. */
describe('a substitution in the browser', () => {
  let desks: Desks;
  beforeAll(async () => {
    desks = await Desks.of('substitution');
  }, 180_000);
  afterAll(() => desks?.close());
  afterEach(async () => expect(await desks.leave()).toEqual([]));

  it('gives a colleague the people of who is away, marks them, and ends at once when it is ended', async () => {
    const { api, world } = desks;
    const { personId } = await addPersonInCharge(api.sql, world, { managerId: world.otherManager.id, givenName: 'Dina', familyName: 'Affidata' });
    const substitute = await desks.open(world.manager.email, `/persone/${personId}`);
    await substitute.getByText('non esiste o non è tra ciò che puoi vedere').first().waitFor();

    const absent = await desks.open(world.otherManager.email, '/sostituzioni');
    await absent.getByText('Prima di assentarti').waitFor();
    await absent.getByRole('link', { name: 'Indica chi ti sostituisce' }).first().click();
    await title(absent, 'Indica chi ti sostituisce');
    await choose(absent, 'Chi ti sostituisce', /Prova manager/);
    await absent.getByLabel('Ultimo giorno').fill('2026-11-30');
    await choose(absent, 'Motivo', /Ferie/);
    await absent.getByLabel('Che cosa deve sapere').fill('Le verifiche della settimana sono in agenda.');
    await desks.sound(absent, 'new');
    await press(absent, 'Salva la sostituzione');
    await title(absent, 'Sostituzioni');
    await absent.locator('td').getByText('In corso', { exact: true }).waitFor();
    await desks.sound(absent, 'list');

    await substitute.goto(`${api.url}/persone`);
    await substitute.getByRole('link', { name: /Affidata/ }).first().click();
    await title(substitute, 'Dina Affidata');
    await substitute.getByText('Sostituisci Prova altra.manager fino al 30/11/2026').waitFor();
    await desks.sound(substitute, 'person', /Dina|Affidata/);
    await substitute.getByRole('link', { name: 'Percorso', exact: true }).click();
    // What is personal stays with who holds the case.
    expect(await substitute.getByRole('link', { name: 'Passa a un collega' }).count()).toBe(0);
    await press(substitute, 'Passa a un’altra fase');
    await tick(substitute, 'Nuova fase', 'Monitoraggio');
    await press(substitute.getByRole('dialog'), 'Passa a un’altra fase');
    await substitute.getByText('Fase cambiata').first().waitFor();
    await absent.goto(`${api.url}/persone/${personId}/percorso`);
    expect(await absent.getByRole('table', { name: 'Fasi, dalla prima all’ultima' }).innerText()).toMatch(/Monitoraggio[\s\S]*Prova manager/);

    await absent.goto(`${api.url}/sostituzioni`);
    await absent.getByRole('button', { name: 'Termina la sostituzione dal 22/11/2026 al 30/11/2026' }).click();
    await press(absent.getByRole('dialog'), 'Termina');
    await absent.locator('td').getByText('Finita', { exact: true }).waitFor();

    // The substitute's open page: its next step finds nobody.
    await press(substitute, 'Passa a un’altra fase');
    await tick(substitute, 'Nuova fase', 'Progettazione');
    await press(substitute.getByRole('dialog'), 'Passa a un’altra fase');
    await substitute.getByText('Qui non puoi più salvare').first().waitFor();
    await substitute.goto(`${api.url}/persone`);
    await substitute.getByText('Nessuna presa in carico in corso').waitFor();
    const { rows } = await api.sql.query('select phase from case_file where person_id = $1', [personId]);
    expect(rows).toEqual([{ phase: 'monitoring' }]);
  }, PATIENCE);
});
