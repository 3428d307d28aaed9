// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Can, useCan } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { formatDate, formatEuro, formatMinutes, formatNumber } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Loading } from '../../ui/states.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { RefuseForm } from './refuse-form.js';
import { useSeatName } from './seat-words.js';
import type { SeatDetail } from './seat-words.js';
import { SignForm } from './sign-form.js';
import { useTexts } from './texts.js';
import { useVersionTexts } from './version-texts.js';
import { nameOf, useWords } from './words.js';

const tones = { pending: 'warning', signed: 'success', refused: 'danger' } as const;
const dates = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => `${formatDate(startsOn)} – ${formatDate(endsOn)}`;

/** What one signatory commits themselves to, and nothing of others; and where they sign or refuse. */
export default function SeatPage() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['plan-signatories', 'one', id],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/plan-signatories/{id}', { params: { path: { id } }, signal })),
  });
  return <Loaded query={query} page>{seat => <SeatView seat={seat} />}</Loaded>;
}

function SeatView({ seat }: { seat: SeatDetail }) {
  const t = useVersionTexts();
  const seatName = useSeatName();
  const follows = useCan()('read', 'Plan');
  const who = seatName(seat);
  return (
    <Page
      title={t('seat.title', { who })}
      personal
      actions={follows ? <Link className="btn btn-outline-primary" to={`/piani/${seat.planId}`}>{t('seat.back')}</Link> : <Link className="btn btn-outline-primary" to="/da-firmare">{t('seat.backList')}</Link>}
    >
      <Facts
        facts={[
          { label: t('toSign.person'), value: nameOf(seat.person) },
          { label: t('seat.plan'), value: t('versionN', { number: seat.planNumber }) },
          { label: t('seat.planDates'), value: [formatDate(seat.planStartsOn), formatDate(seat.planEndsOn)].filter(Boolean).join(' – ') },
          { label: t('seat.followedBy'), value: seat.caseManagerName },
          { label: t('toSign.state'), value: <StatusBadge tone={tones[seat.status]}>{t(`status.${seat.status}`)}</StatusBadge> },
        ]}
      />
      <section aria-labelledby="commitment" className="mt-5">
        <h2 id="commitment" className="h3">{t('seat.commitment')}</h2>
        <p className="app-plan-text">{seat.commitment ?? t('signatories.noCommitment')}</p>
        {seat.organisationId === null && <p className="mt-2 mb-0">{t('seat.wholeText', { number: seat.planNumber })}</p>}
        <Can do="read" on="Plan"><p className="mt-2"><Link to={`/piani/${seat.planId}`}>{t('seat.whole')}</Link></p></Can>
      </section>
      {seat.organisationId !== null && <OwnPart seat={seat} />}
      <section aria-labelledby="sign" className="mt-5 d-print-none">
        <h2 id="sign" className="h3">{t('seat.signTitle')}</h2>
        <Decision seat={seat} who={who} />
      </section>
      <p className="mt-4 app-plan-hash"><span className="fw-semibold">{`${t('seat.hash')}: `}</span><code>{seat.contentHash}</code><br />{t('seat.hashHint')}</p>
    </Page>
  );
}

function Decision({ seat, who }: { seat: SeatDetail; who: string }) {
  const t = useVersionTexts();
  const sign = useCan()('sign', 'PlanSignatory');
  if (seat.status !== 'pending') return <p>{t('seat.decided')}</p>;
  // A version does not wait for optional signatures: they may still come, and nobody refuses what is agreed on already.
  const late = seat.planStatus === 'active' && !seat.mandatory;
  if (seat.planStatus !== 'proposed' && !late) return <p>{t('seat.noLonger')}</p>;
  if (!seat.mine || !sign) return <p>{t('seat.notYours')}</p>;
  if (late) return <><p>{t('seat.late')}</p><SignForm seat={seat} who={who} late /></>;
  return (
    <>
      <SignForm seat={seat} who={who} />
      <RefuseForm seat={seat} />
    </>
  );
}

/** Interventions and lines in the organisation's own name. */
function OwnPart({ seat: { interventions, lines } }: { seat: SeatDetail }) {
  const t = useVersionTexts();
  const plans = useTexts();
  const words = useWords();
  if (!words) return <Loading />;
  if (interventions.length === 0 && lines.length === 0) return <p className="mt-4">{t('seat.noParts')}</p>;
  return (
    <>
      {interventions.length > 0 && (
        <section aria-labelledby="does" className="mt-5">
          <h2 id="does" className="h3">{t('seat.interventions')}</h2>
          <DataTable
            caption={t('seat.interventionsCaption')}
            rows={interventions}
            rowKey={one => one.id}
            columns={[
              { key: 'what', header: t('seat.what'), cell: one => one.description },
              { key: 'when', header: t('seat.when'), cell: dates },
              { key: 'where', header: t('seat.where'), cell: one => one.place ?? '–' },
              { key: 'hours', header: t('seat.hours'), cell: one => formatMinutes(one.plannedMinutes) || '–', align: 'end' },
            ]}
          />
        </section>
      )}
      {lines.length > 0 && (
        <section aria-labelledby="brings" className="mt-5">
          <h2 id="brings" className="h3">{t('seat.lines')}</h2>
          <DataTable
            caption={t('seat.linesCaption')}
            rows={lines}
            rowKey={one => one.id}
            columns={[
              { key: 'what', header: t('seat.what'), cell: one => <>{one.item}<span className="d-block">{words.source(one.source)}</span></> },
              { key: 'when', header: t('seat.when'), cell: dates },
              { key: 'quantity', header: t('seat.quantity'), cell: one => `${formatNumber(Number(one.quantity), 3)} ${plans(`units.${one.unit}`)}`, align: 'end' },
              { key: 'amount', header: t('seat.amount'), cell: one => formatEuro(one.amountCents), align: 'end' },
            ]}
          />
        </section>
      )}
    </>
  );
}
