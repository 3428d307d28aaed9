// SPDX-License-Identifier: AGPL-3.0-or-later
import { useSyncExternalStore } from 'react';
import { useLanguage } from '../i18n/index.js';
import { currentLanguage } from '../i18n/language.js';
import type { Language } from '../i18n/language.js';

type Urgency = 'polite' | 'assertive';
interface Announcement {
  text: string;
  urgency: Urgency;
  turn: number;
  /** What was said before a change of language is in the other one, and is not left standing. */
  language: Language;
}

let current: Announcement = { text: '', urgency: 'polite', turn: 0, language: currentLanguage() };
const listeners = new Set<() => void>();

/** Has screen readers say something that happened away from the focus. The same text is said again. */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  current = { text, urgency, turn: current.turn + 1, language: currentLanguage() };
  for (const listener of listeners) listener();
}

/** The page's only live regions; stands once, in the shell. */
export function Announcer() {
  const announcement = useSyncExternalStore(subscribe, () => current);
  const { urgency, turn } = announcement;
  const text = announcement.language === useLanguage() ? announcement.text : '';
  // A no-break space in turn: a region is read again only when its content differs.
  const said = turn % 2 ? text : `${text}\u00a0`;
  return (
    <div className="visually-hidden" data-announcer>
      <div role="status">{urgency === 'polite' && text ? said : ''}</div>
      <div role="alert">{urgency === 'assertive' && text ? said : ''}</div>
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
