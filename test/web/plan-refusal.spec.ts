// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core';
import { addPersonInCharge, shareWithServices } from '../support/arrange.js';
import { confirmFactor, propose, type PlanAnswer } from '../support/plan-signing.js';
import { Desks, press, title } from './support/desk.js';

/** Somebody does not sign: the plan is a draft again, with the reason, and everybody signs anew. */
let desks: Desks;
let plan: PlanAnswer;

beforeAll(async () => {
  desks = await Desks.of('plan-refusal');
  const { api, world } = desks;
  const person = await addPersonInCharge(api.sql, world, { openedOn: '2026-06-01', startsOn: '2026-06-15' });
  await shareWithServices(api.sql, person.personId);
  const manager = await api.signIn(world.manager.email);
  const { body } = await manager.post('/plans', { caseId: person.caseId, startsOn: '2026-10-01' }).expect(201);
  await manager.post(`/plans/${body.id}/goals`, { axis: 'casa', description: 'Tenere la casa da sola' }).expect(201);
  await manager.post(`/plans/${body.id}/lines`, {
    axis: 'casa', item: 'Colloqui al CPS', source: 'health', quantity: '6', unit: 'session', unitCostCents: 5_000, startsOn: '2026-10-01', endsOn: '2026-12-31', serviceId: world.service.id,
  }).expect(201);
  plan = await propose(manager, body.id);
}, 120_000);
afterAll(() => desks?.close());
afterEach(async () => expect(await desks.leave()).toEqual([]));

const told = (page: Page, text: string | RegExp) => page.locator('main').getByText(text).first().waitFor();

test('a refusal returns the plan to its draft with the reason', async () => {
  const manager = await desks.open(desks.world.manager.email, `/piani/${plan.id}`);
  await confirmFactor(desks.api.sql);
  await manager.getByRole('link', { name: 'Firma: Chi segue il caso' }).click();
  await title(manager, 'Firma: Chi segue il caso');
  await press(manager, 'Firma');
  await told(manager, 'La decisione è registrata.');

  const service = await desks.open(desks.world.service.referrer.email, '/da-firmare');
  await title(service, 'Da firmare');
  await service.getByRole('link', { name: 'Ada Prova' }).click();
  await title(service, 'Firma: CPS di prova');
  await told(service, 'Colloqui al CPS');
  await press(service, 'Non firma');
  await press(service, 'Rifiuta la firma');
  await service.getByText(/^Motivo:/).first().waitFor();
  await service.getByLabel('Motivo').fill('Sei colloqui non bastano');
  await desks.sound(service, 'reason', /Ada|Prova/);
  await press(service, 'Rifiuta la firma');
  await title(service, 'Da firmare');
  await told(service, 'Niente da firmare');
  await desks.sound(service, 'nothing-left');

  await manager.goto(`${desks.api.url}/piani/${plan.id}`);
  await told(manager, 'Tornata in bozza: CPS di prova non ha firmato');
  await told(manager, 'Motivo: Sei colloqui non bastano');
  expect(await manager.locator('.app-status', { hasText: 'Firmato' }).count()).toBe(0);
  await desks.sound(manager, 'returned', /Ada|Prova/);
  await press(manager, 'Proponi alla firma');
  await press(manager.getByRole('dialog'), 'Proponi alla firma');
  await manager.locator('.app-facts .app-status', { hasText: 'Proposto' }).waitFor();
  expect(await manager.getByText('Tornata in bozza').count()).toBe(0);

  // Taken back by the case manager, it is a draft without a reason.
  await press(manager, 'Ritira la proposta');
  await press(manager.getByRole('dialog'), 'Ritira la proposta');
  await manager.locator('.app-facts .app-status', { hasText: 'Bozza' }).waitFor();
  expect(await manager.getByText('Tornata in bozza').count()).toBe(0);
}, 120_000);
