// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok, versioned } from '../../api/client.js';
import type { Answer } from '../../api/types.js';
import { Can } from '../../ui/can.js';
import { Dialog } from '../../ui/dialog.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { formatDate, formatDateTime } from '../../ui/format.js';
import { ListView } from '../../ui/list/list-view.js';
import { Loaded } from '../../ui/loaded.js';
import { personName } from '../../ui/person-name.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { etagOf, fullName, matching } from '../person-file/model.js';
import type { Person } from '../person-file/model.js';
import { PersonFile } from '../person-file/person-file.js';
import { mergeQueries } from './merge-form.js';
import { useTexts } from './texts.js';
import { usePeopleSearch } from './use-people-search.js';

type Merge = Answer<'/api/v1/people/{id}/merges', 'get'>['items'][number];

/** Records that were merged into a person's, each of which can be taken out again; and how to merge another one. */
export default function Merges() {
  return <PersonFile>{person => <MergesOf person={person} />}</PersonFile>;
}

function MergesOf({ person }: { person: Person }) {
  const t = useTexts();
  const [undoing, setUndoing] = useState<Merge | null>(null);
  const query = useQuery({
    queryKey: ['merges', person.id],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/people/{id}/merges', { params: { path: { id: person.id } }, signal })),
  });
  return (
    <>
      <section aria-labelledby="merges">
        <h2 className="h4" id="merges">
          {t('merges.heading')}
        </h2>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? <p>{t('merges.none')}</p> : items.map(merge => <MergeCard key={merge.id} merge={merge} onUndo={() => setUndoing(merge)} />)
          }
        </Loaded>
      </section>
      <Can do="create" on="Merging">
        <Another person={person} />
      </Can>
      {undoing && <Undo merge={undoing} onClose={() => setUndoing(null)} />}
    </>
  );
}

function MergeCard({ merge, onUndo }: { merge: Merge; onUndo: () => void }) {
  const t = useTexts();
  const name = fullName(merge.merged);
  const { birthDate } = merge.merged;
  return (
    <div className="app-card">
      <h3 className="h5">{birthDate ? t('merges.wasBorn', { name, date: formatDate(birthDate) }) : t('merges.was', { name })}</h3>
      <p className="mb-1">{t('merges.by', { name: merge.mergedBy, date: formatDateTime(merge.mergedAt) })}</p>
      <p>{t('merges.why', { reason: merge.reason })}</p>
      {merge.undoneAt && <p className="mb-0">{t('merges.undone', { name: merge.undoneBy ?? '', date: formatDateTime(merge.undoneAt), reason: merge.undoReason ?? '' })}</p>}
      {merge.mayBeUndone && (
        <Can do="withdraw" on="Merging">
          <button type="button" className="btn btn-outline-primary btn-sm" aria-label={t('merges.undoOf', { name })} onClick={onUndo}>
            {t('merges.undo')}
          </button>
        </Can>
      )}
      {!merge.undoneAt && !merge.mayBeUndone && <p className="mb-0">{t('merges.later')}</p>}
    </div>
  );
}

function Undo({ merge, onClose }: { merge: Merge; onClose: () => void }) {
  const t = useTexts();
  const ui = useUiTexts();
  const queries = useQueryClient();
  const facts = ({ undoneBy, undoReason }: Merge) => [
    { label: t('merges.undoneBy'), value: undoneBy ?? '' },
    { label: t('merges.undoReason'), value: undoReason ?? '' },
  ];
  const form = useRecordForm({
    values: { reason: '' },
    facts: facts(merge),
    reload: async () => {
      const { data, etag } = await versioned(api.GET('/api/v1/merges/{id}', { params: { path: { id: merge.id } } }));
      return { values: { reason: '' }, etag, facts: facts(data) };
    },
    etag: etagOf(merge),
    draftKey: false,
    save: ({ reason }, headers) => versioned(api.POST('/api/v1/merges/{id}/undo', { params: { path: { id: merge.id }, header: matching(headers) }, body: { reason }, headers })),
    onSaved: async () => {
      onClose();
      await Promise.all(mergeQueries.map(queryKey => queries.invalidateQueries({ queryKey })));
      notify('success', t('merges.undoDone'));
    },
  });
  return (
    <Dialog title={t('merges.undoOf', { name: fullName(merge.merged) })} onClose={onClose}>
      <p>{t('merges.undoText')}</p>
      <RecordForm
        form={form}
        submitLabel={t('merges.undoSubmit')}
        cancel={
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {ui('cancel')}
          </button>
        }
      >
        <TextField name="reason" label={t('merges.undoReason')} required rows={2} maxLength={500} />
      </RecordForm>
    </Dialog>
  );
}

/** The other record of the same person, found as anybody is. */
function Another({ person }: { person: Person }) {
  const t = useTexts();
  const list = usePeopleSearch();
  const found = list.answer && { ...list.answer, items: list.answer.items.filter(({ id }) => id !== person.id) };
  return (
    <section aria-labelledby="another" className="mt-5">
      <h2 className="h4" id="another">
        {t('merges.another')}
      </h2>
      <p>{t('merges.anotherText')}</p>
      <ListView
        list={{ ...list, answer: found }}
        caption={t('search.caption')}
        searchLabel={t('search.label')}
        rowKey={other => other.id}
        rowTo={other => `/persone/${person.id}/unisci/${other.id}`}
        columns={[{ key: 'name', header: t('search.name'), cell: other => t('merges.choose', { name: personName(other) }) }]}
        empty={{ title: t('search.startTitle'), text: t('search.startText') }}
      />
    </section>
  );
}
