// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a document is, as the database stores it. */
export const DOCUMENT_KINDS = ['identity', 'certificate', 'court_order', 'clinical_report', 'social_report', 'signed_plan', 'consent_form', 'other'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
