// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import type { RecordFact } from '../../ui/form/paths.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { formatDate, formatMinutes } from '../../ui/format.js';
import { notify } from '../../ui/toasts.js';
import { readAppointment } from './model.js';
import type { Appointment } from './model.js';
import { lineOf } from './participants.js';
import { useTexts } from './texts.js';

/** What a change to an appointment makes stale. */
export const touched = [['appointments'], ['desk'], ['timeline'], ['people']] as const;

export interface PartProps {
  appointment: Appointment;
  etag: string | null;
  /** Closes the part. */
  leave: () => void;
}

interface Part<Values> {
  /** The part's fields, out of the appointment. */
  values: (appointment: Appointment) => Values;
  /** Facts that the part's own fields tell already. */
  without?: readonly Told[];
  done: string;
  save: (values: Values, headers: Record<string, string>, now: Appointment) => Promise<unknown>;
}

type Told = 'when' | 'where' | 'participants' | 'minutes' | 'closing';

/** What of an appointment a colleague may have changed meanwhile, in words. */
function useAppointmentFacts(): (appointment: Appointment, without: readonly Told[]) => RecordFact[] {
  const t = useTexts();
  return ({ status, heldOn, startsAt, minutes, place, purpose, closingNote, participants, minutesOf }, without) => {
    const facts: (RecordFact & { told?: Told })[] = [
      { label: t('one.status'), value: t(`statuses.${status}`) },
      { told: 'when', label: t('one.when'), value: t('one.whenText', { date: formatDate(heldOn), time: startsAt, minutes: formatMinutes(minutes) }) },
      { told: 'where', label: t('one.where'), value: place ?? '' },
      { label: t('one.about'), value: purpose ?? '' },
      { told: 'closing', label: t('one.closing'), value: closingNote ?? '' },
      { told: 'participants', label: t('one.participants'), value: participants.map(lineOf).join('; ') },
      { told: 'minutes', label: t('one.minutes'), value: minutesOf?.text ?? '' },
      { told: 'minutes', label: t('one.decisions'), value: minutesOf?.decisions ?? '' },
    ];
    return facts.filter(({ told }) => !told || !without.includes(told)).map(({ label, value }) => ({ label, value }));
  };
}

/** A small form inside the page of an appointment, which is read again when it was saved, or when a colleague was quicker. */
export function usePart<Values extends Record<string, unknown>>({ appointment, etag, leave }: PartProps, { values, without = [], done, save }: Part<Values>) {
  const queries = useQueryClient();
  const facts = useAppointmentFacts();
  const { id, personId, compartment } = appointment;
  return useRecordForm<Values, unknown>({
    values: values(appointment),
    etag,
    about: { personId, compartments: [compartment] },
    facts: facts(appointment, without),
    reload: async () => {
      const now = await readAppointment(id);
      queries.setQueryData(['appointments', 'one', id], now);
      return { values: values(now.data), etag: now.etag, facts: facts(now.data, without) };
    },
    save: (sent, headers) => save(sent, headers, appointment),
    onSaved: async () => {
      leave();
      await Promise.all(touched.map(queryKey => queries.invalidateQueries({ queryKey })));
      notify('success', done);
    },
  });
}
