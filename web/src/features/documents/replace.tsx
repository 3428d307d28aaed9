// SPDX-License-Identifier: AGPL-3.0-or-later
import { useRef } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import { asForm } from '../../api/upload.js';
import { FileField } from '../../ui/form/file-field.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { Loaded } from '../../ui/loaded.js';
import { useTexts as useKitTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { matching } from '../person-file/model.js';
import { PersonFile } from '../person-file/person-file.js';
import { useToday } from '../session/session.js';
import { acceptedFiles, readDocument, useDocument, useDocumentFacts, useForgetDocuments } from './document.js';
import type { PersonDocument } from './document.js';
import { useTexts } from './texts.js';

/** A newer file in a document's place. */
export default function ReplaceDocument() {
  const { documentId = '' } = useParams();
  const query = useDocument(documentId);
  return <PersonFile>{() => <Loaded query={query}>{read => <ReplaceForm read={read} />}</Loaded>}</PersonFile>;
}

function ReplaceForm({ read: { data: document, etag } }: { read: Versioned<PersonDocument> }) {
  const t = useTexts();
  const kit = useKitTexts();
  const today = useToday();
  const navigate = useNavigate();
  const forget = useForgetDocuments();
  const heldRef = useRef<File | null>(null);
  const { id, personId } = document;
  const facts = useDocumentFacts();
  const valuesOf = ({ title }: PersonDocument) => ({ file: '', title, datedOn: '' });
  const form = useRecordForm({
    values: valuesOf(document),
    facts: facts(document),
    reload: async () => {
      const now = await readDocument(id);
      return { values: valuesOf(now.data), etag: now.etag, facts: facts(now.data) };
    },
    etag,
    about: { personId, compartments: [document.compartment] },
    save: ({ file: _, ...values }, headers) => {
      if (!heldRef.current) throw new Error('the form lets nothing pass without a file');
      return ok(api.POST('/api/v1/documents/{id}/versions', { params: { path: { id }, header: matching(headers) }, headers, ...asForm(values, heldRef.current) }));
    },
    onSaved: async next => {
      await forget(personId);
      notify('success', t('replaced'));
      await navigate(`/persone/${personId}/documenti/${next.id}`);
    },
  });
  return (
    <section aria-labelledby="replace">
      <h2 className="h4" id="replace">
        {t('replace')}
      </h2>
      <p>{t('replaceLead')}</p>
      <RecordForm form={form} submitLabel={t('form.submit')} cancel={<Link className="btn btn-outline-primary" to={`/persone/${personId}/documenti/${id}`}>{kit('cancel')}</Link>}>
        <FileField name="file" label={t('form.file')} hint={t('form.fileHint')} accept={acceptedFiles} heldRef={heldRef} required />
        <TextField name="title" label={t('form.title')} maxLength={200} required />
        <DateField name="datedOn" label={t('datedOn')} max={today} />
      </RecordForm>
    </section>
  );
}
