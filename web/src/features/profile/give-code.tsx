// SPDX-License-Identifier: AGPL-3.0-or-later
import { useId, useState } from 'react';
import type { SubmitEvent } from 'react';
import { asProblem } from '../../api/problem.js';
import { announce } from '../../ui/announcer.js';
import { problemText } from '../../ui/states.js';
import { useTexts } from './second-factor-texts.js';

interface Props {
  title: string;
  text: string;
  submit: string;
  danger?: boolean;
  give: (body: { code: string } | { recoveryCode: string }) => Promise<void>;
  onLeave: () => void;
}

/** Six figures are a code of the app, anything longer a recovery code: one field for both. */
const bodyOf = (typed: string): { code: string } | { recoveryCode: string } =>
  /^[\d\s.-]+$/.test(typed) && typed.replace(/\D/g, '').length <= 6 ? { code: typed } : { recoveryCode: typed };

/** What is changed about the factor is changed by whoever holds it. */
export function GiveCode({ title, text, submit, danger = false, give, onLeave }: Props) {
  const t = useTexts();
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<string>();
  const [working, setWorking] = useState(false);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (working) return;
    setWorking(true);
    try {
      if (!typed.trim()) throw new Error(t('codeMissing'));
      await give(bodyOf(typed));
    } catch (error) {
      const message = messageOf(error);
      setFailure(message);
      announce(message, 'assertive');
    }
    setWorking(false);
  };
  return (
    <form onSubmit={event => void send(event)} noValidate className="app-factor-form">
      <h3 className="h5">{title}</h3>
      <p>{text}</p>
      <CodeField label={t('codeOrRecovery')} hint={t('codeOrRecoveryHint')} value={typed} onChange={setTyped} error={failure} />
      <div className="app-buttons">
        <button type="submit" className={`btn ${danger ? 'btn-danger' : 'btn-primary'}`} aria-disabled={working}>
          {submit}
        </button>
        <button type="button" className="btn btn-outline-primary" onClick={onLeave}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

/** What a refusal says, at its field or in general. */
export function messageOf(error: unknown): string {
  const problem = asProblem(error);
  return problem.errors[0]?.detail ?? problemText(problem);
}

interface CodeFieldProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
}

export function CodeField({ label, hint, value, onChange, error }: CodeFieldProps) {
  const id = useId();
  return (
    <div className="form-group app-field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <div className="app-field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <input
        id={id}
        type="text"
        autoComplete="one-time-code"
        autoCorrect="off"
        spellCheck={false}
        className={`form-control app-code ${error ? 'is-invalid' : ''}`}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}
        onChange={event => onChange(event.target.value)}
      />
      {error && (
        <div className="app-field-error" id={`${id}-error`}>
          {error}
        </div>
      )}
    </div>
  );
}
