// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Numbers of days that are a choice of organisation. They live in `open_setting`, provisional until the Cabina decides, each version from
 * its day; their names, notes and first values are in the programme's data. None in force is null.
 */
export type DaysSetting =
  | 'days_until_review_after_missed'
  | 'days_of_overlap_at_most'
  | 'days_of_substitution_at_most'
  | 'days_of_decided_referrals'
  | 'days_ahead_due'
  | 'days_ahead_expiring';

/** As SQL: read once a statement. */
export const settingDays = (key: DaysSetting): string => `(select setting_days('${key}'))`;
