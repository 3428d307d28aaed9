// SPDX-License-Identifier: AGPL-3.0-or-later

/** A name or description in both languages; clients choose. */
export class LocalTextDto {
  it: string;
  en: string;
}
