// SPDX-License-Identifier: AGPL-3.0-or-later
import { useContentsTexts } from './contents-texts.js';
import './plans.css';
import type { Words } from './words.js';

interface ScaleProps {
  /** What it is the scale of. */
  what: string;
  words: Words;
  baseline: number | null;
  expected: number | null;
  achieved: number | null;
}

/** The five levels with baseline, aim and where the person stands now; the way from the baseline to the aim is coloured, and said. */
export function LevelScale({ what, words, baseline, expected, achieved }: ScaleProps) {
  const t = useContentsTexts();
  if (baseline === null && expected === null && achieved === null) return null;
  const way = [baseline ?? expected, expected ?? baseline].filter(level => level !== null).sort();
  return (
    <ol className="app-scale" aria-label={t('goals.scale', { what })}>
      {[1, 2, 3, 4, 5].map(level => (
        <li key={level} className={way.length === 2 && level >= (way[0] ?? 6) && level <= (way[1] ?? 0) ? 'app-scale-way' : undefined}>
          <span className="app-scale-number" aria-hidden="true">{level}</span>
          <span className="visually-hidden">{words.level(level)}</span>
          {baseline === level && <span className="app-scale-mark">{t('goals.start')}</span>}
          {expected === level && <span className="app-scale-mark">{t('goals.aim')}</span>}
          {achieved === level && <span className="app-scale-mark app-scale-now">{t('goals.now')}</span>}
        </li>
      ))}
    </ol>
  );
}
