// SPDX-License-Identifier: AGPL-3.0-or-later
import { multiplyCents, type Cents } from '../platform/money/cents.js';
import { Problem, type FieldError } from '../platform/http/problem.js';
import { planProblem } from './plan-problems.js';
import type { CheckedLine, NewLineDto } from './lines.dto.js';

/** The largest amount of one line, in cents: far above any real one, and no sum of lines leaves the safe integers. */
const LARGEST_LINE: Cents = 1e12;

/** What the line refers to, as far as whoever writes it sees it; null where nothing of the kind is in sight. */
export interface LineContext {
  enrolment: { id: string; action: string } | null;
  partner: { id: string; name: string } | null;
  /** Allocations of the enrolment's action to the partner, with the dates of their period, by date. */
  allocations: { id: string; from: string; to: string }[];
}

/** The line's amount and the allocation that it would commit; throws 422 with every mistake at its field. */
export function settleLine(line: NewLineDto, plan: { startsOn: string; endsOn: string | null }, context: LineContext): { amountCents: Cents; allocationId: string | null } {
  const amountCents = amountOf(line);
  const errors = [...dateErrors(line, plan), ...referenceErrors(line, context)];
  if (amountCents === null) errors.push(...['/quantity', '/unitCostCents'].map((pointer) => ({ pointer, code: 'plan-line.too-much', params: { max: LARGEST_LINE } })));
  if (amountCents === null || errors.length > 0) throw refusal(errors);
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

function amountOf({ quantity, unitCostCents }: NewLineDto): Cents | null {
  // Whole part first: the exact product of two large figures is no safe integer, and multiplyCents refuses it.
  if (Number(quantity) * unitCostCents > LARGEST_LINE + 1) return null;
  return multiplyCents(quantity, unitCostCents);
}

function dateErrors(line: NewLineDto, plan: { startsOn: string; endsOn: string | null }): FieldError[] {
  const errors: FieldError[] = [];
  if (line.startsOn < plan.startsOn) errors.push({ pointer: '/startsOn', code: 'field.date-before', params: { earliest: plan.startsOn } });
  if (line.endsOn < line.startsOn) errors.push({ pointer: '/endsOn', code: 'field.date-before', params: { earliest: line.startsOn } });
  else if (plan.endsOn && line.endsOn > plan.endsOn) errors.push({ pointer: '/endsOn', code: 'field.date-after', params: { latest: plan.endsOn } });
  return errors;
}

function referenceErrors(line: NewLineDto, { enrolment, partner }: LineContext): FieldError[] {
  const financed = line.source === 'convenzione';
  const errors: FieldError[] = [];
  if (line.enrolmentId ? !enrolment : financed) errors.push({ pointer: '/enrolmentId', code: line.enrolmentId ? 'plan-line.enrolment-unknown' : 'field.required' });
  if (line.partnerId ? !partner : financed) errors.push({ pointer: '/partnerId', code: line.partnerId ? 'plan-line.partner-unknown' : 'field.required' });
  if (line.allocationId && !financed) errors.push({ pointer: '/allocationId', code: 'plan-line.allocation-not-expected' });
  return errors;
}

function allocationOf(line: NewLineDto, { enrolment, partner, allocations }: LineContext): string {
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
