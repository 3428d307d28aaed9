// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Versioned } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { formatDate } from '../../ui/format.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { useToday } from '../session/session.js';
import { etagOf } from '../person-file/model.js';
import { useForgetPeople } from '../person-file/use-person.js';

interface Ending {
  endsOn: string | null;
  version: number;
}

interface DayDialogProps {
  title: string;
  /** What it means. */
  text: string;
  /** The name of the day in the request, where refusals of it belong. */
  field: 'endsOn';
  label: string;
  submit: string;
  done: string;
  /** The record that changes. */
  record: Ending;
  /** Reads the record as it stands now. */
  read: () => Promise<Versioned<Ending>>;
  earliest: string;
  save: (day: string, headers: Record<string, string>) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for the day on which something ends, and ends it. */
export function DayDialog({ title, text, field, label, submit, done, record, read, earliest, save, onClose }: DayDialogProps) {
  const ui = useUiTexts();
  const today = useToday();
  const forget = useForgetPeople();
  const facts = ({ endsOn }: Ending) => [{ label, value: formatDate(endsOn) }];
  const form = useRecordForm<Record<string, string>, unknown>({
    values: { [field]: today },
    etag: etagOf(record),
    draftKey: false,
    facts: facts(record),
    reload: async () => {
      const { data, etag } = await read();
      return { values: { [field]: today }, etag, facts: facts(data) };
    },
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
