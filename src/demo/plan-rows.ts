// SPDX-License-Identifier: AGPL-3.0-or-later
import { HIGHEST_LEVEL, type Axis } from '../plans/plan-terms.js';
import type { Allocation } from './allocations.js';
import { civil, instant, workday, type Day } from './calendar.js';
import { decimal, priceOf, sharesOut, type Price } from './money.js';
import { demoId } from './cast.js';
import { AXIS_OF, type GoalRow, type PlanContentWriter, type Planned, type SpendableLine } from './plan-content-rows.js';
import type { SignatoryWriter } from './plan-signatory-rows.js';
import type { Random } from './random.js';
import type { AssignmentStory, PersonStory } from './story.js';
import type { Rows } from './tables.js';
import { BASELINES, CRISIS_PLANS, HISTORIES, TEAM_EVALUATIONS } from './vocabulary/plans.js';
import { SERVICES } from './vocabulary/services.js';
import { GOALS, ITEMS, TITLES, WISHES } from './vocabulary/texts.js';
import type { World } from './world.js';

const OTHER_SOURCES = [['health', 30], ['social', 24], ['person_family', 16], ['ets_in_kind', 12], ['ets_cash', 8], ['community', 7], ['other', 3]] as const;
const HEALTH_SERVICES = new Set(SERVICES.filter(({ kind }) => ['cps', 'npia', 'serd', 'smi', 'asst'].includes(kind)).map(({ name }) => demoId('service', name)));
/** A draft has not met the money yet. */
const DRAFT_CENTS = [60_000, 180_000] as const;
const NINE = 9 * 60;

/** A line that the convenzione is to pay: what a partner does for somebody within one period. */
interface ConvenzioneLine {
  person: PersonStory;
  story: Planned;
  assignment: AssignmentStory;
  allocation: Allocation;
  from: Day;
  to: Day;
}

function convenzioneLines({ periods, book, span }: World, person: PersonStory, story: Planned): ConvenzioneLine[] {
  const { plan } = story;
  const agreedOn = plan.activatedOn ?? span.until;
  const assignments = story.enrolments.filter(({ outside }) => outside === null || outside.admitted).flatMap(({ assignments: each }) => each);
  return assignments.flatMap((assignment) =>
    periods.flatMap((period) => {
      const from = Math.max(plan.from, assignment.from, period.from);
      const to = Math.min(plan.to, assignment.to ?? plan.to, period.to);
      const allocation = book.find(assignment.enrolment.action.id, assignment.partnerId, period.id);
      // Nobody agrees on what begins after a later agreement, nor for a period that does not stand yet.
      if (from > to || period.knownFrom > agreedOn || assignment.from > agreedOn + 60 || allocation === undefined) return [];
      return [{ person, story, assignment, allocation, from, to }];
    }),
  );
}

/** Writes the Budgets di Salute of a cohort: goals, lines by source, and what the active ones commit. */
export class PlanWriter {
  private readonly positions = new Map<string, number>();
  private readonly totals = new Map<string, number>();
  private readonly spendable = new Map<string, SpendableLine[]>();

  /** @param told draws what was added to the plans' own story: the rest stays as it was */
  constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly told: Random,
    private readonly contents: PlanContentWriter,
    private readonly signatories: SignatoryWriter,
    private readonly rows: Rows,
  ) {}

  /** @param share how much of all people has been told of with this cohort, from 0 to 1 */
  write(people: readonly PersonStory[], share: number): void {
    const planned = people.flatMap((person) => person.cases.flatMap((story) => (story.plan === null ? [] : [{ person, story: story as Planned }])));
    const finish = planned.map(({ person, story }) => this.plan(person, story));
    for (const { person, story } of planned) this.contents.write(person, story);
    const lines = planned.flatMap(({ person, story }) => convenzioneLines(this.world, person, story));
    const committed = lines.filter(({ story }) => story.plan.activatedOn !== null);
    const share_out = sharesOut(committed, share);
    for (const line of lines) {
      const cents = line.story.plan.activatedOn === null ? this.random.between(...DRAFT_CENTS) : share_out(this.random, line.allocation);
      if (cents !== null) this.convenzioneLine(line, cents);
    }
    for (const { person, story } of planned) this.otherLines(person, story);
    for (const end of finish) end();
  }

  /** Writes the goals at once, and the plan with what followed when its lines are known: answers what is left to do. */
  private plan(person: PersonStory, story: Planned): () => void {
    const { random, told, rows } = this;
    const { id: person_id } = person;
    const { id: case_id, plan, axes, concludedOn } = story;
    const { id, from, to, activatedOn, goalAxes } = plan;
    const months = random.pick([90, 180]) / 30;
    const review = workday(from + months * 30);
    const wishes = random.chance(70) ? random.pick(WISHES) : null;
    const activatedMinute = NINE + (activatedOn === null ? 0 : random.below(300));
    const [history, team_evaluation, crisis_plan] = [[HISTORIES, 65], [TEAM_EVALUATIONS, 60], [CRISIS_PLANS, 55]].map(([texts, percent]) => (told.chance(percent as number) ? told.pick(texts as readonly string[]) : null));
    const goals = goalAxes.map((axis, position): GoalRow => {
      const baseline = axes.find((each) => each.axis === axis)?.baseline ?? null;
      const expected = baseline === null ? null : Math.min(HIGHEST_LEVEL, baseline + random.between(1, 2));
      const description = random.pick(GOALS[axis]);
      const goalId = random.id(from);
      rows.add('plan_goal', {
        id: goalId, lineage_id: goalId, plan_id: id, person_id, axis, description, baseline_level: baseline, baseline: told.chance(60) ? told.pick(BASELINES[axis]) : null, expected_level: expected, position,
      });
      return { id: goalId, axis, baseline, expected };
    });
    return () => {
      const agreed = activatedOn === null && told.chance(50) ? null : (this.totals.get(id) ?? 0);
      const { promises, activatedOn: lastOn, ...fate } = this.signatories.write(person, story, activatedMinute);
      const row = {
        case_id, person_id, convenzione_id: this.world.programme.convenzioneId, history, team_evaluation, crisis_plan, review_months: months, agreed_total_cents: agreed,
        starts_on: civil(from), ends_on: civil(to), review_on: civil(review),
      };
      if (fate.previous !== null) {
        rows.add('plan', {
          ...row, id: fate.previous.id, status: 'superseded', wishes: null, number: 1, previous_id: null, proposed_at: fate.previous.proposedAt, activated_at: instant(activatedOn!, activatedMinute), ended_on: civil(lastOn!),
        });
      }
      rows.add('plan', {
        ...row, id, status: fate.status, wishes, number: fate.number, previous_id: fate.previous?.id ?? null, proposed_at: fate.proposedAt, activated_at: fate.activatedAt, ended_on: concludedOn === null ? null : civil(concludedOn),
      });
      if (fate.next !== null) {
        const { next } = fate;
        rows.add('plan', { ...row, id: next.id, status: next.status, wishes: next.wishes, number: 2, previous_id: id, proposed_at: next.proposedAt, activated_at: null, ended_on: null });
      }
      // What came after the agreement came after the last one.
      const since = { ...story, plan: { ...plan, activatedOn: lastOn } };
      this.contents.reviews(person, since, goals, months, review, promises);
      this.contents.spending(person, since, this.spendable.get(id) ?? []);
    };
  }

  private convenzioneLine({ person, story, assignment, allocation, from, to }: ConvenzioneLine, cents: number): void {
    const { random, rows } = this;
    const { action } = assignment.enrolment;
    const price = priceOf(random, cents, action.key === 'abitare 1.2' ? 'meals' : 'work');
    const id = this.line(person, story, {
      axis: AXIS_OF[action.area.key], item: random.pick(TITLES[action.key]), source: 'convenzione', enrolmentId: assignment.enrolment.id, partnerId: assignment.partnerId,
      allocationId: allocation.id, interventionId: this.contents.paidBy(assignment, from, to, price), from, to, price,
    });
    const { activatedOn } = story.plan;
    if (activatedOn === null) return;
    allocation.usedCents += price.amountCents;
    rows.add('ledger_entry', {
      id: random.id(activatedOn), allocation_id: allocation.id, convenzione_id: this.world.programme.convenzioneId, area_id: action.area.id, partner_id: assignment.partnerId,
      kind: 'committed', amount_cents: price.amountCents, source: 'plan_line', source_id: id, posted_at: instant(activatedOn, NINE + 5 * 60), posted_by: story.managerId,
    });
  }

  private otherLines(person: PersonStory, story: Planned): void {
    const { random } = this;
    const none = !this.positions.has(story.plan.id);
    const count = random.between(none ? 1 : 0, 3);
    const assigned = story.enrolments.flatMap(({ assignments }) => assignments);
    const sender = story.referral?.serviceId;
    for (let i = 0; i < count; i++) {
      // What the sending service gives is care where it is one of health, and something else where it is not.
      const own = sender && random.chance(45) ? (HEALTH_SERVICES.has(sender) ? 'health' : 'other') : null;
      const source = own ?? random.weighted(OTHER_SOURCES);
      const byPartner = source.startsWith('ets_') && assigned.length > 0 ? random.pick(assigned) : null;
      const axis = random.pick(story.axes).axis;
      this.line(person, story, {
        axis, item: random.pick(ITEMS[source]), source, enrolmentId: byPartner?.enrolment.id ?? null, partnerId: byPartner?.partnerId ?? null, allocationId: null, interventionId: null,
        serviceId: own === null ? undefined : sender,
        from: story.plan.from, to: story.plan.to, price: priceOf(random, random.between(8_000, 160_000), source === 'ets_cash' ? 'things' : 'work'),
      });
    }
  }

  private line({ id: person_id }: PersonStory, { plan }: Planned, line: {
    axis: Axis; item: string; source: string; enrolmentId: string | null; partnerId: string | null; serviceId?: string; allocationId: string | null; interventionId: string | null; from: Day; to: Day; price: Price;
  }): string {
    const id = this.random.id(plan.from);
    const position = this.positions.get(plan.id) ?? 0;
    this.positions.set(plan.id, position + 1);
    this.totals.set(plan.id, (this.totals.get(plan.id) ?? 0) + line.price.amountCents);
    if (line.source !== 'convenzione' && line.source !== 'community') {
      this.spendable.set(plan.id, [...(this.spendable.get(plan.id) ?? []), { id, from: line.from, to: line.to, amountCents: line.price.amountCents }]);
    }
    this.rows.add('plan_line', {
      id, lineage_id: id, plan_id: plan.id, person_id, axis: line.axis, item: line.item, source: line.source, enrolment_id: line.enrolmentId, partner_id: line.partnerId, service_id: line.serviceId ?? null, allocation_id: line.allocationId,
      intervention_id: line.interventionId,
      starts_on: civil(line.from), ends_on: civil(line.to), quantity: decimal(line.price.quantityHundredths), unit: line.price.unit, unit_cost_cents: line.price.unitCostCents, position,
    });
    return id;
  }
}
