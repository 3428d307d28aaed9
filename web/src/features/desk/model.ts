// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { api, ok, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import type { Answer, Item, Sent } from '../../api/types.js';
import { matching } from '../person-file/model.js';
import { useTexts } from './texts.js';

export type Desk = Answer<'/api/v1/desk', 'get'>;
export type DueItem = Item<'/api/v1/desk/due'>;
export type DueKind = DueItem['kind'];
export type Change = Desk['changes'][number];
export type Appointment = Answer<'/api/v1/appointments/{id}', 'get'>;

export const appointmentKinds = ['visit', 'interview', 'phone_call', 'service', 'court', 'team_meeting', 'uvm'] as const;
export const isMeeting = (kind: string): boolean => kind === 'team_meeting' || kind === 'uvm';

export function useDesk() {
  return useQuery({ queryKey: ['desk'], queryFn: ({ signal }) => ok(api.GET('/api/v1/desk', { signal })) });
}

/** Reads an appointment now. */
export function readAppointment(id: string, signal?: AbortSignal): Promise<Versioned<Appointment>> {
  return versioned(api.GET('/api/v1/appointments/{id}', { params: { path: { id } }, ...(signal && { signal }) }));
}

export function useAppointment(id: string) {
  return useQuery({ queryKey: ['appointments', 'one', id], queryFn: ({ signal }) => readAppointment(id, signal) });
}

/** Changes an appointment; `headers` hold the version that the change rests on. */
export function patchAppointment(id: string, headers: Record<string, string>, body: Sent<'/api/v1/appointments/{id}', 'patch'>): Promise<Versioned<Appointment>> {
  return versioned(api.PATCH('/api/v1/appointments/{id}', { params: { path: { id }, header: matching(headers) }, body, headers }));
}

type Words = ReturnType<typeof useTexts>;

/** What waits, in one line. */
export function useDueWords(): (item: DueItem) => string {
  const t = useTexts();
  return ({ kind, data }) => wordsOf(t, kind, data);
}

/** A value as it stands in a sentence. */
const said = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function wordsOf(t: Words, kind: DueKind, data: DueItem['data']): string {
  const of = (key: string): string => said(data[key]);
  if (kind === 'appointment_past' || kind === 'minutes_missing') return t(`item.${kind}`, { appointment: t(`kinds.${of('appointmentKind') as Appointment['kind']}`) });
  if (kind === 'review') return t(of('because') === 'missed_commitment' ? 'item.reviewMissed' : 'item.review');
  if (kind === 'task') return t(`tasks.${of('task') as 'name'}`);
  if (kind === 'waiting') return t('item.waiting', { priority: t(`priority.${of('priority') as 'high'}`) });
  if (kind === 'referral_decided') return t('item.referral_decided', { name: of('name'), decision: t(`decision.${of('status') as 'accepted'}`) });
  return t(`item.${kind}`, { waiting: of('waiting'), reason: of('reason'), name: of('name'), from: of('from'), title: of('title') });
}

/** What a colleague did, in one line. */
export function useChangeWords(): (change: Change) => string {
  const t = useTexts();
  return ({ kind, by, data }) => t(`change.${kind as 'note'}`, { by: by ?? '', reason: said(data['reason']), title: said(data['title']) });
}
