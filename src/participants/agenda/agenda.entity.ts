// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Compartment } from '../compartments.js';
import type { AppointmentStatus } from './appointment-status.js';
import type { AppointmentKind } from './appointments.dto.js';

@Entity('appointment')
export class Appointment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('uuid', { nullable: true }) caseId: string | null;
  @Column('uuid') accountId: string;
  @Column('text') kind: AppointmentKind;
  @Column('text') compartment: Compartment;
  @Column('date') heldOn: string;
  @Column('time') startsAt: string;
  @Column('int') minutes: number;
  @Column('text', { nullable: true }) place: string | null;
  @Column('text', { nullable: true }) purpose: string | null;
  @Column('text') status: AppointmentStatus;
  @Column('text', { nullable: true }) closingNote: string | null;
  @Column('uuid') createdBy: string;
  @Column('int') version: number;
}

@Entity('meeting_participant')
export class MeetingParticipant {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') appointmentId: string;
  @Column('uuid') personId: string;
  @Column('uuid', { nullable: true }) accountId: string | null;
  @Column('text', { nullable: true }) name: string | null;
  @Column('text', { nullable: true }) body: string | null;
  @Column('boolean', { nullable: true }) present: boolean | null;
  @Column('int') position: number;
}

@Entity('meeting_minutes')
export class MeetingMinutes {
  @PrimaryColumn('uuid') appointmentId: string;
  @Column('uuid') personId: string;
  @Column('text') compartment: Compartment;
  @Column('text') text: string;
  @Column('text', { nullable: true }) decisions: string | null;
  @Column('uuid') writtenBy: string;
  @Column('int') version: number;
}
