// SPDX-License-Identifier: AGPL-3.0-or-later
import { useId, useState } from 'react';
import { api, ok } from '../../api/client.js';
import { asProblem } from '../../api/problem.js';
import type { Item } from '../../api/types.js';
import { announce } from '../../ui/announcer.js';
import { problemText } from '../../ui/states.js';
import { useTexts } from './texts.js';

export type FoundAccount = Item<'/api/v1/access-questions/accounts'>;

interface Props {
  chosen: FoundAccount | null;
  onChoose: (account: FoundAccount | null) => void;
  error?: string;
}

/** Words of a name, a list, one of it. */
export function AccountChoice({ chosen, onChoose, error }: Props) {
  const t = useTexts();
  const id = useId();
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<FoundAccount[] | null>(null);
  const [failure, setFailure] = useState<string>();

  const look = async () => {
    if (!search.trim()) return setFailure(t('question.accountMissing'));
    setFailure(undefined);
    try {
      const { items } = await ok(api.GET('/api/v1/access-questions/accounts', { params: { query: { search } } }));
      setFound(items);
      if (items.length === 0) announce(t('question.none'));
    } catch (problem) {
      setFailure(problemText(asProblem(problem)));
    }
  };
  if (chosen) {
    return (
      <p>
        {t('question.chosen', { name: `${chosen.name} (${chosen.email})` })}{' '}
        <button type="button" className="btn btn-link p-0" onClick={() => onChoose(null)}>
          {t('question.change')}
        </button>
      </p>
    );
  }
  const message = failure ?? error;
  return (
    <div className="form-group app-field">
      <label htmlFor={id}>{t('question.account')}</label>
      <div className="app-field-hint" id={`${id}-hint`}>
        {t('question.accountHint')}
      </div>
      <div className="app-with-button">
        <input
          id={id}
          type="text"
          autoComplete="off"
          className={`form-control ${message ? 'is-invalid' : ''}`}
          value={search}
          aria-invalid={message ? true : undefined}
          aria-describedby={message ? `${id}-hint ${id}-error` : `${id}-hint`}
          onChange={event => setSearch(event.target.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            void look();
          }}
        />
        <button type="button" className="btn btn-outline-primary" onClick={() => void look()}>
          {t('question.search')}
        </button>
      </div>
      {message && (
        <div className="app-field-error" id={`${id}-error`}>
          {message}
        </div>
      )}
      {found &&
        (found.length > 0 ? (
          <ul className="app-found">
            {found.map(account => (
              <li key={account.id}>
                <button type="button" className="app-found-one" onClick={() => onChoose(account)}>
                  {account.name} · {account.email}
                  {account.disabled && ` · ${t('question.disabled')}`}
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <p>{t('question.none')}</p>
        ))}
    </div>
  );
}
