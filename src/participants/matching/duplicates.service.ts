// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { Db } from '../../platform/database/db.js';
import { Problem } from '../../platform/http/problem.js';
import { internationalNumber } from '../record/phone.js';
import { parseTaxCode } from '../tax-code.js';
import type { CandidateDto, CandidatesDto, DuplicateCheckDto } from './duplicates.dto.js';
import { CHECK_SQL, KNOWN } from './duplicates.queries.js';
import { duplicateProblem } from './duplicate-problems.js';

type Known = unknown[];

/** Who may already be there when somebody is registered. The score itself is in sql/20-matching.sql. */
@Injectable()
export class DuplicatesService {
  constructor(
    private readonly db: Db,
    private readonly cipher: FieldCipher,
  ) {}

  async check(typed: DuplicateCheckDto): Promise<CandidatesDto> {
    return { items: await this.candidates(this.known(typed)) };
  }

  /**
   * Refuses a registration (409) while somebody is likely the same and it was not said that they are somebody else. The refusal undoes
   * everything but the trace of having asked.
   */
  async assertDistinct(typed: DuplicateCheckDto, confirmed: readonly string[]): Promise<void> {
    const known = this.known(typed);
    const candidates = (await this.candidates(known)).filter(({ likelihood, token }) => likelihood !== 'medium' && !confirmed.includes(token));
    if (candidates.length === 0) return;
    this.db.noteAttempt(`select from matching.check(${KNOWN})`, known);
    const { code } = duplicateProblem('person.likely-duplicate');
    throw new Problem(code, {}, [], { members: { candidates } });
  }

  /** Writes down whom a person is likely the same as, after a registration or a change; `confirmed` are told apart for good. */
  async settle(personId: string, confirmed: readonly string[] = []): Promise<void> {
    await this.db.query('select matching.settle($1, $2)', [personId, confirmed]);
  }

  private candidates(known: Known): Promise<CandidateDto[]> {
    return this.db.query<CandidateDto>(CHECK_SQL, known);
  }

  private known({ givenName, familyName, alias, birthDate, sex, taxCode, phone }: DuplicateCheckDto): Known {
    const read = taxCode ? parseTaxCode(taxCode) : undefined;
    const code = read && !('error' in read) ? read : undefined;
    const number = phone ? internationalNumber(phone) : null;
    return [
      givenName ?? null, familyName ?? null, alias ?? null, birthDate ?? null, sex ?? null,
      code ? this.cipher.searchCode(code.plain, 'tax-code') : null, code?.kind ?? 'none', number ? [this.cipher.searchCode(number, 'phone')] : null,
    ];
  }
}
