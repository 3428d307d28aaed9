// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { Can } from '../../ui/can.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField, EuroField } from '../../ui/form/value-fields.js';
import { formatDate, formatEuro } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Empty } from '../../ui/states.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { notify } from '../../ui/toasts.js';
import { useToday } from '../session/session.js';
import { useContentsTexts } from './contents-texts.js';

type Bands = Item<'/api/v1/intensity-bands'>;
type Level = Bands['bands'][number]['level'];
const LEVELS: readonly Level[] = ['low', 'medium', 'high'];

/** What a project costs a day by intensity: bands in force and their history; the programme office records new ones. */
export default function BandsPage() {
  const t = useContentsTexts();
  const query = useQuery({ queryKey: ['intensity-bands'], queryFn: ({ signal }) => ok(api.GET('/api/v1/intensity-bands', { signal })) });
  return (
    <Page title={t('bands.title')} lead={<p>{t('bands.lead')}</p>}>
      <Loaded query={query}>{({ items }) => <History sets={items} />}</Loaded>
      <Can do="create" on="IntensityBand">
        <section className="app-section d-print-none" aria-labelledby="decide">
          <h2 id="decide">{t('bands.decide')}</h2>
          <NewBands />
        </section>
      </Can>
    </Page>
  );
}

function History({ sets }: { sets: readonly Bands[] }) {
  const t = useContentsTexts();
  if (sets.length === 0) return <Empty icon="chart-line" title={t('bands.emptyTitle')}>{t('bands.emptyText')}</Empty>;
  const range = (set: Bands, level: Level) => {
    const band = set.bands.find(one => one.level === level);
    if (!band) return t('none');
    const from = formatEuro(band.fromCentsPerDay);
    return band.toCentsPerDay === null ? t('totals.rangeOpen', { from }) : t('totals.range', { from, to: formatEuro(band.toCentsPerDay) });
  };
  return (
    <DataTable
      caption={t('bands.caption')}
      columns={[
        { key: 'from', header: t('bands.from'), cell: set => <>{formatDate(set.validFrom)} {set.inForce && <StatusBadge tone="success">{t('bands.now')}</StatusBadge>}</> },
        { key: 'to', header: t('bands.to'), cell: set => formatDate(set.validTo) || t('none') },
        ...LEVELS.map(level => ({ key: level, header: t(`bands.${level}`), cell: (set: Bands) => range(set, level) })),
        { key: 'act', header: t('bands.act'), cell: set => t('bands.actOf', { number: set.actNumber, date: formatDate(set.actDate) }) },
      ]}
      rows={sets}
      rowKey={set => set.id}
    />
  );
}

type Values = { validFrom: string; actNumber: string; actDate: string; bands: { from: number | null; to: number | null }[] };

function NewBands() {
  const t = useContentsTexts();
  const today = useToday();
  const queries = useQueryClient();
  const blank: Values = { validFrom: '', actNumber: '', actDate: '', bands: LEVELS.map(() => ({ from: null, to: null })) };
  const form = useRecordForm<Values, unknown>({
    values: blank,
    about: { form: 'programme' },
    save: ({ bands, ...about }, headers) =>
      ok(api.POST('/api/v1/intensity-bands', {
        body: { ...about, bands: LEVELS.map((level, i) => ({ level, fromCentsPerDay: bands[i]?.from ?? 0, toCentsPerDay: bands[i]?.to ?? null })) },
        headers,
      })),
    onSaved: async () => {
      form.methods.reset(blank);
      await queries.invalidateQueries({ queryKey: ['intensity-bands'] });
      notify('success', t('bands.decided'));
    },
    pointers: Object.fromEntries(LEVELS.flatMap((_, i) => [[`/bands/${i}/fromCentsPerDay`, `bands.${i}.from`], [`/bands/${i}/toCentsPerDay`, `bands.${i}.to`]])),
  });
  return (
    <RecordForm form={form} submitLabel={t('bands.submit')}>
      <DateField name="validFrom" label={t('bands.validFrom')} hint={t('bands.validFromHint')} required />
      {LEVELS.map((level, i) => (
        <div key={level}>
          <EuroField name={`bands.${i}.from`} label={t('bands.fromOf', { level: t(`bands.levels.${level}`) })} required />
          <EuroField name={`bands.${i}.to`} label={t('bands.toOf', { level: t(`bands.levels.${level}`) })} hint={level === 'high' ? t('bands.openHint') : undefined} required={level !== 'high'} />
        </div>
      ))}
      <TextField name="actNumber" label={t('bands.number')} required maxLength={60} />
      <DateField name="actDate" label={t('bands.date')} required max={today} />
    </RecordForm>
  );
}
