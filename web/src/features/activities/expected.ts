// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ProgrammeAction } from '../../api/programme.js';
import type { Item } from '../../api/types.js';
import { personName } from '../../ui/person-name.js';
import type { Activity } from './activity.js';
import { t } from './texts.js';

export type Assignment = Item<'/api/v1/assignments'>;

/** Who can be marked at an activity, and which groups can be counted. */
export interface Expected {
  people: { enrolmentId: string; name: string }[];
  groups: ProgrammeAction['targetGroups'];
}

/** What is known when a form opens: actions of one's areas, who is assigned now, who stands in the activity already. */
export interface Known {
  actions: readonly ProgrammeAction[];
  assignments: readonly Assignment[];
  attendances: Activity['attendances'];
}

/** Those assigned for the action on the day, with those who stand in the activity already; and the action's audience. */
export function expectedAt({ actionId, heldOn }: { actionId: string; heldOn: string }, known: Known): Expected {
  const action = known.actions.find(one => one.id === actionId);
  if (!action) return { people: [], groups: [] };
  const assigned = known.assignments.filter(
    one => one.action.id === actionId && one.startsOn <= heldOn && (!one.endsOn || heldOn <= one.endsOn),
  );
  const listed = new Set(assigned.map(one => one.enrolmentId));
  const former = known.attendances.filter(one => !listed.has(one.enrolmentId));
  const named = ({ enrolmentId, person }: Pick<Assignment, 'enrolmentId' | 'person'>) => ({
    enrolmentId,
    name: person ? personName(person) : t('detail.unnamed'),
  });
  const people = [...assigned.map(named).sort((a, b) => a.name.localeCompare(b.name, 'it')), ...former.map(named)];
  return {
    people: action.namedParticipants ? people : [],
    groups: action.countedAudience ? action.targetGroups.filter(group => group.kind === 'audience') : [],
  };
}
