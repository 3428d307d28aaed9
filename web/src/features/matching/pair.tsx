// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import type { Answer } from '../../api/types.js';
import { Alert } from '../../ui/alert.js';
import { Can } from '../../ui/can.js';
import { Dialog } from '../../ui/dialog.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { formatDate } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { likelihoodTone, useLikeness } from '../person-file/likeness.js';
import { matching } from '../person-file/model.js';
import { Both } from './both.js';
import { Comparison } from './comparison.js';
import { MergeForm } from './merge-form.js';
import { useTexts } from './texts.js';

type Pair = Answer<'/api/v1/duplicate-pairs/{id}', 'get'>;

/** Two records that may be of one person: to be merged, or told apart. */
export default function DuplicatePair() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['duplicate-pairs', id],
    queryFn: ({ signal }) => versioned(api.GET('/api/v1/duplicate-pairs/{id}', { params: { path: { id } }, signal })),
  });
  return (
    <Loaded query={query} page>
      {({ data, etag }) => <PairPage pair={data} etag={etag} />}
    </Loaded>
  );
}

function PairPage({ pair, etag }: { pair: Pair; etag: string | null }) {
  const t = useTexts();
  const ui = useUiTexts();
  const like = useLikeness();
  const [asking, setAsking] = useState(false);
  const open = pair.status === 'open';
  return (
    <Page
      title={t('compare.title')}
      lead={t('compare.lead')}
      actions={
        open && (
          <Can do="decide" on="DuplicatePair">
            <button type="button" className="btn btn-outline-primary" onClick={() => setAsking(true)}>
              {t('apart.button')}
            </button>
          </Can>
        )
      }
    >
      {open ? (
        <p>
          <StatusBadge tone={likelihoodTone[pair.likelihood]}>{like(`likelihood.${pair.likelihood}`)}</StatusBadge> {pair.reasons.map(reason => like(`reason.${reason}`)).join(', ')}
        </p>
      ) : (
        <Alert tone="info">
          <p className="mb-0">{t('apart.by', { name: pair.decidedBy ?? '', date: formatDate(pair.decidedOn) })}</p>
          {pair.note && <p className="mb-0">{pair.note}</p>}
        </Alert>
      )}
      <Both ids={[pair.people[0]!.id, pair.people[1]!.id]}>
        {people => (
          <>
            <Comparison people={people} />
            <Can do="create" on="Merging">
              <MergeForm people={people} cancel={<Link className="btn btn-outline-primary" to="/doppioni">{ui('cancel')}</Link>} />
            </Can>
          </>
        )}
      </Both>
      {asking && <TellApart pair={pair} etag={etag} onClose={() => setAsking(false)} />}
    </Page>
  );
}

function TellApart({ pair, etag, onClose }: { pair: Pair; etag: string | null; onClose: () => void }) {
  const t = useTexts();
  const ui = useUiTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const valuesOf = ({ note }: Pair) => ({ note: note ?? '' });
  const facts = ({ status, decidedBy, decidedOn }: Pair) => [
    { label: t('apart.state'), value: t(`apart.states.${status}`) },
    { label: t('apart.decided'), value: [decidedBy, formatDate(decidedOn)].filter(Boolean).join(', ') },
  ];
  const form = useRecordForm({
    values: valuesOf(pair),
    facts: facts(pair),
    reload: async () => {
      const now = await versioned(api.GET('/api/v1/duplicate-pairs/{id}', { params: { path: { id: pair.id } } }));
      return { values: valuesOf(now.data), etag: now.etag, facts: facts(now.data) };
    },
    etag,
    draftKey: false,
    save: ({ note }, headers) =>
      versioned(
        api.POST('/api/v1/duplicate-pairs/{id}/dismissal', {
          params: { path: { id: pair.id }, header: matching(headers) },
          body: { note: note.trim() || null },
          headers,
        }),
      ),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['duplicate-pairs'] });
      notify('success', t('apart.done'));
      await navigate('/doppioni');
    },
  });
  return (
    <Dialog title={t('apart.title')} onClose={onClose}>
      <p>{t('apart.text')}</p>
      <RecordForm
        form={form}
        submitLabel={t('apart.submit')}
        cancel={
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {ui('cancel')}
          </button>
        }
      >
        <TextField name="note" label={t('apart.note')} rows={2} maxLength={500} />
      </RecordForm>
    </Dialog>
  );
}
