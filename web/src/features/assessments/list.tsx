// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { useLanguage } from '../../i18n/index.js';
import { Can } from '../../ui/can.js';
import { formatDate, formatNumber } from '../../ui/format.js';
import { ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Loaded } from '../../ui/loaded.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { PersonFile } from '../person-file/person-file.js';
import './assessments.css';
import { useSeries } from './model.js';
import type { Assessment } from './model.js';
import { SeriesList } from './series.js';
import { useTexts } from './texts.js';

/** Scores of a person over time, and every assessment. */
export default function Assessments() {
  const t = useTexts();
  return (
    <PersonFile
      actions={person =>
        person.cases?.[0]?.status === 'open' && (
          <Can do="create" on="Assessment">
            <Link className="btn btn-primary" to={`/persone/${person.id}/valutazioni/nuova`}>{t('new')}</Link>
          </Can>
        )
      }
    >
      {person => (
        <>
          <Over personId={person.id} />
          <All personId={person.id} />
        </>
      )}
    </PersonFile>
  );
}

function Over({ personId }: { personId: string }) {
  const t = useTexts();
  return (
    <Loaded query={useSeries(personId)}>
      {({ items }) =>
        items.length > 0 && (
          <section aria-labelledby="over" className="mb-5">
            <h2 id="over" className="h3">{t('over')}</h2>
            <p>{t('overLead')}</p>
            <SeriesList series={items} />
          </section>
        )
      }
    </Loaded>
  );
}

function All({ personId }: { personId: string }) {
  const t = useTexts();
  const language = useLanguage();
  const list = useList<Assessment>({
    key: ['assessments', 'of', personId],
    load: ({ limit, cursor, signal }) => ok(api.GET('/api/v1/people/{id}/assessments', { params: { path: { id: personId }, query: { limit, ...(cursor && { cursor }) } }, signal })),
  });
  return (
    <section aria-labelledby="all">
      <h2 id="all" className="h3">{t('all')}</h2>
      <ListView
        list={list}
        caption={t('all')}
        rowKey={row => row.id}
        rowTo={row => `/persone/${personId}/valutazioni/${row.id}`}
        columns={[
          { key: 'instrument', header: t('instrument'), cell: row => row.instrumentName[language] },
          { key: 'on', header: t('on'), cell: row => formatDate(row.assessedOn) },
          { key: 'rater', header: t('rater'), cell: row => t(`raters.${row.rater}`) },
          { key: 'total', header: t('total'), cell: row => (row.total === null ? t('noTotal') : formatNumber(row.total)), align: 'end' },
          { key: 'state', header: t('state'), cell: row => <StatusBadge tone={row.withdrawnOn ? 'neutral' : 'success'}>{row.withdrawnOn ? t('withdrawn', { date: formatDate(row.withdrawnOn) }) : t('valid')}</StatusBadge> },
        ]}
        empty={{ title: t('emptyTitle'), text: t('emptyText') }}
      />
    </section>
  );
}
