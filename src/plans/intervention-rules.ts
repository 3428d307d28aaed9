// SPDX-License-Identifier: AGPL-3.0-or-later
import { Problem, type FieldError } from '../platform/http/problem.js';
import { datesWithin, overlap, type Stretch } from './date-rules.js';
import type { InterventionDto } from './interventions.dto.js';

/** What decides whose attendance is an intervention's. */
export interface Attended {
  id: string;
  description: string;
  enrolmentId: string | null;
  partnerId: string | null;
  startsOn: string;
  endsOn: string;
}

/** What the intervention refers to, as far as whoever writes it sees it. */
export interface InterventionContext {
  enrolmentKnown: boolean;
  partner: { name: string } | null;
  service: { name: string } | null;
  /** The enrolment is entrusted to the partner on some day of the intervention. */
  entrusted: boolean;
  /** The plan's other interventions. */
  others: Attended[];
  /** Days that its lines stand on, from the first to the last; null without lines. */
  lines: { from: string; to: string } | null;
}

export type Intervention = Pick<InterventionDto, 'description' | 'enrolmentId' | 'partnerId' | 'serviceId' | 'provider' | 'startsOn' | 'endsOn'> & { id: string };

/** Throws 422 with every mistake at its field. */
export function assertIntervention(intervention: Intervention, plan: Stretch, context: InterventionContext): void {
  const errors = [...datesWithin(intervention, plan), ...providerErrors(intervention, context), ...enrolmentErrors(intervention, context)];
  const { lines } = context;
  if (lines && (intervention.startsOn > lines.from || intervention.endsOn < lines.to)) {
    errors.push(...['/startsOn', '/endsOn'].map((pointer) => ({ pointer, code: 'plan-intervention.lines-outside', params: lines })));
  }
  if (errors.length === 0) {
    const twin = context.others.find((other) => sharesAttendance(intervention, other));
    if (twin) errors.push({ pointer: '/enrolmentId', code: 'plan-intervention.shared-attendance', params: { what: twin.description } });
  }
  if (errors.length > 0) throw new Problem('invalid', {}, errors);
}

/**
 * An attendance belongs to one intervention at most: two interventions of one enrolment with one partner may not run on the
 * same days, for nobody could tell which of them an hour was for. Each such pair, at the later of the two (`/interventions/3`).
 */
export function sharedAttendance(interventions: readonly Attended[]): FieldError[] {
  return interventions.flatMap((one, i) => {
    const twin = interventions.slice(0, i).find((other) => sharesAttendance(one, other));
    return twin ? [{ pointer: `/interventions/${i}`, code: 'plan-intervention.shared-attendance', params: { what: twin.description } }] : [];
  });
}

const sharesAttendance = (a: Attended, b: Attended): boolean =>
  a.id !== b.id && a.enrolmentId !== null && a.enrolmentId === b.enrolmentId && a.partnerId === b.partnerId && overlap(a, b);

function providerErrors({ partnerId, serviceId, provider }: Intervention, { partner, service }: InterventionContext): FieldError[] {
  const named = [partnerId && '/partnerId', serviceId && '/serviceId', provider && '/provider'].filter((pointer) => typeof pointer === 'string' && pointer !== '') as string[];
  if (named.length !== 1) return (named.length === 0 ? ['/provider'] : named).map((pointer) => ({ pointer, code: 'plan-intervention.one-provider' }));
  if (partnerId && !partner) return [{ pointer: '/partnerId', code: 'plan-line.partner-unknown' }];
  if (serviceId && !service) return [{ pointer: '/serviceId', code: 'plan-line.service-unknown' }];
  return [];
}

function enrolmentErrors({ enrolmentId, partnerId }: Intervention, { enrolmentKnown, entrusted }: InterventionContext): FieldError[] {
  if (!enrolmentId) return [];
  if (!enrolmentKnown) return [{ pointer: '/enrolmentId', code: 'plan-line.enrolment-unknown' }];
  if (!partnerId) return [{ pointer: '/enrolmentId', code: 'plan-intervention.enrolment-of-partner' }];
  return entrusted ? [] : [{ pointer: '/enrolmentId', code: 'plan-intervention.not-entrusted' }];
}
