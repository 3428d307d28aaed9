// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../database/db.js';
import { assertVersion } from '../http/params.js';
import { defineProblems, Problem } from '../http/problem.js';
import type { AccountRoleDto, EndRoleDto, NewRoleDto, RoleOrganisationDto, RoleOrganisationPageDto } from './accounts.dto.js';
import { AccountsService } from './accounts.service.js';
import { ROLE_FACTS_SQL } from './accounts.queries.js';
import { roleMistakes, standsOutside, type RoleFacts } from './role-rules.js';

const roleProblem = defineProblems({
  'role.held': { status: 409, it: 'L’account ha già questo ruolo per la stessa organizzazione in quei giorni: fallo finire, o scegli un altro periodo.', en: 'The account holds this role for the same organisation on those days already: end it, or choose other dates.' },
  'role.own-administration': { status: 409, it: 'Non puoi togliere a te stesso l’amministrazione: chiedi a un altro amministratore.', en: 'You cannot take the administration away from yourself: ask another administrator.' },
  'role.over': { status: 409, it: 'Questo ruolo è già finito: se serve ancora, aggiungine uno nuovo.', en: 'This role has ended already: add a new one if it is needed again.' },
});

const HELD_SQL = `
  select 1 from access.account_role
   where account_id = $1 and role = $2 and organisation_id is not distinct from $3 and convenzione_id is not distinct from $4
     and daterange(valid_from, valid_to, '[]') && daterange($5::date, $6::date, '[]')`;

/** Roles of accounts, with their dates. */
@Injectable()
export class RolesService {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountsService,
  ) {}

  /** Gives a role to an account; mistakes are told at `pointer` and below. */
  async add(accountId: string, role: NewRoleDto, pointer = ''): Promise<string> {
    if (accountId === this.db.actor.accountId && !standsOutside(role.role)) throw Problem.field(`${pointer}/role`, 'role.self');
    const { today } = (await this.db.one<{ today: string }>('select access.today()::text as today'))!;
    const from = role.validFrom ?? today;
    if (from < today) throw Problem.field(`${pointer}/validFrom`, 'field.date-before', { earliest: today });
    if (role.validTo && role.validTo < from) throw Problem.field(`${pointer}/validTo`, 'field.date-before', { earliest: from });
    const convenzioneId = await this.check(role, pointer);
    const organisationId = role.organisationId ?? null;
    if (await this.db.one(HELD_SQL, [accountId, role.role, organisationId, convenzioneId, from, role.validTo ?? null])) throw roleProblem('role.held');
    const id = uuid();
    await this.db.execute(
      'insert into access.account_role (id, account_id, role, organisation_id, convenzione_id, area_ids, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [id, accountId, role.role, organisationId, convenzioneId, role.areaIds ?? [], from, role.validTo ?? null],
    );
    return id;
  }

  async addTo(accountId: string, role: NewRoleDto): Promise<AccountRoleDto> {
    await this.accounts.get(accountId);
    const id = await this.add(accountId, role);
    return this.get(accountId, id);
  }

  /** Sets, moves or takes away the last day of a role that is not over. */
  async end(accountId: string, roleId: string, ifMatch: number, body: EndRoleDto): Promise<AccountRoleDto> {
    const role = await this.get(accountId, roleId);
    assertVersion(role, ifMatch, body);
    const days = await this.db.one<{ today: string; yesterday: string }>('select access.today()::text as today, (access.today() - 1)::text as yesterday');
    const { today, yesterday } = days!;
    if (role.validTo !== null && role.validTo < today) throw roleProblem('role.over');
    if (accountId === this.db.actor.accountId) throw standsOutside(role.role) ? roleProblem('role.own-administration') : Problem.field('/validTo', 'role.self');
    if (body.validTo !== null && body.validTo < yesterday) throw Problem.field('/validTo', 'field.date-before', { earliest: yesterday });
    const changed = await this.db.execute('update access.account_role set valid_to = $3, version = version + 1 where id = $1 and version = $2', [roleId, ifMatch, body.validTo]);
    const now = await this.get(accountId, roleId);
    if (!changed) assertVersion(now, ifMatch, body);
    return now;
  }

  /** Every organisation that a role can be of. */
  async organisations(): Promise<RoleOrganisationPageDto> {
    const items = await this.db.query<RoleOrganisationDto>('select id, kind, name from access.organisation order by kind, name, id');
    return { items, nextCursor: null };
  }

  private async get(accountId: string, roleId: string): Promise<AccountRoleDto> {
    const { roles } = await this.accounts.get(accountId);
    const role = roles.find(({ id }) => id === roleId);
    if (!role) throw Problem.notFound();
    return role;
  }

  /** Answers the convenzione that the role is bound to. */
  private async check(role: NewRoleDto, pointer: string): Promise<string | null> {
    const partnerStaff = role.role === 'partner_operator' || role.role === 'partner_coordinator';
    const facts = await this.db.one<RoleFacts & { convenzioneId: string }>(ROLE_FACTS_SQL, [role.organisationId ?? null, role.convenzioneId ?? null, partnerStaff]);
    if (!facts) throw Problem.field(`${pointer}/convenzioneId`, 'field.id');
    const mistakes = roleMistakes(role, facts);
    if (mistakes.length > 0) throw new Problem('invalid', {}, mistakes.map((each) => ({ ...each, pointer: pointer + each.pointer })));
    return standsOutside(role.role) ? null : facts.convenzioneId;
  }
}
