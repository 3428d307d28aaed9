// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { PersonCodes, type StoredCode } from '../person-code.js';
import type { FormerValueDto, IdentityHistoryDto } from './identity-history.dto.js';
import { assertPerson } from './person-there.js';

const HISTORY_SQL = `
  select h.id, h.field, h.kind, h.value, h.given_name as "givenName", h.family_name as "familyName", h.alias, h.code_kind as "codeKind",
         h.code_cipher as "codeCipher", h.code_key_version as "codeKeyVersion", h.valid_from as "validFrom", h.valid_to as "validTo",
         access.staff_name(h.changed_by) as "changedBy", h.changed_at as "changedAt"
    from person_history h where h.person_id = $1 order by h.changed_at desc, h.field, h.id`;

@Injectable()
export class IdentityHistoryService {
  constructor(
    private readonly db: Db,
    private readonly codes: PersonCodes,
  ) {}

  /** All of it: a person changes names and codes a handful of times. */
  async list(personId: string): Promise<IdentityHistoryDto> {
    await assertPerson(this.db, personId);
    const rows = await this.db.query<Omit<FormerValueDto, 'taxCode'> & StoredCode>(HISTORY_SQL, [personId]);
    this.db.noteRead('IdentityHistory', rows.map(({ id }) => id), [personId]);
    const items = rows.map(({ codeCipher, codeKeyVersion, ...row }) => ({ ...row, taxCode: this.codes.open({ codeCipher, codeKeyVersion }, personId) }));
    return { items, nextCursor: null };
  }
}
