// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GoalDto } from '../goals.dto.js';
import type { InterventionDto } from '../interventions.dto.js';
import type { LineDto } from '../lines.dto.js';
import type { PlanDto } from '../plans.dto.js';
import type { RiskDto } from '../risks.dto.js';
import type { SignatoryDto } from '../signatures/signatories.dto.js';

/** What of a version people agree on, in words: what comparing two versions looks at. */
export type Content = Pick<PlanDto, 'startsOn' | 'endsOn' | 'reviewOn' | 'reviewMonths' | 'agreedTotalCents' | 'wishes' | 'history' | 'teamEvaluation' | 'crisisPlan'
  | 'goals' | 'interventions' | 'lines' | 'risks' | 'signatories'>;

/** A line knows its intervention by what stays the same from version to version. */
export interface ComparedLine extends LineDto {
  intervention: Pick<InterventionDto, 'lineageId' | 'description'> | null;
}

const TEXTS = ['wishes', 'history', 'teamEvaluation', 'crisisPlan'] as const;
const FRAME = ['startsOn', 'endsOn', 'reviewOn', 'reviewMonths', 'agreedTotalCents'] as const;
export type PlanField = (typeof FRAME)[number] | (typeof TEXTS)[number];

interface Parts {
  goal: GoalDto;
  intervention: InterventionDto;
  line: ComparedLine;
  risk: RiskDto;
  signatory: SignatoryDto;
}
export type PartKind = keyof Parts;

/** Something was added (no before), removed (no after) or changed (both): one of these yields one sentence. */
type PartChange = { [K in PartKind]: { of: K; before: Parts[K] | null; after: Parts[K] | null } }[PartKind];
export interface FieldChange {
  of: 'plan';
  field: PlanField;
  before: string | number | null;
  after: string | number | null;
}
export type Change = FieldChange | PartChange;

/** What of each part is agreed on; where it stands on the page and what has been reached since are not. */
const AGREED: { readonly [K in PartKind]: readonly (keyof Parts[K])[] } = {
  goal: ['axis', 'description', 'baselineLevel', 'baseline', 'expectedLevel'],
  intervention: ['axis', 'description', 'kind', 'enrolmentId', 'partnerId', 'serviceId', 'provider', 'plannedMinutes', 'place', 'startsOn', 'endsOn'],
  line: ['axis', 'item', 'source', 'enrolmentId', 'partnerId', 'serviceId', 'allocationId', 'quantity', 'unit', 'unitCostCents', 'startsOn', 'endsOn'],
  risk: ['description', 'signs', 'response'],
  signatory: ['kind', 'organisationId', 'accountId', 'representativeId', 'name', 'mandatory', 'commitment'],
};

/** Everything that differs between two versions, in the order in which a plan is read; identical contents differ in nothing. */
export function changesBetween(before: Content, after: Content): Change[] {
  return [
    ...[...FRAME, ...TEXTS].filter((field) => before[field] !== after[field]).map((field): FieldChange => ({ of: 'plan', field, before: before[field], after: after[field] })),
    ...partChanges('goal', before.goals, after.goals),
    ...partChanges('intervention', before.interventions, after.interventions),
    ...partChanges('line', comparedLines(before), comparedLines(after), (a, b) => a.intervention?.lineageId === b.intervention?.lineageId),
    ...partChanges('risk', before.risks, after.risks),
    ...partChanges('signatory', before.signatories, after.signatories),
  ];
}

function partChanges<K extends PartKind>(of: K, before: readonly Parts[K][], after: readonly Parts[K][], isSame: (a: Parts[K], b: Parts[K]) => boolean = () => true): PartChange[] {
  const earlier = new Map(before.map((part) => [part.lineageId, part]));
  const later = new Map(after.map((part) => [part.lineageId, part]));
  const differs = (a: Parts[K], b: Parts[K]): boolean => AGREED[of].some((field) => a[field] !== b[field]) || !isSame(a, b);
  return [
    ...before.flatMap((part) => (later.has(part.lineageId) ? [] : [{ of, before: part, after: null }])),
    ...after.flatMap((part) => {
      const old = earlier.get(part.lineageId) ?? null;
      return old && !differs(old, part) ? [] : [{ of, before: old, after: part }];
    }),
  ] as PartChange[];
}

const comparedLines = ({ lines, interventions }: Pick<Content, 'lines' | 'interventions'>): ComparedLine[] =>
  lines.map((line) => ({ ...line, intervention: interventions.find(({ id }) => id === line.interventionId) ?? null }));
