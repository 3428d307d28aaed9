// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a person's data are kept in, in words: every table about people has its own (a test asks the catalogue). */
export const TABLE_NAMES: Readonly<Record<string, { it: string; en: string }>> = {
  person: { it: 'Nome', en: 'Name' },
  person_identity: { it: 'Identità e codici', en: 'Identity and codes' },
  person_history: { it: 'Dati precedenti', en: 'Earlier data' },
  person_characteristics: { it: 'Caratteristiche FSE+', en: 'ESF+ characteristics' },
  person_contact: { it: 'Recapiti', en: 'Contacts' },
  person_relation: { it: 'Rete e famiglia', en: 'Network and family' },
  duplicate_pair: { it: 'Possibili doppioni', en: 'Likely duplicates' },
  person_merge: { it: 'Unioni di schede', en: 'Merges of records' },
  retention_proposal: { it: 'Proposte di cancellazione', en: 'Proposals of erasure' },
  person_link: { it: 'Persone collegate', en: 'Linked people' },
  representative: { it: 'Chi rappresenta la persona', en: 'Representatives' },
  representative_contact: { it: 'Recapiti di chi rappresenta la persona', en: 'Contacts of representatives' },
  consent: { it: 'Consensi e finalità', en: 'Consents and purposes' },
  case_file: { it: 'Prese in carico', en: 'Cases' },
  case_phase: { it: 'Fasi della presa in carico', en: 'Phases of the case' },
  care_team: { it: 'Équipe', en: 'Care team' },
  participation: { it: 'Partecipazioni FSE+', en: 'ESF+ participations' },
  exit_situation: { it: 'Situazione all’uscita', en: 'Situation upon leaving' },
  enrolment: { it: 'Iscrizioni alle azioni', en: 'Enrolments in actions' },
  assignment: { it: 'Affidamenti ai partner', en: 'Assignments to partners' },
  waiting_entry: { it: 'Liste d’attesa', en: 'Waiting lists' },
  referral: { it: 'Segnalazioni', en: 'Referrals' },
  handover: { it: 'Passaggi di consegne', en: 'Hand-overs' },
  note: { it: 'Diario', en: 'Diary' },
  note_version: { it: 'Testi precedenti del diario', en: 'Earlier texts of the diary' },
  document: { it: 'Documenti', en: 'Documents' },
  appointment: { it: 'Appuntamenti e riunioni', en: 'Appointments and meetings' },
  meeting_participant: { it: 'Partecipanti alle riunioni', en: 'Participants of meetings' },
  meeting_minutes: { it: 'Verbali', en: 'Minutes' },
  axis_level: { it: 'Livelli sugli assi di vita', en: 'Levels on the life axes' },
  assessment: { it: 'Valutazioni', en: 'Assessments' },
  plan: { it: 'Budget di Salute', en: 'Budgets di Salute' },
  plan_goal: { it: 'Obiettivi', en: 'Goals' },
  plan_intervention: { it: 'Interventi', en: 'Interventions' },
  plan_line: { it: 'Risorse', en: 'Resources' },
  plan_risk: { it: 'Rischi', en: 'Risks' },
  plan_signatory: { it: 'Firmatari', en: 'Signatories' },
  plan_signature_mark: { it: 'Firme', en: 'Signatures' },
  plan_event: { it: 'Storia del Budget di Salute', en: 'History of the Budget di Salute' },
  plan_review: { it: 'Verifiche', en: 'Reviews' },
  plan_review_goal: { it: 'Obiettivi verificati', en: 'Goals reviewed' },
  plan_review_commitment: { it: 'Impegni verificati', en: 'Commitments reviewed' },
  plan_spending: { it: 'Spese dichiarate', en: 'Declared spending' },
  attendance: { it: 'Presenze alle attività', en: 'Attendance at activities' },
  conclusion_evidence: { it: 'Conclusioni', en: 'Conclusions' },
  social_report: { it: 'Relazioni sociali', en: 'Social reports' },
};

/** In the order of TABLE_NAMES, which is that in which one reads them. */
export const orderOf = (table: string): number => {
  const at = Object.keys(TABLE_NAMES).indexOf(table);
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
};
