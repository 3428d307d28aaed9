// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTexts } from '../texts.js';
import { FieldError, FieldFrame, FieldHint, RequiredMark, asText, refAs, useField } from './field-frame.js';
import type { FieldProps } from './field-frame.js';

/** One thing to choose. */
export interface Option {
  value: string;
  label: string;
  /** A word of explanation, under the label (radio groups only). */
  hint?: string;
  disabled?: boolean;
}

interface ChoiceProps extends FieldProps {
  options: readonly Option[];
}

function useChoice(props: ChoiceProps) {
  const t = useTexts();
  return useField({
    ...props,
    missing: t('form.requiredChoice', { label: props.label }),
    show: value => props.options.find(option => option.value === value)?.label ?? asText(value),
  });
}

/** One of many, in a list that opens; its value is the option's, '' when none. */
export function SelectField(props: ChoiceProps & { /** What the blank entry says. */ placeholder?: string }) {
  const t = useTexts();
  const { id, input, field, error, aria } = useChoice(props);
  return (
    <FieldFrame {...props} id={id} error={error}>
      <select
        ref={refAs<HTMLSelectElement>(input)}
        id={id}
        name={field.name}
        className={`form-select app-select ${error ? 'is-invalid' : ''}`}
        value={(field.value as string | null | undefined) ?? ''}
        onChange={field.onChange}
        onBlur={field.onBlur}
        disabled={props.disabled}
        {...aria}
      >
        <option value="">{props.placeholder ?? t('choose')}</option>
        {props.options.map(option => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** One of a few, all in view; its value is the option's, '' or null when none. */
export function RadioField(props: ChoiceProps) {
  const { id, input, field, error, aria } = useChoice(props);
  return (
    <fieldset className="app-field" role="radiogroup" aria-labelledby={`${id}-legend`} {...aria}>
      <legend className="app-legend" id={`${id}-legend`}>
        {props.label}
        {props.required && <RequiredMark />}
      </legend>
      <FieldHint id={id} hint={props.hint} />
      {props.options.map((option, index) => (
        <div className="form-check" key={option.value}>
          <input
            ref={index === 0 ? refAs<HTMLInputElement>(input) : undefined}
            type="radio"
            id={`${id}-${index}`}
            name={field.name}
            value={option.value}
            checked={field.value === option.value}
            onChange={() => field.onChange(option.value)}
            onBlur={field.onBlur}
            disabled={props.disabled || option.disabled}
            aria-describedby={option.hint ? `${id}-${index}-hint` : undefined}
          />
          <label htmlFor={`${id}-${index}`}>{option.label}</label>
          {option.hint && (
            <div className="app-option-hint" id={`${id}-${index}-hint`}>
              {option.hint}
            </div>
          )}
        </div>
      ))}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

/** Yes or no by itself; its value is true or false. `required` means: it must be ticked. */
export function CheckboxField(props: FieldProps) {
  const t = useTexts();
  const { id, input, field, error, aria } = useField({
    ...props,
    show: value => (value ? t('form.yes') : t('form.no')),
  });
  return (
    <div className="app-field">
      <div className="form-check">
        <input
          ref={refAs<HTMLInputElement>(input)}
          type="checkbox"
          id={id}
          name={field.name}
          checked={field.value === true}
          onChange={event => field.onChange(event.target.checked)}
          onBlur={field.onBlur}
          disabled={props.disabled}
          {...aria}
        />
        <label htmlFor={id}>
          {props.label}
          {props.required && <RequiredMark />}
        </label>
      </div>
      <FieldHint id={id} hint={props.hint} />
      <FieldError id={id} error={error} />
    </div>
  );
}
