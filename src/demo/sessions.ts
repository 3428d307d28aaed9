// SPDX-License-Identifier: AGPL-3.0-or-later
import { isHoliday, weekday, workday, workdayUpTo, type Day } from './calendar.js';
import type { Action } from './programme-view.js';
import type { Random } from './random.js';
import { sharingEnd, type AssignmentStory, type CaseStory, type PersonStory } from './story.js';
import type { World } from './world.js';

/** What partners did: with one person, with a group, or for an audience that is only counted. */
export interface SessionStory {
  id: string;
  action: Action;
  partnerId: string;
  kind: 'simple' | 'complex' | 'group' | 'event';
  heldOn: Day;
  startMinute: number;
  minutes: number;
  attendees: { seat: Seat; present: boolean; minutes: number }[];
  headcounts: { groupId: string; people: number }[];
  status: 'draft' | 'submitted' | 'returned' | 'validated';
  submittedOn: Day | null;
  decidedOn: Day | null;
}

/** A person's place with a partner, and the last day on which it holds. */
export interface Seat {
  person: PersonStory;
  case: CaseStory;
  assignment: AssignmentStory;
  until: Day;
}

export interface Practice {
  /** Days between two meetings. */
  every: number;
  minutes: readonly number[];
  /** People at once; one for meetings in person. */
  together: number;
  /** In so many of a hundred meetings people are counted as well. */
  counted?: number;
}

/** How actions with named people work. */
const PRACTICES: Readonly<Record<string, Practice>> = {
  'abitare 1.1': { every: 8, minutes: [60, 90, 120], together: 1 },
  'abitare 1.2': { every: 10, minutes: [30, 45], together: 1 },
  'abitare 2.1': { every: 35, minutes: [420, 480, 600], together: 8 },
  'abitare 2.2': { every: 7, minutes: [90, 120, 150], together: 10, counted: 30 },
  'lavoro 2.1': { every: 12, minutes: [60, 75], together: 1 },
  'lavoro 2.2': { every: 10, minutes: [60, 90, 120], together: 1 },
  'stigma 1.3': { every: 7, minutes: [90, 120], together: 9, counted: 25 },
  'stigma 2.1': { every: 7, minutes: [90, 120], together: 10, counted: 20 },
  'stigma 2.2': { every: 14, minutes: [90, 120], together: 4 },
  'carcere-rems 1.3': { every: 11, minutes: [60, 90], together: 1, counted: 4 },
  'carcere-rems 2.1': { every: 11, minutes: [60, 75], together: 1 },
  'carcere-rems 2.2': { every: 10, minutes: [60, 90], together: 1 },
};

/** How an action with named people works. */
export const rhythmOf = (actionKey: string): Practice => PRACTICES[actionKey];

/** Days between two events of a partner, for actions that only count people, in a cohort of full size. */
const EVENT_EVERY = 42;
const FULL_COHORT = 900;

type Undecided = Omit<SessionStory, 'status' | 'submittedOn' | 'decidedOn'>;

/** Quiet weeks: around Ferragosto and between Christmas and Epiphany. */
const isQuiet = (day: Day, from: Day): boolean => isHoliday(day) || weekday(day) === 6 || ((day - from) % 365 > 64 && (day - from) % 365 < 80);

function seatsOf(people: readonly PersonStory[], { until }: World['span']): Seat[] {
  return people.flatMap((person) => {
    const shared = sharingEnd(person);
    return person.cases.flatMap((each) =>
      each.enrolments.flatMap(({ assignments }) =>
        assignments.map((assignment) => ({ person, case: each, assignment, until: Math.min(assignment.to ?? until, until, shared === null ? until : shared - 1) })),
      ),
    );
  });
}

function attendee(random: Random, seat: Seat, minutes: number): SessionStory['attendees'][number] {
  const present = random.chance(93);
  return { seat, present, minutes: present ? (random.chance(90) ? minutes : Math.max(15, minutes - 30)) : 0 };
}

function meeting(random: Random, action: Action, partnerId: string, heldOn: Day, seats: readonly Seat[], practice: Practice): Undecided {
  const minutes = random.pick(practice.minutes);
  const kind = practice.together > 1 ? 'group' : random.chance(18) ? 'complex' : 'simple';
  const counted = action.audience.length > 0 && random.chance(practice.counted ?? 0);
  return {
    id: random.id(heldOn), action, partnerId, kind, heldOn, minutes,
    startMinute: 8 * 60 + 30 + random.below(17) * 30,
    attendees: seats.map((seat) => attendee(random, seat, minutes)),
    headcounts: counted ? [{ groupId: random.pick(action.audience).id, people: random.between(3, 25) }] : [],
  };
}

function* oneToOne(random: Random, seats: readonly Seat[], practice: Practice, from: Day): Generator<Undecided> {
  for (const seat of seats) {
    const { assignment } = seat;
    for (let day = assignment.from + random.below(practice.every); day <= seat.until; day += practice.every + random.between(-1, 2)) {
      const held = weekday(day) > 4 ? workdayUpTo(day, assignment.from) : day;
      if (!isQuiet(held, from) && random.chance(94)) yield meeting(random, assignment.enrolment.action, assignment.partnerId, held, [seat], practice);
    }
  }
}

function* together(random: Random, seats: readonly Seat[], practice: Practice, { from, until }: World['span']): Generator<Undecided> {
  const { enrolment, partnerId } = seats[0].assignment;
  for (let day = from + random.below(practice.every); day <= until; day += practice.every) {
    if (isQuiet(day, from)) continue;
    const there = random.shuffled(seats.filter((seat) => seat.assignment.from <= day && day <= seat.until));
    const once = there.filter((seat, i) => there.findIndex(({ person }) => person === seat.person) === i);
    for (let i = 0; i < once.length; i += practice.together) yield meeting(random, enrolment.action, partnerId, day, once.slice(i, i + practice.together), practice);
  }
}

function* events(random: Random, action: Action, partnerId: string, { from, until }: World['span'], every: number): Generator<Undecided> {
  for (let day = from + random.below(every); day <= until; day += every + random.between(-3, 3)) {
    if (isQuiet(day, from)) continue;
    const groups = random.shuffled(action.audience).slice(0, random.between(1, 2));
    const minutes = random.pick([90, 120, 180, 240]);
    const headcounts = groups.map(({ id }) => ({ groupId: id, people: random.between(8, 110) }));
    yield { id: random.id(day), action, partnerId, kind: 'event', heldOn: day, startMinute: 9 * 60 + random.below(17) * 30, minutes, attendees: [], headcounts };
  }
}

function groupedSeats(seats: readonly Seat[]): Seat[][] {
  const groups = new Map<string, Seat[]>();
  for (const seat of seats) {
    const key = seat.assignment.enrolment.action.id + seat.assignment.partnerId;
    const group = groups.get(key);
    if (group) group.push(seat);
    else groups.set(key, [seat]);
  }
  return [...groups.values()];
}

function* undecided(world: World, random: Random, people: readonly PersonStory[], cohortPeople: number): Generator<Undecided> {
  const { span, programme, book } = world;
  for (const seats of groupedSeats(seatsOf(people, span))) {
    const practice = PRACTICES[seats[0].assignment.enrolment.action.key];
    yield* practice.together > 1 ? together(random, seats, practice, span) : oneToOne(random, seats, practice, span.from);
  }
  const every = Math.max(7, Math.floor((EVENT_EVERY * FULL_COHORT) / Math.max(1, cohortPeople)));
  for (const action of programme.actions.filter(({ named }) => !named)) {
    for (const partnerId of book.partnersOf(action.id)) yield* events(random, action, partnerId, span, Math.min(every, 120));
  }
}

type Decision = Pick<SessionStory, 'status' | 'submittedOn' | 'decidedOn'>;

/** How far the reporting of a session has come by the last day. */
function decide(random: Random, heldOn: Day, until: Day): Decision {
  const age = until - heldOn;
  const submittedOn = workday(heldOn + random.between(0, 6));
  const decidedOn = workday(submittedOn + random.between(1, 18));
  const late = random.chance(12);
  if (submittedOn > until || (age < 6 && random.chance(60))) return { status: 'draft', submittedOn: null, decidedOn: null };
  if (decidedOn > until || (age < 30 && late)) return { status: 'submitted', submittedOn, decidedOn: null };
  return age < 60 && random.chance(3) ? { status: 'returned', submittedOn, decidedOn } : { status: 'validated', submittedOn, decidedOn };
}

/** The newest sessions of every partner in every area: each desk has something to send, to correct and to wait for. */
const NEWEST = ['draft', 'submitted', 'returned', 'draft', 'submitted', 'returned'] as const;

function settleNewest(sessions: readonly SessionStory[], until: Day): void {
  const groups = new Map<string, SessionStory[]>();
  for (const session of sessions) {
    const key = session.partnerId + session.action.area.key;
    groups.set(key, [...(groups.get(key) ?? []), session].sort((a, b) => b.heldOn - a.heldOn || (a.id < b.id ? -1 : 1)).slice(0, NEWEST.length));
  }
  for (const newest of groups.values()) {
    newest.forEach((session, i) => {
      session.status = NEWEST[i]!;
      session.submittedOn = session.status === 'draft' ? null : workdayUpTo(Math.min(until, session.heldOn + 1), session.heldOn);
      session.decidedOn = session.status === 'returned' ? workdayUpTo(Math.min(until, session.heldOn + 4), session.heldOn) : null;
    });
  }
}

/** All sessions of a cohort. */
export function tellSessions(world: World, random: Random, people: readonly PersonStory[], cohortPeople: number): SessionStory[] {
  const { until } = world.span;
  const sessions: SessionStory[] = [];
  for (const session of undecided(world, random, people, cohortPeople)) sessions.push({ ...session, ...decide(random, session.heldOn, until) });
  settleNewest(sessions, until);
  return sessions;
}

/** Writes into every case what was validated by the day it was concluded. */
export function gatherEvidence(sessions: readonly SessionStory[], civilOf: (day: Day) => string): void {
  for (const { status, decidedOn, heldOn, attendees } of sessions) {
    if (status !== 'validated') continue;
    for (const { seat, present, minutes } of attendees) {
      const { concludedOn, attendance } = seat.case;
      if (!present || concludedOn === null || decidedOn! > concludedOn) continue;
      const day = civilOf(heldOn);
      attendance.sessions += 1;
      attendance.minutes += minutes;
      if (attendance.from === null || day < attendance.from) attendance.from = day;
      if (attendance.to === null || day > attendance.to) attendance.to = day;
    }
  }
}
