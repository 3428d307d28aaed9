// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Phase } from '../../participants/case-status.js';
import type { DocumentKind } from '../../participants/documents/document-terms.js';
import type { NoteKind } from '../../participants/notes/note-terms.js';
import type { ConsentPurpose, EducationLevel, EmploymentStatus, LegalBasis, Outcome, SensitiveAnswer, Sex } from '../../participants/participants-terms.js';
import type { ContactKind, IdentityField, Power, RelationKind, RepresentativeKind } from '../../participants/record/record-terms.js';

/** What the database writes as keys, as the person reads it: each term by its list, so that a new one is not forgotten. */
export const PURPOSE: Record<ConsentPurpose, string> = {
  taking_in_charge: 'Presa in carico', sharing_with_partners: 'Condivisione con gli ETS', sharing_with_services: 'Condivisione con i servizi', monitoring: 'Monitoraggio del programma',
  substance_use: 'Uso di sostanze', hiv: 'HIV', sexual_violence: 'Violenza sessuale',
};
export const LEGAL_BASIS: Record<LegalBasis, string> = { public_interest: 'compito di interesse pubblico', explicit_consent: 'consenso esplicito', legal_obligation: 'obbligo di legge' };
export const OUTCOME: Record<Outcome, string> = {
  goals_reached: 'obiettivi raggiunti', partly_reached: 'obiettivi raggiunti in parte', remodelled: 'progetto rimodulato', dropped_out: 'abbandono', transferred: 'trasferimento',
  worsened: 'aggravamento o ricovero', institutionalised: 'istituzionalizzazione', back_to_prison: 'rientro in carcere o REMS', deceased: 'decesso',
};
export const PHASE: Record<Phase, string> = {
  reception: 'Accoglienza', first_interview: 'Primo colloquio', analysis: 'Analisi', design: 'Progettazione', monitoring: 'Monitoraggio', final_evaluation: 'Valutazione finale',
};
export const RELATION: Record<RelationKind, string> = {
  mother: 'Madre', father: 'Padre', partner: 'Coniuge o convivente', child: 'Figlio o figlia', sibling: 'Fratello o sorella', grandparent: 'Nonno o nonna', other_relative: 'Altro parente',
  friend: 'Amico o amica', neighbour: 'Vicino o vicina di casa', volunteer: 'Volontario o volontaria', other: 'Altro',
};
export const REPRESENTATIVE: Record<RepresentativeKind, string> = {
  support_administrator: 'Amministratore di sostegno', guardian: 'Tutore', curator: 'Curatore', parents: 'Genitori', parent: 'Un genitore',
};
export const POWER: Record<Power, string> = { health: 'salute', assets: 'patrimonio', residence: 'residenza', services: 'servizi', sign_plan: 'firma del progetto', personal_data: 'dati personali' };
export const CONTACT: Record<ContactKind, string> = { mobile: 'Cellulare', phone: 'Telefono fisso', email: 'Posta elettronica', address: 'Indirizzo', other: 'Altro recapito' };
export const DOCUMENT: Record<DocumentKind, string> = {
  identity: 'Documento d’identità', certificate: 'Certificato', court_order: 'Provvedimento del giudice', clinical_report: 'Relazione clinica', social_report: 'Relazione sociale',
  signed_plan: 'Budget di Salute firmato', consent_form: 'Modulo di consenso', other: 'Altro documento',
};
export const NOTE: Record<NoteKind, string> = {
  contact_phone: 'Telefonata', visit: 'Visita a domicilio', interview: 'Colloquio', message: 'Messaggio', meeting: 'Riunione', observation: 'Osservazione', accompaniment: 'Accompagnamento',
};
export const MOMENT: Record<'baseline' | 'review' | 'conclusion', string> = { baseline: 'all’inizio', review: 'a una verifica', conclusion: 'alla conclusione' };
export const APPOINTMENT: Record<'visit' | 'interview' | 'phone_call' | 'service' | 'court' | 'team_meeting' | 'uvm', string> = {
  visit: 'Visita a domicilio', interview: 'Colloquio', phone_call: 'Telefonata', service: 'Appuntamento in un servizio', court: 'Udienza', team_meeting: 'Riunione d’équipe', uvm: 'Unità di valutazione',
};
export const SEX: Record<Sex, string> = { female: 'femmina', male: 'maschio', non_binary: 'non binario' };
export const EMPLOYMENT: Record<EmploymentStatus, string> = { unemployed: 'disoccupato', inactive: 'inattivo', employed: 'occupato' };
export const EDUCATION: Record<EducationLevel, string> = {
  isced_0_2: 'fino alla licenza media', isced_3_4: 'diploma o qualifica professionale', isced_5_8: 'titolo universitario o equivalente',
};
export const ANSWER: Record<SensitiveAnswer, string> = { yes: 'sì', no: 'no', refused: 'preferisci non rispondere' };
export const FIELD: Record<IdentityField, string> = { names: 'Nome', birth_date: 'Data di nascita', sex: 'Sesso', citizenship: 'Cittadinanza', code: 'Codice' };

/** The word of a key; nothing for one that is empty. */
export const word = (words: Readonly<Record<string, string>>, key: unknown): string => (typeof key === 'string' ? (words[key] ?? '') : '');
