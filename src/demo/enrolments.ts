// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AreaKey } from '../programme/data/programme-types.js';
import { workday, workdayUpTo, type Day } from './calendar.js';
import type { Milestones, Telling } from './courses.js';
import { groupsFor } from './groups.js';
import type { Action } from './programme-view.js';
import type { AssignmentStory, EnrolmentStory } from './story.js';
import { PURPOSES } from './vocabulary/texts.js';

/** How many of a hundred people of an area enter each of its actions. */
const INTEREST: Readonly<Record<string, number>> = {
  'abitare 1.1': 80, 'abitare 1.2': 60, 'abitare 2.1': 11, 'abitare 2.2': 30, 'lavoro 2.1': 66, 'lavoro 2.2': 60, 'stigma 1.3': 75, 'stigma 2.1': 62, 'stigma 2.2': 16,
  'carcere-rems 1.3': 28, 'carcere-rems 2.1': 62, 'carcere-rems 2.2': 56,
};

/** Where somebody may need help as well; nobody is drawn into area 4 from elsewhere. */
const ALSO: Readonly<Record<AreaKey, readonly AreaKey[]>> = { abitare: ['lavoro', 'stigma'], lavoro: ['abitare', 'stigma'], stigma: ['lavoro', 'abitare'], 'carcere-rems': ['abitare', 'lavoro'] };

function wantedActions({ random, world, area, manager }: Telling): Action[] {
  const interested = (key: AreaKey): Action[] => world.programme.actions.filter((action) => action.area.key === key && random.chance(INTEREST[action.key] ?? 0));
  const own = interested(area);
  const extra = random.chance(17) ? interested(random.pick(ALSO[area])) : [];
  return [...own, ...extra].filter((action) => manager.areas.has(action.area.key) || action.area.key === area);
}

/** If no action that was wanted admits the person: any of the programme that does, their own area first. */
function anyAdmitting({ world, area, identity }: Telling, on: Day): Action[] {
  const open = world.programme.actions.filter((action) => action.named && action.area.key !== 'carcere-rems' && groupsFor(action, identity.birthDate, on).length > 0);
  return [...open.filter((action) => action.area.key === area), ...open].slice(0, 1);
}

/** An enrolment's last day: with the case, or some weeks before it. */
function endOf({ random, world: { span } }: Telling, from: Day, concludedOn: Day | null, first: boolean): Day | null {
  const last = concludedOn ?? span.until;
  const before = workdayUpTo(last - random.between(8, 90), from);
  const endsEarly = random.chance(first ? 3 : 20) && before > from + 20;
  return endsEarly ? before : concludedOn;
}

function assign(telling: Telling, enrolment: EnrolmentStory): void {
  const { random, world: { span, book } } = telling;
  const last = enrolment.to ?? span.until;
  const from = workday(enrolment.from + random.between(0, 6));
  const partners = book.partnersOf(enrolment.action.id);
  if (from > last || partners.length === 0 || random.chance(2)) return;
  const add = (partnerId: string, start: Day, to: Day | null): void => {
    const assignment: AssignmentStory = { id: random.id(start), enrolment, partnerId, purpose: random.pick(PURPOSES[enrolment.action.area.key]), from: start, to };
    enrolment.assignments.push(assignment);
  };
  const [first, second] = book.choose(random, enrolment.action.id);
  const middle = workday(from + Math.floor((last - from) / 2));
  const both = second !== undefined && middle < last - 10 && middle > from + 20;
  if (both && random.chance(5)) {
    add(first, from, middle - 1);
    add(second, middle, enrolment.to);
    return;
  }
  // Some are agreed up to a day.
  const agreed = workday(span.until + random.between(15, 150));
  add(first, from, enrolment.to ?? (random.chance(8) && agreed <= span.to ? agreed : null));
  if (both && random.chance(6)) add(second, middle, enrolment.to);
}

/** The actions that the person enters, under a group that admits them, and the partners who work with them there. */
export function tellEnrolments(telling: Telling, days: Milestones, concludedOn: Day | null): EnrolmentStory[] {
  const { random, identity, world: { span } } = telling;
  const latest = Math.min(span.until, concludedOn === null ? span.until : concludedOn - 25);
  if (days.enrolOn > latest) return [];
  const enrolments: EnrolmentStory[] = [];
  const enter = (action: Action): void => {
    const from = enrolments.length === 0 ? days.enrolOn : workday(days.enrolOn + random.between(0, 75));
    const groups = groupsFor(action, identity.birthDate, from);
    if (from > latest || groups.length === 0) return;
    const to = endOf(telling, from, concludedOn, enrolments.length === 0);
    enrolments.push({ id: random.id(from), action, group: random.pick(groups), from, to, outside: null, assignments: [] });
  };
  wantedActions(telling).forEach(enter);
  if (enrolments.length === 0) anyAdmitting(telling, days.enrolOn).forEach(enter);
  const shared = !random.chance(2);
  if (shared) enrolments.forEach((enrolment) => assign(telling, enrolment));
  return enrolments;
}
