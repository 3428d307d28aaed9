// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Option } from '../../ui/form/choice-fields.js';
import type { Words } from './words.js';

const LEVELS = [1, 2, 3, 4, 5];

/** The five levels as they read on this axis. */
export const levelOptions = (words: Words, axis: string): Option[] =>
  LEVELS.map(level => ({ value: String(level), label: words.level(level), hint: words.levelText(axis, level) }));
