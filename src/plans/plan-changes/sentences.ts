// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GoalDto } from '../goals.dto.js';
import type { InterventionDto } from '../interventions.dto.js';
import type { RiskDto } from '../risks.dto.js';
import type { SignatoryDto } from '../signatures/signatories.dto.js';
import type { Change, ComparedLine, FieldChange, PlanField } from './changes.js';
import { axis, day, DONE_AS, euro, hours, joined, PAID_BY, quantity, quote, say, unitOf, type Said } from './words.js';

/**
 * What a change is in words: one sentence, in Italian and in English. A part that changed says all that changed of it, as
 * "… ora mira al livello 4 (prima 3)": "…" is how the part was known.
 */
export function sentenceOf(change: Change): Said {
  switch (change.of) {
    case 'plan': return FIELDS[change.field](change);
    case 'goal': return told(change, goalAdded, goalRemoved, goalChanged);
    case 'intervention': return told(change, interventionAdded, interventionRemoved, interventionChanged);
    case 'line': return told(change, lineAdded, lineRemoved, lineChanged);
    case 'risk': return told(change, riskAdded, riskRemoved, riskChanged);
    case 'signatory': return told(change, signatoryAdded, signatoryRemoved, signatoryChanged);
  }
}

function told<Part>({ before, after }: { before: Part | null; after: Part | null }, added: (part: Part) => Said, removed: (part: Part) => Said, changed: (before: Part, after: Part) => Said): Said {
  if (before === null) return added(after!);
  return after === null ? removed(before) : changed(before, after);
}

/** "X ora a; b; c." */
const now = (subject: Said, parts: readonly Said[]): Said => say('{subject} ora {parts}.', '{subject} now {parts}.', { subject, parts: joined(parts) });

const within = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }): Said => say('dal {from} al {to}', 'from {from} to {to}', { from: day(startsOn), to: day(endsOn) });
const axisChanged = (before: { axis: GoalDto['axis'] }, after: { axis: GoalDto['axis'] }): Said[] =>
  before.axis === after.axis ? [] : [say('è sull’asse {now} (prima {then})', 'stands on the axis {now} (before: {then})', { now: axis(after.axis), then: axis(before.axis) })];
const datesChanged = (before: { startsOn: string; endsOn: string }, after: { startsOn: string; endsOn: string }): Said[] =>
  before.startsOn === after.startsOn && before.endsOn === after.endsOn ? [] : [say('va {now} (prima {then})', 'runs {now} (before: {then})', { now: within(after), then: within(before) })];
const enrolmentChanged = (before: { enrolmentId: string | null }, after: { enrolmentId: string | null }): Said[] => {
  if (before.enrolmentId === after.enrolmentId) return [];
  if (after.enrolmentId === null) return [say('non riguarda più un’iscrizione', 'is no longer about an enrolment')];
  return [before.enrolmentId === null ? say('riguarda un’iscrizione', 'is about an enrolment') : say('riguarda un’altra iscrizione', 'is about another enrolment')];
};
/** "mira al livello 4 (prima 3)": a value that may be missing before or after. */
const valued = (before: Said | string | number | null, after: Said | string | number | null, gives: [string, string], lacks: [string, string]): Said[] => {
  if (after === null) return [say(`${lacks[0]} (prima {then})`, `${lacks[1]} (before: {then})`, { then: before! })];
  return [say(`${gives[0]} (prima {then})`, `${gives[1]} (before: {then})`, { now: after, then: before ?? say('non indicato', 'not given') })];
};

const goal = ({ description }: GoalDto): Said => say('L’obiettivo {what}', 'The goal {what}', { what: quote(description) });
function goalAdded({ description, axis: on, baselineLevel, expectedLevel }: GoalDto): Said {
  const levels = [
    ...(baselineLevel === null ? [] : [say('parte dal livello {level}', 'it starts from level {level}', { level: baselineLevel })]),
    ...(expectedLevel === null ? [] : [say('mira al livello {level}', 'it aims at level {level}', { level: expectedLevel })]),
  ];
  const text = say('Aggiunto l’obiettivo {what} sull’asse {on}', 'Added the goal {what} on the axis {on}', { what: quote(description), on: axis(on) });
  return levels.length === 0 ? say('{text}.', '{text}.', { text }) : say('{text}: {levels}.', '{text}: {levels}.', { text, levels: joined(levels) });
}
const goalRemoved = ({ description, axis: on }: GoalDto): Said => say('Tolto l’obiettivo {what} dall’asse {on}.', 'Removed the goal {what} from the axis {on}.', { what: quote(description), on: axis(on) });
const goalChanged = (before: GoalDto, after: GoalDto): Said => now(goal(before), [
  ...(before.description === after.description ? [] : [say('dice {now}', 'says {now}', { now: quote(after.description) })]),
  ...axisChanged(before, after),
  ...(before.baselineLevel === after.baselineLevel ? [] : valued(before.baselineLevel, after.baselineLevel, ['parte dal livello {now}', 'starts from level {now}'], ['non indica più il livello di partenza', 'no longer gives a starting level'])),
  ...(before.baseline === after.baseline ? [] : [after.baseline === null ? say('non descrive più la partenza', 'no longer describes the start') : say('descrive così la partenza: {now}', 'describes the start as {now}', { now: quote(after.baseline) })]),
  ...(before.expectedLevel === after.expectedLevel ? [] : valued(before.expectedLevel, after.expectedLevel, ['mira al livello {now}', 'aims at level {now}'], ['non indica più il livello a cui mira', 'no longer gives the level aimed at'])),
]);

const intervention = ({ description }: { description: string }): Said => say('L’intervento {what}', 'The intervention {what}', { what: quote(description) });
function interventionAdded(it: InterventionDto): Said {
  return say('Aggiunto l’intervento {what} sull’asse {on}: {parts}.', 'Added the intervention {what} on the axis {on}: {parts}.', {
    what: quote(it.description), on: axis(it.axis),
    parts: joined([
      DONE_AS[it.kind], say('lo fa {who}', 'done by {who}', { who: it.providerName }),
      ...(it.plannedMinutes === null ? [] : [hours(it.plannedMinutes)]), ...(it.place === null ? [] : [say('dove: {place}', 'where: {place}', { place: quote(it.place) })]), within(it),
    ]),
  });
}
const interventionRemoved = (it: InterventionDto): Said => say('Tolto l’intervento {what} di {who}.', 'Removed the intervention {what} of {who}.', { what: quote(it.description), who: it.providerName });
const interventionChanged = (before: InterventionDto, after: InterventionDto): Said => now(intervention(before), [
  ...(before.description === after.description ? [] : [say('dice {now}', 'says {now}', { now: quote(after.description) })]),
  ...axisChanged(before, after),
  ...(before.kind === after.kind ? [] : [say('è {now} (prima {then})', 'is {now} (before: {then})', { now: DONE_AS[after.kind], then: DONE_AS[before.kind] })]),
  ...(before.partnerId === after.partnerId && before.serviceId === after.serviceId && before.provider === after.provider ? [] : [say('lo fa {now} (prima {then})', 'is done by {now} (before: {then})', { now: after.providerName, then: before.providerName })]),
  ...(before.plannedMinutes === after.plannedMinutes ? [] : valued(before.plannedMinutes === null ? null : hours(before.plannedMinutes), after.plannedMinutes === null ? null : hours(after.plannedMinutes), ['prevede {now}', 'plans {now}'], ['non prevede più un numero di ore', 'no longer plans a number of hours'])),
  ...(before.place === after.place ? [] : valued(before.place === null ? null : quote(before.place), after.place === null ? null : quote(after.place), ['si svolge qui: {now}', 'takes place here: {now}'], ['non indica più un luogo', 'no longer gives a place'])),
  ...datesChanged(before, after),
  ...enrolmentChanged(before, after),
]);

const providerOf = ({ partnerName, serviceName }: ComparedLine): string | null => partnerName ?? serviceName;
function lineAdded(line: ComparedLine): Said {
  const who = providerOf(line);
  return say('Aggiunta la riga {item} sull’asse {on}: {parts}.', 'Added the line {item} on the axis {on}: {parts}.', {
    item: quote(line.item), on: axis(line.axis),
    parts: joined([
      say('{quantity} {paid}', '{quantity} {paid}', { quantity: quantity(line.quantity, line.unit), paid: PAID_BY[line.source] }),
      ...(who === null ? [] : [say('con {who}', 'with {who}', { who })]), within(line),
      ...(line.intervention === null ? [] : [say('per l’intervento {what}', 'for the intervention {what}', { what: quote(line.intervention.description) })]), euro(line.amountCents),
    ], ', '),
  });
}
const lineRemoved = (line: ComparedLine): Said => say('Tolta la riga {item}: {amount} {paid}.', 'Removed the line {item}: {amount} {paid}.', { item: quote(line.item), amount: euro(line.amountCents), paid: PAID_BY[line.source] });
function lineChanged(before: ComparedLine, after: ComparedLine): Said {
  const isElsewhere = before.partnerId !== after.partnerId || before.enrolmentId !== after.enrolmentId || before.source !== after.source || before.startsOn !== after.startsOn || before.endsOn !== after.endsOn;
  return now(say('La riga {item}', 'The line {item}', { item: quote(before.item) }), [
    ...(before.item === after.item ? [] : [say('si chiama {now}', 'is called {now}', { now: quote(after.item) })]),
    ...axisChanged(before, after),
    ...(before.source === after.source ? [] : [say('è {now} (prima {then})', 'is {now} (before: {then})', { now: PAID_BY[after.source], then: PAID_BY[before.source] })]),
    ...(before.quantity === after.quantity && before.unit === after.unit ? [] : [say('prevede {now} (prima {then})', 'plans {now} (before: {then})', { now: quantity(after.quantity, after.unit), then: quantity(before.quantity, before.unit) })]),
    ...(before.unitCostCents === after.unitCostCents ? [] : [say('costa {now} per {unit} (prima {then})', 'costs {now} per {unit} (before: {then})', { now: euro(after.unitCostCents), unit: unitOf(after.unit), then: euro(before.unitCostCents) })]),
    ...(before.partnerId === after.partnerId && before.serviceId === after.serviceId ? [] : valued(providerOf(before), providerOf(after), ['è con {now}', 'is with {now}'], ['non indica più con chi', 'no longer says with whom'])),
    ...datesChanged(before, after),
    ...enrolmentChanged(before, after),
    ...interventionLinkChanged(before, after),
    // Which allocation it is follows from partner, enrolment and dates; on its own it is said.
    ...(before.allocationId === after.allocationId || isElsewhere ? [] : [say('è a carico di un’altra assegnazione', 'is charged to another allocation')]),
    ...(before.amountCents === after.amountCents ? [] : [say('vale in tutto {now} (prima {then})', 'comes to {now} (before: {then})', { now: euro(after.amountCents), then: euro(before.amountCents) })]),
  ]);
}
function interventionLinkChanged(before: ComparedLine, after: ComparedLine): Said[] {
  if (before.intervention?.lineageId === after.intervention?.lineageId) return [];
  return [after.intervention === null ? say('non paga più un intervento', 'no longer pays for an intervention') : say('paga l’intervento {what}', 'pays for the intervention {what}', { what: quote(after.intervention.description) })];
}

const riskAdded = ({ description, signs, response }: RiskDto): Said => say('Aggiunto il rischio {what}: {parts}.', 'Added the risk {what}: {parts}.', {
  what: quote(description),
  parts: joined([...(signs === null ? [] : [say('si annuncia così: {signs}', 'it announces itself by {signs}', { signs: quote(signs) })]), say('che cosa si fa: {response}', 'what is done: {response}', { response: quote(response) })]),
});
const riskRemoved = ({ description }: RiskDto): Said => say('Tolto il rischio {what}.', 'Removed the risk {what}.', { what: quote(description) });
const riskChanged = (before: RiskDto, after: RiskDto): Said => now(say('Il rischio {what}', 'The risk {what}', { what: quote(before.description) }), [
  ...(before.description === after.description ? [] : [say('dice {now}', 'says {now}', { now: quote(after.description) })]),
  ...(before.signs === after.signs ? [] : [after.signs === null ? say('non dice più come si annuncia', 'no longer says how it announces itself') : say('si annuncia così: {now}', 'announces itself by {now}', { now: quote(after.signs) })]),
  ...(before.response === after.response ? [] : [say('prevede che si faccia questo: {now}', 'is answered by {now}', { now: quote(after.response) })]),
]);

/** "della persona", "di Cooperativa Primo Passo". */
function ofWhom({ kind, organisationName, accountName, representativeName, name }: SignatoryDto): Said {
  switch (kind) {
    case 'person': return say('della persona', 'of the person');
    case 'case_manager': return say('di chi segue il caso, {who}', 'of whoever holds the case, {who}', { who: accountName ?? '' });
    case 'representative': return say('di {who}, che rappresenta la persona', 'of {who}, who represents the person', { who: representativeName ?? '' });
    case 'family': return say('di {who}, della famiglia', 'of {who}, of the family', { who: name ?? '' });
    case 'service':
    case 'comune':
    case 'partner': return say('di {who}', 'of {who}', { who: organisationName ?? '' });
  }
}
function signatoryAdded(one: SignatoryDto): Said {
  const parts = [...(one.mandatory ? [] : [say('facoltativa', 'optional')]), ...(one.commitment === null ? [] : [say('si impegna a questo: {what}', 'who commits to {what}', { what: quote(one.commitment) })])];
  const text = say('Aggiunta la firma {whose}', 'Added the signature {whose}', { whose: ofWhom(one) });
  return parts.length === 0 ? say('{text}.', '{text}.', { text }) : say('{text}: {parts}.', '{text}: {parts}.', { text, parts: joined(parts) });
}
const signatoryRemoved = (one: SignatoryDto): Said => say('Tolta la firma {whose}.', 'Removed the signature {whose}.', { whose: ofWhom(one) });
function signatoryChanged(before: SignatoryDto, after: SignatoryDto): Said {
  const isSame = before.kind === after.kind && before.organisationId === after.organisationId && before.accountId === after.accountId && before.representativeId === after.representativeId && before.name === after.name;
  return now(say('La firma {whose}', 'The signature {whose}', { whose: ofWhom(before) }), [
    ...(isSame ? [] : [say('è {whose}', 'is {whose}', { whose: ofWhom(after) })]),
    ...(before.mandatory === after.mandatory ? [] : [after.mandatory ? say('è obbligatoria (prima facoltativa)', 'is mandatory (before: optional)') : say('è facoltativa (prima obbligatoria)', 'is optional (before: mandatory)')]),
    ...(before.commitment === after.commitment ? [] : [after.commitment === null ? say('non porta più un impegno scritto', 'no longer carries a written commitment') : say('vale per questo impegno: {what}', 'stands for this commitment: {what}', { what: quote(after.commitment) })]),
  ]);
}

const dated = (gives: [string, string], none: [string, string]) => ({ before, after }: FieldChange): Said => {
  const then = before === null ? say('senza data', 'no date') : day(String(before));
  return after === null ? say(`${none[0]} (prima {then}).`, `${none[1]} (before: {then}).`, { then }) : say(`${gives[0]} (prima {then}).`, `${gives[1]} (before: {then}).`, { now: day(String(after)), then });
};
const written = (it: [written: string, rewritten: string, removed: string], en: [string, string, string]) => ({ before, after }: FieldChange): Said => {
  const i = before === null ? 0 : after === null ? 2 : 1;
  return { it: it[i], en: en[i] };
};
const FIELDS: Readonly<Record<PlanField, (change: FieldChange) => Said>> = {
  startsOn: dated(['Il piano ora comincia il {now}', 'The plan now begins on {now}'], ['Il piano ora non ha un giorno d’inizio', 'The plan now has no first day']),
  endsOn: dated(['Il piano ora finisce il {now}', 'The plan now ends on {now}'], ['Il piano ora non ha un giorno di fine', 'The plan now has no last day']),
  reviewOn: dated(['La verifica ora è il {now}', 'The review is now on {now}'], ['La verifica ora non ha una data', 'The review now has no date']),
  reviewMonths: ({ before, after }) => say('Le verifiche ora distano {now} (prima {then}).', 'Reviews are now {now} apart (before: {then}).', { now: quantity(String(after), 'month'), then: quantity(String(before), 'month') }),
  agreedTotalCents: ({ before, after }) => after === null
    ? say('Il totale concordato ora non è indicato (prima {then}).', 'The agreed total is now not given (before: {then}).', { then: euro(Number(before)) })
    : say('Il totale concordato ora è {now} (prima {then}).', 'The agreed total is now {now} (before: {then}).', { now: euro(Number(after)), then: before === null ? say('non indicato', 'not given') : euro(Number(before)) }),
  wishes: written(['Sono stati scritti i desideri della persona.', 'I desideri della persona sono stati riscritti.', 'I desideri della persona sono stati tolti.'], ['The person’s wishes were written.', 'The person’s wishes were rewritten.', 'The person’s wishes were removed.']),
  history: written(['È stata scritta la storia della persona.', 'La storia della persona è stata riscritta.', 'La storia della persona è stata tolta.'], ['The person’s history was written.', 'The person’s history was rewritten.', 'The person’s history was removed.']),
  teamEvaluation: written(['È stata scritta la valutazione dell’équipe.', 'La valutazione dell’équipe è stata riscritta.', 'La valutazione dell’équipe è stata tolta.'], ['The team’s evaluation was written.', 'The team’s evaluation was rewritten.', 'The team’s evaluation was removed.']),
  crisisPlan: written(['È stato scritto il piano per le crisi.', 'Il piano per le crisi è stato riscritto.', 'Il piano per le crisi è stato tolto.'], ['The crisis plan was written.', 'The crisis plan was rewritten.', 'The crisis plan was removed.']),
};
