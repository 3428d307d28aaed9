// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Alert } from '../../ui/alert.js';
import { Can, useCan } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { formatDate } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { useAction } from '../../ui/use-action.js';
import { etagOf } from '../person-file/model.js';
import type { Referral } from '../person-file/model.js';
import { AppointmentDialog, DeclineDialog, KnownDialog, WithdrawDialog } from './dialogs.js';
import { useTexts } from './texts.js';
import { ReferralAreas, ReferralState, Urgency, useSource } from './words.js';

/** One referral: who, what is asked, where it stands, and what one may do about it. */
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
  const t = useTexts();
  const source = useSource();
  const may = useCan();
  const decides = may('decide', 'Referral');
  const { personName, alias, status, decidedOn, withdrawnOn, reason, declineReason, withdrawReason, personId, phone, email, senderName, senderContact, birthDate, approximateAge, awareness } = referral;
  const known = personName === alias ? null : alias;
  return (
    <Page title={t('detail.of', { name: known ? `${personName} (${known})` : personName })} personal actions={<Actions referral={referral} />}>
      {decides && status === 'accepted' && !personId && <Alert tone="info">{t('detail.accepted')}</Alert>}
      <Facts
        facts={[
          { label: t('status'), value: <ReferralState status={status} /> },
          { label: t('urgency'), value: <Urgency urgency={referral.urgency} /> },
          { label: t('from'), value: source(referral) + (referral.onBehalf ? ` (${t('onBehalf')})` : '') },
          { label: t('detail.sender'), value: [senderName, senderContact].filter(Boolean).join(', ') },
          { label: t('areas'), value: <ReferralAreas areaIds={referral.areaIds} /> },
          { label: t('sentOn'), value: formatDate(referral.sentOn) },
          { label: t('detail.evaluator'), value: referral.evaluator },
          { label: t('firstAppointment'), value: formatDate(referral.firstAppointmentOn) },
          { label: t('settledOn'), value: formatDate(decidedOn ?? withdrawnOn) },
          { label: t('detail.birth'), value: formatDate(birthDate) },
          { label: t('detail.age'), value: approximateAge === null ? null : t('detail.about', { count: approximateAge }) },
          { label: t('detail.contact'), value: [phone, email].filter(Boolean).join(', ') },
          { label: t('detail.awareness'), value: awareness && t(`awarenesses.${awareness}`) },
        ]}
      />
      <Prose title={t('detail.reason')}>{reason}</Prose>
      {declineReason && <Prose title={t('detail.declineReason')}>{declineReason}</Prose>}
      {withdrawReason && <Prose title={t('detail.withdrawReason')}>{withdrawReason}</Prose>}
      {personId && (
        <Can do="read" on="Person">
          <Link to={`/persone/${personId}`}>{t('detail.person')}</Link>
        </Can>
      )}
    </Page>
  );
}

function Prose({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h2 className="h4">{title}</h2>
      <p className="app-prose">{children}</p>
    </>
  );
}

type Asked = ComponentType<{ referral: Referral; onClose: () => void }>;

/** What may be done with a referral: by who receives it, and by who sent it. */
function Actions({ referral }: { referral: Referral }) {
  const t = useTexts();
  const may = useCan();
  const [Asked, setAsked] = useState<Asked | null>(null);
  const { id, status, personId, onBehalf, evaluator, firstAppointmentOn } = referral;
  const open = status === 'sent' || status === 'in_evaluation';
  const evaluate = useAction({
    run: () => ok(api.POST('/api/v1/referrals/{id}/evaluation', { params: { path: { id }, header: { 'If-Match': etagOf(referral) } }, body: {} })),
    done: t('detail.evaluated'),
    touches: [['referrals']],
  });
  const ask = (dialog: Asked, label: string, look = 'btn-outline-primary') => (
    <button type="button" className={`btn ${look}`} onClick={() => setAsked(() => dialog)}>
      {label}
    </button>
  );
  const decides = may('decide', 'Referral');
  return (
    <>
      {decides && (open || (status === 'accepted' && !personId)) && (
        <Link className="btn btn-primary" to={`/persone/nuova?segnalazione=${id}`}>
          {t(open ? 'detail.accept' : 'detail.register')}
        </Link>
      )}
      {decides && open && (
        <button type="button" className="btn btn-outline-primary" disabled={evaluate.working} onClick={() => evaluate.act()}>
          {t(evaluator ? 'detail.takeOver' : 'detail.evaluate')}
        </button>
      )}
      {decides && open && ask(KnownDialog, t('detail.known'))}
      {decides && (status === 'in_evaluation' || status === 'accepted') && ask(AppointmentDialog, t(firstAppointmentOn ? 'detail.appointmentMove' : 'detail.appointment'))}
      {decides && open && ask(DeclineDialog, t('detail.decline'), 'btn-outline-danger')}
      {open && may('withdraw', 'Referral') && (!decides || onBehalf) && ask(WithdrawDialog, t('detail.withdraw'), 'btn-outline-danger')}
      {Asked && <Asked referral={referral} onClose={() => setAsked(null)} />}
    </>
  );
}
