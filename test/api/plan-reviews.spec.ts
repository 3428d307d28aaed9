// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addAssignment, addEnrolment, addPersonInCharge, arrangeWorld, setToday, TODAY, type PersonInCharge, type World } from '../support/arrange.js';

const STARTS = '2026-10-01';

describe('reviews of a plan', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let person: PersonInCharge;
  let planId: string;
  let goals: string[];
  let signatories: Record<'person' | 'case_manager' | 'partner', string>;
  const refusals = (body: { errors?: { pointer: string; code: string }[] }): string[] => (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
  });
  beforeEach(async () => {
    await setToday(api.sql, TODAY);
    person = await addPersonInCharge(api.sql, world);
    planId = (await manager.post('/plans', { caseId: person.caseId, startsOn: STARTS, endsOn: '2027-03-31', reviewOn: '2026-11-20' }).expect(201)).body.id;
    goals = [];
    for (const [axis, description] of [['casa', 'Tenere la casa'], ['socialita', 'Uscire']]) goals.push((await manager.post(at('/goals'), { axis, description, baselineLevel: 2, expectedLevel: 4 }).expect(201)).body.id);
    await manager.post(at('/signatories'), { kind: 'partner', organisationId: world.partners[0].id, commitment: 'Due visite a settimana' }).expect(201);
    const { rows } = await api.sql.query<{ id: string; kind: 'person' | 'case_manager' | 'partner' }>('select id, kind from plan_signatory where plan_id = $1', [planId]);
    signatories = Object.fromEntries(rows.map(({ id, kind }) => [kind, id])) as typeof signatories;
    await manager.patch(at(`/signatories/${signatories.person}`), { commitment: 'Telefono se non posso venire' }, (await read()).version).expect(200);
  });
  afterAll(() => api.close());

  const at = (path = '') => `/plans/${planId}${path}`;
  const read = async () => (await manager.get(at()).expect(200)).body;
  /** What the signatures of all do; they have tests of their own. */
  const activate = (on = '2026-10-05') => api.sql.query(`update plan set status = 'active', activated_at = $2 where id = $1`, [planId, `${on}T10:00:00Z`]);
  const body = (more: object = {}) => ({
    kind: 'scheduled', heldOn: '2026-11-20', decision: 'continue', notes: 'Clima buono',
    goals: [{ goalId: goals[0], evaluation: 'partly_reached', level: 3, note: 'Cucina da sola' }, { goalId: goals[1], evaluation: 'not_reached' }],
    commitments: [{ signatoryId: signatories.person, kept: 'kept' }, { signatoryId: signatories.partner, kept: 'partly', note: 'Una visita saltata' }], ...more,
  });
  const review = (more: object = {}) => manager.post(at('/reviews'), body(more));

  it('evaluate each goal and each commitment, decide, and say when one looks again', async () => {
    await activate();
    const { body: one, headers } = await review().expect(201);
    expect(one).toMatchObject({ planId, planNumber: 1, kind: 'scheduled', heldOn: '2026-11-20', event: null, notes: 'Clima buono', decision: 'continue', nextReviewOn: '2027-05-20', recordedBy: 'Prova manager', version: 1 });
    expect(one.goals).toEqual([
      { goalId: goals[0], axis: 'casa', description: 'Tenere la casa', evaluation: 'partly_reached', level: 3, note: 'Cucina da sola' },
      { goalId: goals[1], axis: 'socialita', description: 'Uscire', evaluation: 'not_reached', level: null, note: null },
    ]);
    expect(one.commitments.map((c: { signatoryName: string | null; commitment: string; kept: string }) => [c.signatoryName, c.commitment, c.kept])).toEqual([
      [null, 'Telefono se non posso venire', 'kept'], [world.partners[0].name, 'Due visite a settimana', 'partly'],
    ]);
    expect(headers['location']).toBe(`/api/v1${at(`/reviews/${one.id}`)}`);
    expect((await manager.get(at(`/reviews/${one.id}`)).expect(200)).body).toEqual(one);
    expect((await manager.get(at('/reviews')).expect(200)).body).toEqual({ items: [one], nextCursor: null });
    const plan = await read();
    expect(plan.nextReview).toEqual({ on: '2027-05-20', because: 'scheduled', due: false });
    expect(plan.goals.map((g: { achievedLevel: number | null; achievedOn: string | null; evaluation: string }) => [g.achievedLevel, g.achievedOn, g.evaluation])).toEqual([[3, '2026-11-20', 'partly_reached'], [null, null, 'not_reached']]);
    expect(plan.reviewOn).toBe('2026-11-20'); // What was signed stays as it was signed.
  });

  it('propose the next one by the plan’s months, clamped to the end of a short month, and take another day', async () => {
    await manager.patch(at(), { reviewMonths: 3 }, (await read()).version).expect(200);
    await activate();
    await setToday(api.sql, '2026-12-01');
    expect((await review({ heldOn: '2026-11-30' }).expect(201)).body.nextReviewOn).toBe('2027-02-28');
    expect((await review({ heldOn: '2026-12-01', nextReviewOn: '2026-12-15' }).expect(201)).body.nextReviewOn).toBe('2026-12-15');
    expect((await read()).nextReview.on).toBe('2026-12-15');
  });

  it('never precede their plan: neither its first day nor its signatures', async () => {
    await activate('2026-10-05');
    for (const heldOn of ['2026-09-30', '2026-10-01', '2026-10-04']) {
      const { body: refused } = await review({ heldOn }).expect(422);
      expect([refusals(refused), refused.errors[0].detail]).toEqual([['/heldOn plan-review.before-plan'], expect.stringContaining('05/10/2026')]);
    }
    await review({ heldOn: '2026-10-05' }).expect(201);
    await api.sql.query(`alter table plan disable trigger guard_plan; update plan set starts_on = '2026-10-20' where id = '${planId}'; alter table plan enable trigger guard_plan`);
    expect(refusals((await review({ heldOn: '2026-10-19' }).expect(422)).body)).toEqual(['/heldOn plan-review.before-plan']);
    expect(refusals((await review({ heldOn: '2026-11-23' }).expect(422)).body)).toEqual(['/heldOn field.date-future']);
  });

  it('tell all that is wrong at once: what is missing, twice, or of another plan', async () => {
    await activate();
    const { body: refused } = await review({
      kind: 'event', nextReviewOn: '2026-11-20', goals: [{ goalId: goals[0], evaluation: 'reached' }, { goalId: goals[0], evaluation: 'dropped' }, { goalId: uuid(), evaluation: 'reached' }], commitments: [],
    }).expect(422);
    expect(refusals(refused)).toEqual([
      '/nextReviewOn plan-review.next-not-after', '/event field.required', '/goals/1/goalId plan-review.twice', '/goals/2/goalId plan-review.unknown', '/goals plan-review.missing',
      '/commitments plan-review.missing', '/commitments plan-review.missing',
    ]);
    expect(refused.errors[4].detail).toContain('«Uscire»');
    expect(refusals((await review({ event: 'Ricovero', decision: 'close', nextReviewOn: '2027-01-01' }).expect(422)).body)).toEqual(['/nextReviewOn plan-review.next-of-closing', '/event plan-review.event-not-expected']);
    expect(refusals((await review({ kind: 'mensile', decision: null, goals: [{ goalId: 'x', evaluation: 'ok', level: 6 }], commitments: 'no' }).expect(422)).body).sort()).toEqual([
      '/commitments field.list', '/decision field.choice', '/goals/0/evaluation field.choice', '/goals/0/goalId field.id', '/goals/0/level field.too-big', '/kind field.choice',
    ]);
    expect((await manager.get(at('/reviews')).expect(200)).body.items).toEqual([]);
  });

  it('are held of an active plan only', async () => {
    expect((await review().expect(409)).body.code).toBe('plan-review.not-active');
    expect((await read()).nextReview).toBeNull();
    await activate();
    const { body: one } = await review({ decision: 'close' }).expect(201);
    expect(one.nextReviewOn).toBeNull();
    expect((await read()).nextReview).toBeNull();
    await api.sql.query(`update plan set status = 'closed', ended_on = $2 where id = $1`, [planId, TODAY]);
    await review().expect(409);
    await manager.patch(at(`/reviews/${one.id}`), { notes: 'Altro' }, 1).expect(409);
    expect((await manager.get(at('/reviews')).expect(200)).body.items).toHaveLength(1);
  });

  it('correct their notes and the next day, by version; what was found stays found', async () => {
    await activate();
    const { body: one } = await review({ kind: 'event', event: 'Ricovero breve' }).expect(201);
    const changed = await manager.patch(at(`/reviews/${one.id}`), { notes: null, nextReviewOn: '2026-12-24' }, 1).expect(200);
    expect(changed.body).toEqual({ ...one, notes: null, nextReviewOn: '2026-12-24', version: 2 });
    expect((await read()).nextReview.on).toBe('2026-12-24');
    expect((await manager.patch(at(`/reviews/${one.id}`), { notes: 'Mie' }, 1).expect(412)).body.differences).toEqual([{ field: 'notes', yours: 'Mie', current: null }]);
    expect(refusals((await manager.patch(at(`/reviews/${one.id}`), { nextReviewOn: '2026-11-20' }, 2).expect(422)).body)).toEqual(['/nextReviewOn plan-review.next-not-after']);
    expect(refusals((await manager.patch(at(`/reviews/${one.id}`), { decision: 'close' }, 2).expect(422)).body)).toEqual(['/decision field.unknown']);
    await manager.patch(at(`/reviews/${uuid()}`), { notes: 'Mie' }, 1).expect(404);
  });

  describe('come due', () => {
    const due = async (client = manager) => (await client.get('/plans?due=review&limit=100').expect(200)).body.items.map((p: { id: string }) => p.id);

    it('on the day that the plan or the last review set, and not before', async () => {
      await activate();
      await setToday(api.sql, '2026-11-19');
      expect((await read()).nextReview).toEqual({ on: '2026-11-20', because: 'scheduled', due: false });
      expect(await due()).not.toContain(planId);
      await setToday(api.sql, '2026-11-20');
      expect((await read()).nextReview.due).toBe(true);
      expect(await due()).toContain(planId);
      await review().expect(201);
      expect(await due()).not.toContain(planId);
    });

    it('a month after a commitment was missed, unless a review comes before; one that is kept again settles it', async () => {
      await activate();
      const missed = { commitments: [{ signatoryId: signatories.person, kept: 'kept' }, { signatoryId: signatories.partner, kept: 'missed', note: 'Nessuna visita' }] };
      await review({ ...missed, heldOn: '2026-10-23' }).expect(201);
      expect((await read()).nextReview).toEqual({ on: '2026-11-22', because: 'missed_commitment', due: true });
      expect(await due()).toContain(planId);
      const { body: second } = await review({ heldOn: '2026-11-22', ...missed, nextReviewOn: '2026-11-30' }).expect(201);
      expect((await read()).nextReview).toEqual({ on: '2026-11-30', because: 'scheduled', due: false });
      await review({ heldOn: '2026-11-22' }).expect(201);
      expect((await read()).nextReview.because).toBe('scheduled');
      expect((await manager.get(at('/reviews')).expect(200)).body.items.map((r: { id: string }) => r.id)).toContain(second.id);
    });

    it('only in plans that are active, and within reach', async () => {
      expect(await due()).not.toContain(planId);
      await activate();
      expect(await due()).toContain(planId);
      expect(await due(await api.signIn(world.otherManager.email))).toEqual([]);
      expect(refusals((await manager.get('/plans?due=tutto').expect(422)).body)).toEqual(['/due field.choice']);
    });
  });

  it('hide what a partner promised, and missed, in an area that the role does not act in', async () => {
    const { enrolmentId } = await addEnrolment(api.sql, { ...person, area: 'carcere-rems', action: '2.2', targetGroup: 'leaving_or_left_prison_or_rems' });
    await addAssignment(api.sql, { enrolmentId, partnerId: world.partners[1].id });
    await api.sql.query(`insert into plan_intervention (id, plan_id, person_id, axis, description, kind, enrolment_id, partner_id, starts_on, ends_on, position)
      values ($1, $2, $3, 'casa', 'Altrove', 'simple', $4, $5, $6, '2026-12-31', 9)`, [uuid(), planId, person.personId, enrolmentId, world.partners[1].id, STARTS]);
    const seat = uuid();
    await api.sql.query(`insert into plan_signatory (id, plan_id, person_id, kind, organisation_id, commitment, position) values ($1, $2, $3, 'partner', $4, 'Un colloquio nel carcere', 9)`, [seat, planId, person.personId, world.partners[1].id]);
    await activate();
    const { body: one } = await review({ heldOn: '2026-10-10' }).expect(201); // What is hidden is not asked for either.
    await api.sql.query(`insert into plan_review_commitment (id, review_id, person_id, signatory_id, kept) values ($1, $2, $3, $4, 'missed')`, [uuid(), one.id, person.personId, seat]);
    expect((await manager.get(at(`/reviews/${one.id}`)).expect(200)).body).toEqual(one);
    expect((await read()).nextReview).toEqual({ on: '2027-04-10', because: 'scheduled', due: false });
  });

  it('are nobody else’s', async () => {
    await activate();
    const { body: one } = await review().expect(201);
    const other = await api.signIn(world.otherManager.email);
    const answers = [await other.get(at('/reviews')), await other.get(at(`/reviews/${one.id}`)), await other.post(at('/reviews'), body()), await other.patch(at(`/reviews/${one.id}`), { notes: 'Mie' }, 1)];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });
});
