// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api, ok, versioned } from '../../api/client.js';
import type { Answer } from '../../api/types.js';
import { Can } from '../../ui/can.js';
import { RadioField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { formatDate } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { notify } from '../../ui/toasts.js';
import { PersonFile } from '../person-file/person-file.js';
import { useToday } from '../session/session.js';
import { useTexts } from './texts.js';

type Situations = Answer<'/api/v1/participations/{id}/exit-situations', 'get'>;
type Values = { observedOn: string; employment: string; training: string; qualification: string };

const employments = ['employed', 'job_searching', 'inactive', 'refused'] as const;
const answers = ['yes', 'no', 'refused'] as const;

/** What a person does upon leaving the programme. */
export default function ExitPage() {
  const t = useTexts();
  const { id = '', participationId = '' } = useParams();
  const query = useQuery({
    queryKey: ['exit-situations', participationId],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/participations/{id}/exit-situations', { params: { path: { id: participationId } }, signal })),
  });
  return (
    <PersonFile actions={<Link className="btn btn-outline-primary" to={`/persone/${id}`}>{t('back')}</Link>}>
      {() => (
        <section aria-labelledby="exit">
          <h2 id="exit" className="h3">{t('title')}</h2>
          <p>{t('lead')}</p>
          <Loaded query={query}>{situations => <Situation personId={id} participationId={participationId} situations={situations} />}</Loaded>
        </section>
      )}
    </PersonFile>
  );
}

function Situation({ personId, participationId, situations: { items, exitedOn, observableUntil } }: { personId: string; participationId: string; situations: Situations }) {
  const t = useTexts();
  const today = useToday();
  const open = exitedOn !== null && observableUntil !== null && today <= observableUntil;
  return (
    <>
      <p>{exitedOn === null ? t('stillIn') : t(open ? 'until' : 'over', { date: formatDate(exitedOn), until: formatDate(observableUntil) })}</p>
      {items.length === 0 ? (
        exitedOn !== null && <p>{t('none')}</p>
      ) : (
        <DataTable
          caption={t('all')}
          columns={[
            { key: 'on', header: t('observedOn'), cell: row => formatDate(row.observedOn) },
            { key: 'employment', header: t('employment'), cell: row => t(`employments.${row.employment}`) },
            { key: 'training', header: t('training'), cell: row => t(`answers.${row.training}`) },
            { key: 'qualification', header: t('qualification'), cell: row => t(`answers.${row.qualification}`) },
            { key: 'results', header: t('results'), cell: row => row.results.map(code => t(`result.${code}`)).join(', ') || t('noResult') },
            { key: 'state', header: t('state'), cell: row => <StatusBadge tone={row.counts ? 'success' : 'neutral'}>{t(row.counts ? 'counts' : 'history')}</StatusBadge> },
            { key: 'by', header: t('by'), cell: row => row.recordedBy },
          ]}
          rows={items}
          rowKey={row => row.id}
        />
      )}
      {open && (
        <Can do="create" on="ExitSituation">
          <Record personId={personId} participationId={participationId} from={exitedOn} to={observableUntil < today ? observableUntil : today} />
        </Can>
      )}
    </>
  );
}

function Record({ personId, participationId, from, to }: { personId: string; participationId: string; from: string; to: string }) {
  const t = useTexts();
  const queries = useQueryClient();
  const blank: Values = { observedOn: to, employment: '', training: '', qualification: '' };
  const form = useRecordForm<Values, unknown>({
    values: blank,
    about: { personId },
    save: (values, headers) =>
      versioned(
        api.POST('/api/v1/participations/{id}/exit-situations', { params: { path: { id: participationId } }, body: values as unknown as Situations['items'][number], headers }),
      ),
    onSaved: async () => {
      form.methods.reset(blank);
      await queries.invalidateQueries({ queryKey: ['exit-situations', participationId] });
      notify('success', t('saved'));
    },
  });
  return (
    <section aria-labelledby="record-exit" className="mt-5">
      <h3 id="record-exit" className="h4">{t('record')}</h3>
      <RecordForm form={form} submitLabel={t('record')}>
        <DateField name="observedOn" label={t('observedOn')} required min={from} max={to} />
        <RadioField name="employment" label={t('employment')} required options={employments.map(value => ({ value, label: t(`employments.${value}`) }))} />
        <RadioField name="training" label={t('training')} required options={answers.map(value => ({ value, label: t(`answers.${value}`) }))} />
        <RadioField name="qualification" label={t('qualification')} required options={answers.map(value => ({ value, label: t(`answers.${value}`) }))} />
      </RecordForm>
    </section>
  );
}
