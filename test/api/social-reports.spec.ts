// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addAssignment, addEnrolment, addPerson, arrangeWorld, TODAY, type World } from '../support/arrange.js';
import { action, addOrganisation, area, CONVENZIONE, targetGroup } from '../support/people.js';

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

  describe('composed from what only some may know', () => {
    let caseId: string;
    let other: ApiClient;
    /** Both hold the case; `manager` does not act in Carcere/REMS. */
    beforeEach(async () => {
      other = await api.signIn(world.otherManager.email);
      ({ rows: [{ id: caseId }] } = await api.sql.query<{ id: string }>('select id from case_file where person_id = $1', [personId]));
      await api.sql.query(`insert into care_team (id, case_id, person_id, account_id, starts_on) values (gen_random_uuid(), $1, $2, $3, '2026-11-01')`, [caseId, personId, world.otherManager.id]);
    });
    /** What the timeline tells, by its event. */
    const told = async (event: string, by = other): Promise<string> => {
      const { body } = await by.get(`/people/${personId}/timeline`).expect(200);
      return (body.items as { id: string; event: string }[]).find((item) => item.event === event)!.id;
    };
    const hiddenFrom = async (client: ApiClient, id: string): Promise<void> => {
      await client.get(`/reports/${id}`).expect(404);
      await client.get(`/reports/${id}/pdf`).expect(404);
      expect((await client.get(`/people/${personId}/reports`).expect(200)).body.items.filter((item: { id: string }) => item.id === id)).toEqual([]);
    };
    const inPrison = async (): Promise<void> => {
      const { enrolmentId } = await addEnrolment(api.sql, { personId, caseId, area: 'carcere-rems', action: '2.1', targetGroup: 'leaving_or_left_prison_or_rems', startsOn: '2026-10-01', endsOn: '2026-11-10' });
      await addAssignment(api.sql, { enrolmentId, partnerId: world.partners[0].id, startsOn: '2026-10-02', endsOn: '2026-11-09' });
      const place = [CONVENZIONE, world.partners[0].id, area('carcere-rems'), action('carcere-rems', '2.1')];
      const activity = uuid();
      await api.sql.query(
        `insert into activity (id, convenzione_id, partner_id, area_id, action_id, kind, title, held_on, minutes, status, operator_id, submitted_at)
         values ($1, $2, $3, $4, $5, 'simple', 'Colloquio in istituto', '2026-10-10', 60, 'submitted', $6, now())`, [activity, ...place, world.partners[0].operator.id]);
      await api.sql.query(
        `insert into attendance (id, activity_id, convenzione_id, partner_id, area_id, action_id, enrolment_id, person_id, held_on, minutes)
         values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, '2026-10-10', 60)`, [activity, ...place, enrolmentId, personId]);
      await api.sql.query(
        `insert into waiting_entry (id, person_id, case_id, convenzione_id, area_id, action_id, target_group_id, requested_on, requested_by, priority)
         select gen_random_uuid(), $1, $2, $3, $4, $5, $6, '2026-11-12', $7, 'normal'`,
        [personId, caseId, CONVENZIONE, area('carcere-rems'), action('carcere-rems', '2.1'), targetGroup('carcere-rems', 'leaving_or_left_prison_or_rems'), world.otherManager.id]);
    };
    const referred = async (): Promise<void> => {
      const uepe = await addOrganisation(api.sql, 'service', 'UEPE di prova');
      await api.sql.query(
        `insert into referral (id, service_id, convenzione_id, person_name, reason, source_kind, status, sent_on, sent_by, decided_on, decided_by, person_id)
         values (gen_random_uuid(), $1, $2, 'Ada Prova', 'Misura alternativa', 'uepe', 'accepted', '2026-09-01', $3, '2026-09-02', $4, $5)`, [uepe, CONVENZIONE, world.service.referrer.id, world.otherManager.id, personId]);
    };

    for (const event of ['enrolment_started', 'enrolment_ended', 'assignment_started', 'assignment_ended', 'activity', 'waiting_requested']) {
      it(`stand where they stand: ${event} in Carcere/REMS`, async () => {
        await inPrison();
        const { id, compartments } = await write({ sources: [await told(event)] }, other);
        expect(compartments).toEqual(['general', 'judicial']);
        await other.get(`/reports/${id}`).expect(200);
        await hiddenFrom(manager, id);
      });
    }

    it('stand where a judicial referral stands', async () => {
      await referred();
      const { id, compartments } = await write({ sources: [await told('referral')] }, other);
      expect(compartments).toEqual(['general', 'judicial']);
      await hiddenFrom(manager, id);
    });

    it('stand where the report stands that they were composed from', async () => {
      const first = await write({ sources: [await note('judicial', other)] }, other);
      const second = await write({ title: 'Seconda', sources: [`report_drafted:${first.id}`] }, other);
      expect(second.compartments).toEqual(['general', 'judicial']);
      await hiddenFrom(manager, second.id);
    });

    it('stand in the compartment of a consent that they tell of, and go with it', async () => {
      await consent('hiv');
      const { id, compartments } = await write({ sources: [await told('consent_given', manager)] });
      expect(compartments).toEqual(['general', 'hiv']);
      await manager.get(`/reports/${id}`).expect(200);
      await api.sql.query(`update consent set withdrawn_on = $2 where person_id = $1 and purpose = 'hiv'`, [personId, TODAY]);
      for (const client of [manager, other]) await hiddenFrom(client, id);
      const { body } = await manager.post(`/people/${personId}/reports`, { ...REPORT, sources: [await told('consent_withdrawn', manager)] }).expect(422);
      expect(body).toMatchObject({ errors: [{ pointer: '/sources', code: 'report.source-closed' }] });
    });

    it('follow a note that is moved within its day, drafts and finished ones alike, and what was composed from them', async () => {
      const source = await note('general', other);
      const [draft, finished] = [await write({ sources: [source] }, other), await write({ title: 'Conclusa', sources: [source] }, other)];
      await other.act(`/reports/${finished.id}/completion`, {}, 1).expect(200);
      const derived = await write({ title: 'Dalla conclusa', sources: [`report_finished:${finished.id}`] }, other);
      for (const { id } of [draft, finished, derived]) await manager.get(`/reports/${id}`).expect(200);
      await other.patch(`/notes/${source.split(':')[1]}`, { compartment: 'judicial' }, 1).expect(200);
      for (const { id } of [draft, finished, derived]) {
        expect((await other.get(`/reports/${id}`).expect(200)).body.compartments).toEqual(['general', 'judicial']);
        await hiddenFrom(manager, id);
      }
      // Its text was written when it was a judicial datum: it does not come back with the note.
      await other.patch(`/notes/${source.split(':')[1]}`, { compartment: 'general' }, 2).expect(200);
      await hiddenFrom(manager, draft.id);
    });

    it('follow a note that is moved while they are composed', async () => {
      for (let i = 0; i < 12; i++) {
        const source = await note('general', other);
        const [{ body }] = await Promise.all([
          other.post(`/people/${personId}/reports`, { ...REPORT, sources: [source] }).expect(201),
          other.patch(`/notes/${source.split(':')[1]}`, { compartment: 'judicial' }, 1).expect(200),
        ]);
        expect((await other.get(`/reports/${body.id}`).expect(200)).body.compartments).toEqual(['general', 'judicial']);
      }
    });

    it('are not composed from what nobody has heard of, nor from what another person did', async () => {
      const strange = await manager.post(`/people/${personId}/reports`, { ...REPORT, sources: [`omen:${personId}`] }).expect(422);
      expect(strange.body).toMatchObject({ code: 'report.source-gone', errors: [{ pointer: '/sources' }] });
      const own = await note('general');
      const { personId: another } = await addPerson(api.sql, { managerId: world.manager.id });
      await manager.post(`/people/${another}/reports`, { ...REPORT, sources: [own] }).expect(422);
      await inPrison();
      await manager.post(`/people/${personId}/reports`, { ...REPORT, sources: [await told('activity')] }).expect(422);
    });
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
