// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { action, addOrganisation, area, CONVENZIONE, targetGroup } from '../support/people.js';
import { addEnrolment, addFacts, addPresence, startFigures, type Figures, type Made, type Presence } from './figures.js';

describe('people followed in the year, and what stands beside', () => {
  let figures: Figures;
  beforeAll(async () => {
    figures = await startFigures();
  });
  beforeEach(() => figures.clear());
  afterAll(() => figures.close());

  const row = async (role: 'programme_office' | 'cabina_member' = 'programme_office', code = '1.1', year = 2) =>
    (await figures.as(role, 'select minimum, people, outside_ages, open_enrolments from indicators.yearly_minimum where action_id = $1 and number = $2', [action('abitare', code), year]))[0];
  /** Years of the convenzione run from 1 June: 2025-06-01 to 2026-05-31 is the second. */
  const attend = async (presences: Presence[], made?: Made): Promise<Made> => {
    const person = made ?? (await addFacts(figures));
    for (const presence of presences) await addPresence(figures, person.personId, person.enrolments[0], presence);
    return person;
  };

  it('stands against 110 in Abitare 1.1 and 72 in 1.2, and nowhere else', async () => {
    const rows = await figures.as('cabina_member', 'select x.code, m.number, m.minimum, m.people from indicators.yearly_minimum m join action x on x.id = m.action_id order by 1, 2');
    expect(rows).toEqual([
      { code: '1.1', number: 1, minimum: 110, people: 0 }, { code: '1.1', number: 2, minimum: 110, people: 0 },
      { code: '1.2', number: 1, minimum: 72, people: 0 }, { code: '1.2', number: 2, minimum: 72, people: 0 },
    ]);
  });

  it('counts a person once, however many visits and partners', async () => {
    const other = await addOrganisation(figures.sql, 'partner', 'Un’altra cooperativa');
    await attend([{ heldOn: '2025-09-01' }, { heldOn: '2025-09-08' }, { heldOn: '2025-09-15', partner: other }]);
    expect(await row()).toMatchObject({ people: 1, open_enrolments: 1 });
  });

  it('counts neither absences nor what is not validated, while the enrolment is open beside', async () => {
    await attend([{ heldOn: '2025-09-01', present: false }, { heldOn: '2025-09-02', validated: false }]);
    expect(await row()).toMatchObject({ people: 0, open_enrolments: 1 });
  });

  it('counts in the year of the visit: its first and last day belong to it', async () => {
    await attend([{ heldOn: '2025-06-01' }]);
    await attend([{ heldOn: '2026-05-31' }]);
    await attend([{ heldOn: '2025-05-31' }]);
    expect([(await row('programme_office', '1.1', 1))?.['people'], (await row())?.['people']]).toEqual([1, 2]);
  });

  it('counts in the action of the visit', async () => {
    await attend([{ heldOn: '2025-09-01' }]);
    expect([(await row())?.['people'], (await row('programme_office', '1.2'))?.['people']]).toEqual([1, 0]);
  });

  it('tells apart who was present only through an admission outside the ages', async () => {
    const outside = { reason: 'Compie 18 anni tra un mese', by: figures.staff };
    const only = await addFacts(figures, { actions: [] });
    await attend([{ heldOn: '2025-09-01' }], { ...only, enrolments: [await addEnrolment(figures.sql, only, '1.1', '2025-08-01', null, outside)] });
    const both = await addFacts(figures, { actions: [] });
    await attend([{ heldOn: '2025-09-01' }], { ...both, enrolments: [await addEnrolment(figures.sql, both, '1.1', '2025-08-01', '2025-10-31', outside)] });
    await attend([{ heldOn: '2025-12-01' }], { ...both, enrolments: [await addEnrolment(figures.sql, both, '1.1', '2025-11-01')] });
    expect(await row()).toMatchObject({ people: 2, outside_ages: 1 });
  });

  it('withholds from the Cabina whatever is under five, and each part when one is', async () => {
    const outside = { reason: 'Serve adesso', by: figures.staff };
    const add = async (times: number, apart: boolean) => {
      for (let i = 0; i < times; i++) {
        const made = await addFacts(figures, { actions: [] });
        await attend([{ heldOn: '2025-09-01' }], { ...made, enrolments: [await addEnrolment(figures.sql, made, '1.1', '2025-08-01', null, apart ? outside : null)] });
      }
    };
    await add(4, false);
    expect(await row('cabina_member')).toEqual({ minimum: 110, people: null, outside_ages: null, open_enrolments: null });
    expect(await row()).toMatchObject({ people: 4, outside_ages: 0, open_enrolments: 4 });
    await add(4, true);
    expect(await row('cabina_member')).toMatchObject({ people: 8, outside_ages: null });
    await add(1, true);
    expect(await row('cabina_member')).toMatchObject({ people: 9, outside_ages: null });
    await add(1, false);
    expect(await row('cabina_member')).toMatchObject({ people: 10, outside_ages: 5 });
  });

  it('does not tell none from few of those outside the ages', async () => {
    for (let i = 0; i < 6; i++) await attend([{ heldOn: '2025-09-01' }]);
    expect(await row('cabina_member')).toMatchObject({ people: 6, outside_ages: null });
  });

  it('shows the enrolments open at the end of a year that is over', async () => {
    await addFacts(figures, { enteredOn: '2024-07-01' });
    const left = await addFacts(figures, { actions: [] });
    await addEnrolment(figures.sql, left, '1.1', '2024-07-01', '2025-05-31');
    const before = await addFacts(figures, { actions: [] });
    await addEnrolment(figures.sql, before, '1.1', '2024-07-01', '2025-05-30');
    expect([(await row('programme_office', '1.1', 1))?.['open_enrolments'], (await row())?.['open_enrolments']]).toEqual([2, 1]);
  });

  it('names its members: as many as it counts', async () => {
    const one = await attend([{ heldOn: '2025-09-01' }, { heldOn: '2026-02-01' }]);
    const members = await figures.as('programme_office', `select participation_id, action_id, status from indicators.member where figure = 'YEARLY_MINIMUM'`);
    expect(members).toEqual([{ participation_id: one.participationId, action_id: action('abitare', '1.1'), status: 'attended' }]);
  });

  it('keeps people reached without a name apart from every other figure', async () => {
    const activity = randomUUID();
    await figures.sql.query(
      `insert into activity (id, convenzione_id, partner_id, area_id, action_id, kind, title, held_on, minutes, status, operator_id, decided_at)
       values ($1, $2, $3, $4, $5, 'event', 'Festa', '2025-10-10', 60, 'validated', $6, now())`,
      [activity, CONVENZIONE, figures.partner, area('abitare'), action('abitare', '2.2'), figures.staff],
    );
    await figures.sql.query(`insert into headcount (id, activity_id, convenzione_id, partner_id, area_id, target_group_id, people) values ($1, $2, $3, $4, $5, $6, 40)`, [randomUUID(), activity, CONVENZIONE, figures.partner, area('abitare'), targetGroup('abitare', 'adults_severe_distress')]);
    const reached = async () => figures.as('cabina_member', 'select number, people, activities from indicators.people_reached order by number');
    expect(await reached()).toEqual([{ number: 1, people: 0, activities: 0 }, { number: 2, people: 40, activities: 1 }]);
    await figures.sql.query(`update headcount set people = 4`);
    expect((await reached())[1]).toEqual({ number: 2, people: null, activities: 1 });
    await figures.sql.query(`update activity set status = 'submitted', decided_at = null`);
    expect((await reached())[1]).toEqual({ number: 2, people: 0, activities: 0 });
    expect((await figures.as('cabina_member', 'select registered from indicators.eeco01 where is_now'))[0]).toEqual({ registered: 0 });
  });
});
