// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Link, useParams } from 'react-router';
import { api, ok, versioned } from '../../api/client.js';
import type { Answer } from '../../api/types.js';
import { Can } from '../../ui/can.js';
import { Dialog } from '../../ui/dialog.js';
import { Facts } from '../../ui/facts.js';
import { RadioField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { formatDate } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { notify } from '../../ui/toasts.js';
import { useAction } from '../../ui/use-action.js';
import { useToday } from '../session/session.js';
import { archiveName } from './archives.js';
import { useTexts } from './texts.js';

type Proposal = Answer<'/api/v1/retention-proposals/{id}', 'get'>;
type Values = { decision: string; actNumber: string; actDate: string; declineReason: string };

/** One proposal: decided with an act, carried out once, and then its certificate. */
export default function RetentionProposal() {
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['retention', 'one', id], queryFn: ({ signal }) => versioned(api.GET('/api/v1/retention-proposals/{id}', { params: { path: { id } }, signal })) });
  return <Loaded query={query} page>{({ data, etag }) => <View proposal={data} etag={etag} />}</Loaded>;
}

function View({ proposal, etag }: { proposal: Proposal; etag: string | null }) {
  const t = useTexts();
  const { status, certificate } = proposal;
  return (
    <Page title={t('one.title', { number: proposal.number })} lead={<p>{t(`states.${status}`)}</p>} actions={<Link className="btn btn-outline-primary" to="/cancellazioni">{t('one.back')}</Link>}>
      <Facts
        facts={[
          { label: t('reason'), value: t(`reasons.${proposal.reason}`) },
          { label: t('on'), value: formatDate(proposal.proposedOn) },
          { label: t('by'), value: proposal.proposedBy },
          ...(proposal.decidedOn ? [{ label: t('one.decided'), value: formatDate(proposal.decidedOn) }, { label: t('one.decidedBy'), value: proposal.decidedBy }] : []),
          ...(proposal.actNumber ? [{ label: t('one.act'), value: t('one.actText', { number: proposal.actNumber, date: formatDate(proposal.actDate) }) }] : []),
          ...(proposal.declineReason ? [{ label: t('one.declined'), value: proposal.declineReason }] : []),
          ...(proposal.lapsedOn && proposal.lapsedReason ? [{ label: t('one.lapsedOn'), value: formatDate(proposal.lapsedOn) }, { label: t('one.lapsed'), value: t(`lapsed.${proposal.lapsedReason}`) }] : []),
          ...(proposal.erasedOn ? [{ label: t('one.erasedOn'), value: formatDate(proposal.erasedOn) }] : []),
        ]}
      />
      {status === 'proposed' && <Can do="decide" on="RetentionProposal"><Decide proposal={proposal} etag={etag} /></Can>}
      {status === 'authorised' && <Can do="erase" on="RetentionProposal"><Erase proposal={proposal} etag={etag} /></Can>}
      {certificate && (
        <section aria-labelledby="certificate" className="mt-5">
          <h2 id="certificate" className="h4">{t('one.certificate')}</h2>
          <p>{t('one.certificateLead')}</p>
          <DataTable
            caption={t('one.certificate')}
            columns={[
              { key: 'what', header: t('one.what'), cell: row => archiveName(row.table) },
              { key: 'erased', header: t('one.erased'), cell: row => row.erased, align: 'end' },
              { key: 'kept', header: t('one.kept'), cell: row => row.kept, align: 'end' },
            ]}
            // Archives that held nothing of the person say nothing here; the fingerprint is over all of them.
            rows={certificate.filter(({ erased, kept }) => erased + kept > 0)}
            rowKey={row => row.table}
          />
          <p className="mt-3 text-break">{`${t('one.hash')}: ${proposal.certificateHash ?? ''}`}</p>
        </section>
      )}
    </Page>
  );
}

function Decide({ proposal, etag }: { proposal: Proposal; etag: string | null }) {
  const t = useTexts();
  const today = useToday();
  const queries = useQueryClient();
  const values: Values = { decision: '', actNumber: '', actDate: today, declineReason: '' };
  const facts = ({ status, decidedBy, actNumber, declineReason }: Proposal) => [
    { label: t('state'), value: t(`states.${status}`) },
    { label: t('one.decidedBy'), value: decidedBy ?? '' },
    { label: t('one.act'), value: actNumber ?? '' },
    { label: t('one.declined'), value: declineReason ?? '' },
  ];
  const form = useRecordForm<Values, unknown>({
    values,
    facts: facts(proposal),
    reload: async () => {
      const { data, etag: now } = await versioned(api.GET('/api/v1/retention-proposals/{id}', { params: { path: { id: proposal.id } } }));
      return { values, etag: now, facts: facts(data) };
    },
    etag,
    about: { form: 'erasure' },
    save: ({ decision, actNumber, actDate, declineReason }, headers) =>
      versioned(
        api.POST('/api/v1/retention-proposals/{id}/decision', {
          params: { path: { id: proposal.id }, header: { 'If-Match': headers['If-Match'] ?? '' } },
          body: decision === 'authorised' ? { decision: 'authorised', ...(actNumber && { actNumber }), ...(actDate && { actDate }) } : { decision: 'declined', ...(declineReason && { declineReason }) },
          headers,
        }),
      ),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['retention'] });
      notify('success', t('one.saved'));
    },
  });
  const decision = useWatch({ control: form.methods.control, name: 'decision' });
  return (
    <section aria-labelledby="decide" className="mt-5">
      <h2 id="decide" className="h4">{t('one.decide')}</h2>
      <RecordForm form={form} submitLabel={t('one.submit')}>
        <RadioField name="decision" label={t('one.decision')} required options={[{ value: 'authorised', label: t('one.authorise') }, { value: 'declined', label: t('one.decline') }]} />
        {decision === 'authorised' && <TextField name="actNumber" label={t('one.actNumber')} required maxLength={60} />}
        {decision === 'authorised' && <DateField name="actDate" label={t('one.actDate')} required max={today} />}
        {decision === 'declined' && <TextField name="declineReason" label={t('one.declineReason')} required rows={3} maxLength={1000} />}
      </RecordForm>
    </section>
  );
}

function Erase({ proposal, etag }: { proposal: Proposal; etag: string | null }) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const erase = useAction({
    run: () => ok(api.POST('/api/v1/retention-proposals/{id}/erasure', { params: { path: { id: proposal.id }, header: { 'If-Match': etag ?? '' } }, headers: { 'If-Match': etag ?? '' } })),
    done: t('one.done'), touches: [['retention']],
  });
  return (
    <section aria-labelledby="erase" className="mt-5">
      <h2 id="erase" className="h4">{t('one.erase')}</h2>
      <p>{t('one.eraseLead')}</p>
      <button type="button" className="btn btn-danger" onClick={() => setAsking(true)}>{t('one.erase')}</button>
      {asking && (
        <Dialog
          title={t('one.sure')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <button type="button" className="btn btn-danger" disabled={erase.working} onClick={() => { erase.act(); setAsking(false); }}>{t('one.yes')}</button>
              <button type="button" className="btn btn-outline-primary" onClick={() => setAsking(false)}>{t('one.no')}</button>
            </>
          }
        >
          <p className="mb-0">{t('one.eraseLead')}</p>
        </Dialog>
      )}
    </section>
  );
}
