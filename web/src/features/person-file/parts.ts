// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

/** Words of the parts of a file, as people know them. */
const { t } = defineTexts('person-file.parts', {
  it: {
    file: 'la scheda', person: 'nome', identity: 'dati anagrafici', identity_history: 'nomi e codici precedenti', characteristics: 'situazione sociale',
    person_contact: 'contatti', person_relation: 'famiglia e rete', person_link: 'legami con altre persone seguite', representative: 'chi la rappresenta',
    consent: 'consensi', case: 'percorso', care_team: 'équipe', handover: 'passaggio di consegne', referral: 'segnalazione', waiting_entry: 'liste d’attesa',
    enrolment: 'iscrizioni', assignment: 'affidamenti agli enti', participation: 'partecipazione al programma', exit_situation: 'situazione all’uscita',
    plan: 'Budget di Salute', plan_line: 'spese del Budget di Salute', axis_level: 'livelli sugli assi di vita', assessment: 'valutazioni', evidence: 'risultati',
    note: 'diario', document: 'documenti', appointment: 'appuntamenti e verbali', activity: 'attività', attendance: 'presenze', social_report: 'relazioni sociali',
    timeline: 'cronologia', person_export: 'copia dei dati', duplicate: 'controllo dei doppioni', merge: 'unione di due schede', figure_member: 'conteggi del programma',
    viewer: 'chi può vedere la scheda', reading: 'chi ha letto la scheda', access_question: 'perché un account vede la scheda', retention: 'conservazione dei dati',
    search: 'ricerca', desk: 'cose da fare', other: 'altri dati',
  },
  en: {
    file: 'the file', person: 'name', identity: 'personal data', identity_history: 'former names and codes', characteristics: 'social situation',
    person_contact: 'contacts', person_relation: 'family and network', person_link: 'links with other people in care', representative: 'who represents them',
    consent: 'consents', case: 'path', care_team: 'care team', handover: 'handover', referral: 'referral', waiting_entry: 'waiting lists',
    enrolment: 'enrolments', assignment: 'assignments to partners', participation: 'participation in the programme', exit_situation: 'situation upon leaving',
    plan: 'Budget di Salute', plan_line: 'costs of the Budget di Salute', axis_level: 'levels on the life axes', assessment: 'assessments', evidence: 'results',
    note: 'diary', document: 'documents', appointment: 'appointments and minutes', activity: 'activities', attendance: 'attendance', social_report: 'social reports',
    timeline: 'timeline', person_export: 'copy of the data', duplicate: 'check for duplicates', merge: 'merging of two files', figure_member: 'counts of the programme',
    viewer: 'who can see the file', reading: 'who has read the file', access_question: 'why an account sees the file', retention: 'retention of the data',
    search: 'search', desk: 'things to do', other: 'other data',
  },
});

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
  const words = parts.filter(part => named.has(part)).map(part => t(part));
  const rest = [...named].some(name => !(parts as readonly string[]).includes(name));
  return [...words, ...(rest ? [t('other')] : [])].join(', ');
}
