// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPerson, arrangeWorld, TODAY, type World } from '../support/arrange.js';

const REPORT = { recipient: 'cps', title: 'Relazione al CPS', sections: [{ heading: 'Il percorso', text: 'Vive da solo da tre mesi.' }] };

describe('social reports', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let personId: string;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
  });
  beforeEach(async () => {
    ({ personId } = await addPerson(api.sql, { managerId: world.manager.id }));
  });
  afterAll(() => api.close());

  const write = async (body: object = {}, client = manager) => (await client.post(`/people/${personId}/reports`, { ...REPORT, ...body }).expect(201)).body as { id: string; version: number; compartments: string[] };
  const note = async (compartment: string, client = manager): Promise<string> => {
    const { body } = await client.post(`/people/${personId}/notes`, { kind: 'visit', text: 'Nota', compartment }).expect(201);
    return `note:${(body as { id: string }).id}`;
  };
  const consent = (purpose: string) => api.sql.query(`insert into consent (id, person_id, purpose, legal_basis, given_on, recorded_by) values (gen_random_uuid(), $1, $2, 'explicit_consent', '2026-09-01', $3)`, [personId, purpose, world.manager.id]);

  it('are drafts until they are finished, and then change only as a next version', async () => {
    const { id } = await write();
    await manager.patch(`/reports/${id}`, { title: 'Relazione di novembre' }, 1).expect(200);
    await manager.patch(`/reports/${id}`, { title: 'Vecchia' }, 1).expect(412);
    const { body: done } = await manager.act(`/reports/${id}/completion`, {}, 2).expect(200);
    expect(done).toMatchObject({ status: 'final', finishedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string, number: 1, latest: true });
    expect((await manager.patch(`/reports/${id}`, { title: 'Altro' }, 3).expect(409)).body).toMatchObject({ code: 'report.finished' });
    await manager.delete(`/reports/${id}`, 3).expect(409);
    await expect(api.sql.query(`update social_report set title = 'Di nascosto' where id = $1`, [id])).rejects.toMatchObject({ code: 'VS001' });
    const { body: next } = await manager.act(`/reports/${id}/versions`, {}, 3).expect(201);
    expect(next).toMatchObject({ number: 2, status: 'draft', title: 'Relazione di novembre', sections: REPORT.sections });
    expect((await manager.act(`/reports/${id}/versions`, {}, 3).expect(409)).body).toMatchObject({ code: 'report.still-draft' });
    expect(((await manager.get(`/people/${personId}/reports`).expect(200)).body as { items: { number: number; latest: boolean }[] }).items.map(({ number, latest }) => [number, latest])).toEqual([[2, true], [1, false]]);
    await manager.delete(`/reports/${(next as { id: string }).id}`, 1).expect(204);
  });

  it('stand in every compartment that they are composed from, for their readers too', async () => {
    await consent('substance_use');
    const sources = [await note('general'), await note('substance_use')];
    const { id, compartments } = await write({ sources });
    expect(compartments).toEqual(['general', 'substance_use']);
    await manager.get(`/reports/${id}`).expect(200);
    await api.sql.query(`update consent set withdrawn_on = $2 where person_id = $1 and purpose = 'substance_use'`, [personId, TODAY]);
    await manager.get(`/reports/${id}`).expect(404);
    await manager.get(`/reports/${id}/pdf`).expect(404);
    expect((await manager.get(`/people/${personId}/reports`).expect(200)).body).toEqual({ items: [], nextCursor: null });
  });

  it('of judicial things are read in Carcere/REMS alone', async () => {
    const other = await api.signIn(world.otherManager.email);
    const { rows } = await api.sql.query<{ id: string }>('select id from case_file where person_id = $1', [personId]);
    await api.sql.query(`insert into care_team (id, case_id, person_id, account_id, starts_on) values (gen_random_uuid(), $1, $2, $3, '2026-11-01')`, [rows[0].id, personId, world.otherManager.id]);
    const { id } = await write({ recipient: 'court', sources: [await note('judicial', other)] }, other);
    await other.get(`/reports/${id}`).expect(200);
    await manager.get(`/reports/${id}`).expect(404);
  });

  it('refuse sources that are not there, a recipient without a name, and no section at all', async () => {
    const gone = await manager.post(`/people/${personId}/reports`, { ...REPORT, sources: [`note:${personId}`] }).expect(422);
    expect(gone.body).toMatchObject({ code: 'report.source-gone' });
    const nameless = await manager.post(`/people/${personId}/reports`, { ...REPORT, recipient: 'other' }).expect(422);
    expect(nameless.body).toMatchObject({ errors: [{ pointer: '/recipientName', code: 'report.recipient-name' }] });
    await manager.post(`/people/${personId}/reports`, { ...REPORT, sections: [] }).expect(422);
    await manager.post(`/people/${personId}/reports`, { ...REPORT, sources: ['../../etc'] }).expect(422);
  });

  it('leave as PDF/UA, a download whose name tells nothing', async () => {
    const { id } = await write();
    const { headers, body } = await manager.get(`/reports/${id}/pdf`).buffer(true).parse((res, done) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => done(null, Buffer.concat(parts)));
    }).expect(200);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toBe('attachment; filename="relazione.pdf"');
    expect(headers['cache-control']).toContain('no-store');
    expect((body as Buffer).subarray(0, 8).toString()).toBe('%PDF-1.7');
    const { rows } = await api.sql.query(`select 1 from audit.entry where subject = 'SocialReport' and verb = 'read' and $1 = any (person_ids)`, [personId]);
    expect(rows.length).toBeGreaterThan(0);
  });
});
