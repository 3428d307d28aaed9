// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { localText } from '../../api/programme.js';
import type { Answer } from '../../api/types.js';
import { useLanguage } from '../../i18n/index.js';
import { BarTable } from '../../ui/bar-table.js';
import { Facts } from '../../ui/facts.js';
import { formatDate, formatNumber } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { useTexts } from './texts.js';
import { methodologyInWords, neededInWords, targetOf } from './words.js';
import type { IndicatorFigure } from './words.js';

type Indicator = Answer<'/api/v1/indicators/{code}', 'get'>;

/** One figure: what it counts, by which rule and version, where it stands and how it got there. */
export default function DefinitionPage() {
  const t = useTexts();
  const { code = '' } = useParams();
  const query = useQuery({
    queryKey: ['indicators', code],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/indicators/{code}', { params: { path: { code } }, signal })),
  });
  return (
    <Loaded query={query} page>
      {indicator => (
        <Page title={t('definition.title', { code: indicator.code, name: localText(indicator.name) })}>
          <About indicator={indicator} />
          {indicator.figure ? <Numbers indicator={indicator} figure={indicator.figure} /> : <p>{t('definition.perYear')}</p>}
        </Page>
      )}
    </Loaded>
  );
}

function About({ indicator: { code, definition, source, definitionVersion, asOf, figure } }: { indicator: Indicator }) {
  const t = useTexts();
  const methodology = figure?.methodology;
  return (
    <>
      <Facts
        facts={[
          { label: t('definition.code'), value: code },
          { label: t('definition.version'), value: definitionVersion },
          { label: t('definition.asOf'), value: formatDate(asOf) },
          { label: t('definition.methodology'), value: figure && (methodology ? methodologyInWords(t, methodology) : t('byRegulation')) },
          { label: t('definition.validFrom'), value: formatDate(methodology?.validFrom) },
          { label: t('definition.document'), value: methodology && (methodology.document ?? t('definition.noDocument')) },
        ]}
      />
      <section className="app-section" aria-labelledby="what">
        <h2 id="what" className="h4">
          {t('definition.what')}
        </h2>
        <p>{localText(definition)}</p>
        {methodology && (
          <>
            <h3 className="h5">{t('definition.rule')}</h3>
            <p>{localText(methodology.text)}</p>
          </>
        )}
        <h3 className="h5">{t('definition.source')}</h3>
        <p>{localText(source)}</p>
      </section>
    </>
  );
}

function Numbers({ indicator, figure }: { indicator: Indicator; figure: IndicatorFigure }) {
  const t = useTexts();
  const target = targetOf(figure);
  return (
    <>
      <section className="app-section" aria-labelledby="targets">
        <h2 id="targets" className="h4">
          {t('definition.targets')}
        </h2>
        <Facts
          facts={[
            { label: t(figure.code === 'EECO01' ? 'reportable' : 'better'), value: formatNumber(figure.value) },
            { label: t('registered'), value: formatNumber(figure.registered) },
            { label: t('awaiting', { days: figure.methodology?.awaitingDays ?? 0 }), value: formatNumber(figure.awaiting) },
            { label: t('notCounted'), value: formatNumber(figure.notCounted) },
          ]}
        />
        {target && <p>{neededInWords(t, target)}</p>}
        <Targets figure={figure} />
      </section>
      <Breakdown indicator={indicator} />
      <Trend indicator={indicator} />
    </>
  );
}

function Targets({ figure }: { figure: IndicatorFigure }) {
  const t = useTexts();
  return (
    <DataTable
      caption={t('definition.targets')}
      rows={figure.targets}
      rowKey={target => target.byDate}
      columns={[
        { key: 'kind', header: t('definition.kind'), cell: ({ kind, byDate }) => t(kind === 'milestone' ? 'milestone' : 'target', { year: byDate.slice(0, 4) }) },
        { key: 'by', header: t('definition.by'), cell: ({ byDate }) => formatDate(byDate) },
        { key: 'required', header: t('definition.required'), cell: ({ required }) => (required === null ? t('notRequired') : formatNumber(required)), align: 'end' },
        { key: 'value', header: t('definition.then'), cell: ({ value }) => formatNumber(value), align: 'end' },
        { key: 'missing', header: t('definition.missing'), cell: ({ missing }) => (missing === null ? '–' : formatNumber(missing)), align: 'end' },
        { key: 'month', header: t('definition.perMonth'), cell: ({ neededPerMonth }) => (neededPerMonth === null ? '–' : formatNumber(neededPerMonth)), align: 'end' },
      ]}
    />
  );
}

/** What is missing, or why people are not counted: for who follows it; the others are told why they do not see it. */
function Breakdown({ indicator: { code, missing, reasons } }: { indicator: Indicator }) {
  const t = useTexts();
  const of = code === 'EECO01' ? ('missing' as const) : ('reasons' as const);
  const rows = code === 'EECO01' ? missing : reasons;
  const name = (key: string) =>
    code === 'EECO01' ? t(`fields.${key as 'sex' | 'birth_date' | 'employment_status' | 'education'}`) : t(`reasons.${key as 'no_evidence'}`);
  return (
    <section className="app-section" aria-labelledby="breakdown">
      <h2 id="breakdown" className="h4">
        {t(`definition.${of}Title`)}
      </h2>
      {rows === null && <p>{t('definition.withheld')}</p>}
      {rows?.length === 0 && <p>{t(`definition.${of}None`)}</p>}
      {rows && rows.length > 0 && (
        <BarTable
          caption={t(`definition.${of}Caption`)}
          labelHeader={t(of === 'missing' ? 'definition.field' : 'definition.reason')}
          valueHeader={t('definition.participations')}
          rows={rows.map(({ key, participations }) => ({ key, label: name(key), value: participations }))}
        />
      )}
    </section>
  );
}

function Trend({ indicator: { series, figure, smallestShown } }: { indicator: Indicator }) {
  const t = useTexts();
  const language = useLanguage();
  const month = new Intl.DateTimeFormat(language === 'it' ? 'it-IT' : 'en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const full = figure ? Math.max(1, ...figure.targets.map(({ required }) => required ?? 0), figure.value) : undefined;
  return (
    <section className="app-section" aria-labelledby="trend">
      <h2 id="trend" className="h4">
        {t('definition.trend')}
      </h2>
      <p>{t('definition.trendNote')}</p>
      <BarTable
        caption={t('definition.trendCaption')}
        labelHeader={t('definition.trendMonth')}
        valueHeader={t('definition.value')}
        full={full}
        rows={series.map(({ asOf, value }) => ({ key: asOf, label: month.format(new Date(`${asOf}T00:00:00Z`)), value, instead: t('fewer', { count: smallestShown }) }))}
      />
    </section>
  );
}
