// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { FieldCipher, type EncryptedField, type FieldPlace } from '../crypto/field-cipher.js';
import { Db } from '../database/db.js';
import { defineProblems } from '../http/problem.js';
import type { DraftDto, FoundDraftDto, SavedDraftDto } from './drafts.dto.js';

const draftProblem = defineProblems({
  'draft.too-large': { status: 413, it: 'Quello che hai scritto è troppo per essere messo da parte: salvalo.', en: 'What you wrote is too much to be put aside: save it.' },
  'draft.person-unknown': { status: 422, it: 'Questa persona non è tra quelle che segui.', en: 'This person is not among those you follow.' },
});

/** Bytes of a draft's content, written as JSON. */
const MOST = 64 * 1024;
const MINE = 'account_id = $1 and account_role_id = $2';
const KEPT = "interval '30 days'";

interface Stored extends EncryptedField {
  personId: string | null;
  savedAt: Date;
}

/**
 * What one typed and has not saved yet, kept for thirty days: it outlives a closed browser, a session that ended and a tab that
 * crashed. It is one's own, in the role in which it was typed, and encrypted: a form may hold health data.
 */
@Injectable()
export class DraftsService {
  constructor(
    private readonly db: Db,
    private readonly cipher: FieldCipher,
  ) {}

  async keep(key: string, { personId, ...content }: DraftDto): Promise<SavedDraftDto> {
    const text = JSON.stringify(content);
    if (Buffer.byteLength(text) > MOST) throw draftProblem('draft.too-large');
    if (personId && !(await this.db.one('select from person p where p.id = $1', [personId]))) throw draftProblem('draft.person-unknown', {}, ['/personId']);
    const { cipher, keyVersion } = this.cipher.encrypt(text, this.place(key));
    const row = await this.db.one<{ savedAt: Date }>(
      `insert into access.draft (account_id, account_role_id, key, person_id, cipher, key_version) values ($1, $2, $3, $4, $5, $6)
       on conflict (account_id, account_role_id, key)
         do update set person_id = excluded.person_id, cipher = excluded.cipher, key_version = excluded.key_version, saved_at = now()
       returning saved_at as "savedAt"`,
      [...this.me(), key, personId ?? null, cipher, keyVersion],
    );
    return { savedAt: row!.savedAt.toISOString() };
  }

  async find(key: string): Promise<FoundDraftDto> {
    const row = await this.db.one<Stored>(
      `select person_id as "personId", cipher, key_version as "keyVersion", saved_at as "savedAt" from access.draft
        where ${MINE} and key = $3 and saved_at > now() - ${KEPT}`,
      [...this.me(), key],
    );
    if (!row) return { draft: null };
    if (row.personId) this.db.noteRead('Draft', [key], [row.personId]);
    const content = JSON.parse(this.cipher.decrypt(row, this.place(key))) as DraftDto;
    return { draft: { ...content, ...(row.personId && { personId: row.personId }), savedAt: row.savedAt.toISOString() } };
  }

  /** What was saved, or given up, is forgotten; forgetting twice is no mistake. */
  async forget(key: string): Promise<void> {
    await this.db.execute(`delete from access.draft where ${MINE} and key = $3`, [...this.me(), key]);
  }

  private me(): [string, string] {
    const { accountId, roleId } = this.db.actor;
    return [accountId, roleId];
  }

  private place(key: string): FieldPlace {
    return { table: 'draft', row: [...this.me(), key].join('|') };
  }
}
