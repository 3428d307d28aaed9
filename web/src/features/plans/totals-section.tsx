// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { BarTable } from '../../ui/bar-table.js';
import { Facts } from '../../ui/facts.js';
import { formatEuro } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { useContentsTexts } from './contents-texts.js';
import { useTexts } from './texts.js';
import type { Plan, Words } from './words.js';

/** What the project is worth by source and by axis, what of it is committed and spent, and how much it is a day. */
export function TotalsSection({ plan, words }: { plan: Plan; words: Words }) {
  const t = useTexts();
  const c = useContentsTexts();
  const { totals } = plan;
  return (
    <section aria-labelledby="totals" className="mt-5">
      <h2 id="totals" className="h3">{t('totals.title')}</h2>
      <Facts
        facts={[
          { label: t('totals.spending'), value: <>{formatEuro(totals.spendingCents)}<span className="d-block fw-normal">{t('totals.spendingNote')}</span></> },
          { label: t('totals.community'), value: formatEuro(totals.communityCents) },
          { label: t('totals.whole'), value: formatEuro(totals.totalCents) },
          { label: c('totals.agreed'), value: <Agreed plan={plan} /> },
          { label: c('totals.daily'), value: <Daily totals={totals} /> },
        ]}
      />
      {plan.lines.length > 0 && (
        <>
          <div className="row">
            <div className="col-lg-6">
              <BarTable caption={c('totals.sources')} labelHeader={c('totals.source')} valueHeader={c('totals.amount')} format={formatEuro}
                rows={totals.bySource.filter(({ cents }) => cents > 0).map(({ source, cents }) => ({ key: source, label: words.source(source), value: cents }))} />
            </div>
            <div className="col-lg-6">
              <BarTable caption={c('totals.axes')} labelHeader={c('totals.axis')} valueHeader={c('totals.amount')} format={formatEuro}
                rows={totals.byAxis.filter(({ cents }) => cents > 0).map(({ axis, cents }) => ({ key: axis, label: words.axis(axis), value: cents }))} />
            </div>
          </div>
          <States plan={plan} words={words} />
        </>
      )}
    </section>
  );
}

function Agreed({ plan: { agreedTotalCents, totals } }: { plan: Plan }) {
  const c = useContentsTexts();
  if (agreedTotalCents === null) return c('totals.noAgreed');
  if (agreedTotalCents === totals.totalCents) return formatEuro(agreedTotalCents);
  return <>{formatEuro(agreedTotalCents)}<span className="d-block fw-normal">{c('totals.differs', { amount: formatEuro(totals.totalCents) })}</span></>;
}

/** Euro per day, and the intensity band that this is, in words. */
function Daily({ totals: { days, centsPerDay, band } }: { totals: Plan['totals'] }) {
  const c = useContentsTexts();
  if (days === null || centsPerDay === null) return c('totals.noEnd');
  const range = band && (band.toCentsPerDay === null
    ? c('totals.rangeOpen', { from: formatEuro(band.fromCentsPerDay) })
    : c('totals.range', { from: formatEuro(band.fromCentsPerDay), to: formatEuro(band.toCentsPerDay) }));
  return (
    <>
      {c('totals.perDay', { amount: formatEuro(centsPerDay), count: days })}
      <span className="d-block fw-normal">{band ? c('totals.band', { band: c(`intensity.${band.level}`), range: range ?? '' }) : c('totals.noBand')}</span>
      <Link className="fw-normal d-print-none" to="/programma/fasce-di-intensita">{c('totals.bandsLink')}</Link>
    </>
  );
}

/** Planned, committed and spent, source by source. */
function States({ plan: { totals }, words }: { plan: Plan; words: Words }) {
  const c = useContentsTexts();
  const spending = totals.bySource.filter(({ source, cents, spentCents }) => source !== 'community' && (cents > 0 || spentCents > 0));
  const rows = [...spending.map(({ source, ...one }) => ({ key: source, label: words.source(source), ...one })), { key: 'all', label: c('totals.all'), ...totals, cents: totals.spendingCents }];
  return (
    <>
      <h3 className="h5 mt-4">{c('totals.states')}</h3>
      <p>{c('totals.communityNote')}</p>
      <DataTable
        caption={c('totals.states')}
        columns={[
          { key: 'source', header: c('totals.source'), cell: row => row.label },
          { key: 'planned', header: c('totals.planned'), cell: row => formatEuro(row.cents), align: 'end' },
          { key: 'committed', header: c('totals.committed'), cell: row => formatEuro(row.committedCents), align: 'end' },
          { key: 'spent', header: c('totals.spent'), cell: row => formatEuro(row.spentCents), align: 'end' },
          { key: 'variance', header: c('totals.variance'), cell: row => formatEuro(row.varianceCents), align: 'end' },
        ]}
        rows={rows}
        rowKey={row => row.key}
      />
    </>
  );
}
