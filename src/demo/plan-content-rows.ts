// SPDX-License-Identifier: AGPL-3.0-or-later
import { HIGHEST_LEVEL, LOWEST_LEVEL, type Axis, type Evaluation } from '../plans/plan-terms.js';
import type { AreaKey } from '../programme/data/programme-types.js';
import { civil, instant, workday, workdayUpTo, type Day } from './calendar.js';
import type { Price } from './money.js';
import type { Random } from './random.js';
import { rhythmOf } from './sessions.js';
import { isAdmitted, type AssignmentStory, type CaseStory, type PersonStory, type PlanStory } from './story.js';
import type { Rows } from './tables.js';
import { COMMITMENT_NOTES, OTHER_HELP, PLACES, REVIEW_EVENTS, REVIEW_NOTES, RISKS, SERVICE_HELP, SPENDING_NOTES } from './vocabulary/plans.js';
import type { World } from './world.js';

export const AXIS_OF: Readonly<Record<AreaKey, Axis>> = { abitare: 'casa', lavoro: 'lavoro', stigma: 'socialita', 'carcere-rems': 'casa' };
const ELEVEN = 11 * 60;
const HALF_AN_HOUR = 30;
/** So many of a hundred reviews were held when they were due; those after one that was not still wait. */
const HELD_IN_TIME = 86;

export type Planned = CaseStory & { plan: PlanStory };

export interface GoalRow {
  id: string;
  axis: Axis;
  baseline: number | null;
  expected: number | null;
}

/** A line that another source than the convenzione and the community pays. */
export interface SpendableLine {
  id: string;
  from: Day;
  to: Day;
  amountCents: number;
}

/** What is done for somebody through an assignment, and how many of its minutes no line pays yet. */
interface Intervention {
  id: string;
  from: Day;
  to: Day;
  unpaidMinutes: number;
}

/** Writes what plans are made of beside goals and lines, and what was found of them later: reviews and spending. */
export class PlanContentWriter {
  private readonly byAssignment = new Map<string, Intervention>();
  private readonly positions = new Map<string, number>();

  constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly rows: Rows,
  ) {}

  /** Interventions of every partner, and now and then of somebody else; risks. */
  write(person: PersonStory, story: Planned): void {
    const { random } = this;
    const { plan } = story;
    for (const assignment of story.enrolments.filter(isAdmitted).flatMap(({ assignments }) => assignments)) this.ofPartner(person, plan, assignment);
    const span = { kind: 'simple', from: plan.from, to: plan.to };
    if (random.chance(55)) {
      const [description, provider] = random.pick(OTHER_HELP);
      this.intervention(person, plan, { ...span, axis: random.pick(story.axes).axis, description, provider });
    }
    if (story.referral && random.chance(50)) {
      this.intervention(person, plan, { ...span, axis: random.pick(story.axes).axis, description: random.pick(SERVICE_HELP), serviceId: story.referral.serviceId });
    }
    const count = random.weighted([[0, 25], [1, 50], [2, 25]] as const);
    random.shuffled(RISKS).slice(0, count).forEach(([description, signs, response], position) => {
      const id = random.id(plan.from);
      this.rows.add('plan_risk', { id, lineage_id: id, plan_id: plan.id, person_id: person.id, description, signs, response, position });
    });
  }

  /** The intervention that a line of an assignment pays for; null when it lies outside its days, or its hours are paid already. */
  paidBy(assignment: AssignmentStory, from: Day, to: Day, { unit, quantityHundredths }: Price): string | null {
    const intervention = this.byAssignment.get(assignment.id);
    if (!intervention || from < intervention.from || to > intervention.to) return null;
    const minutes = unit === 'hour' ? (quantityHundredths * 60) / 100 : 0;
    if (minutes > intervention.unpaidMinutes) return null;
    intervention.unpaidMinutes -= minutes;
    return intervention.id;
  }

  /**
   * Reviews of a plan that became active, as often as it asks for them, up to today or the end.
   * @param promises signatories that committed themselves to something
   */
  reviews(person: PersonStory, { plan, managerId, concludedOn }: Planned, goals: readonly GoalRow[], months: number, firstOn: Day, promises: readonly string[]): void {
    const { random, world: { span } } = this;
    if (plan.activatedOn === null) return;
    const last = Math.min(span.until, (concludedOn ?? span.until + 1) - 1);
    const earliest = Math.max(plan.activatedOn, plan.from);
    for (let due = Math.max(firstOn, earliest); due <= last && random.chance(HELD_IN_TIME); ) {
      const heldOn = Math.min(last, Math.max(earliest, workdayUpTo(due + random.between(-6, 4), earliest)));
      const next = workday(heldOn + months * 30);
      const closing = concludedOn !== null && next > last;
      this.review({ person, plan, managerId, heldOn, next: closing ? null : next, goals, promises });
      due = next;
    }
  }

  /** What other sources declared of their lines since the plan became active. */
  spending(person: PersonStory, { plan, managerId, concludedOn }: Planned, lines: readonly SpendableLine[]): void {
    const { random, world: { span } } = this;
    if (plan.activatedOn === null) return;
    for (const line of lines) {
      const from = Math.max(line.from, plan.activatedOn);
      const to = Math.min(line.to, span.until, concludedOn ?? span.until);
      const times = random.between(0, 3);
      for (let i = 0; i < times && from <= to; i++) {
        const on = random.between(from, to);
        this.rows.add('plan_spending', {
          id: random.id(on), plan_id: plan.id, line_id: line.id, person_id: person.id, amount_cents: Math.max(1, Math.floor((line.amountCents * random.between(15, 40)) / 100)), spent_on: civil(on),
          note: random.chance(50) ? random.pick(SPENDING_NOTES) : null, declared_by: managerId, declared_at: instant(on, ELEVEN),
        });
      }
    }
  }

  private ofPartner(person: PersonStory, plan: PlanStory, assignment: AssignmentStory): void {
    const { random, world: { span } } = this;
    const { action, id: enrolmentId } = assignment.enrolment;
    const [from, to] = [Math.max(plan.from, assignment.from), Math.min(plan.to, assignment.to ?? plan.to)];
    // Nobody agrees on what begins after a later agreement.
    if (from > to || assignment.from > (plan.activatedOn ?? span.until) + 60) return;
    const rhythm = rhythmOf(action.key);
    const mean = rhythm.minutes.reduce((sum, minutes) => sum + minutes, 0) / rhythm.minutes.length;
    const meetings = Math.max(1, Math.round((to - from + 1) / rhythm.every));
    const plannedMinutes = Math.max(1, Math.round((meetings * mean * random.between(80, 125)) / 100 / HALF_AN_HOUR)) * HALF_AN_HOUR;
    const kind = rhythm.together > 1 ? 'group' : random.chance(18) ? 'complex' : 'simple';
    const id = this.intervention(person, plan, { axis: AXIS_OF[action.area.key], description: assignment.purpose, kind, enrolmentId, partnerId: assignment.partnerId, plannedMinutes, place: random.pick(PLACES), from, to });
    this.byAssignment.set(assignment.id, { id, from, to, unpaidMinutes: plannedMinutes });
  }

  private intervention({ id: person_id }: PersonStory, plan: PlanStory, one: {
    axis: Axis; description: string; kind: string; enrolmentId?: string; partnerId?: string; serviceId?: string; provider?: string; plannedMinutes?: number; place?: string; from: Day; to: Day;
  }): string {
    const id = this.random.id(plan.from);
    const position = this.positions.get(plan.id) ?? 0;
    this.positions.set(plan.id, position + 1);
    this.rows.add('plan_intervention', {
      id, lineage_id: id, plan_id: plan.id, person_id, axis: one.axis, description: one.description, kind: one.kind, enrolment_id: one.enrolmentId ?? null, partner_id: one.partnerId ?? null,
      service_id: one.serviceId ?? null, provider: one.provider ?? null, planned_minutes: one.plannedMinutes ?? null, place: one.place ?? null, starts_on: civil(one.from), ends_on: civil(one.to), position,
    });
    return id;
  }

  private review({ person: { id: person_id }, plan, managerId, heldOn, next, goals, promises }: {
    person: PersonStory; plan: PlanStory; managerId: string; heldOn: Day; next: Day | null; goals: readonly GoalRow[]; promises: readonly string[];
  }): void {
    const { random, rows } = this;
    const review_id = random.id(heldOn);
    const event = random.chance(18) ? random.pick(REVIEW_EVENTS) : null;
    rows.add('plan_review', {
      id: review_id, plan_id: plan.id, person_id, kind: event === null ? 'scheduled' : 'event', held_on: civil(heldOn), event, notes: random.chance(75) ? random.pick(REVIEW_NOTES) : null,
      decision: next === null ? 'close' : random.chance(8) ? 'change' : 'continue', next_review_on: next === null ? null : civil(next), recorded_by: managerId, recorded_at: instant(heldOn, ELEVEN + 90),
    });
    for (const goal of goals) {
      const evaluation = random.weighted([['partly_reached', 45], ['not_reached', 25], ['reached', 24], ['dropped', 6]] as const);
      rows.add('plan_review_goal', { id: random.id(heldOn), review_id, person_id, goal_id: goal.id, evaluation, level: levelAt(goal, evaluation), note: null });
    }
    for (const signatory_id of promises) {
      const kept = random.weighted([['kept', 76], ['partly', 15], ['missed', 9]] as const);
      rows.add('plan_review_commitment', { id: random.id(heldOn), review_id, person_id, signatory_id, kept, note: kept === 'kept' ? null : random.pick(COMMITMENT_NOTES) });
    }
  }
}

/** Where somebody stands who reached a goal, a part of it, or nothing yet. */
function levelAt({ baseline, expected }: GoalRow, evaluation: Evaluation): number | null {
  if (baseline === null || evaluation === 'dropped') return null;
  const aim = expected ?? baseline;
  const level = evaluation === 'reached' ? aim : evaluation === 'partly_reached' ? Math.min(aim, baseline + 1) : baseline;
  return Math.min(HIGHEST_LEVEL, Math.max(LOWEST_LEVEL, level));
}
