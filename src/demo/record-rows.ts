// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import type { Compartment } from '../participants/compartments.js';
import type { DocumentKind } from '../participants/documents/document-terms.js';
import type { NoteKind } from '../participants/notes/note-terms.js';
import { civil, civilOrNull, instant, timeOfDay, workday, workdayUpTo, type Day } from './calendar.js';
import { informedOn } from './people-rows.js';
import type { Random } from './random.js';
import type { Seal } from './seal.js';
import { smallPdf, smallPng } from './small-files.js';
import type { CaseStory, PersonStory } from './story.js';
import type { Rows } from './tables.js';
import { CORRECTIONS, NOTES, RESERVED, WITHDRAWN_BECAUSE } from './vocabulary/record-texts.js';
import type { Cohort, World } from './world.js';

type Reserved = keyof typeof RESERVED;
const KINDS: readonly (readonly [NoteKind, number])[] = [['contact_phone', 28], ['visit', 22], ['interview', 16], ['message', 14], ['accompaniment', 8], ['meeting', 7], ['observation', 5]];
/** Every so many people have given an explicit consent, the purposes in turn. */
const CONSENT_EVERY = 12;
const SENSITIVE = ['substance_use', 'hiv', 'sexual_violence'] as const;
const MOST_NOTES = 14;
const TEN = 10 * 60;

interface Written {
  person: PersonStory;
  story: CaseStory;
  reserved: Reserved | null;
}

/** Writes the diary and the documents of a cohort's people. */
export class RecordWriter {
  private count = 0;

  constructor(
    private readonly world: World,
    private readonly cohort: Cohort,
    private readonly random: Random,
    private readonly seal: Seal,
    private readonly rows: Rows,
  ) {}

  write(people: readonly PersonStory[]): void {
    for (const person of people) {
      const reserved = this.explicitConsent(person) ?? (person.area === 'carcere-rems' ? 'judicial' : null);
      for (const story of person.cases) {
        this.diary({ person, story, reserved });
        this.documents({ person, story, reserved });
      }
    }
  }

  /** A few have agreed that what concerns them most is written down; of these a few took it back, and it is hidden. */
  private explicitConsent(person: PersonStory): Reserved | null {
    const turn = this.count++;
    if (turn % CONSENT_EVERY !== 0) return null;
    const purpose = SENSITIVE[(turn / CONSENT_EVERY) % SENSITIVE.length];
    const id = this.random.id(person.registeredOn);
    this.rows.add('consent', { id, person_id: person.id, purpose, legal_basis: 'explicit_consent', given_on: civil(person.registeredOn), expires_on: null, ...informedOn(person.registeredOn), recorded_by: person.registeredBy });
    const takenBack = workday(person.registeredOn + 120);
    if (this.random.chance(15) && takenBack <= this.world.span.until) this.rows.withdrawals.push({ consentId: id, on: civil(takenBack) });
    return purpose;
  }

  private diary(where: Written): void {
    const { story, person } = where;
    const { random, world } = this;
    const end = story.concludedOn ?? world.span.until;
    let day = story.openedOn;
    for (let written = 0; day <= end && written < MOST_NOTES; written++) {
      const next = workday(day + random.between(12, 55));
      const last = next > end || written === MOST_NOTES - 1;
      this.note(where, workdayUpTo(day, story.openedOn), last && story.concludedOn === null ? this.nextContact(day) : random.chance(40) ? next : null);
      day = next;
    }
    if (random.chance(3)) this.corrected({ person, story, reserved: null }, workdayUpTo(Math.max(story.openedOn, end - 30), story.openedOn));
  }

  /** Of what is open: most are still to come, some are overdue. */
  private nextContact(day: Day): Day | null {
    const { random, world } = this;
    return random.chance(75) ? Math.max(day, workday(world.span.until + random.between(-4, 21))) : null;
  }

  private note({ person, story, reserved }: Written, day: Day, next: Day | null): void {
    const { random, rows } = this;
    const wanted: Compartment = reserved !== null && random.chance(30) ? reserved : 'general';
    const author = this.authorOf(story, day, wanted);
    const compartment = author === null ? 'general' : wanted;
    const kind = random.weighted(KINDS);
    const text = compartment === 'general' ? random.pick(NOTES[kind]) : random.pick(RESERVED[compartment]);
    const id = random.id(day);
    const minute = 9 * 60 + 5 * random.below(96);
    const changed = random.chance(4);
    const said = { kind, happened_on: civil(day), happened_at: random.chance(60) ? timeOfDay(minute) : null, minutes: random.chance(55) ? 5 * random.between(2, 18) : null };
    rows.add('note', {
      id, person_id: person.id, case_id: story.id, ...said, text, compartment, next_contact_on: civilOrNull(next), author_id: author ?? onDuty(story, day)[0], corrects_id: null,
      written_at: instant(day, minute + 45), version: changed ? 2 : 1,
    });
    if (changed) {
      rows.add('note_version', {
        id: random.id(day), note_id: id, person_id: person.id, compartment, number: 1, ...said, text: text.slice(0, Math.ceil(text.length / 2)), next_contact_on: null, replaced_at: instant(day, minute + 90),
      });
    }
  }

  /** Who wrote it: of judicial matters, somebody who acts in Carcere/REMS; null when nobody of the team does. */
  private authorOf(story: CaseStory, day: Day, compartment: Compartment): string | null {
    const team = onDuty(story, day);
    if (compartment !== 'judicial') return team[0];
    return team.find((id) => this.cohort.managers.some((manager) => manager.id === id && manager.areas.has('carcere-rems'))) ?? null;
  }

  private corrected({ person, story }: Written, day: Day): void {
    const { random, rows } = this;
    const [first, second] = [random.id(day), random.id(day)];
    const later = Math.min(day + 2, this.world.span.until);
    const base = { person_id: person.id, case_id: story.id, happened_at: null, minutes: null, compartment: 'general', next_contact_on: null, author_id: onDuty(story, day)[0], version: 1 };
    rows.add('note', { id: first, ...base, kind: 'visit', happened_on: civil(day), text: NOTES.visit[4], corrects_id: null, written_at: instant(day, TEN) });
    rows.add('note', { id: second, ...base, kind: 'observation', happened_on: civil(later), text: random.pick(CORRECTIONS), corrects_id: first, written_at: instant(later, TEN) });
  }

  private documents(where: Written): void {
    const { person, story, reserved } = where;
    const { random } = this;
    const day = story.openedOn;
    const add = (kind: DocumentKind, title: string, on: Day, compartment: Compartment = 'general'): void => {
      if (workday(on) <= (story.concludedOn ?? this.world.span.until)) this.document(where, { kind, title, on: workday(on), compartment });
    };
    if (random.chance(60)) add('identity', 'Carta d’identità', day);
    if (random.chance(55)) add('consent_form', 'Modulo di consenso firmato', day);
    if (random.chance(30)) add('clinical_report', 'Relazione del CPS', day + random.between(5, 40), reserved !== null && reserved !== 'judicial' ? reserved : 'general');
    if (person.area === 'carcere-rems' && random.chance(60)) add('court_order', 'Ordinanza di affidamento in prova', day + random.between(1, 20), 'judicial');
    if (story.plan?.activatedOn && random.chance(30)) add('signed_plan', 'Budget di Salute firmato', story.plan.activatedOn);
    if (story.concludedOn !== null && random.chance(50)) add('social_report', 'Relazione sociale conclusiva', story.concludedOn);
    if (random.chance(12)) add('certificate', 'Certificato di residenza', day + random.between(10, 90));
    if (random.chance(8)) add('other', 'Lettera della persona', day + random.between(10, 120));
  }

  private document({ person, story }: Written, { kind, title, on, compartment }: { kind: DocumentKind; title: string; on: Day; compartment: Compartment }): void {
    const { random } = this;
    const id = random.id(on);
    const [replacedBy, withdrawn] = [random.chance(5) ? random.id(on + 1) : null, random.chance(2)];
    const uploader = this.authorOf(story, on, compartment);
    if (uploader === null) return;
    const base = { person_id: person.id, case_id: story.id, kind, title, dated_on: civil(on), compartment, uploaded_by: uploader, lineage_id: id };
    const out = withdrawn && replacedBy === null;
    this.file(id, { ...base, number: 1, replaces_id: null, replaced_at: replacedBy && instant(on, TEN + 60), uploaded_at: instant(on, TEN), withdrawn_at: out ? instant(on, TEN + 120) : null, withdrawn_by: out ? base.uploaded_by : null, withdrawn_reason: out ? random.pick(WITHDRAWN_BECAUSE) : null }, 'prima stesura');
    if (replacedBy) {
      this.file(replacedBy, { ...base, number: 2, replaces_id: id, replaced_at: null, uploaded_at: instant(on, TEN + 60), withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null }, 'stesura corretta');
    }
  }

  private file(id: string, row: Omit<Parameters<typeof this.rows.add<'document'>>[1], 'id' | 'file_name' | 'media_type' | 'bytes' | 'sha256' | 'version'>, note: string): void {
    const title = String(row.title);
    const isCard = row.kind === 'identity';
    const bytes = isCard ? smallPng(`${title} ${id}`) : smallPdf(title, [`Documento di prova, ${note}.`, 'Nessuna persona reale.', id]);
    const version = row.replaced_at || row.withdrawn_at ? 2 : 1;
    this.rows.add('document', {
      id, ...row, file_name: `${title.replace(/[’ ]/g, '-').toLowerCase()}.${isCard ? 'png' : 'pdf'}`, media_type: isCard ? 'image/png' : 'application/pdf', bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest(), version,
    });
    const { cipher, keyVersion } = this.seal.file('document_content', id, bytes);
    this.rows.add('document_content', { document_id: id, person_id: row.person_id, compartment: row.compartment, cipher, key_version: keyVersion });
  }
}

/** Who followed the person on a day, the case manager first. */
function onDuty({ team, managerId }: CaseStory, day: Day): [string, ...string[]] {
  const [first, ...others] = team.filter(({ from, to }) => from <= day && (to === null || to >= day)).map(({ accountId }) => accountId);
  return [first ?? managerId, ...others];
}
