// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Role } from '../../src/platform/access/grants.js';
import { programmeId } from '../../src/programme/load-programme.js';
import { cloneDatabase, urlFor, withClient } from '../support/postgres.js';
import { addAccount, addOrganisation, action, area, CONVENZIONE, targetGroup, type AreaKey } from '../support/people.js';
import { setToday } from '../support/arrange.js';

export const TODAY = '2026-11-22';
const OPERATION = programmeId('VSM-MI-2024', 'operation', 'vsm_demo');
export type Row = Record<string, never> & Record<string, unknown>;

/** A database with the programme and no people, and readers who ask for figures as the application does. */
export interface Figures {
  sql: pg.Pool;
  /** Whoever writes facts; any account will do. */
  staff: string;
  partner: string;
  /** Rows that this role sees, connected as `app` with a session of its own. */
  as(role: Role, query: string, values?: unknown[]): Promise<Row[]>;
  /** Removes every person and fact. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

const AREAS: AreaKey[] = ['abitare', 'lavoro', 'stigma', 'carcere-rems'];

export async function startFigures(): Promise<Figures> {
  const superuser = process.env['TEST_SUPERUSER_URL']!;
  const database = await cloneDatabase(superuser, process.env['TEST_TEMPLATE']!);
  const sql = new pg.Pool({ connectionString: urlFor(superuser, database), max: 2 });
  const app = new pg.Pool({ connectionString: urlFor(superuser, database, 'app'), max: 1, types: { getTypeParser: parserOf } });
  await setToday(sql, TODAY);
  const comune = await addOrganisation(sql, 'comune', 'Comune di prova');
  const partner = await addOrganisation(sql, 'partner', 'Cooperativa di prova');
  const tokens = new Map<string, string>();
  const tokenOf = async (role: Role): Promise<string> => {
    const known = tokens.get(role);
    if (known) return known;
    const account = await addAccount(sql, { email: `${role}@example.org`, roles: [{ role, organisation: role.startsWith('partner') ? partner : comune, areas: AREAS }] });
    const token = randomUUID();
    await sql.query(
      `insert into access.session (id, token_hash, account_id, account_role_id, expires_at)
       select gen_random_uuid(), sha256(convert_to($2, 'UTF8')), $1, r.id, now() + interval '1 hour' from access.account_role r where r.account_id = $1`,
      [account, token],
    );
    tokens.set(role, token);
    return token;
  };
  const staff = await addAccount(sql, { email: 'staff@example.org', roles: [{ role: 'case_manager', areas: AREAS }] });
  return {
    sql, staff, partner,
    async as(role, query, values = []) {
      const token = await tokenOf(role);
      const client = await app.connect();
      try {
        await client.query('begin');
        await client.query('select access.enter($1)', [token]);
        return (await client.query(query, values)).rows as Row[];
      } finally {
        await client.query('rollback');
        client.release();
      }
    },
    clear: async () => {
      await sql.query(`truncate headcount, attendance, activity, conclusion_evidence, enrolment, participation, case_file, person, access.reach cascade`);
    },
    async close() {
      await app.end();
      await sql.end();
      await withClient(superuser, (client) => client.query(`drop database ${database} with (force)`));
    },
  };
}

/** Dates as they are written, counts as numbers. */
function parserOf(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === 1082) return (value) => value;
  if (oid === 20) return Number;
  return pg.types.getTypeParser(oid, format) as (value: string) => unknown;
}

export type Axis = { axis?: string; worked?: boolean; baseline: number | null; final: number | null };

/** One participation with its facts, every part of which a test may leave out or bend. */
export interface Facts {
  enteredOn?: string;
  exitedOn?: string | null;
  missing?: ('sex' | 'birth_date' | 'employment_status' | 'education')[];
  refused?: boolean;
  /** Actions of Abitare unless written as area:code; each an admitted enrolment. */
  actions?: string[];
  /** Of the conclusion on the day of exit; null for an exit without evidence. */
  outcome?: string | null;
  axes?: Axis[];
}

export interface Made {
  personId: string;
  participationId: string;
  caseId: string;
  enrolments: string[];
}

const actionOf = (ref: string): [AreaKey, string] => (ref.includes(':') ? (ref.split(':') as [AreaKey, string]) : ['abitare', ref]);
const UP: Axis[] = [{ baseline: 2, final: 3 }];

export async function addFacts({ sql, staff }: Figures, facts: Facts = {}): Promise<Made> {
  const { enteredOn = '2025-02-03', exitedOn = null, missing = [], refused = false, actions = ['1.1'], outcome = 'goals_reached', axes = UP } = facts;
  const [personId, participationId, caseId] = [randomUUID(), randomUUID(), randomUUID()];
  const known = (field: (typeof missing)[number], value: string): string | null => (missing.includes(field) ? null : value);
  await sql.query(`insert into person (id, given_name, created_by) values ($1, 'Prova', $2)`, [personId, staff]);
  await sql.query(
    `insert into participation (id, person_id, operation_id, convenzione_id, entered_on, exited_on, sex, birth_date, employment_status, education, disability, foreign_background, minority, homeless, rural)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $11, $11, false)`,
    [participationId, personId, OPERATION, CONVENZIONE, enteredOn, exitedOn, known('sex', 'female'), known('birth_date', '1980-05-01'), known('employment_status', 'inactive'), known('education', 'isced_3_4'), refused ? 'refused' : 'no'],
  );
  await sql.query(
    `insert into case_file (id, person_id, convenzione_id, case_manager_id, opened_on, status, concluded_on, outcome) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [caseId, personId, CONVENZIONE, staff, enteredOn, exitedOn ? 'concluded' : 'open', exitedOn, exitedOn ? (outcome ?? 'remodelled') : null],
  );
  const enrolments: string[] = [];
  for (const ref of actions) enrolments.push(await addEnrolment(sql, { personId, participationId, caseId, enrolments: [] }, ref, enteredOn, exitedOn));
  if (exitedOn && outcome) await addEvidence(sql, staff, { personId, caseId }, exitedOn, outcome, axes);
  return { personId, participationId, caseId, enrolments };
}

export async function addEnrolment(sql: pg.Pool, made: Made, ref: string, startsOn: string, endsOn: string | null = null, outside: { reason: string; by: string | null } | null = null): Promise<string> {
  const [key, code] = actionOf(ref);
  const id = randomUUID();
  await sql.query(
    `insert into enrolment (id, case_id, person_id, convenzione_id, area_id, action_id, target_group_id, participation_id, starts_on, ends_on, outside_reason, outside_admitted_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [id, made.caseId, made.personId, CONVENZIONE, area(key), action(key, code), targetGroup(key, GROUPS[key]), made.participationId, startsOn, endsOn, outside?.reason ?? null, outside?.by ?? null],
  );
  return id;
}

const GROUPS: Record<AreaKey, string> = { abitare: 'adults_severe_distress', lavoro: '', stigma: '', 'carcere-rems': '' };

export async function addEvidence(sql: pg.Pool, staff: string, made: { personId: string; caseId: string }, concludedOn: string, outcome: string, axes: Axis[]): Promise<void> {
  const full = axes.map(({ axis, worked = true, baseline, final }, i) => ({ axis: axis ?? ['casa', 'lavoro', 'socialita', 'apprendimento'][i], worked, baseline, baselineOn: null, final, finalOn: null }));
  await sql.query(
    `insert into conclusion_evidence (id, case_id, person_id, convenzione_id, concluded_on, outcome, axes, attendance, frozen_by)
     values ($1, $2, $3, $4, $5, $6, $7, '{"sessions":0,"minutes":0,"from":null,"to":null}', $8)`,
    [randomUUID(), made.caseId, made.personId, CONVENZIONE, concludedOn, outcome, JSON.stringify(full), staff],
  );
}

export interface Presence {
  heldOn: string;
  present?: boolean;
  validated?: boolean;
  partner?: string;
}

export async function addPresence({ sql, staff, partner }: Figures, personId: string, enrolmentId: string, { heldOn, present = true, validated = true, partner: by = partner }: Presence): Promise<void> {
  const activityId = randomUUID();
  await sql.query(
    `insert into activity (id, convenzione_id, partner_id, area_id, action_id, kind, title, held_on, minutes, status, operator_id, decided_at)
     select $1, e.convenzione_id, $3, e.area_id, e.action_id, 'simple', 'Visita', $4, 60, $5, $6, case when $5 = 'validated' then now() end from enrolment e where e.id = $2`,
    [activityId, enrolmentId, by, heldOn, validated ? 'validated' : 'submitted', staff],
  );
  await sql.query(
    `insert into attendance (id, activity_id, convenzione_id, partner_id, area_id, action_id, enrolment_id, person_id, held_on, present, minutes, validated_at)
     select gen_random_uuid(), $1, e.convenzione_id, $3, e.area_id, e.action_id, e.id, $4, $5, $6, case when $6 then 60 else 0 end, case when $7 then now() end from enrolment e where e.id = $2`,
    [activityId, enrolmentId, by, personId, heldOn, present, validated],
  );
}
