// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../../platform/database/db.js';
import { assertVersion } from '../../platform/http/params.js';
import { Problem } from '../../platform/http/problem.js';
import { Frames, refuse } from '../civil-rules.js';
import { given, tidy } from '../person-rules.js';
import { contactMistakes, isPhone, type ContactToBe } from './contact-rules.js';
import type { ChangeContactDto, ContactDto, ContactsDto, NewContactDto } from './contacts.dto.js';
import { assertPerson } from './person-there.js';
import { internationalNumber } from './phone.js';
import { PersonContact } from './record.entity.js';
import { SealedText } from './sealed-text.js';

type Stored = Omit<ContactDto, 'value' | 'dial' | 'note'> & { valueCipher: Buffer; noteCipher: Buffer | null; keyVersion: number };

const TABLE = 'person_contact';
/** Two texts of one row are sealed for two places, so that they cannot change theirs. */
const NOTE = 'person_contact.note';

const CONTACT_SQL = `
  select c.id, c.person_id as "personId", c.kind, c.value_cipher as "valueCipher", c.note_cipher as "noteCipher", c.key_version as "keyVersion",
         c.safe_to_leave_message as "safeToLeaveMessage", c.preferred, c.valid_from as "validFrom", c.valid_to as "validTo", c.version
    from person_contact c where c.person_id = $1`;

@Injectable()
export class ContactsService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
    private readonly texts: SealedText,
  ) {}

  async list(personId: string): Promise<ContactsDto> {
    await assertPerson(this.db, personId);
    const rows = await this.db.query<Stored>(`${CONTACT_SQL} order by coalesce(c.valid_to, 'infinity') >= access.today() desc, c.preferred desc, c.valid_from desc, c.id desc`, [personId]);
    this.db.noteRead('PersonContact', rows.map(({ id }) => id), [personId]);
    return { items: rows.map((row) => this.opened(row)), nextCursor: null };
  }

  async get(personId: string, id: string): Promise<ContactDto> {
    const row = await this.db.one<Stored>(`${CONTACT_SQL} and c.id = $2`, [personId, id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('PersonContact', [id], [personId]);
    return this.opened(row);
  }

  async add(personId: string, body: NewContactDto): Promise<ContactDto> {
    await assertPerson(this.db, personId);
    const { today } = await this.frames.current();
    const contact = { validFrom: today, ...given(body), value: body.value.trim() } as ContactToBe;
    refuse(contactMistakes(contact, today));
    if (contact.preferred) await this.preferNone(personId);
    const id = uuid();
    const { safeToLeaveMessage = false, preferred = false, validFrom, validTo } = contact;
    await this.db.insert(PersonContact, { id, personId, ...this.sealed(id, contact), safeToLeaveMessage, preferred, validFrom, validTo, recordedBy: this.db.actor.accountId });
    return this.get(personId, id);
  }

  async change(personId: string, id: string, ifMatch: number, body: ChangeContactDto): Promise<ContactDto> {
    const current = await this.get(personId, id);
    assertVersion(current, ifMatch, body);
    const { today } = await this.frames.current();
    const contact: ContactToBe = { ...current, ...given(body) };
    // What no longer reaches the person is not tried first, unless somebody says so, which is refused.
    if (contact.validTo && body.preferred === undefined) contact.preferred = false;
    refuse(contactMistakes(contact, today));
    if (contact.preferred && !current.preferred) await this.preferNone(personId);
    const { safeToLeaveMessage, preferred, validFrom, validTo } = contact;
    const changed = await this.db.change(PersonContact, id, ifMatch, { ...this.sealed(id, contact), safeToLeaveMessage, preferred, validFrom, validTo });
    if (!changed) assertVersion(await this.get(personId, id), ifMatch, body);
    return this.get(personId, id);
  }

  /** For what was written by mistake: a number that is somebody else's must not stay. */
  async remove(personId: string, id: string, ifMatch: number): Promise<void> {
    const current = await this.get(personId, id);
    assertVersion(current, ifMatch);
    await this.db.execute('delete from person_contact where id = $1 and version = $2', [id, ifMatch]);
  }

  private async preferNone(personId: string): Promise<void> {
    await this.db.execute('update person_contact set preferred = false, version = version + 1 where person_id = $1 and preferred', [personId]);
  }

  private sealed(id: string, { kind, value, note }: ContactToBe): Pick<PersonContact, 'kind' | 'valueCipher' | 'noteCipher' | 'keyVersion' | 'phoneHmac'> {
    const { cipher, keyVersion } = this.texts.seal(TABLE, id, value.trim());
    const noteText = tidy(note);
    return { kind, valueCipher: cipher, keyVersion, noteCipher: noteText ? this.texts.seal(NOTE, id, noteText).cipher : null, phoneHmac: isPhone(kind) ? this.texts.phoneCode(value) : null };
  }

  private opened({ valueCipher, noteCipher, keyVersion, ...row }: Stored): ContactDto {
    const value = this.texts.open(TABLE, row.id, valueCipher, keyVersion)!;
    const note = this.texts.open(NOTE, row.id, noteCipher, keyVersion);
    return { ...row, value, dial: isPhone(row.kind) ? internationalNumber(value) : null, note };
  }
}
