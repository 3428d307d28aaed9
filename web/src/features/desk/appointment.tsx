// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import { Can } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { formatDate, formatDateTime, formatMinutes } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { personName } from '../../ui/person-name.js';
import { notify } from '../../ui/toasts.js';
import { useAction } from '../../ui/use-action.js';
import { useToday } from '../session/session.js';
import './desk.css';
import { isMeeting, useAppointment } from './model.js';
import type { Appointment } from './model.js';
import { useTexts } from './texts.js';

const touched = [['appointments'], ['desk'], ['timeline']] as const;

/** One appointment: how it went, moving and cancelling it, and the minutes of a meeting. */
export default function AppointmentPage() {
  const { id = '' } = useParams();
  return (
    <Loaded query={useAppointment(id)} page>
      {({ data, etag }) => <View key={etag} appointment={data} etag={etag} />}
    </Loaded>
  );
}

interface ViewProps {
  appointment: Appointment;
  etag: string | null;
}

function View({ appointment, etag }: ViewProps) {
  const t = useTexts();
  const today = useToday();
  const [doing, setDoing] = useState<'move' | 'cancel' | 'minutes' | null>(null);
  const { status, heldOn, kind, participants, minutesOf } = appointment;
  const step = useAction({
    run: (next: Appointment['status']) => patch(appointment.id, etag, { status: next }),
    done: t('one.done'),
    touches: touched,
  });
  const button = (label: string, act: () => void, primary = false) => (
    <button type="button" className={`btn btn-${primary ? '' : 'outline-'}primary`} disabled={step.working} onClick={act}>{label}</button>
  );
  return (
    <Page title={t('one.title', { kind: t(`kinds.${kind}`), date: formatDate(heldOn) })} personal lead={<p>{t(`statuses.${status}`)}</p>}>
      <Facts
        facts={[
          { label: t('one.person'), value: <Link to={`/persone/${appointment.personId}`}>{personName(appointment.person)}</Link> },
          { label: t('one.when'), value: t('one.whenText', { date: formatDate(heldOn), time: appointment.startsAt, minutes: formatMinutes(appointment.minutes) }) },
          { label: t('one.where'), value: appointment.place },
          { label: t('one.about'), value: appointment.purpose },
          { label: t('one.agenda'), value: appointment.accountName },
          { label: t('one.closing'), value: appointment.closingNote },
        ]}
      />
      <Can do="update" on="Appointment">
        <div className="d-flex flex-wrap gap-2 my-4 d-print-none">
          {status === 'planned' && heldOn <= today && button(t('one.held'), () => step.act('held'), true)}
          {status === 'planned' && heldOn <= today && button(t('one.missed'), () => step.act('missed'))}
          {status === 'planned' && button(t('one.move'), () => setDoing('move'))}
          {status === 'planned' && button(t('one.cancel'), () => setDoing('cancel'))}
          {status !== 'planned' && button(t('one.plan'), () => step.act('planned'))}
        </div>
      </Can>
      {doing === 'move' && <Move appointment={appointment} etag={etag} leave={() => setDoing(null)} />}
      {doing === 'cancel' && <Cancel appointment={appointment} etag={etag} leave={() => setDoing(null)} />}
      {isMeeting(kind) && (
        <>
          <section aria-labelledby="participants" className="mt-4">
            <h2 id="participants" className="h4">{t('one.participants')}</h2>
            {participants.length === 0 ? <p>{t('one.none')}</p> : (
              <ul>
                {participants.map(one => (
                  <li key={one.id}>{[one.name, one.body, one.present === null ? null : t(one.present ? 'one.present' : 'one.absent')].filter(Boolean).join(', ')}</li>
                ))}
              </ul>
            )}
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
            {status === 'held' && doing !== 'minutes' && button(t(minutesOf ? 'one.rewrite' : 'one.write'), () => setDoing('minutes'), !minutesOf)}
            {doing === 'minutes' && <Minutes appointment={appointment} etag={etag} leave={() => setDoing(null)} />}
          </section>
        </>
      )}
    </Page>
  );
}

const patch = (id: string, etag: string | null, body: { status?: Appointment['status']; closingNote?: string | null; heldOn?: string; startsAt?: string; place?: string | null }) =>
  versioned(api.PATCH('/api/v1/appointments/{id}', { params: { path: { id }, header: { 'If-Match': etag ?? '' } }, body, headers: { 'If-Match': etag ?? '' } }));

interface PartProps extends ViewProps {
  leave: () => void;
}

/** A small form inside the page; saving reads the appointment again. */
function usePart<Values extends Record<string, unknown>>({ etag, leave }: PartProps, values: Values, done: string, save: (values: Values) => Promise<unknown>) {
  const queries = useQueryClient();
  return useRecordForm<Values, unknown>({
    values: values,
    etag,
    save: (sent: Values) => save(sent),
    onSaved: async () => {
      leave();
      await Promise.all(touched.map(queryKey => queries.invalidateQueries({ queryKey })));
      notify('success', done);
    },
  });
}

function Leave({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return <button type="button" className="btn btn-outline-primary" onClick={onClick}>{children}</button>;
}

function Move(props: PartProps) {
  const t = useTexts();
  const { appointment, etag } = props;
  const form = usePart(props, { heldOn: appointment.heldOn, startsAt: appointment.startsAt, place: appointment.place ?? '' }, t('one.moved'), ({ heldOn, startsAt, place }) => patch(appointment.id, etag, { heldOn, startsAt, place: place || null }));
  return (
    <section aria-label={t('one.moveTitle')}>
      <RecordForm form={form} submitLabel={t('one.moveTitle')} cancel={<Leave onClick={props.leave}>{t('form.cancel')}</Leave>}>
        <DateField name="heldOn" label={t('form.on')} required />
        <TextField name="startsAt" label={t('form.at')} hint={t('form.atHint')} required maxLength={5} />
        <TextField name="place" label={t('form.place')} maxLength={300} />
      </RecordForm>
    </section>
  );
}

function Cancel(props: PartProps) {
  const t = useTexts();
  const { appointment, etag } = props;
  const form = usePart(props, { closingNote: '' }, t('one.done'), ({ closingNote }) => patch(appointment.id, etag, { status: 'cancelled', closingNote }));
  return (
    <section aria-label={t('one.cancel')}>
      <RecordForm form={form} submitLabel={t('one.confirm')} cancel={<Leave onClick={props.leave}>{t('one.keep')}</Leave>}>
        <TextField name="closingNote" label={t('one.reason')} required maxLength={1000} />
      </RecordForm>
    </section>
  );
}

function Minutes(props: PartProps) {
  const t = useTexts();
  const { appointment: { id, minutesOf }, etag } = props;
  const form = usePart(props, { text: minutesOf?.text ?? '', decisions: minutesOf?.decisions ?? '' }, t('one.minutesSaved'), ({ text, decisions }) =>
    versioned(api.POST('/api/v1/appointments/{id}/minutes', { params: { path: { id }, header: { 'If-Match': etag ?? '' } }, body: { text, decisions: decisions || null }, headers: { 'If-Match': etag ?? '' } })));
  return (
    <RecordForm form={form} submitLabel={t('one.saveMinutes')} cancel={<Leave onClick={props.leave}>{t('form.cancel')}</Leave>}>
      <TextField name="text" label={t('one.text')} required rows={10} maxLength={20000} />
      <TextField name="decisions" label={t('one.decisions')} rows={4} maxLength={5000} />
    </RecordForm>
  );
}
