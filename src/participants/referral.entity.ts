// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReferralStatus } from './participants-terms.js';

@Entity('referral')
export class Referral {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') convenzioneId: string;
  @Column('uuid') serviceId: string;
  @Column('uuid') areaId: string | null;
  @Column('text') personName: string;
  @Column('text') reason: string;
  @Column('text') status: ReferralStatus;
  @Column('text') declineReason: string | null;
  @Column('uuid') personId: string | null;
  @Column('date') sentOn: string;
  @Column('date') decidedOn: string | null;
  @Column('uuid') decidedBy: string | null;
  @Column('uuid') sentBy: string;
  @Column('int') version: number;
}
