// SPDX-License-Identifier: AGPL-3.0-or-later
import { Id, Nullable, Optional, Text, Whole } from '../../platform/http/fields.js';
import { ActionNameDto, AreaNameDto, PartnerNameDto } from '../enrolments.dto.js';

export class NewPlacesDto {
  /** An action of your area that records people by name. */
  @Id()
  actionId: string;

  /** A partner that works in the area; left out, the action as a whole. */
  @Optional() @Id()
  partnerId?: string;

  /** A year of the convenzione. Default: the present one. */
  @Optional() @Id()
  periodId?: string;

  /** The number that you saw: when it no longer stands, yours is refused. */
  @Nullable() @Id()
  supersedesId?: string | null;

  /** How many people at the same time. */
  @Whole(0, 10_000)
  places: number;

  /** What the number rests on. */
  @Optional() @Text(500)
  note?: string;
}

/** One number of places, as it was set on a day. */
export class PlacesDto {
  id: string;
  areaId: string;
  actionId: string;
  partner: PartnerNameDto | null;
  periodId: string;
  places: number;
  setOn: string;
  setBy: string;
  note: string | null;
  /** null: in force. */
  supersededOn: string | null;
  version: number;
}

export class PlacesNumberDto {
  id: string;
  /** null: of the action as a whole. */
  partner: PartnerNameDto | null;
  places: number;
  setOn: string;
  setBy: string;
  note: string | null;
}

/** An action with its places today. Counts are null where whoever reads does not see the list behind them. */
export class ActionPlacesDto {
  area: AreaNameDto;
  action: ActionNameDto;
  /** The present year of the convenzione; null when today lies in none. */
  periodId: string | null;
  periodStartsOn: string | null;
  periodEndsOn: string | null;
  /** The action's own number, or what its partners take together; null when none was set. */
  places: number | null;
  /** Places that nobody takes and nobody was offered; below 0 when more were given. */
  free: number | null;
  /** People enrolled today. */
  taken: number | null;
  waiting: number | null;
  offered: number | null;
  numbers: PlacesNumberDto[];
}

export class ActionPlacesPageDto {
  items: ActionPlacesDto[];
  /** Always null: a convenzione has few actions. */
  nextCursor: string | null;
}
