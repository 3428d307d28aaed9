// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Block, PrintedDocument } from '../../platform/pdf/pdf-blocks.js';
import { dayInRome, isCivilDate } from '../../platform/time/civil-date.js';
import type { PersonExportDto } from './person-export.dto.js';

type Row = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
/** Of a civil date, or of an instant in Rome. */
const day = (value: unknown): string => (text(value) ? (isCivilDate(value) ? value : dayInRome(text(value))).split('-').reverse().join('/') : '');
const joined = (...parts: string[]): string => parts.filter((part) => part !== '').join(' · ');
const span = (from: unknown, to: unknown): string => (text(to) ? `dal ${day(from)} al ${day(to)}` : `dal ${day(from)}`);

/** One line per record, in words; a table without words of its own is told by how many records it holds, and its data are in the file. */
const LINES: Readonly<Record<string, (row: Row) => string>> = {
  person: (r) => joined([text(r['given_name']), text(r['family_name'])].filter(Boolean).join(' '), text(r['alias'])),
  person_identity: (r) => joined(r['birth_date'] ? `Data di nascita ${day(r['birth_date'])}` : '', text(r['code']) ? `Codice ${text(r['code'])}` : ''),
  person_contact: (r) => joined(text(r['value']), text(r['note']), span(r['valid_from'], r['valid_to'])),
  person_relation: (r) => joined(text(r['name']), text(r['phone'])),
  representative: (r) => joined(text(r['name']), span(r['valid_from'], r['valid_to'])),
  consent: (r) => joined(`dato il ${day(r['given_on'])}`, r['withdrawn_on'] ? `revocato il ${day(r['withdrawn_on'])}` : ''),
  case_file: (r) => joined(`aperta il ${day(r['opened_on'])}`, r['concluded_on'] ? `conclusa il ${day(r['concluded_on'])}` : ''),
  case_phase: (r) => span(r['entered_on'], r['left_on']),
  care_team: (r) => span(r['starts_on'], r['ends_on']),
  participation: (r) => joined(`entrata il ${day(r['entered_on'])}`, r['exited_on'] ? `uscita il ${day(r['exited_on'])}` : ''),
  enrolment: (r) => span(r['starts_on'], r['ends_on']),
  assignment: (r) => joined(text(r['purpose']), span(r['starts_on'], r['ends_on'])),
  referral: (r) => joined(day(r['sent_on']), text(r['reason'])),
  note: (r) => joined(day(r['happened_on']), text(r['text'])),
  document: (r) => joined(day(r['uploaded_at']), text(r['title']), text(r['file_name'])),
  appointment: (r) => joined(day(r['held_on']), text(r['starts_at']).slice(0, 5), text(r['place']), text(r['purpose'])),
  meeting_minutes: (r) => joined(text(r['text']), text(r['decisions'])),
  assessment: (r) => joined(day(r['assessed_on']), text(r['total']) ? `punteggio ${text(r['total']).replace('.', ',')}` : '', text(r['note'])),
  axis_level: (r) => joined(day(r['assessed_on']), `livello ${text(r['level'])}`),
  plan: (r) => joined(`versione ${text(r['number'])}`, span(r['starts_on'], r['ends_on']), text(r['wishes'])),
  plan_goal: (r) => text(r['description']),
  plan_intervention: (r) => joined(text(r['description']), span(r['starts_on'], r['ends_on'])),
  plan_line: (r) => joined(text(r['item']), span(r['starts_on'], r['ends_on'])),
  plan_risk: (r) => joined(text(r['description']), text(r['response'])),
  plan_review: (r) => joined(day(r['held_on']), text(r['notes'])),
  attendance: (r) => joined(day(r['held_on']), r['present'] === true ? `${text(r['minutes'])} minuti` : 'assente'),
  social_report: (r) => joined(day(r['created_at']), text(r['title']), `versione ${text(r['number'])}`),
  conclusion_evidence: (r) => day(r['concluded_on']),
};

/** What is kept about the person, as a document for them. */
export function exportDocument({ records, exportedAt }: PersonExportDto, largePrint: boolean): PrintedDocument {
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: 'I dati che conserviamo su di te' },
    { kind: 'text', text: `Questo documento riassume quello che la piattaforma conserva su di te al ${day(exportedAt)}. I dati completi, registrazione per registrazione, sono nel file che puoi chiedere insieme a questo foglio.` },
    ...records.flatMap(({ table, name, rows }): Block[] => {
      const line = LINES[table];
      const lines = line ? rows.map(line).filter((one) => one !== '') : [];
      return [
        { kind: 'heading', level: 2, text: name.it },
        lines.length > 0 ? { kind: 'list', items: lines } : { kind: 'text', text: rows.length === 1 ? 'Una registrazione.' : `${rows.length} registrazioni.` },
      ];
    }),
  ];
  return { title: 'I tuoi dati', language: 'it', footer: `Dati al ${day(exportedAt)}`, largePrint, madeAt: new Date(exportedAt), blocks };
}
