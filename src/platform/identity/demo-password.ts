// SPDX-License-Identifier: AGPL-3.0-or-later

/** Known to everybody, which is why demo accounts exist only on the embedded database. */
export const DEMO_PASSWORD = 'demo-vivere-2024';
