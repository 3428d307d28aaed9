// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PairStatus } from './duplicates.dto.js';

/** Two people who are likely the same. Which two, and how likely, is written by the database alone. */
@Entity('duplicate_pair')
export class DuplicatePair {
  @PrimaryColumn('uuid') id: string;
  @Column('text') status: PairStatus;
  @Column('text') note: string | null;
  @Column('date') decidedOn: string | null;
  @Column('uuid') decidedBy: string | null;
  @Column('int') version: number;
}
