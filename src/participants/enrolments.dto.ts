// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, CivilDate, Id, Nullable, Optional, Text } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { LocalTextDto } from '../programme/local-text.dto.js';
import { PersonNameDto } from './cases.dto.js';
import { ADMISSIONS, type Admission } from './participants-terms.js';

export class EnrolmentsQuery extends PageQuery {
  /** Only enrolments in this state of admission; `waiting` is what a coordinator has to decide. */
  @Optional() @Choice(ADMISSIONS)
  admission?: Admission;
}

export class NewEnrolmentDto {
  /** An open case that you hold. */
  @Id()
  caseId: string;

  /** An action of an area you work in, which records people by name. */
  @Id()
  actionId: string;

  /** One of the action's target groups, of kind participants. */
  @Id()
  targetGroupId: string;

  /** Day of entry: within the convenzione and the case, not in the future. */
  @CivilDate()
  startsOn: string;

  /** When the end is known already. */
  @Nullable() @CivilDate()
  endsOn?: string | null;

  /** Why to admit outside the group's ages: the area's coordinator decides. Only when the age is outside. */
  @Optional() @Text(1000)
  admissionReason?: string;
}

export class DecideAdmissionDto {
  @Choice(['admitted', 'declined'])
  decision: 'admitted' | 'declined';
}

export class EndDto {
  /** Last day, included: not before the start, not in the future. */
  @CivilDate()
  endsOn: string;
}

export class AreaNameDto {
  id: string;
  number: number;
  key: string;
  name: LocalTextDto;
}

export class ActionNameDto {
  id: string;
  code: string;
  name: LocalTextDto;
}

export class TargetGroupNameDto {
  id: string;
  key: string;
  name: LocalTextDto;
  minAge: number | null;
  maxAge: number | null;
}

export class EnrolmentDto {
  id: string;
  personId: string;
  /** null when the reader does not read the case. */
  caseId: string | null;
  area: AreaNameDto;
  action: ActionNameDto;
  /** null when the reader does not read the case: a group may name a diagnosis or a sentence. */
  targetGroup: TargetGroupNameDto | null;
  /** The ESF+ record that the enrolment belongs to; null when the action feeds no operation, or nobody entered yet. */
  participationId: string | null;
  startsOn: string;
  endsOn: string | null;
  @ApiProperty({ enum: ADMISSIONS })
  admission: Admission;
  admissionReason: string | null;
  /** Completed years on the day of entry. */
  ageAtEntry: number | null;
  version: number;
}

export class EnrolmentDetailDto extends EnrolmentDto {
  person: PersonNameDto | null;
}

export class EnrolmentPageDto {
  items: EnrolmentDetailDto[];
  nextCursor: string | null;
}

export class NewAssignmentDto {
  /** An admitted enrolment. */
  @Id()
  enrolmentId: string;

  /** A partner of the same convenzione that works in the enrolment's area. */
  @Id()
  partnerId: string;

  /** What the partner needs to know the person for. */
  @Text(500)
  purpose: string;

  /** Within the enrolment; a day ahead gives the partner nothing before it comes. */
  @CivilDate()
  startsOn: string;

  /** Last day, included; the partner's access ends by itself. */
  @Nullable() @CivilDate()
  endsOn?: string | null;
}

export class PartnerNameDto {
  id: string;
  name: string;
}

export class AssignmentDto {
  id: string;
  enrolmentId: string;
  personId: string;
  person: PersonNameDto | null;
  area: AreaNameDto;
  action: ActionNameDto;
  partner: PartnerNameDto;
  purpose: string;
  startsOn: string;
  endsOn: string | null;
  version: number;
}

export class AssignmentPageDto {
  items: AssignmentDto[];
  nextCursor: string | null;
}
