// SPDX-License-Identifier: AGPL-3.0-or-later
import { asProblem, Problem } from '../../api/problem.js';
import type { Sent } from '../../api/types.js';
import type { Activity } from './activity.js';
import type { Expected } from './expected.js';
import type { Presence } from './presence-field.js';

type Body = Sent<'/api/v1/activities', 'post'>;

/** The form's values; people by enrolment, groups by id, so that both may come and go with action and day. */
export interface ActivityValues {
  actionId: string;
  heldOn: string;
  startsAt: string;
  minutes: number | null;
  kind: string;
  title: string;
  place: string;
  notes: string;
  people: Record<string, { presence: Presence; minutes: number | null }>;
  groups: Record<string, number | null>;
}

export const blank = (today: string): ActivityValues => ({
  actionId: '', heldOn: today, startsAt: '', minutes: null, kind: 'simple', title: '', place: '', notes: '', people: {}, groups: {},
});

export function valuesOf(activity: Activity): ActivityValues {
  const { action, heldOn, minutes, kind, title } = activity;
  return {
    actionId: action.id, heldOn, minutes, kind, title,
    startsAt: activity.startsAt ?? '',
    place: activity.place ?? '',
    notes: activity.notes ?? '',
    people: Object.fromEntries(
      activity.attendances.map(one => [
        one.enrolmentId,
        // Blank means the whole length, also when that is corrected later.
        { presence: one.present ? 'present' : 'absent', minutes: one.present && one.minutes !== minutes ? one.minutes : null },
      ]),
    ),
    groups: Object.fromEntries(activity.headcounts.map(one => [one.targetGroupId, one.people])),
  };
}

/** The body, and where each of its pointers stands in the form. Only who is expected is sent, whatever was typed before. */
export function bodyOf(values: ActivityValues, expected: Expected): { body: Body; pointers: Record<string, string> } {
  const people = expected.people.map(person => person.enrolmentId).filter(id => values.people[id]?.presence);
  const groups = expected.groups.map(group => group.id).filter(id => values.groups[id]);
  const body = {
    actionId: values.actionId,
    kind: values.kind as Body['kind'],
    title: values.title.trim(),
    heldOn: values.heldOn,
    startsAt: values.startsAt ? values.startsAt.padStart(5, '0') : null,
    minutes: values.minutes ?? 0,
    place: values.place.trim() || null,
    notes: values.notes.trim() || null,
    attendances: people.map(id => attendance(id, values.people[id])),
    headcounts: groups.map(id => ({ targetGroupId: id, people: values.groups[id] ?? 0 })),
  };
  const pointers = Object.fromEntries([
    ...people.flatMap((id, index) => [
      [`/attendances/${index}/enrolmentId`, `/people/${id}/presence`],
      [`/attendances/${index}/minutes`, `/people/${id}/minutes`],
    ]),
    ...groups.flatMap((id, index) => [
      [`/headcounts/${index}/targetGroupId`, `/groups/${id}`],
      [`/headcounts/${index}/people`, `/groups/${id}`],
    ]),
  ]) as Record<string, string>;
  return { body, pointers };
}

/** The same refusal with its pointers where the form has the fields. */
export function pointedAt(error: unknown, pointers: Record<string, string>): Problem {
  const { status, code, title, detail, errors, type } = asProblem(error);
  return new Problem(status, code, title, detail, errors.map(one => ({ ...one, pointer: pointers[one.pointer] ?? one.pointer })), type);
}

function attendance(enrolmentId: string, entry: { presence: Presence; minutes: number | null } | undefined) {
  const present = entry?.presence === 'present';
  return { enrolmentId, present, ...(present && entry?.minutes ? { minutes: entry.minutes } : {}) };
}
