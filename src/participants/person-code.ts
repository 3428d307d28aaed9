// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Db } from '../platform/database/db.js';
import { defineProblems, type FieldError } from '../platform/http/problem.js';
import type { CodeKind } from './participants-terms.js';
import { matchesIdentity, parseTaxCode, type IdentityToMatch, type TaxCode } from './tax-code.js';

const codeProblem = defineProblems({
  'person.tax-code-known': { status: 409, it: 'Questo codice è già di una persona registrata. Se la segui tu, cercala tra le tue persone; altrimenti rivolgiti al coordinamento dell’area prima di registrarla di nuovo.', en: 'This code already belongs to a registered person. If you follow them, look among your people; otherwise ask the area’s coordinator before registering them again.' },
  'tax-code.empty': { status: 422, it: 'Scrivi il codice, oppure lascia il campo vuoto se la persona non ne ha uno.', en: 'Write the code, or leave the field empty if the person has none.' },
  'tax-code.malformed': { status: 422, it: 'Non è un codice fiscale (16 caratteri), né un codice provvisorio (11 cifre), né STP o ENI (tre lettere e 13 cifre): controlla quanto scritto.', en: 'This is no codice fiscale (16 characters), nor a provisional code (11 digits), nor STP or ENI (three letters and 13 digits): check what you wrote.' },
  'tax-code.impossible-date': { status: 422, it: 'Il codice contiene un giorno di nascita che non esiste: controllalo.', en: 'The code holds a day of birth that does not exist: check it.' },
  'tax-code.wrong-control-character': { status: 422, it: 'Il carattere di controllo non torna: di solito è un errore di battitura. Controlla il codice.', en: 'The control character does not fit: usually a slip of typing. Check the code.' },
});

/** Columns of person_identity that hold a code. */
export interface CodeColumns {
  code_kind: CodeKind;
  code_cipher: Buffer | null;
  code_hmac: Buffer | null;
  code_key_version: number | null;
}

export interface StoredCode {
  codeCipher: Buffer | null;
  codeKeyVersion: number | null;
}

const NO_CODE: CodeColumns = { code_kind: 'none', code_cipher: null, code_hmac: null, code_key_version: null };
const TABLE = 'person_identity';

/** Reads what was typed: the code, or the mistake at its pointer; nothing when nothing was typed. */
export function readCode(typed: string | null | undefined): { code?: TaxCode; mistakes: FieldError[] } {
  if (typed === null || typed === undefined) return { mistakes: [] };
  const read = parseTaxCode(typed);
  return 'error' in read ? { mistakes: [{ pointer: '/taxCode', code: `tax-code.${read.error}` }] } : { code: read, mistakes: [] };
}

/** In what a code and the rest of the identity disagree: shown, never refused. */
export function codeWarnings(taxCode: string | null, identity: IdentityToMatch): { pointer: string; code: string }[] {
  const code = taxCode === null ? undefined : readCode(taxCode).code;
  if (!code) return [];
  return matchesIdentity(code, identity).map((field) => ({
    pointer: `/${field}`,
    code: field === 'birthDate' ? 'tax-code.birth-date-differs' : 'tax-code.sex-differs',
  }));
}

/** Keeps codes: encrypted for whoever may read them, and as a search code of the plain form, by which equal ones meet. */
@Injectable()
export class PersonCodes {
  constructor(
    private readonly db: Db,
    private readonly cipher: FieldCipher,
  ) {}

  columnsOf(code: TaxCode | undefined, personId: string): CodeColumns {
    if (!code) return NO_CODE;
    const { cipher, keyVersion } = this.cipher.encrypt(code.normalised, { table: TABLE, row: personId });
    return { code_kind: code.kind, code_cipher: cipher, code_hmac: this.searchCode(code), code_key_version: keyVersion };
  }

  open({ codeCipher, codeKeyVersion }: StoredCode, personId: string): string | null {
    if (!codeCipher || codeKeyVersion === null) return null;
    return this.cipher.decrypt({ cipher: codeCipher, keyVersion: codeKeyVersion }, { table: TABLE, row: personId });
  }

  /** Does another person have this code? All omocodic forms of a code are one. The question leaves a trace. */
  async isKnown(code: TaxCode, personId: string): Promise<boolean> {
    const row = await this.db.one<{ known: boolean }>('select participants.code_is_known($1, $2) as known', [this.searchCode(code), personId]);
    return row!.known;
  }

  /** The refusal of a known code. It undoes everything but the trace of having asked. */
  known(code: TaxCode, personId: string): Error {
    this.db.noteAttempt('select participants.code_is_known($1, $2)', [this.searchCode(code), personId]);
    return codeProblem('person.tax-code-known', {}, ['/taxCode']);
  }

  private searchCode(code: TaxCode): Buffer {
    return this.cipher.searchCode(code.plain, 'tax-code');
  }
}
