// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ComponentType } from 'react';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { AreaTag } from '../../ui/area-tag.js';
import { useCan } from '../../ui/can.js';
import { formatDate } from '../../ui/format.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { useLocalText } from '../../ui/local-text.js';
import { Page } from '../../ui/page.js';
import { areaOf } from '../person-file/model.js';
import { useSignedIn } from '../session/session.js';
import { DeclineDialog, EnrolDialog, OfferDialog, PriorityDialog, WithdrawDialog } from './dialogs.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';
import { EntryState, nameOf, Priority, statuses } from './words.js';
import type { Entry } from './words.js';

type Step = ComponentType<{ entry: Entry; onClose: () => void }>;
interface Asked {
  step: Step;
  entry: Entry;
}

/** Who waits for a place: in an area, for its coordinator; of the people one follows, for a case manager. */
export default function WaitingList() {
  const t = useTexts();
  const term = useTerms();
  const local = useLocalText();
  const decides = useCan()('decide', 'WaitingEntry');
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = useList<Entry, 'status' | 'action'>({
    key: ['waiting'],
    filters: ['status', 'action'],
    load: ({ limit, cursor, filters, signal }) => {
      const status = statuses.find(known => known === filters.status);
      return ok(
        api.GET('/api/v1/waiting-entries', {
          params: { query: { limit, ...(cursor && { cursor }), ...(status && { status }), ...(filters.action && { actionId: filters.action }) } },
          signal,
        }),
      );
    },
  });
  const Step = asked?.step;
  return (
    <Page
      title={t('title')}
      lead={t(decides ? 'leadArea' : 'leadMine')}
      actions={
        <Link className="btn btn-outline-primary" to="/liste-di-attesa/posti">
          {t('places')}
        </Link>
      }
    >
      <ListView
        list={list}
        caption={t('caption')}
        rowKey={entry => entry.id}
        rowTo={entry => `/persone/${entry.personId}`}
        columns={[
          {
            key: 'person',
            header: t('person'),
            cell: entry => (
              <>
                {nameOf(entry)}
                {entry.age !== null && <span className="d-block small">{t('years', { count: entry.age })}</span>}
              </>
            ),
          },
          {
            key: 'action',
            header: t('action'),
            cell: ({ area, action, targetGroup }) => (
              <>
                <AreaTag area={areaOf(area.key)} />
                <span className="d-block">{`${action.code} ${local(action.name)}`}</span>
                <span className="d-block small">{local(targetGroup.name)}</span>
              </>
            ),
          },
          { key: 'priority', header: t('priority'), cell: entry => <Priority entry={entry} /> },
          { key: 'requestedOn', header: t('requestedOn'), cell: ({ requestedOn }) => formatDate(requestedOn) },
          { key: 'requestedBy', header: t('requestedBy'), cell: ({ requestedBy }) => requestedBy },
          { key: 'note', header: t('note'), cell: ({ note, closeReason }) => closeReason ?? note },
          { key: 'status', header: t('status'), cell: ({ status }) => <EntryState status={status} /> },
          { key: 'what', header: t('what'), cell: entry => <Steps entry={entry} ask={step => setAsked({ step, entry })} /> },
        ]}
        filters={
          <>
            <ListFilter list={list} name="status" label={t('status')} all={t('open')} options={statuses.map(value => ({ value: value, label: term(`waitingStatus.${value}`) }))} />
            <ActionFilter list={list} />
          </>
        }
        empty={{ title: t('emptyTitle'), text: t(decides ? 'emptyArea' : 'emptyMine') }}
      />
      {Step && asked && <Step entry={asked.entry} onClose={() => setAsked(null)} />}
    </Page>
  );
}

function ActionFilter({ list }: { list: Parameters<typeof ListFilter<'status' | 'action'>>[0]['list'] }) {
  const t = useTexts();
  const local = useLocalText();
  const { role } = useSignedIn();
  const places = useQuery({ queryKey: ['places'], queryFn: ({ signal }) => ok(api.GET('/api/v1/places', { signal })) });
  const own = new Set(role.areas.map(({ id }) => id));
  return (
    <ListFilter
      list={list}
      name="action"
      label={t('action')}
      all={t('anyAction')}
      options={(places.data?.items ?? []).filter(({ area }) => own.has(area.id)).map(({ area, action }) => ({ value: action.id, label: `${areaOf(area.key).name} · ${action.code} ${local(action.name)}` }))}
    />
  );
}

/** What whoever reads may do with a request now. */
function Steps({ entry, ask }: { entry: Entry; ask: (step: Step) => void }) {
  const t = useTexts();
  const name = nameOf(entry);
  const steps = [
    { key: 'enrol', step: EnrolDialog, label: t('enrol'), of: t('enrolOf', { name }), look: 'btn-primary' },
    { key: 'offer', step: OfferDialog, label: t('offer'), of: t('offerOf', { name }), look: 'btn-primary' },
    { key: 'change', step: PriorityDialog, label: t('change'), of: t('changeOf', { name }), look: 'btn-outline-primary' },
    { key: 'decline', step: DeclineDialog, label: t('decline'), of: t('declineOf', { name }), look: 'btn-outline-danger' },
    { key: 'withdraw', step: WithdrawDialog, label: t('withdraw'), of: t('withdrawOf', { name }), look: 'btn-outline-danger' },
  ] as const;
  return (
    <span className="app-row-actions">
      {steps
        .filter(({ key }) => entry.actions.includes(key))
        .map(({ key, step, label, of, look }) => (
          <button key={key} type="button" className={`btn ${look} btn-xs`} aria-label={of} onClick={() => ask(step)}>
            {label}
          </button>
        ))}
    </span>
  );
}
