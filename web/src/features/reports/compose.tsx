// SPDX-License-Identifier: AGPL-3.0-or-later
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ok, versioned } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { RadioField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { formatDate } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { notify } from '../../ui/toasts.js';
import { fullName } from '../person-file/model.js';
import type { Person } from '../person-file/model.js';
import { usePerson } from '../person-file/use-person.js';
import { useWords } from '../timeline/words.js';
import type { TimelineItem } from '../timeline/words.js';
import './reports.css';
import { useTexts } from './texts.js';

export const recipients = ['cps', 'uepe', 'court', 'closing', 'other'] as const;
type Values = { recipient: string; recipientName: string; title: string };

/** Composes a report from chosen entries of the timeline; the text is then edited. */
export default function ComposeReport() {
  const { id = '' } = useParams();
  return <Loaded query={usePerson(id)} page>{({ data }) => <Compose person={data} />}</Loaded>;
}

function Compose({ person }: { person: Person }) {
  const t = useTexts();
  const words = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlyMap<string, TimelineItem>>(new Map());
  const back = `/persone/${person.id}/relazioni`;
  const form = useRecordForm<Values, { data: Item<'/api/v1/people/{id}/reports'> }>({
    values: { recipient: '', recipientName: '', title: t('compose.nameDefault') },
    save: ({ recipient, recipientName, title }, headers) =>
      versioned(
        api.POST('/api/v1/people/{id}/reports', {
          params: { path: { id: person.id } },
          body: { recipient: recipient as 'cps', recipientName: recipientName || null, title, sections: sectionsOf([...chosen.values()]), sources: [...chosen.keys()] },
          headers,
        }),
      ),
    onSaved: async ({ data }) => {
      await queries.invalidateQueries({ queryKey: ['reports'] });
      notify('success', t('compose.done'));
      await navigate(`${back}/${data.id}`);
    },
  });
  const sectionsOf = (items: TimelineItem[]) => {
    const lines = [...items].sort((a, b) => (a.on < b.on ? -1 : 1)).map(item => [`${formatDate(item.on)}. ${words(item)}`, item.text].filter(Boolean).join('\n'));
    return [
      ...(lines.length > 0 ? [{ heading: t('compose.path'), text: lines.join('\n\n').slice(0, 20000) }] : []),
      { heading: t('compose.situation'), text: t('compose.situationText') },
    ];
  };
  const toggle = (item: TimelineItem) =>
    setChosen(before => {
      const next = new Map(before);
      if (!next.delete(item.id)) next.set(item.id, item);
      return next;
    });
  return (
    <Page title={t('compose.title', { name: fullName(person) })} personal lead={t('compose.lead')}>
      <RecordForm form={form} submitLabel={t('compose.submit')} cancel={<Link className="btn btn-outline-primary" to={back}>{t('compose.cancel')}</Link>}>
        <RadioField name="recipient" label={t('compose.recipient')} required options={recipients.map(value => ({ value, label: t(`recipients.${value}`) }))} />
        <TextField name="recipientName" label={t('compose.recipientName')} hint={t('compose.recipientNameHint')} maxLength={200} />
        <TextField name="title" label={t('compose.name')} required maxLength={200} />
        <Entries personId={person.id} chosen={chosen} toggle={toggle} />
      </RecordForm>
    </Page>
  );
}

function Entries({ personId, chosen, toggle }: { personId: string; chosen: ReadonlyMap<string, TimelineItem>; toggle: (item: TimelineItem) => void }) {
  const t = useTexts();
  const words = useWords();
  const query = useInfiniteQuery({
    queryKey: ['people', personId, 'timeline', 'to-compose'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => ok(api.GET('/api/v1/people/{id}/timeline', { params: { path: { id: personId }, query: pageParam ? { cursor: pageParam } : {} }, signal })),
    getNextPageParam: page => page.nextCursor,
  });
  const items = query.data?.pages.flatMap(page => page.items) ?? [];
  return (
    <fieldset className="app-entries">
      <legend className="h5">{t('compose.entries')}</legend>
      <p>{t('compose.entriesHint')}</p>
      <p role="status">{chosen.size === 0 ? t('compose.none') : t('compose.chosen', { count: chosen.size })}</p>
      {items.map(item => (
        <div className="form-check" key={item.id}>
          <input type="checkbox" id={`entry-${item.id}`} checked={chosen.has(item.id)} onChange={() => toggle(item)} />
          <label htmlFor={`entry-${item.id}`}>
            {`${formatDate(item.on)}: ${words(item)}`}
            {item.text && <span className="d-block text-secondary">{item.text.length > 160 ? `${item.text.slice(0, 160)}…` : item.text}</span>}
          </label>
        </div>
      ))}
      {query.hasNextPage && (
        <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => void query.fetchNextPage()}>{t('compose.more')}</button>
      )}
    </fieldset>
  );
}
