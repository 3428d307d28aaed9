// SPDX-License-Identifier: AGPL-3.0-or-later
import { useLanguage } from '../i18n/index.js';

/** A name or description that the server keeps in both languages. */
interface LocalText {
  it: string;
  en: string;
}

/** Reads such a text in the language of the page: `const local = useLocalText(); local(action.name)`. */
export function useLocalText(): (text: LocalText) => string {
  const language = useLanguage();
  return text => text[language];
}
