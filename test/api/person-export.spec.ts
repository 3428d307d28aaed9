// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPerson, arrangeWorld, type World } from '../support/arrange.js';
import { pdf } from '../support/files.js';
import { wordsOf } from '../support/pdf-text.js';

describe('the sheet with a person’s data', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
  });
  afterAll(() => api.close());

  it('dates what has an hour by the day in Rome, and what has none as it is', async () => {
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id });
    const { body } = await manager.upload(`/people/${personId}/documents`, { kind: 'certificate', title: 'Certificato' }, { name: 'c.pdf', content: pdf('c') }).expect(201);
    await api.sql.query(`update document set uploaded_at = '2026-10-15T22:30:00Z' where id = $1`, [body.id]);
    const sheet = (await manager.get(`/people/${personId}/export/pdf`).buffer(true).parse((res, done) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => done(null, Buffer.concat(parts)));
    }).expect(200)).body as Buffer;
    expect(wordsOf(sheet)).toContain('Certificato · caricato il 16/10/2026');
    expect(wordsOf(sheet)).toContain('Data di nascita 14/03/1988');
    expect(wordsOf(sheet)).toMatch(/su di te al \d\d\/\d\d\/\d{4}\./);
  });
});
