// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { euroInput, formatDate, formatEuro, formatNumber, isCivilDate, parseEuro, parseNumber } from '../format.js';
import { useTexts } from '../texts.js';
import { FieldFrame, refAs, useField } from './field-frame.js';
import type { FieldProps } from './field-frame.js';

interface DateFieldProps extends FieldProps {
  /** Earliest and latest day, 'YYYY-MM-DD'. */
  min?: string;
  max?: string;
}

/** A civil date; its value is 'YYYY-MM-DD', '' when blank. */
export function DateField(props: DateFieldProps) {
  const t = useTexts();
  const { min, max } = props;
  const hint = props.hint ?? t('form.dateHint');
  const { id, input, field, error, aria } = useField({
    ...props,
    hint,
    show: value => formatDate(value as string),
    rules: {
      validate: (value: unknown) => {
        const text = typeof value === 'string' ? value : '';
        if (text === '' || text === unreadable) return text === '' || t('form.dateInvalid');
        if (!isCivilDate(text)) return t('form.dateInvalid');
        if (max && text > max) return t('form.dateMax', { date: formatDate(max) });
        if (min && text < min) return t('form.dateMin', { date: formatDate(min) });
        return true;
      },
    },
  });
  const value = (field.value as string | null | undefined) ?? '';
  const box = refAs<HTMLInputElement>(input);
  useEffect(() => {
    // Not a controlled input: writing '' back into a half-written date would wipe out what is being typed.
    if (box.current && value !== unreadable && box.current.value !== value) box.current.value = value;
  }, [box, value]);
  return (
    <FieldFrame {...props} hint={hint} id={id} error={error}>
      <input
        ref={box}
        type="date"
        id={id}
        name={field.name}
        className={`form-control app-date ${error ? 'is-invalid' : ''}`}
        defaultValue={value === unreadable ? '' : value}
        min={min}
        max={max}
        disabled={props.disabled}
        onChange={event => field.onChange(event.target.validity.badInput ? unreadable : event.target.value)}
        onBlur={event => {
          if (event.target.validity.badInput) field.onChange(unreadable);
          field.onBlur();
        }}
        {...aria}
      />
    </FieldFrame>
  );
}

/** Stands for a date that the browser cannot read, so that the form does not take it for a blank one. */
const unreadable = 'unreadable';

/** An amount in euro; its value is integer cents, null when blank. */
export function EuroField(props: FieldProps) {
  const t = useTexts();
  return (
    <TypedField
      {...props}
      hint={props.hint ?? t('form.euroHint')}
      invalid={t('form.euroInvalid')}
      parse={parseEuro}
      write={euroInput}
      show={value => formatEuro(value)}
      suffix="€"
    />
  );
}

interface NumberFieldProps extends FieldProps {
  /** How many decimals may be written; none by default. */
  decimals?: number;
  min?: number;
  max?: number;
  /** A word after the number: "ore". */
  suffix?: string;
}

/** A quantity; its value is a number, null when blank. */
export function NumberField({ decimals = 0, min, max, ...props }: NumberFieldProps) {
  const t = useTexts();
  return (
    <TypedField
      {...props}
      invalid={decimals ? t('form.numberInvalid') : t('form.wholeInvalid')}
      parse={text => parseNumber(text, decimals)}
      write={value => formatNumber(value, decimals)}
      show={value => formatNumber(value, decimals)}
      check={value => {
        if (min !== undefined && value < min) return t('form.numberMin', { min: formatNumber(min) });
        if (max !== undefined && value > max) return t('form.numberMax', { max: formatNumber(max) });
        return true;
      }}
    />
  );
}

interface TypedFieldProps extends FieldProps {
  invalid: string;
  /** Undefined: the text cannot be read. */
  parse: (text: string) => number | null | undefined;
  write: (value: number | null) => string;
  show: (value: number | null) => string;
  check?: (value: number) => string | true;
  suffix?: string;
}

/** A number written as text. The text stays as typed until the field is left, then shows how it was read. */
function TypedField(props: TypedFieldProps) {
  const { parse, write, show, check, invalid, suffix } = props;
  const { id, input, field, error, aria } = useField({
    ...props,
    show: value => show(value as number | null),
    rules: {
      validate: (value: unknown) => {
        if (Number.isNaN(value)) return invalid;
        return typeof value === 'number' && check ? check(value) : true;
      },
    },
  });
  const value = field.value as number | null;
  const [text, setText] = useState(() => write(value));
  const [seen, setSeen] = useState(value);
  if (!Object.is(seen, value)) {
    // Changed from outside (a draft, a conflict): show the new value, but never over what is being typed.
    setSeen(value);
    if (!Number.isNaN(value) && parse(text) !== value) setText(write(value));
  }
  return (
    <FieldFrame {...props} id={id} error={error}>
      <div className={suffix ? 'app-with-suffix' : undefined}>
        <input
          ref={input as RefObject<HTMLInputElement | null>}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          id={id}
          name={field.name}
          className={`form-control app-number ${error ? 'is-invalid' : ''}`}
          value={text}
          disabled={props.disabled}
          onChange={event => {
            setText(event.target.value);
            const read = parse(event.target.value);
            field.onChange(read === undefined ? Number.NaN : read);
          }}
          onBlur={() => {
            const read = parse(text);
            if (read !== undefined) setText(write(read));
            field.onBlur();
          }}
          {...aria}
        />
        {suffix && (
          <span className="app-suffix" aria-hidden="true">
            {suffix}
          </span>
        )}
      </div>
    </FieldFrame>
  );
}
