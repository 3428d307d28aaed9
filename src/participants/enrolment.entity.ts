// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EducationLevel, EmploymentStatus, SensitiveAnswer, Sex } from './participants-terms.js';

@Entity('enrolment')
export class Enrolment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('uuid') personId: string;
  @Column('uuid') convenzioneId: string;
  @Column('uuid') areaId: string;
  @Column('uuid') actionId: string;
  @Column('uuid') targetGroupId: string;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string | null;
  @Column('text') outsideReason: string | null;
  @Column('uuid') outsideAdmittedBy: string | null;
  @Column('date') outsideDeclinedOn: string | null;
  @Column('int') version: number;
}

@Entity('assignment')
export class Assignment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') enrolmentId: string;
  @Column('uuid') personId: string;
  @Column('uuid') convenzioneId: string;
  @Column('uuid') areaId: string;
  @Column('uuid') actionId: string;
  @Column('uuid') partnerId: string;
  @Column('text') purpose: string;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string | null;
  @Column('int') version: number;
}

/** Made by the database when somebody enters (participants.enter); only what was missing is written from here. */
@Entity('participation')
export class Participation {
  @PrimaryColumn('uuid') id: string;
  @Column('text') sex: Sex | null;
  @Column('date') birthDate: string | null;
  @Column('text') citizenship: string | null;
  @Column('text') employmentStatus: EmploymentStatus | null;
  @Column('int') unemployedMonths: number | null;
  @Column('text') education: EducationLevel | null;
  @Column('text') disability: SensitiveAnswer | null;
  @Column('text') foreignBackground: SensitiveAnswer | null;
  @Column('text') minority: SensitiveAnswer | null;
  @Column('text') homeless: SensitiveAnswer | null;
  @Column('boolean') rural: boolean | null;
  @Column('int') version: number;
}
