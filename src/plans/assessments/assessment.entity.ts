// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Compartment } from '../../participants/compartments.js';
import type { Rater } from './assessments.dto.js';
import type { Score } from './score.js';

@Entity('assessment')
export class Assessment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('uuid') caseId: string;
  @Column('uuid') instrumentId: string;
  @Column('text') compartment: Compartment;
  @Column('date') assessedOn: string;
  @Column('text') rater: Rater;
  @Column('jsonb') scores: Score[];
  @Column('jsonb') subscales: Record<string, number>;
  @Column('numeric', { nullable: true }) total: number | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('uuid') recordedBy: string;
  @Column('date', { nullable: true }) withdrawnOn: string | null;
  @Column('text', { nullable: true }) withdrawnReason: string | null;
  @Column('int') version: number;
}
