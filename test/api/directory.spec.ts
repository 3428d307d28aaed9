// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addAccount } from '../support/people.js';

const SERVICES: [kind: string, name: string, municipio: number | null, address: string | null][] = [
  ['cps', 'CPS Niguarda', 9, 'Via Ippocrate 45'],
  ['npia', 'NPIA di via Niguarda', 9, 'Via Besta 1'],
  ['serd', 'SerD Canzio', 3, 'Via Canzio 18'],
  ['cps', 'CPS Città Studi', 3, 'Via dell’Orso 2'],
  ['celav', 'Sportello unico', null, 'Viale Niguarda 50'],
  ['school', 'Istituto 100%_Arte', 5, null],
  ['uepe', 'Ufficio di Milano', null, 'Via Numa Pompilio 14'],
];

describe('directory of services', () => {
  let api: TestApi;
  let referrer: ApiClient;
  const find = async (query: string): Promise<string[]> => (await referrer.get(`/services?limit=100&${query}`).expect(200)).body.items.map((s: { name: string }) => s.name);

  beforeAll(async () => {
    api = await startApi();
    for (const [kind, name, municipio, address] of SERVICES) {
      const id = uuid();
      await api.sql.query(`insert into access.organisation (id, kind, name) values ($1, 'service', $2)`, [id, name]);
      await api.sql.query('insert into service (id, kind, name, municipio, address) values ($1, $2, $3, $4, $5)', [id, kind, name, municipio, address]);
    }
    const { rows } = await api.sql.query<{ id: string }>(`select id from service where name = 'CPS Niguarda'`);
    await addAccount(api.sql, { email: 'cps@example.org', roles: [{ role: 'service_referrer', organisation: rows[0].id }] });
    referrer = await api.signIn('cps@example.org');
  });
  afterAll(() => api.close());

  it.each([
    ['q=niguarda', ['CPS Niguarda', 'NPIA di via Niguarda', 'Sportello unico']],
    ['q=NIGUA', ['CPS Niguarda', 'NPIA di via Niguarda', 'Sportello unico']],
    ['q=SERD', ['SerD Canzio']],
    ['q=citta', ['CPS Città Studi']],
    ['q=CITT%C3%80', ['CPS Città Studi']],
    ['q=studi%20cps', ['CPS Città Studi']],
    [`q=dell'orso`, ['CPS Città Studi']],
    ['q=neuropsichiatria', ['NPIA di via Niguarda']],
    ['q=municipio%203', ['CPS Città Studi', 'SerD Canzio']],
    ['q=guarda', ['CPS Niguarda', 'NPIA di via Niguarda', 'Sportello unico']],
    ['q=0%25_a', ['Istituto 100%_Arte']],
    ['q=%25', ['Istituto 100%_Arte']],
    ['q=nessuno', []],
    ['kind=cps', ['CPS Città Studi', 'CPS Niguarda']],
    ['kind=celav&q=niguarda', ['Sportello unico']],
  ])('finds by words and fragments, whatever capitals and accents: %s', async (query, names) => {
    expect(await find(query)).toEqual(names);
  });

  it('ranks names that begin with what was typed first', async () => {
    expect(await find('q=cps')).toEqual(['CPS Città Studi', 'CPS Niguarda']);
    expect((await find('q=uffici'))[0]).toBe('Ufficio di Milano');
  });

  it('pages in the same order, without gaps or doubles', async () => {
    for (const filter of ['', '&q=niguarda']) {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body }: { body: { items: { name: string }[]; nextCursor: string | null } } = await referrer.get(`/services?limit=2${filter}${cursor ? `&cursor=${cursor}` : ''}`).expect(200);
        seen.push(...body.items.map((s) => s.name));
        cursor = body.nextCursor;
      }
      expect(seen).toEqual(await find(filter.slice(1)));
    }
  });

  it('shows one service', async () => {
    const [service] = (await referrer.get('/services?q=serd').expect(200)).body.items;
    const { body, headers } = await referrer.get(`/services/${service.id}`).expect(200);
    expect(body).toEqual(service);
    expect(body).toMatchObject({ kind: 'serd', municipio: 3, address: 'Via Canzio 18', phone: null, openingHours: null });
    expect(headers['etag']).toBe('"1"');
  });

  it('refuses what cannot be searched for, and knows nothing of other ids', async () => {
    expect((await referrer.get('/services?kind=bar').expect(422)).body.errors[0]).toMatchObject({ pointer: '/kind', code: 'field.choice' });
    expect((await referrer.get('/services?q=%20').expect(422)).body.errors[0]).toMatchObject({ pointer: '/q', code: 'field.blank' });
    await referrer.get('/services?q=%00').expect(422);
    await referrer.get(`/services?q=${'x'.repeat(101)}`).expect(422);
    await referrer.get('/services?limit=101').expect(422);
    await referrer.get('/services?colour=red').expect(422);
    const unknown = await referrer.get(`/services/${uuid()}`).expect(404);
    const malformed = await referrer.get('/services/7').expect(404);
    expect({ ...malformed.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
    await api.anonymous().get('/services').expect(401);
    await referrer.post('/services', { name: 'x' }).expect(404);
  });

  it('cannot be written by the application at all', async () => {
    const { rows } = await api.sql.query(`select bool_or(has_table_privilege('app', 'service', p)) as may from unnest(array['insert', 'update', 'delete']) p`);
    expect(rows[0].may).toBe(false);
  });
});
