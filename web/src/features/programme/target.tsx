// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { localText } from '../../api/programme.js';
import type { Answer } from '../../api/types.js';
import { Can } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { formatDate, formatNumber } from '../../ui/format.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { NumberField } from '../../ui/form/value-fields.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { notify } from '../../ui/toasts.js';
import { useTexts } from './texts.js';
import { ActFields, blankAct, Superseded, Versions } from './versions.js';

type Target = Answer<'/api/v1/indicator-targets/{id}', 'get'>;

/** One milestone or target with its history; the programme office records the next version here. */
export default function TargetPage() {
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['indicator-targets', id], queryFn: ({ signal }) => ok(api.GET('/api/v1/indicator-targets/{id}', { params: { path: { id } }, signal })) });
  return (
    <Loaded query={query} page>
      {target => <TargetOf target={target} />}
    </Loaded>
  );
}

function TargetOf({ target }: { target: Target }) {
  const t = useTexts();
  const { indicator, byDate } = target;
  const people = (value: number | null) => (value === null ? t('targets.notRequired') : formatNumber(value));
  const history = useQuery({
    queryKey: ['indicator-targets', 'history', indicator, byDate],
    queryFn: async ({ signal }) => {
      const { items } = await ok(api.GET('/api/v1/indicator-targets', { params: { query: { indicator, limit: 100 } }, signal }));
      return items.filter(each => each.byDate === byDate);
    },
  });
  const now = history.data?.find(each => each.supersededAt === null);
  return (
    <Page title={`${indicator} · ${t(`targets.${target.kind}`)}`} lead={<p>{localText(target.name)}</p>}>
      {target.supersededAt !== null && <Superseded to={now && `/programma/valori-attesi/${now.id}`} />}
      <Facts
        facts={[
          { label: t('targets.byDate'), value: formatDate(byDate) },
          { label: t('targets.value'), value: people(target.value) },
        ]}
      />
      <Loaded query={history}>{versions => <Versions versions={versions} figure={{ header: t('targets.value'), cell: each => people(each.value) }} />}</Loaded>
      {target.supersededAt === null && (
        <Can do="create" on="IndicatorTarget">
          <section className="app-section d-print-none" aria-labelledby="change">
            <h2 id="change">{t('targets.change')}</h2>
            <ChangeTarget key={target.id} target={target} />
          </section>
        </Can>
      )}
    </Page>
  );
}

function ChangeTarget({ target }: { target: Target }) {
  const t = useTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useRecordForm({
    values: { value: target.value, ...blankAct },
    about: { form: 'programme' },
    save: (values, headers) => ok(api.POST('/api/v1/indicator-targets', { body: { ...values, indicator: target.indicator, byDate: target.byDate, supersedesId: target.id }, headers })),
    onSaved: async ({ id }) => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['indicator-targets'] }), queries.invalidateQueries({ queryKey: ['programme'] })]);
      notify('success', t('targets.changed'));
      await navigate(`/programma/valori-attesi/${id}`, { replace: true });
    },
  });
  return (
    <RecordForm form={form} submitLabel={t('act.record')}>
      <NumberField name="value" label={t('targets.newValue')} hint={t('targets.newValueHint')} min={0} max={1_000_000} />
      <ActFields />
    </RecordForm>
  );
}
