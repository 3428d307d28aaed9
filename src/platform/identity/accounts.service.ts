// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { decodeCursor, pageOf } from '../http/page.js';
import { assertVersion } from '../http/params.js';
import { defineProblems, Problem } from '../http/problem.js';
import { ACCOUNT_SQL, INVITED } from './accounts.queries.js';
import type { AccountDto, AccountPageDto, AccountsQuery, ChangeAccountDto } from './accounts.dto.js';

const accountProblem = defineProblems({
  'account.self': { status: 409, it: 'Non puoi disattivare il tuo stesso account: chiedi a un altro amministratore.', en: 'You cannot disable your own account: ask another administrator.' },
});

@Injectable()
export class AccountsService {
  constructor(private readonly db: Db) {}

  async list({ limit = 20, cursor, role, state }: AccountsQuery): Promise<AccountPageDto> {
    const [family, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const rows = await this.db.query<AccountDto>(
      `${ACCOUNT_SQL}
        where ($1::text is null or (a.family_name, a.id) > ($1, $2::uuid))
          and ($3::text is null or exists (select 1 from access.account_role r where r.account_id = a.id and r.role = $3))
          and ($5::text is null or $5 = case when a.disabled_at is not null then 'disabled' when ${INVITED} then 'invited' else 'active' end)
        order by a.family_name, a.id limit $4`,
      [family, id, role ?? null, limit + 1, state ?? null],
    );
    return pageOf(rows, limit, (row) => [row.familyName, row.id], (row) => row);
  }

  async get(id: string): Promise<AccountDto> {
    const row = await this.db.one<AccountDto>(`${ACCOUNT_SQL} where a.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    return row;
  }

  /** Disables or enables, mends a name; a disabled account's sessions end at once. */
  async change(id: string, ifMatch: number, body: ChangeAccountDto): Promise<AccountDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, body);
    if (id === this.db.actor.accountId && body.disabled) throw accountProblem('account.self', {}, ['/disabled']);
    const changed = await this.db.execute(
      `update access.account set disabled_at = case when $2::boolean is null then disabled_at when $2 then coalesce(disabled_at, now()) end,
              given_name = coalesce($4, given_name), family_name = coalesce($5, family_name), version = version + 1
        where id = $1 and version = $3`,
      [id, body.disabled ?? null, ifMatch, body.givenName?.trim() ?? null, body.familyName?.trim() ?? null],
    );
    const now = await this.get(id);
    if (!changed) assertVersion(now, ifMatch, body);
    return now;
  }

  /** Counts the version up after something of the account has changed that stands elsewhere. */
  async touch(id: string, ifMatch: number): Promise<AccountDto> {
    const changed = await this.db.execute('update access.account set version = version + 1 where id = $1 and version = $2', [id, ifMatch]);
    const now = await this.get(id);
    if (!changed) assertVersion(now, ifMatch);
    return now;
  }
}
