// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a person is called, as records carry it. */
export interface PersonName {
  givenName: string | null;
  familyName: string | null;
  alias: string | null;
}

/** Family name first, as lists are sorted; somebody known by an alias alone stands under it. */
export function personName({ givenName, familyName, alias }: PersonName): string {
  return [familyName, givenName].filter(Boolean).join(' ') || (alias ?? '');
}
