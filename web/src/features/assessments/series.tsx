// SPDX-License-Identifier: AGPL-3.0-or-later
import { Suspense, lazy } from 'react';
import { useLanguage } from '../../i18n/index.js';
import { formatDate, formatNumber } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loading } from '../../ui/states.js';
import { seriesName } from './model.js';
import type { Series } from './model.js';
import { useTexts } from './texts.js';

const Chart = lazy(() => import('./chart.js'));

/** Every line of the person's scores, in words, as a chart and as a table. */
export function SeriesList({ series }: { series: readonly Series[] }) {
  return (
    <div className="app-series">
      {series.map(line => (
        <OneSeries key={`${line.instrumentId}${line.axis}${line.subscale?.it ?? ''}`} line={line} />
      ))}
    </div>
  );
}

function OneSeries({ line }: { line: Series }) {
  const t = useTexts();
  const language = useLanguage();
  const name = seriesName(line, language);
  const id = `series-${line.instrumentId ?? line.axis}-${line.subscale?.en ?? ''}`.replace(/\W+/g, '-');
  const [first, last] = [line.points[0], line.points.at(-1)];
  if (!first || !last) return null;
  const words = line.trend
    ? t(`change.${line.trend}`, { first: formatNumber(first.value), last: formatNumber(last.value) })
    : t('first', { value: formatNumber(first.value), date: formatDate(first.on) });
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="h5">{name}</h3>
      <p className="mb-2">
        {words} <span className="text-secondary">{`${t('scale', { min: formatNumber(line.min), max: formatNumber(line.max) })}, ${t(line.direction === 'higher_is_better' ? 'higher' : 'lower')}`}</span>
      </p>
      {line.points.length > 1 && (
        <Suspense fallback={<Loading />}>
          <Chart points={line.points} min={line.min} max={line.max} label={`${name}. ${words}`} />
        </Suspense>
      )}
      <DataTable
        caption={t('table', { name })}
        columns={[
          { key: 'on', header: t('on'), cell: point => formatDate(point.on) },
          { key: 'value', header: t('value'), cell: point => formatNumber(point.value), align: 'end' },
        ]}
        rows={[...line.points].reverse()}
        rowKey={point => `${point.on}${point.assessmentId ?? ''}`}
      />
    </section>
  );
}
