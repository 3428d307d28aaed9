// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ifMatch, ok, versioned } from '../../api/client.js';
import { Can } from '../../ui/can.js';
import { Dialog } from '../../ui/dialog.js';
import { formatDateTime } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useAction } from '../../ui/use-action.js';
import { useSeatName } from './seat-words.js';
import type { Signatory } from './seat-words.js';
import { useVersionTexts } from './version-texts.js';
import type { Plan } from './words.js';

const tones = { pending: 'warning', signed: 'success', refused: 'danger' } as const;

interface SignatoriesProps {
  plan: Plan;
  etag: string | null;
}

/** Who has to agree, on what of their own, and who has; and what happened to this version. */
export function SignatoriesSection({ plan, etag }: SignatoriesProps) {
  const t = useVersionTexts();
  const editable = plan.status === 'draft';
  return (
    <section aria-labelledby="signatories" className="mt-5">
      <h2 id="signatories" className="h3">{t('signatories.title')}</h2>
      <p>{t('signatories.lead')}</p>
      <ul className="app-plan-list">
        {plan.signatories.map(one => <SignatoryItem key={one.id} plan={plan} etag={etag} one={one} />)}
      </ul>
      {editable && <Missing plan={plan} />}
      {editable && (
        <Can do="create" on="PlanSignatory">
          <div className="app-buttons d-print-none mt-3">
            <Link className="btn btn-outline-primary" to={`/piani/${plan.id}/firmatario`}>{t('signatories.add')}</Link>
          </div>
        </Can>
      )}
      <History plan={plan} />
    </section>
  );
}

function SignatoryItem({ plan, etag, one }: SignatoriesProps & { one: Signatory }) {
  const t = useVersionTexts();
  const nameOf = useSeatName();
  const who = nameOf(one);
  return (
    <li>
      <h3 className="h6 mb-1">
        {who}
        {who !== t(`kinds.${one.kind}`) && <span className="fw-normal">{` · ${t(`kinds.${one.kind}`)}`}</span>}
        {one.accountName && <span className="fw-normal">{` · ${one.accountName}`}</span>}
      </h3>
      <p className="mb-1">
        {plan.status === 'draft' ? <StatusBadge tone="neutral">{t('status.draft')}</StatusBadge> : <StatusBadge tone={tones[one.status]}>{t(`status.${one.status}`)}</StatusBadge>}{' '}
        {t(one.mandatory ? 'signatories.mandatory' : 'signatories.optional')}
      </p>
      <p className="app-plan-text"><span className="fw-semibold">{`${t('signatories.commitment')}: `}</span>{one.commitment ?? t('signatories.noCommitment')}</p>
      {one.status === 'signed' && one.method && (
        <p className="mb-0">
          {t('signedOn', { at: formatDateTime(one.decidedAt), how: t(`methods.${one.method}`) })}
          {one.method !== 'account' && one.decidedByName && `. ${t('signatories.attested', { name: one.decidedByName })}`}
        </p>
      )}
      <div className="app-plan-tools d-print-none">
        {(plan.status === 'proposed' || (plan.status === 'active' && !one.mandatory)) && one.status === 'pending' && one.mine && (
          <Link className="btn btn-primary btn-xs" aria-label={t('signatories.signFor', { who })} to={`/da-firmare/${one.id}`}>{t('signatories.sign')}</Link>
        )}
        {one.hasMark && <MarkButton one={one} who={who} />}
        {one.documentId && <Link className="btn btn-outline-primary btn-xs" to={`/persone/${plan.personId}/documenti/${one.documentId}`}>{t('signatories.scan')}</Link>}
        {plan.status === 'draft' && <Tools plan={plan} etag={etag} one={one} who={who} />}
      </div>
    </li>
  );
}

function Tools({ plan, etag, one, who }: SignatoriesProps & { one: Signatory; who: string }) {
  const t = useVersionTexts();
  const remove = useAction({
    run: () => versioned(api.DELETE('/api/v1/plans/{id}/signatories/{signatoryId}', { params: { path: { id: plan.id, signatoryId: one.id }, header: { 'If-Match': etag ?? '' } }, headers: ifMatch(etag) })),
    done: t('signatories.removed'),
    touches: [['plans']],
  });
  return (
    <>
      <Can do="update" on="PlanSignatory">
        <Link className="btn btn-outline-primary btn-xs" aria-label={t('signatories.changeWhat', { who })} to={`/piani/${plan.id}/firmatari/${one.id}`}>{t('signatories.change')}</Link>
      </Can>
      <Can do="delete" on="PlanSignatory">
        <button type="button" className="btn btn-outline-danger btn-xs" aria-label={t('signatories.removeWhat', { who })} disabled={remove.working} onClick={() => remove.act()}>{t('signatories.remove')}</button>
      </Can>
    </>
  );
}

/** Whoever lines or interventions name has to sign: one click adds them. */
function Missing({ plan }: { plan: Plan }) {
  const t = useVersionTexts();
  const named = new Map<string, { kind: 'partner' | 'service'; name: string }>();
  for (const { partnerId, partnerName, serviceId, serviceName } of plan.lines) {
    if (partnerId) named.set(partnerId, { kind: 'partner', name: partnerName ?? '' });
    if (serviceId) named.set(serviceId, { kind: 'service', name: serviceName ?? '' });
  }
  for (const { partnerId, serviceId, providerName } of plan.interventions) {
    if (partnerId) named.set(partnerId, { kind: 'partner', name: providerName });
    if (serviceId) named.set(serviceId, { kind: 'service', name: providerName });
  }
  const missing = [...named].filter(([id]) => !plan.signatories.some(({ organisationId }) => organisationId === id));
  if (missing.length === 0) return null;
  return (
    <div className="d-print-none mt-3">
      <p className="mb-2">{t('signatories.missing')}</p>
      <div className="app-buttons">
        {missing.map(([id, { kind, name }]) => (
          <Link key={id} className="btn btn-outline-primary btn-xs" to={`/piani/${plan.id}/firmatario?${kind}=${id}`}>{t('signatories.addOne', { who: name })}</Link>
        ))}
      </div>
    </div>
  );
}

/** What was drawn or typed, read only when somebody asks for it. */
function MarkButton({ one, who }: { one: Signatory; who: string }) {
  const t = useVersionTexts();
  const [shown, setShown] = useState(false);
  const query = useQuery({
    queryKey: ['plan-marks', one.id],
    enabled: shown,
    queryFn: ({ signal }) => ok(api.GET('/api/v1/plan-signatories/{id}/mark', { params: { path: { id: one.id } }, signal })),
  });
  const title = t('signatories.markOf', { who });
  return (
    <>
      <button type="button" className="btn btn-outline-primary btn-xs" onClick={() => setShown(true)}>{t('signatories.mark')}</button>
      {shown && (
        <Dialog title={title} onClose={() => setShown(false)} actions={<button type="button" className="btn btn-primary" onClick={() => setShown(false)}>OK</button>}>
          <Loaded query={query}>
            {({ drawing, typedName, attestedByName }) => (
              <>
                {drawing && <img className="app-mark" src={`data:image/png;base64,${drawing}`} alt={title} />}
                {typedName && <p>{t('signatories.typed', { name: typedName })}</p>}
                <p className="mb-0">{t('signatories.attested', { name: attestedByName })}</p>
              </>
            )}
          </Loaded>
        </Dialog>
      )}
    </>
  );
}

function History({ plan }: { plan: Plan }) {
  const t = useVersionTexts();
  return (
    <>
      <h3 className="h5 mt-4">{t('signatories.history')}</h3>
      <ol className="app-changes">
        {plan.events.map(({ id, kind, reason, signatoryKind, signatoryName, accountName, at }) => (
          <li key={id}>
            {`${formatDateTime(at)}: `}
            {signatoryKind ? t('events.of', { event: t(`events.${kind}`), who: signatoryName ?? t(`kinds.${signatoryKind}`) }) : t(`events.${kind}`)}
            {accountName && ` (${t('events.by', { name: accountName })})`}
            {reason && `. ${t('returned.reason', { reason })}`}
          </li>
        ))}
      </ol>
    </>
  );
}
