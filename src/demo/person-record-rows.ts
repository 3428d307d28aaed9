// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Power, RelationKind, RepresentativeKind } from '../participants/record/record-terms.js';
import { makeTaxCode } from '../participants/tax-code.js';
import { addDays, ageOn } from '../platform/time/civil-date.js';
import { civil, civilOrNull, instant, workday, workdayUpTo, type Day } from './calendar.js';
import { digits, provisionalCode } from './person.js';
import { Deck, type Random } from './random.js';
import type { Seal } from './seal.js';
import type { PersonStory } from './story.js';
import type { Row, Rows } from './tables.js';
import { ALIASES, FEMALE_NAMES, MALE_NAMES, ORIGINS, SURNAMES } from './vocabulary/names.js';
import { CONTACT_NOTES, COURTS, ENDED_BECAUSE, OTHER_CONTACTS, OTHER_RELATIONS } from './vocabulary/person-record-texts.js';
import { MILANO, STREETS } from './vocabulary/places.js';
import type { World } from './world.js';

const RELATIONS: readonly (readonly [RelationKind, number])[] = [
  ['mother', 6], ['father', 4], ['partner', 3], ['child', 3], ['sibling', 5], ['grandparent', 2], ['other_relative', 2], ['friend', 4], ['neighbour', 2], ['volunteer', 2], ['other', 2],
];
const FOR_ADULTS: readonly (readonly [RepresentativeKind, number])[] = [['support_administrator', 6], ['guardian', 2], ['curator', 2]];
const FOR_MINORS: readonly (readonly [RepresentativeKind, number])[] = [['parents', 5], ['parent', 3], ['guardian', 2]];
const LIVING_TOGETHER = new Set<RelationKind>(['mother', 'father', 'partner', 'child', 'sibling', 'grandparent']);
/** What may have been different in somebody's identity before. */
const FORMER = ['surname', 'slip', 'alias', 'birth', 'sex', 'citizenship', 'unknown', 'no code', 'stp', 'eni', 'provisional', 'wrong code'] as const;

interface Former {
  field: 'names' | 'birth_date' | 'sex' | 'citizenship' | 'code';
  kind: 'completion' | 'change' | 'correction';
  given?: string | null;
  family?: string | null;
  alias?: string | null;
  value?: string | null;
  codeKind?: 'regular' | 'provisional' | 'stp' | 'eni' | 'none';
  code?: string;
}

/** Writes down how a cohort's people are reached, who stands around and for them, and how they were known before. */
export class PersonRecordWriter {
  private readonly relations: Deck<RelationKind>;
  private readonly adults: Deck<RepresentativeKind>;
  private readonly minors: Deck<RepresentativeKind>;
  private readonly formers: Deck<(typeof FORMER)[number]>;
  /** By person: who may sign a plan for them, from and to when. */
  readonly signers = new Map<string, { id: string; from: Day; to: Day | null }>();
  /** The last person of each case manager, to whom the next may be related. */
  private readonly last = new Map<string, PersonStory>();

  constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly seal: Seal,
    private readonly rows: Rows,
  ) {
    this.relations = new Deck(random, RELATIONS);
    this.adults = new Deck(random, FOR_ADULTS);
    this.minors = new Deck(random, FOR_MINORS);
    this.formers = new Deck(random, FORMER.map((one) => [one, 1] as const));
  }

  write(people: readonly PersonStory[]): void {
    for (const person of people) {
      this.contacts(person);
      this.network(person);
      this.representatives(person);
      if (this.random.chance(10)) this.former(person);
    }
  }

  private contacts(person: PersonStory): void {
    const { random } = this;
    const { given, family } = person.identity;
    // Nothing is known of a few: that is a task.
    if (random.chance(4)) return;
    const mobile = random.chance(78);
    if (mobile) this.contact(person, { kind: 'mobile', value: `300 ${digits(random, 7)}`, preferred: true });
    if (random.chance(30)) this.contact(person, { kind: 'phone', value: `02 0${digits(random, 7)}`, preferred: !mobile });
    if (given && family && random.chance(35)) this.contact(person, { kind: 'email', value: `${plain(given)}.${plain(family)}@posta.example`, preferred: false });
    if (random.chance(55)) this.contact(person, { kind: 'address', value: `${random.pick(STREETS)} ${random.between(1, 90)}, Milano`, preferred: false });
    if (random.chance(6)) this.contact(person, { kind: 'other', value: random.pick(OTHER_CONTACTS), preferred: false });
  }

  private contact(person: PersonStory, { kind, value, preferred }: { kind: string; value: string; preferred: boolean }): void {
    const { random, seal } = this;
    const id = random.id(person.registeredOn);
    const dialled = kind === 'mobile' || kind === 'phone';
    const note = random.chance(18) ? random.pick(CONTACT_NOTES) : null;
    const over = random.chance(8) ? workday(person.registeredOn + random.between(60, 300)) : null;
    const ended = over !== null && over <= this.world.span.until;
    const { cipher, keyVersion } = seal.field('person_contact', id, value);
    this.rows.add('person_contact', {
      id, person_id: person.id, kind, value_cipher: cipher, note_cipher: note === null ? null : seal.field('person_contact.note', id, note).cipher, key_version: keyVersion,
      phone_hmac: dialled ? seal.phone(value) : null, safe_to_leave_message: random.chance(45), preferred: preferred && !ended,
      valid_from: civil(person.registeredOn), valid_to: ended ? civil(over) : null, recorded_by: person.registeredBy,
    });
  }

  private network(person: PersonStory): void {
    const count = this.random.weighted([[0, 25], [1, 40], [2, 25], [3, 10]] as const);
    for (let i = 0; i < count; i++) this.relation(person, this.relations.draw());
    const { managerId } = person.cases[0];
    const before = this.last.get(managerId);
    // A few are followed together with a relative.
    if (before?.identity.given && before.identity.family && this.random.chance(2)) this.relation(person, 'sibling', before);
    this.last.set(managerId, person);
  }

  private relation(person: PersonStory, kind: RelationKind, other?: PersonStory): void {
    const { random, seal } = this;
    const id = random.id(person.registeredOn);
    const name = other ? `${other.identity.given} ${other.identity.family}` : `${random.pick(random.chance(60) ? FEMALE_NAMES : MALE_NAMES)} ${random.chance(50) ? (person.identity.family ?? random.pick(SURNAMES)) : random.pick(SURNAMES)}`;
    const phone = random.chance(55) ? `300 ${digits(random, 7)}` : null;
    const sealed = phone === null ? null : seal.field('person_relation', id, phone);
    this.rows.add('person_relation', {
      id, person_id: person.id, kind, kind_words: kind === 'other' ? random.pick(OTHER_RELATIONS) : null, name, phone_cipher: sealed?.cipher ?? null, key_version: sealed?.keyVersion ?? null,
      phone_hmac: phone === null ? null : seal.phone(phone), lives_with: LIVING_TOGETHER.has(kind) && random.chance(50), supports: random.chance(55), is_informed: random.chance(60), recorded_by: person.registeredBy,
    });
    if (other) this.rows.add('person_link', { relation_id: id, person_id: person.id, other_person_id: other.id });
  }

  private representatives(person: PersonStory): void {
    const { random, world: { span } } = this;
    const { birthDate } = person.identity;
    const minor = birthDate !== null && ageOn(birthDate, civil(span.until)) < 18;
    if (minor ? !random.chance(65) : !random.chance(8)) return;
    const kind = minor ? this.minors.draw() : this.adults.draw();
    const from = workdayUpTo(person.registeredOn - random.between(20, 400), 0);
    const years = random.between(1, 4);
    const ends = !minor && random.chance(60) ? from + 365 * years : null;
    this.represent(person, kind, from, ends);
    // The one before was revoked when this one was appointed.
    if (!minor && random.chance(25)) this.represent(person, kind, from - 500, from - 1, random.pick(ENDED_BECAUSE));
  }

  private represent(person: PersonStory, kind: RepresentativeKind, from: Day, to: Day | null, endedReason: string | null = null): void {
    const { random, seal } = this;
    const id = random.id(person.registeredOn);
    const byLaw = kind === 'parents' || kind === 'parent';
    // Of some the decree has not been seen yet.
    const act = !byLaw && (endedReason !== null || random.chance(88));
    const family = byLaw ? (person.identity.family ?? random.pick(SURNAMES)) : random.pick(SURNAMES);
    const name = kind === 'parents' ? `${random.pick(FEMALE_NAMES)} e ${random.pick(MALE_NAMES)} ${family}` : `${byLaw ? '' : 'Avv. '}${random.pick(random.chance(50) ? FEMALE_NAMES : MALE_NAMES)} ${family}`;
    const all: readonly Power[] = ['health', 'assets', 'residence', 'services', 'sign_plan', 'personal_data'];
    const powers = byLaw || kind === 'guardian' ? all : all.filter((power) => (power === 'sign_plan' ? random.chance(70) : power === 'assets' || random.chance(45)));
    if (endedReason === null && powers.includes('sign_plan') && (act || byLaw)) this.signers.set(person.id, { id, from, to });
    this.rows.add('representative', {
      id, person_id: person.id, kind, name, powers, act_number: act ? `${random.between(100, 9_800)}/${civil(from).slice(0, 4)}` : null, act_date: act ? civil(from - random.between(3, 30)) : null,
      court: act ? random.pick(COURTS) : null, valid_from: civil(from), valid_to: civilOrNull(to), ended_reason: endedReason, recorded_by: person.registeredBy,
    });
    const { cipher, keyVersion } = seal.field('representative_contact', id, byLaw ? `300 ${digits(random, 7)}` : `studio.${plain(family)}@legale.example`);
    this.rows.add('representative_contact', { representative_id: id, person_id: person.id, value_cipher: cipher, key_version: keyVersion });
  }

  private former(person: PersonStory): void {
    const { random, seal, world: { span } } = this;
    const on = workday(person.registeredOn + random.between(5, 200));
    const told = this.toldOf(person, this.formers.draw());
    if (told === null || on > span.until) return;
    const { field, kind, given = null, family = null, alias = null, value = null, codeKind = null, code } = told;
    const sealed = code === undefined ? null : seal.code(person.id, code);
    this.rows.add('person_history', {
      id: random.id(on), person_id: person.id, field, kind, given_name: given, family_name: family, alias, value, code_kind: codeKind, code_cipher: sealed?.cipher ?? null,
      // A code that was a mistake must not find the person.
      code_hmac: kind === 'correction' ? null : (sealed?.hmac ?? null), code_key_version: sealed?.keyVersion ?? null,
      valid_to: civil(on), changed_by: person.registeredBy, changed_at: instant(on, 600 + random.below(300)),
    } satisfies Row<'person_history'>);
  }

  /** What stood in the file before; null where it cannot have been so. */
  private toldOf({ identity }: PersonStory, what: (typeof FORMER)[number]): Former | null {
    const { random } = this;
    const { given, family, birthDate, sex, citizenship, codeKind } = identity;
    switch (what) {
      case 'surname': return family ? { field: 'names', kind: 'change', given, family: random.pick(SURNAMES) } : null;
      case 'slip': return given ? { field: 'names', kind: 'correction', given: given + given.slice(-1), family } : null;
      case 'alias': return given ? { field: 'names', kind: 'completion', alias: random.pick(ALIASES) } : null;
      case 'birth': return birthDate ? { field: 'birth_date', kind: 'correction', value: addDays(birthDate, -10) } : null;
      case 'sex': return sex ? { field: 'sex', kind: random.chance(50) ? 'change' : 'correction', value: sex === 'female' ? 'male' : 'female' } : null;
      case 'citizenship': return citizenship === 'IT' ? { field: 'citizenship', kind: 'change', value: random.pick(ORIGINS).citizenship } : null;
      case 'unknown': return citizenship ? { field: 'citizenship', kind: 'completion' } : null;
      case 'no code': return codeKind !== 'none' ? { field: 'code', kind: 'completion', codeKind: 'none' } : null;
      case 'stp': return { field: 'code', kind: 'change', codeKind: 'stp', code: `STP${digits(random, 13)}` };
      case 'eni': return { field: 'code', kind: 'change', codeKind: 'eni', code: `ENI${digits(random, 13)}` };
      case 'provisional': return { field: 'code', kind: 'change', codeKind: 'provisional', code: provisionalCode(random) };
      case 'wrong code': return given && family && birthDate && sex && sex !== 'non_binary'
        ? { field: 'code', kind: 'correction', codeKind: 'regular', code: makeTaxCode({ given, family, sex, birthDate: addDays(birthDate, 1), belfiore: MILANO }) } : null;
    }
  }
}

/** A name as it stands in an address: letters alone, without accents. */
const plain = (name: string): string => name.normalize('NFD').replace(/[^A-Za-z]/g, '').toLowerCase();
