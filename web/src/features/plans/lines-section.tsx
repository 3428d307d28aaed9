// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { api, ifMatch, versioned } from '../../api/client.js';
import { formatDate, formatEuro, formatNumber } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import type { Column } from '../../ui/list/data-table.js';
import { Empty } from '../../ui/states.js';
import { useAction } from '../../ui/use-action.js';
import { useContentsTexts } from './contents-texts.js';
import { useTexts } from './texts.js';
import type { Line, Plan, Words } from './words.js';

interface LinesProps {
  plan: Plan;
  etag: string | null;
  words: Words;
}

/** Budget lines, axis by axis. */
export function LinesSection({ plan, etag, words }: LinesProps) {
  const t = useTexts();
  const editable = plan.status === 'draft';
  const remove = useAction({
    run: (lineId: string) =>
      versioned(api.DELETE('/api/v1/plans/{id}/lines/{lineId}', { params: { path: { id: plan.id, lineId }, header: { 'If-Match': etag ?? '' } }, headers: ifMatch(etag) })),
    done: t('lines.removed'),
    touches: [['plans']],
  });
  const c = useContentsTexts();
  const tools: Column<Line> = {
    key: 'actions',
    header: t('lines.actions'),
    cell: line => editable ? (
      <span className="app-plan-tools d-print-none mt-0">
        <Link className="btn btn-outline-primary btn-xs" aria-label={c('changeWhat', { what: line.item })} to={`/piani/${plan.id}/righe/${line.id}`}>{c('change')}</Link>
        <button type="button" className="btn btn-outline-danger btn-xs" aria-label={t('lines.removeWhat', { what: line.item })} disabled={remove.working} onClick={() => remove.act(line.id)}>
          {t('lines.remove')}
        </button>
      </span>
    ) : (
      line.source !== 'convenzione' && line.source !== 'community' && (
        <Link className="btn btn-outline-primary btn-xs d-print-none" aria-label={c('lines.declareFor', { what: line.item })} to={`/piani/${plan.id}/righe/${line.id}/spesa`}>{c('lines.declare')}</Link>
      )
    ),
  };
  const spent: Column<Line> = { key: 'spent', header: c('lines.spent'), cell: line => (line.source === 'community' ? c('none') : formatEuro(line.spentCents)), align: 'end' };
  const columns = [...useColumns(plan, words), ...(plan.activatedAt ? [spent] : []), ...(editable || plan.status === 'active' ? [tools] : [])];
  const axes = words.axes.filter(axis => plan.lines.some(line => line.axis === axis));
  return (
    <section aria-labelledby="lines" className="mt-5">
      <h2 id="lines" className="h3">{t('lines.title')}</h2>
      {axes.length === 0 && <Empty icon="card" title={t('lines.emptyTitle')}>{t('lines.emptyText')}</Empty>}
      {axes.map(axis => (
        <div key={axis} className="mt-4">
          <h3 className="h5">{words.axis(axis)}</h3>
          <DataTable caption={t('lines.caption', { axis: words.axis(axis) })} columns={columns} rows={plan.lines.filter(line => line.axis === axis)} rowKey={line => line.id} />
        </div>
      ))}
      {editable && (
        <div className="app-buttons d-print-none">
          <Link className="btn btn-outline-primary" to={`/piani/${plan.id}/riga`}>{t('lines.add')}</Link>
        </div>
      )}
    </section>
  );
}

function useColumns(plan: Plan, words: Words): Column<Line>[] {
  const t = useTexts();
  const c = useContentsTexts();
  const intervention = (line: Line) => plan.interventions.find(one => one.id === line.interventionId);
  const provider = (line: Line) => line.partnerName ?? line.serviceName;
  return [
    { key: 'item', header: t('lines.item'), cell: line => (
      <>
        {line.item}
        {provider(line) && <span className="d-block fw-normal">{t('lines.partner', { partner: provider(line) ?? '' })}</span>}
        {intervention(line) && <span className="d-block fw-normal">{c('lines.of', { what: intervention(line)?.description ?? '' })}</span>}
      </>
    ) },
    { key: 'source', header: t('lines.source'), cell: line => words.source(line.source) },
    { key: 'dates', header: t('lines.dates'), cell: line => `${formatDate(line.startsOn)} – ${formatDate(line.endsOn)}` },
    { key: 'quantity', header: t('lines.quantity'), cell: line => `${formatNumber(Number(line.quantity), 3)} ${t(`units.${line.unit}`)}`, align: 'end' },
    { key: 'unitCost', header: t('lines.unitCost'), cell: line => formatEuro(line.unitCostCents), align: 'end' },
    { key: 'amount', header: t('lines.amount'), cell: line => formatEuro(line.amountCents), align: 'end' },
  ];
}
