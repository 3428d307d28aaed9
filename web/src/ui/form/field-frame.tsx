// SPDX-License-Identifier: AGPL-3.0-or-later
import { useId, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import type { FieldValues, UseControllerProps } from 'react-hook-form';
import { useTexts } from '../texts.js';
import { useFieldBook } from './form-context.js';

/** What every field takes. */
export interface FieldProps {
  /** The value's name in the form: 'birthDate', 'lines.0.amount'. */
  name: string;
  label: string;
  /** What to write and how; stands under the label and is read with it. */
  hint?: string;
  required?: boolean;
  disabled?: boolean;
}

interface UseFieldOptions extends FieldProps {
  rules?: UseControllerProps<FieldValues>['rules'];
  /** The value in words, for the conflict view. */
  show?: (value: unknown) => string;
  /** The message when a required value is missing; by default it asks to write it. */
  missing?: string;
}

/** A text or number as it is; anything else needs a `show` of its own. */
export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Everything a field's input needs, wired to the form it stands in. */
export function useField({ name, label, hint, required, rules, show, missing }: UseFieldOptions) {
  const t = useTexts();
  const id = useId();
  const input = useRef<HTMLElement>(null);
  const { control } = useFormContext();
  const { field, fieldState } = useController({
    name,
    control,
    rules: {
      ...rules,
      ...(required ? { required: missing ?? t('form.requiredMessage', { label }) } : {}),
    },
  });
  useFieldBook(name, {
    id,
    label,
    show: show ?? asText,
    focus: () => input.current?.focus(),
  });
  const error = fieldState.error?.message;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return {
    id,
    input,
    field,
    error,
    /** Spread on the input: identity and state for assistive technology. */
    aria: {
      'aria-invalid': error ? (true as const) : undefined,
      'aria-required': required ? (true as const) : undefined,
      'aria-describedby': described || undefined,
    },
  };
}

interface FrameProps extends FieldProps {
  id: string;
  error?: string;
  children: ReactNode;
  className?: string;
}

/** Label, hint, input, error: in this order, always in the same place. */
export function FieldFrame({ id, label, hint, required, error, children, className = '' }: FrameProps) {
  return (
    <div className={`form-group app-field ${className}`}>
      <label htmlFor={id}>
        {label}
        {required && <RequiredMark />}
      </label>
      <FieldHint id={id} hint={hint} />
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}

/** The asterisk; `aria-required` says it to who does not see it. */
export function RequiredMark() {
  return <span aria-hidden="true"> *</span>;
}

export function FieldHint({ id, hint }: { id: string; hint?: string }) {
  if (!hint) return null;
  return (
    <div className="app-field-hint" id={`${id}-hint`}>
      {hint}
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error?: string }) {
  if (!error) return null;
  return (
    <div className="app-field-error" id={`${id}-error`}>
      {error}
    </div>
  );
}

/** A ref of the kind of element that `useField` holds loosely. */
export function refAs<Kind extends HTMLElement>(ref: RefObject<HTMLElement | null>): RefObject<Kind | null> {
  return ref as RefObject<Kind | null>;
}
