// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { Can } from '../../ui/can.js';
import { Dialog } from '../../ui/dialog.js';
import { formatDate } from '../../ui/format.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { StatusBadge } from '../../ui/status-badge.js';
import type { StatusTone } from '../../ui/status-badge.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { useAction } from '../../ui/use-action.js';
import { etagOf } from '../person-file/model.js';
import { personQueries } from '../person-file/use-person.js';
import { useTexts } from './texts.js';

type Substitution = Item<'/api/v1/substitutions'>;
const states = ['running', 'upcoming', 'over'] as const;
const tones: Record<Substitution['state'], StatusTone> = { running: 'success', upcoming: 'info', over: 'neutral' };

/** One's own absences, and those in which one stands in. */
export default function Substitutions() {
  const t = useTexts();
  const [ending, setEnding] = useState<Substitution | null>(null);
  const list = useList<Substitution, 'state'>({
    key: ['substitutions'],
    filters: ['state'],
    load: ({ limit, cursor, filters, signal }) => {
      const state = states.find(known => known === filters.state);
      return ok(api.GET('/api/v1/substitutions', { params: { query: { limit, ...(cursor && { cursor }), ...(state && { state }) } }, signal }));
    },
  });
  return (
    <Page title={t('title')} lead={t('lead')} actions={<NewLink />}>
      <ListView
        list={list}
        caption={t('caption')}
        rowKey={substitution => substitution.id}
        columns={[
          { key: 'absent', header: t('absent'), cell: ({ mine, absent }) => (mine ? t('you') : absent) },
          { key: 'substitute', header: t('substitute'), cell: ({ mine, substitute }) => (mine ? substitute : t('you')) },
          { key: 'from', header: t('from'), cell: ({ startsOn }) => formatDate(startsOn) },
          { key: 'to', header: t('to'), cell: ({ endsOn }) => formatDate(endsOn) },
          { key: 'reason', header: t('reason'), cell: ({ reason }) => t(`reasons.${reason}`) },
          { key: 'note', header: t('note'), cell: ({ note }) => note },
          { key: 'state', header: t('state'), cell: ({ state }) => <StatusBadge tone={tones[state]}>{t(`states.${state}`)}</StatusBadge> },
          { key: 'actions', header: t('actions'), cell: row => <EndButton substitution={row} ask={() => setEnding(row)} /> },
        ]}
        filters={<ListFilter list={list} name="state" label={t('state')} all={t('anyState')} options={states.map(value => ({ value: value, label: t(`states.${value}`) }))} />}
        empty={{ title: t('emptyTitle'), text: t('emptyText'), action: <NewLink /> }}
      />
      {ending && <EndDialog substitution={ending} onClose={() => setEnding(null)} />}
    </Page>
  );
}

function NewLink() {
  const t = useTexts();
  return (
    <Can do="create" on="Substitution">
      <Link className="btn btn-primary" to="/sostituzioni/nuova">
        {t('new')}
      </Link>
    </Can>
  );
}

function EndButton({ substitution, ask }: { substitution: Substitution; ask: () => void }) {
  const t = useTexts();
  const { state, startsOn, endsOn } = substitution;
  if (state === 'over') return null;
  return (
    <button type="button" className="btn btn-outline-danger btn-xs" aria-label={t('endOf', { from: formatDate(startsOn), to: formatDate(endsOn) })} onClick={ask}>
      {t('end')}
    </button>
  );
}

function EndDialog({ substitution, onClose }: { substitution: Substitution; onClose: () => void }) {
  const t = useTexts();
  const ui = useUiTexts();
  const end = useAction({
    run: () => ok(api.POST('/api/v1/substitutions/{id}/end', { params: { path: { id: substitution.id }, header: { 'If-Match': etagOf(substitution) } } })),
    done: t('ended'),
    touches: [['substitutions'], ...personQueries],
    then: onClose,
  });
  return (
    <Dialog
      title={t('endTitle')}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="btn btn-danger" disabled={end.working} onClick={() => end.act()}>
            {t('end')}
          </button>
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {ui('cancel')}
          </button>
        </>
      }
    >
      <p className="mb-0">{t('endText')}</p>
    </Dialog>
  );
}
