// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { api, ifMatch, versioned } from '../../api/client.js';
import { formatDate } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import type { Column } from '../../ui/list/data-table.js';
import { Empty } from '../../ui/states.js';
import { useAction } from '../../ui/use-action.js';
import { useContentsTexts } from './contents-texts.js';
import type { SectionProps } from './contents.js';
import { inHours } from './hours.js';
import type { Plan, Words } from './words.js';

type Intervention = Plan['interventions'][number];

/** What is done: by whom, for how many hours, where, from–to. */
export function InterventionsSection({ plan, etag, words }: SectionProps) {
  const t = useContentsTexts();
  const editable = plan.status === 'draft';
  const columns = useColumns(words);
  const tools: Column<Intervention> = { key: 'actions', header: t('actions'), cell: one => <Tools plan={plan} etag={etag} intervention={one} /> };
  return (
    <section aria-labelledby="interventions" className="mt-5">
      <h2 id="interventions" className="h3">{t('interventions.title')}</h2>
      {plan.interventions.length === 0 ? (
        <Empty icon="tool" title={t('interventions.emptyTitle')}>{t('interventions.emptyText')}</Empty>
      ) : (
        <>
          <p>{t('interventions.lead')}</p>
          <DataTable caption={t('interventions.caption')} columns={editable ? [...columns, tools] : columns} rows={plan.interventions} rowKey={one => one.id} />
        </>
      )}
      {editable && (
        <div className="app-buttons d-print-none">
          <Link className="btn btn-outline-primary" to={`/piani/${plan.id}/intervento`}>{t('interventions.add')}</Link>
        </div>
      )}
    </section>
  );
}

function useColumns(words: Words): Column<Intervention>[] {
  const t = useContentsTexts();
  return [
    { key: 'what', header: t('interventions.what'), cell: one => <>{one.description}<span className="d-block fw-normal">{`${words.axis(one.axis)} · ${t(`kind.${one.kind}`)}`}</span></> },
    { key: 'who', header: t('interventions.who'), cell: one => one.providerName },
    { key: 'hours', header: t('interventions.hours'), cell: one => inHours(one.plannedMinutes) || t('interventions.noHours') },
    { key: 'where', header: t('interventions.where'), cell: one => one.place ?? t('none') },
    { key: 'dates', header: t('interventions.dates'), cell: one => `${formatDate(one.startsOn)} – ${formatDate(one.endsOn)}` },
  ];
}

function Tools({ plan, etag, intervention: { id, description: what } }: { plan: Plan; etag: string | null; intervention: Intervention }) {
  const t = useContentsTexts();
  const remove = useAction({
    run: () =>
      versioned(api.DELETE('/api/v1/plans/{id}/interventions/{interventionId}', { params: { path: { id: plan.id, interventionId: id }, header: { 'If-Match': etag ?? '' } }, headers: ifMatch(etag) })),
    done: t('interventions.removed'),
    touches: [['plans']],
  });
  return (
    <span className="app-plan-tools d-print-none mt-0">
      <Link className="btn btn-outline-primary btn-xs" aria-label={t('changeWhat', { what })} to={`/piani/${plan.id}/interventi/${id}`}>{t('change')}</Link>
      <button type="button" className="btn btn-outline-danger btn-xs" aria-label={t('removeWhat', { what })} disabled={remove.working} onClick={() => remove.act()}>{t('remove')}</button>
    </span>
  );
}
