// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { AreaTag } from '../../ui/area-tag.js';
import { useCan } from '../../ui/can.js';
import { Dialog } from '../../ui/dialog.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { NumberField } from '../../ui/form/value-fields.js';
import { formatDate, formatNumber } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { useLocalText } from '../../ui/local-text.js';
import { Page } from '../../ui/page.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { areaOf } from '../person-file/model.js';
import { useSignedIn } from '../session/session.js';
import { useTexts } from './texts.js';

type Places = Item<'/api/v1/places'>;

/** How many people each action takes, and how many places are free: for coordinators with who takes them and who waits. */
export default function PlacesPage() {
  const t = useTexts();
  const query = useQuery({ queryKey: ['places'], queryFn: ({ signal }) => ok(api.GET('/api/v1/places', { signal })) });
  return (
    <Page title={t('placesPage.title')} lead={t('placesPage.lead')}>
      <Loaded query={query}>{({ items }) => <Table items={items} />}</Loaded>
    </Page>
  );
}

const count = (value: number | null) => (value === null ? '' : formatNumber(value));

function Table({ items }: { items: Places[] }) {
  const t = useTexts();
  const local = useLocalText();
  const may = useCan();
  const { role } = useSignedIn();
  const [setting, setSetting] = useState<Places | null>(null);
  const own = new Set(role.areas.map(({ id }) => id));
  const counts = may('decide', 'WaitingEntry');
  const shown = counts ? items.filter(({ area }) => own.has(area.id)) : items;
  const called = ({ action }: Places) => `${action.code} ${local(action.name)}`;
  const figure = (key: 'taken' | 'offered' | 'waiting') => ({ key, header: t(`placesPage.${key}`), align: 'end' as const, cell: (row: Places) => count(row[key]) });
  return (
    <>
      {shown[0]?.periodStartsOn && <p>{t('placesPage.period', { from: formatDate(shown[0].periodStartsOn), to: formatDate(shown[0].periodEndsOn) })}</p>}
      <DataTable
        caption={t('placesPage.caption')}
        rows={shown}
        rowKey={({ action }) => action.id}
        columns={[
          { key: 'area', header: t('placesPage.area'), cell: ({ area }) => <AreaTag area={areaOf(area.key)} /> },
          { key: 'action', header: t('action'), cell: called },
          { key: 'places', header: t('placesPage.total'), align: 'end', cell: ({ places }) => (places === null ? t('placesPage.unset') : formatNumber(places)) },
          ...(counts ? [figure('taken'), figure('offered')] : []),
          { key: 'free', header: t('placesPage.free'), align: 'end', cell: ({ free }) => count(free) },
          ...(counts
            ? [
                figure('waiting'),
                { key: 'setOn', header: t('placesPage.setOn'), cell: ({ numbers: [last] }: Places) => last && t('placesPage.last', { count: last.places, date: formatDate(last.setOn), by: last.setBy }) },
                {
                  key: 'what',
                  header: t('what'),
                  cell: (row: Places) => (
                    <span className="app-row-actions">
                      <Link className="btn btn-outline-primary btn-xs" to={`/liste-di-attesa?action=${row.action.id}`} aria-label={t('placesPage.listOf', { action: called(row) })}>
                        {t('placesPage.list')}
                      </Link>
                      {row.periodId && (
                        <button type="button" className="btn btn-outline-primary btn-xs" aria-label={t('placesPage.setOf', { action: called(row) })} onClick={() => setSetting(row)}>
                          {t('placesPage.set')}
                        </button>
                      )}
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {setting && <SetDialog row={setting} onClose={() => setSetting(null)} />}
    </>
  );
}

function SetDialog({ row, onClose }: { row: Places; onClose: () => void }) {
  const t = useTexts();
  const ui = useUiTexts();
  const local = useLocalText();
  const queries = useQueryClient();
  const standing = row.numbers.find(({ partner }) => partner === null);
  const form = useRecordForm({
    values: { places: standing?.places ?? row.places ?? null, note: '' },
    draftKey: false,
    save: ({ places, note }, headers) =>
      ok(api.POST('/api/v1/places', { body: { actionId: row.action.id, supersedesId: standing?.id ?? null, places: places ?? 0, ...(note.trim() && { note }) }, headers })),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['places'] });
      onClose();
      notify('success', t('placesPage.saved'));
    },
  });
  return (
    <Dialog title={t('placesPage.setOf', { action: `${row.action.code} ${local(row.action.name)}` })} onClose={onClose}>
      <RecordForm
        form={form}
        cancel={
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {ui('cancel')}
          </button>
        }
      >
        <NumberField name="places" label={t('placesPage.number')} required min={0} max={10000} />
        <TextField name="note" label={t('placesPage.note')} rows={2} maxLength={500} />
      </RecordForm>
    </Dialog>
  );
}
