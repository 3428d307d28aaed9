// SPDX-License-Identifier: AGPL-3.0-or-later
import { multiplyCents, type Cents } from '../platform/money/cents.js';
import { Problem, type FieldError } from '../platform/http/problem.js';
import { datesWithin, type Stretch } from './date-rules.js';
import { assertFundedOnce, type FundedLine, type PaidIntervention } from './funded-twice.js';
import type { CheckedLine, NewLineDto } from './lines.dto.js';
import { planProblem } from './plan-problems.js';

/** The largest amount of one line, in cents: far above any real one, and no sum of lines leaves the safe integers. */
const LARGEST_LINE: Cents = 1e12;

/** What the line refers to and stands beside, as far as whoever writes it sees it; null where nothing of the kind is in sight. */
export interface LineContext {
  enrolment: { id: string; action: string } | null;
  partner: { id: string; name: string } | null;
  service: { id: string; name: string } | null;
  /** Allocations of the enrolment's action to the partner, with the dates of their period, by date. */
  allocations: { id: string; from: string; to: string }[];
  /** The plan's interventions. */
  interventions: (PaidIntervention & { startsOn: string; endsOn: string })[];
  /** The plan's lines, this one as it stands included. */
  lines: FundedLine[];
}

/** What the line says, whole; its id tells it from the plan's other lines. */
export type Line = NewLineDto & { id: string };

/** The line's amount and the allocation that it would commit; throws 422 with every mistake at its field. */
export function settleLine(line: Line, plan: Stretch, context: LineContext): { amountCents: Cents; allocationId: string | null } {
  const amountCents = amountOf(line);
  const errors = [...datesWithin(line, plan), ...referenceErrors(line, context), ...interventionErrors(line, context)];
  if (amountCents === null) errors.push(...['/quantity', '/unitCostCents'].map((pointer) => ({ pointer, code: 'plan-line.too-much', params: { max: LARGEST_LINE } })));
  if (amountCents === null || errors.length > 0) throw refusal(errors);
  assertOnce(line, context);
  return { amountCents, allocationId: line.source === 'convenzione' ? allocationOf(line, context) : null };
}

/** Activation asks again: allocations, enrolments and lines may have come from elsewhere since. */
export function assertCommittable(lines: readonly CheckedLine[]): void {
  for (const { item, source, startsOn, endsOn, periodFrom, periodTo, admitted } of lines) {
    if (source !== 'convenzione') continue;
    if (!periodFrom || !periodTo || startsOn < periodFrom || endsOn > periodTo) throw planProblem('plan-line.outside-period', { item, from: periodFrom, to: periodTo });
    if (!admitted) throw planProblem('plan-line.enrolment-waiting', { item });
  }
}

function amountOf({ quantity, unitCostCents }: Line): Cents | null {
  // Whole part first: the exact product of two large figures is no safe integer, and multiplyCents refuses it.
  if (Number(quantity) * unitCostCents > LARGEST_LINE + 1) return null;
  return multiplyCents(quantity, unitCostCents);
}

function referenceErrors(line: Line, { enrolment, partner, service }: LineContext): FieldError[] {
  const financed = line.source === 'convenzione';
  const errors: FieldError[] = [];
  if (line.enrolmentId ? !enrolment : financed) errors.push({ pointer: '/enrolmentId', code: line.enrolmentId ? 'plan-line.enrolment-unknown' : 'field.required' });
  if (line.partnerId ? !partner : financed) errors.push({ pointer: '/partnerId', code: line.partnerId ? 'plan-line.partner-unknown' : 'field.required' });
  if (line.serviceId && !service) errors.push({ pointer: '/serviceId', code: 'plan-line.service-unknown' });
  if (line.serviceId && line.partnerId) errors.push({ pointer: '/serviceId', code: 'plan-line.one-provider' });
  if (line.allocationId && !financed) errors.push({ pointer: '/allocationId', code: 'plan-line.allocation-not-expected' });
  return errors;
}

/** Whoever pays for an intervention pays within its days. */
function interventionErrors({ interventionId, startsOn, endsOn }: Line, { interventions }: LineContext): FieldError[] {
  if (!interventionId) return [];
  const intervention = interventions.find(({ id }) => id === interventionId);
  if (!intervention) return [{ pointer: '/interventionId', code: 'plan-line.intervention-unknown' }];
  if (startsOn >= intervention.startsOn && endsOn <= intervention.endsOn) return [];
  return [{ pointer: '/interventionId', code: 'plan-line.outside-intervention', params: { what: intervention.description, from: intervention.startsOn, to: intervention.endsOn } }];
}

function assertOnce({ id, axis, item, source, quantity, unit, startsOn, endsOn, interventionId = null, partnerId = null, serviceId = null }: Line, { lines, interventions }: LineContext): void {
  const whole = { id, axis, item, source, quantity, unit, startsOn, endsOn, interventionId, partnerId, serviceId };
  const others = lines.filter((other) => other.id !== id);
  assertFundedOnce([...others, whole], interventions, (paying) => paying.id === id, '/quantity');
}

function allocationOf(line: Line, { enrolment, partner, allocations }: LineContext): string {
  if (allocations.length === 0) {
    throw line.allocationId
      ? planProblem('plan-line.allocation-unknown', {}, ['/allocationId'])
      : planProblem('plan-line.no-allocation', { partner: partner?.name, action: enrolment?.action }, ['/partnerId', '/enrolmentId']);
  }
  const holding = allocations.find(({ from, to }) => from <= line.startsOn && line.endsOn <= to);
  if (holding) return holding.id;
  const nearest = allocations.find(({ to }) => line.startsOn <= to) ?? allocations.at(-1)!;
  throw planProblem('plan-line.outside-period', { item: line.item, ...nearest }, ['/startsOn', '/endsOn']);
}

/** One mistake answers under its own code; several different ones, or those of a single field's form, as invalid data. */
function refusal(errors: FieldError[]): Problem {
  const [first] = errors;
  const alone = first && !first.code.startsWith('field.') && errors.every(({ code }) => code === first.code);
  return alone ? new Problem(first.code, first.params, errors) : new Problem('invalid', {}, errors);
}
