// SPDX-License-Identifier: AGPL-3.0-or-later
import { Problem } from '../platform/http/problem.js';
import { assertCommittable, settleLine, type Line, type LineContext } from './line-rules.js';
import type { CheckedLine } from './lines.dto.js';

const plan = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
const context: LineContext = {
  enrolment: { id: 'e', action: '1.1' },
  partner: { id: 'p', name: 'Cooperativa' },
  service: null,
  interventions: [{ id: 'i', description: 'Educatrice a casa', plannedMinutes: 750, startsOn: '2026-07-01', endsOn: '2026-12-31' }],
  lines: [],
  allocations: [{ id: 'year2', from: '2025-06-01', to: '2026-05-31' }, { id: 'year3', from: '2026-06-01', to: '2027-05-31' }],
};
const line = (changes: Partial<Line> = {}): Line => ({
  id: 'mine', axis: 'casa', item: 'Sostegno a domicilio', source: 'convenzione', quantity: '10', unit: 'hour', unitCostCents: 2_350,
  startsOn: '2026-07-01', endsOn: '2026-09-30', enrolmentId: 'e', partnerId: 'p', ...changes,
});
const problemOf = (run: () => unknown): Problem => {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('It was not refused.');
};
const refused = (changes: Partial<Line>, seen: Partial<LineContext> = {}) => {
  const { code, errors } = problemOf(() => settleLine(line(changes), plan, { ...context, ...seen }));
  return [code, ...errors.map((e) => `${e.pointer} ${e.code}`)];
};

describe('a budget line', () => {
  it('finds the allocation of its action, partner and period', () => {
    expect(settleLine(line(), plan, context)).toEqual({ amountCents: 23_500, allocationId: 'year3' });
    expect(settleLine(line({ startsOn: '2026-02-01', endsOn: '2026-05-31' }), plan, context).allocationId).toBe('year2');
  });

  it('of another source commits nothing', () => {
    expect(settleLine(line({ source: 'health' }), plan, context).allocationId).toBeNull();
  });

  it('astride two periods is refused, saying which one its beginning is in', () => {
    const problem = problemOf(() => settleLine(line({ startsOn: '2026-05-01', endsOn: '2026-06-30' }), plan, context));
    expect([problem.code, problem.params]).toEqual(['plan-line.outside-period', expect.objectContaining({ from: '2025-06-01', to: '2026-05-31' })]);
  });

  it('tells every mistaken field at once', () => {
    expect(refused({ startsOn: '2025-12-31', endsOn: '2025-12-30', enrolmentId: null, partnerId: null })).toEqual([
      'invalid', '/startsOn field.date-before', '/endsOn field.date-before', '/enrolmentId field.required', '/partnerId field.required',
    ]);
  });

  it.each([
    ['an enrolment out of sight', {}, { enrolment: null }, ['plan-line.enrolment-unknown', '/enrolmentId plan-line.enrolment-unknown']],
    ['no partner of this id', {}, { partner: null }, ['plan-line.partner-unknown', '/partnerId plan-line.partner-unknown']],
    ['nothing allocated', {}, { allocations: [] }, ['plan-line.no-allocation', '/partnerId plan-line.no-allocation', '/enrolmentId plan-line.no-allocation']],
    ['an allocation of somebody else', { allocationId: 'x' }, { allocations: [] }, ['plan-line.allocation-unknown', '/allocationId plan-line.allocation-unknown']],
    ['an allocation on another source', { source: 'social' as const, allocationId: 'x' }, {}, ['plan-line.allocation-not-expected', '/allocationId plan-line.allocation-not-expected']],
    ['an end after the plan', { endsOn: '2027-01-01' }, {}, ['invalid', '/endsOn field.date-after']],
    ['an amount beyond measure', { quantity: '99999999', unitCostCents: 1e12 }, {}, ['plan-line.too-much', '/quantity plan-line.too-much', '/unitCostCents plan-line.too-much']],
  ])('is refused with %s', (_, changes, seen, expected) => expect(refused(changes, seen)).toEqual(expected));
});

describe('activation', () => {
  const stored = (changes: Partial<CheckedLine> = {}): CheckedLine => ({
    ...line(), id: 'l', lineageId: 'k', enrolmentId: 'e', partnerId: 'p', partnerName: 'Cooperativa', serviceId: null, serviceName: null, interventionId: null, allocationId: 'year3', amountCents: 23_500, spentCents: 0,
    admitted: true, periodFrom: '2026-06-01', periodTo: '2027-05-31', ...changes,
  });

  it('accepts lines that stand in the period of their allocation, to the day', () => {
    expect(() => assertCommittable([stored({ startsOn: '2026-06-01', endsOn: '2027-05-31' }), stored({ source: 'community', periodFrom: null, periodTo: null })])).not.toThrow();
  });

  it.each([
    ['begins a day early', { startsOn: '2026-05-31' }, 'plan-line.outside-period'],
    ['ends a day late', { endsOn: '2027-06-01' }, 'plan-line.outside-period'],
    ['has an enrolment that waits', { admitted: false }, 'plan-line.enrolment-waiting'],
  ])('refuses a line that %s', (_, changes, code) => expect(problemOf(() => assertCommittable([stored(changes)])).code).toBe(code));
});
