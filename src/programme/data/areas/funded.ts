// SPDX-License-Identifier: AGPL-3.0-or-later
/** Demo default: one operation, fed by every action that records named people. */
export const FUNDED = { line: 'pn_metro_plus', operation: 'vsm_demo', status: 'provisional' } as const;
