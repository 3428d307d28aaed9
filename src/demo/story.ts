// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttendanceEvidence } from '../plans/evidence.js';
import type { Axis } from '../plans/plan-terms.js';
import type { AreaKey } from '../programme/data/programme-types.js';
import type { Day } from './calendar.js';
import type { Identity } from './person.js';
import type { Action, Group } from './programme-view.js';

/** What happened to a person, as the rows will tell it. Days are numbers; null where it has not happened yet. */

export interface AssignmentStory {
  id: string;
  enrolment: EnrolmentStory;
  partnerId: string;
  purpose: string;
  from: Day;
  to: Day | null;
}

export interface EnrolmentStory {
  id: string;
  action: Action;
  group: Group;
  from: Day;
  to: Day | null;
  /** Outside the group's ages: it waits for the coordinator until admitted or declined. */
  outside: { reason: string; admitted: boolean; declinedOn: Day | null } | null;
  assignments: AssignmentStory[];
}

export interface AxisStory {
  axis: Axis;
  baseline: number | null;
  baselineOn: Day | null;
  review: { level: number; on: Day } | null;
  final: number | null;
}

export interface PlanStory {
  id: string;
  from: Day;
  to: Day;
  activatedOn: Day | null;
  goalAxes: Axis[];
}

export interface ReferralStory {
  id: string;
  serviceId: string;
  sentBy: string;
  sentOn: Day;
}

export interface CaseStory {
  id: string;
  managerId: string;
  team: { accountId: string; from: Day; to: Day | null }[];
  openedOn: Day;
  concludedOn: Day | null;
  outcome: string | null;
  phase: string;
  /** Those it went through, the present one last. */
  phases: { phase: string; from: Day }[];
  referral: ReferralStory | null;
  enrolments: EnrolmentStory[];
  axes: AxisStory[];
  plan: PlanStory | null;
  /** Filled when the activities are told. */
  attendance: AttendanceEvidence;
}

export interface ConsentStory {
  id: string;
  purpose: 'taking_in_charge' | 'sharing_with_partners' | 'sharing_with_services' | 'monitoring';
  basis: 'public_interest' | 'explicit_consent' | 'legal_obligation';
  givenOn: Day;
  withdrawnOn: Day | null;
  /** Last day, of one given for a time. */
  expiresOn: Day | null;
}

export interface PersonStory {
  id: string;
  identity: Identity;
  area: AreaKey;
  registeredOn: Day;
  registeredBy: string;
  consents: ConsentStory[];
  cases: CaseStory[];
}

export const isOpen = (story: CaseStory): boolean => story.concludedOn === null;
export const isAdmitted = ({ outside }: EnrolmentStory): boolean => outside === null || outside.admitted;

/** The day on which the person took back the consent to share with partners: nothing is shared from then on. */
export const sharingEnd = (person: PersonStory): Day | null => person.consents.find(({ purpose }) => purpose === 'sharing_with_partners')?.withdrawnOn ?? null;
