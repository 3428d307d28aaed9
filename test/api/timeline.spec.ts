// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { BRANCHES } from '../../src/reports/timeline/branches.js';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addAssignment, addEnrolment, addPerson, addPersonInCharge, arrangeWorld, TODAY, type World } from '../support/arrange.js';
import { pdf } from '../support/files.js';
import { action, area, CONVENZIONE } from '../support/people.js';

interface Item {
  id: string;
  kind: string;
  event: string;
  on: string;
  at: string | null;
  by: string | null;
  area: { key: string } | null;
  detail: Record<string, unknown>;
  text: string | null;
  leadsTo: string | null;
}

describe('the timeline of a person', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let other: ApiClient;
  let coordinator: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
    other = await api.signIn(world.otherManager.email);
    coordinator = await api.signIn(world.coordinators.abitare.email);
  });
  afterAll(() => api.close());

  const read = async (personId: string, query = '', by = manager): Promise<{ items: Item[]; nextCursor: string | null }> => (await by.get(`/people/${personId}/timeline${query}`).expect(200)).body;
  const told = async (personId: string, query = '', by = manager): Promise<string[]> => (await read(personId, query, by)).items.map(({ on, event }) => `${on} ${event}`);
  const note = async (personId: string, values: object = {}, by = manager): Promise<string> => (await by.post(`/people/${personId}/notes`, { kind: 'visit', text: 'Detto e fatto.', ...values }).expect(201)).body.id;

  interface Held { personId: string; enrolmentId: string; on: string; status?: string; where?: { area: 'abitare' | 'carcere-rems'; action: string } }
  const held = async ({ personId, enrolmentId, on, status = 'submitted', where = { area: 'abitare', action: '1.1' } }: Held): Promise<string> => {
    const id = uuid();
    const place = [CONVENZIONE, world.partners[0].id, area(where.area), action(where.area, where.action)];
    await api.sql.query(
      `insert into activity (id, convenzione_id, partner_id, area_id, action_id, kind, title, held_on, starts_at, minutes, status, operator_id, submitted_at, decided_at, decided_by)
       values ($1, $2, $3, $4, $5, 'simple', 'Cucinare insieme', $6, '16:30', 60, $7, $8, case when $7 <> 'draft' then now() end, case when $7 = 'validated' then now() end, case when $7 = 'validated' then $9::uuid end)`,
      [id, ...place, on, status, world.partners[0].operator.id, world.coordinators.abitare.id],
    );
    await api.sql.query(`insert into attendance (id, activity_id, convenzione_id, partner_id, area_id, action_id, enrolment_id, person_id, held_on, minutes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 60)`, [uuid(), id, ...place, enrolmentId, personId, on]);
    return id;
  };

  it('tells of everything that the reader may see, newest first, each with who, where and what it leads to', async () => {
    const { personId, caseId, enrolmentId } = await addPersonInCharge(api.sql, world);
    const noteId = await note(personId, { happenedOn: '2026-10-02', happenedAt: '09:15', minutes: 40 });
    const activityId = await held({ personId, enrolmentId, on: '2026-10-02' });
    await held({ personId, enrolmentId, on: '2026-10-09', status: 'draft' });
    const { body: document } = await manager.upload(`/people/${personId}/documents`, { kind: 'certificate', title: 'Certificato' }, { name: 'c.pdf', content: pdf('c') }).expect(201);
    await api.sql.query(`update document set uploaded_at = '2026-10-15T22:30:00Z' where id = $1`, [document.id]);
    await api.sql.query(`insert into axis_level (id, case_id, person_id, axis, moment, level, assessed_on, assessed_by) values ($1, $3, $4, 'casa', 'baseline', 2, '2026-09-20', $5), ($2, $3, $4, 'lavoro', 'baseline', 3, '2026-09-20', $5)`, [uuid(), uuid(), caseId, personId, world.manager.id]);
    const { items, nextCursor } = await read(personId);
    expect(nextCursor).toBeNull();
    expect(items.map(({ on, event }) => `${on} ${event}`)).toEqual([
      // Half past midnight in Rome.
      '2026-10-16 document_added', '2026-10-02 activity', '2026-10-02 note', '2026-09-20 levels',
      '2026-09-15 enrolment_started', '2026-09-15 assignment_started', '2026-09-01 consent_given', '2026-09-01 consent_given', '2026-09-01 case_opened',
    ]);
    const of = (event: string): Item => items.find((item) => item.event === event)!;
    expect(of('note')).toMatchObject({ id: `note:${noteId}`, kind: 'note', at: '09:15', by: 'Prova manager', area: null, text: 'Detto e fatto.', leadsTo: `note:${noteId}`, detail: { noteKind: 'visit', minutes: 40, compartment: 'general', corrected: false } });
    expect(of('activity')).toMatchObject({ kind: 'activity', at: '16:30', by: 'Prova operatore', area: { key: 'abitare' }, leadsTo: `activity:${activityId}`, detail: { title: 'Cucinare insieme', present: true, minutes: 60, partner: world.partners[0].name, status: 'submitted' } });
    expect(of('document_added')).toMatchObject({ at: '00:30', leadsTo: `document:${document.id}`, detail: { documentKind: 'certificate', title: 'Certificato', withdrawn: false } });
    expect(of('levels').detail).toEqual({ moment: 'baseline', levels: [{ axis: 'casa', level: 2 }, { axis: 'lavoro', level: 3 }] });
    expect(of('assignment_started')).toMatchObject({ text: 'Sostegno educativo a domicilio', area: { key: 'abitare' }, detail: { partner: world.partners[0].name, action: { code: '1.1' } } });
    expect(items.filter(({ event }) => event === 'consent_given').map(({ detail }) => detail['purpose']).sort()).toEqual(['sharing_with_partners', 'taking_in_charge']);
  });

  it('leaves out what lies ahead, and tells of an end when it has come', async () => {
    const { personId, caseId } = await addPerson(api.sql, { managerId: world.manager.id, consents: [] });
    const { enrolmentId } = await addEnrolment(api.sql, { personId, caseId, startsOn: '2026-10-01', endsOn: '2026-12-31' });
    await addAssignment(api.sql, { enrolmentId, partnerId: world.partners[0].id, startsOn: '2026-10-05', endsOn: '2026-11-20' });
    await addAssignment(api.sql, { enrolmentId, partnerId: world.partners[0].id, startsOn: '2026-12-01' });
    expect(await told(personId)).toEqual(['2026-11-20 assignment_ended', '2026-10-05 assignment_started', '2026-10-01 enrolment_started', '2026-09-01 case_opened']);
  });

  it('comes in pages of twenty at most, without doubles or gaps, also where many things share a day', async () => {
    const personId = (await addPerson(api.sql, { managerId: world.manager.id, consents: [] })).personId;
    for (let i = 0; i < 47; i++) await note(personId, { text: `Nota ${i}`, happenedOn: `2026-10-${String(1 + Math.floor(i / 12)).padStart(2, '0')}`, ...(i % 3 === 0 && { happenedAt: '10:00' }) });
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await read(personId, cursor && `?cursor=${cursor}`);
      seen.push(...page.items.map(({ id }) => id));
      sizes.push(page.items.length);
      cursor = page.nextCursor;
    }
    expect([sizes, new Set(seen).size]).toEqual([[20, 20, 8], 48]);
    for (const query of ['?limit=21', '?limit=0', '?cursor=abc', `?cursor=${Buffer.from('["x","y"]').toString('base64url')}`, '?kinds=secrets', '?from=2026-13-01']) await manager.get(`/people/${personId}/timeline${query}`).expect(422);
  });

  it('is narrowed by kind and by day', async () => {
    const { personId } = await addPersonInCharge(api.sql, world);
    await note(personId, { happenedOn: '2026-10-20' });
    await note(personId, { happenedOn: '2026-11-20' });
    expect(await told(personId, '?kinds=note')).toEqual(['2026-11-20 note', '2026-10-20 note']);
    expect(await told(personId, '?kinds=note,case&to=2026-10-31')).toEqual(['2026-10-20 note', '2026-09-01 case_opened']);
    expect(await told(personId, '?from=2026-09-15&to=2026-09-15&kinds=enrolment,assignment')).toHaveLength(2);
  });

  it('tells of a withdrawn consent, and of nothing that rested on an explicit one', async () => {
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id, consents: [] });
    const consentId = uuid();
    await api.sql.query(`insert into consent (id, person_id, purpose, legal_basis, given_on, recorded_by) values ($1, $2, 'hiv', 'explicit_consent', '2026-10-01', $3)`, [consentId, personId, world.manager.id]);
    await note(personId, { compartment: 'hiv' });
    await manager.upload(`/people/${personId}/documents`, { kind: 'clinical_report', title: 'Referto', compartment: 'hiv' }, { name: 'r.pdf', content: pdf('r') }).expect(201);
    expect(await told(personId, '?kinds=note,document')).toHaveLength(2);
    await api.sql.query(`update consent set withdrawn_on = $2 where id = $1`, [consentId, TODAY]);
    expect(await told(personId)).toEqual([`${TODAY} consent_withdrawn`, '2026-10-01 consent_given', '2026-09-01 case_opened']);
  });

  it('of area 4 tells only who acts there', async () => {
    const { personId, caseId } = await addPerson(api.sql, { managerId: world.manager.id, consents: [] });
    await api.sql.query('insert into care_team (id, case_id, person_id, account_id, starts_on) values ($1, $2, $3, $4, $5)', [uuid(), caseId, personId, world.otherManager.id, TODAY]);
    const { enrolmentId } = await addEnrolment(api.sql, { personId, caseId, area: 'carcere-rems', action: '2.1', targetGroup: 'leaving_or_left_prison_or_rems', startsOn: '2026-10-01' });
    await addAssignment(api.sql, { enrolmentId, partnerId: world.partners[0].id });
    await held({ personId, enrolmentId, on: '2026-10-10', where: { area: 'carcere-rems', action: '2.1' } });
    await note(personId, { compartment: 'judicial' }, other);
    expect(await told(personId)).toEqual(['2026-09-01 case_opened']);
    expect(await told(personId, '', other)).toEqual([`${TODAY} note`, '2026-10-10 activity', '2026-10-01 enrolment_started', '2026-10-01 assignment_started', '2026-09-01 case_opened']);
  });

  it('to the area’s coordinator tells what the area does, without diary and documents', async () => {
    const { personId, enrolmentId } = await addPersonInCharge(api.sql, world);
    await note(personId);
    await manager.upload(`/people/${personId}/documents`, { kind: 'other', title: 'Carta' }, { name: 'x.pdf', content: pdf('x') }).expect(201);
    await held({ personId, enrolmentId, on: '2026-10-10', status: 'validated' });
    expect(await told(personId, '', coordinator)).toEqual(['2026-10-10 activity', '2026-09-15 enrolment_started', '2026-09-15 assignment_started', '2026-09-01 consent_given', '2026-09-01 consent_given', '2026-09-01 case_opened']);
  });

  it('knows of every branch in which compartments its records stand', async () => {
    const { rows } = await api.sql.query<{ name: string; column: string }>(
      `select c.table_name as name, c.column_name as column from information_schema.columns c
        where c.table_schema = 'public' and c.column_name in ('compartment', 'compartments', 'area_id')
          and exists (select from information_schema.columns p where p.table_schema = 'public' and p.table_name = c.table_name and p.column_name = 'person_id')`);
    const tablesWith = (columns: string[]): Set<string> => new Set(rows.filter(({ column }) => columns.includes(column)).map(({ name }) => name));
    const [compartmented, placed] = [tablesWith(['compartment', 'compartments']), tablesWith(['area_id'])];
    for (const { kind, sql } of BRANCHES) {
      const { fields } = await api.sql.query(`select b.* from (${sql.replaceAll('$1', 'null::uuid')}) b limit 0`);
      expect([kind, fields.length]).toEqual([kind, 10]);
      const tables = [...sql.matchAll(/\b(?:from|join) (\w+)/g)].map(([, name]) => name);
      if (tables.some((name) => compartmented.has(name))) expect([kind, sql]).toEqual([kind, expect.stringMatching(/array\[\w\.compartment\]|, \w\.compartments\n/)]);
      if (tables.some((name) => placed.has(name) && !compartmented.has(name))) expect([kind, sql]).toEqual([kind, expect.stringContaining('carcere-rems')]);
    }
  });

  it('is not for partners, services and offices, and does not tell a person of others from nobody', async () => {
    const { personId } = await addPersonInCharge(api.sql, world);
    for (const { email } of [world.partners[0].operator, world.service.referrer, world.office, world.cabina]) await (await api.signIn(email)).get(`/people/${personId}/timeline`).expect(403);
    const [foreign, nobody] = await Promise.all([other.get(`/people/${personId}/timeline`).expect(404), other.get(`/people/${randomUUID()}/timeline`).expect(404)]);
    expect({ ...foreign.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
  });

  it('leaves in the trail that it was read, and of whom', async () => {
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id });
    await read(personId);
    const { rows } = await api.sql.query(`select account_id, person_ids from audit.entry where verb = 'read' and subject = 'Timeline' order by id desc limit 1`);
    expect(rows).toEqual([{ account_id: world.manager.id, person_ids: [personId] }]);
  });
});
