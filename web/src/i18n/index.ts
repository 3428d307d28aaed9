// SPDX-License-Identifier: AGPL-3.0-or-later
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { currentLanguage, languages, setCurrentLanguage } from './language.js';
import type { Language } from './language.js';

const storageKey = 'language';

void i18next.use(initReactI18next).init({
  lng: storedLanguage() ?? languages[0],
  fallbackLng: languages[0],
  supportedLngs: [...languages],
  resources: {},
  initAsync: false,
  interpolation: { escapeValue: false }, // React escapes
});
i18next.on('languageChanged', apply);
apply(i18next.language);

/** Texts of a feature: nested keys; plurals as `key_one` and `key_other`, with `{{count}}` in the text. */
interface Texts {
  [key: string]: string | Texts;
}
type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
type WithoutPlural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;
type Keys<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${WithoutPlural<K>}` : Keys<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** Looks one text up; `values` fill the `{{name}}` places and choose the plural by `count`. */
export type Translate<T> = (key: Keys<T>, values?: Record<string, string | number>) => string;

/**
 * The one way texts enter the client: a feature's `texts.ts` says
 * `export const { useTexts } = defineTexts('participants', { it: {…}, en: {…} })`.
 * English must have exactly the Italian keys, and `t('a.b')` with an unknown key does not compile.
 * `useTexts` is for components (they follow the language switch), `t` for code outside them.
 */
export function defineTexts<T extends Texts>(
  namespace: string,
  texts: { it: T; en: SameKeys<T> },
): { useTexts: () => Translate<T>; t: Translate<T> } {
  i18next.addResourceBundle('it', namespace, withMany(texts.it));
  i18next.addResourceBundle('en', namespace, texts.en);
  const t: Translate<T> = (key, values) => i18next.t(key, { ns: namespace, ...values });
  const useTexts = () => {
    useTranslation(namespace);
    return t;
  };
  return { useTexts, t };
}

/** A component that calls this is drawn again when the language changes. */
export function useLanguage(): Language {
  useTranslation();
  return currentLanguage();
}

/** Switches language; `remember` is for a choice the person made, not for the account's default. */
export function switchLanguage(language: Language, remember = true): void {
  if (remember) writeStored(language);
  void i18next.changeLanguage(language);
}

/** The language chosen earlier in this browser, if any. */
export function storedLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(storageKey);
    return languages.find(language => language === stored) ?? null;
  } catch {
    return null; // storage switched off: nothing is remembered
  }
}

function writeStored(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // storage switched off: the choice lasts until the page is left
  }
}

function apply(language: string): void {
  setCurrentLanguage(languages.find(known => known === language) ?? languages[0]);
  document.documentElement.lang = currentLanguage();
}

/** Italian has a third plural for whole millions; its words are those of the ordinary plural. */
function withMany<T extends Texts>(texts: T): Texts {
  const all: Texts = {};
  for (const [key, value] of Object.entries(texts)) {
    all[key] = typeof value === 'string' ? value : withMany(value);
    if (key.endsWith('_other')) all[key.replace(/_other$/, '_many')] = value;
  }
  return all;
}
