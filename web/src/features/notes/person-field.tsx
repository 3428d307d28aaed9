// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, ok } from '../../api/client.js';
import { announce } from '../../ui/announcer.js';
import { FieldError, RequiredMark, refAs, useField } from '../../ui/form/field-frame.js';
import { Loaded } from '../../ui/loaded.js';
import { personName } from '../../ui/person-name.js';
import { fullName } from '../person-file/model.js';
import type { Person, PersonRow } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';

const shown = 8;

/** Whom the note is about: one's people, the first few at once, others by a few letters. */
export function PersonField({ person }: { person: Person | undefined }) {
  const t = useTexts();
  const { id, input, field, error, aria } = useField({ name: 'personId', label: t('person'), required: true, missing: t('personMissing'), show: () => (person ? fullName(person) : '') });
  const [typed, setTyped] = useState('');
  if (field.value) {
    return (
      <p className="app-chosen">
        <strong>{person ? fullName(person) : '…'}</strong>
        <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => field.onChange('')}>
          {t('change')}
        </button>
      </p>
    );
  }
  return (
    <fieldset className="app-field">
      <legend className="app-legend">
        {t('person')}
        <RequiredMark />
      </legend>
      <div className="app-field-hint" id={`${id}-search-hint`}>
        {t('searchHint')}
      </div>
      <label className="visually-hidden" htmlFor={id}>
        {t('search')}
      </label>
      <input
        ref={refAs<HTMLInputElement>(input)}
        type="search"
        id={id}
        className={`form-control ${error ? 'is-invalid' : ''}`}
        placeholder={t('search')}
        autoComplete="off"
        value={typed}
        onChange={event => setTyped(event.target.value)}
        {...aria}
        aria-describedby={`${id}-search-hint${error ? ` ${id}-error` : ''}`}
      />
      <FieldError id={id} error={error} />
      <Found typed={typed} onChoose={field.onChange} />
    </fieldset>
  );
}

function Found({ typed, onChoose }: { typed: string; onChoose: (id: string) => void }) {
  const t = useTexts();
  const term = useTerms();
  const text = useSettled(typed.trim());
  const query = useQuery({
    // What is searched for stays out of addresses and of the cache.
    queryKey: ['people', 'to write about', text],
    gcTime: 0,
    queryFn: ({ signal }) =>
      text
        ? ok(api.POST('/api/v1/people/searches', { body: { text, limit: shown }, signal }))
        : ok(api.GET('/api/v1/people', { params: { query: { limit: shown, status: 'open' } }, signal })),
  });
  const count = query.data?.items.length;
  useEffect(() => {
    if (text && count !== undefined) announce(count === 0 ? t('nobody') : t('found', { count }));
  }, [count, t, text]);
  const line = ({ caseStatus, phase }: PersonRow): string => (caseStatus === 'open' && phase ? term(`phase.${phase}`) : '');
  return (
    <Loaded query={query}>
      {({ items, nextCursor }) => (
        <>
          {items.length === 0 && <p className="mt-2">{t(text ? 'nobody' : 'none')}</p>}
          <ul className="app-people" aria-label={t('recent')}>
            {items.map(person => (
              <li key={person.id}>
                <button type="button" onClick={() => onChoose(person.id)}>
                  <span>{personName(person)}</span>
                  <span className="app-people-line">{line(person)}</span>
                </button>
              </li>
            ))}
          </ul>
          {nextCursor && <p className="app-field-hint">{t('more')}</p>}
        </>
      )}
    </Loaded>
  );
}

/** A text once the typing pauses. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
