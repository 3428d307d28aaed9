// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PlanDto } from '../../plans/plans.dto.js';
import { renderPdf } from '../../platform/pdf/pdf.js';
import { personCopy, planDocument, type Printing } from './plan-document.js';

const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const LONG = 'Vorrei tornare a vivere da solo, con qualcuno che mi dia una mano nei giorni difficili. '.repeat(40);
const plan = (size: number) => ({
  id: 'p', number: 2, status: 'active', caseId: 'c', startsOn: '2026-01-01', endsOn: '2026-12-31', reviewOn: '2026-07-01', wishes: LONG, history: LONG, teamEvaluation: LONG, crisisPlan: LONG, contentHash: 'ab'.repeat(32),
  goals: many(size, (i) => ({ axis: 'casa', description: `Obiettivo ${i} ${LONG}`.slice(0, 900), baseline: null, baselineLevel: 2, expectedLevel: null })),
  interventions: many(size, (i) => ({ description: `Intervento ${i} ${LONG}`.slice(0, 900), providerName: 'Cooperativa Primo Passo', plannedMinutes: 750, startsOn: '2026-01-01', endsOn: '2026-06-30', place: null })),
  lines: many(size, () => ({ item: 'Educativa a domicilio', source: 'convenzione', quantity: '12.5', unit: 'hour', unitCostCents: 2350, amountCents: 29375 })),
  risks: many(size, () => ({ description: LONG.slice(0, 400), signs: null, response: LONG.slice(0, 400) })),
  signatories: [{ kind: 'person', status: 'pending', commitment: null, decidedAt: null }],
  totals: { totalCents: 115_520_000, spendingCents: 115_520_000, communityCents: 0, centsPerDay: 316_493, bySource: [{ source: 'convenzione', cents: 115_520_000 }] },
}) as unknown as PlanDto;
const printing = (size: number, largePrint = false): Printing => ({ plan: plan(size), personName: 'Ada Prova', caseManager: 'Maria Città', largePrint, today: '2026-11-22', madeAt: new Date('2026-11-22T09:00:00Z') });
const wordsOf = (document: ReturnType<typeof planDocument>): string => JSON.stringify(document.blocks);
const pages = async (document: ReturnType<typeof planDocument>): Promise<number> => [...(await renderPdf(document)).toString('latin1').matchAll(/\/Type \/Page\b/g)].length;

describe('a Budget di Salute on paper', () => {
  it('writes amounts, dates and quantities as Italians do, and no code', () => {
    const words = wordsOf(planDocument(printing(2)));
    expect(words).toContain('1.155.200,00');
    expect(words).toContain('dal 01/01/2026 al 31/12/2026');
    expect(words).toContain('12,5 ore');
    expect(words).toContain('da valutare');
    expect(words).not.toMatch(/"casa"|"convenzione"|hour|\d{4}-\d\d-\d\d|null|undefined/);
  });

  it('gives the person a copy of two pages, however long the plan is', async () => {
    for (const size of [0, 3, 40]) expect(await pages(personCopy(printing(size)))).toBeLessThanOrEqual(2);
    expect(await pages(planDocument(printing(40)))).toBeGreaterThan(4);
  });

  it('says in the person’s copy what was left out', () => {
    expect(wordsOf(personCopy(printing(6)))).toContain('Il resto è nel documento completo');
    expect(wordsOf(personCopy(printing(5)))).not.toContain('Il resto è nel documento completo');
  });

  it('leaves a line to sign for whoever signs on paper', () => {
    expect(planDocument(printing(1)).blocks.filter(({ kind }) => kind === 'signature')).toHaveLength(1);
  });
});
