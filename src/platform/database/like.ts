// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a person typed, as a literal inside a LIKE pattern: its own % and _ stand for themselves. */
export const escapeLike = (typed: string): string => typed.replace(/[\\%_]/g, '\\$&');
