// SPDX-License-Identifier: AGPL-3.0-or-later

/** Languages of the interface. The first is the one people start in. */
export const languages = ['it', 'en'] as const;
export type Language = (typeof languages)[number];

let current: Language = languages[0];

/** The language of the interface now. In components, `useLanguage` follows its changes. */
export function currentLanguage(): Language {
  return current;
}

/** Kept in step by the text library; nothing else calls it. */
export function setCurrentLanguage(language: Language): void {
  current = language;
}
