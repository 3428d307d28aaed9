// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseStatus, Phase } from './case-status.js';
import type { Outcome } from './participants-terms.js';

@Entity('case_file')
export class CaseFile {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('uuid') convenzioneId: string;
  @Column('uuid') caseManagerId: string;
  @Column('text') status: CaseStatus;
  @Column('text') phase: Phase;
  /** Day on which the present phase began. */
  @Column('date') phaseOn: string;
  @Column('date') openedOn: string;
  @Column('date') concludedOn: string | null;
  @Column('text') outcome: Outcome | null;
  @Column('uuid') referralId: string | null;
  @Column('int') version: number;
}

@Entity('care_team')
export class CareTeamMember {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('uuid') personId: string;
  @Column('uuid') accountId: string;
  @Column('text') roleWords: string | null;
  @Column('uuid') addedBy: string | null;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string | null;
  @Column('int') version: number;
}
