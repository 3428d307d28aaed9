// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import type { ApiClient, TestApi } from './api.js';
import type { World } from './arrange.js';

/** A sitting in which the second factor has just been confirmed. */
export async function confirmFactor(sql: pg.Pool, accountId?: string): Promise<void> {
  await sql.query('update access.session set factor_at = now() where ended_at is null and ($1::uuid is null or account_id = $1)', [accountId ?? null]);
}

export interface Seat {
  id: string;
  kind: string;
  organisationId: string | null;
  mandatory: boolean;
  status: string;
}

/** Smallest image of the PNG format: what a signature drawn on a screen is sent as. */
export const DRAWING = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** How each kind of signatory signs. */
export const bodyFor = (kind: string, hash: string): object =>
  ['person', 'representative', 'family'].includes(kind) ? { hash, method: 'screen', typedName: 'Ada Prova', attested: true } : { hash, method: 'account' };

/** Whoever signs for a signatory in the arranged world, signed in. */
async function signerOf(api: TestApi, world: World, manager: ApiClient, { kind, organisationId }: Seat): Promise<ApiClient> {
  if (kind === 'partner') return api.signIn(world.partners.find(({ id }) => id === organisationId)!.coordinator.email);
  if (kind === 'service') return api.signIn(world.service.referrer.email);
  if (kind === 'comune') return api.signIn(world.coordinators.abitare.email);
  return manager;
}

export interface PlanAnswer {
  id: string;
  version: number;
  status: string;
  contentHash: string;
  signatories: Seat[];
  [field: string]: unknown;
}

/** Names the partners of the draft's lines and interventions among its signatories, and proposes it. */
export async function propose(manager: ApiClient, planId: string): Promise<PlanAnswer> {
  let plan = (await manager.get(`/plans/${planId}`).expect(200)).body;
  const named = new Map<string, string>();
  for (const { partnerId, serviceId } of [...plan.lines, ...plan.interventions]) {
    if (partnerId) named.set(partnerId, 'partner');
    if (serviceId) named.set(serviceId, 'service');
  }
  for (const [organisationId, kind] of named) {
    if (plan.signatories.some((s: Seat) => s.organisationId === organisationId)) continue;
    await manager.post(`/plans/${planId}/signatories`, { kind, organisationId, commitment: 'Fa la sua parte' }).expect(201);
  }
  plan = (await manager.get(`/plans/${planId}`).expect(200)).body;
  return (await manager.act(`/plans/${planId}/proposal`, {}, plan.version).expect(200)).body;
}

/** Everybody whose signature is mandatory signs, one after the other, until the version is active. */
export async function signAll(api: TestApi, world: World, manager: ApiClient, plan: PlanAnswer, except: (seat: Seat) => boolean = () => false): Promise<PlanAnswer> {
  for (const seat of plan.signatories.filter((one) => one.mandatory && one.status === 'pending' && !except(one))) {
    const signer = await signerOf(api, world, manager, seat);
    await confirmFactor(api.sql);
    await signer.post(`/plan-signatories/${seat.id}/signature`, bodyFor(seat.kind, plan.contentHash)).expect(200);
  }
  return (await manager.get(`/plans/${plan.id}`).expect(200)).body;
}

/** From draft to active: proposed, and signed by everybody named in it. */
export async function activatePlan(api: TestApi, world: World, manager: ApiClient, planId: string): Promise<PlanAnswer> {
  const plan = await signAll(api, world, manager, await propose(manager, planId));
  if (plan.status !== 'active') throw new Error(`The plan is ${plan.status}.`);
  return plan;
}
