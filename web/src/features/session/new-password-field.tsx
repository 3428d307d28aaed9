// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { FieldFrame, refAs, useField } from '../../ui/form/field-frame.js';
import { Icon } from '../../ui/icon.js';
import { useTexts } from './texts.js';

interface Props {
  name: string;
  label: string;
  /** What the browser's password manager is to offer. */
  autoComplete: 'new-password' | 'current-password';
}

/** A password inside a form, with a button that shows it. A new one says what it has to be. */
export function PasswordInForm({ name, label, autoComplete }: Props) {
  const t = useTexts();
  const [shown, setShown] = useState(false);
  const hint = autoComplete === 'new-password' ? t('password.hint') : undefined;
  const { id, input, field, error, aria } = useField({ name, label, hint, required: true, show: () => '' });
  return (
    <FieldFrame name={name} label={label} hint={hint} required id={id} error={error}>
      <div className="app-password">
        <input
          ref={refAs<HTMLInputElement>(input)}
          id={id}
          name={field.name}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="off"
          spellCheck={false}
          className={`form-control ${error ? 'is-invalid' : ''}`}
          value={(field.value as string | null | undefined) ?? ''}
          onChange={field.onChange}
          onBlur={field.onBlur}
          {...aria}
        />
        <button
          type="button"
          className="app-password-toggle"
          aria-label={`${shown ? t('signIn.hide') : t('signIn.show')}: ${label}`}
          onClick={() => setShown(!shown)}
        >
          <Icon name={shown ? 'password-invisible' : 'password-visible'} className="icon-primary" />
        </button>
      </div>
    </FieldFrame>
  );
}
