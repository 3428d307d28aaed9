// SPDX-License-Identifier: AGPL-3.0-or-later
import { Problem, type FieldError } from '../platform/http/problem.js';
import { sumCents } from '../platform/money/cents.js';
import { fundedTwice } from './funded-twice.js';
import { sharedAttendance } from './intervention-rules.js';
import { assertCommittable } from './line-rules.js';
import type { CheckedLine } from './lines.dto.js';
import type { PlanRow } from './plans.dto.js';
import type { SignatoryDto } from './signatures/signatories.dto.js';

/** What a proposal is checked against beside the plan itself. */
export interface ProposalFacts {
  /** Partners whom the person is entrusted to today, as far as the case manager sees it. */
  entrustedTo: readonly string[];
  /** Representatives among the signatories who could not sign today. */
  representativesLacking: readonly string[];
  /** Services among the signatories that the person does not agree to tell. */
  servicesLacking: readonly string[];
  /** Lines that commit more than is left of their allocation, and what is left. */
  beyond: readonly { lineId: string; left: number }[];
}

/** Whatever keeps a plan from being proposed, all at once, each at its place in the plan; none when nothing does. */
export function proposalErrors(plan: PlanRow, facts: ProposalFacts): FieldError[] {
  return [
    ...(plan.goals.length === 0 ? [{ pointer: '/goals', code: 'plan.no-goal' }] : []),
    ...unbalanced(plan),
    ...plan.lines.flatMap(notCommittable),
    ...plan.lines.flatMap((line, i) => beyondAllocation(line, i, facts)),
    ...fundedTwice(plan.lines, plan.interventions),
    ...sharedAttendance(plan.interventions),
    ...missingSignatories(plan),
    ...plan.signatories.flatMap((signatory, i) => unableToSign(signatory, i, facts)),
  ];
}

/** One mistake answers under its own code; several different ones as invalid data. */
export function proposalProblem(errors: FieldError[]): Problem {
  const [first] = errors;
  const alone = errors.every(({ code }) => code === first.code);
  return alone ? new Problem(first.code, first.params, errors) : new Problem('plan.not-ready', {}, errors);
}

/** The whole that people agreed on is what the lines come to, to the cent. */
function unbalanced({ agreedTotalCents, lines }: PlanRow): FieldError[] {
  const total = sumCents(lines.map(({ amountCents }) => amountCents));
  return agreedTotalCents === null || agreedTotalCents === total
    ? []
    : [{ pointer: '/agreedTotalCents', code: 'plan.totals-differ', params: { agreed: agreedTotalCents, lines: total } }];
}

/** Allocations, enrolments and lines may have come from elsewhere since the line was written. */
function notCommittable(line: CheckedLine, i: number): FieldError[] {
  try {
    assertCommittable([line]);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [{ pointer: `/lines/${i}`, code: error.code, params: error.params }];
  }
}

function beyondAllocation({ id, item }: CheckedLine, i: number, { beyond }: ProposalFacts): FieldError[] {
  const short = beyond.find(({ lineId }) => lineId === id);
  return short ? [{ pointer: `/lines/${i}`, code: 'plan-line.beyond-allocation', params: { item, left: short.left } }] : [];
}

/** The person or who represents them, who holds the case, and everybody whom lines and interventions name. */
function missingSignatories({ signatories, lines, interventions }: PlanRow): FieldError[] {
  const needed = signatories.filter(({ mandatory }) => mandatory);
  const missing: { code: string; params?: FieldError['params'] }[] = [];
  if (!needed.some(({ kind }) => kind === 'person' || kind === 'representative')) missing.push({ code: 'plan.person-missing' });
  if (!needed.some(({ kind }) => kind === 'case_manager')) missing.push({ code: 'plan.case-manager-missing' });
  const named = new Map<string, string>();
  for (const { partnerId, partnerName, serviceId, serviceName } of lines) {
    if (partnerId) named.set(partnerId, partnerName ?? '');
    if (serviceId) named.set(serviceId, serviceName ?? '');
  }
  for (const { partnerId, serviceId, providerName } of interventions) {
    const id = partnerId ?? serviceId;
    if (id) named.set(id, providerName ?? '');
  }
  for (const [id, name] of named) {
    if (!needed.some(({ organisationId }) => organisationId === id)) missing.push({ code: 'plan.signatory-missing', params: { name } });
  }
  return missing.map((one) => ({ pointer: '/signatories', ...one }));
}

function unableToSign({ id, kind, organisationId, organisationName, representativeName }: SignatoryDto, i: number, { entrustedTo, representativesLacking, servicesLacking }: ProposalFacts): FieldError[] {
  const pointer = `/signatories/${i}`;
  if (kind === 'partner' && !entrustedTo.includes(organisationId!)) return [{ pointer, code: 'signatory.not-entrusted', params: { name: organisationName } }];
  if (servicesLacking.includes(id)) return [{ pointer, code: 'signatory.service-without-consent', params: { name: organisationName } }];
  if (representativesLacking.includes(id)) return [{ pointer, code: 'signature.representative-not-valid', params: { name: representativeName } }];
  return [];
}
