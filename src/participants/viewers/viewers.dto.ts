// SPDX-License-Identifier: AGPL-3.0-or-later
import { PageQuery } from '../../platform/http/page.js';
import { Id, Text } from '../../platform/http/fields.js';

/** Why somebody sees a person: a row of reach, as long as the role that makes use of it. */
export class ReasonDto {
  role: string;
  organisation: string | null;
  /**
   * registration: entered the person · care_team · substitution: stands in for `absent` · enrolment: coordinates `area`, in which
   * the person is enrolled · waiting: the same, before the enrolment · assignment: the person is entrusted to the partner in `area`.
   */
  via: string;
  /** Key of the area. */
  area: string | null;
  /** Whom they stand in for. */
  absent: string | null;
  /** Civil dates, both included; null: open. */
  from: string;
  to: string | null;
  /** now, upcoming or past. */
  state: string;
}

export class ViewerDto extends ReasonDto {
  name: string;
}

/** What a role reads of a person whom it reaches, as subjects of the permissions. */
export class RoleReadsDto {
  role: string;
  reads: string[];
}

export class ViewersDto {
  /** The person, for who asks why somebody sees them without knowing who they are. */
  reference: string;
  items: ViewerDto[];
  /** Of every role among the items. */
  roles: RoleReadsDto[];
  nextCursor: string | null;
}

/** One look at a file, or one change: what an account read or wrote within a minute. */
export class ReadingDto {
  /** Instant, UTC, to the minute. */
  at: string;
  name: string | null;
  role: string;
  organisation: string | null;
  /** Whether something was changed; otherwise it was read. */
  writing: boolean;
  /** Kinds of records, as words joined by underscores; file: some part of the file, of whoever sees more of it than the asker. */
  subjects: string[];
}

export class ReadingPageDto {
  items: ReadingDto[];
  nextCursor: string | null;
}

export class ReadingsQuery extends PageQuery {}

export class FindAccountsQuery {
  /** Words of the name or of the address. */
  @Text(100)
  search: string;
}

export class FoundAccountDto {
  id: string;
  name: string;
  email: string;
  disabled: boolean;
}

export class FoundAccountsDto {
  items: FoundAccountDto[];
  nextCursor: string | null;
}

export class AccessQuestionDto {
  @Id()
  accountId: string;

  /** The reference code that whoever holds the case gives, or the id of the person's file. Never a name. */
  @Text(60)
  person: string;
}

export class AccountRoleReadsDto extends RoleReadsDto {
  organisation: string | null;
  /** Keys of areas. */
  areas: string[];
  from: string;
  to: string | null;
  current: boolean;
}

export class SharingDto {
  from: string;
  /** Withdrawn, or expired; null: it stands. */
  to: string | null;
}

export class AccessAnswerDto {
  account: FoundAccountDto;
  /** Whether the account sees the person today. */
  sees: boolean;
  reasons: ReasonDto[];
  /** The account's roles, past ones too, and what each reads of people whom it reaches. */
  roles: AccountRoleReadsDto[];
  /** Whether one of them reads diaries in Carcere/REMS, and so sees judicial data of people whom it reaches. */
  judicial: boolean;
  /** The person's consent to share with partners, on which reasons by assignment rest; null: never given. */
  sharing: SharingDto | null;
}
