// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link, useNavigate, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import type { RecordFormState } from '../../ui/form/use-record-form.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { useToday } from '../session/session.js';
import { Completeness } from './completeness.js';
import { useFormTexts } from './form-texts.js';
import { fullName, matching } from '../person-file/model.js';
import type { Person } from '../person-file/model.js';
import './participants.css';
import { EntryFields, IdentityFields, NameFields } from './person-fields.js';
import { personBody, valuesOf } from './person-values.js';
import { readPerson, useForgetPeople, usePerson } from '../person-file/use-person.js';
import { WhyChanged, whyBody } from './why-changed.js';
import type { EditValues } from './why-changed.js';

/** Change what is known of a person. */
export default function EditPerson() {
  const { id = '' } = useParams();
  const query = usePerson(id);
  return (
    <Loaded query={query} page>
      {read => <PersonForm read={read} />}
    </Loaded>
  );
}

function PersonForm({ read: { data: person, etag } }: { read: Versioned<Person> }) {
  const t = useFormTexts();
  const ui = useUiTexts();
  const today = useToday();
  const navigate = useNavigate();
  const forget = useForgetPeople();
  const { id } = person;
  const form: RecordFormState<EditValues> = useRecordForm<EditValues, unknown>({
    values: { ...valuesOf(person), why: '', since: today },
    etag,
    about: { personId: id },
    save: (values, headers) =>
      versioned(api.PATCH('/api/v1/people/{id}', { params: { path: { id }, header: matching(headers) }, body: { ...personBody(values), ...whyBody(form.methods.formState.defaultValues as EditValues, values) }, headers })),
    onSaved: async () => {
      await forget();
      notify('success', t('edit.saved'));
      await navigate(`/persone/${id}`);
    },
    reload: async () => {
      const now = await readPerson(id);
      return { values: { ...valuesOf(now.data), why: '', since: today }, etag: now.etag };
    },
  });
  return (
    <Page title={t('edit.of', { name: fullName(person) })} personal>
      <div className="app-beside">
        <Completeness control={form.methods.control} />
        <RecordForm form={form} cancel={<Link className="btn btn-outline-primary" to={`/persone/${id}`}>{ui('cancel')}</Link>}>
          <NameFields />
          <IdentityFields today={today} />
          <WhyChanged control={form.methods.control} today={today} />
          <section>
            <h2>{t('entry')}</h2>
            <p>{t('entryLead')}</p>
            <EntryFields />
          </section>
        </RecordForm>
      </div>
    </Page>
  );
}
