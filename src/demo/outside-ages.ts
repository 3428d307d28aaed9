// SPDX-License-Identifier: AGPL-3.0-or-later
import { ageOn } from '../platform/time/civil-date.js';
import { civil, workday, workdayUpTo, type Day } from './calendar.js';
import { admits, hasAges } from './groups.js';
import type { Action, Area, Group } from './programme-view.js';
import type { Random } from './random.js';
import { isOpen, type CaseStory, type EnrolmentStory, type PersonStory } from './story.js';
import { OUTSIDE_REASONS, PURPOSES } from './vocabulary/texts.js';
import type { Cohort, World } from './world.js';

/** How an enrolment outside the ages stands with the coordinator, and how many of a thousand people of a cohort have one in an area. */
const STATES = [['waiting', 5], ['admitted', 4], ['declined', 3]] as const;
const LEAST = { waiting: 3, admitted: 1, declined: 1 } as const;

interface Chance {
  person: PersonStory;
  case: CaseStory;
  action: Action;
  group: Group;
  /** Years between the person's age and the group's nearest limit. */
  off: number;
}

function yearsOff({ from, to }: Group, birthDate: string, on: Day): number {
  const age = ageOn(birthDate, civil(on));
  return from !== null && age < from ? from - age : to !== null && age > to ? age - to : 0;
}

/** Open cases whose manager acts in the area, with an action there that the person does not know and a group they do not fit, the closest first. */
function chances(random: Random, { span }: World, { managers }: Cohort, people: readonly PersonStory[], area: Area): Chance[] {
  const actions = area.actions.filter(({ named, groups }) => named && groups.some(hasAges));
  const found = people.flatMap((person) => {
    const last = person.cases[person.cases.length - 1];
    const { birthDate } = person.identity;
    const manager = managers.find(({ id }) => id === last.managerId);
    if (!isOpen(last) || birthDate === null || last.enrolments.length === 0 || manager?.areas.has(area.key) !== true) return [];
    const known = new Set(person.cases.flatMap(({ enrolments }) => enrolments.map(({ action }) => action.id)));
    return actions
      .filter(({ id }) => !known.has(id))
      .flatMap((action) => action.groups.filter((group) => hasAges(group) && !admits(group, birthDate, span.until) && !admits(group, birthDate, last.openedOn))
        .map((group) => ({ person, case: last, action, group, off: yearsOff(group, birthDate, span.until) })));
  });
  return random.shuffled(found).sort((a, b) => a.off - b.off);
}

function enrol(world: World, random: Random, { person, case: file, action, group }: Chance, state: keyof typeof LEAST): EnrolmentStory {
  const { span, book } = world;
  const first = Math.min(...file.enrolments.map(({ from }) => from));
  const recent = workdayUpTo(span.until - random.between(0, 12), first);
  const earlier = workday(first + random.between(3, 30));
  const from = state === 'waiting' ? recent : Math.min(earlier, workdayUpTo(span.until, first));
  const outside = { reason: random.pick(OUTSIDE_REASONS), admitted: state === 'admitted', declinedOn: state === 'declined' ? Math.min(span.until, workday(from + random.between(1, 8))) : null };
  const enrolment: EnrolmentStory = { id: random.id(from), action, group, from, to: null, outside, assignments: [] };
  const shares = person.consents.some(({ purpose, withdrawnOn }) => purpose === 'sharing_with_partners' && withdrawnOn === null);
  if (state === 'admitted' && shares) {
    enrolment.assignments.push({ id: random.id(from), enrolment, partnerId: book.choose(random, action.id)[0], purpose: random.pick(PURPOSES[action.area.key]), from, to: null });
  }
  return enrolment;
}

/** Adds enrolments outside the target groups' ages: some wait for the coordinator, some were admitted with a reason, some declined. */
export function tellOutsideAges(world: World, cohort: Cohort, random: Random, people: readonly PersonStory[]): void {
  const taken = new Set<PersonStory>();
  for (const area of world.programme.areas) {
    const free = chances(random, world, cohort, people, area);
    for (const [state, perThousand] of STATES) {
      let wanted = Math.max(LEAST[state], Math.round((cohort.people * perThousand) / 1000));
      for (const chance of free) {
        if (wanted === 0) break;
        if (taken.has(chance.person)) continue;
        const enrolment = enrol(world, random, chance, state);
        taken.add(chance.person);
        chance.case.enrolments.push(enrolment);
        wanted -= 1;
      }
    }
  }
}
