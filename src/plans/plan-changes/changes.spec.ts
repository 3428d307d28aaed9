// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { multiplyCents } from '../../platform/money/cents.js';
import { AXES, INTERVENTION_KINDS, SOURCES, UNITS } from '../plan-terms.js';
import { SIGNATORY_KINDS } from '../signatures/signature-terms.js';
import { changesBetween, type Content } from './changes.js';
import { sentenceOf } from './sentences.js';

const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 2 ** 31); // TEST_SEED repeats a run

/** Words of people: none of them looks like a code of ours. */
const WORDS = fc.constantFrom('Tenere la casa', 'Uscire due volte a settimana', 'Un lavoro vicino', 'Chiamare il servizio', 'Spesa della vicina', 'Una frase molto lunga '.repeat(20).trim());
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 2 });
const DATE = fc.constantFrom('2026-10-01', '2026-12-31', '2027-03-31', '2027-05-31');
const LEVEL = maybe(fc.integer({ min: 1, max: 5 }));
const ID = fc.constantFrom('a1', 'b2', 'c3');
const axis = fc.constantFrom(...AXES);

/** What is agreed on of each part, by its name in the plan. */
const AGREED = {
  goals: fc.record({ axis, description: WORDS, baselineLevel: LEVEL, baseline: maybe(WORDS), expectedLevel: LEVEL }),
  interventions: fc.record({
    axis, description: WORDS, kind: fc.constantFrom(...INTERVENTION_KINDS), enrolmentId: maybe(ID), provider: fc.constant(null), partnerId: ID, serviceId: fc.constant(null),
    plannedMinutes: maybe(fc.constantFrom(1, 60, 90, 600)), place: maybe(WORDS), startsOn: DATE, endsOn: DATE,
  }),
  lines: fc.record({
    axis, item: WORDS, source: fc.constantFrom(...SOURCES), enrolmentId: maybe(ID), partnerId: maybe(ID), serviceId: fc.constant(null), allocationId: maybe(ID),
    quantity: fc.constantFrom('1', '12.5', '10', '0.001'), unit: fc.constantFrom(...UNITS), unitCostCents: fc.constantFrom(0, 100, 2_350), startsOn: DATE, endsOn: DATE, link: maybe(fc.nat(5)),
  }),
  risks: fc.record({ description: WORDS, signs: maybe(WORDS), response: WORDS }),
  signatories: fc.record({ mandatory: fc.boolean(), commitment: maybe(WORDS), who: ID }),
} as const;
type Name = keyof typeof AGREED;
const NAMES = Object.keys(AGREED) as Name[];
type Agreed = Record<string, unknown>;

/** A part in two versions: absent in one of them, the same in both, or another. */
interface Life {
  before: Agreed | null;
  after: Agreed | null;
}
const life = (name: Name): fc.Arbitrary<Life> =>
  fc.record({ one: AGREED[name] as fc.Arbitrary<Agreed>, other: AGREED[name] as fc.Arbitrary<Agreed>, fate: fc.constantFrom('kept', 'added', 'removed', 'rewritten', 'touched'), field: fc.nat() }).map(({ one, other, fate, field }) => {
    const key = Object.keys(one)[field % Object.keys(one).length];
    if (fate === 'added') return { before: null, after: one };
    if (fate === 'removed') return { before: one, after: null };
    return { before: one, after: fate === 'kept' ? one : fate === 'rewritten' ? other : { ...one, [key]: other[key] } };
  });

const PLAN = fc.record({
  startsOn: DATE, endsOn: maybe(DATE), reviewOn: maybe(DATE), reviewMonths: fc.constantFrom(1, 3, 6), agreedTotalCents: maybe(fc.nat(100_000)),
  wishes: maybe(WORDS), history: maybe(WORDS), teamEvaluation: maybe(WORDS), crisisPlan: maybe(WORDS),
});
const STORY = fc.record({
  plans: fc.tuple(PLAN, PLAN, fc.boolean()).map(([a, b, same]) => [a, same ? a : b] as const),
  parts: fc.record(Object.fromEntries(NAMES.map((name) => [name, fc.array(life(name), { maxLength: 6 })])) as Record<Name, fc.Arbitrary<Life[]>>),
  noise: fc.tuple(fc.nat(), fc.nat()),
});
type Story = typeof STORY extends fc.Arbitrary<infer T> ? T : never;

/** The version as the API tells it; ids, names, places on the page and what was reached since are its own. */
function versionOf({ plans, parts, noise }: Story, at: 'before' | 'after'): { content: Content; agreed: Map<string, string> } {
  const i = at === 'before' ? 0 : 1;
  const agreed = new Map<string, string>(Object.entries(plans[i]).map(([field, value]) => [field, JSON.stringify(value)]));
  const build = (name: Name, more: (part: Agreed, index: number) => Agreed): Agreed[] =>
    parts[name].flatMap((each, index) => {
      const part = each[at];
      if (part === null) return [];
      const { link, ...rest } = part;
      const target = name === 'lines' && typeof link === 'number' && parts.interventions[link]?.[at] ? `intervention-${link}` : null;
      agreed.set(`${name}-${index}`, JSON.stringify(name === 'lines' ? { ...rest, target } : rest));
      return [{ ...rest, id: `${name}-${index}-${at}-${noise[i]}`, lineageId: `${name}-${index}`, ...more({ ...part, target }, index) }];
    });
  const ids = (index: number): string => `interventions-${index}-${at}-${noise[i]}`;
  const content = {
    ...plans[i],
    goals: build('goals', () => ({ achievedLevel: noise[i] % 5, achievedOn: '2026-11-01', evaluation: null })),
    interventions: build('interventions', (part) => ({ providerName: `Ente ${part['partnerId'] as string}` })),
    lines: build('lines', (part) => ({
      partnerName: part['partnerId'] === null ? null : `Ente ${part['partnerId'] as string}`, serviceName: null, amountCents: multiplyCents(part['quantity'] as string, part['unitCostCents'] as number),
      interventionId: part['target'] === null ? null : ids(Number((part['target'] as string).split('-')[1])), spentCents: noise[i] % 100,
    })),
    risks: build('risks', () => ({})),
    signatories: build('signatories', (part, index) => {
      const kind = SIGNATORY_KINDS[index % SIGNATORY_KINDS.length];
      const who = part['who'] as string;
      const isBody = ['service', 'comune', 'partner'].includes(kind);
      return {
        kind, organisationId: isBody ? who : null, organisationName: isBody ? `Ente ${who}` : null, accountId: kind === 'case_manager' ? who : null, accountName: kind === 'case_manager' ? `Anna ${who}` : null,
        representativeId: kind === 'representative' ? who : null, representativeName: kind === 'representative' ? `Avvocata ${who}` : null, name: kind === 'family' ? `Zia ${who}` : null, status: i === 0 ? 'signed' : 'pending',
      };
    }),
  };
  // Nobody stands behind the person's own signature but the person.
  for (const index of parts.signatories.keys()) {
    const key = `signatories-${index}`;
    if (agreed.has(key) && SIGNATORY_KINDS[index % SIGNATORY_KINDS.length] === 'person') agreed.set(key, agreed.get(key)!.replace(/"who":"\w+"/, '"who":""'));
  }
  return { content: content as unknown as Content, agreed };
}

describe('changes in words', () => {
  it(`as many sentences as there are things added, removed or changed (seed ${seed})`, () => {
    fc.assert(
      fc.property(STORY, (story) => {
        const [before, after] = [versionOf(story, 'before'), versionOf(story, 'after')];
        const keys = new Set([...before.agreed.keys(), ...after.agreed.keys()]);
        const different = [...keys].filter((key) => before.agreed.get(key) !== after.agreed.get(key)).length;
        const changes = changesBetween(before.content, after.content);
        expect(changes).toHaveLength(different);
        for (const change of changes) {
          const { it: italian, en: english } = sentenceOf(change);
          for (const text of [italian, english]) {
            expect(text).toMatch(/^\p{Lu}.*\.$/u);
            expect(text).not.toMatch(/undefined|null|NaN|\{|\}| {2}|\w_\w|\d{4}-\d\d|socialita\b|\b(ora|now) \.|: \./);
          }
          expect(italian).not.toMatch(/\b(simple|complex|group|hour|meal|piece|partner|service|health|social|community|family|representative|pending)\b/);
          expect(italian).not.toBe(english);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it(`identical contents differ in nothing, whatever was reached since (seed ${seed})`, () => {
    fc.assert(
      fc.property(STORY, fc.nat(), (story, noise) => {
        const { content } = versionOf(story, 'after');
        const again = versionOf({ ...story, noise: [noise, noise + 1] }, 'after');
        expect(changesBetween(content, again.content)).toEqual([]);
      }),
      { seed, numRuns: 200 },
    );
  });

  const base: Content = { startsOn: '2026-10-01', endsOn: '2027-03-31', reviewOn: null, reviewMonths: 6, agreedTotalCents: null, wishes: null, history: null, teamEvaluation: null, crisisPlan: null, goals: [], interventions: [], lines: [], risks: [], signatories: [] };
  const goal = { id: 'g', lineageId: 'g', axis: 'casa', description: 'Tenere la casa da sola', baselineLevel: 2, baseline: null, expectedLevel: 3, achievedLevel: null, achievedOn: null, evaluation: null } as Content['goals'][number];
  const line = {
    id: 'l', lineageId: 'l', axis: 'casa', item: 'Educativa a domicilio', source: 'convenzione', quantity: '12', unit: 'hour', unitCostCents: 100_00, amountCents: 1_200_00, startsOn: '2026-10-01', endsOn: '2026-12-31',
    enrolmentId: 'e', partnerId: 'p', partnerName: 'Cooperativa Primo Passo', serviceId: null, serviceName: null, interventionId: null, allocationId: 'a',
  } as unknown as Content['lines'][number];
  const signatory = { id: 's', lineageId: 's', kind: 'partner', organisationId: 'p', organisationName: 'Cooperativa Primo Passo', mandatory: true, commitment: 'Dieci ore al mese' } as unknown as Content['signatories'][number];
  const said = (before: Partial<Content>, after: Partial<Content>): string[] => changesBetween({ ...base, ...before }, { ...base, ...after }).map((change) => sentenceOf(change).it);

  it.each<[string, Partial<Content>, Partial<Content>, string]>([
    ['a goal that aims elsewhere', { goals: [goal] }, { goals: [{ ...goal, expectedLevel: 4 }] }, 'L’obiettivo «Tenere la casa da sola» ora mira al livello 4 (prima 3).'],
    ['a new goal', {}, { goals: [goal] }, 'Aggiunto l’obiettivo «Tenere la casa da sola» sull’asse Casa / habitat sociale: parte dal livello 2; mira al livello 3.'],
    ['a new line', {}, { lines: [line] }, 'Aggiunta la riga «Educativa a domicilio» sull’asse Casa / habitat sociale: 12 ore a carico della convenzione, con Cooperativa Primo Passo, dal 01/10/2026 al 31/12/2026, 1.200,00\u00a0€.'],
    ['a line that grows', { lines: [line] }, { lines: [{ ...line, quantity: '12.5', amountCents: 1_250_00 }] }, 'La riga «Educativa a domicilio» ora prevede 12,5 ore (prima 12 ore); vale in tutto 1.250,00\u00a0€ (prima 1.200,00\u00a0€).'],
    ['a line that goes', { lines: [line] }, {}, 'Tolta la riga «Educativa a domicilio»: 1.200,00\u00a0€ a carico della convenzione.'],
    ['a signatory who need not sign', { signatories: [signatory] }, { signatories: [{ ...signatory, mandatory: false }] }, 'La firma di Cooperativa Primo Passo ora è facoltativa (prima obbligatoria).'],
    ['an end that is set', { endsOn: null }, {}, 'Il piano ora finisce il 31/03/2027 (prima senza data).'],
    ['an agreed total', {}, { agreedTotalCents: 1_200_00 }, 'Il totale concordato ora è 1.200,00\u00a0€ (prima non indicato).'],
    ['wishes that are written', {}, { wishes: 'Un gatto' }, 'Sono stati scritti i desideri della persona.'],
  ])('tells %s', (_, before, after, sentence) => expect(said(before, after)).toEqual([sentence]));
});
