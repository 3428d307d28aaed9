// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { action } from '../support/people.js';
import { addEnrolment, addFacts, startFigures, TODAY, type Figures } from './figures.js';

describe('EECO01', () => {
  let figures: Figures;
  beforeAll(async () => {
    figures = await startFigures();
  });
  beforeEach(() => figures.clear());
  afterAll(() => figures.close());

  const now = async () => (await figures.as('cabina_member', 'select reportable, registered from indicators.eeco01 where is_now'))[0];
  const on = async (day: string) => (await figures.as('programme_office', 'select reportable, registered from indicators.eeco01 where as_of = $1', [day]))[0];

  it('is zero, not nothing, before anybody enters', async () => {
    expect(await now()).toEqual({ reportable: 0, registered: 0 });
  });

  it('counts a person in two actions once', async () => {
    await addFacts(figures, { actions: ['1.1', '1.2'] });
    expect(await now()).toEqual({ reportable: 1, registered: 1 });
  });

  it('counts a person who left and came back once', async () => {
    const made = await addFacts(figures, { exitedOn: '2025-06-30' });
    await figures.sql.query('update participation set exited_on = null where id = $1', [made.participationId]);
    await addEnrolment(figures.sql, made, '1.1', '2026-01-10');
    expect(await now()).toEqual({ reportable: 1, registered: 1 });
  });

  it('keeps who has concluded', async () => {
    await addFacts(figures, { exitedOn: '2025-06-30', outcome: 'dropped_out' });
    expect(await now()).toEqual({ reportable: 1, registered: 1 });
  });

  it.each(['sex', 'birth_date', 'employment_status', 'education'] as const)('registers, but does not report, a person without %s, and tells the programme office what is missing', async (field) => {
    await addFacts(figures, { missing: [field] });
    await addFacts(figures);
    expect(await now()).toEqual({ reportable: 1, registered: 2 });
    expect(await figures.as('programme_office', 'select * from indicators.eeco01_missing')).toEqual([{ field, participations: 1 }]);
    expect(await figures.as('cabina_member', 'select * from indicators.eeco01_missing')).toEqual([]);
  });

  it('reports a person who refused the optional data', async () => {
    await addFacts(figures, { refused: true });
    expect(await now()).toEqual({ reportable: 1, registered: 1 });
  });

  it('counts from the day of entry: the milestone is measured on 31 December 2024', async () => {
    for (const enteredOn of ['2024-06-01', '2024-12-31', '2025-01-01', TODAY]) await addFacts(figures, { enteredOn });
    expect(await on('2024-12-31')).toEqual({ reportable: 2, registered: 2 });
    expect(await on('2025-01-31')).toEqual({ reportable: 3, registered: 3 });
    expect(await now()).toEqual({ reportable: 4, registered: 4 });
  });

  it('withholds small months from the Cabina, but not today nor the date of a target', async () => {
    await addFacts(figures, { enteredOn: '2024-09-02' });
    const months = await figures.as('cabina_member', `select as_of, reportable, registered from indicators.eeco01 where as_of in ('2024-08-31', '2024-09-30', '2024-12-31') or is_now order by 1`);
    expect(months.map((m) => [m['reportable'], m['registered']])).toEqual([[0, 0], [null, null], [1, 1], [1, 1]]);
    for (let i = 0; i < 4; i++) await addFacts(figures, { enteredOn: '2024-09-02' });
    expect((await figures.as('cabina_member', `select reportable from indicators.eeco01 where as_of = '2024-09-30'`))[0]).toEqual({ reportable: 5 });
  });

  it('does not count who enters tomorrow', async () => {
    await addFacts(figures, { enteredOn: '2026-11-23' });
    expect(await now()).toEqual({ reportable: 0, registered: 0 });
  });

  it('tells today, closed months and past targets, and no other day', async () => {
    const days = await figures.as('cabina_member', 'select as_of, is_now, closes_month from indicators.eeco01 order by as_of');
    expect(days[0]).toEqual({ as_of: '2024-06-30', is_now: false, closes_month: true });
    expect(days.at(-1)).toEqual({ as_of: TODAY, is_now: true, closes_month: false });
    expect(days.at(-2)).toMatchObject({ as_of: '2026-10-31' });
    expect(days).toHaveLength(30);
  });

  it('is not fed by an action without an operation: the funding line decides', async () => {
    await addFacts(figures, { actions: ['1.1'] });
    await addFacts(figures, { actions: ['1.2'] });
    await addFacts(figures, { actions: ['1.1', '1.2'] });
    expect(await now()).toEqual({ reportable: 3, registered: 3 });
    const { rows } = await figures.sql.query('update action set operation_id = null where id = $1 returning id', [action('abitare', '1.2')]);
    expect(rows).toHaveLength(1);
    try {
      expect(await now()).toEqual({ reportable: 2, registered: 2 });
    } finally {
      await figures.sql.query('update action a set operation_id = b.operation_id from action b where a.id = $1 and b.id = $2', [action('abitare', '1.2'), action('abitare', '1.1')]);
    }
  });

  it('is not fed by an enrolment that waits for the coordinator, and is once it is admitted', async () => {
    const made = await addFacts(figures, { actions: [] });
    const enrolment = await addEnrolment(figures.sql, made, '1.1', '2025-02-03', null, { reason: 'Compie 18 anni tra un mese', by: null });
    expect(await now()).toEqual({ reportable: 0, registered: 0 });
    await figures.sql.query('update enrolment set outside_admitted_by = $2 where id = $1', [enrolment, figures.staff]);
    expect(await now()).toEqual({ reportable: 1, registered: 1 });
  });

  it('takes nothing from another convenzione, and none of the other figures does', async () => {
    await addFacts(figures);
    const everything = async () => {
      const views = ['eeco01', 'isr4_2it', 'yearly_minimum', 'spending', 'people_reached', 'methodology_in_force', 'smallest_shown'];
      const told = views.map((view) => figures.as('cabina_member', `select * from indicators.${view} v order by v::text`));
      return Object.fromEntries((await Promise.all(told)).map((rows, i) => [views[i], rows]));
    };
    const before = await everything();
    await anotherConvenzione(figures);
    expect(await now()).toEqual({ reportable: 1, registered: 1 });
    expect(await everything()).toEqual(before);
  });

  it('names its members to the programme office, and nobody to the Cabina', async () => {
    const made = [await addFacts(figures), await addFacts(figures, { missing: ['sex', 'education'] })];
    const members = await figures.as('programme_office', `select participation_id, status, detail from indicators.member where figure = 'EECO01' order by status`);
    expect(members).toEqual([
      { participation_id: made[1].participationId, status: 'registered', detail: ['sex', 'education'] },
      { participation_id: made[0].participationId, status: 'reportable', detail: [] },
    ]);
    for (const role of ['cabina_member', 'cabina_secretary', 'partner_coordinator', 'auditor'] as const) expect(await figures.as(role, 'select * from indicators.member')).toEqual([]);
  });

  it('names to a case manager only the people that she reaches', async () => {
    await addFacts(figures);
    expect(await figures.as('case_manager', 'select * from indicators.member')).toEqual([]);
    const { rows } = await figures.sql.query<{ id: string }>(`select id from access.account where email = 'case_manager@example.org'`);
    const made = await addFacts(figures);
    await figures.sql.query('insert into care_team (id, case_id, person_id, account_id, starts_on) values ($1, $2, $3, $4, $5)', [randomUUID(), made.caseId, made.personId, rows[0].id, '2025-02-03']);
    expect(await figures.as('case_manager', 'select participation_id from indicators.member')).toEqual([{ participation_id: made.participationId }]);
    expect(await figures.as('case_manager', 'select * from indicators.eeco01')).toEqual([]);
  });
});

/** A second city: its own area, action, operation, minimum, ceiling and one participant. */
async function anotherConvenzione({ sql, staff }: Figures): Promise<void> {
  const id = Object.fromEntries(['convenzione', 'operation', 'area', 'objective', 'action', 'period', 'group', 'person', 'case', 'participation'].map((key) => [key, randomUUID()])) as Record<string, string>;
  const run = (text: string, ...values: unknown[]) => sql.query(text, values);
  await run(`insert into convenzione (id, code, name_it, name_en, signed_on, starts_on, ends_on) values ($1, 'ALTRA', 'Altra', 'Other', '2025-01-01', '2025-01-01', '2026-12-31')`, id['convenzione']);
  await run(`insert into operation (id, convenzione_id, code, name_it, name_en, funding_line) values ($1, $2, 'o', 'o', 'o', 'o')`, id['operation'], id['convenzione']);
  await run(`insert into area (id, convenzione_id, number, key, name_it, name_en) values ($1, $2, 1, 'abitare', 'a', 'a')`, id['area'], id['convenzione']);
  await run(`insert into objective (id, area_id, number, name_it, name_en) values ($1, $2, 1, 'o', 'o')`, id['objective'], id['area']);
  await run(`insert into action (id, convenzione_id, area_id, objective_id, code, name_it, name_en, description_it, description_en, named_participants, counted_audience, operation_id) values ($1, $2, $3, $4, '1.1', 'x', 'x', 'x', 'x', true, false, $5)`, id['action'], id['convenzione'], id['area'], id['objective'], id['operation']);
  await run(`insert into yearly_minimum (id, action_id, people, valid_from) values (gen_random_uuid(), $1, 7, '2025-01-01')`, id['action']);
  await run(`insert into period (id, convenzione_id, basis, number, starts_on, ends_on) values ($1, $2, 'convention_year', 1, '2025-01-01', '2026-12-31')`, id['period'], id['convenzione']);
  await run(`insert into open_setting select $1, key, value, status, name_it, name_en, note_it, note_en, '2025-01-01', null from open_setting where key in ('year_basis', 'smallest_published_cell')`, id['convenzione']);
  await run(`insert into indicator_target (id, convenzione_id, indicator, kind, by_date, value) values (gen_random_uuid(), $1, 'EECO01', 'target', '2025-03-15', 1)`, id['convenzione']);
  await run(`insert into ceiling (id, area_id, period_id, amount_cents) values (gen_random_uuid(), $1, $2, 100)`, id['area'], id['period']);
  await run(`insert into target_group (id, area_id, key, kind, name_it, name_en) values ($1, $2, 'g', 'participants', 'g', 'g')`, id['group'], id['area']);
  await run(`insert into person (id, given_name, created_by) values ($1, 'Altrove', $2)`, id['person'], staff);
  await run(`insert into case_file (id, person_id, convenzione_id, case_manager_id, opened_on) values ($1, $2, $3, $4, '2025-02-01')`, id['case'], id['person'], id['convenzione'], staff);
  await run(`insert into participation (id, person_id, operation_id, convenzione_id, entered_on) values ($1, $2, $3, $4, '2025-02-01')`, id['participation'], id['person'], id['operation'], id['convenzione']);
  await run(`insert into enrolment (id, case_id, person_id, convenzione_id, area_id, action_id, target_group_id, participation_id, starts_on) values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, '2025-02-01')`, id['case'], id['person'], id['convenzione'], id['area'], id['action'], id['group'], id['participation']);
}
