// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api, ok, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import { areaLabel, useProgramme } from '../../api/programme.js';
import type { Answer } from '../../api/types.js';
import { AreaTag } from '../../ui/area-tag.js';
import { BarTable } from '../../ui/bar-table.js';
import { Can } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { formatDate, formatDateTime, formatEuro } from '../../ui/format.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { EuroField } from '../../ui/form/value-fields.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { notify } from '../../ui/toasts.js';
import { actionLabel, areaOfAction } from './words.js';
import { useTexts } from './texts.js';

type Allocation = Answer<'/api/v1/allocations/{id}', 'get'>;

const read = (id: string, signal?: AbortSignal) => versioned(api.GET('/api/v1/allocations/{id}', { params: { path: { id } }, ...(signal && { signal }) }));

/** One allocation: what it was used for, its movements and, for the programme office, its amounts to change. */
export default function AllocationPage() {
  const t = useTexts();
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['allocations', id], queryFn: ({ signal }) => read(id, signal) });
  const programme = useProgramme().data;
  return (
    <Loaded query={query} page>
      {({ data: allocation, etag }) => {
        const area = programme && areaOfAction(programme, allocation.actionId);
        return (
          <Page title={programme ? actionLabel(programme, allocation.actionId) : t('one')} lead={area && <AreaTag area={areaLabel(area)} />}>
            <Facts
              facts={[
                { label: t('partner'), value: allocation.partnerName },
                { label: t('period'), value: `${formatDate(allocation.periodStartsOn)} – ${formatDate(allocation.periodEndsOn)}` },
                { label: t('amount'), value: formatEuro(allocation.amountCents) },
                { label: t('coFinancing'), value: formatEuro(allocation.coFinancingCents) },
              ]}
            />
            <BarTable
              caption={t('usage')}
              labelHeader={t('usageItem')}
              valueHeader={t('amount')}
              full={Math.max(1, allocation.amountCents)}
              format={formatEuro}
              rows={(['committed', 'approved', 'left'] as const).map(key => ({ key, label: t(key), value: allocation[`${key}Cents`] }))}
            />
            <Can do="read" on="LedgerEntry">
              <Ledger allocationId={allocation.id} />
            </Can>
            <Can do="update" on="Allocation">
              <section className="app-section d-print-none" aria-labelledby="change">
                <h2 id="change">{t('change')}</h2>
                <ChangeAllocation allocation={allocation} etag={etag} />
              </section>
            </Can>
          </Page>
        );
      }}
    </Loaded>
  );
}

function Ledger({ allocationId }: { allocationId: string }) {
  const t = useTexts();
  const query = useQuery({
    queryKey: ['ledger-entries', allocationId],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/ledger-entries', { params: { query: { allocationId, limit: 100 } }, signal })),
  });
  return (
    <section className="app-section" aria-labelledby="ledger">
      <h2 id="ledger">{t('ledger')}</h2>
      <Loaded query={query}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <p>{t('none')}</p>
          ) : (
            <>
              <DataTable
                caption={t('ledgerCaption')}
                rows={items}
                rowKey={entry => entry.id}
                columns={[
                  { key: 'kind', header: t('kind'), cell: entry => t(`kinds.${entry.kind}`) },
                  { key: 'at', header: t('at'), cell: entry => formatDateTime(entry.postedAt) },
                  { key: 'amount', header: t('amount'), align: 'end', cell: entry => formatEuro(entry.amountCents) },
                ]}
              />
              {nextCursor && <p className="app-muted">{t('moreMovements')}</p>}
            </>
          )
        }
      </Loaded>
    </section>
  );
}

const valuesOf = ({ amountCents, coFinancingCents }: Allocation): { amountCents: number | null; coFinancingCents: number | null } => ({ amountCents, coFinancingCents });

function ChangeAllocation({ allocation, etag }: { allocation: Allocation; etag: string | null }) {
  const t = useTexts();
  const queries = useQueryClient();
  const { id } = allocation;
  const form = useRecordForm({
    values: valuesOf(allocation),
    etag,
    about: { form: 'programme' },
    save: ({ amountCents, coFinancingCents }, headers) =>
      versioned(
        api.PATCH('/api/v1/allocations/{id}', {
          params: { path: { id }, header: { 'If-Match': headers['If-Match'] ?? '' } },
          body: { amountCents: amountCents ?? 0, coFinancingCents: coFinancingCents ?? 0 },
          headers,
        }),
      ),
    onSaved: async (answer: Versioned<Allocation>) => {
      queries.setQueryData(['allocations', id], answer);
      await Promise.all([queries.invalidateQueries({ queryKey: ['allocations', 'list'] }), queries.invalidateQueries({ queryKey: ['ceilings'] })]);
      notify('success', t('changed'));
    },
    reload: async () => {
      const now = await read(id);
      return { values: valuesOf(now.data), etag: now.etag };
    },
  });
  return (
    <RecordForm form={form}>
      <EuroField name="amountCents" label={t('amount')} hint={t('amountHint')} required />
      <EuroField name="coFinancingCents" label={t('coFinancing')} hint={t('coFinancingHint')} />
    </RecordForm>
  );
}
