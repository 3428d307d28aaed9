// SPDX-License-Identifier: AGPL-3.0-or-later
import { useId, useState } from 'react';
import { Icon } from '../../ui/icon.js';
import { useTexts } from './texts.js';

interface Props {
  value: string;
  onChange: (value: string) => void;
  error?: string;
  autoFocus?: boolean;
}

/** A password with a button that shows it: what one types on a phone is rarely what one meant. */
export function PasswordField({ value, onChange, error, autoFocus = false }: Props) {
  const t = useTexts();
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <div className="form-group app-field">
      <label htmlFor={id}>{t('signIn.password')}</label>
      <div className="app-password">
        <input
          id={id}
          name="password"
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          autoFocus={autoFocus}
          className={`form-control ${error ? 'is-invalid' : ''}`}
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={event => onChange(event.target.value)}
        />
        <button
          type="button"
          className="app-password-toggle"
          aria-label={shown ? t('signIn.hide') : t('signIn.show')}
          onClick={() => setShown(!shown)}
        >
          <Icon name={shown ? 'password-invisible' : 'password-visible'} className="icon-primary" />
        </button>
      </div>
      {error && (
        <div className="app-field-error" id={`${id}-error`}>
          {error}
        </div>
      )}
    </div>
  );
}
