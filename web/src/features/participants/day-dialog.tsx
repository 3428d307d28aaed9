// SPDX-License-Identifier: AGPL-3.0-or-later
import { Dialog } from '../../ui/dialog.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { useToday } from '../session/session.js';
import { etagOf } from '../person-file/model.js';
import { useForgetPeople } from '../person-file/use-person.js';

interface DayDialogProps {
  title: string;
  /** What it means. */
  text: string;
  /** The name of the day in the request, where refusals of it belong. */
  field: 'endsOn' | 'withdrawnOn';
  label: string;
  submit: string;
  done: string;
  /** The record that changes. */
  record: { version: number };
  earliest: string;
  save: (day: string, headers: Record<string, string>) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for the day on which something ends, and ends it. */
export function DayDialog({ title, text, field, label, submit, done, record, earliest, save, onClose }: DayDialogProps) {
  const ui = useUiTexts();
  const today = useToday();
  const forget = useForgetPeople();
  const form = useRecordForm<Record<string, string>, unknown>({
    values: { [field]: today },
    etag: etagOf(record),
    draftKey: false,
    save: (values, headers) => save(values[field] ?? '', headers),
    onSaved: async () => {
      await forget();
      onClose();
      notify('success', done);
    },
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <RecordForm
        form={form}
        submitLabel={submit}
        cancel={
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {ui('cancel')}
          </button>
        }
      >
        <DateField name={field} label={label} required min={earliest} max={today} />
      </RecordForm>
    </Dialog>
  );
}
