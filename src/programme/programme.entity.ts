// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** More time (proroga) or more value (ampliamento), in effect by an act of the Comune. */
@Entity('convenzione_extension')
export class ConvenzioneExtension {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') convenzioneId: string;
  @Column('text') kind: string;
  @Column('int', { nullable: true }) months: number | null;
  @Column('bigint', { nullable: true }) amountCents: number | null;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string;
  @Column('text') actNumber: string;
  @Column('date') actDate: string;
}

/** A year of the convenzione, on one of two bases. */
@Entity('period')
export class Period {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') convenzioneId: string;
  @Column('text') basis: string;
  @Column('int') number: number;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string;
}

/** One version of what an area may use in a period. */
@Entity('ceiling')
export class Ceiling {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') areaId: string;
  @Column('uuid') periodId: string;
  @Column('bigint') amountCents: number;
  @Column('uuid', { nullable: true }) recordedBy: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) actNumber: string | null;
  @Column('date', { nullable: true }) actDate: string | null;
  @Column('int') version: number;
}

/** One version of a milestone or target. */
@Entity('indicator_target')
export class IndicatorTarget {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') convenzioneId: string;
  @Column('text') indicator: string;
  @Column('text') kind: string;
  @Column('date') byDate: string;
  @Column('int', { nullable: true }) value: number | null;
  @Column('uuid', { nullable: true }) recordedBy: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) actNumber: string | null;
  @Column('date', { nullable: true }) actDate: string | null;
  @Column('int') version: number;
}

/** The part of a ceiling given to one action of one partner in a period. */
@Entity('allocation')
export class Allocation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') convenzioneId: string;
  @Column('uuid') areaId: string;
  @Column('uuid') actionId: string;
  @Column('uuid') partnerId: string;
  @Column('uuid') periodId: string;
  @Column('bigint') amountCents: number;
  @Column('bigint') coFinancingCents: number;
  @Column('int') version: number;
}
