// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Compartment } from '../../participants/compartments.js';
import type { ReportStatus } from './social-report-status.js';
import type { Recipient, SectionDto } from './social-reports.dto.js';

@Entity('social_report')
export class SocialReport {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('uuid', { nullable: true }) caseId: string | null;
  @Column('uuid') lineageId: string;
  @Column('int') number: number;
  @Column('text') recipient: Recipient;
  @Column('text', { nullable: true }) recipientName: string | null;
  @Column('text') title: string;
  @Column('jsonb') sections: SectionDto[];
  @Column('text', { array: true }) sources: string[];
  @Column('text', { array: true }) compartments: Compartment[];
  @Column('text') status: ReportStatus;
  @Column('uuid') writtenBy: string;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
  @Column('int') version: number;
}
