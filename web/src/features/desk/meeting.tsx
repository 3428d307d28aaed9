// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { api, versioned } from '../../api/client.js';
import { Can } from '../../ui/can.js';
import { CheckboxField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { formatDateTime } from '../../ui/format.js';
import { matching } from '../person-file/model.js';
import { ColleaguesField } from './colleagues-field.js';
import { patchAppointment } from './model.js';
import type { Appointment } from './model.js';
import { keysOf, lineOf, seatsOf, valuesOf } from './participants.js';
import type { Participant } from './participants.js';
import { useTexts } from './texts.js';
import { usePart } from './use-part.js';
import type { PartProps } from './use-part.js';

/** What a meeting has beyond an appointment: who takes part, who was there, minutes and decisions. */
export function Meeting({ appointment, etag }: { appointment: Appointment; etag: string | null }) {
  const t = useTexts();
  const [doing, setDoing] = useState<'participants' | 'minutes' | null>(null);
  const { status, participants, minutesOf } = appointment;
  // What was saved closes itself, not what was opened meanwhile.
  const part = (one: 'participants' | 'minutes') => ({ appointment, etag, leave: () => setDoing(now => (now === one ? null : now)) });
  return (
    <>
      <section aria-labelledby="participants" className="mt-4">
        <h2 id="participants" className="h4">{t('one.participants')}</h2>
        {participants.length === 0 ? <p>{t('one.none')}</p> : <ul>{participants.map(one => <Seat key={one.id} one={one} />)}</ul>}
        {doing !== 'participants' && status !== 'cancelled' && (
          <Can do="update" on="Appointment">
            <button type="button" className="btn btn-outline-primary btn-sm d-print-none" onClick={() => setDoing('participants')}>{t('seats.change')}</button>
          </Can>
        )}
        {doing === 'participants' && <Participants {...part('participants')} />}
      </section>
      <section aria-labelledby="minutes" className="mt-4">
        <h2 id="minutes" className="h4">{t('one.minutes')}</h2>
        {minutesOf ? (
          <>
            <p className="app-minutes">{minutesOf.text}</p>
            {minutesOf.decisions && <><h3 className="h5">{t('one.decisions')}</h3><p className="app-minutes">{minutesOf.decisions}</p></>}
            <p className="text-secondary">{t('one.by', { name: minutesOf.writtenBy, at: formatDateTime(minutesOf.writtenAt) })}</p>
          </>
        ) : (
          <p>{t(status === 'held' ? 'one.minutesNone' : 'one.minutesLater')}</p>
        )}
        {status === 'held' && doing !== 'minutes' && (
          <Can do="update" on="Minutes">
            <button type="button" className={`btn ${minutesOf ? 'btn-outline-primary' : 'btn-primary'} d-print-none`} onClick={() => setDoing('minutes')}>{t(minutesOf ? 'one.rewrite' : 'one.write')}</button>
          </Can>
        )}
        {doing === 'minutes' && <Minutes {...part('minutes')} />}
      </section>
    </>
  );
}

function Seat({ one }: { one: Participant }) {
  const t = useTexts();
  return <li>{[lineOf(one), one.present === null ? null : t(one.present ? 'one.present' : 'one.absent')].filter(Boolean).join(', ')}</li>;
}

function Participants(props: PartProps) {
  const t = useTexts();
  const form = usePart(props, {
    values: ({ participants }) => ({ ...valuesOf(participants) }),
    without: ['participants'],
    done: t('seats.saved'),
    save: (values, headers, { id, participants }) => patchAppointment(id, headers, { participants: seatsOf(values, participants) }),
  });
  return (
    <RecordForm form={form} brief submitLabel={t('seats.save')} cancel={<button type="button" className="btn btn-outline-primary" onClick={props.leave}>{t('form.cancel')}</button>}>
      <ColleaguesField name="colleagues" />
      <TextField name="guests" label={t('seats.guests')} hint={t('form.participantsHint')} rows={3} maxLength={4000} />
    </RecordForm>
  );
}

function Minutes(props: PartProps) {
  const t = useTexts();
  const { participants } = props.appointment;
  const form = usePart(props, {
    values: ({ minutesOf, participants: seats }) => ({
      present: Object.fromEntries(keysOf(seats).map((key, i) => [key, seats[i]?.present === true])),
      text: minutesOf?.text ?? '', decisions: minutesOf?.decisions ?? '',
    }),
    without: ['minutes'],
    done: t('one.minutesSaved'),
    save: ({ text, decisions, present }, headers, { id, participants: seats }) =>
      versioned(
        api.POST('/api/v1/appointments/{id}/minutes', {
          params: { path: { id }, header: matching(headers) },
          body: { text, decisions: decisions || null, ...(seats.length > 0 && { present: keysOf(seats).flatMap((key, i) => (present[key] && seats[i] ? [seats[i].id] : [])) }) },
          headers,
        }),
      ),
  });
  return (
    <RecordForm form={form} submitLabel={t('one.saveMinutes')} cancel={<button type="button" className="btn btn-outline-primary" onClick={props.leave}>{t('form.cancel')}</button>}>
      {participants.length > 0 && (
        <fieldset className="app-field">
          <legend className="app-legend">{t('seats.whoWasThere')}</legend>
          {keysOf(participants).map((key, i) => participants[i] && <CheckboxField key={key} name={`present.${key}`} label={lineOf(participants[i])} />)}
        </fieldset>
      )}
      <TextField name="text" label={t('one.text')} required rows={10} maxLength={20000} />
      <TextField name="decisions" label={t('one.decisions')} rows={4} maxLength={5000} />
    </RecordForm>
  );
}
