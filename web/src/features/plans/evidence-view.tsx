// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Alert } from '../../ui/alert.js';
import { Facts } from '../../ui/facts.js';
import { formatDate, formatDateTime, formatMinutes, formatNumber } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { useLanguage } from '../../i18n/index.js';
import type { Answer } from '../../api/types.js';
import { useTexts } from './texts.js';
import type { Words } from './words.js';

/** What was frozen when the case was concluded. */
export function EvidenceView({ caseId, name, words }: { caseId: string; name: string; words: Words }) {
  const t = useTexts();
  const language = useLanguage();
  const query = useQuery({ queryKey: ['conclusions', caseId], queryFn: ({ signal }) => ok(api.GET('/api/v1/cases/{id}/conclusion', { params: { path: { id: caseId } }, signal })) });
  const level = (value: number | null) => (value === null ? t('goals.notAssessed') : words.level(value));
  const change = (from: number | null, to: number | null) => (from === null || to === null ? '–' : `${to > from ? '+' : ''}${to - from}`);
  const days = ({ from, to }: { from: string | null; to: string | null }) => (from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`);
  return (
    <Loaded query={query} page>
      {evidence => (
        <Page
          title={t('conclude.of', { name })}
          personal
          lead={t('conclude.frozen', { at: formatDateTime(evidence.frozenAt) })}
          actions={
            <>
              <Link className="btn btn-outline-primary" to={`/persone/${evidence.personId}`}>{t('person')}</Link>
              <Link className="btn btn-outline-primary" to={`/casi/${caseId}/piano`}>{t('conclude.plan')}</Link>
            </>
          }
        >
          {evidence.missing.length > 0 && (
            <Alert tone="warning" title={t('conclude.missing')}>
              <ul className="mb-0">
                {evidence.missing.map(({ axis, missing }) => (
                  <li key={`${axis}${missing}`}>{t(missing === 'baseline' ? 'conclude.missingBaseline' : 'conclude.missingFinal', { axis: words.axis(axis) })}</li>
                ))}
              </ul>
            </Alert>
          )}
          <Facts
            facts={[
              { label: t('conclude.outcome'), value: words.outcome(evidence.outcome) },
              { label: t('conclude.on'), value: formatDate(evidence.concludedOn) },
              {
                label: t('conclude.attendance'),
                value: evidence.attendance.sessions === 0
                  ? t('conclude.none')
                  : `${t('conclude.sessions', { count: evidence.attendance.sessions })}, ${formatMinutes(evidence.attendance.minutes)}, ${days(evidence.attendance)}`,
              },
            ]}
          />
          <Situation situation={evidence.situation} />
          {evidence.scores.length > 0 && (
            <>
              <h2 className="h3 mt-5">{t('conclude.scores')}</h2>
              <DataTable
                caption={t('conclude.scores')}
                columns={[
                  { key: 'name', header: t('conclude.instrument'), cell: row => row.name[language] },
                  { key: 'first', header: t('conclude.first'), cell: row => `${formatNumber(row.first)} (${formatDate(row.firstOn)})`, align: 'end' },
                  { key: 'last', header: t('conclude.last'), cell: row => `${formatNumber(row.last)} (${formatDate(row.lastOn)})`, align: 'end' },
                ]}
                rows={evidence.scores}
                rowKey={row => row.instrumentId}
              />
            </>
          )}
          <h2 className="h3 mt-5">{t('conclude.evidence')}</h2>
          <DataTable
            caption={t('conclude.evidence')}
            columns={[
              { key: 'axis', header: t('levels.axis'), cell: row => words.axis(row.axis) },
              { key: 'worked', header: t('conclude.worked'), cell: row => t(row.worked ? 'conclude.yes' : 'conclude.no') },
              { key: 'baseline', header: t('conclude.baseline'), cell: row => level(row.baseline) },
              { key: 'final', header: t('conclude.finalLevel'), cell: row => level(row.final) },
              { key: 'change', header: t('conclude.change'), cell: row => change(row.baseline, row.final), align: 'end' },
            ]}
            rows={evidence.axes}
            rowKey={row => row.axis}
          />
        </Page>
      )}
    </Loaded>
  );
}

type Frozen = Answer<'/api/v1/cases/{id}/conclusion', 'get'>['situation'];

/** What was said of housing, work, network, and the operator's judgement; nothing when nothing was said. */
function Situation({ situation: { housing, work, network, judgement, judgementReason } }: { situation: Frozen }) {
  const t = useTexts();
  const said = Object.entries({ housing, work, network, judgement }).flatMap(([field, value]) =>
    value ? [{ label: t(`conclude.${field as 'housing'}`), value: t(`conclude.changes.${value}`) }] : [],
  );
  if (said.length === 0) return null;
  return (
    <>
      <h2 className="h3 mt-5">{t('conclude.situation')}</h2>
      <Facts facts={[...said, ...(judgementReason ? [{ label: t('conclude.judgementReason'), value: judgementReason }] : [])]} />
    </>
  );
}
