// SPDX-License-Identifier: AGPL-3.0-or-later
import { civil, workday, workdayUpTo } from './calendar.js';
import type { Random } from './random.js';
import type { Rows } from './tables.js';
import { FEMALE_NAMES, MALE_NAMES, SURNAMES } from './vocabulary/names.js';
import { DECLINE_REASONS, REFERRAL_REASONS } from './vocabulary/texts.js';
import type { Cohort, World } from './world.js';

/** Referrals still to be answered and declined ones that each referrer has, per thousand people of the cohort; at least so many. */
const OPEN = { perThousand: 4, least: 2 };
const DECLINED = { perThousand: 8, least: 2 };

/** Referrals that brought nobody: waiting for an answer, or declined. Those that were accepted belong to a person's story. */
export function writeUnmetReferrals({ programme, cast, span }: World, { people }: Cohort, random: Random, rows: Rows): void {
  const countOf = ({ perThousand, least }: typeof OPEN): number => Math.max(least, Math.round((people * perThousand) / 1000));
  for (const { serviceId, accountId, areas } of cast.referrers) {
    const send = (declined: boolean): void => {
      const ago = declined ? random.between(10, Math.max(10, span.until - span.from)) : random.between(0, 15);
      const sentOn = workdayUpTo(Math.max(span.from, span.until - ago), span.from);
      const area = programme.areas.find(({ key }) => key === random.pick(areas));
      const name = `${random.pick(random.chance(50) ? FEMALE_NAMES : MALE_NAMES)} ${random.pick(SURNAMES)}`;
      rows.add('referral', {
        id: random.id(sentOn), convenzione_id: programme.convenzioneId, service_id: serviceId, area_id: random.chance(80) ? (area?.id ?? null) : null, person_name: name,
        reason: random.pick(REFERRAL_REASONS), status: declined ? 'declined' : 'sent', decline_reason: declined ? random.pick(DECLINE_REASONS) : null, person_id: null,
        sent_on: civil(sentOn), decided_on: declined ? civil(Math.min(span.until, workday(sentOn + random.between(1, 9)))) : null, sent_by: accountId,
      });
    };
    for (let i = countOf(OPEN); i > 0; i--) send(false);
    for (let i = countOf(DECLINED); i > 0; i--) send(true);
  }
}
