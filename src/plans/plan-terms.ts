// SPDX-License-Identifier: AGPL-3.0-or-later
/** The words that plans are made of, with the keys that stand in the database. */

/** Life axes (Conferenza Unificata 6/7/2022, rep. 104/CU). */
export const AXES = ['casa', 'lavoro', 'socialita', 'apprendimento'] as const;
export type Axis = (typeof AXES)[number];

/** Who brings a resource. Only `convenzione` posts to the money ledger; `community` is valued, never spent. */
export const SOURCES = ['convenzione', 'health', 'social', 'ets_cash', 'ets_in_kind', 'person_family', 'community', 'other'] as const;
export type Source = (typeof SOURCES)[number];

export const UNITS = ['hour', 'day', 'session', 'meal', 'month', 'piece'] as const;

/** From 1 (critical) to 5 (self-reliant), the platform's own scale, on each axis. */
export const LOWEST_LEVEL = 1;
export const HIGHEST_LEVEL = 5;

/** What a review says of a goal. */
export const EVALUATIONS = ['reached', 'partly_reached', 'not_reached', 'dropped'] as const;
export type Evaluation = (typeof EVALUATIONS)[number];

/** How an intervention is done, which drives its unit cost. */
export const INTERVENTION_KINDS = ['simple', 'complex', 'group'] as const;
export type InterventionKind = (typeof INTERVENTION_KINDS)[number];
