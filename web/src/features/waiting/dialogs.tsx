// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { FieldValues, Path } from 'react-hook-form';
import { api, ok, versioned } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { etagOf, matching } from '../person-file/model.js';
import { useForgetPeople } from '../person-file/use-person.js';
import { useToday } from '../session/session.js';
import { useTexts } from './texts.js';
import { nameOf, priorities, useEntryFacts } from './words.js';
import type { Entry } from './words.js';

interface AskProps<Values extends FieldValues> {
  entry: Entry;
  title: string;
  text?: string;
  submit: string;
  done: string;
  values: Values;
  /** The same fields out of the request as it stands by now; left out where they are not the request's own. */
  now?: (entry: Entry) => Values;
  children: ReactNode;
  pointers?: Record<string, Path<Values>>;
  save: (values: Values, headers: Record<string, string>) => Promise<unknown>;
  onClose: () => void;
}

/** Asks what a step needs, and takes it. */
function Ask<Values extends FieldValues>({ entry, title, text, submit, done, values, now, children, pointers, save, onClose }: AskProps<Values>) {
  const ui = useUiTexts();
  const queries = useQueryClient();
  const forget = useForgetPeople();
  const facts = useEntryFacts();
  const form = useRecordForm<Values, unknown>({
    values,
    etag: etagOf(entry),
    draftKey: false,
    facts: facts(entry),
    reload: async () => {
      const { data, etag } = await versioned(api.GET('/api/v1/waiting-entries/{id}', { params: { path: { id: entry.id } } }));
      return { values: now?.(data) ?? values, etag, facts: facts(data) };
    },
    ...(pointers && { pointers }),
    save,
    onSaved: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['waiting'] }), queries.invalidateQueries({ queryKey: ['places'] }), forget()]);
      onClose();
      notify('success', done);
    },
  });
  return (
    <Dialog title={title} onClose={onClose}>
      {text && <p>{text}</p>}
      <RecordForm
        form={form}
        submitLabel={submit}
        cancel={
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {ui('cancel')}
          </button>
        }
      >
        {children}
      </RecordForm>
    </Dialog>
  );
}

interface DialogProps {
  entry: Entry;
  onClose: () => void;
}

const at = (entry: Entry, headers: Record<string, string>) => ({ path: { id: entry.id }, header: matching(headers) });

export function OfferDialog({ entry, onClose }: DialogProps) {
  const t = useTexts();
  const places = useQuery({ queryKey: ['places'], queryFn: ({ signal }) => ok(api.GET('/api/v1/places', { signal })) });
  const free = places.data?.items.find(({ action }) => action.id === entry.action.id)?.free ?? null;
  return (
    <Ask
      {...{ entry, onClose }}
      title={t('offerOf', { name: nameOf(entry) })}
      text={free === null ? t('offerUnset') : free > 0 ? t('offerFree', { count: free }) : t('offerNone')}
      submit={t('offer')}
      done={t('offered')}
      values={{ reason: '' }}
      save={({ reason }, headers) => ok(api.POST('/api/v1/waiting-entries/{id}/offer', { params: at(entry, headers), body: reason.trim() ? { reason } : {}, headers }))}
    >
      <TextField name="reason" label={t('offerReason')} hint={t('offerReasonHint')} rows={2} maxLength={500} />
    </Ask>
  );
}

export function DeclineDialog({ entry, onClose }: DialogProps) {
  const t = useTexts();
  return (
    <Ask
      {...{ entry, onClose }}
      title={t('declineOf', { name: nameOf(entry) })}
      text={t('declineText')}
      submit={t('decline')}
      done={t('declined')}
      values={{ reason: '' }}
      save={(body, headers) => ok(api.POST('/api/v1/waiting-entries/{id}/refusal', { params: at(entry, headers), body, headers }))}
    >
      <TextField name="reason" label={t('reason')} required rows={3} maxLength={500} />
    </Ask>
  );
}

export function WithdrawDialog({ entry, onClose }: DialogProps) {
  const t = useTexts();
  return (
    <Ask
      {...{ entry, onClose }}
      title={t('withdrawOf', { name: nameOf(entry) })}
      text={t('withdrawText')}
      submit={t('withdraw')}
      done={t('withdrawn')}
      values={{ reason: '' }}
      save={(body, headers) => ok(api.POST('/api/v1/waiting-entries/{id}/withdrawal', { params: at(entry, headers), body, headers }))}
    >
      <TextField name="reason" label={t('reason')} required rows={3} maxLength={500} />
    </Ask>
  );
}

export function EnrolDialog({ entry, onClose }: DialogProps) {
  const t = useTexts();
  const today = useToday();
  return (
    <Ask
      {...{ entry, onClose }}
      title={t('enrolOf', { name: nameOf(entry) })}
      text={t('enrolText')}
      submit={t('enrol')}
      done={t('enrolled')}
      values={{ startsOn: today, admissionReason: '' }}
      pointers={{ '/targetGroupId': 'admissionReason' }}
      save={({ startsOn, admissionReason }, headers) =>
        ok(api.POST('/api/v1/waiting-entries/{id}/enrolment', { params: at(entry, headers), body: { startsOn, ...(admissionReason.trim() && { admissionReason }) }, headers }))
      }
    >
      <DateField name="startsOn" label={t('startsOn')} required max={today} />
      <TextField name="admissionReason" label={t('admissionReason')} hint={t('admissionReasonHint')} rows={3} maxLength={1000} />
    </Ask>
  );
}

const prioritiesOf = ({ priority, priorityReason }: Entry) => ({ priority, priorityReason: priorityReason ?? '' });

export function PriorityDialog({ entry, onClose }: DialogProps) {
  const t = useTexts();
  return (
    <Ask
      {...{ entry, onClose }}
      title={t('changeOf', { name: nameOf(entry) })}
      submit={t('change')}
      done={t('changed')}
      values={prioritiesOf(entry)}
      now={prioritiesOf}
      save={({ priority, priorityReason }, headers) =>
        ok(api.PATCH('/api/v1/waiting-entries/{id}', { params: at(entry, headers), body: { priority: priority, priorityReason: priorityReason.trim() || null }, headers }))
      }
    >
      <SelectField name="priority" label={t('priority')} required options={priorities.map(value => ({ value, label: t(`priorities.${value}`) }))} />
      <TextField name="priorityReason" label={t('priorityReason')} hint={t('priorityReasonHint')} rows={2} maxLength={500} />
    </Ask>
  );
}
