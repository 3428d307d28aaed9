// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import type { Item } from '../../api/types.js';
import { RadioField } from '../../ui/form/choice-fields.js';
import { FieldError, refAs, useField } from '../../ui/form/field-frame.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { formatDate, formatNumber } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Failed } from '../../ui/states.js';
import { notify } from '../../ui/toasts.js';
import { fullName } from '../person-file/model.js';
import type { Person } from '../person-file/model.js';
import { usePerson } from '../person-file/use-person.js';
import { useWords } from '../timeline/words.js';
import { MOST, composed, useEntries } from './composed.js';
import './reports.css';
import { useTexts } from './texts.js';

export const recipients = ['cps', 'uepe', 'court', 'closing', 'other'] as const;
/** `chosen`: ids of entries, kept with what is typed, so that a reload does not lose them. */
type Values = { recipient: string; recipientName: string; title: string; chosen: string[] };

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
  const { query, items, find } = useEntries(person.id);
  const back = `/persone/${person.id}/relazioni`;
  const form = useRecordForm<Values, { data: Item<'/api/v1/people/{id}/reports'> }>({
    values: { recipient: '', recipientName: '', title: t('compose.nameDefault'), chosen: [] },
    about: { personId: person.id },
    pointers: { '/sources': 'chosen', '/sections': 'chosen' },
    save: async ({ recipient, recipientName, title, chosen }, headers) =>
      versioned(
        api.POST('/api/v1/people/{id}/reports', {
          params: { path: { id: person.id } },
          body: { recipient: recipient as 'cps', recipientName: recipientName || null, title, sections: await sectionsOf(chosen), sources: chosen },
          headers,
        }),
      ),
    onSaved: async ({ data }) => {
      await queries.invalidateQueries({ queryKey: ['reports'] });
      notify('success', t('compose.done'));
      await navigate(`${back}/${data.id}`);
    },
  });
  const sectionsOf = async (chosen: readonly string[]) => {
    const found = await find(chosen);
    // Nothing is left out or cut unsaid: whoever writes leaves out what matters least.
    if (found.length < chosen.length) throw refusal(t('compose.missing'));
    const text = await composed(found, words);
    if (text.length > MOST) throw refusal(t('compose.tooLong', { length: formatNumber(text.length), most: formatNumber(MOST) }));
    return [...(text ? [{ heading: t('compose.path'), text }] : []), { heading: t('compose.situation'), text: t('compose.situationText') }];
  };
  return (
    <Page title={t('compose.title', { name: fullName(person) })} personal lead={t('compose.lead')}>
      <RecordForm form={form} submitLabel={t('compose.submit')} cancel={<Link className="btn btn-outline-primary" to={back}>{t('compose.cancel')}</Link>}>
        <RadioField name="recipient" label={t('compose.recipient')} required options={recipients.map(value => ({ value, label: t(`recipients.${value}`) }))} />
        <TextField name="recipientName" label={t('compose.recipientName')} hint={t('compose.recipientNameHint')} maxLength={200} />
        <TextField name="title" label={t('compose.name')} required maxLength={200} />
        <Entries query={query} items={items} />
      </RecordForm>
    </Page>
  );
}

const refusal = (detail: string): Problem => new Problem(422, 'report.too-long', '', detail, [{ pointer: '/sections', code: 'report.too-long', detail }]);

function Entries({ query, items }: Pick<ReturnType<typeof useEntries>, 'query' | 'items'>) {
  const t = useTexts();
  const words = useWords();
  const { id, input, field, error, aria } = useField({ name: 'chosen', label: t('compose.entries'), show: value => t('compose.chosen', { count: (value as string[]).length }) });
  const chosen = field.value as string[];
  const unread = chosen.filter(one => !items.some(item => item.id === one));
  const { hasNextPage, isFetching, isSuccess, fetchNextPage } = query;
  // What was ticked before a reload may stand further down; what is no longer there cannot be told.
  useEffect(() => {
    if (unread.length === 0 || isFetching || !isSuccess) return;
    if (hasNextPage) void fetchNextPage();
    else field.onChange(chosen.filter(one => !unread.includes(one)));
  }, [chosen, unread, isFetching, isSuccess, hasNextPage, fetchNextPage, field]);
  const toggle = (one: string) => field.onChange(chosen.includes(one) ? chosen.filter(other => other !== one) : [...chosen, one]);
  return (
    <fieldset className="app-entries" {...aria}>
      <legend className="h5">{t('compose.entries')}</legend>
      <p>{t('compose.entriesHint')}</p>
      <p role="status">{chosen.length === 0 ? t('compose.none') : t('compose.chosen', { count: chosen.length })}</p>
      <FieldError id={id} error={error} />
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      {items.map((item, i) => (
        <div className="form-check" key={item.id}>
          <input ref={i === 0 ? refAs<HTMLInputElement>(input) : undefined} type="checkbox" id={`entry-${item.id}`} checked={chosen.includes(item.id)} onChange={() => toggle(item.id)} onBlur={field.onBlur} />
          <label htmlFor={`entry-${item.id}`}>
            {`${formatDate(item.on)}: ${words(item)}`}
            {item.text && <span className="d-block text-secondary">{item.text.length > 160 ? `${item.text.slice(0, 160)}…` : item.text}</span>}
          </label>
        </div>
      ))}
      {hasNextPage && (
        <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => void fetchNextPage()}>{t('compose.more')}</button>
      )}
    </fieldset>
  );
}
