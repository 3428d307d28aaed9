// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AreaKey } from '../programme/data/programme-types.js';
import { civil, workday } from './calendar.js';
import type { Manager } from './cast.js';
import { arrivalOf, Outcomes, tellCases, tellConsents } from './courses.js';
import { registerTwice, writePairs } from './duplicate-rows.js';
import { tellOutsideAges } from './outside-ages.js';
import { PeopleWriter } from './people-rows.js';
import { PersonRecordWriter } from './person-record-rows.js';
import { inventPerson } from './person.js';
import { PlanContentWriter } from './plan-content-rows.js';
import { PlanWriter } from './plan-rows.js';
import { SignatoryWriter } from './plan-signatory-rows.js';
import { Deck, Random } from './random.js';
import { IntakeWriter } from './intake-rows.js';
import { RecordWriter } from './record-rows.js';
import { ReferralWriter, writeUnmetReferrals } from './referral-rows.js';
import type { Seal } from './seal.js';
import { gatherEvidence, tellSessions } from './sessions.js';
import { writeSessions } from './session-rows.js';
import { sharingEnd, type PersonStory } from './story.js';
import { Rows } from './tables.js';
import type { UsedCodes } from './used-codes.js';
import type { Cohort, World } from './world.js';

const AREAS: readonly (readonly [AreaKey, number])[] = [['abitare', 22], ['lavoro', 7], ['stigma', 7], ['carcere-rems', 4]];
/** Every so many people of area 4 have a case manager who does not act there, and a colleague who does. */
const SHARED_EVERY = 9;

/** Who holds the case: somebody who acts in the area; sometimes a team in which only the colleague does. */
function managersFor(managers: readonly Manager[], area: AreaKey, index: number): { manager: Manager; colleague: Manager } {
  const from = (offset: number): Manager => managers[(index + offset) % managers.length];
  const able = managers.filter(({ areas }) => areas.has(area));
  const manager = from(0).areas.has(area) || able.length === 0 ? from(0) : able[index % able.length];
  const unable = managers.filter(({ areas }) => !areas.has(area));
  if (area === 'carcere-rems' && index % SHARED_EVERY === 0 && unable.length > 0) return { manager: unable[index % unable.length], colleague: manager };
  return { manager, colleague: from(1) };
}

/** What rests on a consent to share ends with it. */
function endSharing(person: PersonStory): void {
  const day = sharingEnd(person);
  if (day === null) return;
  for (const enrolment of person.cases.flatMap(({ enrolments }) => enrolments)) {
    enrolment.assignments = enrolment.assignments.filter(({ from }) => from <= day).map((each) => ({ ...each, to: Math.min(each.to ?? day, day) }));
  }
}

function tellPeople(world: World, cohort: Cohort, used: UsedCodes): PersonStory[] {
  const { seed, span } = world;
  const outcomes = new Outcomes(new Random(seed, 'outcomes', cohort.number));
  const areas = new Deck(new Random(seed, 'areas', cohort.number), AREAS);
  const people: PersonStory[] = [];
  for (let i = 0; i < cohort.people; i++) {
    const arrival = workday(span.from + arrivalOf(i, cohort.people));
    if (arrival > span.until) break;
    const random = new Random(seed, 'person', cohort.number, i);
    const area = areas.draw();
    const identity = inventPerson(random, used, area, arrival);
    const { manager, colleague } = managersFor(cohort.managers, area, i);
    const cases = tellCases({ world, random, outcomes, identity, area, manager, colleague }, arrival);
    const registeredBy = cases[0].team[0].accountId;
    const person: PersonStory = { id: random.id(arrival), identity, area, registeredOn: arrival, registeredBy, consents: [], cases };
    person.consents = tellConsents({ world, random, outcomes, identity, area, manager, colleague }, person);
    endSharing(person);
    people.push(person);
  }
  return people;
}

/** Tells a whole cohort and writes it down as rows. */
export function writeCohort(world: World, cohort: Cohort, used: UsedCodes, seal: Seal, share: number): Rows {
  const { seed } = world;
  const rows = new Rows();
  const stream = (label: string): Random => new Random(seed, label, cohort.number);
  const people = tellPeople(world, cohort, used);
  tellOutsideAges(world, cohort, stream('outside'), people);
  const twins = registerTwice(stream('duplicates'), people);
  const sessions = tellSessions(world, stream('sessions'), people, cohort.people);
  gatherEvidence(sessions, civil);
  const referrals = new ReferralWriter(world, stream('referral facts'), seal);
  const writer = new PeopleWriter(world, stream('people'), seal, referrals, rows);
  for (const person of people) writer.write(person);
  writePairs(world, stream('duplicate pairs'), twins, rows);
  if (people.length > 0) {
    writeUnmetReferrals(world, cohort, stream('referrals'), referrals, rows);
    new IntakeWriter(world, cohort, stream('intake'), rows).write(people);
  }
  const record = new PersonRecordWriter(world, stream('person record'), seal, rows);
  record.write(people);
  new RecordWriter(world, cohort, stream('record'), seal, rows).write(people);
  const contents = new PlanContentWriter(world, stream('plan contents'), rows);
  const signatories = new SignatoryWriter(world, stream('plan signatories'), record.signers, rows);
  new PlanWriter(world, stream('plans'), stream('what plans tell'), contents, signatories, rows).write(people, share);
  writeSessions(world, stream('session rows'), rows, sessions);
  return rows;
}
