// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../../platform/database/db.js';
import { assertVersion } from '../../platform/http/params.js';
import { Problem } from '../../platform/http/problem.js';
import { Frames, refuse } from '../civil-rules.js';
import { given, tidy } from '../person-rules.js';
import { assertPerson } from './person-there.js';
import { Representative } from './record.entity.js';
import { POWERS, type Lack } from './record-terms.js';
import { representativeMistakes, representativeProblem } from './representative-rules.js';
import type { ChangeRepresentativeDto, NewRepresentativeDto, RepresentativeDto, RepresentativesDto } from './representatives.dto.js';
import { SealedText } from './sealed-text.js';

type Stored = Omit<RepresentativeDto, 'contact'> & { contactCipher: Buffer | null; keyVersion: number | null };

const CONTACT = 'representative_contact';

const REPRESENTATIVE_SQL = `
  select r.id, r.person_id as "personId", r.kind, r.name, r.powers, r.act_number as "actNumber", r.act_date as "actDate", r.court,
         r.valid_from as "validFrom", r.valid_to as "validTo", r.ended_reason as "endedReason", r.version,
         representative_lacks(r, (select i.birth_date from person_identity i where i.person_id = r.person_id), access.today()) as lacks,
         c.value_cipher as "contactCipher", c.key_version as "keyVersion"
    from representative r left join representative_contact c on c.representative_id = r.id where r.person_id = $1`;

/** Who acts for the person: by which act, within which powers, from when to when. */
@Injectable()
export class RepresentativesService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
    private readonly texts: SealedText,
  ) {}

  async list(personId: string): Promise<RepresentativesDto> {
    await assertPerson(this.db, personId);
    const rows = await this.db.query<Stored>(`${REPRESENTATIVE_SQL} order by coalesce(r.valid_to, 'infinity') >= access.today() desc, r.valid_from desc, r.id desc`, [personId]);
    this.note(personId, rows);
    return { items: rows.map((row) => this.opened(row)), nextCursor: null };
  }

  async get(personId: string, id: string): Promise<RepresentativeDto> {
    const row = await this.db.one<Stored>(`${REPRESENTATIVE_SQL} and r.id = $2`, [personId, id]);
    if (!row) throw Problem.notFound();
    this.note(personId, [row]);
    return this.opened(row);
  }

  async add(personId: string, body: NewRepresentativeDto): Promise<RepresentativeDto> {
    await assertPerson(this.db, personId);
    const { today } = await this.frames.current();
    refuse(representativeMistakes(body, today));
    const id = uuid();
    await this.db.insert(Representative, { id, personId, ...this.written(body), recordedBy: this.db.actor.accountId });
    await this.keepContact(id, personId, body.contact);
    return this.get(personId, id);
  }

  async change(personId: string, id: string, ifMatch: number, body: ChangeRepresentativeDto): Promise<RepresentativeDto> {
    const current = await this.get(personId, id);
    assertVersion(current, ifMatch, body);
    const { today } = await this.frames.current();
    const representative = { ...current, ...given(body) };
    refuse(representativeMistakes(representative, today));
    if (!(await this.db.change(Representative, id, ifMatch, this.written(representative)))) assertVersion(await this.get(personId, id), ifMatch, body);
    await this.keepContact(id, personId, body.contact);
    return this.get(personId, id);
  }

  /** What keeps a representative from signing for the person on a civil day; null when nothing does. */
  async lacks(personId: string, representativeId: string, day: string): Promise<Lack | 'unknown' | null> {
    const row = await this.db.one<{ lacks: Lack | null }>(
      `select representative_lacks(r, (select i.birth_date from person_identity i where i.person_id = r.person_id), $3::date) as lacks
         from representative r where r.person_id = $1 and r.id = $2`,
      [personId, representativeId, day],
    );
    this.db.noteRead('Representative', [representativeId], [personId]);
    return row ? row.lacks : 'unknown';
  }

  /** May this representative sign for the person on a civil day? 422 at the pointer, with the reason, when not. */
  async signable(personId: string, representativeId: string, day: string, pointer = '/representativeId'): Promise<void> {
    const lacks = await this.lacks(personId, representativeId, day);
    if (lacks !== null) throw representativeProblem(`representative.${lacks}`, {}, [pointer]);
  }

  private written({ kind, name, powers, actNumber, actDate, court, validFrom, validTo, ...more }: NewRepresentativeDto & Pick<ChangeRepresentativeDto, 'endedReason'>) {
    return {
      kind, name: tidy(name)!, powers: POWERS.filter((power) => powers.includes(power)), actNumber: tidy(actNumber) ?? null, actDate: actDate ?? null, court: tidy(court) ?? null,
      validFrom, validTo: validTo ?? null, endedReason: tidy(more.endedReason) ?? null,
    };
  }

  /** How they are reached stands apart, where fewer roles read. */
  private async keepContact(id: string, personId: string, contact: string | null | undefined): Promise<void> {
    if (contact === undefined) return;
    if (contact === null) {
      await this.db.execute('delete from representative_contact where representative_id = $1', [id]);
      return;
    }
    const { cipher, keyVersion } = this.texts.seal(CONTACT, id, contact.trim());
    await this.db.execute(
      `insert into representative_contact (representative_id, person_id, value_cipher, key_version) values ($1, $2, $3, $4)
       on conflict (representative_id) do update set value_cipher = excluded.value_cipher, key_version = excluded.key_version`,
      [id, personId, cipher, keyVersion],
    );
  }

  private opened({ contactCipher, keyVersion, ...row }: Stored): RepresentativeDto {
    return { ...row, contact: this.texts.open(CONTACT, row.id, contactCipher, keyVersion) };
  }

  private note(personId: string, rows: readonly Stored[]): void {
    this.db.noteRead('Representative', rows.map(({ id }) => id), [personId]);
    const reached = rows.filter(({ contactCipher }) => contactCipher !== null);
    if (reached.length > 0) this.db.noteRead('PersonContact', reached.map(({ id }) => id), [personId]);
  }
}
