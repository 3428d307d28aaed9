// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Scope } from './scopes.js';


/**
 * The one table of permissions: who (role) may do what (verb) on what (subject), on which rows (scope).
 *
 * It is plain data, readable by an auditor. From it come the verb check of every route, the row
 * policies of the database (migrations/policies.generated.sql), docs/permissions.generated.md and the rules that the web
 * client receives with its session. What is not granted here is refused.
 */
export const ROLES = [
  'case_manager',
  'case_coordinator',
  'service_referrer',
  'partner_operator',
  'partner_coordinator',
  'administrative_referent',
  'cabina_member',
  'cabina_secretary',
  'programme_office',
  'platform_administrator',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

/** `read` and `delete` are SELECT and DELETE, `create` and `enrol` INSERT; every other verb changes existing rows (UPDATE). */
export const VERBS = [
  'read',
  'create',
  'update',
  'delete',
  'admit',
  'conclude',
  'decide',
  'end',
  'erase',
  'propose',
  'sign',
  'enrol',
  'submit',
  'validate',
  'withdraw',
] as const;
export type Verb = (typeof VERBS)[number];

/** Every subject with the tables that hold it. A subject without tables is an aggregate, served by views of `stats`. */
export const SUBJECTS = {
  Programme: [
    'convenzione',
    'open_setting',
    'operation',
    'area',
    'objective',
    'action',
    'yearly_minimum',
    'methodology',
    'target_group',
    'action_target_group',
    'profile',
  ],
  /** A proroga or ampliamento, and the periods that a proroga opens. */
  Extension: ['convenzione_extension'],
  Period: ['period'],
  Ceiling: ['ceiling'],
  IndicatorTarget: ['indicator_target'],
  Service: ['service'],
  Partner: ['partner', 'partner_grouping', 'grouping_member'],
  Allocation: ['allocation'],
  LedgerEntry: ['ledger_entry'],
  Referral: ['referral'],
  Person: ['person'],
  Identity: ['person_identity'],
  /** What names, birth date, sex, citizenship and code were before. */
  IdentityHistory: ['person_history'],
  Characteristics: ['person_characteristics'],
  Consent: ['consent'],
  /** How the person, and who represents them, are reached. */
  PersonContact: ['person_contact', 'representative_contact'],
  /** Household and network. */
  PersonRelation: ['person_relation'],
  /** That somebody in the network is followed too. */
  PersonLink: ['person_link'],
  Representative: ['representative'],
  /** Looking, before a person is registered, whether they are there already. */
  DuplicateCheck: [],
  /** People who are likely the same. */
  DuplicatePair: ['duplicate_pair'],
  /** Making one person of two (create), and two again (withdraw): written by functions alone. */
  Merging: [],
  /** That it was done, by whom and why. */
  Merge: ['person_merge'],
  Case: ['case_file'],
  /** The phases that a case went through; written by a trigger. */
  CasePhase: ['case_phase'],
  Handover: ['handover'],
  /** Who else holds cases in the convenzione, by name: answered by a function. */
  Colleague: [],
  Substitution: ['access.substitution'],
  /** How many people an action takes at a time. */
  Places: ['action_places'],
  WaitingEntry: ['waiting_entry'],
  CareTeam: ['care_team'],
  Participation: ['participation'],
  Enrolment: ['enrolment'],
  Assignment: ['assignment'],
  AxisLevel: ['axis_level'],
  /** What can be assessed with: ranges and direction, no scores. */
  Instrument: ['instrument'],
  Assessment: ['assessment'],
  Evidence: ['conclusion_evidence'],
  /** A social report for a service, a court or the closing of a path. */
  SocialReport: ['social_report'],
  /** Proposals to erase what is kept about somebody; who authorises them knows a number, not the person. */
  RetentionProposal: ['retention_proposal'],
  /** All data of a person in one file; each table of it is read by its own subject. */
  PersonExport: [],
  /** What somebody finds on landing; each row of it is read by its own subject. */
  Desk: [],
  /** How open cases are shared out among case managers, in numbers. */
  Caseload: [],
  /** Appointments with a person, and meetings about them. */
  Appointment: ['appointment'],
  MeetingParticipant: ['meeting_participant'],
  Minutes: ['meeting_minutes'],
  /** What an ESF+ participant does upon leaving. */
  ExitSituation: ['exit_situation'],
  /** The diary of those who hold the case. */
  Note: ['note'],
  /** What a note said before its author changed it. */
  NoteVersion: ['note_version'],
  Document: ['document'],
  DocumentContent: ['document_content'],
  /** Everything about a person that the reader may see, in one list. */
  Timeline: [],
  /** What one typed and has not saved yet. */
  Draft: ['access.draft'],
  Plan: ['plan'],
  PlanGoal: ['plan_goal'],
  PlanLine: ['plan_line'],
  PlanIntervention: ['plan_intervention'],
  PlanRisk: ['plan_risk'],
  /** Whose agreement a version needs, what they commit themselves to, and what they decided. */
  PlanSignatory: ['plan_signatory'],
  /** What was drawn or typed on a screen in the case manager's presence. */
  PlanMark: ['plan_signature_mark'],
  /** The steps of a version, written by triggers. */
  PlanEvent: ['plan_event'],
  PlanReview: ['plan_review'],
  ReviewedGoal: ['plan_review_goal'],
  ReviewedCommitment: ['plan_review_commitment'],
  PlanSpending: ['plan_spending'],
  IntensityBand: ['intensity_band'],
  Activity: ['activity'],
  ActivityNote: ['activity_note'],
  Headcount: ['headcount'],
  Attendance: ['attendance'],
  /** Activities without titles, notes and people: what hours and counts are checked on. */
  Register: [],
  /** Aggregates of the programme: indicators, minimums, ceilings. */
  Figure: [],
  /** Which participations a figure counts, one by one: never for whoever sees aggregates only. */
  FigureMember: [],
  Account: ['access.account'],
  AccountRole: ['access.account_role'],
  Invitation: ['access.invitation'],
  /** The outbox: which mail to whom, without the secrets of its links. */
  Mail: ['access.mail'],
  AuditEntry: ['audit.entry'],
  AuditSeal: ['audit.seal'],
  /** Who can see a person, and why: told to who holds the case, within what they may know. */
  Viewer: [],
  /** Who has read or changed a person's file. */
  Reading: [],
  /** Why an account sees a person, asked without learning who the person is. */
  AccessQuestion: [],
} as const satisfies Record<string, readonly string[]>;
export type Subject = keyof typeof SUBJECTS;

export interface Grant {
  role: Role | readonly Role[];
  can: readonly Verb[];
  on: Subject | readonly Subject[];
  /** Which existing rows; names a scope of scopes.ts. Left out where the grant only creates. */
  using?: Scope;
  /** What rows may look like after a write; left out it equals `using`. */
  check?: Scope;
}

const PARTNER_STAFF = ['partner_operator', 'partner_coordinator'] as const;
const CARE = ['case_manager', 'case_coordinator'] as const;

export const GRANTS: readonly Grant[] = [
  // What is financed, for whom and by whom is no secret among those who sign in.
  { role: ROLES, can: ['read'], on: ['Programme', 'Extension', 'Period', 'Ceiling', 'IndicatorTarget', 'IntensityBand', 'Service', 'Partner', 'Instrument'], using: 'everyone' },
  { role: 'programme_office', can: ['create'], on: 'Extension', check: 'ownConvenzione' },
  { role: 'programme_office', can: ['create', 'update'], on: 'Period', using: 'ownConvenzione' },
  { role: 'programme_office', can: ['create', 'update'], on: ['Ceiling'], using: 'areaOfOwnConvenzione' },
  { role: 'programme_office', can: ['create', 'update'], on: ['IndicatorTarget', 'IntensityBand'], using: 'ownConvenzione' },

  // Money.
  { role: [...CARE, 'programme_office'], can: ['read'], on: 'Allocation', using: 'ownConvenzione' },
  { role: [...PARTNER_STAFF, 'administrative_referent'], can: ['read'], on: 'Allocation', using: 'ownBooks' },
  { role: 'programme_office', can: ['create', 'update'], on: 'Allocation', using: 'ownConvenzione', check: 'soundAllocation' },
  { role: 'programme_office', can: ['read'], on: 'LedgerEntry', using: 'ownConvenzione' },
  { role: 'administrative_referent', can: ['read'], on: 'LedgerEntry', using: 'ownBooks' },

  // Referrals: the sending service follows its own; whoever takes people in charge sees what waits.
  { role: 'service_referrer', can: ['read'], on: 'Referral', using: 'ownService' },
  { role: 'service_referrer', can: ['read'], on: 'PlanSignatory', using: 'seatOfService' },
  { role: 'service_referrer', can: ['read'], on: ['PlanLine', 'PlanIntervention'], using: 'partOfService' },
  { role: 'service_referrer', can: ['sign'], on: 'PlanSignatory', using: 'pendingSeatOfService', check: 'decidedForService' },
  { role: 'service_referrer', can: ['create'], on: 'Referral', check: 'newReferral' },
  { role: 'service_referrer', can: ['withdraw'], on: 'Referral', using: 'ownServiceOpen', check: 'ownServiceWithdrawn' },
  { role: 'case_manager', can: ['create'], on: 'Referral', check: 'newReferralForOthers' },
  { role: 'case_manager', can: ['read'], on: 'Referral', using: 'openOrDecidedReferral' },
  { role: 'case_manager', can: ['decide'], on: 'Referral', using: 'decidableReferral', check: 'decidedReferral' },
  { role: 'case_manager', can: ['withdraw'], on: 'Referral', using: 'enteredByMeOpen', check: 'enteredByMeWithdrawn' },

  { role: CARE, can: ['read'], on: 'Colleague' },
  // Hand-over is agreed upon by who takes over; leave is told by who takes it.
  { role: 'case_manager', can: ['read'], on: 'Handover', using: 'handoverOfMine' },
  { role: 'case_manager', can: ['create'], on: 'Handover', check: 'newHandover' },
  { role: 'case_manager', can: ['decide'], on: 'Handover', using: 'handedToMe', check: 'declinedByMe' },
  { role: 'case_coordinator', can: ['read'], on: 'Handover', using: 'reached' },
  { role: 'case_coordinator', can: ['create'], on: 'Handover', check: 'newHandoverOfColleague' },
  { role: CARE, can: ['withdraw'], on: 'Handover', using: 'proposedByMe', check: 'takenBackByMe' },
  { role: 'case_manager', can: ['read', 'end'], on: 'Substitution', using: 'mySubstitution' },
  { role: 'case_manager', can: ['create'], on: 'Substitution', check: 'newSubstitution' },

  // Places and waiting lists are the area's; whoever follows the person asks.
  { role: CARE, can: ['read'], on: 'Places', using: 'placesInSight' },
  { role: 'case_coordinator', can: ['create'], on: 'Places', check: 'newPlaces' },
  { role: 'case_coordinator', can: ['update'], on: 'Places', using: 'ownArea' },
  { role: 'case_manager', can: ['read'], on: 'WaitingEntry', using: 'myRequest' },
  { role: 'case_manager', can: ['create'], on: 'WaitingEntry', check: 'newWaitingEntry' },
  { role: 'case_manager', can: ['update', 'withdraw'], on: 'WaitingEntry', using: 'myOpenRequest', check: 'myRequest' },
  { role: 'case_coordinator', can: ['read'], on: 'WaitingEntry', using: 'ownArea' },
  { role: 'case_coordinator', can: ['update', 'decide'], on: 'WaitingEntry', using: 'ownAreaWaiting', check: 'ownArea' },

  // The person, for who holds the case.
  { role: 'case_manager', can: ['create'], on: 'Person', check: 'registeredByMe' },
  { role: 'case_manager', can: ['read', 'update'], on: 'Person', using: 'reached' },
  // Whom the person may ask who sees and who has read their file.
  { role: 'case_manager', can: ['read'], on: ['Viewer', 'Reading'] },
  { role: 'case_manager', can: ['read', 'create', 'update'], on: ['Identity', 'Characteristics'], using: 'reached' },
  { role: 'case_manager', can: ['read', 'create', 'withdraw'], on: 'Consent', using: 'reached' },
  { role: 'case_manager', can: ['read'], on: 'IdentityHistory', using: 'reached' },
  { role: 'case_manager', can: ['create'], on: 'IdentityHistory', check: 'reachedByMyChange' },
  { role: 'case_manager', can: ['read', 'create', 'update', 'delete'], on: ['PersonContact', 'PersonRelation'], using: 'reached' },
  { role: 'case_manager', can: ['read', 'create', 'delete'], on: 'PersonLink', using: 'reachedBoth' },
  { role: 'case_manager', can: ['read', 'create', 'update'], on: 'Representative', using: 'reached' },
  { role: 'case_manager', can: ['read'], on: ['Case', 'CasePhase', 'CareTeam', 'AxisLevel', 'Evidence', 'Plan', 'PlanGoal'], using: 'reached' },
  // Area 4 is a compartment: whoever does not act in an area does not learn that somebody is enrolled there.
  { role: 'case_manager', can: ['read'], on: ['Enrolment', 'Assignment', 'Attendance'], using: 'reachedInArea' },
  { role: 'case_manager', can: ['read'], on: ['PlanLine', 'PlanIntervention'], using: 'reachedLine' },
  { role: 'case_manager', can: ['read'], on: 'PlanRisk', using: 'reached' },
  { role: 'case_manager', can: ['create'], on: 'Case', check: 'newCase' },
  { role: 'case_manager', can: ['update', 'conclude'], on: 'Case', using: 'reachedOpen', check: 'reached' },
  { role: 'case_manager', can: ['create'], on: 'CareTeam', check: 'teamOfMyCase' },
  { role: 'case_manager', can: ['end'], on: 'CareTeam', using: 'memberOfMyCaseOrMe' },
  { role: 'case_manager', can: ['delete'], on: 'CareTeam', using: 'memberNotBegun' },
  { role: 'case_manager', can: ['create'], on: ['AxisLevel', 'Evidence'], check: 'reachedCase' },
  { role: 'case_manager', can: ['update'], on: 'AxisLevel', using: 'reachedCase' },
  { role: 'case_manager', can: ['create'], on: 'Participation', check: 'reachedOperation' },
  { role: 'case_manager', can: ['read', 'update'], on: 'Participation', using: 'ofReadableEnrolment' },
  { role: 'case_manager', can: ['create', 'enrol'], on: 'Enrolment', check: 'newEnrolment' },
  { role: 'case_manager', can: ['end'], on: 'Enrolment', using: 'reachedInArea' },
  { role: 'case_manager', can: ['create'], on: 'Assignment', check: 'newAssignment' },
  { role: 'case_manager', can: ['end'], on: 'Assignment', using: 'reachedInArea' },
  { role: 'case_manager', can: ['delete'], on: 'Assignment', using: 'reachedInAreaNotBegun' },
  { role: 'case_manager', can: ['create'], on: 'Plan', check: 'firstVersion' },
  { role: 'case_manager', can: ['update', 'propose', 'conclude'], on: 'Plan', using: 'reachedPlan' },
  { role: 'case_manager', can: ['delete'], on: 'Plan', using: 'nextVersionInDraft' },
  // Whoever holds the case names the signatories, signs for herself, and is present when the person signs.
  { role: 'case_manager', can: ['read'], on: 'PlanSignatory', using: 'seatOfReached' },
  { role: 'case_manager', can: ['read'], on: 'PlanEvent', using: 'eventOfReached' },
  { role: 'case_manager', can: ['read'], on: 'PlanMark', using: 'reached' },
  { role: 'case_manager', can: ['create'], on: 'PlanSignatory', check: 'soundSignatory' },
  { role: 'case_manager', can: ['update'], on: 'PlanSignatory', using: 'lineOfDraftPlan', check: 'soundSignatory' },
  { role: 'case_manager', can: ['delete'], on: 'PlanSignatory', using: 'lineOfDraftPlan' },
  { role: 'case_manager', can: ['sign'], on: 'PlanSignatory', using: 'seatInPresence', check: 'decidedInPresence' },
  { role: 'case_manager', can: ['create'], on: 'PlanMark', check: 'markOfMySitting' },
  { role: 'case_manager', can: ['create', 'update', 'delete'], on: ['PlanGoal', 'PlanRisk'], using: 'lineOfDraftPlan' },
  { role: 'case_manager', can: ['read'], on: ['PlanReview', 'ReviewedGoal'], using: 'reached' },
  { role: 'case_manager', can: ['read'], on: 'ReviewedCommitment', using: 'ofReadableSignatory' },
  { role: 'case_manager', can: ['create'], on: 'PlanLine', check: 'soundPlanLine' },
  { role: 'case_manager', can: ['update'], on: 'PlanLine', using: 'lineOfDraftPlan', check: 'soundPlanLine' },
  { role: 'case_manager', can: ['create'], on: 'PlanIntervention', check: 'soundIntervention' },
  { role: 'case_manager', can: ['update'], on: 'PlanIntervention', using: 'lineOfDraftPlan', check: 'soundIntervention' },
  { role: 'case_manager', can: ['delete'], on: ['PlanLine', 'PlanIntervention'], using: 'lineOfDraftPlan' },
  { role: 'case_manager', can: ['create'], on: 'PlanReview', check: 'newReview' },
  { role: 'case_manager', can: ['update'], on: 'PlanReview', using: 'ofPlanActiveNow' },
  { role: 'case_manager', can: ['create'], on: 'ReviewedGoal', check: 'goalOfReview' },
  { role: 'case_manager', can: ['create'], on: 'ReviewedCommitment', check: 'commitmentOfReview' },
  { role: 'case_manager', can: ['read'], on: 'PlanSpending', using: 'ofReadableLine' },
  { role: 'case_manager', can: ['create'], on: 'PlanSpending', check: 'newSpending' },
  { role: 'case_manager', can: ['delete'], on: 'PlanSpending', using: 'ofActivePlan' },
  { role: 'case_manager', can: ['read'], on: 'Activity', using: 'attendedByReached' },
  { role: 'case_manager', can: ['read'], on: ['Note', 'NoteVersion', 'Document'], using: 'reachedCompartment' },
  { role: 'case_manager', can: ['create', 'update'], on: 'Note', using: 'myNoteOfReached' },
  { role: 'case_manager', can: ['create'], on: 'NoteVersion', check: 'versionOfMyNote' },
  { role: 'case_manager', can: ['create'], on: 'Document', check: 'uploadedByMe' },
  { role: 'case_manager', can: ['update', 'withdraw'], on: 'Document', using: 'reachedCompartment' },
  { role: 'case_manager', can: ['create'], on: 'DocumentContent', check: 'contentOfMyUpload' },
  { role: 'case_manager', can: ['read'], on: 'DocumentContent', using: 'contentOfStanding' },
  { role: CARE, can: ['read'], on: 'Timeline' },
  { role: [...CARE, 'service_referrer', 'partner_coordinator'], can: ['read'], on: 'Desk' },
  { role: 'case_coordinator', can: ['read'], on: 'Caseload' },
  { role: 'case_manager', can: ['read'], on: 'Assessment', using: 'reachedCompartment' },
  { role: 'case_manager', can: ['create'], on: 'Assessment', check: 'newAssessment' },
  { role: 'case_manager', can: ['withdraw'], on: 'Assessment', using: 'reachedCompartment' },
  { role: 'case_manager', can: ['read', 'update'], on: ['Appointment', 'Minutes'], using: 'reachedCompartment' },
  { role: 'case_manager', can: ['create'], on: 'Appointment', check: 'newAppointment' },
  { role: 'case_manager', can: ['read', 'create', 'delete'], on: 'MeetingParticipant', using: 'ofReadableAppointment' },
  { role: 'case_manager', can: ['create'], on: 'Minutes', check: 'minutesOfHeld' },
  { role: 'case_manager', can: ['read', 'update', 'delete'], on: 'SocialReport', using: 'reachedCompartments' },
  { role: 'case_manager', can: ['create'], on: 'SocialReport', check: 'newReport' },
  { role: 'case_manager', can: ['read'], on: 'PersonExport' },
  { role: 'case_manager', can: ['read'], on: 'RetentionProposal', using: 'reached' },
  { role: 'case_manager', can: ['create'], on: 'RetentionProposal', check: 'proposedErasure' },
  { role: 'programme_office', can: ['read'], on: 'RetentionProposal', using: 'ownConvenzione' },
  { role: 'programme_office', can: ['decide', 'erase'], on: 'RetentionProposal', using: 'proposedInConvenzione', check: 'decidedByMe' },
  { role: 'case_manager', can: ['read'], on: 'ExitSituation', using: 'ofReadableParticipation' },
  { role: 'case_manager', can: ['create'], on: 'ExitSituation', check: 'ofExitedParticipation' },

  // Likely the same: before somebody is registered for whoever registers, afterwards for whoever reaches both.
  { role: 'case_manager', can: ['create'], on: 'DuplicateCheck' },
  { role: CARE, can: ['read'], on: 'DuplicatePair', using: 'reachedBoth' },
  { role: CARE, can: ['decide'], on: 'DuplicatePair', using: 'reachedBothOpen', check: 'toldApartByMe' },
  { role: CARE, can: ['create', 'withdraw'], on: 'Merging' },
  { role: CARE, can: ['read'], on: 'Merge', using: 'mergeOfReached' },

  // The area's coordinator: people enrolled in the area, and only what the area does with them.
  { role: 'case_coordinator', can: ['read'], on: ['Person', 'Identity', 'Characteristics', 'Case', 'CasePhase'], using: 'reached' },
  { role: 'case_coordinator', can: ['read'], on: 'Consent', using: 'reachedOrdinaryConsent' },
  // Who represents somebody, not how anybody is reached nor who stands around them.
  { role: 'case_coordinator', can: ['read'], on: 'Representative', using: 'reached' },
  { role: 'case_coordinator', can: ['read'], on: 'Participation', using: 'ofReadableEnrolment' },
  { role: 'case_coordinator', can: ['read'], on: ['Enrolment', 'Assignment', 'Attendance'], using: 'ownArea' },
  { role: 'case_coordinator', can: ['create'], on: 'Participation', check: 'reachedOperation' },
  { role: 'case_coordinator', can: ['enrol'], on: 'Enrolment', check: 'enrolmentFromList' },
  { role: 'case_coordinator', can: ['admit', 'end'], on: 'Enrolment', using: 'ownArea' },
  { role: 'case_coordinator', can: ['create'], on: 'Assignment', check: 'newAssignmentInArea' },
  { role: 'case_coordinator', can: ['end'], on: 'Assignment', using: 'ownArea' },
  { role: 'case_coordinator', can: ['delete'], on: 'Assignment', using: 'ownAreaNotBegun' },
  { role: 'case_coordinator', can: ['read'], on: 'Activity', using: 'ownAreaReported' },
  // For the Comune: what it commits itself to, of people of the area.
  { role: 'case_coordinator', can: ['read'], on: 'PlanSignatory', using: 'seatOfComune' },
  { role: 'case_coordinator', can: ['read'], on: 'PlanLine', using: 'lineOfComune' },
  { role: 'case_coordinator', can: ['sign'], on: 'PlanSignatory', using: 'pendingSeatOfComune', check: 'decidedForComune' },
  { role: 'case_coordinator', can: ['read'], on: ['ActivityNote', 'Headcount'], using: 'ofReadableActivity' },
  { role: 'case_coordinator', can: ['validate'], on: 'Activity', using: 'ownAreaSubmitted', check: 'ownAreaDecided' },
  { role: 'case_coordinator', can: ['validate'], on: 'Attendance', using: 'presentAtValidated', check: 'stampedByMe' },

  // The partner: its own work, and only the slice of people who are assigned to it now.
  { role: PARTNER_STAFF, can: ['read'], on: 'Person', using: 'reached' },
  { role: PARTNER_STAFF, can: ['read'], on: 'Assignment', using: 'assignedToMe' },
  { role: PARTNER_STAFF, can: ['read'], on: 'Enrolment', using: 'ofReadableAssignment' },
  { role: PARTNER_STAFF, can: ['read'], on: ['PlanLine', 'PlanIntervention'], using: 'ownPartOfReached' },
  { role: PARTNER_STAFF, can: ['read'], on: 'PlanSignatory', using: 'seatOfPartner' },
  { role: 'partner_coordinator', can: ['sign'], on: 'PlanSignatory', using: 'pendingSeatOfPartner', check: 'decidedForPartner' },
  { role: PARTNER_STAFF, can: ['read'], on: 'Activity', using: 'ownPartner' },
  { role: PARTNER_STAFF, can: ['create'], on: 'Activity', check: 'newActivity' },
  { role: PARTNER_STAFF, can: ['update'], on: 'Activity', using: 'ownPartnerEditable', check: 'ownPartnerEdited' },
  { role: PARTNER_STAFF, can: ['delete'], on: 'Activity', using: 'ownPartnerEditable' },
  { role: PARTNER_STAFF, can: ['submit'], on: 'Activity', using: 'ownPartnerEditable', check: 'ownPartnerSubmitted' },
  { role: PARTNER_STAFF, can: ['read'], on: ['ActivityNote', 'Headcount'], using: 'ofOwnActivity' },
  { role: PARTNER_STAFF, can: ['create', 'delete'], on: 'ActivityNote', using: 'ofEditableActivity' },
  { role: PARTNER_STAFF, can: ['create'], on: 'Headcount', check: 'newHeadcount' },
  { role: PARTNER_STAFF, can: ['delete'], on: 'Headcount', using: 'ofEditableActivity' },
  { role: PARTNER_STAFF, can: ['read'], on: 'Attendance', using: 'ownPartner' },
  { role: PARTNER_STAFF, can: ['create'], on: 'Attendance', check: 'newAttendance' },
  { role: PARTNER_STAFF, can: ['update'], on: 'Attendance', using: 'ofEditableActivity', check: 'editedAttendance' },
  { role: PARTNER_STAFF, can: ['delete'], on: 'Attendance', using: 'ofEditableActivity' },

  // What was typed stays with who typed it, in the role in which it was typed.
  { role: ROLES, can: ['read', 'create'], on: 'Draft', using: 'ownDraft', check: 'ownDraft' },

  // Aggregates.
  { role: ['cabina_member', 'cabina_secretary', 'programme_office'], can: ['read'], on: 'Figure' },
  { role: 'programme_office', can: ['read'], on: 'Register' },
  // Pseudonymous for the programme office; for who holds cases, the people it reaches.
  { role: [...CARE, 'programme_office'], can: ['read'], on: 'FigureMember' },

  // The platform itself: accounts without people, the trail without accounts.
  { role: 'platform_administrator', can: ['read', 'create', 'update'], on: 'Account', using: 'everyone' },
  { role: 'platform_administrator', can: ['read'], on: ['AccountRole', 'Invitation', 'Mail'], using: 'everyone' },
  { role: 'platform_administrator', can: ['create', 'update'], on: 'AccountRole', using: 'notMyDesk' },
  { role: 'platform_administrator', can: ['create'], on: 'Invitation', check: 'invitedByMe' },
  { role: 'platform_administrator', can: ['update'], on: 'Invitation', using: 'everyone' },
  { role: 'auditor', can: ['read'], on: ['AuditEntry', 'AuditSeal'], using: 'everyone' },
  { role: ['platform_administrator', 'auditor'], can: ['read'], on: 'AccessQuestion' },
];

/** Tables whose rows the aggregate views read as `stats`. Names, codes, contacts and free text are not among them. */
export const STATS_READS = [
  'allocation',
  'ledger_entry',
  'participation',
  'enrolment',
  'case_file',
  'conclusion_evidence',
  'activity',
  'attendance',
  'headcount',
] as const;
