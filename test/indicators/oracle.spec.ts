// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { action } from '../support/people.js';
import { addDays } from '../../src/platform/time/civil-date.js';
import { addFacts, addPresence, startFigures, TODAY, type Axis, type Facts, type Figures } from './figures.js';

/** Random programmes against the definitions written again, in the plainest way, over the same facts in memory. */
const DAYS = 904; // 2024-06-01 to 2026-11-22
const OUTCOMES = ['goals_reached', 'partly_reached', 'remodelled', 'dropped_out', 'transferred', 'worsened', 'institutionalised', 'back_to_prison', 'deceased'];
const BAD = ['dropped_out', 'worsened', 'institutionalised', 'back_to_prison', 'deceased'];

interface Life extends Facts {
  exitedOn: string | null;
  enteredOn: string;
  presences: { offset: number; present: boolean; validated: boolean; second: boolean }[];
}

const level = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 5 }) }, { weight: 1, arbitrary: fc.constant(null) });
const axis: fc.Arbitrary<Axis> = fc.record({ worked: fc.boolean(), baseline: level, final: level });
const life: fc.Arbitrary<Life> = fc
  .record({
    entered: fc.integer({ min: 0, max: DAYS + 5 }),
    stay: fc.option(fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constant('near' as const)), { freq: 4 }),
    near: fc.integer({ min: 26, max: 31 }),
    missing: fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray(['sex', 'birth_date', 'employment_status', 'education'] as const) }),
    actions: fc.constantFrom<string[]>(['1.1'], ['1.2'], ['1.1', '1.2'], ['2.1'], []),
    outcome: fc.oneof({ weight: 3, arbitrary: fc.constant('goals_reached') }, { weight: 2, arbitrary: fc.constantFrom(...OUTCOMES, null) }),
    axes: fc.array(axis, { maxLength: 4 }),
    presences: fc.array(fc.record({ offset: fc.integer({ min: 0, max: 500 }), present: fc.boolean(), validated: fc.boolean(), second: fc.boolean() }), { maxLength: 4 }),
  })
  .map(({ entered, stay, near, missing, ...rest }) => {
    const enteredOn = addDays('2024-06-01', entered);
    const leaves = stay === 'near' ? addDays(TODAY, -near) : stay === null ? null : addDays(enteredOn, stay);
    return { ...rest, enteredOn, missing: [...missing], exitedOn: leaves !== null && leaves >= enteredOn && leaves <= TODAY ? leaves : null };
  });

/** Sorted by what it means, not by how the SQL says it. */
function oracle(lives: Life[], today: string) {
  const entered = lives.filter((l) => l.enteredOn <= today && l.actions!.length > 0);
  const reportable = entered.filter((l) => l.missing!.length === 0);
  const exited = entered.filter((l) => l.exitedOn !== null && l.exitedOn <= today);
  const judged = exited.filter((l) => addDays(l.exitedOn!, 28) < today);
  const better = (l: Life): boolean => {
    const axes = l.axes!.filter((a) => a.worked);
    if (l.missing!.length > 0 || l.outcome === null || BAD.includes(l.outcome!)) return false;
    if (axes.length === 0 || axes.some((a) => a.baseline === null || a.final === null)) return false;
    const changes = axes.map((a) => a.final! - a.baseline!);
    return changes.some((c) => c >= 1) && changes.every((c) => c > -2);
  };
  const counted = judged.filter(better).length;
  return { registered: entered.length, reportable: reportable.length, counted, awaiting: exited.length - judged.length, not_counted: judged.length - counted };
}

const attendedIn = (lives: Life[], code: string, from: string, to: string): number =>
  lives.filter((l) => visits(l).some((v) => v.code === code && v.present && v.validated && v.heldOn >= from && v.heldOn <= to && v.heldOn <= TODAY)).length;

const visits = (l: Life) =>
  l.presences.flatMap(({ offset, second, ...rest }) => {
    const heldOn = addDays(l.enteredOn, offset);
    const code = l.actions![second ? 1 : 0];
    return code && heldOn <= TODAY ? [{ ...rest, heldOn, code, index: second ? 1 : 0 }] : [];
  });

describe('figures against a brute-force recount', () => {
  let figures: Figures;
  beforeAll(async () => {
    figures = await startFigures();
  });
  afterAll(() => figures.close());

  it('agree on random programmes, on every day they are told for, and with their members', async () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
    process.stdout.write(`figures against a recount: SEED=${seed}\n`);
    await fc.assert(fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 25 }), agree), { seed, numRuns: 12 });
  }, 120_000);

  async function agree(lives: Life[]): Promise<void> {
    await figures.clear();
    for (const one of lives) {
      const made = await addFacts(figures, one);
      for (const visit of visits(one)) await addPresence(figures, made.personId, made.enrolments[visit.index], visit);
    }
    const days = await figures.as('programme_office', `
      select e.as_of, e.registered, e.reportable, i.counted, i.awaiting, i.not_counted
        from indicators.eeco01 e join indicators.isr4_2it i using (as_of) order by as_of`);
    expect(days).toEqual(days.map(({ as_of }) => ({ as_of, ...oracle(lives, as_of as string) })));
    const years = await figures.as('programme_office', 'select action_id, starts_on, ends_on, people from indicators.yearly_minimum');
    for (const { action_id, starts_on, ends_on, people } of years) {
      const code = action_id === (action('abitare', '1.1') as never) ? '1.1' : '1.2';
      expect([code, starts_on, people]).toEqual([code, starts_on, attendedIn(lives, code, starts_on as string, ends_on as string)]);
    }
    const members = await figures.as('programme_office', `
      select figure, status, count(*) as n, count(distinct participation_id) as people from indicators.member where figure <> 'YEARLY_MINIMUM' group by 1, 2`);
    const now = oracle(lives, TODAY);
    const n = (status: string) => members.find((m) => m['status'] === (status as never))?.['n'] ?? 0;
    expect({ ...now, registered: now.registered - now.reportable }).toEqual({ registered: n('registered'), reportable: n('reportable'), counted: n('counted'), awaiting: n('awaiting'), not_counted: n('not_counted') });
    expect(members.every((m) => m['n'] === m['people'])).toBe(true);
  }
});
