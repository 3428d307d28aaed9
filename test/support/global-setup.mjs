// SPDX-License-Identifier: AGPL-3.0-or-later
export { startTestServer as default } from './server.ts';
