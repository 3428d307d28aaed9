// SPDX-License-Identifier: AGPL-3.0-or-later
import { Optional, Text, Whole } from '../../platform/http/fields.js';

/** What is remembered of a person. It travels in the body: an address would keep it in histories and logs. */
export class SearchPeopleDto {
  /**
   * Fragments of given name, family name or alias, in any order, with or without accents; a codice fiscale or another code; a birth date
   * (5/3/1980 or 1980-03-05); a telephone number. All of it must hold.
   */
  @Text(100)
  text: string;

  /** Rows per page, 1 to 100. */
  @Optional() @Whole(1, 100)
  limit?: number = 20;

  /** What the previous page gave as nextCursor. */
  @Optional() @Text(500)
  cursor?: string;
}
