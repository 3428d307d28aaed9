// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { Link, useNavigate, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import { RadioField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField, NumberField } from '../../ui/form/value-fields.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { notify } from '../../ui/toasts.js';
import { fullName } from '../person-file/model.js';
import type { Person } from '../person-file/model.js';
import { usePerson } from '../person-file/use-person.js';
import { useToday } from '../session/session.js';
import { ColleaguesField } from './colleagues-field.js';
import { appointmentKinds, isMeeting } from './model.js';
import type { Appointment } from './model.js';
import { seatsOf } from './participants.js';
import type { ParticipantValues } from './participants.js';
import { useTexts } from './texts.js';

type Values = { kind: string; heldOn: string; startsAt: string; minutes: number | null; place: string; purpose: string; compartment: string } & ParticipantValues;

/** Makes an appointment with a person, or a meeting about them. */
export default function NewAppointment() {
  const { id = '' } = useParams();
  return (
    <Loaded query={usePerson(id)} page>
      {({ data }) => <Form person={data} />}
    </Loaded>
  );
}

function Form({ person }: { person: Person }) {
  const t = useTexts();
  const today = useToday();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useRecordForm<Values, unknown>({
    values: { kind: '', heldOn: today, startsAt: '', minutes: 60, place: '', purpose: '', compartment: 'general', colleagues: [], guests: '' },
    about: ({ compartment }) => ({ personId: person.id, compartments: [compartment] }),
    save: ({ kind, heldOn, startsAt, minutes, place, purpose, compartment, ...seats }, headers) =>
      versioned(
        api.POST('/api/v1/people/{id}/appointments', {
          params: { path: { id: person.id } },
          body: {
            kind: kind as Appointment['kind'], heldOn, startsAt: startsAt.trim(), minutes: minutes ?? 60, place: place || null, purpose: purpose || null,
            compartment: compartment as Appointment['compartment'], ...(isMeeting(kind) && { participants: seatsOf(seats) }),
          },
          headers,
        }),
      ),
    onSaved: async () => {
      await Promise.all([['appointments'], ['desk'], ['timeline']].map(queryKey => queries.invalidateQueries({ queryKey })));
      notify('success', t('form.saved'));
      await navigate(`/persone/${person.id}`);
    },
  });
  const kind = useWatch({ control: form.methods.control, name: 'kind' });
  const places = person.compartments ?? ['general'];
  return (
    <Page title={t('form.title', { name: fullName(person) })} personal>
      <RecordForm form={form} submitLabel={t('form.submit')} cancel={<Link className="btn btn-outline-primary" to={`/persone/${person.id}`}>{t('form.cancel')}</Link>}>
        <RadioField name="kind" label={t('form.kind')} required options={appointmentKinds.map(value => ({ value, label: t(`kinds.${value}`) }))} />
        <DateField name="heldOn" label={t('form.on')} required />
        <TextField name="startsAt" label={t('form.at')} hint={t('form.atHint')} required maxLength={5} />
        <NumberField name="minutes" label={t('form.minutes')} required min={5} max={720} suffix={t('form.minutesSuffix')} />
        <TextField name="place" label={t('form.place')} maxLength={300} />
        <TextField name="purpose" label={t('form.purpose')} rows={2} maxLength={1000} />
        {isMeeting(kind) && (
          <>
            <ColleaguesField name="colleagues" />
            <TextField name="guests" label={t('seats.guests')} hint={t('form.participantsHint')} rows={3} maxLength={4000} />
          </>
        )}
        {places.length > 1 && <RadioField name="compartment" label={t('form.compartment')} options={places.map(value => ({ value, label: t(`compartments.${value}`) }))} />}
      </RecordForm>
    </Page>
  );
}
