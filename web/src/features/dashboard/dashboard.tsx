// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Facts } from '../../ui/facts.js';
import { Figure, Figures } from '../../ui/figure.js';
import { formatDate, formatNumber } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { Followed } from './followed.js';
import { Money } from './money.js';
import { useTexts } from './texts.js';
import { methodologyInWords, milestoneOf, neededInWords, outcomeInWords, targetOf } from './words.js';
import type { Dashboard, IndicatorFigure } from './words.js';

/** What the Cabina reads: the programme against its targets, minimums and ceilings, as of today. */
export default function DashboardPage() {
  const t = useTexts();
  const query = useQuery({ queryKey: ['dashboard'], queryFn: ({ signal }) => ok(api.GET('/api/v1/dashboard', { signal })) });
  return (
    <Loaded query={query} page>
      {dashboard => (
        <Page title={t('title')} lead={<p>{t('lead', { date: formatDate(dashboard.asOf) })}</p>}>
          <section className="app-section" aria-labelledby="indicators">
            <h2 id="indicators">{t('indicators')}</h2>
            <Figures>
              {dashboard.indicators.map(figure => (
                <Indicator key={figure.code} figure={figure} />
              ))}
            </Figures>
          </section>
          <Followed dashboard={dashboard} />
          <Money dashboard={dashboard} />
          <Reached dashboard={dashboard} />
        </Page>
      )}
    </Loaded>
  );
}

function Indicator({ figure }: { figure: IndicatorFigure }) {
  const t = useTexts();
  const milestone = milestoneOf(figure);
  const target = targetOf(figure);
  const mark = milestone && milestone.required !== null
    ? { value: milestone.required, label: t('milestoneMark', { number: formatNumber(milestone.required), date: formatDate(milestone.byDate) }) }
    : undefined;
  return (
    <Figure
      label={`${figure.code} · ${t(figure.code === 'EECO01' ? 'reportable' : 'better')}`}
      value={figure.value}
      target={target?.required ?? undefined}
      milestone={mark}
      needed={target && neededInWords(t, target)}
      definitionTo={`/cruscotto/${figure.code}`}
    >
      {figure.methodology && (
        <p>
          <StatusBadge tone={figure.methodology.status === 'adopted' ? 'info' : 'warning'}>{methodologyInWords(t, figure.methodology)}</StatusBadge>
        </p>
      )}
      <Facts
        facts={[
          { label: t('registered'), value: formatNumber(figure.registered) },
          { label: t('awaiting', { days: figure.methodology?.awaitingDays ?? 0 }), value: formatNumber(figure.awaiting) },
          { label: t('notCounted'), value: formatNumber(figure.notCounted) },
          { label: milestone ? t('milestone', { year: milestone.byDate.slice(0, 4) }) : '', value: milestone && outcomeInWords(t, milestone) },
        ]}
      />
    </Figure>
  );
}

function Reached({ dashboard: { peopleReached, smallestShown } }: { dashboard: Dashboard }) {
  const t = useTexts();
  const now = peopleReached.find(({ period }) => period.current);
  const people = now && (now.people === null ? t('fewer', { count: smallestShown }) : formatNumber(now.people));
  return (
    <section className="app-section" aria-labelledby="reached">
      <h2 id="reached">{t('reached')}</h2>
      <p>{now && people ? t('reachedNow', { number: now.period.number, people, count: now.activities }) : t('noYear')}</p>
      <p>
        <Link to="/cruscotto/PEOPLE_REACHED">
          {t('howComputed')}
          <span className="visually-hidden">{`: ${t('reached')}`}</span>
        </Link>
      </p>
    </section>
  );
}
