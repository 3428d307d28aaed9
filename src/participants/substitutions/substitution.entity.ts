// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AbsenceReason } from './substitutions.dto.js';

@Entity({ name: 'substitution', schema: 'access' })
export class Substitution {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') convenzioneId: string;
  @Column('uuid') absentAccountId: string;
  @Column('uuid') substituteAccountId: string;
  @Column('date') startsOn: string;
  /** Last day, included. */
  @Column('date') endsOn: string;
  @Column('text') reason: AbsenceReason;
  /** What the substitute should know; nothing about people stands here. */
  @Column('text') handoverNote: string | null;
  /** Ended early, at this moment. */
  @Column('timestamptz') endedAt: Date | null;
  @Column('int') version: number;
}
