// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ApiClient, TestApi } from '../support/api.js';
import { startApi } from '../support/api.js';
import { addPerson, arrangeWorld, TODAY, type World } from '../support/arrange.js';

interface Instrument { id: string; key: string; items: { key: string; min: number; max: number; name: unknown }[]; subscales: { key: string; min: number; max: number }[]; total: { max: number } | null; direction: string }

describe('assessments', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let instruments: Map<string, Instrument>;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
    const { body } = await manager.get('/instruments').expect(200);
    instruments = new Map((body as { items: Instrument[] }).items.map((one) => [one.key, one]));
  });
  afterAll(() => api.close());

  const person = async (): Promise<string> => (await addPerson(api.sql, { managerId: world.manager.id })).personId;
  const full = (key: string, value: number) => ({ instrumentId: instruments.get(key)!.id, assessedOn: '2026-10-01', rater: 'operator', scores: instruments.get(key)!.items.map((item) => ({ key: item.key, value })) });
  const total = (key: string, value: number, assessedOn = '2026-10-01') => ({ instrumentId: instruments.get(key)!.id, assessedOn, rater: 'operator', scores: [{ key: 'total', value }] });

  it('know their instruments with ranges and direction, and words of items only where they are free', () => {
    expect(instruments.get('honos')!.items.map(({ min, max, name }) => [min, max, name])).toEqual(Array.from({ length: 12 }, () => [0, 4, null]));
    expect(instruments.get('honos')!.subscales.map(({ key, max }) => [key, max])).toEqual([['behaviour', 12], ['impairment', 8], ['symptoms', 12], ['social', 16]]);
    expect(instruments.get('gaf')).toMatchObject({ direction: 'higher_is_better', total: { min: 1, max: 100 }, items: [] });
    expect(instruments.get('bprs')!.items).toHaveLength(18);
    expect(instruments.get('bprs')!.items.every(({ name }) => name !== null)).toBe(true);
    expect(instruments.get('whoqol_bref')!.total).toBeNull();
  });

  it('sum items to subscales and total', async () => {
    const id = await person();
    const body = full('honos', 2);
    body.scores[0].value = 4;
    const { body: made } = await manager.post(`/people/${id}/assessments`, body).expect(201);
    expect(made).toMatchObject({ total: 26, subscales: expect.arrayContaining([{ key: 'behaviour', value: 8 }, { key: 'social', value: 8 }]), compartment: 'general', withdrawnOn: null });
    expect((await manager.get(`/assessments/${(made as { id: string }).id}`).expect(200)).body).toEqual(made);
  });

  it('tell everything that is wrong with the scores at once', async () => {
    const id = await person();
    const body = full('honos', 1);
    body.scores[1].value = 5;
    body.scores[2].value = 1.5;
    body.scores[3] = { ...body.scores[0] };
    const { body: problem } = await manager.post(`/people/${id}/assessments`, { ...body, assessedOn: '2026-08-01' }).expect(422);
    expect((problem as { errors: { pointer: string; code: string }[] }).errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/assessedOn field.date-before', '/scores/1/value assessment.out-of-range', '/scores/2/value assessment.not-a-step', '/scores/3/key assessment.item-twice', '/scores assessment.item-missing',
    ]);
    expect((await manager.get(`/people/${id}/assessments`).expect(200)).body).toEqual({ items: [], nextCursor: null });
  });

  it('refuse an instrument that does not exist, a day to come, and a person not in charge', async () => {
    const id = await person();
    await manager.post(`/people/${id}/assessments`, { ...total('gaf', 50), instrumentId: id }).expect(422);
    await manager.post(`/people/${id}/assessments`, total('gaf', 50, '2026-11-23')).expect(422);
    await manager.post(`/people/${id}/assessments`, total('gaf', 101)).expect(422);
    await api.sql.query(`update case_file set status = 'concluded', concluded_on = $2, outcome = 'goals_reached' where person_id = $1`, [id, TODAY]);
    const { body } = await manager.post(`/people/${id}/assessments`, total('gaf', 50)).expect(409);
    expect(body).toMatchObject({ code: 'assessment.no-open-case' });
  });

  it('show change over time in the instrument’s own direction, withdrawn ones left out', async () => {
    const id = await person();
    const wrong = (await manager.post(`/people/${id}/assessments`, total('gaf', 99, '2026-09-20')).expect(201)).body as { id: string };
    for (const [key, from, to] of [['gaf', 40, 55], ['lsp', 20, 26]] as const) {
      await manager.post(`/people/${id}/assessments`, total(key, to, '2026-11-01')).expect(201);
      await manager.post(`/people/${id}/assessments`, total(key, from, '2026-09-10')).expect(201);
    }
    await manager.act(`/assessments/${wrong.id}/withdrawal`, { reason: 'Persona sbagliata' }, 1).expect(200);
    const { body } = await manager.get(`/people/${id}/score-series`).expect(200);
    const lines = (body as { items: { name: { it: string }; points: { value: number }[]; change: number; trend: string }[] }).items;
    expect(lines.map(({ name, points, change, trend }) => [name.it, points.map(({ value }) => value), change, trend])).toEqual([
      ['LSP-16', [20, 26], 6, 'worse'],
      ['VGF (GAF)', [40, 55], 15, 'better'],
    ]);
    await manager.act(`/assessments/${wrong.id}/withdrawal`, { reason: 'Ancora' }, 2).expect(409);
    await manager.act(`/assessments/${wrong.id}/withdrawal`, { reason: 'Ancora' }, 1).expect(412);
  });

  it('draw levels on the life axes as lines of their own, and subscales where there is no total', async () => {
    const { personId, caseId } = await addPerson(api.sql, { managerId: world.manager.id });
    await manager.post(`/cases/${caseId}/axis-levels`, { axis: 'casa', moment: 'baseline', level: 2, assessedOn: '2026-09-10' }).expect(201);
    await manager.post(`/cases/${caseId}/axis-levels`, { axis: 'casa', moment: 'review', level: 4, assessedOn: '2026-11-10' }).expect(201);
    await manager.post(`/people/${personId}/assessments`, {
      ...total('gaf', 1), instrumentId: instruments.get('cansas')!.id, scores: [{ key: 'met', value: 7 }, { key: 'unmet', value: 3 }],
    }).expect(201);
    const { body } = await manager.get(`/people/${personId}/score-series`).expect(200);
    expect((body as { items: unknown[] }).items).toMatchObject([
      { axis: 'casa', instrumentId: null, change: 2, trend: 'better', min: 1, max: 5 },
      { name: { it: 'CANSAS' }, subscale: { it: 'Bisogni non soddisfatti' }, change: null, max: 22 },
      { name: { it: 'CANSAS' }, subscale: { it: 'Bisogni soddisfatti' } },
    ]);
  });

  it('in a compartment without its consent are refused, and hidden to all once the consent is withdrawn', async () => {
    const id = await person();
    const body = { ...total('gaf', 50), compartment: 'substance_use' };
    expect((await manager.post(`/people/${id}/assessments`, body).expect(422)).body).toMatchObject({ errors: [{ pointer: '/compartment', code: 'compartment.closed' }] });
    await api.sql.query(`insert into consent (id, person_id, purpose, legal_basis, given_on, recorded_by) values (gen_random_uuid(), $1, 'substance_use', 'explicit_consent', '2026-09-01', $2)`, [id, world.manager.id]);
    const { body: made } = await manager.post(`/people/${id}/assessments`, body).expect(201);
    await api.sql.query(`update consent set withdrawn_on = $2 where person_id = $1 and purpose = 'substance_use'`, [id, TODAY]);
    await manager.get(`/assessments/${(made as { id: string }).id}`).expect(404);
    expect((await manager.get(`/people/${id}/assessments`).expect(200)).body).toMatchObject({ items: [] });
    expect((await manager.get(`/people/${id}/score-series`).expect(200)).body).toMatchObject({ items: [] });
  });
});
