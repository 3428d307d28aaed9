// SPDX-License-Identifier: AGPL-3.0-or-later
import { axis, day, euro, hours, PAID_BY, quantity, unitOf } from '../../plans/plan-changes/words.js';
import type { PlanDto } from '../../plans/plans.dto.js';
import type { Block, PrintedDocument } from '../../platform/pdf/pdf-blocks.js';
import { dayInRome } from '../../platform/time/civil-date.js';

export interface Printing {
  plan: PlanDto;
  personName: string;
  caseManager: string;
  largePrint: boolean;
  /** Today, civil date. */
  today: string;
  madeAt: Date;
}

const span = (from: string, to: string | null): string => (to ? `dal ${day(from)} al ${day(to)}` : `dal ${day(from)}`);
const level = (value: number | null): string => (value === null ? 'da valutare' : `livello ${value} su 5`);

const STATUS: Record<PlanDto['status'], string> = { draft: 'bozza', proposed: 'proposta, in attesa delle firme', active: 'attivo', superseded: 'sostituito da una versione successiva', closed: 'concluso' };
const WHO: Record<PlanDto['signatories'][number]['kind'], string> = {
  person: 'La persona', representative: 'Chi rappresenta la persona', case_manager: 'Case manager', service: 'Servizio', comune: 'Comune', partner: 'Partner', family: 'Familiare',
};
const SIGNED: Record<PlanDto['signatories'][number]['status'], string> = { pending: 'non ancora', signed: 'firmato', refused: 'rifiutato' };
type Signatory = PlanDto['signatories'][number];
const nameOf = ({ organisationName, accountName, representativeName, name }: Signatory): string => representativeName ?? organisationName ?? accountName ?? name ?? '';

const written = (heading: string, text: string | null): Block[] => (text ? [{ kind: 'heading', level: 2, text: heading }, { kind: 'text', text }] : []);
const whenAny = <T>(rows: readonly T[], blocks: () => Block[]): Block[] => (rows.length > 0 ? blocks() : []);

/** Of an active plan the review that comes next, of one in preparation the first, as it is to be agreed on; of any other none. */
const nextReviewOf = ({ status, reviewOn, nextReview }: PlanDto): string | null =>
  status === 'active' ? (nextReview?.on ?? null) : status === 'draft' || status === 'proposed' ? reviewOn : null;

function reviewFact(plan: PlanDto, today: string): (readonly [string, string])[] {
  if (plan.status === 'superseded' || plan.status === 'closed') return [];
  const on = nextReviewOf(plan);
  return [['Prossima verifica', on === null ? 'non fissata' : on < today ? `${day(on)}, da fare` : day(on)]];
}

/** The whole Budget di Salute, as its signatories hold it. */
export function planDocument({ plan, personName, caseManager, largePrint, today, madeAt }: Printing): PrintedDocument {
  const { goals, interventions, lines, risks, signatories, totals } = plan;
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: `Budget di Salute di ${personName}` },
    { kind: 'facts', items: [['Versione', `${plan.number}, ${STATUS[plan.status]}`], ['Durata', span(plan.startsOn, plan.endsOn)], ...reviewFact(plan, today), ['Case manager', caseManager]] },
    ...written('La mia storia', plan.history),
    ...written('Che cosa desidero', plan.wishes),
    ...written('La valutazione dell’équipe', plan.teamEvaluation),
    ...whenAny(goals, () => [
      { kind: 'heading', level: 2, text: 'Obiettivi' },
      {
        kind: 'table', caption: 'Da dove si parte e dove si vuole arrivare', columns: [{ text: 'Asse' }, { text: 'Obiettivo', share: 2 }, { text: 'Partenza' }, { text: 'Arrivo' }],
        rows: goals.map((goal) => [axis(goal.axis).it, goal.description, goal.baseline ?? level(goal.baselineLevel), level(goal.expectedLevel)]),
      },
    ]),
    ...whenAny(interventions, () => [
      { kind: 'heading', level: 2, text: 'Interventi' },
      {
        kind: 'table', caption: 'Chi fa che cosa', columns: [{ text: 'Intervento', share: 2 }, { text: 'Chi' }, { text: 'Quanto' }, { text: 'Quando' }, { text: 'Dove' }],
        rows: interventions.map((one) => [one.description, one.providerName, one.plannedMinutes === null ? '' : hours(one.plannedMinutes).it, span(one.startsOn, one.endsOn), one.place ?? '']),
      },
    ]),
    ...whenAny(lines, () => [
      { kind: 'heading', level: 2, text: 'Risorse' },
      {
        kind: 'table', caption: 'Da dove vengono le risorse', columns: [{ text: 'Voce', share: 2 }, { text: 'Fonte', share: 1.5 }, { text: 'Quantità' }, { text: 'Costo per unità', align: 'right' }, { text: 'Importo', align: 'right' }],
        rows: [
          ...lines.map((line) => [line.item, PAID_BY[line.source].it, quantity(line.quantity, line.unit).it, `${euro(line.unitCostCents).it} per ${unitOf(line.unit).it}`, euro(line.amountCents).it]),
          ['Totale', '', '', '', euro(totals.totalCents).it],
        ],
      },
      {
        kind: 'facts',
        items: [
          ...totals.bySource.map(({ source, cents }) => [PAID_BY[source].it, euro(cents).it] as const),
          ...(totals.communityCents > 0 ? [['Totale della spesa, senza quanto offre la comunità', euro(totals.spendingCents).it] as const] : []),
          ...(totals.centsPerDay === null ? [] : [['Al giorno', euro(totals.centsPerDay).it] as const]),
        ],
      },
    ]),
    ...whenAny(risks, () => [
      { kind: 'heading', level: 2, text: 'Se qualcosa va storto' },
      { kind: 'table', caption: 'Rischi, segnali e che cosa si fa', columns: [{ text: 'Rischio' }, { text: 'Segnali' }, { text: 'Che cosa si fa' }], rows: risks.map(({ description, signs, response }) => [description, signs ?? '', response]) },
    ]),
    ...written('Che cosa si fa in una crisi', plan.crisisPlan),
    { kind: 'heading', level: 2, text: 'Firme' },
    {
      kind: 'table', caption: 'Chi firma e per quale impegno', columns: [{ text: 'Chi', share: 1.5 }, { text: 'Impegno', share: 2 }, { text: 'Firma' }],
      rows: signatories.map((one) => [[WHO[one.kind], nameOf(one)].filter(Boolean).join(': '), one.commitment ?? '', one.decidedAt ? `${SIGNED[one.status]} il ${day(dayInRome(one.decidedAt))}` : SIGNED[one.status]]),
    },
    ...(plan.contentHash ? [{ kind: 'text' as const, style: 'quiet' as const, text: `Impronta di questa versione: ${plan.contentHash}` }] : []),
    ...signatories.filter(({ status, kind }) => status === 'pending' && (kind === 'person' || kind === 'representative' || kind === 'family')).map((one): Block => ({ kind: 'signature', label: [WHO[one.kind], nameOf(one)].filter(Boolean).join(': ') })),
  ];
  return { title: 'Budget di Salute', language: 'it', footer: `Budget di Salute, versione ${plan.number}`, largePrint, madeAt, blocks };
}

const SHORT = 5;
/** Two pages hold no more: what is left out is said, and stands in the whole document. */
const few = <T>(rows: readonly T[], line: (row: T) => string, more: string): string[] => [...rows.slice(0, SHORT).map(line), ...(rows.length > SHORT ? [more] : [])];
const brief = (text: string, letters: number): string => (text.length > letters ? `${text.slice(0, letters).replace(/\s+\S*$/, '')} …` : text);

/** The person's own copy: two pages, in plain language and in their own words. */
export function personCopy({ plan, personName, caseManager, largePrint, today, madeAt }: Printing): PrintedDocument {
  const { goals, interventions, risks, totals } = plan;
  const reviewOn = nextReviewOf(plan);
  const more = 'Il resto è nel documento completo: chiedilo quando vuoi.';
  const part = (heading: string, items: string[]): Block[] => (items.length > 0 ? [{ kind: 'heading', level: 2, text: heading }, { kind: 'list', items }] : []);
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: 'Il mio progetto' },
    { kind: 'text', text: `Questo foglio è di ${personName}. Dice in breve che cosa abbiamo deciso insieme.` },
    ...(plan.wishes ? [{ kind: 'heading' as const, level: 2 as const, text: 'Che cosa desidero' }, { kind: 'text' as const, text: brief(plan.wishes, 500) }] : []),
    ...part('Dove voglio arrivare', few(goals, (goal) => `${brief(goal.description, 140)}`, more)),
    ...part('Chi mi aiuta, e come', few(interventions, (one) => `${one.providerName}: ${brief(one.description, 120)}, ${span(one.startsOn, one.endsOn)}`, more)),
    ...part('Se sto male', [...few(risks, (risk) => `${brief(risk.description, 100)}: ${brief(risk.response, 140)}`, more), ...(plan.crisisPlan ? [brief(plan.crisisPlan, 300)] : [])]),
    { kind: 'heading', level: 2, text: 'Quanto vale' },
    { kind: 'text', text: `Per questo progetto ci sono ${euro(totals.totalCents).it}. Non devi anticipare soldi tu, salvo quello che è scritto nel documento completo.` },
    { kind: 'heading', level: 2, text: 'Che cosa succede adesso' },
    { kind: 'text', text: reviewOn !== null && reviewOn >= today ? `Ci rivediamo il ${day(reviewOn)} per capire se il progetto va bene. Puoi chiedere di cambiarlo anche prima.` : 'Ci rivediamo presto per capire se il progetto va bene. Puoi chiedere di cambiarlo quando vuoi.' },
    { kind: 'text', style: 'strong', text: `Per ogni domanda: ${caseManager}, che segue il tuo progetto.` },
  ];
  return { title: 'Il mio progetto', language: 'it', footer: `Il mio progetto, versione ${plan.number}`, largePrint, madeAt, blocks };
}
