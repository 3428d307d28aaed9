// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import { daysBetween } from '../../src/platform/time/civil-date.js';

interface Participation {
  person_id: string;
  entered: string;
  exited: string | null;
  reportable: boolean;
}

interface Evidence {
  person_id: string;
  concluded: string;
  outcome: string;
  axes: { worked: boolean; baseline: number | null; final: number | null }[];
}

const WORSE = ['dropped_out', 'worsened', 'institutionalised', 'back_to_prison', 'deceased'];

/** Methodology v0 by the book: one worked axis up, none down by two, levels known, an outcome that may count. */
function better({ outcome, axes }: Evidence): boolean {
  const worked = axes.filter((axis) => axis.worked);
  if (WORSE.includes(outcome) || worked.some(({ baseline, final }) => baseline === null || final === null)) return false;
  const changes = worked.map(({ baseline, final }) => final! - baseline!);
  return changes.some((change) => change >= 1) && changes.every((change) => change > -2);
}

export interface Recount {
  indicators: { reportable: number; registered: number; counted: number; awaiting: number; notCounted: number };
  reportableAtMilestone: number;
  /** People with a validated presence, by action and period. */
  people: Map<string, number>;
  /** Cents, by area and period. */
  committed: Map<string, number>;
}

/** The figures by counting rows one by one, without the views: what the dashboard must equal. */
export async function recount(sql: pg.Pool, today: string): Promise<Recount> {
  const { rows: participations } = await sql.query<Participation>(
    `select person_id, entered_on::text as entered, exited_on::text as exited, num_nulls(sex, birth_date, employment_status, education) = 0 as reportable from participation`,
  );
  const { rows: evidence } = await sql.query<Evidence>(`select person_id, concluded_on::text as concluded, outcome, axes from conclusion_evidence`);
  const { rows: periods } = await sql.query<{ id: string; from: string; to: string }>(`select id, starts_on::text as from, ends_on::text as to from period where basis = 'convention_year'`);
  const { rows: presences } = await sql.query<{ person_id: string; action_id: string; held: string }>(`select person_id, action_id, held_on::text as held from attendance where present and validated_at is not null`);
  const { rows: entries } = await sql.query<{ key: string; cents: string }>(`select a.area_id || ' ' || a.period_id as key, l.amount_cents as cents from ledger_entry l join allocation a on a.id = l.allocation_id where l.kind = 'committed'`);

  const exits = participations.filter(({ exited }) => exited !== null);
  const judged = exits.filter(({ exited }) => daysBetween(exited!, today) > 28);
  const last = (each: Participation) => evidence.find(({ person_id, concluded }) => person_id === each.person_id && concluded === each.exited);
  const counted = judged.filter((each) => each.reportable && last(each) !== undefined && better(last(each)!)).length;
  const people = new Map<string, Set<string>>();
  for (const { person_id, action_id, held } of presences) {
    const period = periods.find(({ from, to }) => from <= held && held <= to)!;
    const key = `${action_id} ${period.id}`;
    people.set(key, (people.get(key) ?? new Set()).add(person_id));
  }
  const committed = new Map<string, number>();
  for (const { key, cents } of entries) committed.set(key, (committed.get(key) ?? 0) + Number(cents));
  const reportable = participations.filter((each) => each.reportable);
  return {
    indicators: { reportable: reportable.length, registered: participations.length, counted, awaiting: exits.length - judged.length, notCounted: judged.length - counted },
    reportableAtMilestone: reportable.filter(({ entered }) => entered <= '2024-12-31').length,
    people: new Map([...people].map(([key, set]) => [key, set.size])),
    committed,
  };
}
