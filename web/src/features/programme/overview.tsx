// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { actionsOf, areaLabel, localText, useProgramme } from '../../api/programme.js';
import type { Programme, ProgrammeArea } from '../../api/programme.js';
import { AreaTag } from '../../ui/area-tag.js';
import { Can } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { formatDate, formatEuro, formatNumber } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useTexts } from './texts.js';

/** The programme at a glance; each area has a page of its own. */
export default function ProgrammePage() {
  const t = useTexts();
  const query = useProgramme();
  return (
    <Loaded query={query} page>
      {programme => (
        <Page title={localText(programme.convenzione.name)} lead={<p>{t('lead')}</p>}>
          <Convenzione programme={programme} />
          <Areas programme={programme} />
          <Extensions programme={programme} />
          <Targets programme={programme} />
          <OpenPoints programme={programme} />
        </Page>
      )}
    </Loaded>
  );
}

function Convenzione({ programme: { convenzione } }: { programme: Programme }) {
  const t = useTexts();
  return (
    <Facts
      facts={[
        { label: t('convenzione.code'), value: convenzione.code },
        { label: t('convenzione.signedOn'), value: formatDate(convenzione.signedOn) },
        { label: t('convenzione.runs'), value: `${formatDate(convenzione.startsOn)} – ${formatDate(convenzione.endsOn)}` },
        { label: t('convenzione.extendedTo'), value: convenzione.extendedTo === convenzione.endsOn ? null : formatDate(convenzione.extendedTo) },
        { label: t('convenzione.value'), value: convenzione.economicValueCents === null ? t('convenzione.valueMissing') : formatEuro(convenzione.economicValueCents) },
      ]}
    />
  );
}

function Areas({ programme }: { programme: Programme }) {
  const t = useTexts();
  return (
    <section className="app-section" aria-labelledby="areas">
      <h2 id="areas">{t('areas.title')}</h2>
      <ul className="app-area-cards">
        {programme.areas.map(area => (
          <AreaCard key={area.id} area={area} current={programme.periods.find(period => period.current)?.id} />
        ))}
      </ul>
      <p>
        <Link to="/programma/massimali">{t('ceilings.see')}</Link>
      </p>
    </section>
  );
}

function AreaCard({ area, current }: { area: ProgrammeArea; current: string | undefined }) {
  const t = useTexts();
  const actions = actionsOf(area);
  const ceiling = area.ceilings.find(each => each.periodId === current);
  const minimums = actions.filter(action => action.yearlyMinimum !== null);
  return (
    <li className={`app-area-card app-area-${area.number}`}>
      <h3>
        <Link to={`/programma/${area.key}`}>
          <AreaTag area={areaLabel(area)} />
        </Link>
      </h3>
      <p className="mb-1">{t('areas.actions', { count: actions.length })}</p>
      {minimums.map(action => (
        <p key={action.id} className="mb-1">
          {action.code} {localText(action.name)}: {t('areas.minimum', { count: action.yearlyMinimum ?? 0 })}
        </p>
      ))}
      <dl className="app-area-ceiling">
        <dt>{t('areas.ceiling')}</dt>
        <dd>{ceiling ? formatEuro(ceiling.amountCents) : t('areas.noPeriod')}</dd>
      </dl>
    </li>
  );
}

function Extensions({ programme: { extensions } }: { programme: Programme }) {
  const t = useTexts();
  return (
    <section className="app-section" aria-labelledby="extensions">
      <div className="app-section-head">
        <h2 id="extensions">{t('extensions.title')}</h2>
        <Can do="create" on="Extension">
          <Link className="btn btn-outline-primary btn-sm" to="/programma/proroga">
            {t('extensions.record')}
          </Link>
        </Can>
      </div>
      {extensions.length === 0 ? (
        <p>{t('extensions.none')}</p>
      ) : (
        <DataTable
          caption={t('extensions.caption')}
          rows={extensions}
          rowKey={extension => extension.id}
          columns={[
            { key: 'kind', header: t('extensions.kind'), cell: each => t(`extensions.${each.kind}`) },
            { key: 'what', header: t('extensions.what'), cell: each => (each.months === null ? formatEuro(each.amountCents) : t('extensions.months', { count: each.months })) },
            { key: 'runs', header: t('extensions.runs'), cell: each => `${formatDate(each.startsOn)} – ${formatDate(each.endsOn)}` },
            { key: 'act', header: t('extensions.act'), cell: each => t('extensions.actOf', { number: each.actNumber, date: formatDate(each.actDate) }) },
          ]}
        />
      )}
    </section>
  );
}

function Targets({ programme: { indicatorTargets } }: { programme: Programme }) {
  const t = useTexts();
  return (
    <section className="app-section" aria-labelledby="targets">
      <h2 id="targets">{t('targets.title')}</h2>
      <p>{t('targets.note')}</p>
      <DataTable
        caption={t('targets.caption')}
        rows={indicatorTargets}
        rowKey={target => target.id}
        columns={[
          { key: 'indicator', header: t('targets.indicator'), cell: target => `${target.indicator} · ${localText(target.name)}` },
          { key: 'kind', header: t('targets.kind'), cell: target => t(`targets.${target.kind}`) },
          { key: 'by', header: t('targets.byDate'), cell: target => formatDate(target.byDate) },
          { key: 'value', header: t('targets.value'), align: 'end', cell: target => (target.value === null ? t('targets.notRequired') : formatNumber(target.value)) },
        ]}
      />
      <p>
        <Link to="/programma/valori-attesi">{t('targets.all')}</Link>
      </p>
    </section>
  );
}

function OpenPoints({ programme: { openSettings } }: { programme: Programme }) {
  const t = useTexts();
  return (
    <section className="app-section" aria-labelledby="open">
      <h2 id="open">{t('open.title')}</h2>
      <p>{t('open.lead')}</p>
      <ul className="app-open-points">
        {openSettings.map(setting => (
          <li key={setting.key}>
            <h3 className="h6 mb-1">{localText(setting.name)}</h3>
            <StatusBadge tone={setting.status === 'decided' ? 'success' : 'warning'}>{t(setting.status === 'decided' ? 'decided' : 'toDecide')}</StatusBadge>
            <p className="mb-0 mt-1">{localText(setting.note)}</p>
            {isPlain(setting.value) && <p className="mb-0 fw-semibold">{t('open.now', { value: [setting.value].flat().map(each => formatNumber(each)).join(', ') })}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Numbers speak for themselves; other values are keys, which the note explains. */
const isPlain = (value: unknown): value is number | number[] => typeof value === 'number' || (Array.isArray(value) && value.every(each => typeof each === 'number'));
