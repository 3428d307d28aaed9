// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import { useLanguage } from '../../i18n/index.js';
import { Alert } from '../../ui/alert.js';
import { Can } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { formatDate, formatNumber } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { notify } from '../../ui/toasts.js';
import { useQueryClient } from '@tanstack/react-query';
import { useAssessment, useInstruments } from './model.js';
import type { Assessment, Instrument } from './model.js';
import { useTexts } from './texts.js';

/** One assessment with its scores; it can be withdrawn, never corrected. */
export default function AssessmentPage() {
  const { assessmentId = '' } = useParams();
  const query = useAssessment(assessmentId);
  const instruments = useInstruments();
  return (
    <Loaded query={query} page>
      {({ data, etag }) => <Loaded query={instruments} page>{({ items }) => <View assessment={data} etag={etag} instrument={items.find(({ id }) => id === data.instrumentId)} />}</Loaded>}
    </Loaded>
  );
}

function View({ assessment, etag, instrument }: { assessment: Assessment; etag: string | null; instrument: Instrument | undefined }) {
  const t = useTexts();
  const language = useLanguage();
  const nameOf = (key: string): string => {
    const named = [...(instrument?.items ?? []), ...(instrument?.subscales ?? [])].find(one => one.key === key)?.name?.[language];
    return named ?? (key === 'total' ? t('total') : t('form.item', { number: key }));
  };
  const table = (caption: string, rows: Assessment['scores']) => (
    <DataTable
      caption={caption}
      columns={[
        { key: 'item', header: caption, cell: row => nameOf(row.key) },
        { key: 'value', header: t('value'), cell: row => formatNumber(row.value), align: 'end' },
      ]}
      rows={rows}
      rowKey={row => row.key}
    />
  );
  return (
    <Page
      title={t('detail.title', { instrument: assessment.instrumentName[language], date: formatDate(assessment.assessedOn) })}
      personal
      actions={<Link className="btn btn-outline-primary" to={`/persone/${assessment.personId}/valutazioni`}>{t('detail.back')}</Link>}
    >
      {assessment.withdrawnOn && (
        <Alert tone="warning" title={t('withdrawn', { date: formatDate(assessment.withdrawnOn) })}>{assessment.withdrawnReason}</Alert>
      )}
      <Facts
        facts={[
          { label: t('total'), value: assessment.total === null ? t('noTotal') : formatNumber(assessment.total) },
          { label: t('rater'), value: t(`raters.${assessment.rater}`) },
          { label: t('by'), value: assessment.recordedBy },
          { label: t('form.note'), value: assessment.note },
        ]}
      />
      <div className="mt-4">{table(t('detail.scores'), assessment.scores)}</div>
      {instrument && instrument.items.length > 0 && assessment.subscales.length > 0 && <div className="mt-4">{table(t('detail.subscales'), assessment.subscales)}</div>}
      {!assessment.withdrawnOn && (
        <Can do="withdraw" on="Assessment">
          <Withdraw assessment={assessment} etag={etag} />
        </Can>
      )}
    </Page>
  );
}

function Withdraw({ assessment, etag }: { assessment: Assessment; etag: string | null }) {
  const t = useTexts();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { id } = assessment;
  const facts = ({ withdrawnOn, withdrawnReason }: Assessment) => [
    { label: t('detail.withdrawnOn'), value: formatDate(withdrawnOn) },
    { label: t('detail.reason'), value: withdrawnReason ?? '' },
  ];
  const form = useRecordForm<{ reason: string }, unknown>({
    values: { reason: '' },
    facts: facts(assessment),
    reload: async () => {
      const now = await versioned(api.GET('/api/v1/assessments/{id}', { params: { path: { id } } }));
      return { values: { reason: '' }, etag: now.etag, facts: facts(now.data) };
    },
    etag,
    about: { personId: assessment.personId, compartments: [assessment.compartment] },
    save: ({ reason }, headers) =>
      versioned(api.POST('/api/v1/assessments/{id}/withdrawal', { params: { path: { id }, header: { 'If-Match': headers['If-Match'] ?? '' } }, body: { reason }, headers })),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['assessments'] });
      notify('success', t('detail.done'));
    },
  });
  if (!asking) {
    return <button type="button" className="btn btn-outline-primary mt-5" onClick={() => setAsking(true)}>{t('detail.withdraw')}</button>;
  }
  return (
    <div className="mt-5">
      <RecordForm form={form} submitLabel={t('detail.confirm')} cancel={<button type="button" className="btn btn-outline-primary" onClick={() => setAsking(false)}>{t('detail.keep')}</button>}>
        <TextField name="reason" label={t('detail.why')} hint={t('detail.whyHint')} required maxLength={500} />
      </RecordForm>
    </div>
  );
}
