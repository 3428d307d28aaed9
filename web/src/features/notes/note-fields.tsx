// SPDX-License-Identifier: AGPL-3.0-or-later
import { useFormState } from 'react-hook-form';
import { SelectField } from '../../ui/form/choice-fields.js';
import { FieldError, RequiredMark, asText, refAs, useField } from '../../ui/form/field-frame.js';
import { TextField } from '../../ui/form/text-field.js';
import { DateField, NumberField } from '../../ui/form/value-fields.js';
import { useTerms } from '../person-file/terms.js';
import { useToday } from '../session/session.js';
import type { Compartment, NoteKind } from './note.js';
import { noteKinds } from './note.js';
import './notes.css';
import { useTexts } from './texts.js';

const extras = ['happenedOn', 'happenedAt', 'minutes', 'nextContactOn', 'compartment'];

interface Props {
  compartments: readonly Compartment[];
  /** All that a note can say in view at once; otherwise what is seldom said is folded away. */
  unfolded?: boolean;
}

/** What a note is made of: two things that are always asked, and a few that seldom are. */
export function NoteFields({ compartments, unfolded = false }: Props) {
  const t = useTexts();
  const term = useTerms();
  const today = useToday();
  const { errors } = useFormState();
  const more = (
    <div className="app-note-extras">
      <DateField name="happenedOn" label={t('happenedOn')} max={today} required />
      <TextField name="happenedAt" label={t('happenedAt')} hint={t('happenedAtHint')} inputMode="numeric" maxLength={5} />
      <NumberField name="minutes" label={t('minutes')} min={1} max={1440} suffix={t('minutesSuffix')} />
      <DateField name="nextContactOn" label={t('nextContactOn')} />
      {compartments.length > 1 && (
        <SelectField name="compartment" label={t('compartment')} hint={t('compartmentHint')} required options={compartments.map(value => ({ value, label: term(`compartment.${value}`) }))} />
      )}
    </div>
  );
  return (
    <>
      <KindField />
      <TextField name="text" label={t('text')} hint={t('textHint')} rows={unfolded ? 8 : 3} maxLength={8000} required />
      {unfolded ? more : (
        // A mistake in what is folded away must be seen.
        <details className="app-note-more" open={extras.some(name => errors[name] !== undefined) || undefined}>
          <summary>{t(compartments.length > 1 ? 'whenAndWho' : 'when')}</summary>
          {more}
        </details>
      )}
    </>
  );
}

/** The kinds of note as big buttons: one tap. */
function KindField() {
  const t = useTexts();
  const term = useTerms();
  const { id, input, field, error, aria } = useField({
    name: 'kind', label: t('kind'), required: true, missing: t('kindMissing'),
    show: value => (noteKinds.includes(value as NoteKind) ? term(`noteKind.${value as NoteKind}`) : asText(value)),
  });
  return (
    <fieldset className="app-field" role="radiogroup" aria-labelledby={`${id}-legend`} {...aria}>
      <legend className="app-legend" id={`${id}-legend`}>
        {t('kind')}
        <RequiredMark />
      </legend>
      <div className="app-kinds">
        {noteKinds.map((kind, index) => (
          <span key={kind}>
            <input
              ref={index === 0 ? refAs<HTMLInputElement>(input) : undefined}
              type="radio"
              className="btn-check"
              id={`${id}-${kind}`}
              name={field.name}
              value={kind}
              checked={field.value === kind}
              onChange={() => field.onChange(kind)}
              onBlur={field.onBlur}
            />
            <label className="btn btn-outline-primary" htmlFor={`${id}-${kind}`}>
              {term(`noteKind.${kind}`)}
            </label>
          </span>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
