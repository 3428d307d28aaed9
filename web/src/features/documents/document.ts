// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import type { Answer } from '../../api/types.js';
import type { RecordFact } from '../../ui/form/paths.js';
import { formatDate, formatNumber } from '../../ui/format.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';

export type PersonDocument = Answer<'/api/v1/documents/{id}', 'get'>;
export type DocumentKind = PersonDocument['kind'];

export const documentKinds: readonly DocumentKind[] = ['identity', 'certificate', 'court_order', 'clinical_report', 'social_report', 'signed_plan', 'consent_form', 'other'];

/** What a file may end in. */
export const acceptedFiles = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.odt,.txt';

export const readDocument = (id: string, signal?: AbortSignal): Promise<Versioned<PersonDocument>> =>
  versioned(api.GET('/api/v1/documents/{id}', { params: { path: { id } }, ...(signal && { signal }) }));

export const useDocument = (id: string) => useQuery({ queryKey: ['documents', id], queryFn: ({ signal }) => readDocument(id, signal) });

/** Has what shows documents read again. */
export function useForgetDocuments(): (personId: string) => Promise<void> {
  const queries = useQueryClient();
  return async personId => {
    await Promise.all([queries.invalidateQueries({ queryKey: ['people', personId] }), queries.invalidateQueries({ queryKey: ['documents'] })]);
  };
}

/** Bytes as people say them. */
export function useSize(): (bytes: number) => string {
  const t = useTexts();
  return bytes => (bytes < 1_000_000 ? t('kb', { size: formatNumber(Math.max(1, Math.round(bytes / 1000)), 0) }) : t('mb', { size: formatNumber(bytes / 1_000_000, 1) }));
}

/** What others may have changed while one replaces or withdraws a document. */
export function useDocumentFacts(): (document: PersonDocument) => RecordFact[] {
  const t = useTexts();
  const term = useTerms();
  return ({ title, kind, datedOn, withdrawnReason, replacedAt }) => [
    { label: t('name'), value: title },
    { label: t('kind'), value: term(`documentKind.${kind}`) },
    { label: t('datedOn'), value: formatDate(datedOn) },
    { label: t('reason'), value: withdrawnReason ?? '' },
    { label: t('replacedOn'), value: formatDate(replacedAt) },
  ];
}
