// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActivityStatus } from './activity-status.js';

/** What a partner did on a day, for one action. */
@Entity('activity')
export class Activity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') convenzioneId: string;
  @Column('uuid') partnerId: string;
  @Column('uuid') areaId: string;
  @Column('uuid') actionId: string;
  @Column('text') kind: string;
  @Column('text') title: string;
  /** Civil date. */
  @Column('date') heldOn: string;
  @Column('time', { nullable: true }) startsAt: string | null;
  @Column('int') minutes: number;
  @Column('text', { nullable: true }) place: string | null;
  @Column('text') status: ActivityStatus;
  @Column('uuid') operatorId: string;
  @Column('timestamptz', { nullable: true }) submittedAt: Date | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('text', { nullable: true }) returnReason: string | null;
  @Column('int') version: number;
}
