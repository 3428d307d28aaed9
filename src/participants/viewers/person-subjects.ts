// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Subject } from '../../platform/access/grants.js';

/** What is kept about a person, in the order in which it is told that a role reads it. */
export const PERSON_SUBJECTS: readonly Subject[] = [
  'Person', 'Identity', 'Characteristics', 'PersonContact', 'PersonRelation', 'Representative', 'Consent', 'Case', 'CareTeam', 'Referral',
  'Enrolment', 'Assignment', 'Participation', 'Plan', 'PlanLine', 'AxisLevel', 'Assessment', 'Note', 'Document', 'Appointment', 'Attendance', 'Evidence',
];
