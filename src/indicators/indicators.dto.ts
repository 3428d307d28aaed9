// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, Optional } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { LocalTextDto } from '../programme/local-text.dto.js';

/** Figures are told as of today. Nothing else can be asked for: two free days, or two filters, would differ by one person. */
export class FiguresQuery {
  @Optional() @Choice(['today'])
  asOf?: string;
}

export class MethodologyDto {
  version: number;
  /** provisional: the platform’s own, until the Cabina adopts one with its document. */
  @ApiProperty({ enum: ['provisional', 'adopted'] })
  status: string;
  /** The rule in words. */
  text: LocalTextDto;
  /** Days after exit in which a participation is not judged yet. */
  awaitingDays: number;
  /** The document it cites; null while there is none. */
  document: string | null;
  validFrom: string;
}

export class TargetProgressDto {
  @ApiProperty({ enum: ['milestone', 'target'] })
  kind: string;
  /** Civil date by which the cumulative value must be reached. */
  byDate: string;
  /** People at least; null when none is required. */
  required: number | null;
  /** The figure on that date, or today while the date is ahead. */
  value: number;
  /** Null when nothing is required, or while the date is ahead and the number is not reached. */
  reached: boolean | null;
  /** People still needed; null when none is required. */
  missing: number | null;
  /** Calendar months to the date, this one included; null when it has passed or none is required. */
  monthsLeft: number | null;
  /** People still needed in each of those months, rounded up; null as above. */
  neededPerMonth: number | null;
}

export class IndicatorFigureDto {
  @ApiProperty({ enum: ['EECO01', 'ISR4_2IT'] })
  code: string;
  name: LocalTextDto;
  /** People: the official number today, cumulative. EECO01: reportable participations; ISR4_2IT: counted as better. */
  value: number;
  /** EECO01: all participations, complete or not. Null elsewhere. */
  registered: number | null;
  /** ISR4_2IT: exited a few days ago, not yet judged. Null elsewhere. */
  awaiting: number | null;
  /** ISR4_2IT: exited and judged, not counted. Null elsewhere. */
  notCounted: number | null;
  /** Version of the definition; it changes with how the figure is computed. */
  definitionVersion: number;
  /** The rule in force, where no public one defines the figure; null where the regulation does. */
  methodology: MethodologyDto | null;
  targets: TargetProgressDto[];
}

export class SeriesPointDto {
  /** Last day of a closed month. */
  asOf: string;
  /** Cumulative, over dates of fact as they are known today; null when too small to show. */
  value: number | null;
  /** EECO01 only; null when too small to show. */
  registered: number | null;
}

export class CountByKeyDto {
  /** A missing field (sex, birth_date, employment_status, education) or a reason. */
  key: string;
  participations: number;
}

/** One figure with all that is needed to trust it. */
export class IndicatorDto {
  @ApiProperty({ enum: ['EECO01', 'ISR4_2IT', 'YEARLY_MINIMUM', 'SPENDING', 'PEOPLE_REACHED'] })
  code: string;
  name: LocalTextDto;
  definition: LocalTextDto;
  source: LocalTextDto;
  definitionVersion: number;
  /** Civil date of today: figures are computed when they are asked for. */
  asOf: string;
  /** The number itself; null for figures that are told per action, area or year (see the dashboard). */
  figure: IndicatorFigureDto | null;
  /** Numbers of people below it are withheld in the series from whoever sees aggregates only. */
  smallestShown: number;
  /** Cumulative at the end of every closed month; empty for figures told per year. */
  series: SeriesPointDto[];
  /** EECO01: participations in which each field is missing. Only for who completes them; null for the others. */
  missing: CountByKeyDto[] | null;
  /** ISR4_2IT: participations not counted, by reason. Only for who follows them; null for the others. */
  reasons: CountByKeyDto[] | null;
}

export class IndicatorSummaryDto {
  code: string;
  name: LocalTextDto;
  definitionVersion: number;
}

export class IndicatorsDto {
  items: IndicatorSummaryDto[];
}

export class MembersQuery extends PageQuery {}

export class MemberDto {
  participationId: string;
  /** EECO01: reportable, registered. ISR4_2IT: counted, awaiting, not_counted. */
  status: string;
  /** What is missing, or why it is not counted. */
  detail: string[];
}

export class MemberPageDto {
  items: MemberDto[];
  nextCursor: string | null;
}
