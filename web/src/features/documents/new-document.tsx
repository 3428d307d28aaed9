// SPDX-License-Identifier: AGPL-3.0-or-later
import { useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, ok } from '../../api/client.js';
import { asForm } from '../../api/upload.js';
import { SelectField } from '../../ui/form/choice-fields.js';
import { FileField } from '../../ui/form/file-field.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { useTexts as useKitTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import type { Person } from '../person-file/model.js';
import { PersonFile } from '../person-file/person-file.js';
import { useTerms } from '../person-file/terms.js';
import { useToday } from '../session/session.js';
import { acceptedFiles, documentKinds, useForgetDocuments } from './document.js';
import { useTexts } from './texts.js';

/** A document attached to a person's file. */
export default function NewDocument() {
  return <PersonFile>{person => <UploadForm person={person} />}</PersonFile>;
}

const blank = { file: '', kind: '', title: '', datedOn: '', compartment: 'general' };

function UploadForm({ person }: { person: Person }) {
  const t = useTexts();
  const kit = useKitTexts();
  const term = useTerms();
  const today = useToday();
  const navigate = useNavigate();
  const forget = useForgetDocuments();
  const heldRef = useRef<File | null>(null);
  const compartments = person.compartments ?? ['general'];
  const form = useRecordForm({
    values: blank,
    about: ({ compartment }) => ({ personId: person.id, compartments: [compartment] }),
    save: ({ file: _, ...values }, headers) => {
      if (!heldRef.current) throw new Error('the form lets nothing pass without a file');
      return ok(api.POST('/api/v1/people/{id}/documents', { params: { path: { id: person.id } }, headers, ...asForm(values, heldRef.current) }));
    },
    onSaved: async ({ id }) => {
      await forget(person.id);
      notify('success', t('form.saved'));
      await navigate(`/persone/${person.id}/documenti/${id}`);
    },
  });
  return (
    <section aria-labelledby="upload">
      <h2 className="h4" id="upload">
        {t('add')}
      </h2>
      <p>{t('form.lead')}</p>
      <RecordForm form={form} submitLabel={t('form.submit')} cancel={<Link className="btn btn-outline-primary" to={`/persone/${person.id}/documenti`}>{kit('cancel')}</Link>}>
        <FileField name="file" label={t('form.file')} hint={t('form.fileHint')} accept={acceptedFiles} heldRef={heldRef} required />
        <SelectField name="kind" label={t('kind')} required options={documentKinds.map(value => ({ value, label: term(`documentKind.${value}`) }))} />
        <TextField name="title" label={t('form.title')} hint={t('form.titleHint')} maxLength={200} required />
        <DateField name="datedOn" label={t('datedOn')} max={today} />
        {compartments.length > 1 && (
          <SelectField name="compartment" label={t('form.compartment')} hint={t('form.compartmentHint')} required options={compartments.map(value => ({ value, label: term(`compartment.${value}`) }))} />
        )}
      </RecordForm>
    </section>
  );
}
