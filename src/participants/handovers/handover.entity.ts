// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HandoverStatus } from './handover-status.js';

@Entity('handover')
export class Handover {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('uuid') personId: string;
  @Column('uuid') convenzioneId: string;
  @Column('uuid') fromAccountId: string;
  @Column('uuid') toAccountId: string;
  /** Who hands over, or the coordinator of an area of the person. */
  @Column('uuid') proposedBy: string;
  @Column('text') reason: string;
  /** Last day on which both follow the person; null: access ends with the acceptance. */
  @Column('date') overlapUntil: string | null;
  @Column('text') status: HandoverStatus;
  @Column('date') proposedOn: string;
  @Column('date') decidedOn: string | null;
  @Column('text') declineReason: string | null;
  @Column('int') version: number;
}
