// SPDX-License-Identifier: AGPL-3.0-or-later
import { currentLanguage } from '../../i18n/language.js';

/** What the tables of the certificate are called; one that has no name here is told as other data. */
const NAMES: Record<string, { it: string; en: string }> = {
  person: { it: 'Nome', en: 'Name' }, person_identity: { it: 'Identità e codici', en: 'Identity and codes' }, person_history: { it: 'Dati precedenti', en: 'Earlier data' },
  person_characteristics: { it: 'Caratteristiche FSE+', en: 'ESF+ characteristics' }, person_contact: { it: 'Recapiti', en: 'Contacts' }, person_relation: { it: 'Rete e famiglia', en: 'Network and family' },
  representative: { it: 'Rappresentanti', en: 'Representatives' }, representative_contact: { it: 'Recapiti dei rappresentanti', en: 'Contacts of representatives' }, consent: { it: 'Consensi', en: 'Consents' },
  case_file: { it: 'Prese in carico', en: 'Cases' }, case_phase: { it: 'Fasi', en: 'Phases' }, care_team: { it: 'Équipe', en: 'Care team' }, participation: { it: 'Partecipazioni FSE+', en: 'ESF+ participations' },
  exit_situation: { it: 'Situazioni all’uscita', en: 'Situations upon leaving' }, enrolment: { it: 'Iscrizioni', en: 'Enrolments' }, assignment: { it: 'Affidamenti', en: 'Assignments' },
  waiting_entry: { it: 'Liste d’attesa', en: 'Waiting lists' }, referral: { it: 'Segnalazioni', en: 'Referrals' }, handover: { it: 'Passaggi', en: 'Hand-overs' }, note: { it: 'Diario', en: 'Diary' },
  note_version: { it: 'Testi precedenti del diario', en: 'Earlier texts of the diary' }, document: { it: 'Documenti', en: 'Documents' }, document_content: { it: 'File dei documenti', en: 'Files of documents' },
  appointment: { it: 'Appuntamenti', en: 'Appointments' }, meeting_participant: { it: 'Partecipanti alle riunioni', en: 'Participants of meetings' }, meeting_minutes: { it: 'Verbali', en: 'Minutes' },
  axis_level: { it: 'Livelli', en: 'Levels' }, assessment: { it: 'Valutazioni', en: 'Assessments' }, plan: { it: 'Budget di Salute', en: 'Budgets di Salute' }, plan_goal: { it: 'Obiettivi', en: 'Goals' },
  plan_intervention: { it: 'Interventi', en: 'Interventions' }, plan_line: { it: 'Risorse', en: 'Resources' }, plan_risk: { it: 'Rischi', en: 'Risks' }, plan_signatory: { it: 'Firmatari', en: 'Signatories' },
  plan_signature_mark: { it: 'Firme', en: 'Signatures' }, plan_event: { it: 'Storia del progetto', en: 'History of the plan' }, plan_review: { it: 'Verifiche', en: 'Reviews' }, plan_review_goal: { it: 'Obiettivi verificati', en: 'Goals reviewed' },
  plan_review_commitment: { it: 'Impegni verificati', en: 'Commitments reviewed' }, plan_spending: { it: 'Spese dichiarate', en: 'Declared spending' }, attendance: { it: 'Presenze', en: 'Attendance' },
  conclusion_evidence: { it: 'Conclusioni', en: 'Conclusions' }, social_report: { it: 'Relazioni sociali', en: 'Social reports' }, retention_proposal: { it: 'Questa proposta', en: 'This proposal' },
  draft: { it: 'Bozze', en: 'Drafts' }, mail: { it: 'Messaggi inviati', en: 'Mails sent' },
};
const OTHER = { it: 'Altri dati', en: 'Other data' };

export const archiveName = (table: string): string => (NAMES[table] ?? OTHER)[currentLanguage()];
