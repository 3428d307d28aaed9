// SPDX-License-Identifier: AGPL-3.0-or-later
import { INTENSITIES } from '../plans/bands.js';
import { addDays, addMonths } from '../platform/time/civil-date.js';
import { civil, dayOf, workdayUpTo } from './calendar.js';
import { demoId } from './cast.js';
import type { Rows } from './tables.js';
import type { World } from './world.js';

/** Where the medium and the high band begin, in cents per day, year after year. Nobody decided these: their act says that they are for show. */
const LIMITS = [[800, 1_800], [850, 1_900], [900, 2_050]] as const;
const MONTHS = 12;

/** Intensity bands of every year, each with an act that calls itself a demonstration. */
export function writeBands({ programme, span }: World, rows: Rows): void {
  const years = LIMITS.map((limits, i) => {
    const validFrom = addMonths(programme.startsOn, i * MONTHS);
    return { limits, validFrom, actDay: workdayUpTo(dayOf(validFrom) - 12, dayOf(validFrom) - 20) };
  });
  // The first ones are there from the start; later ones once their act has been signed.
  const decided = years.filter(({ actDay }, i) => i === 0 || actDay <= span.until);
  decided.forEach(({ limits: [medium, high], validFrom, actDay }, i) => {
    const next = decided[i + 1]?.validFrom;
    const limits = [0, medium, high, null];
    INTENSITIES.forEach((level, at) => {
      rows.add('intensity_band', {
        id: demoId('band', i, level), set_id: demoId('bands', i), convenzione_id: programme.convenzioneId, level, from_cents_per_day: limits[at]!, to_cents_per_day: limits[at + 1],
        valid_from: validFrom, valid_to: next ? addDays(next, -1) : null, act_number: `Atto dimostrativo ${i + 1}/${validFrom.slice(0, 4)}`, act_date: civil(Math.min(actDay, span.today)),
      });
    });
  });
}
