// SPDX-License-Identifier: AGPL-3.0-or-later
/** The words of the person's records, as the database stores them. */

export const SEXES = ['female', 'male', 'non_binary'] as const;
export type Sex = (typeof SEXES)[number];

export const EMPLOYMENT_STATUSES = ['unemployed', 'inactive', 'employed'] as const;
export type EmploymentStatus = (typeof EMPLOYMENT_STATUSES)[number];

export const EDUCATION_LEVELS = ['isced_0_2', 'isced_3_4', 'isced_5_8'] as const;
export type EducationLevel = (typeof EDUCATION_LEVELS)[number];

/** What the person may refuse to tell; the refusal is an answer, and the record stays reportable (Annex I, note on sensitive data). */
export const SENSITIVE_ANSWERS = ['yes', 'no', 'refused'] as const;
export type SensitiveAnswer = (typeof SENSITIVE_ANSWERS)[number];

export const CODE_KINDS = ['regular', 'provisional', 'stp', 'eni', 'none'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** Shown only while the person's explicit consent of the same name stands (GDPR art. 9). */
export const SENSITIVE_PURPOSES = ['substance_use', 'hiv', 'sexual_violence'] as const;

export const CONSENT_PURPOSES = ['taking_in_charge', 'sharing_with_partners', 'sharing_with_services', 'monitoring', ...SENSITIVE_PURPOSES] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

export const LEGAL_BASES = ['public_interest', 'explicit_consent', 'legal_obligation'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** in_force today; expired: given for a time that is over; withdrawn by the person. */
export const CONSENT_STATES = ['in_force', 'expired', 'withdrawn'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

export const OUTCOMES = [
  'goals_reached',
  'partly_reached',
  'remodelled',
  'dropped_out',
  'transferred',
  'worsened',
  'institutionalised',
  'back_to_prison',
  'deceased',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const ADMISSIONS = ['within', 'waiting', 'admitted', 'declined'] as const;
/** within: inside the target group's ages; the others: asked for outside them, and what the coordinator answered. */
export type Admission = (typeof ADMISSIONS)[number];
