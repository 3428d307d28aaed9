// SPDX-License-Identifier: AGPL-3.0-or-later
import { FieldFrame, refAs, useField } from './field-frame.js';
import type { FieldProps } from './field-frame.js';

interface TextFieldProps extends FieldProps {
  /** Several lines. */
  rows?: number;
  type?: 'text' | 'email' | 'tel' | 'url';
  autoComplete?: string;
  maxLength?: number;
  /** Set where the phone's keyboard should not correct or capitalise: codes, identifiers. */
  code?: boolean;
  inputMode?: 'numeric' | 'decimal' | 'text';
}

/** A text; its value is a string, '' when blank. */
export function TextField(props: TextFieldProps) {
  const { rows, type = 'text', autoComplete = 'off', maxLength, code = false, inputMode, disabled } = props;
  const { id, input, field, error, aria } = useField(props);
  const shared = {
    id,
    name: field.name,
    className: `form-control ${error ? 'is-invalid' : ''}`,
    value: (field.value as string | null | undefined) ?? '',
    onChange: field.onChange,
    onBlur: field.onBlur,
    autoComplete,
    maxLength,
    disabled,
    ...aria,
  };
  return (
    <FieldFrame {...props} id={id} error={error}>
      {rows ? (
        <textarea ref={refAs<HTMLTextAreaElement>(input)} rows={rows} {...shared} />
      ) : (
        <input
          ref={refAs<HTMLInputElement>(input)}
          type={type}
          inputMode={inputMode}
          {...(code ? { autoCapitalize: 'characters', autoCorrect: 'off', spellCheck: false } : {})}
          {...shared}
        />
      )}
    </FieldFrame>
  );
}
