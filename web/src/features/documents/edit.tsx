// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link, useNavigate, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import { SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { Loaded } from '../../ui/loaded.js';
import { useTexts as useKitTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { matching } from '../person-file/model.js';
import { PersonFile } from '../person-file/person-file.js';
import { useTerms } from '../person-file/terms.js';
import { useToday } from '../session/session.js';
import { documentKinds, readDocument, useDocument, useForgetDocuments } from './document.js';
import type { DocumentKind, PersonDocument } from './document.js';
import { useTexts } from './texts.js';

/** Corrects what a document is called, its kind or its day. */
export default function EditDocument() {
  const { documentId = '' } = useParams();
  const query = useDocument(documentId);
  return <PersonFile>{() => <Loaded query={query}>{read => <EditForm read={read} />}</Loaded>}</PersonFile>;
}

interface Values {
  title: string;
  kind: string;
  datedOn: string;
}

const valuesOf = ({ title, kind, datedOn }: PersonDocument): Values => ({ title, kind, datedOn: datedOn ?? '' });

function EditForm({ read: { data: document, etag } }: { read: Versioned<PersonDocument> }) {
  const t = useTexts();
  const kit = useKitTexts();
  const term = useTerms();
  const today = useToday();
  const navigate = useNavigate();
  const forget = useForgetDocuments();
  const { id, personId } = document;
  const form = useRecordForm<Values, unknown>({
    values: valuesOf(document),
    etag,
    about: { personId, compartments: [document.compartment] },
    save: ({ title, kind, datedOn }, headers) =>
      versioned(api.PATCH('/api/v1/documents/{id}', { params: { path: { id }, header: matching(headers) }, body: { title, kind: kind as DocumentKind, datedOn: datedOn || null }, headers })),
    onSaved: async () => {
      await forget(personId);
      notify('success', t('edited'));
      await navigate(`/persone/${personId}/documenti/${id}`);
    },
    reload: async () => {
      const now = await readDocument(id);
      return { values: valuesOf(now.data), etag: now.etag };
    },
  });
  return (
    <section aria-labelledby="edit">
      <h2 className="h4" id="edit">
        {t('edit')}
      </h2>
      <RecordForm form={form} cancel={<Link className="btn btn-outline-primary" to={`/persone/${personId}/documenti/${id}`}>{kit('cancel')}</Link>}>
        <TextField name="title" label={t('form.title')} hint={t('form.titleHint')} maxLength={200} required />
        <SelectField name="kind" label={t('kind')} required options={documentKinds.map(value => ({ value, label: term(`documentKind.${value}`) }))} />
        <DateField name="datedOn" label={t('datedOn')} max={today} />
      </RecordForm>
    </section>
  );
}
