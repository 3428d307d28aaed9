// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsUUID, ValidateNested } from 'class-validator';
import { Choice, CivilDate, Id, Nullable, Optional, Text, TimeOfDay, Whole, YesNo } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.js';
import { COMPARTMENTS, type Compartment } from '../compartments.js';
import { APPOINTMENT_STATUSES, type AppointmentStatus } from './appointment-status.js';

const APPOINTMENT_KINDS = ['visit', 'interview', 'phone_call', 'service', 'court', 'team_meeting', 'uvm'] as const;
export type AppointmentKind = (typeof APPOINTMENT_KINDS)[number];
/** Those with participants and minutes: of the team, and of the multidimensional evaluation unit (UVM). */
export const MEETING_KINDS: readonly AppointmentKind[] = ['team_meeting', 'uvm'];

/** Somebody at a meeting: a colleague of the platform, or a name with the body that they sit for. */
export class NewMeetingParticipantDto {
  @Nullable() @Id()
  accountId?: string | null;

  @Nullable() @Text(200)
  name?: string | null;

  @Nullable() @Text(200)
  body?: string | null;

  /** Told once the meeting was held. */
  @Nullable() @YesNo()
  present?: boolean | null;
}

export class NewAppointmentDto {
  @Choice(APPOINTMENT_KINDS)
  kind: AppointmentKind;

  /** Civil date, not before the case was opened; it may lie ahead or have passed. */
  @CivilDate()
  heldOn: string;

  @TimeOfDay()
  startsAt: string;

  /** Left out: 60. */
  @Optional() @Whole(5, 720)
  minutes?: number;

  @Nullable() @Text(300)
  place?: string | null;

  /** What it is about. */
  @Nullable() @Text(1000)
  purpose?: string | null;

  /** Left out: general. */
  @Optional() @Choice(COMPARTMENTS)
  compartment?: Compartment;

  /** Only for a meeting of the team or the UVM. */
  @Optional() @IsArray() @ValidateNested({ each: true }) @Type(() => NewMeetingParticipantDto) @ArrayMaxSize(40)
  participants?: NewMeetingParticipantDto[];
}

/** What is sent changes; participants are replaced as a whole. */
export class ChangeAppointmentDto {
  @Optional() @CivilDate()
  heldOn?: string;

  @Optional() @TimeOfDay()
  startsAt?: string;

  @Optional() @Whole(5, 720)
  minutes?: number;

  @Nullable() @Text(300)
  place?: string | null;

  @Nullable() @Text(1000)
  purpose?: string | null;

  @Optional() @Choice(APPOINTMENT_STATUSES)
  status?: AppointmentStatus;

  /** Why it is cancelled (required then), or a word on how it went. */
  @Nullable() @Text(1000)
  closingNote?: string | null;

  @Optional() @IsArray() @ValidateNested({ each: true }) @Type(() => NewMeetingParticipantDto) @ArrayMaxSize(40)
  participants?: NewMeetingParticipantDto[];
}

export class NewMinutesDto {
  /** What was said. */
  @Text(20_000)
  text: string;

  /** What was decided, and who does it. */
  @Nullable() @Text(5000)
  decisions?: string | null;

  /** Who of the participants was there, by id; the others were not. Left out: it stays as it was said. */
  @Optional() @IsArray() @ArrayMaxSize(40) @IsUUID('all', { each: true }) @ApiProperty({ type: [String], format: 'uuid' })
  present?: string[];
}

export class MeetingParticipantDto {
  id: string;
  accountId: string | null;
  /** Of the colleague, or as written. */
  name: string;
  body: string | null;
  present: boolean | null;
}

export class MinutesDto {
  text: string;
  decisions: string | null;
  /** Who wrote them last. */
  writtenBy: string;
  /** UTC. */
  writtenAt: string;
  version: number;
}

export class AppointmentPersonDto {
  id: string;
  givenName: string | null;
  familyName: string | null;
  alias: string | null;
}

export class AppointmentDto {
  id: string;
  personId: string;
  person: AppointmentPersonDto;
  @ApiProperty({ enum: APPOINTMENT_KINDS })
  kind: AppointmentKind;
  @ApiProperty({ enum: COMPARTMENTS })
  compartment: Compartment;
  heldOn: string;
  /** HH:MM. */
  startsAt: string;
  minutes: number;
  place: string | null;
  purpose: string | null;
  @ApiProperty({ enum: APPOINTMENT_STATUSES })
  status: AppointmentStatus;
  closingNote: string | null;
  /** Whose agenda it stands in. */
  accountName: string;
  mine: boolean;
  /** Empty unless it is a meeting. */
  participants: MeetingParticipantDto[];
  minutesOf: MinutesDto | null;
  version: number;
}

export class AppointmentPageDto {
  items: AppointmentDto[];
  nextCursor: string | null;
}

export class AgendaQuery extends PageQuery {
  /** First day; left out: today. */
  @Optional() @CivilDate()
  from?: string;

  /** Last day. */
  @Optional() @CivilDate()
  to?: string;

  @Optional() @Choice(APPOINTMENT_STATUSES)
  status?: AppointmentStatus;

  @Optional() @Id()
  personId?: string;

  /** `mine`: the asker's own agenda, as of whom they stand in for; `all`: everything about people in reach. Left out: mine. */
  @Optional() @Choice(['mine', 'all'])
  whose?: 'mine' | 'all';
}
