// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPerson, addPersonInCharge, arrangeWorld, setToday, TODAY, type World } from '../support/arrange.js';

/** How the person is reached, and who stands around them. */
describe('contacts and network', () => {
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

  const person = async (managerId = world.manager.id): Promise<string> => (await addPerson(api.sql, { managerId })).personId;
  const dueOf = async (id: string): Promise<string[]> => (await manager.get(`/people/${id}`).expect(200)).body.due.map(({ kind }: { kind: string }) => kind);
  const pointers = (body: { errors: { pointer: string; code: string }[] }): string[] => body.errors.map(({ pointer, code }) => `${pointer} ${code}`);

  describe('contacts', () => {
    const CELL = { kind: 'mobile', value: '333 123.45.67' };

    it('are kept as written, with a number to dial, and read back only from their own place', async () => {
      const id = await person();
      expect(await dueOf(id)).toContain('contact');
      const { body, headers } = await manager.post(`/people/${id}/contacts`, { ...CELL, note: ' chiamare dopo le 17 ', safeToLeaveMessage: false, preferred: true }).expect(201);
      expect(body).toEqual({
        id: body.id, personId: id, kind: 'mobile', value: '333 123.45.67', dial: '+393331234567', note: 'chiamare dopo le 17', safeToLeaveMessage: false,
        preferred: true, validFrom: TODAY, validTo: null, version: 1,
      });
      expect(headers['location']).toBe(`/api/v1/people/${id}/contacts/${body.id}`);
      expect((await manager.get(headers['location'].slice('/api/v1'.length)).expect(200)).body).toEqual(body);
      expect(await dueOf(id)).not.toContain('contact');
      const { rows } = await api.sql.query('select person_contact::text as text, phone_hmac from person_contact where id = $1', [body.id]);
      expect(rows[0].text).not.toMatch(/333|1234567|dopo le/);
      await api.sql.query('update person_contact set note_cipher = value_cipher where id = $1', [body.id]);
      await manager.get(`/people/${id}/contacts/${body.id}`).expect(500);
    });

    it('of equal numbers, however written, have equal search codes; of other people too', async () => {
      const hmacs = new Set<string>();
      for (const value of ['333 7654321', '+39 3337654321', '0039 333/765.43.21']) {
        const id = await person();
        const { body } = await manager.post(`/people/${id}/contacts`, { kind: 'mobile', value }).expect(201);
        hmacs.add((await api.sql.query(`select encode(phone_hmac, 'hex') as h from person_contact where id = $1`, [body.id])).rows[0].h);
      }
      expect(hmacs.size).toBe(1);
    });

    it.each([
      [{ kind: 'mobile', value: '02 1234567' }, '/value contact.mobile'],
      [{ kind: 'phone', value: 'chiedere in portineria' }, '/value contact.phone'],
      [{ kind: 'phone', value: '12' }, '/value contact.phone'],
      [{ kind: 'email', value: 'ada@' }, '/value field.email'],
      [{ kind: 'email', value: 'ada lovelace@example.org' }, '/value field.email'],
      [{ kind: 'email', value: 'ada@example' }, '/value field.email'],
      [{ kind: 'email', value: `${'a'.repeat(250)}@example.org` }, '/value field.email'],
      [{ kind: 'fax', value: '02 1234567' }, '/kind field.choice'],
      [{ kind: 'phone' }, '/value field.required'],
      [{ kind: 'phone', value: '  ' }, '/value field.blank'],
      [{ ...CELL, validFrom: '2026-11-23' }, '/validFrom field.date-future'],
      [{ ...CELL, validFrom: '2026-11-10', validTo: '2026-11-09' }, '/validTo field.date-before'],
      [{ ...CELL, preferred: true, validTo: '2026-12-31' }, '/preferred contact.preferred-ended'],
      [{ ...CELL, personId: randomUUID() }, '/personId field.unknown'],
    ])('refuses %j', async (body, mistake) => {
      const id = await person();
      expect(pointers((await manager.post(`/people/${id}/contacts`, body).expect(422)).body)).toContain(mistake);
      expect((await manager.get(`/people/${id}/contacts`).expect(200)).body.items).toEqual([]);
    });

    it('take an e-mail address, an address, or something else', async () => {
      const id = await person();
      for (const contact of [{ kind: 'email', value: 'ada.prova+casa@posta.example.org' }, { kind: 'address', value: 'Via dei Tigli 4, 20139 Milano' }, { kind: 'other', value: 'Al bar sotto casa, la mattina' }]) {
        expect((await manager.post(`/people/${id}/contacts`, contact).expect(201)).body).toMatchObject({ ...contact, dial: null });
      }
    });

    it('have one that is preferred: another takes its place', async () => {
      const id = await person();
      const first = (await manager.post(`/people/${id}/contacts`, { ...CELL, preferred: true }).expect(201)).body;
      const second = (await manager.post(`/people/${id}/contacts`, { kind: 'phone', value: '02 7654321', preferred: true }).expect(201)).body;
      const { items } = (await manager.get(`/people/${id}/contacts`).expect(200)).body;
      expect(items.map((c: { id: string; preferred: boolean }) => [c.id, c.preferred])).toEqual([[second.id, true], [first.id, false]]);
      await manager.patch(`/people/${id}/contacts/${first.id}`, { preferred: true }, 2).expect(200);
      await manager.patch(`/people/${id}/contacts/${second.id}`, { preferred: true, validTo: TODAY }, 2).expect(422);
      // What ends is not tried first.
      expect((await manager.patch(`/people/${id}/contacts/${first.id}`, { validTo: TODAY }, 3).expect(200)).body).toMatchObject({ preferred: false, validTo: TODAY });
    });

    it('change under their version, judged as a whole', async () => {
      const id = await person();
      const { body: contact } = await manager.post(`/people/${id}/contacts`, { kind: 'phone', value: '02 1234567' }).expect(201);
      const url = `/people/${id}/contacts/${contact.id}`;
      await manager.patch(url, { note: 'ore pasti' }, null).expect(428);
      expect((await manager.patch(url, { note: 'ore pasti' }, 4).expect(412)).body.differences).toEqual([{ field: 'note', yours: 'ore pasti', current: null }]);
      expect(pointers((await manager.patch(url, { kind: 'mobile' }, 1).expect(422)).body)).toEqual(['/value contact.mobile']);
      expect((await manager.patch(url, { kind: 'email', value: 'ada@example.org', note: 'ore pasti' }, 1).expect(200)).body).toMatchObject({ kind: 'email', value: 'ada@example.org', dial: null, note: 'ore pasti', version: 2 });
      expect((await api.sql.query('select phone_hmac from person_contact where id = $1', [contact.id])).rows).toEqual([{ phone_hmac: null }]);
      expect((await manager.patch(url, { note: null }, 2).expect(200)).body.note).toBeNull();
    });

    it('that were a mistake are removed, and the trail tells that and not what', async () => {
      const id = await person();
      const { body: contact } = await manager.post(`/people/${id}/contacts`, { kind: 'phone', value: '02 9999999' }).expect(201);
      await manager.delete(`/people/${id}/contacts/${contact.id}`).expect(428);
      await manager.delete(`/people/${id}/contacts/${contact.id}`, 2).expect(412);
      await manager.delete(`/people/${id}/contacts/${contact.id}`, 1).expect(204);
      await manager.get(`/people/${id}/contacts/${contact.id}`).expect(404);
      const { rows } = await api.sql.query(`select verb, detail from audit.entry where subject = 'public.person_contact' and row_id = $1 order by id`, [contact.id]);
      expect(rows.map(({ verb }) => verb)).toEqual(['insert', 'delete']);
    });

    it('are for who holds the case; another person’s are not there, not even under one’s own person', async () => {
      const { personId } = await addPersonInCharge(api.sql, world);
      const { body: contact } = await manager.post(`/people/${personId}/contacts`, CELL).expect(201);
      await other.get(`/people/${personId}/contacts`).expect(404);
      await other.post(`/people/${personId}/contacts`, CELL).expect(404);
      await other.get(`/people/${await person(world.otherManager.id)}/contacts/${contact.id}`).expect(404);
      await other.patch(`/people/${personId}/contacts/${contact.id}`, { note: 'mio' }, 1).expect(404);
      for (const { email } of [world.coordinators.abitare, world.partners[0].operator, world.partners[0].coordinator]) {
        const client = await api.signIn(email);
        await client.get(`/people/${personId}`).expect(200);
        await client.get(`/people/${personId}/contacts`).expect(403);
      }
      // Who may not read contacts is not told that they are missing.
      const { body } = await (await api.signIn(world.coordinators.abitare.email)).get(`/people/${personId}`).expect(200);
      expect(body.due.map(({ kind }: { kind: string }) => kind)).not.toContain('contact');
    });

    it('that have ended count as missing', async () => {
      const id = await person();
      await manager.post(`/people/${id}/contacts`, { ...CELL, validTo: TODAY }).expect(201);
      expect(await dueOf(id)).not.toContain('contact');
      try {
        await setToday(api.sql, '2026-11-23');
        expect(await dueOf(id)).toContain('contact');
      } finally {
        await setToday(api.sql, TODAY);
      }
    });
  });

  describe('network', () => {
    const MOTHER = { kind: 'mother', name: 'Rosa Prova', phone: '02 1112223', livesWith: true, isInformed: true };

    it('says who they are, whether they live with the person, support them and know', async () => {
      const id = await person();
      const { body, headers } = await manager.post(`/people/${id}/relations`, MOTHER).expect(201);
      expect(body).toEqual({ id: body.id, personId: id, ...MOTHER, dial: '+39021112223', kindWords: null, supports: false, otherPerson: null, otherPersonId: null, version: 1 });
      expect((await manager.get(headers['location'].slice('/api/v1'.length)).expect(200)).body).toEqual(body);
      expect((await api.sql.query('select person_relation::text as text from person_relation where id = $1', [body.id])).rows[0].text).not.toContain('1112223');
      const changed = (await manager.patch(`/people/${id}/relations/${body.id}`, { kind: 'other', kindWords: 'madrina', phone: null }, 1).expect(200)).body;
      expect(changed).toMatchObject({ kind: 'other', kindWords: 'madrina', phone: null, dial: null, livesWith: true, version: 2 });
      expect((await manager.patch(`/people/${id}/relations/${body.id}`, { kind: 'friend' }, 2).expect(200)).body).toMatchObject({ kind: 'friend', kindWords: null });
      await manager.delete(`/people/${id}/relations/${body.id}`, 3).expect(204);
      expect((await manager.get(`/people/${id}/relations`).expect(200)).body).toEqual({ items: [], nextCursor: null });
    });

    it.each([
      [{ kind: 'other', name: 'Lia' }, '/kindWords relation.words-needed'],
      [{ ...MOTHER, kindWords: 'la mamma' }, '/kindWords relation.words-not-expected'],
      [{ ...MOTHER, phone: 'non so' }, '/phone contact.phone'],
      [{ ...MOTHER, name: ' ' }, '/name field.blank'],
      [{ ...MOTHER, otherPersonId: randomUUID() }, '/otherPersonId field.id'],
    ])('refuses %j', async (body, mistake) => {
      const id = await person();
      expect(pointers((await manager.post(`/people/${id}/relations`, body).expect(422)).body)).toEqual([mistake]);
    });

    it('links to somebody who is followed too, and shows the link to who reaches both and to nobody else', async () => {
      const [mine, sister, theirs] = [await person(), await person(), await person(world.otherManager.id)];
      await manager.post(`/people/${mine}/relations`, { kind: 'sibling', name: 'Io', otherPersonId: mine }).expect(422);
      const strange = (await manager.post(`/people/${mine}/relations`, { kind: 'sibling', name: 'Lei', otherPersonId: theirs }).expect(422)).body;
      expect(strange.errors).toEqual((await manager.post(`/people/${mine}/relations`, { kind: 'sibling', name: 'Lei', otherPersonId: randomUUID() }).expect(422)).body.errors);
      const { body: relation } = await manager.post(`/people/${mine}/relations`, { kind: 'sibling', name: 'La sorella', otherPersonId: sister }).expect(201);
      expect(relation.otherPerson).toMatchObject({ id: sister, givenName: 'Ada' });
      // A colleague joins the team of one of the two.
      await api.sql.query(`insert into care_team (id, case_id, person_id, account_id, starts_on) select $1, case_id, person_id, $2, $3 from care_team where person_id = $4`, [randomUUID(), world.otherManager.id, TODAY, mine]);
      const seen = (await other.get(`/people/${mine}/relations`).expect(200)).body.items;
      expect(seen).toEqual([expect.objectContaining({ name: 'La sorella', otherPerson: null, otherPersonId: null })]);
      expect(JSON.stringify(seen)).not.toContain(sister);
      // Nor is it told by what the colleague writes: their own link stands beside the hidden one.
      expect((await other.patch(`/people/${mine}/relations/${relation.id}`, { otherPersonId: theirs }, 1).expect(200)).body.otherPersonId).toBe(theirs);
      expect((await manager.get(`/people/${mine}/relations/${relation.id}`).expect(200)).body.otherPersonId).toBe(sister);
      await manager.patch(`/people/${mine}/relations/${relation.id}`, { otherPersonId: null }, 2).expect(200);
      expect((await other.get(`/people/${mine}/relations/${relation.id}`).expect(200)).body.otherPersonId).toBe(theirs);
      await manager.delete(`/people/${mine}/relations/${relation.id}`, 3).expect(204);
      expect((await api.sql.query('select from person_link where relation_id = $1', [relation.id])).rowCount).toBe(0);
    });

    it('is read by who holds the case, and each reading is noted with both people', async () => {
      const [mine, sister] = [await person(), await person()];
      await manager.post(`/people/${mine}/relations`, { kind: 'sibling', name: 'La sorella', otherPersonId: sister }).expect(201);
      await manager.get(`/people/${mine}/relations`).expect(200);
      const { rows } = await api.sql.query(`select person_ids from audit.entry where subject = 'PersonRelation' and $1 = any (person_ids) order by id desc limit 1`, [mine]);
      expect(rows[0].person_ids.sort()).toEqual([mine, sister].sort());
      await other.get(`/people/${mine}/relations`).expect(404);
      await (await api.signIn(world.coordinators.abitare.email)).get(`/people/${mine}/relations`).expect(403);
    });
  });
});
