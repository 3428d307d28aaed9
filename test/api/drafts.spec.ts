// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, randomUUID } from 'node:crypto';
import { JobsService } from '../../src/platform/jobs/jobs.service.js';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPerson, arrangeWorld, type World } from '../support/arrange.js';
import { addAccount } from '../support/people.js';

describe('what was typed and not yet saved', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
  });
  afterAll(() => api.close());

  const newKey = (): string => createHash('sha256').update(randomUUID()).digest('hex');
  const typed = { values: { text: 'Parole a metà', minutes: 20, days: ['2026-11-20'] }, before: { text: '' }, etag: '"3"', form: 'referral' };
  const ended = `update consent set withdrawn_on = '2026-11-22' where person_id = $1 and purpose = 'hiv'`;

  it('is found again, and replaced by what is typed after', async () => {
    const url = `/drafts/${newKey()}`;
    expect((await manager.get(url).expect(200)).body).toEqual({ draft: null });
    const { savedAt } = (await manager.put(url, typed).expect(200)).body;
    expect((await manager.get(url).expect(200)).body).toEqual({ draft: { ...typed, savedAt } });
    await manager.put(url, { values: { text: 'Parole intere' }, form: 'referral' }).expect(200);
    expect((await manager.get(url).expect(200)).body.draft).toEqual({ values: { text: 'Parole intere' }, form: 'referral', savedAt: expect.any(String) });
  });

  it('takes the last of two that come at once, and fails neither', async () => {
    const url = `/drafts/${newKey()}`;
    await Promise.all(Array.from({ length: 6 }, (_, i) => manager.put(url, { values: { text: `Volta ${i}` }, form: 'referral' }).expect(200)));
    expect((await manager.get(url).expect(200)).body.draft.values.text).toMatch(/^Volta \d$/);
  });

  it('is forgotten when it is saved or given up, and after thirty days', async () => {
    const [one, old, fresh] = [newKey(), newKey(), newKey()];
    for (const key of [one, old, fresh]) await manager.put(`/drafts/${key}`, typed).expect(200);
    for (const _ of [1, 2]) await manager.delete(`/drafts/${one}`).expect(204);
    expect((await manager.get(`/drafts/${one}`).expect(200)).body.draft).toBeNull();
    await api.sql.query(`update access.draft set saved_at = now() - interval '31 days' where key = $1`, [old]);
    expect((await manager.get(`/drafts/${old}`).expect(200)).body.draft).toBeNull();
    await api.app.get(JobsService).runOnce('drafts.forget');
    expect((await api.sql.query('select key from access.draft where key = any ($1)', [[one, old, fresh]])).rows).toEqual([{ key: fresh }]);
  });

  it('is kept encrypted, and opens for its author alone, in the role in which it was typed', async () => {
    const key = newKey();
    await manager.put(`/drafts/${key}`, typed).expect(200);
    const { rows } = await api.sql.query<{ cipher: Buffer }>('select cipher from access.draft where key = $1', [key]);
    expect(rows[0].cipher.includes('Parole')).toBe(false);
    const other = await api.signIn(world.otherManager.email);
    expect((await other.get(`/drafts/${key}`).expect(200)).body.draft).toBeNull();
    await other.delete(`/drafts/${key}`).expect(204);
    expect((await manager.get(`/drafts/${key}`).expect(200)).body.draft.values).toEqual(typed.values);

    await addAccount(api.sql, { email: 'due.ruoli@example.org', roles: [{ role: 'programme_office' }, { role: 'auditor' }] });
    const both = await api.signIn('due.ruoli@example.org');
    await both.put(`/drafts/${key}`, { values: { text: 'Da ufficio' }, form: 'programme' }).expect(200);
    await both.patch('/session', { roleId: both.session.roles[1].id }, null).expect(200);
    expect((await both.get(`/drafts/${key}`).expect(200)).body.draft).toBeNull();
    await both.patch('/session', { roleId: both.session.roles[0].id }, null).expect(200);
    expect((await both.get(`/drafts/${key}`).expect(200)).body.draft.values).toEqual({ text: 'Da ufficio' });
  });

  const { form: _, ...aboutPerson } = typed;

  it('says whom it is about, or which form about nobody it comes from', async () => {
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id });
    const url = `/drafts/${newKey()}`;
    for (const body of [aboutPerson, { ...typed, personId }]) {
      expect((await manager.put(url, body).expect(422)).body.errors).toMatchObject([{ pointer: '/personId', code: 'draft.person-missing' }]);
    }
    await manager.put(url, { ...typed, form: 'note' }).expect(422);
    await expect(api.sql.query('update access.draft set person_id = null, form = null')).rejects.toThrow(/draft_is_about/);
  });

  it('is gone for its author the moment the person is handed over, and what is typed next takes its place', async () => {
    const [mine, next] = [await addPerson(api.sql, { managerId: world.manager.id }), await addPerson(api.sql, { managerId: world.manager.id })];
    const url = `/drafts/${newKey()}`;
    await manager.put(url, { ...aboutPerson, personId: mine.personId }).expect(200);
    const made = (await manager.post('/handovers', { caseId: mine.caseId, toAccountId: world.otherManager.id, reason: 'Cambia zona' }).expect(201)).body as { id: string };
    const other = await api.signIn(world.otherManager.email);
    await other.act(`/handovers/${made.id}/answer`, { decision: 'accepted' }, 1).expect(200);
    await api.sql.query(`update care_team set ends_on = '2026-11-21' where person_id = $1 and account_id = $2`, [mine.personId, world.manager.id]);
    expect((await manager.get(url).expect(200)).body).toEqual({ draft: null });
    await manager.put(url, { ...aboutPerson, personId: mine.personId }).expect(422);
    await manager.put(url, { values: { text: 'Di un’altra persona' }, personId: next.personId }).expect(200);
    expect((await manager.get(url).expect(200)).body.draft).toMatchObject({ values: { text: 'Di un’altra persona' }, personId: next.personId });
  });

  it('goes out of sight with the consent to what it is about, and with the area for what is judicial', async () => {
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id, consents: ['taking_in_charge', 'hiv'] });
    const [one, two] = [`/drafts/${newKey()}`, `/drafts/${newKey()}`];
    const reserved = { ...aboutPerson, personId, compartments: ['general', 'hiv'] };
    for (const url of [one, two]) await manager.put(url, reserved).expect(200);
    expect((await manager.get(one).expect(200)).body.draft).toMatchObject({ values: typed.values, compartments: ['general', 'hiv'] });
    expect((await manager.put(two, { ...reserved, compartments: ['judicial'] }).expect(422)).body.errors).toMatchObject([{ pointer: '/compartments', code: 'draft.compartment-closed' }]);
    await api.sql.query(ended, [personId]);
    for (const url of [one, two]) expect((await manager.get(url).expect(200)).body).toEqual({ draft: null });
    await manager.put(one, reserved).expect(422);
    // What is out of sight is no obstacle to what is typed next, and can be given up.
    await manager.put(one, { ...aboutPerson, personId }).expect(200);
    await manager.delete(two).expect(204);
    expect((await api.sql.query('select compartments from access.draft where person_id = $1', [personId])).rows).toEqual([{ compartments: [] }]);
  });

  it('about a person goes out of sight with the person, and its reading stands in the trail', async () => {
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id });
    const url = `/drafts/${newKey()}`;
    await manager.put(url, { ...aboutPerson, personId }).expect(200);
    expect((await manager.get(url).expect(200)).body.draft.personId).toBe(personId);
    const { rows } = await api.sql.query(`select person_ids from audit.entry where verb = 'read' and subject = 'Draft' order by id desc limit 1`);
    expect(rows).toEqual([{ person_ids: [personId] }]);
    await api.sql.query(`update care_team set ends_on = '2026-11-21' where person_id = $1`, [personId]);
    expect((await manager.get(url).expect(200)).body.draft).toBeNull();
    for (const unknown of [personId, randomUUID()]) expect((await manager.put(url, { ...aboutPerson, personId: unknown }).expect(422)).body.errors).toMatchObject([{ pointer: '/personId', code: 'draft.person-unknown' }]);
  });

  it('is at most 64 KiB, is an object, and stands under an opaque key', async () => {
    const url = `/drafts/${newKey()}`;
    expect((await manager.put(url, { form: 'referral', values: { text: 'x'.repeat(65_000) } }).expect(200)).body.savedAt).toBeTruthy();
    expect((await manager.put(url, { form: 'referral', values: { text: 'x'.repeat(66_000) } }).expect(413)).body.code).toBe('draft.too-large');
    for (const body of [{}, { values: 'text' }, { values: ['a'] }, { values: {}, personId: 'ada' }, { values: {}, more: 1 }]) await manager.put(url, body).expect(422);
    for (const key of ['corta', 'Ada Prova con spazi', `${'a'.repeat(65)}`]) await manager.put(`/drafts/${encodeURIComponent(key)}`, typed).expect(404);
  });
});
