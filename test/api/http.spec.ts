// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addAccount } from '../support/people.js';

describe('what every answer has in common', () => {
  let api: TestApi;
  let auditor: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    await addAccount(api.sql, { email: 'auditor@example.org', roles: [{ role: 'auditor' }] });
    auditor = await api.signIn('auditor@example.org');
  });
  afterAll(() => api.close());

  it('carries limits, forbids caching and sets a strict content policy', async () => {
    const answer = await auditor.get('/audit-entries').expect(200);
    expect(Number(answer.headers['x-ratelimit-limit'])).toBeGreaterThan(0);
    expect(Number(answer.headers['x-ratelimit-remaining'])).toBeGreaterThanOrEqual(0);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    expect(answer.headers['content-security-policy']).not.toContain('unsafe-inline');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    ['a body that is too large', 413, 'too-large', (c: ApiClient) => c.post('/session', { email: 'x'.repeat(1_200_000), password: 'x' })],
    ['another format', 415, 'unsupported-format', (c: ApiClient) => c.post('/session').set('content-type', 'text/csv').send('a;b')],
    ['broken JSON', 400, 'unreadable', (c: ApiClient) => c.post('/session').set('content-type', 'application/json').send('{"a":')],
    ['an address that does not exist', 404, 'not-found', (c: ApiClient) => c.get('/nothing/here')],
    ['a limit that is none', 422, 'invalid', (c: ApiClient) => c.get('/audit-entries?limit=0')],
    ['a limit that is no number', 422, 'invalid', (c: ApiClient) => c.get('/audit-entries?limit=ten')],
    ['an unreadable cursor', 422, 'page.cursor', (c: ApiClient) => c.get('/audit-entries?cursor=abc')],
    ['an unknown filter', 422, 'invalid', (c: ApiClient) => c.get('/audit-entries?who=me')],
  ])('answers %s with %i and a problem document', async (_, status, code, ask) => {
    const answer = await ask(auditor);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toMatch(/application\/problem\+json/);
    expect(answer.body).toMatchObject({ title: expect.any(String), detail: expect.any(String), status, instance: expect.not.stringContaining('?') });
    expect(answer.text).not.toMatch(/node_modules|\.ts:|select |Error:/i);
  });

  it('speaks the reader’s language', async () => {
    const it = await api.anonymous().get('/session');
    const en = await api.anonymous().get('/session').set('accept-language', 'en-GB,it;q=0.5');
    expect([it.body.title, en.body.title]).toEqual(['Accesso necessario', 'Sign-in needed']);
  });

  it('pages without doubles or gaps, newest first', async () => {
    for (let i = 0; i < 7; i++) await auditor.get('/session');
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { body: { items: { id: number }[]; nextCursor: string | null } } = await auditor.get(`/audit-entries?limit=2${cursor ? `&cursor=${cursor}` : ''}`).expect(200);
      seen.push(...page.body.items.map((item) => item.id));
      cursor = page.body.nextCursor;
      if (seen.length > 200) break;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
  });

  it('limits what one address may ask, and says when to come back', async () => {
    const small = await startApi({ env: { RATE_LIMIT: '10' } });
    try {
      let last = await small.anonymous().get('/session');
      for (let i = 0; i < 12; i++) last = await small.anonymous().get('/session');
      expect([last.status, last.body.code]).toEqual([429, 'rate-limited']);
      expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    } finally {
      await small.close();
    }
  });

  it('publishes the contract it was reviewed with', async () => {
    const { body } = await api.anonymous().get('/openapi.json').expect(200);
    expect(body.openapi).toBe('3.1.0');
    expect(body.components.schemas.Problem.required).toContain('code');
  });
});

describe('what a request may look like', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());
  const post = (type: string, body: string) => api.anonymous().post('/session').set('content-type', type).send(body);

  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'email=a&password=b', 415, 'unsupported-format'],
    ['plain text', 'text/plain', 'hello', 415, 'unsupported-format'],
    ['an array', 'application/json', '[]', 400, 'unreadable'],
    ['a number', 'application/json', '1', 400, 'unreadable'],
    ['null', 'application/json', 'null', 400, 'unreadable'],
  ])('refuses %s', async (_, type, body, status, code) => {
    const answer = await post(type, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toMatch(/problem\+json/);
  });

  it('answers an address that cannot be decoded like one that does not exist', async () => {
    const answer = await api.anonymous().get('/people/%E0%A4%A');
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
  });

  it.each([
    ['it;q=0.1,en;q=0.9', 'Sign-in needed'],
    ['fr,en;q=0.5,it;q=0.1', 'Sign-in needed'],
    ['en;q=0.4,it', 'Accesso necessario'],
  ])('weighs the languages that %s asks for', async (header, title) => {
    const answer = await api.anonymous().get('/session').set('accept-language', header);
    expect([answer.body.title, answer.headers['vary']]).toEqual([title, 'accept-language']);
  });
});
