// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import type { AppointmentDto } from '../../participants/agenda/appointments.dto.js';
import { AGENDA_SQL } from '../../participants/agenda/appointments.queries.js';
import { reachedPeople } from '../../participants/participants.queries.js';
import { abilityOf } from '../../platform/access/ability.js';
import { Db } from '../../platform/database/db.js';
import { decodeCursor, pageOf } from '../../platform/http/page.js';
import { addDays } from '../../platform/time/civil-date.js';
import { CHANGES_SQL } from './changes.js';
import { CASELOADS_SQL } from './caseloads.js';
import type { CaseloadDto, CaseloadsDto, ChangePageDto, ChangeSinceDto, ChangesQuery, DeskDto, DueCountDto, DueItemDto, DuePageDto, DueQuery } from './desk.dto.js';
import { dueCountsSql, dueListSql } from './due.js';

/** Shown on landing; the rest is one click away. */
const SHOWN = 10;

type Change = ChangeSinceDto & { total: number; instant: string };

const LAST_VISIT = `to_char(access.last_visit() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const PEOPLE_SQL = `select count(distinct c.person_id)::int as people, access.today() as today,
    ${LAST_VISIT} as "lastVisitAt"
  from case_file c where c.status = 'open' and c.person_id in (${reachedPeople(1)})`;

@Injectable()
export class DeskService {
  constructor(private readonly db: Db) {}

  async desk(): Promise<DeskDto> {
    const { role, holders, accountId } = this.db.actor;
    const { people, today, lastVisitAt } = (await this.db.one<{ people: number; today: string; lastVisitAt: string | null }>(PEOPLE_SQL, [holders]))!;
    const holdsCases = abilityOf(role).can('read', 'Appointment');
    const [agenda, due, changes] = await Promise.all([
      holdsCases ? this.db.query<AppointmentDto>(AGENDA_SQL, [holders, today, addDays(today, 6), 'planned', null, true, null, null, null, 50]) : [],
      this.db.query<DueCountDto>(dueCountsSql(role), [holders]),
      holdsCases && lastVisitAt ? this.db.query<Change>(CHANGES_SQL, [holders, lastVisitAt, accountId, SHOWN, null, null]) : [],
    ]);
    this.db.noteRead('Desk', [], [...agenda, ...changes].map(({ personId }) => personId));
    return { people, agenda, due: [...due].sort((a, b) => b.overdue - a.overdue || b.count - a.count), lastVisitAt, changes: changes.map(told), changeCount: changes[0]?.total ?? 0 };
  }

  /** What others did since the last visit: the whole list, of which the desk shows the newest. */
  async changes({ limit = 20, cursor }: ChangesQuery): Promise<ChangePageDto> {
    const [instant, key] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const { holders, accountId } = this.db.actor;
    const { lastVisitAt } = (await this.db.one<{ lastVisitAt: string | null }>(`select ${LAST_VISIT} as "lastVisitAt"`))!;
    const rows = lastVisitAt ? await this.db.query<Change>(CHANGES_SQL, [holders, lastVisitAt, accountId, limit + 1, instant, key]) : [];
    const page = pageOf(rows, limit, (row) => [row.instant, row.key], told);
    this.db.noteRead('Desk', [], page.items.map(({ personId }) => personId));
    return page;
  }

  async caseloads(): Promise<CaseloadsDto> {
    return { items: await this.db.query<CaseloadDto>(CASELOADS_SQL, [this.db.actor.holders]) };
  }

  /** What is due, the longest overdue first. */
  async due({ limit = 20, cursor, kind }: DueQuery): Promise<DuePageDto> {
    const [day, key] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const { role, holders } = this.db.actor;
    const rows = await this.db.query<DueItemDto & { day: string }>(dueListSql(role), [holders, kind ? [kind] : null, day, key, limit + 1]);
    const page = pageOf(rows, limit, (row) => [row.day, row.kind + row.key], ({ day: _, ...row }) => row);
    this.db.noteRead('Desk', [], page.items.map(({ personId }) => personId));
    return page;
  }
}

const told = ({ total: _, instant: __, ...change }: Change): ChangeSinceDto => change;
