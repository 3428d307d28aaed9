// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Block, PrintedDocument } from '../../platform/pdf/pdf-blocks.js';
import type { ReportDto } from './social-reports.dto.js';

const RECIPIENTS: Record<ReportDto['recipient'], string> = {
  cps: 'al Centro psicosociale', uepe: 'all’Ufficio di esecuzione penale esterna', court: 'all’autorità giudiziaria', closing: 'per la conclusione del percorso', other: '',
};

export interface Printing {
  report: ReportDto;
  /** Whom it is about. */
  personName: string;
  birthDate: string | null;
  largePrint: boolean;
  madeAt: Date;
}

const day = (date: string): string => date.split('-').reverse().join('/');

/** The report as it is handed over; a draft says that it is one, on every page. */
export function reportDocument({ report, personName, birthDate, largePrint, madeAt }: Printing): PrintedDocument {
  const { title, sections, status, number, writtenBy, finishedOn, createdOn, recipientName, recipient } = report;
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: title },
    {
      kind: 'facts',
      items: [
        ['Persona', personName],
        ...(birthDate ? [['Data di nascita', day(birthDate)] as const] : []),
        ['Destinatario', [RECIPIENTS[recipient], recipientName].filter(Boolean).join(': ')],
        ['Data', day(finishedOn ?? createdOn)],
        ['Scritta da', writtenBy],
        ['Versione', status === 'draft' ? `${number}, bozza` : String(number)],
      ],
    },
    ...sections.flatMap(({ heading, text }): Block[] => [{ kind: 'heading', level: 2, text: heading }, { kind: 'text', text }]),
    { kind: 'signature', label: writtenBy },
  ];
  return { title, language: 'it', footer: status === 'draft' ? 'Relazione sociale: BOZZA' : `Relazione sociale, versione ${number}`, largePrint, madeAt, blocks };
}
