// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../../platform/database/db.js';
import { explainConstraint } from '../../platform/database/sqlstate.js';
import { assertVersion } from '../../platform/http/params.js';
import { defineProblems, Problem } from '../../platform/http/problem.js';
import { CareTeamMember } from '../case.entity.js';
import { caseProblem } from '../cases.service.js';
import { dayMistakes, Frames, refuse } from '../civil-rules.js';
import { given, tidy } from '../person-rules.js';
import type { ChangeMemberDto, ColleagueDto, ColleaguesDto, TeamMemberDto, NewMemberDto, TeamDto } from './team.dto.js';

const teamProblem = defineProblems({
  'team.not-a-colleague': { status: 422, it: 'In équipe entrano solo i case manager della stessa convenzione: scegli dall’elenco dei colleghi.', en: 'Only case managers of the same convenzione join a care team: choose from the list of colleagues.' },
  'team.overlap': { status: 409, it: 'In quei giorni questa persona è già in équipe: cambia le date, o modifica la sua presenza.', en: 'On those days they are on the team already: change the dates, or change their membership.' },
  'team.holds-case': { status: 409, it: 'Chi è referente del caso resta in équipe: prima il caso passa a un’altra persona.', en: 'Whoever holds the case stays on the team: first the case is handed over.' },
  'team.others-decide': { status: 409, it: 'L’équipe la compone chi è referente del caso: tu puoi modificare solo la tua presenza.', en: 'The team is made by whoever holds the case: you can change your own membership only.' },
  'team.begun': { status: 409, it: 'È già in équipe: indica il suo ultimo giorno, così resta scritto che c’era.', en: 'They are on the team already: give their last day, so that it stays written that they were.' },
});
explainConstraint('care_team_no_overlap', 'team.overlap');

/** Access of colleagues that is searched for by name; whoever needs more writes more of it. */
const AT_MOST = 20;

const MEMBER_SQL = `
  select t.id, t.case_id as "caseId", t.person_id as "personId", t.account_id as "accountId", access.staff_name(t.account_id) as name,
         t.account_id = c.case_manager_id and c.status = 'open' as "holdsCase", t.role_words as role, t.starts_on as "startsOn", t.ends_on as "endsOn", t.version,
         c.status, access.today() as today
    from care_team t join case_file c on c.id = t.case_id where t.case_id = $1`;

interface Stored extends TeamMemberDto {
  status: 'open' | 'concluded';
  today: string;
}

interface Case {
  personId: string;
  status: 'open' | 'concluded';
  openedOn: string;
  caseManagerId: string;
}

/** Who works on a case, from when to when. Access follows from the dates, by a trigger on the table. */
@Injectable()
export class TeamService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
  ) {}

  async list(caseId: string): Promise<TeamDto> {
    const { personId } = await this.caseOf(caseId);
    const rows = await this.db.query<Stored>(
      `${MEMBER_SQL} order by t.account_id = c.case_manager_id desc, coalesce(t.ends_on, 'infinity') >= access.today() desc, t.starts_on desc, t.id desc`, [caseId]);
    this.db.noteRead('CareTeam', rows.map(({ id }) => id), [personId]);
    return { items: rows.map(memberOf), nextCursor: null };
  }

  async get(caseId: string, id: string): Promise<TeamMemberDto> {
    return memberOf(await this.one(caseId, id));
  }

  async add(caseId: string, { accountId, role, startsOn, endsOn }: NewMemberDto): Promise<TeamMemberDto> {
    const { personId, status, openedOn, caseManagerId } = await this.caseOf(caseId);
    if (status !== 'open') throw caseProblem('case.concluded');
    if (caseManagerId !== this.db.actor.accountId) throw teamProblem('team.others-decide');
    const { today } = await this.frames.current();
    const from = startsOn ?? today;
    const colleague = await this.db.one<{ holds: boolean }>('select access.holds_cases($1, $2) as holds', [accountId, this.db.actor.convenzioneId]);
    refuse([
      ...(colleague!.holds ? [] : [{ pointer: '/accountId', code: 'team.not-a-colleague' }]),
      ...dayMistakes('/startsOn', from, { earliest: openedOn }),
      ...dayMistakes('/endsOn', endsOn, { earliest: from }),
    ]);
    const there = await this.db.one(`select t.id from care_team t where t.case_id = $1 and t.account_id = $2 and daterange(t.starts_on, t.ends_on, '[]') && daterange($3::date, $4::date, '[]')`, [caseId, accountId, from, endsOn ?? null]);
    if (there) throw teamProblem('team.overlap', {}, ['/accountId']);
    const id = uuid();
    await this.db.insert(CareTeamMember, { id, caseId, personId, accountId, roleWords: tidy(role), startsOn: from, endsOn, addedBy: this.db.actor.accountId });
    return this.get(caseId, id);
  }

  /** Another role or another last day. Who ends their own access does not read the answer again: they may be out already. */
  async change(caseId: string, id: string, ifMatch: number, body: ChangeMemberDto): Promise<TeamMemberDto> {
    const current = await this.one(caseId, id);
    const { role, endsOn } = body;
    assertVersion(current, ifMatch, body);
    await this.assertMine(current);
    if (current.holdsCase && endsOn) throw teamProblem('team.holds-case', {}, ['/endsOn']);
    refuse(dayMistakes('/endsOn', endsOn, { earliest: current.startsOn }));
    const values = given({ roleWords: tidy(role), endsOn });
    if (!(await this.db.change(CareTeamMember, id, ifMatch, values))) assertVersion(await this.one(caseId, id), ifMatch, body);
    return { ...memberOf(current), ...given({ role: tidy(role), endsOn }), version: ifMatch + 1 };
  }

  /** Takes back a membership that has not begun. */
  async remove(caseId: string, id: string, ifMatch: number): Promise<void> {
    const current = await this.one(caseId, id);
    assertVersion(current, ifMatch);
    await this.assertMine(current);
    if (current.startsOn <= current.today) throw teamProblem('team.begun');
    await this.db.execute('delete from care_team where id = $1 and version = $2', [id, ifMatch]);
  }

  /** Colleagues of the same convenzione who hold cases, by name. */
  async colleagues(words: string | undefined): Promise<ColleaguesDto> {
    const items = await this.db.query<ColleagueDto>(
      `select c.id, c.name, c.organisation, array(select a.key from area a where a.id = any (c.area_ids) order by a.number) as areas from access.colleagues($1, $2) c`,
      [words?.trim() ?? null, AT_MOST],
    );
    return { items, nextCursor: null };
  }

  private async assertMine({ caseId, accountId, status }: Stored): Promise<void> {
    if (status !== 'open') throw caseProblem('case.concluded');
    const { caseManagerId } = await this.caseOf(caseId);
    if (![caseManagerId, accountId].includes(this.db.actor.accountId)) throw teamProblem('team.others-decide');
  }

  private async caseOf(id: string): Promise<Case> {
    const row = await this.db.one<Case>('select c.person_id as "personId", c.status, c.opened_on as "openedOn", c.case_manager_id as "caseManagerId" from case_file c where c.id = $1', [id]);
    if (!row) throw Problem.notFound();
    return row;
  }

  private async one(caseId: string, id: string): Promise<Stored> {
    const row = await this.db.one<Stored>(`${MEMBER_SQL} and t.id = $2`, [caseId, id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('CareTeam', [id], [row.personId]);
    return row;
  }
}

const memberOf = ({ status: _, today: __, ...member }: Stored): TeamMemberDto => member;
