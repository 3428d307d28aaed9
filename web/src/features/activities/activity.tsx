// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Answer, Item } from '../../api/types.js';
import { currentLanguage } from '../../i18n/language.js';
import { StatusBadge } from '../../ui/status-badge.js';
import type { StatusTone } from '../../ui/status-badge.js';
import { useToday } from '../session/session.js';
import { useTexts } from './texts.js';

export type ActivityItem = Item<'/api/v1/activities'>;
export type Activity = Answer<'/api/v1/activities/{id}', 'get'>;
export type Status = ActivityItem['status'];

export const statuses: readonly Status[] = ['draft', 'submitted', 'returned', 'validated'];
export const kinds: readonly ActivityItem['kind'][] = ['simple', 'complex', 'group', 'event'];

const tones: Record<Status, StatusTone> = { draft: 'neutral', submitted: 'info', returned: 'warning', validated: 'success' };

/** The state of an activity, in words. */
export function ActivityStatus({ status }: { status: Status }) {
  const t = useTexts();
  return <StatusBadge tone={tones[status]}>{t(`status.${status}`)}</StatusBadge>;
}

/** How many were there: people by name, and people counted. */
export function useAttended(): (activity: Pick<ActivityItem, 'attendances' | 'headcountPeople'>) => string {
  const t = useTexts();
  return ({ attendances, headcountPeople }) => {
    const present = attendances.filter(one => one.present).length;
    const parts = [
      present > 0 || headcountPeople === 0 ? t('list.present', { count: present }) : '',
      headcountPeople > 0 ? t('list.counted', { count: headcountPeople }) : '',
    ];
    return parts.filter(Boolean).join(', ');
  };
}

/** The request for one activity in the version that was read. */
export const at = (id: string, etag: string | null) => ({ params: { path: { id }, header: { 'If-Match': etag ?? '' } } });

/** The last twelve months as a filter's options, this one first: '2026-11' reads "novembre 2026". */
export function useMonths(): { value: string; label: string }[] {
  const today = useToday();
  const format = new Intl.DateTimeFormat(currentLanguage(), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const [year = 0, month = 0] = today.split('-').map(Number);
  return Array.from({ length: 12 }, (_, back) => {
    const first = new Date(Date.UTC(year, month - 1 - back, 1));
    return { value: first.toISOString().slice(0, 7), label: format.format(first) };
  });
}

/** First and last day of a month written '2026-11'; nothing when it is not one. */
export function daysOfMonth(month: string | undefined): { from?: string; to?: string } {
  const parts = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month ?? '');
  if (!parts) return {};
  const last = new Date(Date.UTC(Number(parts[1]), Number(parts[2]), 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${last}` };
}
