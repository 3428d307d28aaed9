// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import { formatDate } from '../../ui/format.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Empty } from '../../ui/states.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { useFormTexts } from './form-texts.js';
import { matching } from '../person-file/model.js';
import type { EntryField, Participation } from '../person-file/model.js';
import { BirthDateField, CitizenshipField, EntryFields, SexField } from './person-fields.js';
import { entryValuesOf } from './person-values.js';
import { useForgetPeople } from '../person-file/use-person.js';

/** Complete the entry data of a participation: only what is missing, as it was on the day of entry. */
export default function CompleteParticipation() {
  const { participationId = '' } = useParams();
  const query = useQuery({ queryKey: ['participations', participationId], queryFn: ({ signal }) => read(participationId, signal) });
  return (
    <Loaded query={query} page>
      {answer => <CompletionForm read={answer} />}
    </Loaded>
  );
}

function read(id: string, signal?: AbortSignal): Promise<Versioned<Participation>> {
  return versioned(api.GET('/api/v1/participations/{id}', { params: { path: { id } }, ...(signal && { signal }) }));
}

const valuesOf = (entry: Participation) => ({
  sex: entry.sex ?? '',
  birthDate: entry.birthDate ?? '',
  citizenship: entry.citizenship ?? '',
  ...entryValuesOf(entry),
});
type Values = ReturnType<typeof valuesOf>;

/** Fields without an answer, among which the months of somebody whose status is only now told. */
function open(entry: Participation): EntryField[] {
  const blank = [...entry.missing, ...entry.unasked] as EntryField[];
  return entry.employmentStatus === null ? [...new Set([...blank, 'unemployedMonths' as const])] : blank;
}

function CompletionForm({ read: { data: entry, etag } }: { read: Versioned<Participation> }) {
  const t = useFormTexts();
  const ui = useUiTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const forget = useForgetPeople();
  const { id, personId } = entry;
  const blank = open(entry);
  const form = useRecordForm({
    values: valuesOf(entry),
    etag,
    about: { personId },
    save: (values, headers) =>
      versioned(api.PATCH('/api/v1/participations/{id}', { params: { path: { id }, header: matching(headers) }, body: bodyOf(values, blank), headers })),
    onSaved: async () => {
      await Promise.all([forget(), queries.invalidateQueries({ queryKey: ['participations'] })]);
      notify('success', t('complete.saved'));
      await navigate(`/persone/${personId}/percorso`);
    },
    reload: async () => {
      const now = await read(id);
      return { values: valuesOf(now.data), etag: now.etag };
    },
  });
  if (blank.length === 0) {
    return (
      <Page title={t('complete.title')}>
        <Empty icon="check-circle" title={t('complete.none')} action={<Link to={`/persone/${personId}/percorso`}>{t('complete.back')}</Link>}>
          {t('complete.noneText')}
        </Empty>
      </Page>
    );
  }
  return (
    <Page title={t('complete.title')} lead={t('complete.lead', { date: formatDate(entry.enteredOn) })}>
      <RecordForm form={form} cancel={<Link className="btn btn-outline-primary" to={`/persone/${personId}/percorso`}>{ui('cancel')}</Link>}>
        {blank.includes('sex') && <SexField />}
        {blank.includes('birthDate') && <BirthDateField max={entry.enteredOn} />}
        {blank.includes('citizenship') && <CitizenshipField />}
        <EntryFields prefix="" only={blank} />
      </RecordForm>
    </Page>
  );
}

/** Only what was blank and is not any more. */
function bodyOf(values: Values, blank: readonly EntryField[]) {
  const filled = blank.filter(field => values[field] !== '' && values[field] !== null);
  return Object.fromEntries(filled.map(field => [field, field === 'rural' ? values.rural === 'yes' : values[field]]));
}
