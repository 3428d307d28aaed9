// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RetentionStatus } from './retention-status.js';
import type { RetentionReason } from './retention.dto.js';

@Entity('retention_proposal')
export class RetentionProposal {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('uuid') convenzioneId: string;
  @Column('text') reason: RetentionReason;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text') status: RetentionStatus;
  @Column('uuid') proposedBy: string;
  @Column('date') proposedOn: string;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('date', { nullable: true }) decidedOn: string | null;
  @Column('text', { nullable: true }) actNumber: string | null;
  @Column('date', { nullable: true }) actDate: string | null;
  @Column('text', { nullable: true }) declineReason: string | null;
  @Column('int') version: number;
}
