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
  const typed = { values: { text: 'Parole a metà', minutes: 20, days: ['2026-11-20'] }, before: { text: '' }, etag: '"3"' };

  it('is found again, and replaced by what is typed after', async () => {
    const url = `/drafts/${newKey()}`;
    expect((await manager.get(url).expect(200)).body).toEqual({ draft: null });
    const { savedAt } = (await manager.put(url, typed).expect(200)).body;
    expect((await manager.get(url).expect(200)).body).toEqual({ draft: { ...typed, savedAt } });
    await manager.put(url, { values: { text: 'Parole intere' } }).expect(200);
    expect((await manager.get(url).expect(200)).body.draft).toEqual({ values: { text: 'Parole intere' }, savedAt: expect.any(String) });
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
    await both.put(`/drafts/${key}`, { values: { text: 'Da ufficio' } }).expect(200);
    await both.patch('/session', { roleId: both.session.roles[1].id }, null).expect(200);
    expect((await both.get(`/drafts/${key}`).expect(200)).body.draft).toBeNull();
    await both.patch('/session', { roleId: both.session.roles[0].id }, null).expect(200);
    expect((await both.get(`/drafts/${key}`).expect(200)).body.draft.values).toEqual({ text: 'Da ufficio' });
  });

  it('about a person goes out of sight with the person, and its reading stands in the trail', async () => {
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id });
    const url = `/drafts/${newKey()}`;
    await manager.put(url, { ...typed, personId }).expect(200);
    expect((await manager.get(url).expect(200)).body.draft.personId).toBe(personId);
    const { rows } = await api.sql.query(`select person_ids from audit.entry where verb = 'read' and subject = 'Draft' order by id desc limit 1`);
    expect(rows).toEqual([{ person_ids: [personId] }]);
    await api.sql.query(`update care_team set ends_on = '2026-11-21' where person_id = $1`, [personId]);
    expect((await manager.get(url).expect(200)).body.draft).toBeNull();
    for (const unknown of [personId, randomUUID()]) expect((await manager.put(url, { ...typed, personId: unknown }).expect(422)).body.errors).toMatchObject([{ pointer: '/personId', code: 'draft.person-unknown' }]);
  });

  it('is at most 64 KiB, is an object, and stands under an opaque key', async () => {
    const url = `/drafts/${newKey()}`;
    expect((await manager.put(url, { values: { text: 'x'.repeat(65_000) } }).expect(200)).body.savedAt).toBeTruthy();
    expect((await manager.put(url, { values: { text: 'x'.repeat(66_000) } }).expect(413)).body.code).toBe('draft.too-large');
    for (const body of [{}, { values: 'text' }, { values: ['a'] }, { values: {}, personId: 'ada' }, { values: {}, more: 1 }]) await manager.put(url, body).expect(422);
    for (const key of ['corta', 'Ada Prova con spazi', `${'a'.repeat(65)}`]) await manager.put(`/drafts/${encodeURIComponent(key)}`, typed).expect(404);
  });
});
