// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ifMatch } from '../../api/client.js';
import { Can } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { DateField } from '../../ui/form/value-fields.js';
import { formatDate, formatMinutes } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { personName } from '../../ui/person-name.js';
import { useAction } from '../../ui/use-action.js';
import { useToday } from '../session/session.js';
import './desk.css';
import { Meeting } from './meeting.js';
import { isMeeting, patchAppointment, useAppointment } from './model.js';
import type { Appointment } from './model.js';
import { useTexts } from './texts.js';
import { touched, usePart } from './use-part.js';
import type { PartProps } from './use-part.js';

/** One appointment: how it went, moving and cancelling it, and the minutes of a meeting. */
export default function AppointmentPage() {
  const { id = '' } = useParams();
  return (
    <Loaded query={useAppointment(id)} page>
      {({ data, etag }) => <View appointment={data} etag={etag} />}
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
  const [doing, setDoing] = useState<'move' | 'cancel' | null>(null);
  const { status, heldOn, kind } = appointment;
  const step = useAction({
    run: (next: Appointment['status']) => patchAppointment(appointment.id, ifMatch(etag), { status: next }),
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
      {doing === 'move' && <Move appointment={appointment} etag={etag} leave={() => setDoing(now => (now === 'move' ? null : now))} />}
      {doing === 'cancel' && <Cancel appointment={appointment} etag={etag} leave={() => setDoing(now => (now === 'cancel' ? null : now))} />}
      {isMeeting(kind) && <Meeting appointment={appointment} etag={etag} />}
    </Page>
  );
}

const leaving = (label: string, leave: () => void) => (
  <button type="button" className="btn btn-outline-primary" onClick={leave}>{label}</button>
);

function Move(props: PartProps) {
  const t = useTexts();
  const form = usePart(props, {
    values: ({ heldOn, startsAt, place }) => ({ heldOn, startsAt, place: place ?? '' }),
    without: ['when', 'where'],
    done: t('one.moved'),
    save: ({ place, ...when }, headers, { id }) => patchAppointment(id, headers, { ...when, place: place || null }),
  });
  return (
    <section aria-label={t('one.moveTitle')}>
      <RecordForm form={form} submitLabel={t('one.moveTitle')} cancel={leaving(t('form.cancel'), props.leave)}>
        <DateField name="heldOn" label={t('form.on')} required />
        <TextField name="startsAt" label={t('form.at')} hint={t('form.atHint')} required maxLength={5} />
        <TextField name="place" label={t('form.place')} maxLength={300} />
      </RecordForm>
    </section>
  );
}

function Cancel(props: PartProps) {
  const t = useTexts();
  const form = usePart(props, {
    values: ({ closingNote }) => ({ closingNote: closingNote ?? '' }),
    without: ['closing'],
    done: t('one.done'),
    save: ({ closingNote }, headers, { id }) => patchAppointment(id, headers, { status: 'cancelled', closingNote }),
  });
  return (
    <section aria-label={t('one.cancel')}>
      <RecordForm form={form} submitLabel={t('one.confirm')} cancel={leaving(t('one.keep'), props.leave)}>
        <TextField name="closingNote" label={t('one.reason')} required maxLength={1000} />
      </RecordForm>
    </section>
  );
}
