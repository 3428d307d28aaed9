// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Id, Optional } from '../platform/http/fields.js';
import { LocalTextDto } from './local-text.dto.js';

export class ProgrammeQuery {
  /** Another convenzione than that of one's own role. */
  @Optional() @Id()
  convenzioneId?: string;
}

export class ExtensionDto {
  id: string;
  /** proroga: more months; ampliamento: more value. */
  @ApiProperty({ enum: ['proroga', 'ampliamento'] })
  kind: string;
  /** Of a proroga. */
  months: number | null;
  /** Of an ampliamento, in cents. */
  amountCents: number | null;
  startsOn: string;
  /** Last day included. */
  endsOn: string;
  actNumber: string;
  actDate: string;
}

export class ConvenzioneDto {
  id: string;
  code: string;
  name: LocalTextDto;
  signedOn: string;
  startsOn: string;
  /** Last day by the convenzione itself, without any proroga. */
  endsOn: string;
  /** Last day with every recorded proroga. */
  extendedTo: string;
  /** Entered from the signed act, in cents; null until then. Never derived from ceilings. */
  economicValueCents: number | null;
}

export class ConvenzionePageDto {
  items: ConvenzioneDto[];
  nextCursor: string | null;
}

export class PeriodDto {
  id: string;
  @ApiProperty({ enum: ['convention_year', 'calendar_year'] })
  basis: string;
  number: number;
  startsOn: string;
  endsOn: string;
  /** True on the basis that the setting `year_basis` chooses: ceilings and minimums stand on these. */
  inUse: boolean;
  /** True when today falls in it, and it is in use. */
  current: boolean;
}

export class OperationDto {
  id: string;
  code: string;
  name: LocalTextDto;
  fundingLine: string;
  /** Project code; null until assigned. */
  cup: string | null;
}

export class ConditionDto {
  kind: string;
  /** False for occasions in which the group is admitted too, without being asked for. */
  required: boolean;
  text: LocalTextDto;
}

export class TargetGroupDto {
  id: string;
  key: string;
  /** participants: a person can enter under it; audience: only counted. */
  @ApiProperty({ enum: ['participants', 'audience'] })
  kind: string;
  name: LocalTextDto;
  /** Completed years at entry, included; null for no limit. */
  minAge: number | null;
  maxAge: number | null;
  conditions: ConditionDto[];
}

export class ActionDto {
  id: string;
  /** Restarts in every area: the key is area and code. */
  code: string;
  name: LocalTextDto;
  description: LocalTextDto;
  /** People enter it by name. */
  namedParticipants: boolean;
  /** People reached without a name are counted by group. */
  countedAudience: boolean;
  targetGroups: TargetGroupDto[];
  /** Distinct people a year with at least one validated attendance; null when none is set. */
  yearlyMinimum: number | null;
  /** Which funded project, and so which indicators, its participants feed; null for none. */
  operation: OperationDto | null;
  @ApiProperty({ enum: ['provisional', 'decided'] })
  fundingStatus: string;
}

export class ObjectiveDto {
  id: string;
  number: number;
  name: LocalTextDto;
  actions: ActionDto[];
}

export class ProfileDto {
  key: string;
  name: LocalTextDto;
  @ApiProperty({ enum: ['required', 'if_plan_asks', 'admissible'] })
  requirement: string;
  /** Profiles with the same number are alternatives: one of them meets the requirement. */
  choice: number;
  /** The worker's certificate must be on file. */
  certificate: boolean;
}

/** The version of a ceiling in force. */
export class CeilingInForceDto {
  id: string;
  periodId: string;
  amountCents: number;
  version: number;
}

export class AreaDto {
  id: string;
  @ApiProperty({ enum: ['abitare', 'lavoro', 'stigma', 'carcere-rems'] })
  key: string;
  number: number;
  name: LocalTextDto;
  objectives: ObjectiveDto[];
  profiles: ProfileDto[];
  ceilings: CeilingInForceDto[];
}

/** The version of a milestone or target in force. */
export class TargetInForceDto {
  id: string;
  indicator: string;
  name: LocalTextDto;
  @ApiProperty({ enum: ['milestone', 'target'] })
  kind: string;
  /** Cumulative and absolute by this day; yearly values are never summed. */
  byDate: string;
  /** People; null: not required. */
  value: number | null;
  version: number;
}

/** What the sources leave open: a value that the Cabina decides. */
export class OpenSettingDto {
  key: string;
  name: LocalTextDto;
  note: LocalTextDto;
  @ApiProperty({
    description: 'Depends on the setting; null where nothing is chosen yet.',
    oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'array', items: {} }, { type: 'object', additionalProperties: true }, { type: 'null' }],
  })
  value: unknown;
  @ApiProperty({ enum: ['provisional', 'decided'] })
  status: string;
  validFrom: string;
}

export class LifeAxisDto {
  key: string;
  name: LocalTextDto;
  /** What each level means on this axis, from 1 to 5. */
  levels: LocalTextDto[];
}

export class ScaleLevelDto {
  /** 1 lowest, 5 highest. */
  level: number;
  name: LocalTextDto;
  text: LocalTextDto;
}

export class BudgetSourceDto {
  key: string;
  name: LocalTextDto;
  group: string;
  /** Only these lines commit money of the convenzione. */
  postsToLedger: boolean;
  /** False for what is valued but spent by nobody. */
  countsAsSpending: boolean;
}

export class NamedTextDto {
  key: string;
  name: LocalTextDto;
}

export class RuleTextDto {
  key: string;
  /** null: the rule holds in every area. */
  areaKey: string | null;
  text: LocalTextDto;
}

/** Everything that is financed and under which rules: figures from the database, words of the platform beside them. */
export class ProgrammeDto {
  convenzione: ConvenzioneDto;
  extensions: ExtensionDto[];
  periods: PeriodDto[];
  areas: AreaDto[];
  indicatorTargets: TargetInForceDto[];
  openSettings: OpenSettingDto[];
  rules: RuleTextDto[];
  lifeAxes: LifeAxisDto[];
  scale: ScaleLevelDto[];
  budgetSources: BudgetSourceDto[];
  closingOutcomes: NamedTextDto[];
  interventionKinds: NamedTextDto[];
}
