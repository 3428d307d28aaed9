// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Alert } from '../../ui/alert.js';
import { Can, useCan } from '../../ui/can.js';
import { Dialog } from '../../ui/dialog.js';
import { Facts } from '../../ui/facts.js';
import { formatDate } from '../../ui/format.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { etagOf, matching } from '../person-file/model.js';
import type { Referral } from '../person-file/model.js';
import { ReferralArea, ReferralState } from './referral-words.js';
import { useReferralTexts } from './referral-texts.js';

/** One referral: what was written, what became of it, and the decision for who takes it. */
export default function ReferralPage() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['referrals', id],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/referrals/{id}', { params: { path: { id } }, signal })),
  });
  return (
    <Loaded query={query} page>
      {referral => <Shown referral={referral} />}
    </Loaded>
  );
}

function Shown({ referral }: { referral: Referral }) {
  const t = useReferralTexts();
  const decides = useCan()('decide', 'Referral');
  const { personName, service, areaId, sentOn, status, decidedOn, reason, declineReason, personId } = referral;
  return (
    <Page title={t('detail.of', { name: personName })} personal actions={decides && <Actions referral={referral} />}>
      <Facts
        facts={[
          { label: t('status'), value: <ReferralState status={status} /> },
          { label: t('service'), value: service },
          { label: t('area'), value: <ReferralArea areaId={areaId} /> },
          { label: t('sentOn'), value: formatDate(sentOn) },
          { label: t('decidedOn'), value: formatDate(decidedOn) },
        ]}
      />
      <h2 className="h4">{t('reason')}</h2>
      <p className="app-prose">{reason}</p>
      {declineReason && (
        <>
          <h2 className="h4">{t('detail.declineReason')}</h2>
          <p className="app-prose">{declineReason}</p>
        </>
      )}
      {decides && status === 'accepted' && !personId && <Alert tone="info">{t('detail.accepted')}</Alert>}
      {personId && (
        <Can do="read" on="Person">
          <Link to={`/persone/${personId}`}>{t('detail.person')}</Link>
        </Can>
      )}
    </Page>
  );
}

/** Accept by registering the person, or decline with a reason. */
function Actions({ referral }: { referral: Referral }) {
  const t = useReferralTexts();
  const [declining, setDeclining] = useState(false);
  const { id, status, personId } = referral;
  const waits = status === 'sent';
  if (!waits && (status !== 'accepted' || personId)) return null;
  return (
    <>
      <Link className="btn btn-primary" to={`/persone/nuova?segnalazione=${id}`}>
        {t(waits ? 'detail.accept' : 'detail.register')}
      </Link>
      {waits && (
        <button type="button" className="btn btn-outline-danger" onClick={() => setDeclining(true)}>
          {t('detail.decline')}
        </button>
      )}
      {declining && <DeclineDialog referral={referral} onClose={() => setDeclining(false)} />}
    </>
  );
}

function DeclineDialog({ referral, onClose }: { referral: Referral; onClose: () => void }) {
  const t = useReferralTexts();
  const ui = useUiTexts();
  const queries = useQueryClient();
  const form = useRecordForm({
    values: { reason: '' },
    etag: etagOf(referral),
    draftKey: false,
    save: ({ reason }, headers) =>
      ok(
        api.POST('/api/v1/referrals/{id}/decision', {
          params: { path: { id: referral.id }, header: matching(headers) },
          body: { decision: 'declined', reason },
          headers,
        }),
      ),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['referrals'] });
      onClose();
      notify('success', t('detail.declined'));
    },
  });
  return (
    <Dialog title={t('detail.declineTitle')} onClose={onClose}>
      <p>{t('detail.declineText')}</p>
      <RecordForm
        form={form}
        submitLabel={t('detail.decline')}
        cancel={
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {ui('cancel')}
          </button>
        }
      >
        <TextField name="reason" label={t('detail.declineLabel')} required rows={4} maxLength={1000} />
      </RecordForm>
    </Dialog>
  );
}
