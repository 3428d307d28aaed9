// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AreaKey } from '../programme/data/programme-types.js';
import { tellAxes } from './axes.js';
import { workday, workdayUpTo, type Day } from './calendar.js';
import type { Manager } from './cast.js';
import { tellEnrolments } from './enrolments.js';
import type { Identity } from './person.js';
import { Deck, type Random } from './random.js';
import { isOpen, type CaseStory, type ConsentStory, type PersonStory, type PlanStory } from './story.js';
import { PHASES, type Phase } from '../participants/case-status.js';
import type { World } from './world.js';

/** Shares of the cohort, in thousandths, that have arrived so many days after the start: a kick-off, a slow first half year, a full second year, fewer in the proroga. */
const ARRIVALS: readonly (readonly [Day, number])[] = [[2, 0], [27, 60], [176, 168], [578, 672], [904, 984], [1000, 1000]];

/** When the n-th of a cohort arrives, in days after the start. */
export function arrivalOf(index: number, people: number): Day {
  const share = ((index + 0.5) * 1000) / people;
  const next = ARRIVALS.findIndex(([, reached]) => reached >= share);
  const [[dayBefore, before], [dayAfter, after]] = [ARRIVALS[next - 1], ARRIVALS[next]];
  return dayBefore + Math.floor(((share - before) * (dayAfter - dayBefore)) / (after - before));
}

const OUTCOMES = [['goals_reached', 16], ['partly_reached', 11], ['remodelled', 3], ['transferred', 3], ['dropped_out', 4], ['worsened', 1], ['institutionalised', 1], ['deceased', 1]] as const;
const PRISON_OUTCOMES = [['goals_reached', 6], ['partly_reached', 6], ['remodelled', 2], ['transferred', 1], ['dropped_out', 2], ['back_to_prison', 2], ['worsened', 1]] as const;
export type Outcome = (typeof OUTCOMES)[number][0] | (typeof PRISON_OUTCOMES)[number][0];

/** The outcomes of a cohort, in fixed proportions. */
export class Outcomes {
  private readonly decks: Record<'ordinary' | 'prison', Deck<Outcome>>;

  constructor(random: Random) {
    this.decks = { ordinary: new Deck<Outcome>(random, OUTCOMES), prison: new Deck<Outcome>(random, PRISON_OUTCOMES) };
  }

  draw(area: AreaKey): Outcome {
    return this.decks[area === 'carcere-rems' ? 'prison' : 'ordinary'].draw();
  }
}

export interface Telling {
  world: World;
  random: Random;
  outcomes: Outcomes;
  identity: Identity;
  area: AreaKey;
  manager: Manager;
  /** A colleague who may join the care team. */
  colleague: Manager;
}

/** The days that a case turns on. */
export interface Milestones {
  openedOn: Day;
  interviewOn: Day;
  enrolOn: Day;
  planOn: Day;
  /** Meant end; the case is concluded if it has come. */
  endOn: Day;
}

/** Who comes at the kick-off is known to the services already: everything follows within days. */
const KICK_OFF_DAYS = 27;

function milestones(random: Random, openedOn: Day, span: World['span']): Milestones {
  const known = openedOn <= span.from + KICK_OFF_DAYS;
  if (known) {
    const interviewOn = openedOn;
    const enrolOn = workday(openedOn + random.between(0, 2));
    return { openedOn, interviewOn, enrolOn, planOn: workday(enrolOn + random.between(0, 4)), endOn: workday(enrolOn + random.between(85, 190) + random.between(20, 180)) };
  }
  const interviewOn = workday(openedOn + random.between(4, 12));
  const enrolOn = workday(interviewOn + random.between(9, 22));
  const planOn = workday(enrolOn + random.between(2, 18));
  const endOn = workday(enrolOn + random.between(85, 190) + random.between(20, 180));
  return { openedOn, interviewOn, enrolOn, planOn, endOn };
}

function phaseOn(day: Day, days: Milestones, concluded: boolean): string {
  if (concluded || day >= days.endOn - 20) return 'final_evaluation';
  if (day < days.interviewOn) return 'reception';
  if (day < Math.min(days.interviewOn + 7, days.enrolOn)) return 'first_interview';
  if (day < days.enrolOn) return 'analysis';
  return day < days.planOn ? 'design' : 'monitoring';
}

/** The phases up to the last one, each from its day on; none begins after the end. */
function phasesOf(days: Milestones, last: string, until: Day): CaseStory['phases'] {
  const { openedOn, interviewOn, enrolOn, planOn, endOn } = days;
  const begins = [openedOn, interviewOn, Math.min(interviewOn + 7, enrolOn), enrolOn, planOn, endOn - 20];
  let from = openedOn;
  return PHASES.slice(0, PHASES.indexOf(last as Phase) + 1).map((phase, i) => {
    from = Math.min(Math.max(from, begins[i]), until);
    return { phase, from };
  });
}

function teamOf({ random, manager, colleague, world: { span } }: Telling, openedOn: Day, endOn: Day): Pick<CaseStory, 'managerId' | 'team'> {
  const alone = { managerId: manager.id, team: [{ accountId: manager.id, from: openedOn, to: null }] };
  if (colleague.id === manager.id) return alone;
  if (random.chance(9)) return { ...alone, team: [...alone.team, { accountId: colleague.id, from: openedOn, to: null }] };
  const handover = workday(openedOn + random.between(25, 90));
  if (!random.chance(6) || handover >= Math.min(endOn, span.until)) return alone;
  return { managerId: manager.id, team: [{ accountId: colleague.id, from: openedOn, to: handover - 1 }, { accountId: manager.id, from: handover, to: null }] };
}

function planOf({ random, world: { span } }: Telling, days: Milestones, concludedOn: Day | null, axes: CaseStory['axes']): PlanStory | null {
  if (days.planOn > span.until || random.chance(7)) return null;
  const activatedOn = workday(days.planOn + (days.interviewOn === days.openedOn ? random.between(0, 3) : random.between(2, 25)));
  const active = activatedOn <= span.until && activatedOn < (concludedOn ?? span.until + 1);
  const to = Math.max(days.planOn, Math.min(days.endOn, span.to));
  return { id: random.id(days.planOn), from: days.planOn, to, activatedOn: active ? activatedOn : null, goalAxes: axes.slice(0, random.between(1, axes.length)).map(({ axis }) => axis) };
}

function referralOf({ random, world: { cast, span }, area }: Telling, openedOn: Day): CaseStory['referral'] {
  const senders = cast.referrers.filter(({ areas }) => areas.includes(area));
  if (!random.chance(28) || senders.length === 0) return null;
  const sender = random.weighted(senders.map((each) => [each, each.demo ? 3 : 1] as const));
  const sentOn = workdayUpTo(Math.max(span.from, openedOn - random.between(3, 21)), span.from);
  return { id: random.id(sentOn), serviceId: sender.serviceId, sentBy: sender.accountId, sentOn };
}

/** One taking in charge, from the first contact to the conclusion if that has come. */
function tellCase(telling: Telling, openedOn: Day, entryDone: boolean): CaseStory {
  const { random, outcomes, area, world: { span } } = telling;
  const days = milestones(random, openedOn, span);
  // Some go before anything has started.
  const early = !entryDone && random.chance(2.5);
  if (early) days.endOn = Math.min(days.endOn, workday(days.interviewOn + random.between(1, 9)));
  const concludedOn = days.endOn <= span.until ? days.endOn : null;
  const outcome = concludedOn === null ? null : early ? 'dropped_out' : outcomes.draw(area);
  const enrolments = early ? [] : tellEnrolments(telling, days, concludedOn);
  const axes = tellAxes(telling, days, concludedOn, outcome, enrolments);
  // Who goes early has not come to an evaluation.
  const phase = early && concludedOn !== null ? phaseOn(concludedOn, { ...days, endOn: Infinity }, false) : phaseOn(span.until, days, concludedOn !== null);
  return {
    id: random.id(openedOn),
    ...teamOf(telling, openedOn, days.endOn),
    openedOn,
    concludedOn,
    outcome,
    phase,
    phases: phasesOf(days, phase, concludedOn ?? span.until),
    referral: entryDone ? null : referralOf(telling, openedOn),
    enrolments,
    axes,
    plan: enrolments.length === 0 ? null : planOf(telling, days, concludedOn, axes),
    attendance: { sessions: 0, minutes: 0, from: null, to: null },
  };
}

/** All takings in charge of a person who arrives on a day; some come back after a conclusion. */
export function tellCases(telling: Telling, arrival: Day): CaseStory[] {
  const { random, world: { span } } = telling;
  const first = tellCase(telling, arrival, false);
  if (isOpen(first) || first.outcome === 'deceased' || !random.chance(6)) return [first];
  const back = workday(first.concludedOn! + random.between(40, 160));
  return back > span.until ? [first] : [first, tellCase(telling, back, true)];
}

/** Some give a consent for a year at a time: it runs out, or is given anew. */
function timed(first: ConsentStory, random: Random, until: Day): ConsentStory[] {
  if (first.withdrawnOn !== null || !random.chance(25)) return [first];
  const expiresOn = first.givenOn + 364;
  const renewedOn = workdayUpTo(expiresOn - random.between(0, 20), first.givenOn + 1);
  const timedFirst = { ...first, expiresOn };
  if (renewedOn > until || random.chance(45)) return [timedFirst];
  return [{ ...first, expiresOn: renewedOn - 1 }, { ...first, id: random.id(renewedOn), givenOn: renewedOn, expiresOn: renewedOn + 364 }];
}

/** Consents: to be taken in charge and counted rests on the law, sharing on the person's word. */
export function tellConsents({ random, world: { span } }: Telling, person: Pick<PersonStory, 'registeredOn' | 'cases'>): PersonStory['consents'] {
  const givenOn = person.registeredOn;
  const consent = (purpose: PersonStory['consents'][number]['purpose'], basis: PersonStory['consents'][number]['basis'], withdrawnOn: Day | null = null) => ({ id: random.id(givenOn), purpose, basis, givenOn, withdrawnOn, expiresOn: null as Day | null });
  const assigned = person.cases.flatMap(({ enrolments }) => enrolments).flatMap(({ assignments }) => assignments);
  const later = workday(givenOn + random.between(60, 240));
  const change = (percent: number): Day | null => (random.chance(percent) && later <= span.until ? later : null);
  const consents = [consent('taking_in_charge', 'public_interest'), consent('monitoring', 'legal_obligation')];
  if (assigned.length > 0) consents.push(consent('sharing_with_partners', 'explicit_consent', change(3)));
  const services = random.chance(55) ? timed(consent('sharing_with_services', 'explicit_consent', change(4)), random, span.until) : [];
  // The service that sent somebody sits on their plan: they agree that it is told, today too.
  const stands = services.some(({ withdrawnOn, expiresOn }) => withdrawnOn === null && (expiresOn ?? span.until) >= span.until);
  if (person.cases.some(({ plan, referral }) => plan && referral) && !stands) consents.push(consent('sharing_with_services', 'explicit_consent'));
  else consents.push(...services);
  return consents;
}
