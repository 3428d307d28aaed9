// SPDX-License-Identifier: AGPL-3.0-or-later
import { CivilDate, Id, Nullable, Optional, Text } from '../../platform/http/fields.js';

export class NewMemberDto {
  /** One of the colleagues of `GET /colleagues`. */
  @Id()
  accountId: string;

  /** What they do on the team, in words: "collega di zona", "sostituzione per ferie". */
  @Text(80)
  role: string;

  /** First day of access: today unless told, not before the case was opened. */
  @Optional() @CivilDate()
  startsOn?: string;

  /** Last day of access; null: until further notice. */
  @Nullable() @CivilDate()
  endsOn?: string | null;
}

export class ChangeMemberDto {
  @Optional() @Text(80)
  role?: string;

  /** Last day of access, a past one too: access then ends at once. null: until further notice. */
  @Nullable() @CivilDate()
  endsOn?: string | null;
}

export class TeamMemberDto {
  id: string;
  caseId: string;
  personId: string;
  accountId: string;
  name: string;
  /** Holds the case, and stays on the team as long as they do. */
  holdsCase: boolean;
  role: string | null;
  startsOn: string;
  endsOn: string | null;
  version: number;
}

/** Who holds the case first, who has left last; there are few, so they come on one page. */
export class TeamDto {
  items: TeamMemberDto[];
  nextCursor: string | null;
}

export class ColleaguesQuery {
  /** Part of the name; accents and order do not matter. */
  @Optional() @Text(80)
  q?: string;
}

export class ColleagueDto {
  /** Account id. */
  id: string;
  name: string;
  organisation: string | null;
  /** Keys of the areas in which they hold cases. */
  areas: string[];
}

/** At most twenty, by name: whoever looks for one writes more of the name. */
export class ColleaguesDto {
  items: ColleagueDto[];
  nextCursor: string | null;
}
