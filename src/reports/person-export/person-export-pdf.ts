// SPDX-License-Identifier: AGPL-3.0-or-later
import { axis, euro } from '../../plans/plan-changes/words.js';
import type { Axis } from '../../plans/plan-terms.js';
import type { Block, PrintedDocument } from '../../platform/pdf/pdf-blocks.js';
import { dayInRome, isCivilDate } from '../../platform/time/civil-date.js';
import type { PersonExportDto } from './person-export.dto.js';
import { ANSWER, APPOINTMENT, CONTACT, DOCUMENT, EDUCATION, EMPLOYMENT, FIELD, LEGAL_BASIS, MOMENT, NOTE, OUTCOME, PHASE, POWER, PURPOSE, RELATION, REPRESENTATIVE, SEX, word } from './person-export-words.js';

type Row = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
/** Of a civil date, or of an instant in Rome. */
const day = (value: unknown): string => (text(value) ? (isCivilDate(value) ? value : dayInRome(text(value))).split('-').reverse().join('/') : '');
const joined = (...parts: string[]): string => parts.filter((part) => part !== '').join(' · ');
const span = (from: unknown, to: unknown): string => (text(to) ? `dal ${day(from)} al ${day(to)}` : `dal ${day(from)}`);

/** Names of what a record only refers to, by id: actions, partners, instruments of assessment. */
export type Names = ReadonlyMap<string, string>;
const axisOf = (key: unknown): string => (typeof key === 'string' ? axis(key as Axis).it : '');
const yesNo = (label: string, value: unknown): string => (typeof value === 'boolean' ? `${label}: ${value ? 'sì' : 'no'}` : word(ANSWER, value) && `${label}: ${word(ANSWER, value)}`);

/** One line per record, in words; a table without words of its own is told by how many records it holds, and its data are in the file. */
const LINES: Readonly<Record<string, (row: Row, names: Names) => string>> = {
  person: (r) => joined([text(r['given_name']), text(r['family_name'])].filter(Boolean).join(' '), text(r['alias'])),
  person_identity: (r) => joined(r['birth_date'] ? `Data di nascita ${day(r['birth_date'])}` : '', word(SEX, r['sex']) && `sesso ${word(SEX, r['sex'])}`, text(r['citizenship']) && `cittadinanza ${text(r['citizenship'])}`, text(r['code']) ? `Codice ${text(r['code'])}` : ''),
  person_history: (r) => joined(word(FIELD, r['field']), [text(r['given_name']), text(r['family_name'])].filter(Boolean).join(' '), text(r['alias']),
    r['field'] === 'birth_date' ? day(r['value']) : r['field'] === 'sex' ? word(SEX, r['value']) : text(r['value']), text(r['code']), r['valid_to'] ? `fino al ${day(r['valid_to'])}` : ''),
  person_characteristics: (r) => joined(word(EMPLOYMENT, r['employment_status']) && `lavoro: ${word(EMPLOYMENT, r['employment_status'])}`, word(EDUCATION, r['education']) && `studi: ${word(EDUCATION, r['education'])}`,
    yesNo('disabilità', r['disability']), yesNo('origine straniera', r['foreign_background']), yesNo('minoranza', r['minority']), yesNo('senza una casa stabile', r['homeless']), yesNo('area rurale', r['rural'])),
  person_contact: (r) => joined(word(CONTACT, r['kind']), text(r['value']), text(r['note']), span(r['valid_from'], r['valid_to'])),
  person_relation: (r) => joined(text(r['kind_words']) || word(RELATION, r['kind']), text(r['name']), text(r['phone']), r['lives_with'] === true ? 'vive con te' : '', r['supports'] === true ? 'ti sostiene' : ''),
  representative: (r) => joined(word(REPRESENTATIVE, r['kind']), text(r['name']), Array.isArray(r['powers']) && r['powers'].length > 0 ? `per: ${r['powers'].map((one) => word(POWER, one)).join(', ')}` : '', span(r['valid_from'], r['valid_to'])),
  consent: (r) => joined(word(PURPOSE, r['purpose']), word(LEGAL_BASIS, r['legal_basis']), `dal ${day(r['given_on'])}`, r['withdrawn_on'] ? `revocato il ${day(r['withdrawn_on'])}` : r['expires_on'] ? `vale fino al ${day(r['expires_on'])}` : ''),
  case_file: (r) => joined(`aperta il ${day(r['opened_on'])}`, r['concluded_on'] ? `conclusa il ${day(r['concluded_on'])}` : '', word(OUTCOME, r['outcome']) && `esito: ${word(OUTCOME, r['outcome'])}`),
  case_phase: (r) => joined(word(PHASE, r['phase']), span(r['entered_on'], r['left_on'])),
  care_team: (r) => joined(text(r['role_words']), span(r['starts_on'], r['ends_on'])),
  participation: (r) => joined(`entrata il ${day(r['entered_on'])}`, r['exited_on'] ? `uscita il ${day(r['exited_on'])}` : ''),
  enrolment: (r, names) => joined(names.get(text(r['action_id'])) ?? '', span(r['starts_on'], r['ends_on'])),
  assignment: (r, names) => joined(names.get(text(r['partner_id'])) ?? '', names.get(text(r['action_id'])) ?? '', text(r['purpose']), span(r['starts_on'], r['ends_on'])),
  waiting_entry: (r, names) => joined(names.get(text(r['action_id'])) ?? '', `chiesto il ${day(r['requested_on'])}`, r['closed_on'] ? `chiuso il ${day(r['closed_on'])}` : ''),
  referral: (r) => joined(day(r['sent_on']), text(r['reason'])),
  handover: (r) => joined(`proposto il ${day(r['proposed_on'])}`, text(r['reason'])),
  note: (r) => joined(day(r['happened_on']), word(NOTE, r['kind']), text(r['text'])),
  note_version: (r) => joined(day(r['happened_on']), word(NOTE, r['kind']), text(r['text'])),
  document: (r) => joined(text(r['title']) || word(DOCUMENT, r['kind']), word(DOCUMENT, r['kind']), r['dated_on'] ? `del ${day(r['dated_on'])}` : `caricato il ${day(r['uploaded_at'])}`, text(r['file_name'])),
  appointment: (r) => joined(word(APPOINTMENT, r['kind']), day(r['held_on']), text(r['starts_at']).slice(0, 5), text(r['place']), text(r['purpose'])),
  meeting_participant: (r) => joined(text(r['name']) || 'una persona dei servizi', text(r['body']), r['present'] === true ? 'presente' : r['present'] === false ? 'assente' : ''),
  meeting_minutes: (r) => joined(text(r['text']), text(r['decisions'])),
  assessment: (r, names) => joined(names.get(text(r['instrument_id'])) ?? '', day(r['assessed_on']), text(r['total']) ? `punteggio ${text(r['total']).replace('.', ',')}` : '', text(r['note'])),
  axis_level: (r) => joined(axisOf(r['axis']), `livello ${text(r['level'])} su 5`, word(MOMENT, r['moment']), day(r['assessed_on'])),
  plan: (r) => joined(`versione ${text(r['number'])}`, span(r['starts_on'], r['ends_on']), text(r['history']), text(r['wishes']), text(r['team_evaluation']), text(r['crisis_plan'])),
  plan_goal: (r) => joined(axisOf(r['axis']), text(r['description'])),
  plan_intervention: (r) => joined(text(r['description']), span(r['starts_on'], r['ends_on'])),
  plan_line: (r) => joined(axisOf(r['axis']), text(r['item']), typeof r['amount_cents'] === 'number' ? euro(r['amount_cents']).it : '', span(r['starts_on'], r['ends_on'])),
  plan_risk: (r) => joined(text(r['description']), text(r['response'])),
  plan_review: (r) => joined(day(r['held_on']), text(r['notes'])),
  plan_spending: (r) => joined(day(r['spent_on']), typeof r['amount_cents'] === 'number' ? euro(r['amount_cents']).it : '', text(r['note'])),
  attendance: (r, names) => joined(day(r['held_on']), names.get(text(r['action_id'])) ?? '', r['present'] === true ? `${text(r['minutes'])} minuti` : 'assente'),
  social_report: (r) => joined(day(r['created_at']), text(r['title']), `versione ${text(r['number'])}`),
  conclusion_evidence: (r) => joined(day(r['concluded_on']), word(OUTCOME, r['outcome']) && `esito: ${word(OUTCOME, r['outcome'])}`),
};

/** What is kept about the person, as a document for them. */
export function exportDocument({ records, exportedAt }: PersonExportDto, names: Names, largePrint: boolean): PrintedDocument {
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: 'I dati che conserviamo su di te' },
    { kind: 'text', text: `Questo documento riassume quello che la piattaforma conserva su di te al ${day(exportedAt)}. I dati completi, registrazione per registrazione, sono nel file che puoi chiedere insieme a questo foglio.` },
    ...records.flatMap(({ table, name, rows }): Block[] => {
      const line = LINES[table];
      const lines = line ? rows.map((row) => line(row, names)).filter((one) => one !== '') : [];
      return [
        { kind: 'heading', level: 2, text: name.it },
        lines.length > 0 ? { kind: 'list', items: lines } : { kind: 'text', text: rows.length === 1 ? 'Una registrazione.' : `${rows.length} registrazioni.` },
      ];
    }),
  ];
  return { title: 'I tuoi dati', language: 'it', footer: `Dati al ${day(exportedAt)}`, largePrint, madeAt: new Date(exportedAt), blocks };
}
