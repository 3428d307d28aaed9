// SPDX-License-Identifier: AGPL-3.0-or-later
import { fundedTwice, type FundedLine, type PaidIntervention } from './funded-twice.js';
import { sharedAttendance, type Attended } from './intervention-rules.js';

const line = (changes: Partial<FundedLine> = {}): FundedLine => ({
  id: 'a', axis: 'casa', item: 'Ore di educatrice', source: 'social', quantity: '10', unit: 'hour', startsOn: '2026-10-01', endsOn: '2026-12-31',
  interventionId: null, partnerId: null, serviceId: null, ...changes,
});
const intervention = (changes: Partial<PaidIntervention> = {}): PaidIntervention => ({ id: 'i', description: 'Educatrice a casa', plannedMinutes: 750, ...changes });
const found = (lines: FundedLine[], interventions: PaidIntervention[] = [intervention()]): string[] => fundedTwice(lines, interventions).map(({ pointer, code }) => `${pointer} ${code}`);

describe('a cost is funded once', () => {
  const twice = [line(), line({ id: 'b', source: 'health' })];

  it('and two sources for one item are told at the later line', () => {
    expect(found(twice)).toEqual(['/lines/1 plan-line.funded-twice']);
    expect(found([line({ item: 'Altro' }), ...twice])).toEqual(['/lines/2 plan-line.funded-twice']);
  });

  it.each<[string, Partial<FundedLine>]>([
    ['on another axis', { axis: 'lavoro' }],
    ['of another item', { item: 'Ore di educatore' }],
    ['of a named provider', { partnerId: 'p' }],
    ['of a service', { serviceId: 's' }],
    ['from the same source', { source: 'social' }],
    ['on other days', { startsOn: '2027-01-01', endsOn: '2027-01-31' }],
  ])('what is paid %s is another cost', (_, changes) => expect(found([twice[0], { ...twice[1], ...changes }])).toEqual([]));

  it('is recognised however it is written', () => {
    expect(found([line({ item: 'Perché no: attività' }), line({ id: 'b', source: 'health', item: '  PERCHE NO attivita' })])).toHaveLength(1);
  });

  it('shares of one intervention may have one name, as long as their hours stay within it', () => {
    const shares = [line({ interventionId: 'i' }), line({ id: 'b', source: 'health', interventionId: 'i', quantity: '2.5' })];
    expect(found(shares)).toEqual([]);
    expect(found([shares[0], { ...shares[1], quantity: '2.501' }])).toEqual(['/lines/1 plan-line.hours-beyond']);
    expect(found([shares[0], { ...shares[1], interventionId: 'other' }], [intervention(), intervention({ id: 'other' })])).toEqual(['/lines/1 plan-line.funded-twice']);
    expect(found([shares[0], { ...shares[1], quantity: '1000', unit: 'month' }])).toEqual([]);
    expect(found([shares[0], { ...shares[1], quantity: '1000' }], [intervention({ plannedMinutes: null })])).toEqual([]);
  });

  it('compares hours exactly: three thirds of an hour are no more than an hour when rounded down, and more when up', () => {
    const thirds = (quantity: string): FundedLine[] => ['a', 'b', 'c'].map((id) => line({ id, quantity, interventionId: 'i', source: 'social' }));
    expect(found(thirds('0.333'), [intervention({ plannedMinutes: 60 })])).toEqual([]);
    expect(found(thirds('0.334'), [intervention({ plannedMinutes: 60 })])).toEqual(['/lines/2 plan-line.hours-beyond']);
    expect(fundedTwice(thirds('0.334'), [intervention({ plannedMinutes: 60 })])[0].params).toEqual({ what: 'Educatrice a casa', funded: 61, planned: 60 });
  });
});

describe('an attendance belongs to one intervention', () => {
  const one: Attended = { id: 'x', description: 'Educatrice', enrolmentId: 'e', partnerId: 'p', startsOn: '2026-10-01', endsOn: '2026-10-31' };
  const shared = (changes: Partial<Attended>): number => sharedAttendance([one, { ...one, id: 'y', ...changes }]).length;

  it('of one enrolment and partner on one day at most', () => {
    expect(sharedAttendance([one, { ...one, id: 'y' }])).toEqual([{ pointer: '/interventions/1', code: 'plan-intervention.shared-attendance', params: { what: 'Educatrice' } }]);
    expect(shared({ startsOn: '2026-10-31', endsOn: '2026-11-30' })).toBe(1);
    expect(shared({ startsOn: '2026-11-01', endsOn: '2026-11-30' })).toBe(0);
    expect(shared({ partnerId: 'q' })).toBe(0);
    expect(shared({ enrolmentId: 'f' })).toBe(0);
    expect(sharedAttendance([{ ...one, enrolmentId: null }, { ...one, id: 'y', enrolmentId: null }])).toEqual([]);
  });
});
