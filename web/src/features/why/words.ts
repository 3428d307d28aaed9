// SPDX-License-Identifier: AGPL-3.0-or-later
import { formatDate } from '../../ui/format.js';
import { areaName } from '../session/texts.js';
import { t } from './texts.js';

const parts = [
  'file', 'person', 'identity', 'identity_history', 'characteristics', 'person_contact', 'person_relation', 'person_link', 'representative', 'consent', 'case',
  'care_team', 'handover', 'referral', 'waiting_entry', 'enrolment', 'assignment', 'participation', 'exit_situation', 'plan', 'plan_line', 'axis_level', 'assessment',
  'evidence', 'note', 'document', 'appointment', 'activity', 'attendance', 'social_report', 'timeline', 'person_export', 'duplicate', 'merge', 'figure_member',
  'viewer', 'reading', 'access_question', 'retention', 'search', 'desk',
] as const;
type Part = (typeof parts)[number];

/** Tables and smaller subjects, by the part of the file that people know them as. */
const partOf: Record<string, Part> = {
  person_identity: 'identity', person_history: 'identity_history', person_characteristics: 'characteristics', representative_contact: 'person_contact',
  case_file: 'case', case_phase: 'case', handover_summary: 'handover', conclusion_evidence: 'evidence', note_version: 'note', activity_note: 'activity',
  document_content: 'document', meeting_minutes: 'appointment', minutes: 'appointment', meeting_participant: 'appointment', plan_goal: 'plan', plan_intervention: 'plan',
  plan_risk: 'plan', plan_signatory: 'plan', plan_mark: 'plan', plan_signature_mark: 'plan', plan_event: 'plan', plan_review: 'plan', plan_review_goal: 'plan',
  plan_review_commitment: 'plan', plan_spending: 'plan_line', duplicate_pair: 'duplicate', duplicate_check: 'duplicate', tax_code_match: 'duplicate',
  person_merge: 'merge', retention_proposal: 'retention', person_search: 'search',
};

/** 'PersonContact' and 'person_contact' are one word. */
const plain = (subject: string): string => subject.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();

/** Parts of a file in words, each once, in the order of the file; what has no word of its own is "other data". */
export function partsInWords(subjects: readonly string[]): string {
  const named = new Set(subjects.map(plain).map(subject => partOf[subject] ?? subject));
  const words = parts.filter(part => named.has(part)).map(part => t(`parts.${part}`));
  const rest = [...named].some(name => !(parts as readonly string[]).includes(name));
  return [...words, ...(rest ? [t('parts.other')] : [])].join(', ');
}

interface Reason {
  via: string;
  area: string | null;
  absent: string | null;
}

const ways = ['registration', 'care_team', 'substitution', 'enrolment', 'waiting', 'assignment'] as const;

/** Why somebody sees a person, as one says it. */
export function reasonInWords({ via, area, absent }: Reason): string {
  const way = ways.find(known => known === via);
  return way ? t(`via.${way}`, { area: area ? areaName(area) : '', absent: absent ?? '' }) : t('via.other');
}

/** 'dal 01/09/2026' or 'dal 01/09/2026 al 20/11/2026'. */
export function periodInWords({ from, to }: { from: string; to: string | null }): string {
  return to ? t('period.span', { from: formatDate(from), to: formatDate(to) }) : t('period.since', { from: formatDate(from) });
}
