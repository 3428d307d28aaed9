// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AttendanceEvidence, AxisEvidence } from './evidence.js';
import type { Axis } from './plan-terms.js';

@Entity('axis_level')
export class AxisLevel {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('uuid') personId: string;
  @Column('text') axis: Axis;
  @Column('text') moment: 'baseline' | 'review' | 'conclusion';
  @Column('smallint') level: number;
  @Column('date') assessedOn: string;
  @Column('uuid') assessedBy: string;
  @Column('int') version: number;
}

@Entity('conclusion_evidence')
export class ConclusionEvidence {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('uuid') personId: string;
  @Column('uuid') convenzioneId: string;
  @Column('date') concludedOn: string;
  @Column('text') outcome: string;
  @Column('jsonb') axes: AxisEvidence[];
  @Column('jsonb') attendance: AttendanceEvidence;
  @Column('jsonb') situation: object;
  @Column('jsonb') scores: object[];
  @Column('uuid') frozenBy: string;
}
