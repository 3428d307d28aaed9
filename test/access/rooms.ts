// SPDX-License-Identifier: AGPL-3.0-or-later
import { EXPECTED_FACTS, EXPECTED_STATUS, PUBLIC_ROUTES } from './expected.js';
import { REQUESTS } from './requests.js';
import type { Make, Room } from './room.js';
import { ACCOUNTS } from './rooms/accounts.js';
import { ASSESSMENTS } from './rooms/assessments.js';
import { DESK } from './rooms/desk.js';
import { REPORTS } from './rooms/reports.js';
import { RECORD_NOTES } from './rooms/record-notes.js';
import { PLAN_CONTENTS } from './rooms/plan-contents.js';
import { PLAN_SIGNATURES } from './rooms/plan-signatures.js';
import { PERSON_RECORD } from './rooms/person-record.js';
import { MATCHING } from './rooms/matching.js';
import { IDENTITY } from './rooms/identity.js';
import { VIEWERS } from './rooms/viewers.js';
import { INTAKE } from './rooms/intake.js';

/** Every room beside the first ones, a line each. */
export const ROOMS: readonly Room[] = [
  PERSON_RECORD,
  PLAN_SIGNATURES,
  PLAN_CONTENTS,
  ASSESSMENTS, DESK, REPORTS,
  RECORD_NOTES,
  MATCHING,
  IDENTITY,
  VIEWERS,
  INTAKE,
  ACCOUNTS,
];

export const ALL_STATUS = [EXPECTED_STATUS, ...ROOMS.map(({ status }) => status)].join('\n');
export const ALL_FACTS = [EXPECTED_FACTS, ...ROOMS.map(({ facts = '' }) => facts)].join('\n');
export const ALL_REQUESTS: Readonly<Record<string, Make>> = Object.assign({}, REQUESTS, ...ROOMS.map(({ requests }) => requests)) as Record<string, Make>;
export const ALL_PUBLIC: ReadonlySet<string> = new Set([...PUBLIC_ROUTES, ...ROOMS.flatMap(({ open = [] }) => open)]);
