// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { CONVENZIONE } from '../support/people.js';
import { addEnrolment, addEvidence, addFacts, startFigures, TODAY, type Axis, type Facts, type Figures } from './figures.js';

/** The 29th day before TODAY: the last exit that is judged. */
const JUDGED = '2026-10-24';
const worked = (baseline: number | null, final: number | null): Axis => ({ baseline, final });

describe('ISR4_2IT, methodology v0', () => {
  let figures: Figures;
  beforeAll(async () => {
    figures = await startFigures();
  });
  beforeEach(() => figures.clear());
  afterAll(() => figures.close());

  const now = async () => (await figures.as('cabina_member', 'select counted, awaiting, not_counted from indicators.isr4_2it where is_now'))[0];
  const reasons = async () => Object.fromEntries((await figures.as('programme_office', 'select * from indicators.isr4_2it_reason')).map((r) => [r['reason'], r['participations']]));
  const COUNTED = { counted: 1, awaiting: 0, not_counted: 0 };
  const NOT = { counted: 0, awaiting: 0, not_counted: 1 };
  const NOBODY = { counted: 0, awaiting: 0, not_counted: 0 };

  it.each<[string, Facts]>([
    ['one axis up by one', { axes: [worked(2, 3)] }],
    ['one up, another down by one', { axes: [worked(2, 3), worked(4, 3)] }],
    ['one up, the others still', { axes: [worked(3, 4), worked(3, 3), worked(1, 1), worked(5, 5)] }],
    ['up while an axis that was not worked fell by two', { axes: [worked(2, 3), { worked: false, baseline: 5, final: 3 }] }],
    ['up while an axis that was not worked has no baseline', { axes: [worked(2, 3), { worked: false, baseline: null, final: 3 }] }],
    ['up, and goals partly reached', { outcome: 'partly_reached' }],
    ['up, and remodelled', { outcome: 'remodelled' }],
    ['up, and transferred', { outcome: 'transferred' }],
    ['up, with optional data refused', { refused: true }],
    ['up, in two actions', { actions: ['1.1', '1.2'] }],
  ])('counts %s', async (_, facts) => {
    await addFacts(figures, { exitedOn: JUDGED, ...facts });
    expect(await now()).toEqual(COUNTED);
    expect(await reasons()).toEqual({});
  });

  it.each<[string, Facts, string]>([
    ['up three and down two', { axes: [worked(2, 5), worked(4, 2)] }, 'axis_down'],
    ['nothing up', { axes: [worked(3, 3), worked(2, 2)] }, 'no_axis_up'],
    ['only one down', { axes: [worked(3, 2)] }, 'no_axis_up'],
    ['up only on an axis that was not worked', { axes: [worked(3, 3), { worked: false, baseline: 1, final: 5 }] }, 'no_axis_up'],
    ['a missing baseline', { axes: [worked(null, 4)] }, 'missing_baseline'],
    ['a missing baseline beside an axis that went up', { axes: [worked(2, 4), worked(null, 4)] }, 'missing_baseline'],
    ['a missing final level', { axes: [worked(2, 3), worked(3, null)] }, 'missing_final'],
    ['no worked axis', { axes: [{ worked: false, baseline: 2, final: 4 }] }, 'no_worked_axis'],
    ['no evidence at all', { outcome: null }, 'no_evidence'],
    ['up, but dropped out', { outcome: 'dropped_out' }, 'outcome_excluded'],
    ['up, but worsened', { outcome: 'worsened' }, 'outcome_excluded'],
    ['up, but institutionalised', { outcome: 'institutionalised' }, 'outcome_excluded'],
    ['up, but back to prison', { outcome: 'back_to_prison' }, 'outcome_excluded'],
    ['up, but deceased', { outcome: 'deceased' }, 'outcome_excluded'],
    ['up, but not reportable', { missing: ['birth_date'] }, 'not_reportable'],
  ])('does not count %s', async (_, facts, reason) => {
    await addFacts(figures, { exitedOn: JUDGED, ...facts });
    expect(await now()).toEqual(NOT);
    expect(await reasons()).toEqual({ [reason]: 1 });
  });

  it('the 28th day after exit still waits, the 29th is judged', async () => {
    await addFacts(figures, { exitedOn: '2026-10-25' });
    expect(await now()).toEqual({ counted: 0, awaiting: 1, not_counted: 0 });
    await addFacts(figures, { exitedOn: JUDGED });
    expect(await now()).toEqual({ counted: 1, awaiting: 1, not_counted: 0 });
  });

  it('who exits today waits, who is still in does not appear', async () => {
    await addFacts(figures, { exitedOn: TODAY });
    await addFacts(figures);
    expect(await now()).toEqual({ counted: 0, awaiting: 1, not_counted: 0 });
  });

  it('a re-entry takes the person out until the last conclusion, which is the one judged', async () => {
    const made = await addFacts(figures, { exitedOn: '2025-06-30', axes: [worked(2, 3)] });
    expect(await now()).toEqual(COUNTED);
    await figures.sql.query('update participation set exited_on = null where id = $1', [made.participationId]);
    const caseId = randomUUID();
    await figures.sql.query(`insert into case_file (id, person_id, convenzione_id, case_manager_id, opened_on) values ($1, $2, $3, $4, '2026-01-10')`, [caseId, made.personId, CONVENZIONE, figures.staff]);
    await addEnrolment(figures.sql, { ...made, caseId }, '1.1', '2026-01-10');
    expect(await now()).toEqual(NOBODY);
    await figures.sql.query(`update case_file set status = 'concluded', concluded_on = $2, outcome = 'goals_reached' where id = $1`, [caseId, JUDGED]);
    await addEvidence(figures.sql, figures.staff, { personId: made.personId, caseId }, JUDGED, 'goals_reached', [worked(3, 3)]);
    await figures.sql.query('update participation set exited_on = $2 where id = $1', [made.participationId, JUDGED]);
    expect([await now(), await reasons()]).toEqual([NOT, { no_axis_up: 1 }]);
  });

  it('two conclusions on one day are one person: the later one is judged', async () => {
    const made = await addFacts(figures, { exitedOn: JUDGED, axes: [worked(2, 3)] });
    const caseId = randomUUID();
    await figures.sql.query(`insert into case_file (id, person_id, convenzione_id, case_manager_id, opened_on, status, concluded_on, outcome) values ($1, $2, $3, $4, $5, 'concluded', $5, 'goals_reached')`, [caseId, made.personId, CONVENZIONE, figures.staff, JUDGED]);
    await addEvidence(figures.sql, figures.staff, { personId: made.personId, caseId }, JUDGED, 'goals_reached', [worked(3, 3)]);
    expect(await now()).toEqual(NOT);
  });

  it('a case concluded before the day of entry ends the participation on that day, with its evidence', async () => {
    const made = await addFacts(figures, { enteredOn: '2026-09-10', outcome: null, exitedOn: '2026-09-10' });
    await addEvidence(figures.sql, figures.staff, made, '2026-09-01', 'goals_reached', [worked(2, 3)]);
    expect(await now()).toEqual(COUNTED);
  });

  it('is measured on a date as that day could judge: exits of its last 28 days were waiting', async () => {
    await addFacts(figures, { enteredOn: '2024-09-02', exitedOn: '2024-12-02' });
    await addFacts(figures, { enteredOn: '2024-09-02', exitedOn: '2024-12-03' });
    const [year] = await figures.as('cabina_member', `select counted, awaiting, not_counted from indicators.isr4_2it where as_of = '2024-12-31'`);
    expect(year).toEqual({ counted: 1, awaiting: 1, not_counted: 0 });
    expect(await now()).toEqual({ counted: 2, awaiting: 0, not_counted: 0 });
  });

  it('reads its rule from the methodology in force', async () => {
    await addFacts(figures, { exitedOn: JUDGED, axes: [worked(2, 3)] });
    await addFacts(figures, { exitedOn: JUDGED, axes: [worked(2, 4), worked(1, 3)], outcome: 'dropped_out' });
    const adopt = (parameters: object, validFrom: string) =>
      figures.sql.query(
        `insert into methodology (id, convenzione_id, indicator, version, status, name_it, name_en, parameters, document, valid_from)
         select gen_random_uuid(), convenzione_id, indicator, 1, 'adopted', 'x', 'x', parameters || $1, 'Documento 1', $2 from methodology where indicator = 'ISR4_2IT' and version = 0`,
        [JSON.stringify(parameters), validFrom],
      );
    const withdraw = () => figures.sql.query('delete from methodology where version = 1');
    expect(await now()).toEqual({ counted: 1, awaiting: 0, not_counted: 1 });
    try {
      await adopt({ excludingOutcomes: [], improvementLevels: 2, minimumAxesImproved: 2 }, TODAY);
      expect([await now(), await reasons()]).toEqual([{ counted: 1, awaiting: 0, not_counted: 1 }, { no_axis_up: 1 }]);
      await withdraw();
      await adopt({ awaitingDays: 29 }, TODAY);
      expect(await now()).toEqual({ counted: 0, awaiting: 2, not_counted: 0 });
      await withdraw();
      await adopt({ awaitingDays: 29 }, '2026-11-23');
      expect(await now()).toEqual({ counted: 1, awaiting: 0, not_counted: 1 });
    } finally {
      await withdraw();
    }
  });

  it('keeps the reasons from the Cabina, and its members within the reportable ones of EECO01', async () => {
    for (const facts of [{ exitedOn: JUDGED }, { exitedOn: JUDGED, missing: ['sex' as const] }, { exitedOn: TODAY }, {}]) await addFacts(figures, facts);
    expect(await figures.as('cabina_secretary', 'select * from indicators.isr4_2it_reason')).toEqual([]);
    const outside = await figures.as('programme_office', `
      select participation_id from indicators.member where figure = 'ISR4_2IT' and status = 'counted'
      except select participation_id from indicators.member where figure = 'EECO01' and status = 'reportable'`);
    expect(outside).toEqual([]);
    const members = await figures.as('programme_office', `select status, detail from indicators.member where figure = 'ISR4_2IT' order by status`);
    expect(members).toEqual([{ status: 'awaiting', detail: [] }, { status: 'counted', detail: [] }, { status: 'not_counted', detail: ['not_reportable'] }]);
  });
});
