// SPDX-License-Identifier: AGPL-3.0-or-later
import { ageOn } from '../platform/time/civil-date.js';
import { civil, type Day } from './calendar.js';
import type { Action, Group } from './programme-view.js';

/** Whether the group has ages at all. */
export const hasAges = ({ from, to }: Group): boolean => from !== null || to !== null;

/** Whether somebody born on that day may enter under the group; a group with ages needs a date of birth. */
export function admits(group: Group, birthDate: string | null, on: Day): boolean {
  if (!hasAges(group)) return true;
  if (birthDate === null) return false;
  const age = ageOn(birthDate, civil(on));
  return age >= (group.from ?? 0) && age <= (group.to ?? 200);
}

export const groupsFor = (action: Action, birthDate: string | null, on: Day): Group[] => action.groups.filter((group) => admits(group, birthDate, on));
