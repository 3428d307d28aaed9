// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { areaLabel, useProgramme } from '../../api/programme.js';
import type { Programme } from '../../api/programme.js';
import type { Answer } from '../../api/types.js';
import { AreaTag } from '../../ui/area-tag.js';
import { Can } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { formatDate, formatEuro } from '../../ui/format.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { EuroField } from '../../ui/form/value-fields.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { notify } from '../../ui/toasts.js';
import { useTexts } from './texts.js';
import { ActFields, blankAct, Superseded, Versions } from './versions.js';

type Ceiling = Answer<'/api/v1/ceilings/{id}', 'get'>;

/** One ceiling with its history; the programme office records the next version here. */
export default function CeilingPage() {
  const { id = '' } = useParams();
  const programme = useProgramme();
  const ceiling = useQuery({ queryKey: ['ceilings', id], queryFn: ({ signal }) => ok(api.GET('/api/v1/ceilings/{id}', { params: { path: { id } }, signal })) });
  return (
    <Loaded query={ceiling} page>
      {data => <Loaded query={programme} page>{about => <CeilingOf ceiling={data} programme={about} />}</Loaded>}
    </Loaded>
  );
}

function CeilingOf({ ceiling, programme }: { ceiling: Ceiling; programme: Programme }) {
  const t = useTexts();
  const { areaId, periodId } = ceiling;
  const area = programme.areas.find(each => each.id === areaId);
  const period = programme.periods.find(each => each.id === periodId);
  const history = useQuery({
    queryKey: ['ceilings', 'history', areaId, periodId],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/ceilings', { params: { query: { areaId, periodId, limit: 100 } }, signal })),
  });
  const now = area?.ceilings.find(each => each.periodId === periodId);
  const inForce = ceiling.supersededAt === null;
  return (
    <Page title={t('ceilings.one')} lead={area && <AreaTag area={areaLabel(area)} />}>
      {!inForce && <Superseded to={now && `/programma/massimali/${now.id}`} />}
      <Facts
        facts={[
          { label: t('periods.period'), value: `${formatDate(period?.startsOn)} – ${formatDate(period?.endsOn)}` },
          { label: t('ceilings.amount'), value: formatEuro(ceiling.amountCents) },
          { label: t('ceilings.allocated'), value: formatEuro(ceiling.allocatedCents) },
          { label: t('ceilings.left'), value: ceiling.allocatedCents === null ? null : formatEuro(ceiling.amountCents - ceiling.allocatedCents) },
        ]}
      />
      <Loaded query={history}>{({ items }) => <Versions versions={items} figure={{ header: t('ceilings.amount'), cell: each => formatEuro(each.amountCents) }} />}</Loaded>
      {inForce && (
        <Can do="create" on="Ceiling">
          <section className="app-section d-print-none" aria-labelledby="change">
            <h2 id="change">{t('ceilings.change')}</h2>
            <ChangeCeiling key={ceiling.id} ceiling={ceiling} />
          </section>
        </Can>
      )}
    </Page>
  );
}

function ChangeCeiling({ ceiling }: { ceiling: Ceiling }) {
  const t = useTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useRecordForm({
    values: { amountCents: ceiling.amountCents, ...blankAct },
    about: { form: 'programme' },
    save: (values, headers) =>
      ok(
        api.POST('/api/v1/ceilings', {
          body: { ...values, amountCents: values.amountCents ?? 0, areaId: ceiling.areaId, periodId: ceiling.periodId, supersedesId: ceiling.id },
          headers,
        }),
      ),
    onSaved: async ({ id }) => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['ceilings'] }), queries.invalidateQueries({ queryKey: ['programme'] })]);
      notify('success', t('ceilings.changed'));
      await navigate(`/programma/massimali/${id}`, { replace: true });
    },
  });
  return (
    <RecordForm form={form} submitLabel={t('act.record')}>
      <EuroField name="amountCents" label={t('ceilings.newAmount')} required />
      <ActFields />
    </RecordForm>
  );
}
