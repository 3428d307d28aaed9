// SPDX-License-Identifier: AGPL-3.0-or-later
import { loadDemo } from '../../src/demo/load-demo.js';
import { TABLE_NAMES } from '../../src/demo/tables.js';
import { parseTaxCode, matchesIdentity } from '../../src/participants/tax-code.js';
import { FieldCipher } from '../../src/platform/crypto/field-cipher.js';
import { ROLES } from '../../src/platform/access/grants.js';
import { DEMO_PASSWORD } from '../../src/platform/identity/demo-password.js';
import { ApiClient, type TestApi } from '../support/api.js';
import { contentHashes, DEMO_DAY, hashesUnder, startDemo, withDatabase } from '../support/demo.js';
import { recount } from '../support/demo-recount.js';

/** Loading and asking some hundreds of lists takes longer than a test usually may. */
const LONG = 180_000;

interface DemoAccount {
  email: string;
  password: string;
  roles: string[];
  areas: string[];
}

const demoAccounts = async (api: TestApi): Promise<DemoAccount[]> => (await api.anonymous().get('/demo/accounts').expect(200)).body.items;

/** Lists of the running router: GET, no id in the path, `items` in the answer. */
async function listRoutes(api: TestApi): Promise<{ path: string; needs: string[] }[]> {
  const { body } = await api.anonymous().get('/openapi.json').expect(200);
  const routes = Object.entries(body.paths as Record<string, { get?: { parameters?: { in: string; name: string; required?: boolean }[] } }>);
  return routes
    .filter(([path, { get }]) => get && path.startsWith('/api/v1/') && !path.includes('{'))
    .map(([path, { get }]) => ({ path: path.slice('/api/v1'.length), needs: (get!.parameters ?? []).filter((p) => p.in === 'query' && p.required).map((p) => p.name) }));
}

/** What a list that needs an id is asked for: that of somebody whom the account reaches. */
async function idFor(client: ApiClient, name: string): Promise<string> {
  const { body } = await client.get('/people?limit=1').expect(200);
  const { id, caseId } = body.items[0];
  return name === 'caseId' ? caseId : id;
}

/**
 * Lists that may be empty on other days than the demo's own: what waits to be done, which nobody has to leave undone; and early in the
 * programme, what nobody has done yet; and of a service, the few plans that it is part of. And what is new since one was here last, to
 * who signs in for the first time.
 */
const SINCE = ['/desk/changes'];
const WORK = ['/desk/due', '/duplicate-pairs', '/retention-proposals'];
const NOT_YET = ['/extensions', '/ledger-entries'];
const PLANS = ['/plan-signatories', '/plan-lines', '/plan-interventions'];
type When = 'usual' | 'early' | 'late';
const MAY_BE_EMPTY: Readonly<Record<When, ReadonlySet<string>>> = { usual: new Set(SINCE), early: new Set([...SINCE, ...WORK, ...PLANS, ...NOT_YET]), late: new Set([...SINCE, ...WORK, ...PLANS]) };

async function emptyLists(api: TestApi, when: When = 'usual'): Promise<{ asked: number; empty: string[] }> {
  const routes = await listRoutes(api);
  const empty: string[] = [];
  let asked = 0;
  for (const { email, password, roles } of await demoAccounts(api)) {
    const client = await api.signIn(email, password);
    expect(client.session.roles.map(({ role }) => role).sort()).toEqual([...roles].sort());
    for (const { id, role } of client.session.roles) {
      if (client.session.role.id !== id) await client.patch('/session', { roleId: id }, null).expect(200);
      let lists = 0;
      for (const { path, needs } of routes) {
        // What is asked by something that only another role knows is no list to land on.
        if (!needs.every((name) => name === 'caseId' || name === 'personId')) continue;
        const first = await client.get(needs.length === 0 ? path : `${path}?limit=1`);
        // Not this role's; or what is not switched on here.
        if (first.status === 403 || first.status === 404) continue;
        if (needs.length === 0) expect({ path, status: first.status }).toEqual({ path, status: 200 });
        const query = needs.length === 0 ? '' : `?${(await Promise.all(needs.map(async (name) => `${name}=${await idFor(client, name)}`))).join('&')}`;
        const { status, body } = query === '' ? first : await client.get(path + query);
        if (!Array.isArray(body.items)) continue;
        expect({ path, status }).toEqual({ path, status: 200 });
        lists += 1;
        if (body.items.length === 0 && !MAY_BE_EMPTY[when].has(path)) empty.push(`${email} as ${role}: ${path}`);
      }
      expect(lists).toBeGreaterThan(3);
      asked += lists;
    }
  }
  return { asked, empty };
}

describe('demo data of the usual size', () => {
  let api: TestApi;
  const count = async (sql: string): Promise<number> => Number((await api.sql.query(`select (${sql}) as n`)).rows[0].n);
  beforeAll(async () => {
    ({ api } = await startDemo());
  }, LONG);
  afterAll(() => api.close());

  it('has about 900 people, 12 partners and 20 000 activities', async () => {
    expect(await count('select count(*) from person')).toBeGreaterThan(850);
    expect(await count('select count(*) from partner')).toBe(12);
    const activities = await count('select count(*) from activity');
    expect([activities > 18_000, activities < 22_500]).toEqual([true, true]);
  });

  it('has every value of every status at least three times', async () => {
    const { rows } = await api.sql.query<{ table: string; definition: string }>(
      `select conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'c' and conrelid::regclass::text = any ($1)`,
      [TABLE_NAMES],
    );
    // Who takes part is fixed, not a state: one Comune, twelve partners of seven kinds, two groupings, one proroga and no ampliamento.
    const fixed = new Set(['access.organisation.kind', 'access.account_role.role', 'access.account.locale', 'access.mail.locale', 'partner.runts_section', 'partner_grouping.kind', 'convenzione_extension.kind']);
    // What stands within a transaction alone: a refusal returns the plan to its draft, and the events keep it. And what only a merge
    // makes: it is in no list, until the merge is undone.
    const passing = new Set(['case_file.status = joined', 'plan_signatory.status = refused']);
    const rare: string[] = [];
    let values = 0;
    for (const { table, definition } of rows) {
      const match = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.+)\]\)\)\)$/.exec(definition);
      if (!match || fixed.has(`${table}.${match[1]}`)) continue;
      for (const [, value] of match[2].matchAll(/'([^']+)'/g)) {
        values += 1;
        const times = await count(`select count(*) from ${table} where ${match[1]} = '${value}'`);
        if (times < 3 && !passing.has(`${table}.${match[1]} = ${value}`)) rare.push(`${table}.${match[1]} = ${value}: ${times}`);
      }
    }
    expect(rare).toEqual([]);
    expect(values).toBeGreaterThan(90);
  });

  it.each([
    ['participations awaiting their result', `select count(*) from participation where exited_on between access.today() - 28 and access.today()`, 3],
    ['participations lacking what makes them reportable', `select count(*) from participation where num_nulls(sex, birth_date, employment_status, education) > 0`, 3],
    ['people who refused an answer', `select count(*) from participation where 'refused' in (disability, foreign_background, minority, homeless)`, 3],
    ['people who are known by an alias alone', `select count(*) from person where given_name is null and family_name is null`, 3],
    ['enrolments waiting for a coordinator', `select min(n) from (select (select count(*) from enrolment e where e.area_id = a.id and not e.admitted and e.outside_declined_on is null) as n from area a) x`, 3],
    ['enrolments admitted outside the ages', `select min(n) from (select (select count(*) from enrolment e where e.area_id = a.id and e.outside_admitted_by is not null) as n from area a) x`, 3],
    ['enrolments declined', `select count(*) from enrolment where outside_declined_on is not null`, 3],
    ['withdrawn consents to share', `select count(*) from consent where withdrawn_on is not null and purpose = 'sharing_with_partners'`, 3],
    ['people who came back', `select count(*) from (select person_id from case_file group by 1 having count(*) > 1) x`, 3],
    ['people with several partners', `select count(*) from (select person_id from assignment group by 1 having count(distinct partner_id) > 1) x`, 3],
    ['people in several areas', `select count(*) from (select person_id from enrolment group by 1 having count(distinct area_id) > 1) x`, 3],
    ['versions that took the place of another, with a goal more', `select count(*) from plan p where p.number > 1 and (select count(*) from plan_goal g where g.plan_id = p.id) > (select count(*) from plan_goal g where g.plan_id = p.previous_id)`, 3],
    ['signatures awaited from each kind of signatory', `select min(n) from (select k, count(s.id) as n from unnest(array['person', 'case_manager', 'service', 'comune', 'partner']) k left join plan p on p.status = 'proposed' left join plan_signatory s on s.plan_id = p.id and s.kind = k and s.status = 'pending' and (k <> 'service' or access.service_sits(s.person_id, s.organisation_id)) group by k) x`, 3],
    ['plans that came back without a signature', `select count(*) from plan p where p.status = 'draft' and exists (select from plan_event e where e.plan_id = p.id and e.kind = 'refused')`, 3],
    ['reviews that are due', `select count(*) from plan p where p.status = 'active' and coalesce((select r.next_review_on from plan_review r where r.plan_id = p.id order by r.held_on desc limit 1), p.review_on) <= access.today()`, 3],
    ['interventions behind or ahead of their hours', `select count(*) from plan_intervention i where i.planned_minutes is not null and exists (select from attendance t where t.enrolment_id = i.enrolment_id and t.partner_id = i.partner_id and t.validated_at is not null)`, 100],
    ['lines that pay for an intervention', `select count(*) from plan_line where intervention_id is not null`, 100],
    ['plans in each intensity band', `select min(n) from (select b.level, count(p.id) as n from intensity_band b left join (select p.id, p.starts_on, round((select sum(l.amount_cents) from plan_line l where l.plan_id = p.id and l.source <> 'community')::numeric / (p.ends_on - p.starts_on + 1)) as daily from plan p) p on p.starts_on between b.valid_from and coalesce(b.valid_to, 'infinity') and p.daily >= b.from_cents_per_day and (b.to_cents_per_day is null or p.daily < b.to_cents_per_day) group by b.level) x`, 3],
    ['notes in each compartment', `select min(n) from (select (select count(*) from note x where x.compartment = c) as n from unnest(array['general', 'judicial', 'substance_use', 'hiv', 'sexual_violence']) c) y`, 3],
    ['notes that correct others, and notes changed by their author', `select least((select count(*) from note where corrects_id is not null), (select count(*) from note_version))`, 3],
    ['documents replaced and withdrawn', `select least((select count(*) from document where replaced_at is not null), (select count(*) from document where withdrawn_at is not null))`, 3],
    ['notes hidden by a withdrawn consent', `select count(*) from note n where n.compartment in ('substance_use', 'hiv', 'sexual_violence') and not exists (select from consent k where k.person_id = n.person_id and k.purpose = n.compartment and k.withdrawn_on is null)`, 3],
    ['next contacts that are overdue', `select count(*) from note n where n.next_contact_on < access.today() and not exists (select from note x where x.person_id = n.person_id and x.happened_on >= n.next_contact_on)`, 3],
    ['counts of people without a name', `select count(*) from headcount`, 3],
    ['contacts that no longer reach the person', `select count(*) from person_contact where valid_to is not null`, 3],
    ['people whom nobody knows how to reach', `select count(*) from person p where not exists (select from person_contact c where c.person_id = p.id)`, 3],
    ['relatives who are followed too', `select count(*) from person_link`, 3],
    ['minors without anybody who represents them', `select count(*) from person_identity i where access.age_on(i.birth_date, access.today()) < 18 and not exists (select from representative r where r.person_id = i.person_id)`, 3],
    ['representatives who were replaced', `select count(*) from representative where ended_reason is not null`, 3],
    ['representatives whose act was not seen yet', `select count(*) from representative r where representative_lacks(r, null, access.today()) = 'act'`, 3],
    ['consents that have run out', `select count(*) from consent where withdrawn_on is null and expires_on < access.today()`, 3],
    ['consents given anew', `select count(*) from consent a join consent b on b.person_id = a.person_id and b.purpose = a.purpose and b.given_on = a.expires_on + 1`, 3],
    ['codes under which people were known before', `select count(*) from person_history where code_hmac is not null`, 3],
    ['people registered without a participation', `select count(*) from person p where not exists (select from participation t where t.person_id = p.id)`, 3],
    ['people in area 4 whose case manager does not act there', `select count(*) from case_file c join enrolment e on e.case_id = c.id join area a on a.id = e.area_id join access.account_role r on r.account_id = c.case_manager_id where a.key = 'carcere-rems' and not a.id = any (r.area_ids)`, 3],
  ])('has %s', async (_, sql, least) => expect(await count(sql)).toBeGreaterThanOrEqual(least));

  it.each([
    ['every attendance is of an assignment with that partner in that action on that day', `select count(*) from attendance t join activity v on v.id = t.activity_id where t.action_id <> v.action_id or t.partner_id <> v.partner_id or t.held_on <> v.held_on or not exists (select from assignment s where s.enrolment_id = t.enrolment_id and s.person_id = t.person_id and s.partner_id = t.partner_id and s.action_id = t.action_id and t.held_on between s.starts_on and coalesce(s.ends_on, 'infinity'))`],
    ['attendance is stamped with its activity, for who was there', `select count(*) from attendance t join activity v on v.id = t.activity_id where (t.validated_at is not null) <> (v.status = 'validated' and t.present) or t.minutes > v.minutes`],
    ['coordinators decide in their own area, never on their own reports', `select count(*) from activity v where decided_by is not null and (decided_by = operator_id or not exists (select from access.account_role r where r.account_id = v.decided_by and r.role = 'case_coordinator' and v.area_id = any (r.area_ids)))`],
    ['operators report for their partner in their areas', `select count(*) from activity v where not exists (select from access.account_role r where r.account_id = v.operator_id and r.organisation_id = v.partner_id and v.area_id = any (r.area_ids))`],
    ['activities have somebody in them', `select count(*) from activity v where not exists (select from attendance t where t.activity_id = v.id) and not exists (select from headcount h where h.activity_id = v.id)`],
    ['actions without names have no attendance, groups counted are the action’s audience', `select (select count(*) from attendance t join action a on a.id = t.action_id where not a.named_participants) + (select count(*) from headcount h join activity v on v.id = h.activity_id left join action_target_group g on g.action_id = v.action_id and g.target_group_id = h.target_group_id left join target_group k on k.id = g.target_group_id where k.kind is distinct from 'audience')`],
    ['who entered fits the ages, unless the coordinator was asked', `select count(*) from enrolment e join target_group g on g.id = e.target_group_id left join person_identity i on i.person_id = e.person_id where (e.outside_reason is null) = (num_nonnulls(g.min_age, g.max_age) > 0 and coalesce(access.age_on(i.birth_date, e.starts_on) not between coalesce(g.min_age, 0) and coalesce(g.max_age, 200), true))`],
    ['target groups belong to the action and take participants', `select count(*) from enrolment e left join action_target_group g on g.action_id = e.action_id and g.target_group_id = e.target_group_id left join target_group k on k.id = g.target_group_id where k.kind is distinct from 'participants'`],
    ['enrolments lie within their case, assignments within their enrolment, and only of who entered', `select (select count(*) from enrolment e join case_file c on c.id = e.case_id where e.starts_on < c.opened_on or c.status = 'concluded' and coalesce(e.ends_on, 'infinity') > c.concluded_on) + (select count(*) from assignment s join enrolment e on e.id = s.enrolment_id where not e.admitted or s.starts_on < e.starts_on or coalesce(s.ends_on, 'infinity') > coalesce(e.ends_on, 'infinity') or s.person_id <> e.person_id or s.action_id <> e.action_id)`],
    ['notes and documents are by who followed the person then, judicial ones by who acts in area 4', `select count(*) from (select author_id as by, case_id, happened_on as day, compartment from note union all select uploaded_by, case_id, dated_on, compartment from document) x where not exists (select from care_team t join access.account_role r on r.account_id = t.account_id where t.case_id = x.case_id and t.account_id = x.by and x.day between t.starts_on and coalesce(t.ends_on, 'infinity') and (x.compartment <> 'judicial' or exists (select from area a where a.key = 'carcere-rems' and a.id = any (r.area_ids))))`],
    ['every document has its file, and no file is kept twice for a person', `select (select count(*) from document d where not exists (select from document_content c where c.document_id = d.id)) + (select count(*) from (select from document where replaced_at is null and withdrawn_at is null group by person_id, sha256 having count(*) > 1) x)`],
    ['assignments rest on a consent', `select count(*) from assignment s where not exists (select from consent k where k.person_id = s.person_id and k.purpose = 'sharing_with_partners' and k.given_on <= s.starts_on and coalesce(k.withdrawn_on, 'infinity') >= coalesce(s.ends_on, access.today()))`],
    ['earlier codes are nobody else’s', `select count(*) from person_history h where h.code_hmac is not null and exists (select from person_identity i where i.code_hmac = h.code_hmac and i.person_id <> h.person_id)`],
    ['what people were before ended after they were registered', `select count(*) from person_history h join person p on p.id = h.person_id where h.valid_to < (p.created_at at time zone 'Europe/Rome')::date`],
    ['a withdrawn consent leaves no partner in reach', `select count(*) from access.reach r join consent k on k.person_id = r.person_id where r.source = 'assignment' and k.purpose = 'sharing_with_partners' and k.withdrawn_on is not null`],
    ['every assignment of who still shares is in reach, and every case', `select (select count(*) from assignment s where not exists (select from access.reach r where r.source_id = s.id) and not exists (select from consent k where k.person_id = s.person_id and k.purpose = 'sharing_with_partners' and k.withdrawn_on is not null)) + (select count(*) from case_file c where not exists (select from access.reach r where r.person_id = c.person_id and r.holder = c.case_manager_id))`],
    ['participations run from the first entry to the last exit', `select count(*) from participation p where p.entered_on <> (select min(e.starts_on) from enrolment e where e.person_id = p.person_id and e.admitted) or p.exited_on is distinct from (select c.concluded_on from case_file c where c.person_id = p.person_id and exists (select from enrolment e where e.case_id = c.id and e.admitted) order by c.opened_on desc limit 1)`],
    ['every admitted enrolment has its participation', `select count(*) from enrolment e where e.admitted <> (e.participation_id is not null)`],
    ['plans end with their case, and only then', `select count(*) from plan p join case_file c on c.id = p.case_id where (p.status in ('draft', 'proposed', 'active')) <> (c.status = 'open') and p.status <> 'superseded' or p.status in ('active', 'superseded') and p.activated_at is null or p.starts_on < c.opened_on`],
    ['what is committed is what the versions agreed on last have on the convenzione, to the cent', `with last as (select distinct on (case_id) id from plan where activated_at is not null order by case_id, number desc), due as (select l.lineage_id, l.allocation_id, l.amount_cents from plan_line l join last p on p.id = l.plan_id where l.allocation_id is not null), posted as (select l.lineage_id, e.allocation_id, sum(e.amount_cents) as cents from ledger_entry e left join plan_line l on l.id = e.source_id where e.kind = 'committed' group by 1, 2) select count(*) from due full join posted using (lineage_id, allocation_id) where amount_cents is distinct from cents`],
    ['a version is agreed on when everybody who has to has signed this very content, and not before', `select count(*) from plan p where (p.activated_at is not null) <> (p.status <> 'proposed' and not exists (select from plan_signatory s where s.plan_id = p.id and s.mandatory and s.status <> 'signed') and exists (select from plan_signatory s where s.plan_id = p.id)) or exists (select from plan_signatory s where s.plan_id = p.id and s.status = 'signed' and s.signed_hash is distinct from plans.fingerprint(p.id))`],
    ['a version was signed by the person or who represents them, the case manager and everybody it names', `select count(*) from plan p where p.status <> 'draft' and (not exists (select from plan_signatory s where s.plan_id = p.id and s.kind in ('person', 'representative')) or not exists (select from plan_signatory s where s.plan_id = p.id and s.kind = 'case_manager') or exists (select from (select partner_id from plan_line l where l.plan_id = p.id union select partner_id from plan_intervention i where i.plan_id = p.id) n where n.partner_id is not null and not exists (select from plan_signatory s where s.plan_id = p.id and s.organisation_id = n.partner_id and s.mandatory)))`],
    ['versions follow one another', `select count(*) from plan p left join plan v on v.id = p.previous_id where (p.number = 1) <> (v.id is null) or v.status not in ('superseded', 'active', 'closed') or v.case_id <> p.case_id or v.number <> p.number - 1 or p.activated_at <= v.activated_at`],
    ['lines of the convenzione stand within the allocation’s action, partner and period', `select count(*) from plan_line l join allocation a on a.id = l.allocation_id join period p on p.id = a.period_id join enrolment e on e.id = l.enrolment_id where a.partner_id <> l.partner_id or a.action_id <> e.action_id or l.starts_on < p.starts_on or l.ends_on > p.ends_on`],
    ['allocations keep to ceilings, use to allocations', `select (select count(*) from ceiling c where c.superseded_at is null and c.amount_cents < (select coalesce(sum(a.amount_cents), 0) from allocation a where a.area_id = c.area_id and a.period_id = c.period_id)) + (select count(*) from allocation a where a.amount_cents < (select coalesce(sum(l.amount_cents), 0) from ledger_entry l where l.allocation_id = a.id and l.kind in ('committed', 'approved')))`],
    ['what plans are made of stands within their dates', `select (select count(*) from plan_intervention i join plan p on p.id = i.plan_id where i.starts_on < p.starts_on or i.ends_on > p.ends_on) + (select count(*) from plan_line l join plan_intervention i on i.id = l.intervention_id where l.plan_id <> i.plan_id or l.starts_on < i.starts_on or l.ends_on > i.ends_on)`],
    ['an attendance belongs to one intervention of a plan at most', `select count(*) from plan_intervention a join plan_intervention b on b.plan_id = a.plan_id and b.id <> a.id and b.enrolment_id = a.enrolment_id and b.partner_id = a.partner_id and daterange(a.starts_on, a.ends_on, '[]') && daterange(b.starts_on, b.ends_on, '[]')`],
    ['interventions name enrolments that are entrusted to their partner then', `select count(*) from plan_intervention i where i.enrolment_id is not null and not exists (select from assignment s where s.enrolment_id = i.enrolment_id and s.partner_id = i.partner_id and s.starts_on <= i.ends_on and coalesce(s.ends_on, 'infinity') >= i.starts_on)`],
    ['no hour of an intervention is paid twice', `select count(*) from (select i.id from plan_intervention i join plan_line l on l.intervention_id = i.id and l.unit = 'hour' group by i.id, i.planned_minutes having sum(l.quantity) * 60 > i.planned_minutes) x`],
    ['activated plans come to what was agreed', `select count(*) from plan p where p.activated_at is not null and p.agreed_total_cents is distinct from (select coalesce(sum(l.amount_cents), 0) from plan_line l where l.plan_id = p.id)`],
    ['reviews come after their plan and before its end, and evaluate every goal', `select count(*) from plan_review r join plan p on p.id = r.plan_id join case_file c on c.id = p.case_id where r.held_on < p.starts_on or r.held_on < p.activated_at::date or r.held_on > coalesce(c.concluded_on, access.today()) or (select count(*) from plan_goal g where g.plan_id = p.id) <> (select count(*) from plan_review_goal e join plan_goal g on g.id = e.goal_id where e.review_id = r.id and g.plan_id = p.id)`],
    ['spending is declared of other sources, within the plan’s life', `select count(*) from plan_spending s join plan_line l on l.id = s.line_id join plan p on p.id = s.plan_id where l.source in ('convenzione', 'community') or l.plan_id <> p.id or p.activated_at is null or s.spent_on not between l.starts_on and access.today()`],
    ['bands say that they are for show', `select count(*) from intensity_band where act_number not like 'Atto dimostrativo%' or act_date > access.today()`],
    ['concluded cases have evidence and an end to everything', `select count(*) from case_file c where (c.status = 'concluded') <> exists (select from conclusion_evidence e where e.case_id = c.id and e.outcome = c.outcome and e.concluded_on = c.concluded_on)`],
    ['evidence repeats the levels that were assessed', `select count(*) from conclusion_evidence e, jsonb_array_elements(e.axes) x where (x ->> 'baseline')::int is distinct from (select l.level from axis_level l where l.case_id = e.case_id and l.axis = x ->> 'axis' and l.moment = 'baseline') or (x ->> 'final')::int is distinct from (select l.level from axis_level l where l.case_id = e.case_id and l.axis = x ->> 'axis' and l.moment = 'conclusion')`],
    ['judicial referrals are of judicial sources or for Carcere/REMS, and received by who acts there', `select count(*) from referral r where (r.compartment = 'judicial') <> (r.source_kind in ('prison', 'rems', 'uepe', 'ussm', 'judicial_office') or exists (select from area a where a.id = any (r.area_ids) and a.key = 'carcere-rems')) or r.compartment = 'judicial' and r.on_behalf and not exists (select from access.account_role x join area a on a.id = any (x.area_ids) where x.account_id = r.sent_by and a.key = 'carcere-rems')`],
    ['the municipio is the social service’s alone', `select count(*) from referral where (municipio is not null) <> (source_kind like 'social_service%')`],
    ['phases follow one another from the opening to the conclusion, the last one the present', `select count(*) from case_file c join lateral (select min(p.entered_on) as first, bool_and(p.follows is null or p.follows = p.left_on) as joined, max(p.phase) filter (where p.follows is null) as last, max(p.left_on) filter (where p.follows is null) as ended from (select p.*, lead(p.entered_on) over (order by p.entered_on, p.recorded_at) as follows from case_phase p where p.case_id = c.id) p) x on true where x.first <> c.opened_on or not x.joined or x.last <> c.phase or x.ended is distinct from c.concluded_on`],
    ['accepted hand-overs are those of the teams', `select count(*) from handover h where h.status = 'accepted' and not (exists (select from care_team t where t.case_id = h.case_id and t.account_id = h.from_account_id and t.ends_on = h.decided_on - 1) and exists (select from care_team t where t.case_id = h.case_id and t.account_id = h.to_account_id and t.starts_on = h.decided_on))`],
    ['hand-overs that wait are of open cases, by who holds them', `select count(*) from handover h join case_file c on c.id = h.case_id where h.status = 'proposed' and (c.status <> 'open' or h.from_account_id <> c.case_manager_id)`],
    ['who waits is not enrolled, fits the group and has an open case', `select count(*) from waiting_entry w join case_file c on c.id = w.case_id left join action_target_group g on g.action_id = w.action_id and g.target_group_id = w.target_group_id where g.action_id is null or w.status in ('waiting', 'offered') and (c.status <> 'open' or exists (select from enrolment e where e.person_id = w.person_id and e.action_id = w.action_id and e.outside_declined_on is null and coalesce(e.ends_on, 'infinity') >= access.today()))`],
    ['whoever was enrolled from a list had asked before', `select count(*) from waiting_entry w join enrolment e on e.id = w.enrolment_id where e.person_id <> w.person_id or e.action_id <> w.action_id or w.requested_on > e.starts_on`],
    ['Carcere/REMS is asked for by who acts there', `select count(*) from waiting_entry w join area a on a.id = w.area_id where a.key = 'carcere-rems' and not exists (select from access.account_role r where r.account_id = w.requested_by and a.id = any (r.area_ids))`],
    ['every action with names has its places in the year that runs', `select count(*) from action a where a.named_participants and (select count(*) from action_places s join period p on p.id = s.period_id where s.action_id = a.id and s.superseded_on is null and access.today() between p.starts_on and p.ends_on) <> 1`],
    ['accepted referrals lead to the person’s case', `select count(*) from referral r where (r.status = 'accepted') <> exists (select from case_file c where c.referral_id = r.id and c.person_id = r.person_id and c.opened_on = r.decided_on)`],
    ['what has happened lies between the start and today', `select count(*) from (select opened_on as d from case_file union all select concluded_on from case_file union all select starts_on from enrolment union all select starts_on from assignment union all select held_on from activity union all select decided_at::date from activity union all select submitted_at::date from activity union all select assessed_on from axis_level union all select given_on from consent union all select withdrawn_on from consent union all select sent_on from referral union all select decided_on from referral union all select held_on from plan_review union all select spent_on from plan_spending union all select entered_on from participation union all select exited_on from participation union all select posted_at::date from ledger_entry union all select activated_at::date from plan union all select created_at::date from person) x where d not between '2024-06-01' and access.today()`],
    ['no hour lies ahead of today', `select count(*) from (select decided_at as t from activity union all select submitted_at from activity union all select created_at from activity union all select posted_at from ledger_entry union all select activated_at from plan union all select recorded_at from plan_review union all select declared_at from plan_spending union all select created_at from person union all select frozen_at from conclusion_evidence union all select validated_at from attendance) x where t >= access.today()`],
    ['nothing takes place on a Sunday or a holiday', `select count(*) from activity where extract(isodow from held_on) = 7 or to_char(held_on, 'MM-DD') in ('01-01', '05-01', '08-15', '12-25')`],
    ['nobody is born after they came', `select count(*) from person_identity i join case_file c on c.person_id = i.person_id where i.birth_date >= c.opened_on`],
    ['addresses and numbers lead to nobody', `select (select count(*) from access.account where demo and email !~ '@demo[.]example$') + (select count(*) from service where email !~ '[.]example$' or phone !~ '^[+]999 ')`],
  ])('holds together: %s', async (_, sql) => expect(await count(sql)).toBe(0));

  it('seals tax codes that are valid, fit the person and are nobody else’s', async () => {
    const fields = new FieldCipher(api.config.secrets.fieldKey);
    const { rows } = await api.sql.query(`select person_id, code_kind, code_cipher, code_hmac, code_key_version, birth_date::text, sex from person_identity where code_kind <> 'none'`);
    let omocodic = 0;
    const seen = new Set<string>();
    for (const row of rows) {
      const code = parseTaxCode(fields.decrypt({ cipher: row.code_cipher, keyVersion: row.code_key_version }, { table: 'person_identity', row: row.person_id }));
      if ('error' in code) throw new Error(code.error);
      expect(code.kind).toBe(row.code_kind);
      expect(matchesIdentity(code, { birthDate: row.birth_date, sex: row.sex })).toEqual([]);
      expect(fields.searchCode(code.plain, 'tax-code').equals(row.code_hmac)).toBe(true);
      if (code.normalised !== code.plain) omocodic += 1;
      seen.add(code.plain);
    }
    expect(seen.size).toBe(rows.length);
    expect(omocodic).toBeGreaterThanOrEqual(3);
  });

  it('leaves one entry in the trail, and the triggers that write it in force', async () => {
    expect(await count(`select count(*) from audit.entry where verb = 'load-demo' and (detail -> 'rows' ->> 'person')::int = (select count(*) from person)`)).toBe(1);
    // The programme was loaded before, row by row; nothing else was written down for the demo.
    expect(await count(`select count(*) from audit.entry where person_ids <> '{}' or id > (select id from audit.entry where verb = 'load-demo') and account_id is null`)).toBe(0);
    expect(await count(`select count(*) from pg_trigger where not tgisinternal and tgenabled <> 'O'`)).toBe(0);
  });

  it('offers accounts of every role, two wherever walls are to be seen', async () => {
    const accounts = await demoAccounts(api);
    const withRole = (role: string) => accounts.filter(({ roles }) => roles.includes(role));
    expect(new Set(accounts.flatMap(({ roles }) => roles))).toEqual(new Set(ROLES));
    expect(accounts.every(({ email, password }) => email.endsWith('@demo.example') && password === DEMO_PASSWORD)).toBe(true);
    expect(withRole('case_manager').length).toBeGreaterThanOrEqual(2);
    expect(withRole('case_manager').some(({ areas }) => !areas.includes('carcere-rems'))).toBe(true);
    expect(withRole('service_referrer').length).toBeGreaterThanOrEqual(2);
    expect(new Set(withRole('case_coordinator').map(({ areas }) => areas.join()))).toEqual(new Set(['abitare', 'lavoro', 'stigma', 'carcere-rems']));
    for (const role of ['partner_operator', 'partner_coordinator']) {
      for (const area of ['abitare', 'lavoro', 'stigma', 'carcere-rems']) expect(withRole(role).some(({ areas }) => areas.includes(area))).toBe(true);
      const { rows } = await api.sql.query(`select count(distinct r.organisation_id)::int as n from access.account a join access.account_role r on r.account_id = a.id where a.demo and r.role = $1`, [role]);
      expect(rows[0].n).toBeGreaterThanOrEqual(2);
    }
    expect(accounts.some(({ roles }) => roles.includes('partner_coordinator') && roles.includes('cabina_member'))).toBe(true);
  });

  it('shows no empty list to any account in any of its roles', async () => {
    const { asked, empty } = await emptyLists(api);
    expect(empty).toEqual([]);
    expect(asked).toBeGreaterThan(200);
  }, LONG);

  it('gives the figures that a plain recount gives, plausible against the targets', async () => {
    const office = await api.signIn('programme.office@demo.example', DEMO_PASSWORD);
    const { body } = await office.get('/dashboard').expect(200);
    const expected = await recount(api.sql, DEMO_DAY);
    const [eeco01, isr4] = ['EECO01', 'ISR4_2IT'].map((code) => body.indicators.find((each: { code: string }) => each.code === code));
    expect({ reportable: eeco01.value, registered: eeco01.registered, counted: isr4.value, awaiting: isr4.awaiting, notCounted: isr4.notCounted }).toEqual(expected.indicators);
    const milestone = eeco01.targets.find((target: { kind: string }) => target.kind === 'milestone');
    expect(milestone).toMatchObject({ required: 128, value: expected.reportableAtMilestone, reached: true });
    for (const { area, action, period, people, minimum } of body.minimums) {
      expect({ area: area.key, action: action.code, people }).toEqual({ area: area.key, action: action.code, people: expected.people.get(`${action.id} ${period.id}`) ?? 0 });
      if (!period.current) expect(people).toBeGreaterThanOrEqual(minimum);
    }
    for (const { area, period, ceilingCents, committedCents } of body.spending) {
      expect(committedCents).toBe(expected.committed.get(`${area.id} ${period.id}`));
      const percent = (committedCents * 100) / ceilingCents;
      expect([percent >= (period.current ? 50 : 60), percent <= 90]).toEqual([true, true]);
    }
    expect(body.spending.length).toBe(12);
    const between = (value: number, low: number, high: number): boolean => value >= low && value <= high;
    expect([between(eeco01.value, 780, 830), between(isr4.value, 380, 440), between(expected.reportableAtMilestone, 128, 175)]).toEqual([true, true, true]);
  });

  it('is not loaded twice, and time goes on but not back', async () => {
    const before = await contentHashes(api.sql);
    const options = { url: api.sql.options.connectionString!, fixed: true, seed: 2, people: 50, fieldKey: api.config.secrets.fieldKey };
    expect(await loadDemo({ ...options, today: '2026-12-01' })).toBe(false);
    expect(await count('select count(*) from access.clock where today = \'2026-12-01\'')).toBe(1);
    await expect(loadDemo({ ...options, today: '2026-11-21' })).rejects.toThrow(/DEMO_TODAY=2026-11-21.*DATA_DIR/);
    expect(await loadDemo({ ...options, today: '2026-12-02', fixed: false })).toBe(false);
    expect(await count('select count(*) from access.clock')).toBe(0);
    await loadDemo({ ...options, today: DEMO_DAY });
    expect(await contentHashes(api.sql)).toEqual(before);
  }, LONG);
});

describe('demo data from seed, day and size', () => {
  it('is the same under every time zone, and another with another seed', async () => {
    const options = { today: DEMO_DAY, seed: 7, people: 90 };
    const one = await hashesUnder('America/New_York', options);
    expect(await hashesUnder('Pacific/Kiritimati', options)).toEqual(one);
    const other = await hashesUnder('Europe/Rome', { ...options, seed: 8 });
    expect(other['person']).not.toBe(one['person']);
    expect(other['allocation']).toBe(one['allocation']);
  }, LONG);

  it('leaves nothing behind when loading is interrupted, and begins anew', () =>
    withDatabase(async (url, sql) => {
      const options = { url, today: DEMO_DAY, fixed: true, seed: 1, people: 950, fieldKey: Buffer.alloc(32, 1) };
      const rows = async () => (await sql.query(`select (select count(*) from person)::int + (select count(*) from access.account)::int + (select count(*) from audit.entry)::int as n`)).rows[0].n;
      const before = await rows();
      const killed = loadDemo({
        ...options,
        onProgress: (done) => {
          if (done > 0) void sql.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`).catch(() => undefined);
        },
      });
      await expect(killed).rejects.toThrow();
      expect(await rows()).toBe(before);
      expect(await loadDemo({ ...options, people: 40 })).toBe(true);
      expect(await rows()).toBeGreaterThan(before + 40);
    }), LONG);

  it.each([
    ['before the programme', '2024-05-01', 50],
    ['on its first day', '2024-06-01', 50],
    ['on the first day of the proroga', '2026-06-01', 200],
    ['with a single person', DEMO_DAY, 1],
    ['on a leap day to come', '2028-02-29', 60],
  ])('loads %s', (_, today, people) =>
    withDatabase(async (url, sql) => {
      expect(await loadDemo({ url, today, fixed: true, seed: 3, people, fieldKey: Buffer.alloc(32, 1) })).toBe(true);
      const { rows } = await sql.query(`select (select count(*) from access.account where demo)::int as accounts, (select count(*) from activity where held_on > $1)::int as ahead`, [today]);
      expect(rows[0].accounts).toBeGreaterThan(20);
      expect(rows[0].ahead).toBe(0);
    }));

  it.each([['2024-07-01', 900, 'early'], ['2028-01-01', 300, 'late']] as const)('on %s shows no empty list either', async (today, people, when) => {
    const { api } = await startDemo({ today, people });
    try {
      const status = await api.anonymous().get('/status').expect(200);
      expect(status.body.status).toBe(200);
      expect((await emptyLists(api, when)).empty).toEqual([]);
    } finally {
      await api.close();
    }
  }, LONG);
});
