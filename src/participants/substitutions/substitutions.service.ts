// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../../platform/database/db.js';
import { explainConstraint } from '../../platform/database/sqlstate.js';
import { decodeCursor, pageOf } from '../../platform/http/page.js';
import { assertVersion } from '../../platform/http/params.js';
import { defineProblems, Problem } from '../../platform/http/problem.js';
import { addDays } from '../../platform/time/civil-date.js';
import { settingDays } from '../../programme/setting-days.js';
import { dayMistakes, Frames, refuse } from '../civil-rules.js';
import { Substitution } from './substitution.entity.js';
import type { NewSubstitutionDto, SubstitutionDto, SubstitutionPageDto, SubstitutionsQuery } from './substitutions.dto.js';

const substitutionProblem = defineProblems({
  'substitution.overlap': { status: 409, it: 'In quei giorni sei già in sostituzione: termina prima l’altra, o scegli altri giorni.', en: 'Somebody stands in for you on those days already: end that first, or choose other days.' },
  'substitution.absent-too': { status: 409, it: 'In quei giorni anche questa persona è assente: scegline un’altra.', en: 'This colleague is absent too on those days: choose somebody else.' },
  'substitution.self': { status: 422, it: 'Non puoi sostituire te: scegli un’altra persona.', en: 'You cannot stand in for yourself: choose somebody else.' },
  'substitution.substitute': { status: 422, it: 'Scegli una persona che tiene casi in questa convenzione, dall’elenco.', en: 'Choose somebody who holds cases in this convenzione, from the list.' },
  'substitution.over': { status: 409, it: 'Questa sostituzione è già finita.', en: 'This substitution is over already.' },
});
explainConstraint('substitution_no_overlap', 'substitution.overlap');

/** For longer than that, people are handed over. */
const LONGEST_SQL = `select ${settingDays('days_of_substitution_at_most')} as longest`;

const STATE = `case when s.ended_at is not null or s.ends_on < access.today() then 'over' when s.starts_on > access.today() then 'upcoming' else 'running' end`;
const SUBSTITUTION_SQL = `
  select s.id, s.absent_account_id as "absentAccountId", access.staff_name(s.absent_account_id) as absent, s.substitute_account_id as "substituteAccountId",
         access.staff_name(s.substitute_account_id) as substitute, s.starts_on as "startsOn", s.ends_on as "endsOn", s.reason, s.handover_note as note,
         s.ended_at as "endedAt", ${STATE} as state, s.absent_account_id = $1 as mine, s.version
    from access.substitution s`;

@Injectable()
export class SubstitutionsService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
  ) {}

  /** One's own absences and those in which one stands in; the latest first. */
  async list({ limit = 20, cursor, state }: SubstitutionsQuery): Promise<SubstitutionPageDto> {
    const [day, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const rows = await this.db.query<SubstitutionDto>(
      `${SUBSTITUTION_SQL} where ($2::date is null or (s.starts_on, s.id) < ($2, $3::uuid)) and ($4::text is null or ${STATE} = $4)
        order by s.starts_on desc, s.id desc limit $5`,
      [this.db.actor.accountId, day, id, state ?? null, limit + 1],
    );
    return pageOf(rows, limit, (row) => [row.startsOn, row.id], (row) => row);
  }

  async get(id: string): Promise<SubstitutionDto> {
    const row = await this.db.one<SubstitutionDto>(`${SUBSTITUTION_SQL} where s.id = $2`, [this.db.actor.accountId, id]);
    if (!row) throw Problem.notFound();
    return row;
  }

  /** Told by who will be absent. While it runs the substitute reaches their people, as far as the substitute's own areas go. */
  async create({ substituteAccountId, startsOn, endsOn, reason, note }: NewSubstitutionDto): Promise<SubstitutionDto> {
    const { accountId, convenzioneId } = this.db.actor;
    const [{ today }, { longest }] = await Promise.all([this.frames.current(), this.db.one<{ longest: number | null }>(LONGEST_SQL).then((row) => row!)]);
    refuse([...dayMistakes('/startsOn', startsOn, { earliest: today }), ...dayMistakes('/endsOn', endsOn, { earliest: startsOn, latest: addDays(startsOn, longest ?? 0) })]);
    if (substituteAccountId === accountId) throw substitutionProblem('substitution.self', {}, ['/substituteAccountId']);
    const facts = await this.db.one<{ holds: boolean; overlaps: boolean; absent: boolean }>(
      `select access.holds_cases($2, $3) as holds, access.is_absent($1, $4, $5) as overlaps, access.is_absent($2, $4, $5) as absent`,
      [accountId, substituteAccountId, convenzioneId, startsOn, endsOn],
    );
    if (!facts!.holds) throw substitutionProblem('substitution.substitute', {}, ['/substituteAccountId']);
    if (facts!.overlaps) throw substitutionProblem('substitution.overlap', {}, ['/startsOn']);
    if (facts!.absent) throw substitutionProblem('substitution.absent-too', {}, ['/substituteAccountId']);
    const id = uuid();
    await this.db.insert(Substitution, { id, convenzioneId: convenzioneId!, absentAccountId: accountId, substituteAccountId, startsOn, endsOn, reason, handoverNote: note?.trim() });
    return this.get(id);
  }

  /** Ends it now, by whichever of the two: the substitute's next request finds nobody. */
  async end(id: string, ifMatch: number): Promise<SubstitutionDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch);
    if (current.state === 'over') throw substitutionProblem('substitution.over');
    if (!(await this.db.change(Substitution, id, ifMatch, { endedAt: () => 'now()' }))) assertVersion(await this.get(id), ifMatch);
    return this.get(id);
  }
}
