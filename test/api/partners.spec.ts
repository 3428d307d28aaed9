// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addAccount, addOrganisation, area, CONVENZIONE } from '../support/people.js';
import { urlFor } from '../support/postgres.js';
import { addSecondConvenzione } from '../support/second-convenzione.js';

describe('partners', () => {
  let api: TestApi;
  let cabina: ApiClient;
  let stranger: string;
  const ids: Record<string, string> = {};
  const find = async (query: string): Promise<string[]> => (await cabina.get(`/partners?limit=100&${query}`).expect(200)).body.items.map((p: { name: string }) => p.name);

  beforeAll(async () => {
    api = await startApi();
    for (const name of ['Cooperativa Lavoràre', 'Associazione Vivere', 'La Cooperativa', 'Fondazione Zeta']) ids[name] = await addOrganisation(api.sql, 'partner', name);
    await api.sql.query('update partner set area_ids = $2 where id = $1', [ids['Fondazione Zeta'], [area('carcere-rems')]]);
    const grouping = uuid();
    await api.sql.query(`insert into partner_grouping (id, convenzione_id, kind, name, lead_partner_id) values ($1, $2, 'ats', 'ATS Insieme', $3)`, [grouping, CONVENZIONE, ids['La Cooperativa']]);
    for (const [name, share] of [['Associazione Vivere', 3750], ['La Cooperativa', 6250]] as const) {
      await api.sql.query('insert into grouping_member values ($1, $2, $3)', [grouping, ids[name], share]);
    }
    ({ partner: stranger } = await addSecondConvenzione(urlFor(process.env['TEST_SUPERUSER_URL']!, api.database), api.sql));
    await addAccount(api.sql, { email: 'cabina@example.org', roles: [{ role: 'cabina_member' }] });
    cabina = await api.signIn('cabina@example.org');
  });
  afterAll(() => api.close());

  it('lists those of the convenzione by name, with their areas', async () => {
    const { body } = await cabina.get('/partners').expect(200);
    expect(body.items.map((p: { name: string }) => p.name)).toEqual(['Associazione Vivere', 'Cooperativa Lavoràre', 'Fondazione Zeta', 'La Cooperativa']);
    expect(body.items[2]).toEqual({ id: ids['Fondazione Zeta'], name: 'Fondazione Zeta', runtsSection: 'odv', areas: [{ id: area('carcere-rems'), number: 4, key: 'carcere-rems' }] });
    expect(body.nextCursor).toBeNull();
  });

  it('finds by fragments, names that begin with them first, and by area', async () => {
    expect(await find('q=COOP')).toEqual(['Cooperativa Lavoràre', 'La Cooperativa']);
    expect(await find('q=lavorare')).toEqual(['Cooperativa Lavoràre']);
    expect(await find('q=ivere%20assoc')).toEqual(['Associazione Vivere']);
    expect(await find(`areaId=${area('carcere-rems')}`)).toHaveLength(4);
    expect(await find(`areaId=${area('abitare')}&q=zeta`)).toEqual([]);
  });

  it('pages in the same order', async () => {
    const first = (await cabina.get('/partners?limit=3').expect(200)).body;
    const rest = (await cabina.get(`/partners?limit=3&cursor=${first.nextCursor}`).expect(200)).body;
    expect([...first.items, ...rest.items].map((p: { name: string }) => p.name)).toEqual(await find(''));
    expect(rest.nextCursor).toBeNull();
  });

  it('shows one with its groupings and every share', async () => {
    const { body } = await cabina.get(`/partners/${ids['Associazione Vivere']}`).expect(200);
    expect(body.groupings).toEqual([
      {
        id: expect.any(String), kind: 'ats', name: 'ATS Insieme',
        members: [
          { partnerId: ids['La Cooperativa'], name: 'La Cooperativa', shareBasisPoints: 6250, lead: true },
          { partnerId: ids['Associazione Vivere'], name: 'Associazione Vivere', shareBasisPoints: 3750, lead: false },
        ],
      },
    ]);
    expect(body).toMatchObject({ taxCode: '00000000000', legalRepresentative: null, version: 1 });
    expect((await cabina.get(`/partners/${ids['Fondazione Zeta']}`)).body.groupings).toEqual([]);
  });

  it('knows no partner of another convenzione', async () => {
    const foreign = await cabina.get(`/partners/${stranger}`).expect(404);
    const unknown = await cabina.get(`/partners/${uuid()}`).expect(404);
    expect({ ...foreign.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
    expect(await find('q=seconda')).toEqual([]);
  });

  it('refuses unknown filters and whoever has not signed in', async () => {
    await cabina.get('/partners?areaId=7').expect(422);
    await cabina.get('/partners?name=x').expect(422);
    await api.anonymous().get('/partners').expect(401);
  });
});
