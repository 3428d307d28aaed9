// SPDX-License-Identifier: AGPL-3.0-or-later
import { IndicatorFigureDto } from '../indicators/indicators.dto.js';
import { LocalTextDto } from '../programme/local-text.dto.js';

export class DashboardAreaDto {
  id: string;
  number: number;
  key: string;
  name: LocalTextDto;
}

export class DashboardActionDto {
  id: string;
  /** Unique within its area. */
  code: string;
  name: LocalTextDto;
}

export class DashboardPeriodDto {
  id: string;
  /** 1, 2 … on the basis in use. */
  number: number;
  startsOn: string;
  /** Last day included. */
  endsOn: string;
  /** Today falls in it. */
  current: boolean;
}

export class MinimumDto {
  area: DashboardAreaDto;
  action: DashboardActionDto;
  period: DashboardPeriodDto;
  /** People at least in the year. */
  minimum: number;
  /** Different people with at least one validated presence; null when they are fewer than `smallestShown`. */
  people: number | null;
  /** Still needed; null with `people`. */
  missing: number | null;
  /** Of `people`, those present only through an admission outside the ages; null when one part would be too small to show. */
  outsideAges: number | null;
  /** Enrolments open today, or on the last day of a year that is over; null when fewer than `smallestShown`. */
  openEnrolments: number | null;
}

export class SpendingDto {
  area: DashboardAreaDto;
  period: DashboardPeriodDto;
  /** All amounts in cents. */
  ceilingCents: number;
  allocatedCents: number;
  committedCents: number;
  approvedCents: number;
  /** Part of what is approved. */
  paidCents: number;
}

export class PeopleReachedDto {
  period: DashboardPeriodDto;
  /** Presences counted without names: never participants. Null when fewer than `smallestShown`. */
  people: number | null;
  activities: number;
}

export class DashboardDto {
  /** Civil date of today; no other can be asked for. */
  asOf: string;
  convenzione: LocalTextDto;
  /** Smaller numbers of people, outside the programme's totals, are withheld from whoever sees aggregates only. */
  smallestShown: number;
  indicators: IndicatorFigureDto[];
  /** Per action with a yearly minimum and per year begun, the newest year first. */
  minimums: MinimumDto[];
  /** Per area and year begun, the newest year first. */
  spending: SpendingDto[];
  /** Per year begun, the newest first. */
  peopleReached: PeopleReachedDto[];
}
