// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPerson, addPersonInCharge, arrangeWorld, TODAY, type World } from '../support/arrange.js';

describe('the diary', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let other: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
    other = await api.signIn(world.otherManager.email);
  });
  afterAll(() => api.close());

  const person = async (): Promise<string> => (await addPerson(api.sql, { managerId: world.manager.id })).personId;
  const note = { kind: 'visit', text: 'Sta bene, chiede di cucinare.' };
  const write = async (personId: string, body: object = note, by = manager) => (await by.post(`/people/${personId}/notes`, body).expect(201)).body;
  /** As two who share a person do. */
  const share = async (personId: string): Promise<void> => {
    await api.sql.query(`insert into care_team (id, case_id, person_id, account_id, starts_on) select $1, id, person_id, $3, $4 from case_file where person_id = $2`, [uuid(), personId, world.otherManager.id, TODAY]);
  };
  const agesBy = (id: string, span: string): Promise<unknown> => api.sql.query(`update note set written_at = written_at - $2::interval where id = $1`, [id, span]);
  const consent = async (personId: string, purpose: string): Promise<void> => {
    await api.sql.query(`insert into consent (id, person_id, purpose, legal_basis, given_on, recorded_by) values ($1, $2, $3, 'explicit_consent', $4, $5)`, [uuid(), personId, purpose, TODAY, world.manager.id]);
  };

  it('takes a note with a kind and a text alone: of today, of the open case, general', async () => {
    const { personId, caseId } = await addPerson(api.sql, { managerId: world.manager.id });
    const answer = await manager.post(`/people/${personId}/notes`, note).expect(201);
    expect(answer.body).toMatchObject({
      personId, caseId, ...note, happenedOn: TODAY, happenedAt: null, minutes: null, compartment: 'general', nextContactOn: null, authorId: world.manager.id, author: 'Prova manager', correctsId: null, corrections: [], versions: [], version: 1,
    });
    expect(Date.parse(answer.body.editableUntil)).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    expect(answer.headers['location']).toBe(`/api/v1/notes/${answer.body.id}`);
    expect((await manager.get(`/notes/${answer.body.id}`).expect(200)).body).toEqual(answer.body);
  });

  it('is listed newest first, in pages, and its reading stands in the trail', async () => {
    const personId = await person();
    for (const [happenedOn, text] of [['2026-11-01', 'a'], ['2026-11-20', 'b'], ['2026-11-20', 'c'], ['2026-10-05', 'd']]) await write(personId, { kind: 'message', happenedOn, text });
    const first = (await manager.get(`/people/${personId}/notes?limit=3`).expect(200)).body;
    expect(first.items.map((n: { text: string }) => n.text)).toEqual(['c', 'b', 'a']);
    const second = (await manager.get(`/people/${personId}/notes?limit=3&cursor=${first.nextCursor}`).expect(200)).body;
    expect([second.items.map((n: { text: string }) => n.text), second.nextCursor]).toEqual([['d'], null]);
    const { rows } = await api.sql.query(`select person_ids from audit.entry where verb = 'read' and subject = 'Note' order by id desc limit 1`);
    expect(rows).toEqual([{ person_ids: [personId] }]);
    await manager.get(`/people/${personId}/notes?cursor=abc`).expect(422);
  });

  it('is changed by its author for a day, and every earlier text is kept', async () => {
    const personId = await person();
    const { id } = await write(personId, { ...note, happenedAt: '09:30', minutes: 40 });
    const changed = (await manager.patch(`/notes/${id}`, { text: 'Sta meglio.', minutes: null }, 1).expect(200)).body;
    expect(changed).toMatchObject({ text: 'Sta meglio.', minutes: null, happenedAt: '09:30', version: 2, versions: [{ number: 1, text: note.text, minutes: 40, happenedAt: '09:30' }] });
    expect((await manager.patch(`/notes/${id}`, { kind: 'interview' }, 2).expect(200)).body.versions.map((v: { kind: string; number: number }) => [v.number, v.kind])).toEqual([[2, 'visit'], [1, 'visit']]);
    expect((await manager.patch(`/notes/${id}`, { text: 'Altro' }, 1).expect(412)).body.differences).toEqual([{ field: 'text', yours: 'Altro', current: 'Sta meglio.' }]);
    await manager.patch(`/notes/${id}`, { text: 'Altro' }, null).expect(428);
    await agesBy(id, '25 hours');
    expect((await manager.patch(`/notes/${id}`, { text: 'Tardi' }, 3).expect(409)).body.code).toBe('note.too-late');
    expect((await manager.get(`/notes/${id}`).expect(200)).body).toMatchObject({ text: 'Sta meglio.', editableUntil: null });
  });

  it('is changed by nobody else, and after a day by nobody at all: the database says so by itself', async () => {
    const personId = await person();
    await share(personId);
    const { id } = await write(personId);
    expect((await other.get(`/notes/${id}`).expect(200)).body.editableUntil).toBeNull();
    expect((await other.patch(`/notes/${id}`, { text: 'Mio' }, 1).expect(409)).body.code).toBe('note.not-yours');
    await other.delete(`/notes/${id}`).expect(404);
  });

  it('is corrected later by another note, which both show', async () => {
    const personId = await person();
    await share(personId);
    const { id } = await write(personId);
    await agesBy(id, '3 days');
    const correction = await write(personId, { kind: 'observation', text: 'Non voleva cucinare: voleva uscire.', correctsId: id }, other);
    expect(correction).toMatchObject({ correctsId: id });
    expect((await manager.get(`/notes/${id}`).expect(200)).body.corrections).toMatchObject([{ id: correction.id, author: 'Prova altra.manager' }]);
    const elsewhere = await write(await person());
    for (const correctsId of [elsewhere.id, randomUUID()]) expect((await manager.post(`/people/${personId}/notes`, { ...note, correctsId }).expect(422)).body.errors).toMatchObject([{ pointer: '/correctsId', code: 'note.corrects-nothing' }]);
  });

  it('refuses days ahead, a next contact before its own day, empty and overlong texts, and what it does not know', async () => {
    const personId = await person();
    const refused = async (body: object, pointer: string) => expect((await manager.post(`/people/${personId}/notes`, { ...note, ...body }).expect(422)).body.errors.map((e: { pointer: string }) => e.pointer)).toEqual([pointer]);
    await refused({ happenedOn: '2026-11-23' }, '/happenedOn');
    await refused({ happenedOn: '2026-02-30' }, '/happenedOn');
    await refused({ happenedAt: '25:00' }, '/happenedAt');
    await refused({ nextContactOn: '2026-11-21' }, '/nextContactOn');
    await refused({ minutes: 0 }, '/minutes');
    await refused({ text: '   ' }, '/text');
    await refused({ text: 'x'.repeat(8001) }, '/text');
    await refused({ kind: 'gossip' }, '/kind');
    await refused({ compartment: 'secret' }, '/compartment');
    await refused({ authorId: world.otherManager.id }, '/authorId');
    const { id } = await write(personId, { ...note, happenedOn: '2026-11-10', nextContactOn: '2026-12-01' });
    for (const body of [{ happenedOn: null }, { text: null }, { happenedOn: '2026-11-23' }, { nextContactOn: '2026-11-09' }]) await manager.patch(`/notes/${id}`, body, 1).expect(422);
  });

  it('keeps judicial notes among those who act in Carcere/REMS', async () => {
    const personId = await person();
    await share(personId);
    expect((await manager.post(`/people/${personId}/notes`, { ...note, compartment: 'judicial' }).expect(422)).body.errors).toMatchObject([{ pointer: '/compartment', code: 'compartment.closed' }]);
    const { id } = await write(personId, { ...note, compartment: 'judicial' }, other);
    await manager.get(`/notes/${id}`).expect(404);
    expect((await manager.get(`/people/${personId}/notes`).expect(200)).body).toEqual({ items: [], nextCursor: null });
    expect((await manager.post(`/people/${personId}/notes`, { ...note, correctsId: id }).expect(422)).body.errors[0].code).toBe('note.corrects-nothing');
    expect((await write(personId, { kind: 'observation', text: 'Precisazione.', correctsId: id }, other)).compartment).toBe('judicial');
    await other.post(`/people/${personId}/notes`, { ...note, correctsId: id, compartment: 'general' }).expect(422);
  });

  it.each(['substance_use', 'hiv', 'sexual_violence'])('shows notes on %s while the person’s consent stands, and to nobody after', async (compartment) => {
    const personId = await person();
    await manager.post(`/people/${personId}/notes`, { ...note, compartment }).expect(422);
    await consent(personId, compartment);
    const { id } = await write(personId, { ...note, compartment });
    await manager.patch(`/notes/${id}`, { text: 'Detto meglio.' }, 1).expect(200);
    await api.sql.query('update consent set withdrawn_on = $3 where person_id = $1 and purpose = $2', [personId, compartment, TODAY]);
    await manager.get(`/notes/${id}`).expect(404);
    await manager.patch(`/notes/${id}`, { text: 'Di nuovo' }, 2).expect(404);
    expect((await manager.get(`/people/${personId}/notes`).expect(200)).body.items).toEqual([]);
  });

  it('moves to another compartment with all that it said before and what corrects it', async () => {
    const personId = await person();
    await consent(personId, 'hiv');
    const { id } = await write(personId);
    await manager.patch(`/notes/${id}`, { text: 'Con il referto.' }, 1).expect(200);
    const correction = await write(personId, { ...note, correctsId: id });
    await manager.patch(`/notes/${id}`, { compartment: 'hiv' }, 2).expect(200);
    expect((await manager.get(`/notes/${correction.id}`).expect(200)).body.compartment).toBe('hiv');
    const { rows } = await api.sql.query('select distinct compartment from note_version where note_id = $1', [id]);
    expect(rows).toEqual([{ compartment: 'hiv' }]);
  });

  it('is the diary of those who hold the case: coordinators, partners and everybody else do not open it', async () => {
    const { personId } = await addPersonInCharge(api.sql, world);
    const { id } = await write(personId);
    for (const { email } of [world.coordinators.abitare, world.partners[0].operator, world.service.referrer, world.office, world.cabina]) {
      const client = await api.signIn(email);
      await client.get(`/people/${personId}/notes`).expect(403);
      await client.get(`/notes/${id}`).expect(403);
      await client.post(`/people/${personId}/notes`, note).expect(403);
    }
    const [foreign, nobody] = await Promise.all([other.get(`/people/${personId}/notes`).expect(404), other.get(`/people/${randomUUID()}/notes`).expect(404)]);
    expect({ ...foreign.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
    await other.post(`/people/${personId}/notes`, note).expect(404);
    await other.get(`/notes/${id}`).expect(404);
  });

  it('goes with the person: who handed them over neither reads nor writes any more', async () => {
    const personId = await person();
    const { id } = await write(personId);
    await api.sql.query('update care_team set ends_on = $2 where person_id = $1', [personId, '2026-11-21']);
    await manager.patch(`/notes/${id}`, { text: 'Dopo' }, 1).expect(404);
    await manager.get(`/notes/${id}`).expect(404);
    await manager.post(`/people/${personId}/notes`, note).expect(404);
  });

  it('tells the person’s file when to be in touch again, from the newest note that says so', async () => {
    const personId = await person();
    await write(personId, { ...note, happenedOn: '2026-11-01', nextContactOn: '2026-11-15' });
    expect((await manager.get(`/people/${personId}`).expect(200)).body).toMatchObject({ nextContactOn: '2026-11-15', compartments: ['general'] });
    // A contact after that day has been had: nothing is due until another day is set.
    await write(personId, { ...note, happenedOn: '2026-11-16' });
    expect((await manager.get(`/people/${personId}`).expect(200)).body.nextContactOn).toBeNull();
    await write(personId, { ...note, happenedOn: '2026-11-16', nextContactOn: '2026-12-01' });
    await consent(personId, 'hiv');
    expect((await manager.get(`/people/${personId}`).expect(200)).body).toMatchObject({ nextContactOn: '2026-12-01', compartments: ['general', 'hiv'] });
  });

  it('sent twice under one key is written once', async () => {
    const personId = await person();
    const key = randomUUID();
    const [one, again] = [await manager.post(`/people/${personId}/notes`, note, key).expect(201), await manager.post(`/people/${personId}/notes`, note, key).expect(201)];
    expect(again.body.id).toBe(one.body.id);
  });
});
