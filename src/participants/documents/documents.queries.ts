// SPDX-License-Identifier: AGPL-3.0-or-later

const VERSION = `jsonb_build_object('id', v.id, 'number', v.number, 'fileName', v.file_name, 'bytes', v.bytes,
  'uploadedBy', access.staff_name(v.uploaded_by), 'uploadedAt', v.uploaded_at)`;

/** Alias d: document. */
const DOCUMENT = `jsonb_build_object('id', d.id, 'personId', d.person_id, 'kind', d.kind, 'title', d.title, 'datedOn', d.dated_on,
  'compartment', d.compartment, 'fileName', d.file_name, 'mediaType', d.media_type, 'bytes', d.bytes, 'sha256', encode(d.sha256, 'hex'),
  'number', d.number, 'replacedAt', d.replaced_at, 'uploadedBy', access.staff_name(d.uploaded_by), 'uploadedAt', d.uploaded_at,
  'withdrawnAt', d.withdrawn_at, 'withdrawnBy', access.staff_name(d.withdrawn_by), 'withdrawnReason', d.withdrawn_reason,
  'versions', (select jsonb_agg(${VERSION} order by v.number desc) from document v where v.lineage_id = d.lineage_id), 'version', d.version)`;

export const DOCUMENT_SQL = `select ${DOCUMENT} as item from document d where d.id = $1`;

/** $1 the person, $2 how many, $3 the last row before, $4 a kind, $5 whether those that were withdrawn. */
export const DOCUMENTS_SQL = `select ${DOCUMENT} as item from document d
  where d.person_id = $1 and ($3::uuid is null or d.id < $3::uuid) and ($4::text is null or d.kind = $4) and d.replaced_at is null
    and (d.withdrawn_at is not null) = $5::boolean order by d.id desc limit $2`;

/** The same file among those of a person that whoever asks may see. */
export const SAME_SQL = `select d.title, (d.uploaded_at at time zone 'Europe/Rome')::date as day from document d
  where d.person_id = $1 and d.sha256 = $2 and d.withdrawn_at is null and d.replaced_at is null limit 1`;

export const CONTENT_SQL = `select c.cipher, c.key_version as "keyVersion" from document_content c where c.document_id = $1`;
