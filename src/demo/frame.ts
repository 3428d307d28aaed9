// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import { extendCalendar } from '../programme/extension-periods.js';
import { programmeId } from '../programme/load-programme.js';
import { dayOf } from './calendar.js';
import type { Programme } from './programme-view.js';
import { PROROGA_MONTHS, type Period, type Span } from './world.js';

interface StoredPeriod {
  id: string;
  number: number;
  from: string;
  to: string;
}

interface StoredCeiling {
  areaId: string;
  areaKey: string;
  periodId: string;
  cents: number;
  freeCents: number;
}

/** The years for which ceilings stand, and what they leave; the proroga's year too, if it is to be recorded. */
export interface Frame {
  periods: Period[];
  /** The proroga is in the database already: somebody recorded it. */
  hasProroga: boolean;
  /** The ceilings of the last year before the proroga, which go on in it. */
  ceilings: { areaId: string; areaKey: string; cents: number }[];
  freeCents: (areaId: string, periodId: string) => number;
}

const PERIODS_SQL = `select id, number, to_char(starts_on, 'YYYY-MM-DD') as "from", to_char(ends_on, 'YYYY-MM-DD') as "to"
  from period where convenzione_id = $1 and basis = 'convention_year' order by number`;
const CEILINGS_SQL = `select c.area_id as "areaId", a.key as "areaKey", c.period_id as "periodId", c.amount_cents::float8 as cents,
    (c.amount_cents - coalesce((select sum(l.amount_cents) from allocation l where l.area_id = c.area_id and l.period_id = c.period_id), 0))::float8 as "freeCents"
  from ceiling c join area a on a.id = c.area_id where a.convenzione_id = $1 and c.superseded_at is null order by a.number`;

export async function readFrame(client: pg.ClientBase, programme: Programme, span: Span): Promise<Frame> {
  const { rows: stored } = await client.query<StoredPeriod>(PERIODS_SQL, [programme.convenzioneId]);
  const { rows: inForce } = await client.query<StoredCeiling>(CEILINGS_SQL, [programme.convenzioneId]);
  const periods: Period[] = stored.map(({ id, number, from, to }) => ({ id, number, from: dayOf(from), to: dayOf(to), knownFrom: span.from }));
  const last = periods[periods.length - 1];
  const hasProroga = last.from > dayOf(programme.endsOn);
  if (span.proroga !== null && !hasProroga) {
    const { opened } = extendCalendar(programme.startsOn, programme.endsOn, PROROGA_MONTHS);
    for (const { basis, number, startsOn, endsOn } of opened.filter((period) => period.basis === 'convention_year')) {
      periods.push({ id: programmeId(programme.code, 'period', basis, number), number, from: dayOf(startsOn), to: dayOf(endsOn), knownFrom: span.proroga.actOn });
    }
  }
  const find = (areaId: string, periodId: string): StoredCeiling | undefined => inForce.find((each) => each.areaId === areaId && each.periodId === periodId);
  return {
    periods,
    hasProroga,
    ceilings: inForce.filter(({ periodId }) => periodId === last.id),
    freeCents: (areaId, periodId) => find(areaId, periodId)?.freeCents ?? find(areaId, last.id)?.cents ?? 0,
  };
}
