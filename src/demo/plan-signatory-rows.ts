// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import type { Method, SignatoryKind } from '../plans/signatures/signature-terms.js';
import { signsInPresence } from '../plans/signatures/signature-terms.js';
import { dayOf, instant, type Day } from './calendar.js';
import type { Planned } from './plan-content-rows.js';
import type { Random } from './random.js';
import { isAdmitted, sharingEnd, type PersonStory } from './story.js';
import type { Rows } from './tables.js';
import { PARTNER_COMMITMENTS, PERSON_COMMITMENTS, REFUSALS, RELATIVES, SERVICE_COMMITMENTS } from './vocabulary/plans.js';
import { WISHES } from './vocabulary/texts.js';
import type { World } from './world.js';

const EIGHT = 8 * 60;
const TEN = 10 * 60;
/**
 * Of a hundred agreed plans so many were changed once, and of the others so many are being changed now; of a hundred versions in
 * preparation so many wait for signatures, and of the others so many came back without them.
 */
const CHANGED = 20;
const CHANGING = 18;
const PROPOSED = 55;
const RETURNED = 60;

/** What became of a plan, beside what its story says. */
export interface Fate {
  status: 'draft' | 'proposed' | 'active' | 'closed';
  number: 1 | 2;
  /** The version before, and when its signatories were asked; null where there is none. */
  previous: { id: string; proposedAt: string } | null;
  proposedAt: string | null;
  activatedAt: string | null;
  /** The day on which the version became the active one. */
  activatedOn: Day | null;
  /** The version in preparation beside an active one, and what the person wishes now. */
  next: { id: string; status: 'draft' | 'proposed'; proposedAt: string | null; wishes: string } | null;
  /** Signatories who promised something: what reviews come back to. */
  promises: string[];
}

interface Seat {
  id: string;
  kind: SignatoryKind;
  accountId: string;
  mandatory: boolean;
  /** What stands in the row beside ids. */
  values: { organisation_id: string | null; account_id: string | null; representative_id: string | null; name: string | null; mandatory: boolean; commitment: string | null; position: number };
}

/** A version of which only the plan's row is written: its content is copied from another's once that stands. */
export interface VersionCopy {
  from: string;
  to: string;
  /** Tells the ids of its rows from those they are copied from. */
  mark: string;
  /** Its last goal was added later. */
  isEarlier: boolean;
}

/** What somebody decided: written after the content, of which it is the hash that was signed. */
export interface Decision {
  signatoryId: string;
  method: Method;
  at: string;
  by: string;
}

const EARLIER = '/1';
const NEXT = '/2';

/** The id of a copy of a row. */
function copyOf(id: string, mark: string): string {
  const hex = createHash('md5').update(id + mark).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Writes who agreed on the Budgets di Salute, who is still asked, and the steps of every version. */
export class SignatoryWriter {
  private readonly partnerCoordinators: ReadonlyMap<string, string>;

  constructor(
    private readonly world: World,
    private readonly random: Random,
    /** By person: who may sign for them. */
    private readonly signers: ReadonlyMap<string, { id: string; from: Day; to: Day | null }>,
    private readonly rows: Rows,
  ) {
    const coordinators = world.cast.accounts.flatMap(({ id, roles }) => roles.filter(({ role }) => role === 'partner_coordinator').map(({ organisationId }) => [organisationId!, id] as const));
    this.partnerCoordinators = new Map(coordinators.reverse());
  }

  /** @param activatedMinute minutes after midnight at which the agreed version became active */
  write(person: PersonStory, story: Planned, activatedMinute: number): Fate {
    const { random, world: { span } } = this;
    const { plan, openedOn, concludedOn } = story;
    const seats = this.seats(person, story);
    const began = Math.max(openedOn, Math.min(plan.from, plan.activatedOn ?? span.until, span.until));
    if (plan.activatedOn === null) return this.unsigned(person, story, seats, began);
    const room = Math.min(span.until, (concludedOn ?? span.until + 1) - 1);
    const changedOn = plan.activatedOn + random.between(14, 30);
    const isChanged = random.chance(CHANGED) && changedOn <= room;
    const status = concludedOn === null ? 'active' : 'closed';
    const promises = seats.map(({ id }) => id);
    const first = instant(plan.activatedOn, activatedMinute);
    if (!isChanged) {
      const proposedAt = this.agreed(person, plan.id, seats, began, plan.activatedOn, first);
      this.seated(person, plan.id, seats, proposedAt);
      this.closed(person, story);
      const isChanging = concludedOn === null && random.chance(CHANGING) && isEntrusted(person, story, span.until);
      return { status, number: 1, previous: null, proposedAt, activatedAt: first, activatedOn: plan.activatedOn, next: isChanging ? this.next(person, story, seats) : null, promises };
    }
    const previousId = copyOf(plan.id, EARLIER);
    const second = instant(changedOn, activatedMinute);
    const earlier = seats.map((seat) => ({ ...seat, id: copyOf(seat.id, EARLIER) }));
    const firstProposedAt = this.agreed(person, previousId, earlier, began, plan.activatedOn, first);
    for (const [i, seat] of earlier.entries()) this.seat(person, previousId, seat, seats[i].id, firstProposedAt);
    this.note(person, previousId, 'superseded', second, seats[1].accountId);
    this.rows.copies.push({ from: plan.id, to: previousId, mark: EARLIER, isEarlier: true });
    const proposedAt = this.agreed(person, plan.id, seats, plan.activatedOn + 1, changedOn, second);
    this.seated(person, plan.id, seats, proposedAt);
    this.closed(person, story);
    return { status, number: 2, previous: { id: previousId, proposedAt: firstProposedAt }, proposedAt, activatedAt: second, activatedOn: changedOn, next: null, promises };
  }

  /** Who has to agree: the person, the case manager, every partner; often the service that sent the person, the Comune, a relative. */
  private seats(person: PersonStory, { plan, managerId, enrolments, referral }: Planned): Seat[] {
    const { random, world: { cast, span } } = this;
    const seats: Seat[] = [];
    const seat = (kind: SignatoryKind, accountId: string, values: { organisation_id?: string; account_id?: string; representative_id?: string; name?: string; mandatory?: boolean; commitment: string | null }): void => {
      const id = random.id(plan.from);
      const { organisation_id = null, account_id = null, representative_id = null, name = null, mandatory = true, commitment } = values;
      seats.push({ id, kind, accountId, mandatory, values: { organisation_id, account_id, representative_id, name, mandatory, commitment, position: seats.length } });
    };
    const signer = this.signers.get(person.id);
    const signsOn = plan.activatedOn ?? span.until;
    if (signer && signer.from <= signsOn - 30 && (signer.to === null || signer.to >= signsOn + 60)) seat('representative', managerId, { representative_id: signer.id, commitment: 'Firmo per la persona, dopo averne parlato con lei.' });
    else seat('person', managerId, { commitment: random.pick(PERSON_COMMITMENTS) });
    seat('case_manager', managerId, { account_id: managerId, commitment: 'Tengo insieme il progetto e lo verifico con te alle date fissate.' });
    for (const partnerId of new Set(enrolments.flatMap(({ assignments }) => assignments.map((each) => each.partnerId)))) {
      seat('partner', this.partnerCoordinators.get(partnerId)!, { organisation_id: partnerId, commitment: random.pick(PARTNER_COMMITMENTS) });
    }
    if (referral && random.chance(85)) seat('service', referral.sentBy, { organisation_id: referral.serviceId, commitment: random.pick(SERVICE_COMMITMENTS) });
    if (random.chance(60)) seat('comune', cast.coordinators.get(person.area)!, { organisation_id: cast.comuneId, mandatory: random.chance(50), commitment: 'Mette le risorse indicate nelle righe a carico del Comune e della convenzione.' });
    if (random.chance(14)) seat('family', managerId, { name: random.pick(RELATIVES), mandatory: false, commitment: null });
    return seats;
  }

  private unsigned(person: PersonStory, story: Planned, seats: Seat[], began: Day): Fate {
    const { concludedOn, plan } = story;
    const isOpen = concludedOn === null;
    const { status, proposedAt } = this.preparing(person, story, plan.id, seats.map((seat) => ({ seat, lineageId: seat.id })), began, isOpen && isEntrusted(person, story, this.world.span.until), isOpen);
    this.closed(person, story);
    return { status: isOpen ? status : 'closed', number: 1, previous: null, proposedAt, activatedAt: null, activatedOn: null, next: null, promises: [] };
  }

  /** What is agreed on stands; how it is to go on is written, or waits for signatures. */
  private next(person: PersonStory, story: Planned, seats: readonly Seat[]): NonNullable<Fate['next']> {
    const { random, world: { span } } = this;
    const id = copyOf(story.plan.id, NEXT);
    this.rows.copies.push({ from: story.plan.id, to: id, mark: NEXT, isEarlier: false });
    const copies = seats.map((seat) => ({ seat: { ...seat, id: copyOf(seat.id, NEXT) }, lineageId: seat.id }));
    const began = Math.max(story.plan.activatedOn! + 1, span.until - random.between(13, 30));
    return { id, wishes: random.pick(WISHES), ...this.preparing(person, story, id, copies, Math.min(began, span.until), true, true) };
  }

  /** A version that nobody has agreed on yet: a draft, one that came back, or one that waits for somebody. */
  private preparing(person: PersonStory, story: Planned, planId: string, seats: readonly { seat: Seat; lineageId: string }[], began: Day, mayBeProposed: boolean, mayReturn: boolean): { status: 'draft' | 'proposed'; proposedAt: string | null } {
    const { random, world: { span } } = this;
    const isProposed = random.chance(PROPOSED) && mayBeProposed;
    const askedOn = Math.max(began, span.until - random.between(0, 12));
    const proposedAt = instant(askedOn, TEN);
    this.note(person, planId, 'opened', instant(began, EIGHT - 30), story.managerId);
    for (const { seat, lineageId } of seats) this.seat(person, planId, seat, lineageId, isProposed ? proposedAt : null);
    if (!isProposed) {
      if (mayReturn && random.chance(RETURNED)) this.returned(person, planId, seats.map(({ seat }) => seat), proposedAt);
      return { status: 'draft', proposedAt: null };
    }
    this.note(person, planId, 'proposed', proposedAt, story.managerId);
    // Somebody is always still awaited: the last of those whose signature is needed.
    const signed = seats.map(({ seat }) => seat).filter(({ kind }) => random.chance(kind === 'person' || kind === 'case_manager' ? 60 : 20));
    const awaited = seats.filter(({ seat }) => seat.mandatory).at(-1)!.seat;
    for (const [i, seat] of signed.filter(({ id }) => id !== awaited.id).entries()) this.signs(person, planId, seat, instant(askedOn, TEN + 20 + i * 9));
    return { status: 'proposed', proposedAt };
  }

  /** Proposed, refused by one of its signatories or taken back, and a draft again. */
  private returned(person: PersonStory, planId: string, seats: readonly Seat[], proposedAt: string): void {
    const by = this.random.pick(seats.filter(({ kind }) => kind !== 'case_manager'));
    const manager = seats[1].accountId;
    this.note(person, planId, 'proposed', proposedAt, manager);
    if (this.random.chance(40)) return this.note(person, planId, 'taken_back', proposedAt.replace('T10:00', 'T12:00'), manager);
    this.note(person, planId, 'refused', proposedAt.replace('T10:00', 'T15:30'), by.accountId, { signatory_id: by.id, reason: this.random.pick(REFUSALS) });
  }

  /** Asked some days before, signed by everybody in turn, active with the last one. Answers when they were asked. */
  private agreed(person: PersonStory, planId: string, seats: readonly Seat[], began: Day, activatedOn: Day, activatedAt: string): string {
    const manager = seats[1].accountId;
    const askedOn = Math.max(began, activatedOn - this.random.between(2, 10));
    const proposedAt = instant(askedOn, EIGHT);
    this.note(person, planId, 'opened', instant(began, EIGHT - 30), manager);
    this.note(person, planId, 'proposed', proposedAt, manager);
    for (const [i, seat] of seats.entries()) this.signs(person, planId, seat, instant(Math.min(activatedOn, askedOn + i), EIGHT + 10 + i * 4));
    this.note(person, planId, 'activated', activatedAt, seats.at(-1)!.accountId);
    return proposedAt;
  }

  private signs(person: PersonStory, planId: string, { id, kind, accountId }: Seat, at: string): void {
    const method: Method = signsInPresence(kind) ? 'screen' : 'account';
    this.rows.decisions.push({ signatoryId: id, method, at, by: accountId });
    this.note(person, planId, 'signed', at, accountId, { signatory_id: id, method });
  }

  private seated(person: PersonStory, planId: string, seats: readonly Seat[], askedAt: string | null): void {
    for (const seat of seats) this.seat(person, planId, seat, seat.id, askedAt);
  }

  private seat(person: PersonStory, plan_id: string, { id, kind, values }: Seat, lineage_id: string, asked_at: string | null): void {
    this.rows.add('plan_signatory', { id, lineage_id, plan_id, person_id: person.id, kind, ...values, asked_at });
  }

  private closed(person: PersonStory, { plan, managerId, concludedOn }: Planned): void {
    if (concludedOn !== null) this.note(person, plan.id, 'closed', instant(concludedOn, 17 * 60), managerId);
  }

  private note(person: PersonStory, plan_id: string, kind: string, at: string, account_id: string, more: { signatory_id?: string; reason?: string; method?: Method } = {}): void {
    const { signatory_id = null, reason = null, method = null } = more;
    this.rows.add('plan_event', { id: this.random.id(dayOf(at.slice(0, 10))), plan_id, person_id: person.id, signatory_id, kind, reason, method, at, account_id });
  }
}

/** Every partner that the plan names can see and sign it today. */
function isEntrusted(person: PersonStory, { enrolments }: Planned, today: Day): boolean {
  const assignments = enrolments.flatMap(({ assignments: each }) => each);
  return sharingEnd(person) === null && enrolments.every(isAdmitted) && assignments.every(({ from, to }) => from <= today && (to === null || to > today));
}
