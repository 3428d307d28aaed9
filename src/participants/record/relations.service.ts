// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../../platform/database/db.js';
import { assertVersion } from '../../platform/http/params.js';
import { defineProblems, Problem, type FieldError } from '../../platform/http/problem.js';
import { refuse } from '../civil-rules.js';
import { PERSON_NAME } from '../participants.queries.js';
import { given, tidy } from '../person-rules.js';
import { phoneMistakes } from './contact-rules.js';
import { assertPerson } from './person-there.js';
import { internationalNumber } from './phone.js';
import { PersonRelation } from './record.entity.js';
import type { ChangeRelationDto, NewRelationDto, RelationDto, RelationsDto } from './relations.dto.js';
import { SealedText } from './sealed-text.js';

defineProblems({
  'relation.words-needed': { status: 422, it: 'Scrivi che cosa è per la persona: «datrice di lavoro», «parroco» …', en: 'Write what they are to the person: “employer”, “parish priest” …' },
  'relation.words-not-expected': { status: 422, it: 'Il legame si scrive a parole solo quando non è nell’elenco: togli il testo o scegli «Altro».', en: 'The relation is written in words only when it is not in the list: remove the text or choose “Other”.' },
  'relation.self': { status: 422, it: 'Nessuno fa parte della propria rete: scegli un’altra persona.', en: 'Nobody is part of their own network: choose another person.' },
});

type Stored = Omit<RelationDto, 'phone' | 'dial' | 'otherPersonId'> & { phoneCipher: Buffer | null; keyVersion: number | null };
type RelationToBe = Pick<RelationDto, 'kind' | 'name'> & ChangeRelationDto;

const TABLE = 'person_relation';

/** A link is there only for who reaches both, by its own policy. */
const RELATION_SQL = `
  select r.id, r.person_id as "personId", r.kind, r.kind_words as "kindWords", r.name, r.phone_cipher as "phoneCipher", r.key_version as "keyVersion",
         r.lives_with as "livesWith", r.supports, r.is_informed as "isInformed", r.version,
         (select ${PERSON_NAME} from person_link l join person p on p.id = l.other_person_id where l.relation_id = r.id limit 1) as "otherPerson"
    from person_relation r where r.person_id = $1`;

/** Household and network: who stands around the person. */
@Injectable()
export class RelationsService {
  constructor(
    private readonly db: Db,
    private readonly texts: SealedText,
  ) {}

  async list(personId: string): Promise<RelationsDto> {
    await assertPerson(this.db, personId);
    const rows = await this.db.query<Stored>(`${RELATION_SQL} order by r.lives_with desc, r.supports desc, lower(r.name), r.id`, [personId]);
    this.note(personId, rows);
    return { items: rows.map((row) => this.opened(row)), nextCursor: null };
  }

  async get(personId: string, id: string): Promise<RelationDto> {
    const row = await this.db.one<Stored>(`${RELATION_SQL} and r.id = $2`, [personId, id]);
    if (!row) throw Problem.notFound();
    this.note(personId, [row]);
    return this.opened(row);
  }

  async add(personId: string, body: NewRelationDto): Promise<RelationDto> {
    await assertPerson(this.db, personId);
    refuse(await this.mistakes(personId, body));
    const id = uuid();
    const { livesWith = false, supports = false, isInformed = false, otherPersonId } = body;
    await this.db.insert(PersonRelation, { id, personId, ...this.written(id, body), livesWith, supports, isInformed, recordedBy: this.db.actor.accountId });
    if (otherPersonId) await this.link(id, personId, otherPersonId);
    return this.get(personId, id);
  }

  async change(personId: string, id: string, ifMatch: number, body: ChangeRelationDto): Promise<RelationDto> {
    const current = await this.get(personId, id);
    assertVersion(current, ifMatch, body);
    const relation = { ...current, ...given(body) };
    // A relation of the list needs no words of its own.
    if (relation.kind !== 'other' && body.kindWords === undefined) relation.kindWords = null;
    refuse(await this.mistakes(personId, relation));
    const { livesWith, supports, isInformed } = relation;
    if (!(await this.db.change(PersonRelation, id, ifMatch, { ...this.written(id, relation), livesWith, supports, isInformed }))) assertVersion(await this.get(personId, id), ifMatch, body);
    if (body.otherPersonId !== undefined && body.otherPersonId !== current.otherPersonId) {
      await this.db.execute('delete from person_link where relation_id = $1', [id]);
      if (body.otherPersonId) await this.link(id, personId, body.otherPersonId);
    }
    return this.get(personId, id);
  }

  async remove(personId: string, id: string, ifMatch: number): Promise<void> {
    assertVersion(await this.get(personId, id), ifMatch);
    await this.db.execute('delete from person_relation where id = $1 and version = $2', [id, ifMatch]);
  }

  private async mistakes(personId: string, { kind, kindWords, phone, otherPersonId }: RelationToBe): Promise<FieldError[]> {
    const other = otherPersonId && otherPersonId !== personId ? await this.db.one('select p.id from person p where p.id = $1', [otherPersonId]) : undefined;
    return [
      ...(kind === 'other' && !kindWords ? [{ pointer: '/kindWords', code: 'relation.words-needed' }] : []),
      ...(kind !== 'other' && kindWords ? [{ pointer: '/kindWords', code: 'relation.words-not-expected' }] : []),
      ...(phone ? phoneMistakes('/phone', phone) : []),
      ...(otherPersonId === personId ? [{ pointer: '/otherPersonId', code: 'relation.self' }] : []),
      ...(otherPersonId && otherPersonId !== personId && !other ? [{ pointer: '/otherPersonId', code: 'field.id' }] : []),
    ];
  }

  private async link(relationId: string, personId: string, otherPersonId: string): Promise<void> {
    await this.db.execute('insert into person_link (relation_id, person_id, other_person_id) values ($1, $2, $3)', [relationId, personId, otherPersonId]);
  }

  private written(id: string, { kind, kindWords, name, phone }: RelationToBe): Pick<PersonRelation, 'kind' | 'kindWords' | 'name' | 'phoneCipher' | 'keyVersion' | 'phoneHmac'> {
    const sealed = phone ? this.texts.seal(TABLE, id, phone.trim()) : null;
    return {
      kind, kindWords: tidy(kindWords) ?? null, name: tidy(name)!,
      phoneCipher: sealed?.cipher ?? null, keyVersion: sealed?.keyVersion ?? null, phoneHmac: phone ? this.texts.phoneCode(phone) : null,
    };
  }

  private opened({ phoneCipher, keyVersion, otherPerson, ...row }: Stored): RelationDto {
    const phone = this.texts.open(TABLE, row.id, phoneCipher, keyVersion);
    return { ...row, phone, dial: phone && internationalNumber(phone), otherPerson, otherPersonId: otherPerson?.id ?? null };
  }

  private note(personId: string, rows: readonly Stored[]): void {
    this.db.noteRead('PersonRelation', rows.map(({ id }) => id), [personId, ...rows.map(({ otherPerson }) => otherPerson?.id ?? null)]);
  }
}
