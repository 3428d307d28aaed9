// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { defineProblems } from '../../platform/http/problem.js';
import { readsOf } from './viewers.service.js';
import type { AccessAnswerDto, AccessQuestionDto, AccountRoleReadsDto, FoundAccountDto, FoundAccountsDto, ReasonDto, SharingDto } from './viewers.dto.js';

const questionProblem = defineProblems({
  'access-question.person-unknown': { status: 422, it: 'Nessuna scheda ha questo codice di riferimento. Controllalo con chi te l’ha dato.', en: 'No file has this reference code. Check it with whoever gave it to you.' },
  'access-question.account-unknown': { status: 422, it: 'Questo account non esiste: sceglilo dall’elenco.', en: 'There is no such account: choose it from the list.' },
});

const ROLES_SQL = `
  select r.role, r.organisation, array(select a.key from area a where a.id = any (r.area_ids) order by a.number) as areas,
         r.valid_from as "from", r.valid_to as "to", access.today() between r.valid_from and coalesce(r.valid_to, 'infinity') as current
    from access.roles_of($1) r`;

/** "Why can this person see that?", asked by who administers accounts, who does not learn who is in the programme. */
@Injectable()
export class AccessQuestionsService {
  constructor(private readonly db: Db) {}

  async accounts(search: string): Promise<FoundAccountsDto> {
    const items = await this.db.query<FoundAccountDto>('select id, name, email, disabled from access.find_accounts($1)', [search.trim()]);
    return { items, nextCursor: null };
  }

  /** The question itself is on the trail, with the person: who asked stands among who looked at the file. */
  async ask({ accountId, person }: AccessQuestionDto): Promise<AccessAnswerDto> {
    const account = await this.db.one<FoundAccountDto>('select id, name, email, disabled from access.account_named($1)', [accountId]);
    if (!account) throw questionProblem('access-question.account-unknown', {}, ['/accountId']);
    const reference = person.trim().replace(/^([0-9a-f]{4})[\s-]?([0-9a-f]{4})[\s-]?([0-9a-f]{4})$/i, '$1$2$3');
    const row = await this.db.one<{ answer: { reasons: ReasonDto[]; sharing: SharingDto | null } | null }>('select participants.why($1, $2) as answer', [accountId, reference]);
    if (!row?.answer) throw questionProblem('access-question.person-unknown', {}, ['/person']);
    const { reasons, sharing } = row.answer;
    const roles = (await this.db.query<Omit<AccountRoleReadsDto, 'reads'>>(ROLES_SQL, [accountId])).map((role) => ({ ...role, reads: readsOf(role.role) }));
    return {
      account, reasons, sharing, roles,
      sees: !account.disabled && reasons.some(({ state }) => state === 'now'),
      judicial: roles.some(({ areas, current, reads }) => current && areas.includes('carcere-rems') && reads.includes('Note')),
    };
  }
}
