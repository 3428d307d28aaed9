// SPDX-License-Identifier: AGPL-3.0-or-later
import { formatEuro } from '../../ui/format.js';
import { Facts } from '../../ui/facts.js';
import { DataTable } from '../../ui/list/data-table.js';
import { toCommit } from './activation.js';
import { useTexts } from './texts.js';
import type { Plan, Words } from './words.js';

/** Totals by source and by axis. The community stands apart: it is valued, not spent. */
export function TotalsSection({ plan, words }: { plan: Plan; words: Words }) {
  const t = useTexts();
  const { totals } = plan;
  return (
    <section aria-labelledby="totals" className="mt-5">
      <h2 id="totals" className="h3">{t('totals.title')}</h2>
      <Facts
        facts={[
          { label: t('totals.spending'), value: <>{formatEuro(totals.spendingCents)}<span className="d-block fw-normal">{t('totals.spendingNote')}</span></> },
          { label: t('totals.community'), value: formatEuro(totals.communityCents) },
          { label: t('totals.committed'), value: <>{formatEuro(totals.committedCents)}{plan.status === 'draft' && <span className="d-block fw-normal">{t('totals.planned', { amount: formatEuro(toCommit(plan)) })}</span>}</> },
          { label: t('totals.whole'), value: formatEuro(totals.totalCents) },
        ]}
      />
      <div className="row">
        <div className="col-lg-6">
          <h3 className="h5 mt-4">{t('totals.bySource')}</h3>
          <DataTable
            caption={t('totals.bySource')}
            columns={[
              { key: 'source', header: t('totals.source'), cell: row => words.source(row.source) },
              { key: 'amount', header: t('totals.amount'), cell: row => formatEuro(row.cents), align: 'end' },
            ]}
            rows={totals.bySource.filter(({ cents }) => cents > 0)}
            rowKey={row => row.source}
          />
        </div>
        <div className="col-lg-6">
          <h3 className="h5 mt-4">{t('totals.byAxis')}</h3>
          <DataTable
            caption={t('totals.byAxis')}
            columns={[
              { key: 'axis', header: t('totals.axis'), cell: row => words.axis(row.axis) },
              { key: 'amount', header: t('totals.amount'), cell: row => formatEuro(row.cents), align: 'end' },
              { key: 'spending', header: t('totals.ofWhichSpending'), cell: row => formatEuro(row.spendingCents), align: 'end' },
            ]}
            rows={totals.byAxis.filter(({ cents }) => cents > 0)}
            rowKey={row => row.axis}
          />
        </div>
      </div>
    </section>
  );
}
