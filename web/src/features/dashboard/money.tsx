// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { localText } from '../../api/programme.js';
import { AreaTag } from '../../ui/area-tag.js';
import { formatDate, formatEuro, formatPercent } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { useTexts } from './texts.js';
import type { Dashboard } from './words.js';

type Spending = Dashboard['spending'][number];

/** Committed against the ceiling of each area, the year that runs first. */
export function Money({ dashboard: { spending } }: { dashboard: Dashboard }) {
  const t = useTexts();
  const years = [...new Map(spending.map(({ period }) => [period.id, period])).values()];
  return (
    <section className="app-section" aria-labelledby="money">
      <h2 id="money">{t('money')}</h2>
      {years.map(year => {
        const title = t('moneyCaption', { number: year.number, from: formatDate(year.startsOn), to: formatDate(year.endsOn) });
        return (
          <div key={year.id}>
            <h3 className="h5">{title}</h3>
            <Year caption={`${t('money')}. ${title}`} rows={spending.filter(({ period }) => period.id === year.id)} />
          </div>
        );
      })}
      <p>
        <Link to="/cruscotto/SPENDING">
          {t('howComputed')}
          <span className="visually-hidden">{`: ${t('money')}`}</span>
        </Link>
      </p>
    </section>
  );
}

function Year({ caption, rows }: { caption: string; rows: Spending[] }) {
  const t = useTexts();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ area }) => area.id}
      columns={[
        { key: 'area', header: t('area'), cell: ({ area }) => <AreaTag area={{ number: area.number, name: localText(area.name) }} /> },
        { key: 'committed', header: t('committed'), cell: ({ committedCents }) => formatEuro(committedCents), align: 'end' },
        { key: 'allocated', header: t('allocated'), cell: ({ allocatedCents }) => formatEuro(allocatedCents), align: 'end' },
        { key: 'ceiling', header: t('ceiling'), cell: ({ ceilingCents }) => formatEuro(ceilingCents), align: 'end' },
        { key: 'share', header: t('share'), cell: row => <Share of={row} /> },
      ]}
    />
  );
}

function Share({ of: { committedCents, ceilingCents } }: { of: Spending }) {
  const ratio = ceilingCents > 0 ? committedCents / ceilingCents : 0;
  return (
    <>
      {formatPercent(ratio)}
      <svg className="app-bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect className="app-bar-ground" x="0" y="4" width="1000" height="12" />
        <rect className="app-bar-fill" x="0" y="4" width={Math.min(1000, ratio * 1000)} height="12" />
      </svg>
    </>
  );
}
