// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FieldError } from '../platform/http/problem.js';

/** Civil dates, both included; without an end it goes on. */
export interface Stretch {
  startsOn: string;
  endsOn: string | null;
}

/** What is wrong with the dates of something that stands within something else, each at its field. */
export function datesWithin({ startsOn, endsOn }: Stretch & { endsOn: string }, frame: Stretch): FieldError[] {
  const errors: FieldError[] = [];
  if (startsOn < frame.startsOn) errors.push({ pointer: '/startsOn', code: 'field.date-before', params: { earliest: frame.startsOn } });
  if (endsOn < startsOn) errors.push({ pointer: '/endsOn', code: 'field.date-before', params: { earliest: startsOn } });
  else if (frame.endsOn && endsOn > frame.endsOn) errors.push({ pointer: '/endsOn', code: 'field.date-after', params: { latest: frame.endsOn } });
  return errors;
}

/** Is there a day that belongs to both? */
export const overlap = (a: Stretch, b: Stretch): boolean => (b.endsOn === null || a.startsOn <= b.endsOn) && (a.endsOn === null || b.startsOn <= a.endsOn);
