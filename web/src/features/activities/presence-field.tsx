// SPDX-License-Identifier: AGPL-3.0-or-later
import { FieldError, refAs, useField } from '../../ui/form/field-frame.js';
import { useTexts } from './texts.js';

export type Presence = '' | 'present' | 'absent';
const choices: readonly Presence[] = ['present', 'absent', ''];

/** One person at an activity: present, absent, or not concerned. One tap, in one line. */
export function PresenceField({ name, label }: { name: string; label: string }) {
  const t = useTexts();
  const words: Record<Presence, string> = { present: t('detail.present'), absent: t('detail.absent'), '': t('form.none') };
  const { id, input, field, error, aria } = useField({ name, label, show: value => words[(value ?? '') as Presence] });
  const value = (field.value ?? '') as Presence;
  return (
    <fieldset className="app-field app-presence" {...aria}>
      <legend className="app-legend">{label}</legend>
      {choices.map((choice, index) => (
        <div className="form-check form-check-inline" key={choice}>
          <input
            ref={index === 0 ? refAs<HTMLInputElement>(input) : undefined}
            type="radio"
            id={`${id}-${index}`}
            name={field.name}
            checked={value === choice}
            onChange={() => field.onChange(choice)}
            onBlur={field.onBlur}
          />
          <label htmlFor={`${id}-${index}`}>{words[choice]}</label>
        </div>
      ))}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
