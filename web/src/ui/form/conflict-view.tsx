// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useRef, useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTexts } from '../texts.js';
import type { ChangedField } from './paths.js';
import type { RecordFormState } from './use-record-form.js';

/** What somebody else saved meanwhile, field by field, and a choice where both changed the same. */
export function ConflictView<Values extends FieldValues>({ form }: { form: RecordFormState<Values> }) {
  const t = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const [keep, setKeep] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { fields = [], facts = [] } = form.conflict ?? {};
  const contested = fields.filter(field => field.contested);
  const undecided = contested.find(field => !chosen.has(field.name));
  useEffect(() => heading.current?.focus(), []);

  const choose = (name: string, mine: boolean) => {
    setChosen(new Set([...chosen, name]));
    const others = [...keep].filter(other => other !== name);
    setKeep(new Set(mine ? [...others, name] : others));
  };
  const apply = () => {
    if (undecided) document.getElementsByName(`conflict-${undecided.name}`)[0]?.focus();
    else form.settle(keep);
  };
  return (
    <section className="app-conflict" aria-labelledby="conflict-title">
      <h2 ref={heading} tabIndex={-1} className="h4" id="conflict-title">
        {t('conflict.title')}
      </h2>
      <p>{t(contested.length > 0 ? 'conflict.text' : facts.length > 0 ? 'conflict.facts' : 'conflict.none')}</p>
      {facts.map(({ label, before, now }) => (
        <p key={label}>
          <span className="fw-semibold">{label}: </span>
          {t('conflict.taken', { before: before || t('conflict.blank'), now: now || t('conflict.blank') })}
        </p>
      ))}
      {fields.map(field => (
        <ConflictField key={field.name} form={form} field={field} onChoose={choose} />
      ))}
      <button type="button" className="btn btn-primary" onClick={apply}>
        {t('conflict.apply')}
      </button>
    </section>
  );
}

interface FieldProps<Values extends FieldValues> {
  form: RecordFormState<Values>;
  field: ChangedField;
  onChoose: (name: string, mine: boolean) => void;
}

function ConflictField<Values extends FieldValues>({ form, field, onChoose }: FieldProps<Values>) {
  const t = useTexts();
  const info = form.book.get(field.name);
  const show = (value: unknown) => info?.show(value) || t('conflict.blank');
  if (!field.contested) {
    return (
      <p>
        <span className="fw-semibold">{info?.label}: </span>
        {t('conflict.taken', { before: show(field.before), now: show(field.theirs) })}
      </p>
    );
  }
  const group = `conflict-${field.name}`;
  return (
    <fieldset className="app-field">
      <legend className="app-legend">{info?.label}</legend>
      <p className="app-field-hint">{t('conflict.was', { before: show(field.before) })}</p>
      {([true, false] as const).map(mine => (
        <div className="form-check" key={String(mine)}>
          <input
            type="radio"
            name={group}
            id={`${group}-${mine}`}
            defaultChecked={false}
            onChange={() => onChoose(field.name, mine)}
          />
          <label htmlFor={`${group}-${mine}`}>
            {mine ? t('conflict.mine') : t('conflict.theirs')}
            {': '}
            <strong>{show(mine ? field.mine : field.theirs)}</strong>
          </label>
        </div>
      ))}
    </fieldset>
  );
}
