// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { FieldCipher, type EncryptedField, type FieldPlace } from '../crypto/field-cipher.js';
import { Db } from '../database/db.js';
import { problemOfDatabase } from '../database/sqlstate.js';
import { defineProblems } from '../http/problem.js';
import type { DraftDto, FoundDraftDto, SavedDraftDto } from './drafts.dto.js';

const draftProblem = defineProblems({
  'draft.too-large': { status: 413, it: 'Quello che hai scritto è troppo per essere messo da parte: salvalo.', en: 'What you wrote is too much to be put aside: save it.' },
  'draft.person-missing': { status: 422, it: 'Manca di chi parla ciò che hai scritto.', en: 'It is missing whom your text is about.' },
  'draft.compartment-closed': { status: 422, it: 'Qui non puoi scrivere, nemmeno una bozza.', en: 'You cannot write here, not even a draft.' },
  'draft.person-unknown': { status: 422, it: 'Questa persona non è tra quelle che segui.', en: 'This person is not among those you follow.' },
});

/** Bytes of a draft's content, written as JSON. */
const MOST = 64 * 1024;
const MINE = 'account_id = $1 and account_role_id = $2';
const KEPT = "interval '30 days'";
const KEEP_SQL = `
  insert into access.draft (account_id, account_role_id, key, person_id, form, compartments, cipher, key_version) values ($1, $2, $3, $4, $5, $6, $7, $8)
  returning saved_at as "savedAt"`;

interface Stored extends EncryptedField {
  personId: string | null;
  form: DraftDto['form'] | null;
  compartments: DraftDto['compartments'];
  savedAt: Date;
}

/**
 * What one typed and has not saved yet, kept for thirty days: it outlives a closed browser, a session that ended and a tab that
 * crashed. It is one's own, in the role in which it was typed, and encrypted: a form may hold health data. Of a person it says
 * whom and in which compartments, so that it goes out of sight as the note or the document would that it was to become.
 */
@Injectable()
export class DraftsService {
  constructor(
    private readonly db: Db,
    private readonly cipher: FieldCipher,
  ) {}

  async keep(key: string, { personId, form, compartments = [], ...content }: DraftDto): Promise<SavedDraftDto> {
    const text = JSON.stringify(content);
    if (Buffer.byteLength(text) > MOST) throw draftProblem('draft.too-large');
    if (Boolean(personId) === Boolean(form)) throw draftProblem('draft.person-missing', {}, ['/personId']);
    if (personId && !(await this.db.one('select from person p where p.id = $1', [personId]))) throw draftProblem('draft.person-unknown', {}, ['/personId']);
    const { cipher, keyVersion } = this.cipher.encrypt(text, this.place(key));
    // What stood here may be out of sight by now, and could then not be replaced.
    await this.db.execute('select access.forget_draft($1)', [key]);
    try {
      const row = await this.db.one<{ savedAt: Date }>(KEEP_SQL, [...this.me(), key, personId ?? null, form ?? null, compartments, cipher, keyVersion]);
      return { savedAt: row!.savedAt.toISOString() };
    } catch (error) {
      if (problemOfDatabase(error)?.code === 'forbidden') throw draftProblem('draft.compartment-closed', {}, ['/compartments']);
      throw error;
    }
  }

  async find(key: string): Promise<FoundDraftDto> {
    const row = await this.db.one<Stored>(
      `select person_id as "personId", form, compartments, cipher, key_version as "keyVersion", saved_at as "savedAt" from access.draft
        where ${MINE} and key = $3 and saved_at > now() - ${KEPT}`,
      [...this.me(), key],
    );
    if (!row) return { draft: null };
    if (row.personId) this.db.noteRead('Draft', [key], [row.personId]);
    const content = JSON.parse(this.cipher.decrypt(row, this.place(key))) as DraftDto;
    const { personId, form, compartments, savedAt } = row;
    return { draft: { ...content, ...(personId && { personId }), ...(form && { form }), ...(compartments?.length && { compartments }), savedAt: savedAt.toISOString() } };
  }

  /** What was saved, or given up, is forgotten; forgetting twice is no mistake. */
  async forget(key: string): Promise<void> {
    await this.db.execute('select access.forget_draft($1)', [key]);
  }

  private me(): [string, string] {
    const { accountId, roleId } = this.db.actor;
    return [accountId, roleId];
  }

  private place(key: string): FieldPlace {
    return { table: 'draft', row: [...this.me(), key].join('|') };
  }
}
