// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Test } from 'supertest';
import { programmeId } from '../../src/programme/load-programme.js';
import { addDays } from '../../src/platform/time/civil-date.js';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { arrangeWorld, setToday } from '../support/arrange.js';
import { action, CONVENZIONE, targetGroup, type AreaKey } from '../support/people.js';
import {
  current, enter, isReportable, lastConclusion, newCase, overlaps, participations, result, yearsOn,
  type Axis, type CaseStory, type EnrolmentStory, type Entry, type Operation, type PersonStory,
} from '../support/participation-model.js';

const ONE = programmeId('VSM-MI-2024', 'operation', 'vsm_demo');
const TWO = randomUUID();
const FIRST_DAY = '2025-03-03';
const AXES: Axis[] = ['casa', 'lavoro', 'socialita', 'apprendimento'];
const OUTCOMES = ['goals_reached', 'goals_reached', 'goals_reached', 'goals_reached', 'partly_reached', 'remodelled', 'transferred', 'dropped_out', 'worsened', 'institutionalised', 'deceased'];
/** Where people may enter; the last feeds no operation, that of Lavoro another one. */
const DOORS: { area: AreaKey; code: string; group: string; min: number | null; max: number | null; operation: Operation | null }[] = [
  { area: 'abitare', code: '1.1', group: 'adults_severe_distress', min: 18, max: null, operation: 'one' },
  { area: 'abitare', code: '1.2', group: 'others_at_risk_of_isolation', min: null, max: null, operation: 'one' },
  { area: 'stigma', code: '2.1', group: 'service_users', min: null, max: null, operation: 'one' },
  { area: 'lavoro', code: '2.1', group: 'young_referred_16_24', min: 16, max: 24, operation: 'two' },
  { area: 'lavoro', code: '2.1', group: 'adults_and_young_adults', min: 18, max: null, operation: 'two' },
  { area: 'stigma', code: '2.2', group: 'service_users', min: null, max: null, operation: null },
];
/** The table's columns by the names that the interface gives them. */
const FIELDS = {
  sex: 'sex', birthDate: 'birth_date', citizenship: 'citizenship', employmentStatus: 'employment_status', unemployedMonths: 'unemployed_months', education: 'education',
  disability: 'disability', foreignBackground: 'foreign_background', minority: 'minority', homeless: 'homeless', rural: 'rural',
} as const satisfies Record<string, keyof Entry>;
type Sent = Partial<Record<keyof typeof FIELDS, unknown>>;

/** Random lives, told to the product through its interface; whatever happened, its records say what the rules say. */
describe('the rules of participation', () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (n: number): number => Math.floor(random() * n);
  const often = (share: number): boolean => random() < share;
  const one = <T>(list: readonly T[]): T => list[upTo(list.length)];
  /** A day between two, and often one of the two: mistakes live at the edges. */
  const between = (from: string, to: string): string => {
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
    return often(0.4) ? one([from, to]) : addDays(from, upTo(Math.max(0, days) + 1));
  };

  let api: TestApi;
  let manager: ApiClient;
  let office: ApiClient;
  let coordinators: Record<string, ApiClient>;
  let today: string;
  let people: PersonStory[];
  const accepted = new Map<string, number>();
  const refused = new Map<string, number>();
  const seen = new Set<string>();

  beforeAll(() => process.stderr.write(`the rules of participation: SEED=${seed}\n`));
  const begin = async (): Promise<void> => {
    api = await startApi();
    const world = await arrangeWorld(api.sql);
    await api.sql.query(`insert into operation (id, convenzione_id, code, name_it, name_en, funding_line) values ($1, $2, 'seconda', 'Seconda', 'Second', 'pn_metro_plus')`, [TWO, CONVENZIONE]);
    await api.sql.query('update action set operation_id = $2 where id = $1', [action('lavoro', '2.1'), TWO]);
    await api.sql.query('update action set operation_id = null where id = $1', [action('stigma', '2.2')]);
    await move(FIRST_DAY);
    manager = await api.signIn(world.manager.email);
    office = await api.signIn(world.office.email);
    coordinators = { abitare: await api.signIn(world.coordinators.abitare.email), lavoro: await api.signIn(world.coordinators.lavoro.email) };
    people = [];
  };
  beforeEach(begin);
  afterEach(() => api.close());

  async function move(day: string): Promise<void> {
    today = day;
    await setToday(api.sql, day);
  }

  /** Sends it, and expects it taken or refused as the rules have it. Answers the body of what was taken. */
  async function tell(person: PersonStory, what: string, request: Test, allowed: boolean): Promise<{ id: string; personId: string; caseId: string; participationId: string | null; version: number } | null> {
    const { status, body } = await request;
    person.told.push(`${today} ${what} → ${status} ${status < 300 ? '' : String(body.code)}`);
    const verdict = status < 300 ? 'accepted' : status === 409 || status === 422 ? 'refused' : `status ${status}`;
    if (verdict !== (allowed ? 'accepted' : 'refused')) throw new Error(`${verdict}, which the rules do not say:\n${person.told.join('\n')}\n${JSON.stringify(body)}`);
    const counts = allowed ? accepted : refused;
    const kind = what.split(' ')[0];
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return allowed ? body : null;
  }

  const version = async (table: string, id: string): Promise<number> => (await api.sql.query<{ version: number }>(`select version from ${table} where id = $1`, [id])).rows[0].version;

  const characteristics = (): Sent => {
    const status = one(['unemployed', 'inactive', 'inactive', 'employed', 'employed', undefined]);
    const answer = (): string | undefined => one(['yes', 'no', 'refused', 'refused', undefined]);
    return {
      employmentStatus: status, unemployedMonths: status === 'unemployed' && often(0.5) ? upTo(30) : undefined, education: one(['isced_0_2', 'isced_3_4', 'isced_3_4', 'isced_5_8', undefined]),
      disability: answer(), foreignBackground: answer(), minority: answer(), homeless: answer(), rural: one([true, false, undefined]),
    };
  };
  const identity = (): Sent => ({ sex: one(['female', 'female', 'male', 'non_binary', undefined]), citizenship: one(['IT', 'MA', undefined]), birthDate: often(0.85) ? between('1960-01-01', '2009-03-01') : undefined });
  const learn = (known: Entry, sent: Sent): void => {
    for (const [field, value] of Object.entries(sent)) if (value !== undefined) Object.assign(known, { [FIELDS[field as keyof typeof FIELDS]]: value });
  };

  async function register(): Promise<PersonStory> {
    const openedOn = between(addDays(today, -40), today);
    const [is, has] = [identity(), characteristics()];
    const person: PersonStory = { id: '', known: Object.fromEntries(Object.values(FIELDS).map((field) => [field, null])) as unknown as Entry, cases: [], entries: new Map(), told: [] };
    // Names without a letter in common: whether two people are the same is another story.
    const body = (await tell(person, `register ${JSON.stringify({ openedOn, ...is, ...has })}`, manager.post('/people', { alias: randomUUID().slice(0, 13), openedOn, ...is, characteristics: has }), true))!;
    person.id = body.id;
    learn(person.known, { ...is, ...has });
    person.cases.push(newCase(body.caseId, openedOn));
    people.push(person);
    return person;
  }

  async function enrol(person: PersonStory): Promise<void> {
    const door = one(DOORS);
    const c = current(person);
    const startsOn = often(0.1) ? addDays(today, 1) : between(often(0.1) ? addDays(c.openedOn, -2) : c.openedOn, today);
    const endsOn = often(0.3) ? addDays(startsOn, upTo(40) - 1) : null;
    const wanted = { action: `${door.area} ${door.code}`, startsOn, endsOn };
    const age = person.known.birth_date && startsOn >= person.known.birth_date ? yearsOn(person.known.birth_date, startsOn) : null;
    const bound = door.min !== null || door.max !== null;
    const outside = bound && age !== null && (age < (door.min ?? 0) || age > (door.max ?? 999));
    const admissionReason = often(outside ? 0.8 : 0.05) ? 'Accanto ai fratelli, che ci sono già' : undefined;
    const allowed = c.concludedOn === null && startsOn <= today && startsOn >= c.openedOn && (endsOn ?? startsOn) >= startsOn
      && (!bound || age !== null) && outside === (admissionReason !== undefined) && !overlaps(person, wanted);
    const body = await tell(person, `enrol ${JSON.stringify({ ...wanted, group: door.group, admissionReason })}`, manager.post('/enrolments', {
      caseId: c.id, actionId: action(door.area, door.code), targetGroupId: targetGroup(door.area, door.group), startsOn, endsOn, admissionReason,
    }), allowed);
    if (!body) return;
    c.enrolments.push({ id: body.id, operation: door.operation, ...wanted, state: outside ? 'waiting' : 'admitted' });
    if (!outside) enter(person, door.operation);
    expect(body.participationId === null).toBe(outside || door.operation === null);
  }

  const enrolmentOf = (person: PersonStory, wanted: (e: EnrolmentStory) => boolean): [EnrolmentStory, CaseStory] | null => {
    const all = person.cases.flatMap((c) => c.enrolments.filter(wanted).map((e): [EnrolmentStory, CaseStory] => [e, c]));
    return all.length > 0 ? one(all) : null;
  };

  async function decide(person: PersonStory): Promise<void> {
    const [enrolment] = enrolmentOf(person, (e) => /abitare|lavoro/.test(e.action) && (e.state === 'waiting' || often(0.1))) ?? [];
    if (!enrolment) return;
    const decision = often(0.7) ? 'admitted' : 'declined';
    const client = coordinators[enrolment.action.split(' ')[0]];
    const body = await tell(person, `decide ${decision} ${enrolment.action} ${enrolment.startsOn}`, client.act(`/enrolments/${enrolment.id}/admission`, { decision }, await version('enrolment', enrolment.id)), enrolment.state === 'waiting');
    if (!body) return;
    enrolment.state = decision;
    if (decision === 'admitted') enter(person, enrolment.operation);
  }

  async function end(person: PersonStory): Promise<void> {
    const [enrolment] = enrolmentOf(person, (e) => e.state === 'admitted' && (e.endsOn === null || often(0.2))) ?? [];
    if (!enrolment) return;
    const endsOn = between(addDays(enrolment.startsOn, -1), addDays(today, 1));
    const over = enrolment.endsOn !== null && enrolment.endsOn < today;
    const body = await tell(person, `end ${enrolment.action} ${enrolment.startsOn}: ${endsOn}`, manager.act(`/enrolments/${enrolment.id}/end`, { endsOn }, await version('enrolment', enrolment.id)), !over && endsOn >= enrolment.startsOn && endsOn <= today);
    if (body) enrolment.endsOn = endsOn;
  }

  async function conclude(person: PersonStory): Promise<void> {
    const c = current(person);
    if (c.enrolments.length === 0 && often(0.7)) return enrol(person);
    const concludedOn = between(often(0.2) ? addDays(c.openedOn, -1) : c.openedOn, often(0.1) ? addDays(today, 1) : today);
    const worked = [...new Set([...c.goals, ...c.baselines.keys()])];
    const finals = AXES.filter((axis) => often(worked.includes(axis) ? 0.97 : 0.05)).map((axis) => ({ axis, level: Math.min(5, Math.max(1, (c.baselines.get(axis) ?? 3) + one([1, 1, 1, 2, 0, -1, -2]))) }));
    const outcome = one(OUTCOMES);
    const exit = often(0.5) ? answers() : undefined;
    const earliest = [c.openedOn, ...c.enrolments.filter((e) => e.state !== 'declined').map((e) => e.startsOn), ...c.assessed].sort().at(-1)!;
    const allowed = c.concludedOn === null && concludedOn >= earliest && concludedOn <= today;
    const body = await tell(person, `conclude ${JSON.stringify({ concludedOn, outcome, finals, exit })}`, manager.act(`/cases/${c.id}/conclusion`, { outcome, concludedOn, finalLevels: finals, exit }, await version('case_file', c.id)), allowed);
    if (!body) return;
    Object.assign(c, { concludedOn, outcome });
    c.finals = new Map(finals.map(({ axis, level }) => [axis, level]));
    for (const e of c.enrolments) {
      if (e.state === 'waiting') e.state = 'declined';
      if ((e.endsOn ?? '9999') > concludedOn) e.endsOn = e.startsOn > concludedOn ? e.startsOn : concludedOn;
    }
  }

  const answers = () => ({ employment: one(['employed', 'job_searching', 'inactive', 'refused']), training: one(['yes', 'no', 'refused']), qualification: one(['yes', 'no', 'refused']) });

  async function leave(person: PersonStory): Promise<void> {
    const operation = one(participations(person).map((p) => p.operation));
    if (!operation) return;
    const { exited_on: exit } = participations(person).find((p) => p.operation === operation)!;
    const observedOn = exit ? between(addDays(exit, -1), addDays(exit, 29)) : today;
    const { rows: [{ id }] } = await api.sql.query<{ id: string }>('select id from participation where person_id = $1 and operation_id = $2', [person.id, operation === 'one' ? ONE : TWO]);
    const said = answers();
    const body = await tell(person, `leave ${operation} ${JSON.stringify({ observedOn, ...said })}`, manager.post(`/participations/${id}/exit-situations`, { observedOn, ...said }), exit !== null && observedOn >= exit && observedOn <= addDays(exit, 28) && observedOn <= today);
    if (body) expect(body).toMatchObject({ exitedOn: exit, observableUntil: addDays(exit!, 28), items: expect.arrayContaining([expect.objectContaining({ observedOn, ...said })]) });
  }

  async function comeBack(person: PersonStory): Promise<void> {
    const last = lastConclusion(person);
    const isOpen = current(person).concludedOn === null;
    const openedOn = between(addDays(last ?? today, -1), today);
    const body = await tell(person, `open ${openedOn}`, manager.post('/cases', { personId: person.id, openedOn }), !isOpen && openedOn >= last!);
    if (body) person.cases.push(newCase(body.id, openedOn));
  }

  /** The opening day was wrong: it moves, but neither past the first enrolment nor back into a case that was concluded. */
  async function correctOpening(person: PersonStory): Promise<void> {
    const c = current(person);
    const openedOn = between(addDays(c.openedOn, -20), addDays(c.openedOn, 5));
    const first = c.enrolments.map((e) => e.startsOn).sort()[0];
    const allowed = c.concludedOn === null && openedOn <= today && openedOn <= (first ?? openedOn) && openedOn >= (lastConclusion(person) ?? openedOn);
    const body = await tell(person, `correct opening ${openedOn}`, manager.patch(`/cases/${c.id}`, { openedOn }, await version('case_file', c.id)), allowed);
    if (body) c.openedOn = openedOn;
  }

  /** What was missing at entry is completed; what was recorded is frozen, and sending it again changes nothing. */
  async function complete(person: PersonStory): Promise<void> {
    const operation = one([...person.entries.keys()]);
    if (!operation) return;
    const entry = person.entries.get(operation)!;
    const all: Sent = { ...identity(), ...characteristics() };
    const sent = Object.fromEntries(Object.entries(all).filter(([field, value]) => value !== undefined && (entry[FIELDS[field as keyof typeof FIELDS]] === null || often(0.08)))) as Sent;
    if (Object.keys(sent).length === 0) return;
    const frozen = Object.entries(sent).some(([field, value]) => ![null, value].includes(entry[FIELDS[field as keyof typeof FIELDS]]));
    const merged = { ...entry };
    learn(merged, Object.fromEntries(Object.entries(sent).filter(([field]) => entry[FIELDS[field as keyof typeof FIELDS]] === null)));
    const months = merged.unemployed_months === null || merged.employment_status === 'unemployed' || entry.unemployed_months !== null;
    const { rows: [{ id }] } = await api.sql.query<{ id: string }>('select id from participation where person_id = $1 and operation_id = $2', [person.id, operation === 'one' ? ONE : TWO]);
    const body = await tell(person, `complete ${operation} ${JSON.stringify(sent)}`, manager.patch(`/participations/${id}`, sent, await version('participation', id)), !frozen && months);
    if (body) Object.assign(entry, merged);
  }

  /** The person's life goes on: entry data stay those of the entry. Birth date and sex were the same then, and complete it. */
  async function change(person: PersonStory): Promise<void> {
    const sent = often(0.5) ? { ...identity() } : {};
    const has = characteristics();
    // Who works has no months without it: they are emptied with the answer that no longer fits.
    if (has.employmentStatus === undefined) delete has.unemployedMonths;
    await tell(person, `change ${JSON.stringify({ ...sent, ...has })}`, manager.patch(`/people/${person.id}`, { ...sent, characteristics: has }, await version('person', person.id)), true);
    learn(person.known, { ...sent, ...has });
    if (person.known.employment_status !== 'unemployed') person.known.unemployed_months = null;
    for (const entry of person.entries.values()) {
      entry.birth_date ??= person.known.birth_date;
      entry.sex ??= person.known.sex;
    }
  }

  async function assess(person: PersonStory): Promise<void> {
    const c = current(person);
    const axis = one(AXES);
    if (often(0.2)) return aim(person, c, axis);
    const [level, assessedOn] = [1 + upTo(5), between(c.openedOn, today)];
    const body = await tell(person, `assess ${axis} ${level} ${assessedOn}`, manager.post(`/cases/${c.id}/axis-levels`, { axis, moment: 'baseline', level, assessedOn }), c.concludedOn === null && !c.baselines.has(axis));
    if (!body) return;
    c.baselines.set(axis, level);
    c.assessed.push(assessedOn);
  }

  async function aim(person: PersonStory, c: CaseStory, axis: Axis): Promise<void> {
    if (!c.hasPlan) {
      const plan = await tell(person, 'plan', manager.post('/plans', { caseId: c.id, startsOn: today }), c.concludedOn === null);
      if (!plan) return;
      c.hasPlan = true;
    }
    const { rows: [{ id }] } = await api.sql.query<{ id: string }>('select id from plan where case_id = $1', [c.id]);
    if (await tell(person, `aim ${axis}`, manager.post(`/plans/${id}/goals`, { axis, description: 'Un passo avanti' }), c.concludedOn === null)) c.goals.add(axis);
  }

  /** Rows, members and figures, of everybody: what happens to one person changes no other. */
  async function agree(person: PersonStory | null): Promise<void> {
    const told = person?.told ?? [];
    const { rows } = await api.sql.query<{ id: string; person_id: string; operation_id: string } & Record<string, unknown>>('select * from participation');
    const name = (row: { operation_id: string }): Operation => (row.operation_id === ONE ? 'one' : 'two');
    const shown = rows.map(({ id: _, version: __, convenzione_id: ___, operation_id, ...row }) => ({ ...row, operation: name({ operation_id }) }));
    const expected = people.flatMap((p) => participations(p).map((t) => ({ person_id: p.id, ...t })));
    const key = (t: { person_id: unknown; operation: string }): string => `${String(t.person_id)} ${t.operation}`;
    const sorted = <T extends { person_id: unknown; operation: string }>(list: T[]): T[] => [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    expect({ told, rows: sorted(shown) }).toEqual({ told, rows: sorted(expected) });

    const members = async (code: string) => {
      const { items } = (await office.get(`/indicators/${code}/members?limit=100`).expect(200)).body as { items: { participationId: string; status: string }[] };
      return items.map(({ participationId, status }) => ({ status, ...rows.filter(({ id }) => id === participationId).map((row) => ({ person_id: row.person_id, operation: name(row) }))[0] }));
    };
    const registered = expected.map((t) => ({ status: isReportable(t) ? 'reportable' : 'registered', person_id: t.person_id, operation: t.operation }));
    expect({ told, members: sorted(await members('EECO01')) }).toEqual({ told, members: sorted(registered) });
    const results = people.flatMap((p) => (['one', 'two'] as const).flatMap((operation) => {
      const status = result(p, operation, today);
      return status ? [{ status, person_id: p.id, operation }] : [];
    }));
    expect({ told, members: sorted(await members('ISR4_2IT')) }).toEqual({ told, members: sorted(results) });
    results.forEach(({ status }) => seen.add(status));
    registered.forEach(({ status }) => seen.add(status));
    if (person && !told.at(-1)?.includes('conclude')) return;
    const figure = async (code: string) => ((await office.get(`/indicators/${code}`).expect(200)).body as { figure: object }).figure;
    const n = (list: { status: string }[], status: string): number => list.filter((m) => m.status === status).length;
    expect(await figure('EECO01')).toMatchObject({ value: n(registered, 'reportable'), registered: registered.length });
    expect(await figure('ISR4_2IT')).toMatchObject({ value: n(results, 'counted'), awaiting: n(results, 'awaiting') });
  }

  type Step = (person: PersonStory) => Promise<void>;
  const WHILE_IN: [number, Step][] = [[26, enrol], [9, decide], [10, end], [13, conclude], [2, leave], [2, comeBack], [8, correctOpening], [9, complete], [6, change], [20, assess]];
  const WHEN_OUT: [number, Step][] = [[3, enrol], [2, decide], [2, end], [2, conclude], [26, leave], [24, comeBack], [2, correctOpening], [12, complete], [9, change], [2, assess]];
  const step = (person: PersonStory): Step => {
    const steps = current(person).concludedOn === null ? WHILE_IN : WHEN_OUT;
    let at = upTo(steps.reduce((sum, [weight]) => sum + weight, 0));
    return steps.find(([weight]) => (at -= weight) < 0)![1];
  };

  async function live(): Promise<void> {
    for (let i = 0; i < 100; i += 1) {
      if (often(0.2)) {
        await move(addDays(today, 1 + upTo(29)));
        await agree(null);
      }
      if (people.length < 4 || (people.length < 7 && often(0.05))) await agree(await register());
      const person = one(people);
      await step(person)(person);
      await agree(person);
    }
    // In the end everybody leaves, and is looked at on the last day of waiting and on the day after.
    for (const person of people) {
      for (const last of [complete, assess, enrol, conclude, conclude, conclude]) await last(person);
      await agree(person);
    }
    for (const days of [28, 1]) {
      await move(addDays(today, days));
      await agree(null);
    }
  }

  it.each([1, 2, 3])('hold whatever happens (%i)', live, 60_000);

  const notWalked = (): string[] => [
    ...['aim', 'assess', 'change', 'complete', 'conclude', 'correct', 'decide', 'end', 'enrol', 'leave', 'open', 'plan', 'register'].filter((kind) => !accepted.has(kind)).map((kind) => `${kind} accepted`),
    ...['conclude', 'enrol', 'leave', 'open'].filter((kind) => !refused.has(kind)).map((kind) => `${kind} refused`),
    ...['reportable', 'registered', 'awaiting', 'counted', 'not_counted'].filter((status) => !seen.has(status)),
  ];

  it('are all walked, and each also refused: what chance left out is lived on for', async () => {
    for (let lives = 0; lives < 12 && notWalked().length > 0; lives += 1) {
      await api.close();
      await begin();
      await live();
    }
    expect(notWalked()).toEqual([]);
  }, 240_000);
});
