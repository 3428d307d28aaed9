// SPDX-License-Identifier: AGPL-3.0-or-later
import { Inject, Injectable } from '@nestjs/common';
import { rulesOf } from '../access/ability.js';
import type { Role } from '../access/grants.js';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { Db } from '../database/db.js';
import { Problem } from '../http/problem.js';
import { factorDue } from './factor-due.js';
import { csrfTokenFor } from './session-cookie.js';
import type { RoleDto, SessionDto } from './session.dto.js';

const ROLES_SQL = `
  select r.id, r.role,
         case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name, 'kind', o.kind) end as organisation,
         case when c.id is not null then jsonb_build_object('id', c.id, 'name', case $1 when 'en' then c.name_en else c.name_it end) end as convenzione,
         coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'key', a.key, 'number', a.number,
                            'name', case $1 when 'en' then a.name_en else a.name_it end) order by a.number)
                     from area a where a.id = any (r.area_ids)), '[]') as areas,
         access.today()::text as today
    from access.my_roles() r
    left join access.organisation o on o.id = r.organisation_id
    left join convenzione c on c.id = r.convenzione_id`;

@Injectable()
export class SessionService {
  constructor(
    private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Who is asking, in which role and with which rules. */
  async describe(token: string, locale: string, roleId = this.db.actor.roleId): Promise<SessionDto> {
    const { actor } = this.db;
    const roles = await this.db.query<RoleDto & { today: string }>(ROLES_SQL, [locale]);
    const acting = roles.find((r) => r.id === roleId);
    if (!acting) throw Problem.unauthorised();
    const plain = roles.map(({ today: _today, ...role }): RoleDto => role);
    return {
      account: { id: actor.accountId, name: `${actor.givenName} ${actor.familyName}`, email: actor.email, locale: actor.locale },
      role: plain.find((r) => r.id === roleId)!,
      roles: plain,
      rules: rulesOf(acting.role as Role),
      csrfToken: csrfTokenFor(token),
      csrfHeader: 'x-csrf-token',
      expiresAt: actor.expiresAt,
      today: acting.today,
      factor: { active: actor.factor.active, due: factorDue(actor, this.config) },
    };
  }

  /** Acts in another of the account's own roles from now on; 404 for a role that is not the account's. */
  async switchRole(roleId: string): Promise<void> {
    const row = await this.db.one<{ done: boolean }>('select access.switch_role($1) as done', [roleId]);
    if (!row?.done) throw Problem.notFound();
  }

  async end(): Promise<void> {
    await this.db.query('select access.end_session()');
  }
}
