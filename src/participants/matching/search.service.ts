// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { Db } from '../../platform/database/db.js';
import { decodeCursor, pageOf } from '../../platform/http/page.js';
import { defineProblems } from '../../platform/http/problem.js';
import type { PersonListItemDto, PersonPageDto } from '../people.dto.js';
import { peopleSql } from '../people.queries.js';
import { isBlank, readSearch } from './search-text.js';
import type { SearchPeopleDto } from './search.dto.js';

const searchProblem = defineProblems({
  'search.nothing': { status: 422, it: 'Scrivi almeno una parte del nome, una data di nascita, un codice o un numero di telefono.', en: 'Write part of a name, a birth date, a code or a telephone number.' },
});

const FOUND_SQL = 'select matching.search($1, $2, $3, $4, $5, $6) as ids';

@Injectable()
export class SearchService {
  constructor(
    private readonly db: Db,
    private readonly cipher: FieldCipher,
  ) {}

  /** People whom the reader reaches today and of whom all that was typed holds, by name. */
  async search({ text, limit = 20, cursor }: SearchPeopleDto): Promise<PersonPageDto> {
    const read = readSearch(text);
    if (isBlank(read)) throw searchProblem('search.nothing', {}, ['/text']);
    const [after] = decodeCursor(cursor, ['string']) ?? [null];
    const code = read.code && this.cipher.searchCode(read.code, 'tax-code');
    const phone = read.phone && this.cipher.searchCode(read.phone, 'phone');
    const found = await this.db.one<{ ids: string[] }>(FOUND_SQL, [read.words, code, read.birthDate, phone, after, limit + 1]);
    const rows = await this.db.query<PersonListItemDto>(peopleSql({ by: 'ids', next: false, status: undefined }), [limit + 1, found!.ids, null, null]);
    const answer = pageOf(rows, limit, (row) => [row.id], (row) => row);
    const ids = answer.items.map(({ id }) => id);
    this.db.noteRead('PersonSearch', ids, ids);
    return answer;
  }
}
