// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AreaKey } from '../programme/data/programme-types.js';
import { demoId, type Partner } from './cast.js';
import type { Action, Programme } from './programme-view.js';
import type { Random } from './random.js';
import type { Period, Span } from './world.js';

/** How an area's money is divided among its actions. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'abitare 1.1': 45, 'abitare 1.2': 24, 'abitare 2.1': 11, 'abitare 2.2': 20, 'lavoro 1.1': 8, 'lavoro 1.2': 7, 'lavoro 2.1': 38, 'lavoro 2.2': 47,
  'stigma 1.1': 12, 'stigma 1.2': 4, 'stigma 1.3': 28, 'stigma 2.1': 36, 'stigma 2.2': 12, 'stigma 3.1': 8,
  'carcere-rems 1.1': 5, 'carcere-rems 1.2': 5, 'carcere-rems 1.3': 16, 'carcere-rems 2.1': 38, 'carcere-rems 2.2': 36,
};

/** So much of a ceiling is allocated, and so much of an allocation is used in a full year; in hundredths. */
const ALLOCATED = 96;
const USED: Readonly<Record<AreaKey, number>> = { abitare: 80, lavoro: 88, stigma: 92, 'carcere-rems': 86 };
/** Commitments run ahead of the calendar by so much of a year. */
const AHEAD = 52;
/** The first partners, who have demo accounts, work in every action of their areas. */
const EVERYWHERE = 4;
const ROUND_CENTS = 10_000;

export interface Allocation {
  id: string;
  action: Action;
  partnerId: string;
  period: Period;
  amountCents: number;
  coFinancingCents: number;
  /** What plans and claims use of it by the end of the demo, at most. */
  targetCents: number;
  usedCents: number;
}

const servesAction = (partner: Partner, partnerIndex: number, action: Action, actionIndex: number): boolean =>
  partner.areas.includes(action.area.key) && (partnerIndex < EVERYWHERE || (partnerIndex + actionIndex) % 2 === 0);

/** Hundredths of the period's money that are used by the last day of the demo. */
function usedShare(period: Period, span: Span): number {
  const elapsed = Math.floor(((Math.min(span.until, period.to) - period.from + 1) * 100) / (period.to - period.from + 1));
  return Math.min(100, Math.max(0, elapsed) + AHEAD);
}

/** Money of the convenzione by action, partner and period, and how much of it is still free to be used. */
export class AllocationBook {
  readonly allocations: Allocation[] = [];
  private readonly byKey = new Map<string, Allocation>();
  private readonly serving = new Map<string, { id: string; weight: number }[]>();

  /** @param freeCents what a ceiling leaves, by area and period */
  constructor(programme: Programme, partners: readonly Partner[], periods: readonly Period[], span: Span, freeCents: (areaId: string, periodId: string) => number) {
    for (const area of programme.areas) {
      area.actions.forEach((action, i) => {
        const serving = partners.filter((partner, p) => servesAction(partner, p, action, i));
        this.serving.set(action.id, serving.map((partner) => ({ id: partner.id, weight: partners.indexOf(partner) < EVERYWHERE ? 3 : 2 })));
      });
      const all = area.actions.reduce((sum, action) => sum + WEIGHTS[action.key], 0);
      for (const period of periods) {
        const cents = Math.floor((freeCents(area.id, period.id) * ALLOCATED) / 100);
        for (const action of area.actions) this.divide(action, period, span, Math.floor((cents * WEIGHTS[action.key]) / all));
      }
    }
  }

  private divide(action: Action, period: Period, span: Span, cents: number): void {
    const serving = this.serving.get(action.id)!;
    const all = serving.reduce((sum, { weight }) => sum + weight, 0);
    for (const { id: partnerId, weight } of serving) {
      const amountCents = Math.floor((cents * weight) / all / ROUND_CENTS) * ROUND_CENTS;
      if (amountCents === 0) continue;
      const targetCents = Math.floor((amountCents * USED[action.area.key] * usedShare(period, span)) / 10_000);
      const coFinancingCents = Math.floor((amountCents * 8) / 100 / ROUND_CENTS) * ROUND_CENTS;
      const allocation = { id: demoId('allocation', action.key, partnerId, period.number), action, partnerId, period, amountCents, coFinancingCents, targetCents, usedCents: 0 };
      this.allocations.push(allocation);
      this.byKey.set(action.id + partnerId + period.id, allocation);
    }
  }

  find(actionId: string, partnerId: string, periodId: string): Allocation | undefined {
    return this.byKey.get(actionId + partnerId + periodId);
  }

  partnersOf(actionId: string): readonly string[] {
    return (this.serving.get(actionId) ?? []).map(({ id }) => id);
  }

  /** One or two different partners of the action. */
  choose(random: Random, actionId: string): string[] {
    const serving = this.serving.get(actionId)!;
    const first = random.weighted(serving.map((each) => [each.id, each.weight] as const));
    const others = serving.filter(({ id }) => id !== first);
    return others.length === 0 ? [first] : [first, random.pick(others).id];
  }
}
