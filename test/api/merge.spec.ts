// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addAssignment, addEnrolment, addPerson, addPersonInCharge, arrangeWorld, TODAY, type PersonInCharge, type World } from '../support/arrange.js';
import { action, targetGroup } from '../support/people.js';

const CODE = 'RSSMRA85T10A562S';
const WHY = { reason: 'La stessa persona, registrata due volte' };
const BACK = { reason: 'Erano due persone' };

describe('merging two records of a person', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let other: ApiClient;
  let coordinator: ApiClient;
  let operator: ApiClient;

  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    [manager, other, coordinator, operator] = await Promise.all(
      [world.manager, world.otherManager, world.coordinators.abitare, world.partners[0].operator].map(({ email }) => api.signIn(email)));
  });
  beforeEach(() => api.sql.query('truncate person, access.reach cascade'));
  afterAll(() => api.close());

  const inCharge = (more: Parameters<typeof addPersonInCharge>[2] = {}): Promise<PersonInCharge> => addPersonInCharge(api.sql, world, more);
  const merge = async (survivor: string, otherId: string, client = manager): Promise<{ id: string; version: number; merged: Record<string, unknown>; mayBeUndone: boolean }> =>
    (await client.post(`/people/${survivor}/merges`, { otherId, ...WHY }).expect(201)).body;
  const undo = ({ id, version }: { id: string; version: number }, client = manager) => client.act(`/merges/${id}/undo`, BACK, version);
  const refusal = async (survivor: string, otherId: string, client = manager): Promise<string> => {
    const { status, body } = await client.post(`/people/${survivor}/merges`, { otherId, ...WHY });
    return `${status} ${(body.errors as { pointer: string; code: string }[] | undefined)?.map((e) => `${e.pointer} ${e.code}`).join() ?? body.code}`;
  };
  const figures = async (): Promise<{ eeco01: number; people: number }> => {
    const { rows } = await api.sql.query<{ eeco01: number; people: number }>(
      `select (select count(*) from indicators.eeco01_member where reportable)::int as eeco01, (select count(*) from indicators.yearly_minimum_member)::int as people`);
    return rows[0];
  };
  const attend = (person: PersonInCharge, heldOn: string): Promise<unknown> => api.sql.query(
    `with a as (insert into activity (id, convenzione_id, partner_id, area_id, action_id, kind, title, held_on, minutes, status, operator_id, decided_at)
       select gen_random_uuid(), convenzione_id, $2, area_id, action_id, 'simple', 'Visita', $3, 60, 'validated', $4, now() from enrolment where id = $1 returning *)
     insert into attendance (id, activity_id, convenzione_id, partner_id, area_id, action_id, enrolment_id, person_id, held_on, minutes, validated_at)
       select gen_random_uuid(), a.id, a.convenzione_id, a.partner_id, a.area_id, a.action_id, $1, $5, a.held_on, 60, now() from a`,
    [person.enrolmentId, world.partners[0].id, heldOn, world.coordinators.abitare.id, person.personId]);

  it('keeps one person with what stood in both, found under either name, and nobody under the other', async () => {
    const one = await inCharge({ givenName: 'Ada', familyName: 'Lovati', action: '1.1' });
    const two = await inCharge({ givenName: 'Adele', familyName: 'Lovatti', action: '1.2', targetGroup: 'others_at_risk_of_isolation' });
    const made = await merge(one.personId, two.personId);
    expect(made).toMatchObject({ personId: one.personId, merged: { id: two.personId, familyName: 'Lovatti' }, ...WHY, mayBeUndone: true, undoneAt: null });
    const { body: person } = await manager.get(`/people/${one.personId}`).expect(200);
    expect(person).toMatchObject({ familyName: 'Lovati', participations: [{ enteredOn: '2026-09-15' }] });
    expect(person.enrolments.map((e: { id: string }) => e.id).sort()).toEqual([one.enrolmentId, two.enrolmentId].sort());
    expect(person.enrolments.map((e: { caseId: string }) => e.caseId)).toEqual([one.caseId, one.caseId]);
    expect(person.cases.map((c: { id: string }) => c.id)).toEqual([one.caseId]);
    await manager.get(`/people/${two.personId}`).expect(404);
    await manager.get(`/cases/${two.caseId}`).expect(404);
    expect((await manager.get('/people').expect(200)).body.items.map((p: { id: string }) => p.id)).toEqual([one.personId]);
    for (const text of ['lovati', 'lovatti', 'adele']) {
      expect((await manager.post('/people/searches', { text }, null).expect(200)).body.items.map((p: { id: string }) => p.id)).toEqual([one.personId]);
    }
    expect((await operator.get('/people').expect(200)).body.items.map((p: { id: string }) => p.id)).toEqual([one.personId]);
    const { rows } = await api.sql.query(`select distinct unnest(person_ids) as id from audit.entry where subject = 'Merge' and row_id = $1`, [made.id]);
    expect(rows.map(({ id }) => String(id)).sort()).toEqual([one.personId, two.personId].sort());
  });

  it('counts the person once in EECO01 and in the yearly minimum, and twice again when it is undone', async () => {
    const one = await inCharge({ action: '1.1' });
    const two = await inCharge({ action: '1.1', startsOn: '2026-05-01', endsOn: '2026-08-31', openedOn: '2026-05-01' });
    await attend(one, '2026-10-01');
    await attend(two, '2026-06-15');
    expect(await figures()).toEqual({ eeco01: 2, people: 2 });
    const made = await merge(one.personId, two.personId);
    expect(await figures()).toEqual({ eeco01: 1, people: 1 });
    const [entry] = (await manager.get(`/people/${one.personId}`)).body.participations;
    expect(entry).toMatchObject({ enteredOn: '2026-05-01', exitedOn: null, reportable: true });
    await undo(made).expect(200);
    expect((await manager.get('/duplicate-pairs?status=distinct').expect(200)).body.items).toMatchObject([{ note: BACK.reason, people: [{ id: one.personId }, { id: two.personId }] }]);
    expect(await figures()).toEqual({ eeco01: 2, people: 2 });
    expect((await manager.get(`/people/${one.personId}`)).body.participations).toMatchObject([{ enteredOn: '2026-09-15' }]);
    expect((await manager.get(`/people/${two.personId}`)).body.participations).toMatchObject([{ enteredOn: '2026-05-01' }]);
  });

  it('keeps the entry data of the earlier entry, completed by the later one', async () => {
    const one = await inCharge({ action: '1.2', targetGroup: 'others_at_risk_of_isolation', characteristics: { employmentStatus: 'employed', education: 'isced_5_8' } });
    const two = await inCharge({ action: '1.1', startsOn: '2026-05-01', openedOn: '2026-05-01', characteristics: { employmentStatus: 'unemployed', unemployedMonths: 14, education: 'isced_0_2' } });
    await api.sql.query('update participation set education = null where person_id = $1', [two.personId]);
    const made = await merge(one.personId, two.personId);
    expect((await manager.get(`/people/${one.personId}`)).body.participations).toMatchObject([{ employmentStatus: 'unemployed', unemployedMonths: 14, education: 'isced_5_8' }]);
    await undo(made).expect(200);
    expect((await manager.get(`/people/${one.personId}`)).body.participations).toMatchObject([{ employmentStatus: 'employed', unemployedMonths: null, education: 'isced_5_8' }]);
  });

  it('counts one presence where both were present at the same activity', async () => {
    const one = await inCharge({ action: '1.1', startsOn: '2026-09-15', endsOn: '2026-10-10' });
    const two = await inCharge({ action: '1.1', startsOn: '2026-10-11' });
    await attend(one, '2026-10-01');
    const { rows } = await api.sql.query<{ id: string }>('select activity_id as id from attendance where person_id = $1', [one.personId]);
    await api.sql.query(`insert into attendance (id, activity_id, convenzione_id, partner_id, area_id, action_id, enrolment_id, person_id, held_on, minutes, validated_at)
      select gen_random_uuid(), activity_id, convenzione_id, partner_id, area_id, action_id, $2, $3, held_on, 60, now() from attendance where activity_id = $1`, [rows[0].id, two.enrolmentId, two.personId]);
    expect((await figures()).people).toBe(2);
    const made = await merge(one.personId, two.personId);
    expect((await figures()).people).toBe(1);
    await undo(made).expect(200);
    expect((await figures()).people).toBe(2);
  });

  it('joins two open cases in one, since the earlier day, and keeps a concluded one as it was', async () => {
    const one = await inCharge({ openedOn: '2026-09-01', action: '1.1' });
    const two = await inCharge({ openedOn: '2026-04-01', action: '1.2', targetGroup: 'others_at_risk_of_isolation' });
    await api.sql.query(`insert into axis_level (id, case_id, person_id, axis, moment, level, assessed_on, assessed_by) select gen_random_uuid(), case_id, person_id, 'casa', 'baseline', l, '2026-09-20', $3
      from (values ($1::uuid, 2), ($2::uuid, 4)) v(c, l) join care_team t on t.case_id = v.c`, [one.caseId, two.caseId, world.manager.id]);
    const made = await merge(one.personId, two.personId);
    expect((await manager.get(`/cases/${one.caseId}`).expect(200)).body).toMatchObject({ openedOn: '2026-04-01', status: 'open' });
    expect((await manager.get(`/cases/${one.caseId}/axis-levels`).expect(200)).body.items).toMatchObject([{ level: 2 }]);
    await undo(made).expect(200);
    expect((await manager.get(`/cases/${one.caseId}`).expect(200)).body).toMatchObject({ openedOn: '2026-09-01' });
    expect((await manager.get(`/cases/${two.caseId}/axis-levels`).expect(200)).body.items).toMatchObject([{ level: 4 }]);
  });

  it('gives the person who stays what it lacks: code, dates, characteristics', async () => {
    const { personId: one } = await addPerson(api.sql, { managerId: world.manager.id, familyName: null, birthDate: null, sex: null, characteristics: false });
    const { personId: two } = await addPerson(api.sql, { managerId: world.manager.id, familyName: 'Lovati', alias: 'Dada' });
    await manager.patch(`/people/${two}`, { taxCode: CODE }, 1).expect(200);
    const made = await merge(one, two);
    const { body: person } = await manager.get(`/people/${one}`).expect(200);
    expect(person).toMatchObject({ givenName: 'Ada', familyName: 'Lovati', alias: 'Dada', identity: { birthDate: '1988-03-14', sex: 'female', taxCode: CODE }, characteristics: { education: 'isced_3_4' } });
    expect((await manager.post('/people/searches', { text: CODE }, null)).body.items.map((p: { id: string }) => p.id)).toEqual([one]);
    // The code is this person's: it may be written again, by nobody else.
    await manager.patch(`/people/${one}`, { taxCode: CODE, alias: 'Ada' }, person.version).expect(200);
    await manager.post('/people', { alias: 'Terza', taxCode: CODE }).expect(409);
    await undo(made).expect(200);
    const { body: back } = await manager.get(`/people/${one}`).expect(200);
    // What was changed since the merge stays as it was changed.
    expect(back).toMatchObject({ familyName: null, alias: 'Ada', identity: { birthDate: null, sex: null, taxCode: null }, characteristics: { education: null } });
    expect((await manager.get(`/people/${two}`).expect(200)).body).toMatchObject({ familyName: 'Lovati', identity: { taxCode: CODE } });
  });

  it('carries reach over: whoever followed one of the two follows the one, and no longer the other', async () => {
    const one = await inCharge({ action: '1.1' });
    const two = await addPerson(api.sql, { managerId: world.otherManager.id });
    const { enrolmentId } = await addEnrolment(api.sql, { ...two, area: 'lavoro', action: '2.2', targetGroup: 'adults_and_young_adults' });
    await addAssignment(api.sql, { enrolmentId, partnerId: world.partners[1].id });
    await api.sql.query('insert into care_team (id, case_id, person_id, account_id, starts_on) values (gen_random_uuid(), $1, $2, $3, $4)', [two.caseId, two.personId, world.manager.id, TODAY]);
    const stranger = await api.signIn(world.partners[1].operator.email);
    await other.get(`/people/${one.personId}`).expect(404);
    await stranger.get(`/people/${one.personId}`).expect(404);
    const made = await merge(one.personId, two.personId);
    for (const client of [other, stranger, coordinator, operator]) await client.get(`/people/${one.personId}`).expect(200);
    expect((await api.sql.query('select from access.reach where person_id = $1', [two.personId])).rowCount).toBe(0);
    await undo(made, other).expect(200);
    await other.get(`/people/${one.personId}`).expect(404);
    await stranger.get(`/people/${two.personId}`).expect(200);
    await stranger.get(`/people/${one.personId}`).expect(404);
  });

  it('asks for a place once: of two requests the offered or the earlier one goes on, and both stand again when it is undone', async () => {
    const waits = async (of: { personId: string; caseId: string }, requestedOn: string, code = '1.2', status = 'waiting'): Promise<string> => (await api.sql.query<{ id: string }>(
      `insert into waiting_entry (id, person_id, case_id, convenzione_id, area_id, action_id, target_group_id, priority, requested_on, requested_by, status, offered_on)
       select gen_random_uuid(), $1, $2, a.convenzione_id, a.area_id, a.id, $3, 'normal', $4::date, $5, $6, case when $6 = 'offered' then $4::date end from action a where a.id = $7 returning id`,
      [of.personId, of.caseId, targetGroup('abitare', 'others_at_risk_of_isolation'), requestedOn, world.manager.id, status, action('abitare', code)])).rows[0].id;
    const one = await addPerson(api.sql, { managerId: world.manager.id });
    const two = await addPerson(api.sql, { managerId: world.manager.id });
    const later = await waits(one, '2026-11-10');
    const earlier = await waits(two, '2026-11-02');
    const first = await waits(one, '2026-11-03', '2.2');
    const offered = await waits(two, '2026-11-12', '2.2', 'offered');
    const listed = async (): Promise<string[]> => (await coordinator.get('/waiting-entries?limit=100').expect(200)).body.items.map((w: { id: string }) => w.id).sort();
    const made = await merge(one.personId, two.personId);
    expect(await listed()).toEqual([earlier, offered].sort());
    const { rows } = await api.sql.query('select id, person_id, status from waiting_entry where closed_on is not null order by requested_on');
    expect(rows).toEqual([{ id: first, person_id: one.personId, status: 'withdrawn' }, { id: later, person_id: one.personId, status: 'withdrawn' }]);
    await undo(made).expect(200);
    expect(await listed()).toEqual([earlier, later, first, offered].sort());
  });

  it('refuses what is nobody’s to merge', async () => {
    const one = await inCharge();
    const two = await inCharge({ action: '1.2', targetGroup: 'others_at_risk_of_isolation' });
    const { personId: elsewhere } = await addPerson(api.sql, { managerId: world.otherManager.id });
    expect(await refusal(one.personId, one.personId)).toBe('422 /otherId merge.same');
    expect(await refusal(one.personId, elsewhere)).toBe('422 /otherId field.id');
    expect(await refusal(elsewhere, one.personId)).toBe('404 not-found');
    expect(await refusal(one.personId, '00000000-0000-7000-8000-000000000000')).toBe('422 /otherId field.id');
    await manager.post(`/people/${one.personId}/merges`, { otherId: two.personId }).expect(422);
    for (const { email } of [world.partners[0].operator, world.service.referrer, world.cabina, world.office]) {
      expect(await refusal(one.personId, two.personId, await api.signIn(email))).toBe('403 forbidden');
    }
    const made = await merge(one.personId, two.personId);
    expect(await refusal(one.personId, two.personId)).toBe('422 /otherId field.id');
    await manager.act(`/merges/${made.id}/undo`, BACK, null).expect(428);
    await manager.act(`/merges/${made.id}/undo`, BACK, 9).expect(412);
    await other.act(`/merges/${made.id}/undo`, BACK, 1).expect(404);
    await manager.get(`/people/${elsewhere}/merges`).expect(404);
    expect((await manager.get(`/people/${one.personId}/merges`).expect(200)).body.items).toMatchObject([{ id: made.id, mayBeUndone: true }]);
  });

  it('refuses enrolments that overlap, two plans, a hand-over under way, a plan in signing, and consents that contradict each other', async () => {
    const one = await inCharge();
    const two = await inCharge();
    expect(await refusal(one.personId, two.personId)).toBe('409 /otherId merge.overlapping-enrolments');
    await api.sql.query('update enrolment set starts_on = $2, ends_on = $3 where id = $1', [two.enrolmentId, '2026-09-01', '2026-09-10']);
    await api.sql.query('delete from assignment where enrolment_id = $1', [two.enrolmentId]);

    await api.sql.query(`update consent set withdrawn_on = given_on + 30 where person_id = $1 and purpose = 'taking_in_charge'`, [two.personId]);
    expect(await refusal(one.personId, two.personId)).toBe('409 /otherId merge.consents-differ');
    await api.sql.query(`update consent set withdrawn_on = null where person_id = $1 and purpose = 'taking_in_charge'`, [two.personId]);

    const plan = async (of: PersonInCharge): Promise<string> => (await manager.post('/plans', { caseId: of.caseId, startsOn: TODAY }).expect(201)).body.id;
    await plan(one);
    const second = await plan(two);
    expect(await refusal(one.personId, two.personId)).toBe('409 /otherId merge.two-plans');
    await api.sql.query('delete from plan where person_id = $1', [one.personId]).catch(() => api.sql.query(`update plan set case_id = case_id where false`));
    await api.sql.query('alter table plan disable trigger user');
    await api.sql.query(`update plan set status = 'proposed' where id = $1`, [second]);
    await api.sql.query('alter table plan enable trigger user');
    expect(await refusal(one.personId, two.personId)).toMatch(/^409 \/otherId merge\.plan-in-signing$/);
    await api.sql.query('alter table plan disable trigger user');
    await api.sql.query(`update plan set status = 'draft' where id = $1`, [second]);
    await api.sql.query('alter table plan enable trigger user');

    await api.sql.query(`insert into handover (id, case_id, person_id, convenzione_id, from_account_id, to_account_id, proposed_by, reason, proposed_on)
      select gen_random_uuid(), id, person_id, convenzione_id, $2, $3, $2, 'Ferie', $4 from case_file where id = $1`, [two.caseId, world.manager.id, world.otherManager.id, TODAY]);
    expect(await refusal(one.personId, two.personId)).toBe('409 /otherId merge.handover-open');
    await api.sql.query('delete from handover');
    const made = await merge(one.personId, two.personId);
    expect((await manager.get(`/plans/${second}`).expect(200)).body).toMatchObject({ personId: one.personId, caseId: one.caseId });
    await undo(made).expect(200);
    expect((await manager.get(`/plans/${second}`).expect(200)).body).toMatchObject({ personId: two.personId, caseId: two.caseId });
  });

  it('refuses to merge across the judicial compartment, in the words it has for whatever the asker may not know', async () => {
    const one = await inCharge();
    const two = await inCharge({ action: '1.2', targetGroup: 'others_at_risk_of_isolation' });
    await addEnrolment(api.sql, { ...two, area: 'carcere-rems', action: '2.1', targetGroup: 'leaving_or_left_prison_or_rems' });
    expect(await refusal(one.personId, two.personId)).toBe('409 /otherId merge.followed-elsewhere');
    expect(await refusal(one.personId, two.personId, coordinator)).toBe('409 /otherId merge.followed-elsewhere');
    // An overlap in another area than the asker's is told in the same words.
    const three = await inCharge({ action: '2.2', targetGroup: 'others_at_risk_of_isolation' });
    const four = await inCharge({ action: '1.1', startsOn: '2026-09-16' });
    for (const { personId, caseId } of [three, four]) await addEnrolment(api.sql, { personId, caseId, area: 'lavoro', action: '2.2', targetGroup: 'adults_and_young_adults' });
    expect(await refusal(three.personId, four.personId, coordinator)).toBe('409 /otherId merge.followed-elsewhere');
    expect(await refusal(three.personId, four.personId)).toBe('409 /otherId merge.overlapping-enrolments');
    // Who acts there may.
    for (const { personId, caseId } of [one, two]) await api.sql.query('insert into care_team (id, case_id, person_id, account_id, starts_on) values (gen_random_uuid(), $1, $2, $3, $4)', [caseId, personId, world.otherManager.id, TODAY]);
    await merge(one.personId, two.personId, other);
  });

  it('refuses where a note of the compartment stands that the asker does not see', async () => {
    const one = await inCharge();
    const two = await inCharge({ action: '1.2', targetGroup: 'others_at_risk_of_isolation' });
    await api.sql.query(`insert into note (id, person_id, case_id, kind, happened_on, text, compartment, author_id) values (gen_random_uuid(), $1, $2, 'visit', $3, 'Colloquio in carcere', 'judicial', $4)`, [two.personId, two.caseId, TODAY, world.otherManager.id]);
    expect(await refusal(one.personId, two.personId)).toBe('409 /otherId merge.followed-elsewhere');
  });

  it('is undone from the last one back, and once', async () => {
    const [one, two, three] = [await inCharge(), await inCharge({ action: '1.2', targetGroup: 'others_at_risk_of_isolation' }), await inCharge({ area: 'lavoro', action: '2.2', targetGroup: 'adults_and_young_adults' })];
    const first = await merge(two.personId, three.personId);
    const second = await merge(one.personId, two.personId);
    // Who was merged before is found through the last one.
    expect((await api.sql.query<{ id: string }>('select merged_into as id from person where id = $1', [three.personId])).rows[0].id).toBe(one.personId);
    await manager.get(`/merges/${first.id}`).expect(404);
    const { body } = await undo(second).expect(200);
    expect(body).toMatchObject({ undoneBy: 'Prova manager', undoReason: BACK.reason, mayBeUndone: false, version: 2 });
    expect((await undo({ ...second, version: 2 }).expect(409)).body.code).toBe('merge.undone');
    const third = await merge(two.personId, one.personId);
    expect((await undo(first).expect(409)).body.code).toBe('merge.later-stands');
    expect((await manager.get(`/merges/${first.id}`).expect(200)).body.mayBeUndone).toBe(false);
    await undo(third).expect(200);
    await undo(first).expect(200);
    for (const { personId } of [one, two, three]) await manager.get(`/people/${personId}`).expect(200);
  });

  it('gives what was added meanwhile to the record that it hangs on, and each its own entry', async () => {
    const one = await addPerson(api.sql, { managerId: world.manager.id });
    const two = await inCharge({ action: '1.1' });
    const made = await merge(one.personId, two.personId);
    const add = (code: string): Promise<string> => manager.post('/enrolments', { caseId: one.caseId, actionId: action('abitare', code), targetGroupId: targetGroup('abitare', 'others_at_risk_of_isolation'), startsOn: TODAY }).expect(201).then(({ body }) => body.id);
    const added = await add('1.2');
    const { body: assignment } = await manager.post('/assignments', { enrolmentId: two.enrolmentId, partnerId: world.partners[1].id, purpose: 'Compagnia', startsOn: TODAY }).expect(201);
    expect((await figures()).eeco01).toBe(1);
    await undo(made).expect(200);
    expect((await figures()).eeco01).toBe(2);
    expect((await manager.get(`/enrolments/${added}`).expect(200)).body.personId).toBe(one.personId);
    expect((await manager.get(`/assignments/${assignment.id}`).expect(200)).body.personId).toBe(two.personId);
    const stranger = await api.signIn(world.partners[1].operator.email);
    expect((await stranger.get('/people').expect(200)).body.items.map((p: { id: string }) => p.id)).toEqual([two.personId]);
    const { rows } = await api.sql.query('select e.id from enrolment e join participation p on p.id = e.participation_id where p.person_id <> e.person_id');
    expect(rows).toEqual([]);
  });

  it('gives no partner back, when it is undone, who was reached through the other’s consent alone', async () => {
    const one = await inCharge({ action: '1.1' });
    const two = await inCharge({ action: '1.2', targetGroup: 'others_at_risk_of_isolation' });
    await api.sql.query(`update consent set given_on = '2026-11-01' where person_id = $1 and purpose = 'sharing_with_partners'`, [one.personId]);
    await api.sql.query(`update consent set withdrawn_on = '2026-10-01' where person_id = $1 and purpose = 'sharing_with_partners'`, [two.personId]);
    const made = await merge(one.personId, two.personId);
    await manager.post('/assignments', { enrolmentId: two.enrolmentId, partnerId: world.partners[1].id, purpose: 'Accompagnare', startsOn: TODAY }).expect(201);
    const second = await api.signIn(world.partners[1].operator.email);
    await second.get(`/people/${one.personId}`).expect(200);
    await undo(made).expect(200);
    for (const { personId } of [one, two]) await second.get(`/people/${personId}`).expect(404);
    const { rows } = await api.sql.query(`select person_id from access.reach where source = 'assignment'`);
    expect(rows).toEqual([{ person_id: one.personId }]);
  });

  it('does not bring back, when it is undone, a consent that the person withdrew meanwhile', async () => {
    const [one, two] = [await inCharge({ action: '1.1' }), await inCharge({ action: '1.2', targetGroup: 'others_at_risk_of_isolation' })];
    const made = await merge(one.personId, two.personId);
    const { body } = await manager.get(`/people/${one.personId}`).expect(200);
    for (const { id, version, purpose } of body.consents as { id: string; version: number; purpose: string }[]) {
      // One of them as of an earlier day than the other record's was given.
      await manager.act(`/consents/${id}/withdrawal`, { withdrawnOn: purpose === 'taking_in_charge' ? '2026-09-01' : TODAY }, version).expect(200);
    }
    // Given anew while they were one: that is the person's last word.
    await manager.post(`/people/${one.personId}/consents`, { purpose: 'taking_in_charge', legalBasis: 'explicit_consent', givenOn: TODAY }).expect(201);
    await undo(made).expect(200);
    const { rows } = await api.sql.query('select purpose, withdrawn_on from consent where person_id = $1 order by purpose', [two.personId]);
    expect(rows).toEqual([{ purpose: 'sharing_with_partners', withdrawn_on: TODAY }, { purpose: 'taking_in_charge', withdrawn_on: null }]);
    expect((await api.sql.query(`select from access.reach where source = 'assignment'`)).rowCount).toBe(0);
    await operator.get(`/people/${two.personId}`).expect(404);
  });

  it('tells each of the two who read the file while they were one', async () => {
    const [one, two] = [await inCharge({ action: '1.1' }), await inCharge({ action: '1.2', targetGroup: 'others_at_risk_of_isolation' })];
    const names = async (personId: string): Promise<string[]> => ((await manager.get(`/people/${personId}/readings?limit=100`).expect(200)).body.items as { name: string }[]).map(({ name }) => name);
    // Before they were one: of the one alone.
    await api.sql.query(
      `insert into audit.entry (at, account_id, role, verb, subject, person_ids) values (now() - interval '1 hour', $1, 'case_manager', 'read', 'Person', $2)`, [world.otherManager.id, [one.personId]]);
    const made = await merge(one.personId, two.personId);
    await operator.get(`/people/${one.personId}`).expect(200);
    await undo(made).expect(200);
    expect(await names(one.personId)).toContain('Prova altra.manager');
    expect(await names(two.personId)).not.toContain('Prova altra.manager');
    expect(await names(one.personId)).toContain('Prova operatore');
    expect(await names(two.personId)).toContain('Prova operatore');
  });

  it('is the coordinator’s too, of people whom the area reaches', async () => {
    const one = await inCharge({ action: '1.1' });
    const two = await addPerson(api.sql, { managerId: world.otherManager.id });
    await addEnrolment(api.sql, { ...two, action: '1.2', targetGroup: 'others_at_risk_of_isolation' });
    const made = await merge(one.personId, two.personId, coordinator);
    expect(made.merged).toMatchObject({ id: two.personId });
    await other.get(`/people/${one.personId}`).expect(200);
    await undo(made, coordinator).expect(200);
    await other.get(`/people/${one.personId}`).expect(404);
  });

  it('happens once, however often it is asked at the same moment', async () => {
    const [one, two] = [await inCharge(), await inCharge({ action: '1.2', targetGroup: 'others_at_risk_of_isolation' })];
    const answers = await Promise.all([[one, two], [two, one], [one, two], [two, one]].map(([a, b]) => manager.post(`/people/${a.personId}/merges`, { otherId: b.personId, ...WHY })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect((await api.sql.query('select from person where merged_into is not null')).rowCount).toBe(1);
  });

  it('says which tables follow a person: every one that names them, but for what a record says of itself', async () => {
    const { rows } = await api.sql.query<{ name: string }>(
      `select distinct c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and (a.attname = 'person_id'
           or exists (select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid and k.confrelid = 'person'::regclass and a.attnum = any (k.conkey)))
       except select x.table_name || '.' || x.person from matching.follows() x order by 1`);
    expect(rows.map(({ name }) => name)).toEqual([
      'duplicate_pair.other_person_id', 'duplicate_pair.person_id', 'person.merged_into', 'person_characteristics.person_id', 'person_history.person_id',
      'person_identity.person_id', 'person_merge.merged_id', 'person_merge.person_id',
    ]);
  });
});
