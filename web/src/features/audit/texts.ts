// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

export const { useTexts } = defineTexts('audit', {
  it: {
    title: 'Registro degli accessi',
    lead: 'Chi ha letto o scritto che cosa, e quando. Il registro si può solo consultare e non riporta i contenuti.',
    caption: 'Voci del registro, dalla più recente',
    at: 'Quando',
    who: 'Account',
    role: 'Ruolo',
    verb: 'Operazione',
    subject: 'Oggetto',
    people: 'Persone interessate',
    fields: 'Campi',
    nobody: 'sistema',
    verbs: {
      insert: 'Inserimento', update: 'Modifica', delete: 'Cancellazione', read: 'Lettura', load: 'Caricamento',
      'sign-in': 'Accesso', 'sign-in-refused': 'Accesso rifiutato', 'sign-out': 'Uscita', 'switch-role': 'Cambio di ruolo', other: 'Altro',
    },
    subjects: {
      person: 'Persona', person_identity: 'Identità', person_characteristics: 'Dati d’ingresso', consent: 'Consenso', case_file: 'Caso',
      care_team: 'Équipe', participation: 'Partecipazione', enrolment: 'Iscrizione', assignment: 'Affidamento', axis_level: 'Livello sugli assi',
      conclusion_evidence: 'Evidenza finale', referral: 'Segnalazione', plan: 'Budget di Salute', plan_goal: 'Obiettivo', plan_line: 'Riga di budget',
      activity: 'Attività', activity_note: 'Nota di attività', attendance: 'Presenza', headcount: 'Persone contate', allocation: 'Assegnazione di risorse',
      ledger_entry: 'Impegno', ceiling: 'Massimale', indicator_target: 'Obiettivo di indicatore', service: 'Servizio', partner: 'Partner',
      convenzione_extension: 'Proroga o ampliamento', period: 'Periodo', register: 'Registro delle attività', figure: 'Indicatore',
      account: 'Account', account_role: 'Ruolo di un account', session: 'Sessione', audit_entry: 'Registro', other: 'Altro',
    },
  },
  en: {
    title: 'Access trail',
    lead: 'Who read or wrote what, and when. The trail can only be read, and holds no contents.',
    caption: 'Entries of the trail, newest first',
    at: 'When',
    who: 'Account',
    role: 'Role',
    verb: 'Operation',
    subject: 'Object',
    people: 'People concerned',
    fields: 'Fields',
    nobody: 'system',
    verbs: {
      insert: 'Creation', update: 'Change', delete: 'Deletion', read: 'Reading', load: 'Loading',
      'sign-in': 'Sign-in', 'sign-in-refused': 'Sign-in refused', 'sign-out': 'Sign-out', 'switch-role': 'Switch of role', other: 'Other',
    },
    subjects: {
      person: 'Person', person_identity: 'Identity', person_characteristics: 'Entry data', consent: 'Consent', case_file: 'Case',
      care_team: 'Care team', participation: 'Participation', enrolment: 'Enrolment', assignment: 'Assignment', axis_level: 'Level on the axes',
      conclusion_evidence: 'Final evidence', referral: 'Referral', plan: 'Budget di Salute', plan_goal: 'Goal', plan_line: 'Budget line',
      activity: 'Activity', activity_note: 'Activity note', attendance: 'Attendance', headcount: 'People counted', allocation: 'Allocation',
      ledger_entry: 'Commitment', ceiling: 'Ceiling', indicator_target: 'Indicator target', service: 'Service', partner: 'Partner',
      convenzione_extension: 'Extension', period: 'Period', register: 'Register of activities', figure: 'Indicator',
      account: 'Account', account_role: 'Role of an account', session: 'Session', audit_entry: 'Trail', other: 'Other',
    },
  },
});
