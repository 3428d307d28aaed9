// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '../../api/client.js';
import { SelectField } from '../../ui/form/choice-fields.js';
import { areaOf } from './model.js';
import { useTexts } from './texts.js';

interface ColleagueFieldProps {
  name: string;
  label: string;
  hint?: string;
  /** An account that is no choice: whoever holds the case already. */
  except?: string;
}

/** Chooses a case manager of the same convenzione. The server answers twenty: with more, part of the name finds the others. */
export function ColleagueField({ name, label, hint, except }: ColleagueFieldProps) {
  const t = useTexts();
  const [words, setWords] = useState('');
  const query = useQuery({
    queryKey: ['colleagues', words],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/colleagues', { params: { query: words.trim() ? { q: words.trim() } : {} }, signal })),
    placeholderData: before => before,
  });
  const found = query.data?.items ?? [];
  const many = words !== '' || found.length >= 20;
  return (
    <>
      {many && (
        <div className="app-field">
          <label htmlFor="colleague-words">
            {t('colleagueSearch')}
          </label>
          <input id="colleague-words" className="form-control" type="search" autoComplete="off" value={words} onChange={event => setWords(event.target.value)} />
        </div>
      )}
      <SelectField
        name={name}
        label={label}
        {...(hint && { hint })}
        required
        options={found.filter(({ id }) => id !== except).map(({ id, name: who, areas }) => ({ value: id, label: `${who} (${areas.map(key => areaOf(key).name).join(', ')})` }))}
      />
    </>
  );
}
