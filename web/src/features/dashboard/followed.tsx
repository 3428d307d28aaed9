// SPDX-License-Identifier: AGPL-3.0-or-later
import { localText } from '../../api/programme.js';
import { AreaTag } from '../../ui/area-tag.js';
import { Facts } from '../../ui/facts.js';
import { Figure, Figures } from '../../ui/figure.js';
import { formatDate, formatNumber } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { useTexts } from './texts.js';
import type { Dashboard } from './words.js';

type Minimum = Dashboard['minimums'][number];

/** People with a validated presence in the year, against the yearly minimum of their action. */
export function Followed({ dashboard: { minimums, smallestShown } }: { dashboard: Dashboard }) {
  const t = useTexts();
  const now = minimums.filter(({ period }) => period.current);
  const before = minimums.filter(({ period }) => !period.current);
  const year = now[0]?.period;
  return (
    <section className="app-section" aria-labelledby="followed">
      <h2 id="followed">{t('followed')}</h2>
      <p>{year ? t('followedLead', { number: year.number, from: formatDate(year.startsOn), to: formatDate(year.endsOn) }) : t('noYear')}</p>
      <Figures>
        {now.map(minimum => (
          <Action key={minimum.action.id} minimum={minimum} smallestShown={smallestShown} />
        ))}
      </Figures>
      {before.length > 0 && <Earlier minimums={before} smallestShown={smallestShown} />}
    </section>
  );
}

function Action({ minimum: { area, action, minimum, people, missing, openEnrolments, outsideAges }, smallestShown }: { minimum: Minimum; smallestShown: number }) {
  const t = useTexts();
  const fewer = t('fewer', { count: smallestShown });
  return (
    <Figure
      label={`${action.code} ${localText(action.name)}`}
      value={people}
      instead={fewer}
      target={minimum}
      needed={
        missing === null ? undefined : missing === 0
          ? t('minimumReached', { minimum: formatNumber(minimum) })
          : t('minimumLeft', { count: missing, minimum: formatNumber(minimum) })
      }
      definitionTo="/cruscotto/YEARLY_MINIMUM"
    >
      <p>
        <AreaTag area={{ number: area.number, name: localText(area.name) }} />
      </p>
      <Facts
        facts={[
          { label: t('openEnrolments'), value: openEnrolments === null ? fewer : formatNumber(openEnrolments) },
          { label: t('outsideAges'), value: outsideAges === null ? t('fewerOrNone', { count: smallestShown }) : formatNumber(outsideAges) },
        ]}
      />
    </Figure>
  );
}

function Earlier({ minimums, smallestShown }: { minimums: Minimum[]; smallestShown: number }) {
  const t = useTexts();
  const shown = (people: number | null) => (people === null ? t('fewer', { count: smallestShown }) : formatNumber(people));
  return (
    <>
      <h3 className="h5">{t('earlier')}</h3>
      <DataTable
        caption={t('earlierCaption')}
        rows={minimums}
        rowKey={({ action, period }) => `${action.id} ${period.id}`}
        columns={[
          { key: 'action', header: t('action'), cell: ({ action }) => `${action.code} ${localText(action.name)}` },
          { key: 'year', header: t('year'), cell: ({ period }) => `${period.number}: ${formatDate(period.startsOn)} – ${formatDate(period.endsOn)}` },
          { key: 'people', header: t('people'), cell: ({ people }) => shown(people), align: 'end' },
          { key: 'minimum', header: t('minimum'), cell: ({ minimum }) => formatNumber(minimum), align: 'end' },
          { key: 'open', header: t('openAtEnd'), cell: ({ openEnrolments }) => shown(openEnrolments), align: 'end' },
        ]}
      />
    </>
  );
}
