// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { action, addAccount, addOrganisation, area, CONVENZIONE, period } from '../support/people.js';
import { urlFor } from '../support/postgres.js';
import { addSecondConvenzione, second } from '../support/second-convenzione.js';

const ACT = { reason: 'Rimodulazione', actNumber: 'DD 7', actDate: '2025-01-10' };

describe('allocations and the money ledger', () => {
  let api: TestApi;
  let office: ApiClient;
  let manager: ApiClient;
  let mine: string;
  let theirs: string;
  let foreign: { id: string; partner: string };

  const clients: Record<string, ApiClient> = {};
  const allocate = (over: object = {}) => office.post('/allocations', { actionId: action('abitare', '1.1'), partnerId: mine, periodId: period(1), amountCents: 1_000_000, ...over });
  const post = (allocationId: string, kind: string, amountCents: number) =>
    api.sql.query(
      `insert into ledger_entry (id, allocation_id, convenzione_id, area_id, partner_id, kind, amount_cents, source, source_id)
       select $1, id, convenzione_id, area_id, partner_id, $3, $4, 'test', $1 from allocation where id = $2`,
      [uuid(), allocationId, kind, amountCents],
    );
  const rows = async (): Promise<number> => Number((await api.sql.query('select count(*) as n from allocation')).rows[0].n);

  beforeAll(async () => {
    api = await startApi();
    mine = await addOrganisation(api.sql, 'partner', 'Cooperativa Mia');
    theirs = await addOrganisation(api.sql, 'partner', 'Cooperativa Loro');
    const comune = await addOrganisation(api.sql, 'comune', 'Comune');
    const accounts = {
      office: [{ role: 'programme_office', organisation: comune }],
      manager: [{ role: 'case_manager', areas: ['abitare'], organisation: comune }],
      operator: [{ role: 'partner_operator', areas: ['abitare'], organisation: mine }],
      referent: [{ role: 'administrative_referent', organisation: mine }],
      treasurer: [{ role: 'administrative_referent', organisation: comune }],
      cabina: [{ role: 'cabina_member', organisation: comune }],
      auditor: [{ role: 'auditor' }],
    } as const;
    for (const [name, roles] of Object.entries(accounts)) {
      await addAccount(api.sql, { email: `${name}@example.org`, roles: roles.map((r) => ({ ...r, areas: 'areas' in r ? [...r.areas] : [] })) });
      clients[name] = await api.signIn(`${name}@example.org`);
    }
    office = clients['office']!;
    manager = clients['manager']!;
    const other = await addSecondConvenzione(urlFor(process.env['TEST_SUPERUSER_URL']!, api.database), api.sql);
    const otherOffice = await api.signIn(other.office);
    const made = await otherOffice.post('/allocations', { actionId: second('action', 'abitare', '1.1'), partnerId: other.partner, periodId: second('period', 'convention_year', 1), amountCents: 5 }).expect(201);
    foreign = { id: made.body.id, partner: other.partner };
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    await api.sql.query('delete from ledger_entry');
    await api.sql.query('delete from allocation where convenzione_id = $1', [CONVENZIONE]);
  });

  it('gives part of a ceiling to an action of a partner, and shows what is left of it', async () => {
    const { body, headers } = await allocate({ coFinancingCents: 250 }).expect(201);
    expect(body).toMatchObject({
      areaId: area('abitare'), actionCode: '1.1', partnerName: 'Cooperativa Mia', periodStartsOn: '2024-06-01', periodEndsOn: '2025-05-31',
      amountCents: 1_000_000, coFinancingCents: 250, committedCents: 0, approvedCents: 0, leftCents: 1_000_000, version: 1,
    });
    await office.get(headers['location'].replace('/api/v1', '')).expect(200, body);
    await post(body.id, 'committed', 115_520);
    await post(body.id, 'approved', 100);
    await post(body.id, 'paid', 100);
    expect((await office.get(`/allocations/${body.id}`)).body).toMatchObject({ committedCents: 115_520, approvedCents: 100, leftCents: 884_380 });
  });

  it('balances are right for those who may not read single entries', async () => {
    const { body } = await allocate().expect(201);
    await post(body.id, 'committed', 400_000);
    for (const name of ['manager', 'operator']) {
      expect((await clients[name].get(`/allocations/${body.id}`).expect(200)).body).toMatchObject({ committedCents: 400_000, leftCents: 600_000 });
      await clients[name].get('/ledger-entries').expect(403);
    }
  });

  it('a partner sees its own, by id, in lists and through filters; the view lets out no more', async () => {
    const own = (await allocate().expect(201)).body;
    const other = (await allocate({ partnerId: theirs }).expect(201)).body;
    for (const name of ['operator', 'referent']) {
      expect((await clients[name].get('/allocations').expect(200)).body.items.map((a: { id: string }) => a.id)).toEqual([own.id]);
      expect((await clients[name].get(`/allocations?partnerId=${theirs}`).expect(200)).body.items).toEqual([]);
      await clients[name].get(`/allocations/${other.id}`).expect(404);
    }
    for (const name of ['manager', 'treasurer', 'office']) expect((await clients[name].get('/allocations').expect(200)).body.items).toHaveLength(2);
    for (const name of ['cabina', 'auditor']) await clients[name].get('/allocations').expect(403);
  });

  it('the sum of an area’s allocations never passes its ceiling; money of another period does not help', async () => {
    await allocate({ amountCents: 30_000_000 }).expect(201);
    await allocate({ periodId: period(2), amountCents: 1 }).expect(201);
    const refused = await allocate({ actionId: action('abitare', '2.2'), amountCents: 20_000_001 }).expect(422);
    expect(refused.body).toMatchObject({ code: 'allocation.beyond-ceiling', errors: [{ pointer: '/amountCents', code: 'allocation.beyond-ceiling' }] });
    expect(refused.body.detail).toContain('200.000,00');
    const english = await allocate({ actionId: action('abitare', '2.2'), amountCents: 20_000_001 }).set('accept-language', 'en').expect(422);
    expect(english.body.detail).toContain('€200,000.00');
    await allocate({ actionId: action('abitare', '2.2'), amountCents: 20_000_000 }).expect(201);
  });

  it('is never overspent by 20 at once: exactly those that fit are made', async () => {
    const partners = await Promise.all(Array.from({ length: 20 }, (_, i) => addOrganisation(api.sql, 'partner', `Ente ${i}`)));
    const before = await rows();
    const answers = await Promise.all(partners.map((partnerId) => allocate({ partnerId, amountCents: 7_000_000 })));
    expect(answers.filter((a) => a.status === 201)).toHaveLength(7); // 7 × 70.000,00 of 500.000,00
    expect(answers.filter((a) => a.status !== 201).map((a) => a.body.code)).toEqual(Array(13).fill('allocation.beyond-ceiling'));
    expect(await rows()).toBe(before + 7);
  });

  it('is never overspent while the ceiling itself comes down', async () => {
    const partners = await Promise.all(Array.from({ length: 8 }, (_, i) => addOrganisation(api.sql, 'partner', `Altro ente ${i}`)));
    const lower = () => office.post('/ceilings', { areaId: area('carcere-rems'), periodId: period(1), amountCents: 3_000_000, ...ACT });
    const answers = await Promise.all([
      ...partners.slice(0, 4).map((partnerId) => allocate({ actionId: action('carcere-rems', '2.1'), partnerId, amountCents: 2_000_000 })),
      lower(),
      ...partners.slice(4).map((partnerId) => allocate({ actionId: action('carcere-rems', '2.1'), partnerId, amountCents: 2_000_000 })),
    ]);
    expect(answers.every((a) => [201, 422].includes(a.status) && a.body.code !== 'allocation.no-ceiling')).toBe(true);
    const { rows: [state] } = await api.sql.query(
      `select c.amount_cents - (select coalesce(sum(a.amount_cents), 0) from allocation a where a.area_id = c.area_id and a.period_id = c.period_id) as left
         from ceiling c where c.area_id = $1 and c.period_id = $2 and c.superseded_at is null`, [area('carcere-rems'), period(1)],
    );
    expect(Number(state.left)).toBeGreaterThanOrEqual(0);
  });

  it('a ceiling is not lowered below what is allocated, and says how much that is', async () => {
    await allocate({ actionId: action('lavoro', '2.1'), amountCents: 900_000 }).expect(201);
    const where = { areaId: area('lavoro'), periodId: period(1), ...ACT };
    const refused = await office.post('/ceilings', { ...where, amountCents: 899_999 }).expect(422);
    expect(refused.body).toMatchObject({ code: 'ceiling.below-use', errors: [{ pointer: '/amountCents' }] });
    expect(refused.body.detail).toContain('9.000,00');
    const kept = (await office.get(`/ceilings?areaId=${where.areaId}&periodId=${where.periodId}`)).body.items;
    expect(kept).toEqual([expect.objectContaining({ version: 1, supersededAt: null, allocatedCents: 900_000 })]);
    await office.post('/ceilings', { ...where, amountCents: 900_000 }).expect(201);
    expect((await manager.get(`/ceilings?areaId=${where.areaId}&periodId=${where.periodId}`)).body.items[0].allocatedCents).toBeNull();
  });

  it('changes with If-Match only, one of many at once, and never below its use', async () => {
    const { body } = await allocate().expect(201);
    const at = `/allocations/${body.id}`;
    expect((await office.patch(at, { amountCents: 2 }, null).expect(428)).body.code).toBe('version.missing');
    const stale = await office.patch(at, { amountCents: 2 }, 9).expect(412);
    expect(stale.body.differences).toEqual([{ field: 'amountCents', yours: 2, current: 1_000_000 }]);
    await office.patch(at, { amountCents: 2 }, 1).set('if-match', '*').expect(412);
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => office.patch(at, { amountCents: 2_000_000 + i }, 1)));
    expect(answers.map((a) => a.status).sort()).toEqual([200, ...Array(9).fill(412)]);
    await post(body.id, 'committed', 500_000);
    const low = await office.patch(at, { amountCents: 499_999 }, 2).expect(422);
    expect(low.body).toMatchObject({ code: 'allocation.below-use', errors: [{ pointer: '/amountCents' }] });
    expect((await office.patch(at, { amountCents: 500_000, coFinancingCents: 9 }, 2).expect(200)).body).toMatchObject({ leftCents: 0, coFinancingCents: 9, version: 3 });
    expect((await office.patch(at, { amountCents: 50_000_001 }, 3).expect(422)).body.code).toBe('allocation.beyond-ceiling');
    expect((await office.get(at)).headers['etag']).toBe('"3"');
  });

  it('refuses roles without the verb before anything else, and ids of others as if they did not exist', async () => {
    const { body } = await allocate().expect(201);
    for (const name of ['manager', 'operator', 'referent', 'treasurer', 'cabina', 'auditor']) {
      await clients[name].post('/allocations', {}).expect(403);
      await clients[name].patch(`/allocations/${body.id}`, { amountCents: 1 }, 1).expect(403);
    }
    await office.get(`/allocations/${foreign.id}`).expect(404);
    await office.patch(`/allocations/${foreign.id}`, { amountCents: 1 }, 1).expect(404);
    expect(JSON.stringify((await office.get('/allocations?limit=100')).body)).not.toContain(foreign.id);
    const strangers = await allocate({ actionId: second('action', 'abitare', '1.1'), partnerId: foreign.partner, periodId: second('period', 'convention_year', 1) }).expect(422);
    expect(strangers.body.errors.map((e: { pointer: string; code: string }) => [e.pointer, e.code])).toEqual([['/actionId', 'field.id'], ['/partnerId', 'field.id'], ['/periodId', 'field.id']]);
  });

  it('refuses unknown fields, wrong amounts, doubles, partners of other areas and periods without a ceiling; nothing changes', async () => {
    await allocate().expect(201);
    const before = await rows();
    const bad = await allocate({ amountCents: -1, coFinancingCents: 1.5, areaId: area('lavoro'), partnerId: 'x' }).expect(422);
    expect(bad.body.errors.map((e: { pointer: string; code: string }) => [e.pointer, e.code]).sort()).toEqual([
      ['/amountCents', 'field.amount'], ['/areaId', 'field.unknown'], ['/coFinancingCents', 'field.amount'], ['/partnerId', 'field.id'],
    ]);
    for (const amountCents of ['5', 2 ** 53, null, 0.1]) await allocate({ amountCents }).expect(422);
    expect((await allocate().expect(409)).body.code).toBe('allocation.exists');
    await api.sql.query('update partner set area_ids = $2 where id = $1', [theirs, [area('stigma')]]);
    expect((await allocate({ partnerId: theirs }).expect(422)).body).toMatchObject({ code: 'allocation.partner-area', errors: [{ pointer: '/partnerId' }] });
    await api.sql.query('update partner set area_ids = $2 where id = $1', [theirs, [area('abitare')]]);
    const calendar = (await office.get('/programme')).body.periods.find((p: { basis: string }) => p.basis === 'calendar_year');
    expect((await allocate({ periodId: calendar.id }).expect(422)).body).toMatchObject({ code: 'allocation.no-ceiling', errors: [{ pointer: '/periodId' }] });
    expect(await rows()).toBe(before);
  });

  it('repeats no creation under the same key', async () => {
    const key = uuid();
    const body = { actionId: action('abitare', '1.2'), partnerId: mine, periodId: period(1), amountCents: 5 };
    const first = await office.post('/allocations', body, key).expect(201);
    const again = await office.post('/allocations', body, key).expect(201);
    expect(again.body).toEqual(first.body);
    expect((await office.post('/allocations', { ...body, amountCents: 6 }, key).expect(422)).body.code).toBe('idempotency.mismatch');
  });

  it('lists the ledger, newest first, to who keeps the books', async () => {
    const own = (await allocate().expect(201)).body;
    const other = (await allocate({ partnerId: theirs }).expect(201)).body;
    for (let i = 1; i <= 5; i++) await post(own.id, i % 2 ? 'committed' : 'approved', i);
    await post(other.id, 'committed', 77);
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { body: { items: { amountCents: number }[]; nextCursor: string | null } } = await office.get(`/ledger-entries?limit=2&allocationId=${own.id}${cursor ? `&cursor=${cursor}` : ''}`).expect(200);
      seen.push(...page.body.items.map((e) => e.amountCents));
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual([5, 4, 3, 2, 1]);
    expect((await office.get('/ledger-entries')).body.items).toHaveLength(6);
    expect((await clients['treasurer'].get('/ledger-entries')).body.items).toHaveLength(6);
    expect((await clients['referent'].get('/ledger-entries')).body.items.map((e: { partnerId: string }) => e.partnerId)).toEqual(Array(5).fill(mine));
    expect((await clients['referent'].get(`/ledger-entries?allocationId=${other.id}`)).body.items).toEqual([]);
    expect((await office.get('/ledger-entries?kind=approved')).body.items).toHaveLength(2);
    for (const name of ['manager', 'operator', 'cabina', 'auditor']) await clients[name].get('/ledger-entries').expect(403);
  });

  it('the ledger itself refuses what goes beyond an allocation or names another one', async () => {
    const own = (await allocate({ amountCents: 100 }).expect(201)).body;
    await post(own.id, 'committed', 60);
    await expect(post(own.id, 'approved', 41)).rejects.toMatchObject({ code: 'VS001', detail: 'commitment.beyond-allocation', hint: '40' });
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => post(own.id, 'committed', 40)));
    expect(tries.filter((t) => t.status === 'fulfilled')).toHaveLength(1);
    await expect(api.sql.query(
      `insert into ledger_entry (id, allocation_id, convenzione_id, area_id, partner_id, kind, amount_cents, source, source_id)
       select $1, id, convenzione_id, area_id, $3, 'paid', 1, 'test', $1 from allocation where id = $2`, [uuid(), own.id, theirs],
    )).rejects.toMatchObject({ code: 'VS001', detail: 'ledger.mismatch' });
  });
});
