// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { FormProvider } from 'react-hook-form';
import type { FieldValues } from 'react-hook-form';
import { Alert } from '../alert.js';
import { problemText } from '../states.js';
import { useTexts } from '../texts.js';
import { ConflictView } from './conflict-view.js';
import { CopyTyped, DraftFound, DraftKept } from './draft-notices.js';
import { FieldBookContext } from './form-context.js';
import { sameValue, valueAt } from './paths.js';
import type { RecordFormState } from './use-record-form.js';

interface RecordFormProps<Values extends FieldValues> {
  form: RecordFormState<Values>;
  /** The fields. */
  children: ReactNode;
  /** What the main button says; "Save" otherwise. */
  submitLabel?: string;
  /** A way out beside the main button, usually a link back. */
  cancel?: ReactNode;
  /** Few fields, all of which say by themselves what they need: without the line on required ones. */
  brief?: boolean;
}

/** A form over one record: summary of what is wrong, conflict with other people, fields, buttons. */
export function RecordForm<Values extends FieldValues>(props: RecordFormProps<Values>) {
  const { form, children, submitLabel, cancel, brief = false } = props;
  const t = useTexts();
  return (
    <FormProvider {...form.methods}>
      <FieldBookContext.Provider value={form.book}>
        <form
          noValidate
          className="app-form"
          onSubmit={event => {
            event.preventDefault();
            form.submit();
          }}
        >
          <ErrorSummary form={form} />
          <DraftFound draft={form.draft} />
          {!brief && <p className="app-form-note">{t('form.requiredNote')}</p>}
          {children}
          {/* Beside the button that was pressed, not at the top: the rest of the form stays in view. */}
          {form.conflict && <ConflictView key={form.attempts} form={form} />}
          <DraftKept draft={form.draft} typed={() => typedText(form)} />
          {!form.conflict && (
            <div className="app-buttons">
              <button type="submit" className="btn btn-primary" aria-disabled={form.saving}>
                {form.saving ? t('form.saving') : (submitLabel ?? t('form.save'))}
              </button>
              {cancel}
            </div>
          )}
        </form>
      </FieldBookContext.Provider>
    </FormProvider>
  );
}

/** What was typed, in the words of the form, for who has to take it elsewhere. */
function typedText<Values extends FieldValues>({ methods, book }: RecordFormState<Values>): string {
  const [values, before] = [methods.getValues(), methods.formState.defaultValues];
  return [...book]
    .filter(([name]) => !sameValue(valueAt(values, name), valueAt(before, name)))
    .map(([name, info]) => `${info.label}: ${info.show(valueAt(values, name))}`)
    .join('\n');
}

/** What is wrong, each with a link to its field. Takes the focus after a failed attempt. */
function ErrorSummary<Values extends FieldValues>({ form }: { form: RecordFormState<Values> }) {
  const t = useTexts();
  const ref = useRef<HTMLDivElement>(null);
  const { errors } = form.methods.formState;
  const wrong = [...form.book].flatMap(([name, info]) => {
    const message = (valueAt(errors, name) as { message?: string } | undefined)?.message;
    return message ? [{ name, info, message }] : [];
  });
  const count = wrong.length + form.otherErrors.length;
  const { attempts, conflict } = form;
  useEffect(() => {
    if (attempts > 0 && !conflict) ref.current?.focus();
  }, [attempts, conflict]);

  const shown = !conflict && attempts > 0 && (count > 0 || form.problem !== null);
  return (
    <div ref={ref} tabIndex={-1} className="app-summary">
      {shown && (
        <Alert tone="danger" title={count > 0 ? t('form.summaryTitle', { count }) : t('form.failedTitle')}>
          {form.problem && count === 0 && <p className="mb-0">{form.lost ? t('form.lost') : problemText(form.problem)}</p>}
          {form.lost && <CopyTyped typed={() => typedText(form)} />}
          {count > 0 && (
            <ul className="mb-0">
              {wrong.map(({ name, info, message }) => (
                <li key={name}>
                  <a
                    href={`#${info.id}`}
                    onClick={event => {
                      // The focus moves, the address stays.
                      event.preventDefault();
                      info.focus();
                    }}
                  >
                    {`${info.label}: ${message}`}
                  </a>
                </li>
              ))}
              {form.otherErrors.map(message => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          )}
        </Alert>
      )}
    </div>
  );
}
