// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { decodeCursor, pageOf } from '../http/page.js';
import { assertVersion } from '../http/params.js';
import { defineProblems, Problem } from '../http/problem.js';
import type { AccountDto, AccountPageDto, AccountsQuery, ChangeAccountDto } from './accounts.dto.js';

const accountProblem = defineProblems({
  'account.self': { status: 409, it: 'Non puoi disattivare il tuo stesso account: chiedi a un altro amministratore.', en: 'You cannot disable your own account: ask another administrator.' },
});

const ACCOUNT_SQL = `
  select a.id, a.email, a.given_name as "givenName", a.family_name as "familyName", a.disabled_at is not null as disabled, a.version,
         access.has_factor(a.id) as "secondFactor",
         coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'organisation', o.name) order by r.valid_from, r.id)
                     from access.account_role r left join access.organisation o on o.id = r.organisation_id
                    where r.account_id = a.id), '[]') as roles
    from access.account a`;

@Injectable()
export class AccountsService {
  constructor(private readonly db: Db) {}

  async list({ limit = 20, cursor, role }: AccountsQuery): Promise<AccountPageDto> {
    const [family, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const rows = await this.db.query<AccountDto>(
      `${ACCOUNT_SQL}
        where ($1::text is null or (a.family_name, a.id) > ($1, $2::uuid))
          and ($3::text is null or exists (select 1 from access.account_role r where r.account_id = a.id and r.role = $3))
        order by a.family_name, a.id limit $4`,
      [family, id, role ?? null, limit + 1],
    );
    return pageOf(rows, limit, (row) => [row.familyName, row.id], (row) => row);
  }

  async get(id: string): Promise<AccountDto> {
    const row = await this.db.one<AccountDto>(`${ACCOUNT_SQL} where a.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    return row;
  }

  /** Disables or enables; a disabled account's sessions are nobody's at their next request. */
  async change(id: string, ifMatch: number, body: ChangeAccountDto): Promise<AccountDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, body);
    if (id === this.db.actor.accountId && body.disabled) throw accountProblem('account.self', {}, ['/disabled']);
    const changed = await this.db.execute(
      'update access.account set disabled_at = case when $2 then now() end, version = version + 1 where id = $1 and version = $3',
      [id, body.disabled, ifMatch],
    );
    const now = await this.get(id);
    if (!changed) assertVersion(now, ifMatch, body);
    return now;
  }
}
