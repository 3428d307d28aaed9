// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { api, ok } from '../../api/client.js';
import { announce } from '../../ui/announcer.js';
import { FieldError, FieldHint, refAs, useField } from '../../ui/form/field-frame.js';
import { Failed } from '../../ui/states.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import './desk.css';
import type { Colleague } from './participants.js';
import { useTexts } from './texts.js';

const named = (value: unknown): string => ((value ?? []) as Colleague[]).map(({ name }) => name).join(', ');

/** Colleagues at a meeting: chosen by name one after the other, and each taken out again. Whoever follows the person finds it in their agenda. */
export function ColleaguesField({ name }: { name: string }) {
  const t = useTexts();
  const ui = useUiTexts();
  const words = useId();
  const [search, setSearch] = useState('');
  const [picked, setPicked] = useState('');
  // The form judges between two renderings.
  const waiting = useRef('');
  const { id, input, field, error, aria } = useField({
    name, label: t('seats.colleagues'), hint: t('seats.hint'), show: named,
    rules: { validate: () => waiting.current === '' || t('seats.notAdded') },
  });
  const { clearErrors } = useFormContext();
  const chosen = (field.value ?? []) as Colleague[];
  const query = useQuery({
    queryKey: ['colleagues', search.trim()],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/colleagues', { params: { query: search.trim() ? { q: search.trim() } : {} }, signal })),
    placeholderData: before => before,
  });
  const found = (query.data?.items ?? []).filter(one => !chosen.some(({ accountId }) => accountId === one.id));
  const many = search !== '' || (query.data?.items ?? []).length >= 20;
  const pick = (one: string) => {
    setPicked(one);
    waiting.current = one;
    clearErrors(name);
  };
  const add = () => {
    const one = found.find(each => each.id === picked);
    if (!one) return;
    pick('');
    field.onChange([...chosen, { accountId: one.id, name: one.name }]);
    announce(t('seats.added', { name: one.name }));
  };
  const takeOut = (one: Colleague) => {
    field.onChange(chosen.filter(({ accountId }) => accountId !== one.accountId));
    announce(t('seats.takenOut', { name: one.name }));
    input.current?.focus();
  };
  return (
    <fieldset className="app-field">
      <legend className="app-legend">{t('seats.colleagues')}</legend>
      <FieldHint id={id} hint={t('seats.hint')} />
      {chosen.length > 0 && (
        <ul className="app-seats">
          {chosen.map(one => (
            <li key={one.accountId}>
              {one.name}{' '}
              <button type="button" className="btn btn-outline-primary btn-xs" aria-label={t('seats.takeOutOf', { name: one.name })} onClick={() => takeOut(one)}>
                {t('seats.takeOut')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {many && (
        <div className="form-group app-field">
          <label htmlFor={words}>{t('seats.search')}</label>
          <input id={words} type="search" className="form-control" autoComplete="off" maxLength={80} value={search} onChange={event => setSearch(event.target.value)} />
        </div>
      )}
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      <label htmlFor={id}>{t('seats.choose')}</label>
      <div className="app-seat-add">
        <select ref={refAs<HTMLSelectElement>(input)} id={id} className={`form-select app-select ${error ? 'is-invalid' : ''}`} value={picked} onChange={event => pick(event.target.value)} onBlur={field.onBlur} {...aria}>
          <option value="">{ui('choose')}</option>
          {found.map(one => (
            <option key={one.id} value={one.id}>{one.name}</option>
          ))}
        </select>
        <button type="button" className="btn btn-outline-primary" onClick={add}>{t('seats.add')}</button>
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
