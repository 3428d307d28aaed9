// SPDX-License-Identifier: AGPL-3.0-or-later
import { Problem, type FieldError } from '../platform/http/problem.js';
import { overlap } from './date-rules.js';
import type { InterventionDto } from './interventions.dto.js';
import type { LineDto } from './lines.dto.js';

export type FundedLine = Pick<LineDto, 'id' | 'axis' | 'item' | 'source' | 'quantity' | 'unit' | 'startsOn' | 'endsOn' | 'interventionId' | 'partnerId' | 'serviceId'>;
export type PaidIntervention = Pick<InterventionDto, 'id' | 'description' | 'plannedMinutes'>;

/** A cost that more than one line pays. */
interface Doubling {
  code: 'plan-line.hours-beyond' | 'plan-line.funded-twice';
  params: FieldError['params'];
  lines: readonly FundedLine[];
}

/**
 * Costs funded twice, each at the last line of those that pay it (`/lines/3`); none when every cost is paid once. Two ways:
 * - the lines of one intervention pay more hours than it plans;
 * - two sources pay the same item, on the same axis, of the same provider (or of nobody named), on the same days, and are not
 *   shares of one intervention.
 */
export function fundedTwice(lines: readonly FundedLine[], interventions: readonly PaidIntervention[]): FieldError[] {
  return doublings(lines, interventions).map(({ code, params, lines: paying }) => ({ pointer: `/lines/${Math.max(...paying.map((line) => lines.indexOf(line)))}`, code, params }));
}

/**
 * Throws 422 when a cost is funded twice in which a line that matters has a part: hours beyond the intervention's at `hoursAt`,
 * an item paid twice at the item.
 */
export function assertFundedOnce(lines: readonly FundedLine[], interventions: readonly PaidIntervention[], matters: (line: FundedLine) => boolean, hoursAt: string): void {
  const errors = doublings(lines, interventions)
    .filter(({ lines: paying }) => paying.some(matters))
    .map(({ code, params }) => ({ pointer: code === 'plan-line.hours-beyond' ? hoursAt : '/item', code, params }));
  if (errors.length > 0) throw new Problem(errors[0].code, errors[0].params, errors);
}

function doublings(lines: readonly FundedLine[], interventions: readonly PaidIntervention[]): Doubling[] {
  return [...interventions.flatMap((intervention) => beyondHours(lines, intervention)), ...lines.flatMap((line, i) => paidBefore(line, lines.slice(0, i)))];
}

function beyondHours(lines: readonly FundedLine[], { id, description, plannedMinutes }: PaidIntervention): Doubling[] {
  if (plannedMinutes === null) return [];
  const paying = lines.filter(({ interventionId, unit }) => interventionId === id && unit === 'hour');
  // Sixty times thousandths of an hour against thousandths of a minute: whole numbers on both sides.
  const funded = paying.reduce((sum, { quantity }) => sum + thousandths(quantity), 0);
  if (funded * 60 <= plannedMinutes * 1000) return [];
  return [{ code: 'plan-line.hours-beyond', params: { what: description, funded: Math.ceil((funded * 60) / 1000), planned: plannedMinutes }, lines: paying }];
}

function paidBefore(line: FundedLine, before: readonly FundedLine[]): Doubling[] {
  const twin = before.find((other) => isSameCost(line, other) && other.source !== line.source && (line.interventionId === null || line.interventionId !== other.interventionId));
  return twin ? [{ code: 'plan-line.funded-twice', params: { item: twin.item }, lines: [line, twin] }] : [];
}

const isSameCost = (a: FundedLine, b: FundedLine): boolean =>
  a.axis === b.axis && a.partnerId === b.partnerId && a.serviceId === b.serviceId && plain(a.item) === plain(b.item) && overlap(a, b);

/** Without accents, capitals, punctuation and repeated spaces: how people write the same thing twice. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const thousandths = (quantity: string): number => Math.round(Number(quantity) * 1000);
