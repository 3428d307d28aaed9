// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateNested } from 'class-validator';
import { Cents, Choice, CivilDate, Nullable, Text } from '../platform/http/fields.js';
import { INTENSITIES, type Band, type Intensity } from './bands.js';

export class NewBandDto implements Band {
  /** Each level once. */
  @Choice(INTENSITIES)
  level: Intensity;

  /** Cents per day, included. */
  @Cents()
  fromCentsPerDay: number;

  /** Cents per day, excluded; null takes in all above. */
  @Nullable() @Cents()
  toCentsPerDay: number | null;
}

export class NewIntensityBandsDto {
  /** From this day on; after the day from which the bands before them hold. */
  @CivilDate()
  validFrom: string;

  /** Number of the act that decides them. */
  @Text(60)
  actNumber: string;

  /** Date of the act; not in the future. */
  @CivilDate()
  actDate: string;

  /** All three levels. */
  @IsArray() @ArrayMinSize(INTENSITIES.length) @ArrayMaxSize(INTENSITIES.length) @ValidateNested({ each: true }) @Type(() => NewBandDto)
  bands: NewBandDto[];
}

export class BandDto implements Band {
  @ApiProperty({ enum: INTENSITIES })
  level: Intensity;
  /** Cents per day, included. */
  fromCentsPerDay: number;
  /** Cents per day, excluded; null takes in all above. */
  toCentsPerDay: number | null;
}

/** Bands that one act decided together. */
export class IntensityBandsDto {
  id: string;
  validFrom: string;
  /** Included; null while no later act is known. */
  validTo: string | null;
  actNumber: string;
  actDate: string;
  /** They hold today. */
  inForce: boolean;
  /** From the lightest. */
  bands: BandDto[];
}

/** All of them, the newest first; there are few, so they come on one page. */
export class IntensityBandsPageDto {
  items: IntensityBandsDto[];
  nextCursor: string | null;
}
