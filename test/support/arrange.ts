// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { action, addAccount, addOrganisation, area, CONVENZIONE, period, targetGroup, type AreaKey } from './people.js';

/**
 * A small programme at work, made by a superuser in SQL: stories begin from here and act through the API. The triggers
 * of the database are on, so reach and audit are what the product would have written.
 */

/** The day on which every arranged story happens (a Sunday, in the year of the proroga). */
export const TODAY = '2026-11-22';
const AREAS: readonly AreaKey[] = ['abitare', 'lavoro', 'stigma', 'carcere-rems'];

export interface Staff {
  /** Account id. */
  id: string;
  email: string;
}

export interface TestPartner {
  /** Organisation id. */
  id: string;
  name: string;
  operator: Staff;
  coordinator: Staff;
}

export interface World {
  /** Holds cases in areas 1, 2 and 3: Carcere/REMS is not hers. */
  manager: Staff;
  /** Holds cases in all four areas. */
  otherManager: Staff;
  /** One per area. */
  coordinators: Record<AreaKey, Staff>;
  /** Two ETS, each acting in every area. */
  partners: [TestPartner, TestPartner];
  /** A sending service and who refers from there. */
  service: { id: string; referrer: Staff };
  cabina: Staff;
  office: Staff;
}

/** Fixes the day, records the proroga to 2027-05-31 with its period and ceilings, and signs everybody up. */
export async function arrangeWorld(sql: pg.Pool): Promise<World> {
  await setToday(sql, TODAY);
  await addProroga(sql);
  const staff = (email: string, role: Parameters<typeof addAccount>[1]['roles'][number]['role'], areas: readonly AreaKey[] = [], organisation?: string): Promise<Staff> =>
    addAccount(sql, { email, roles: [{ role, areas: [...areas], organisation }] }).then((id) => ({ id, email }));
  const partner = async (name: string, domain: string): Promise<TestPartner> => {
    const id = await addOrganisation(sql, 'partner', name);
    return {
      id, name,
      operator: await staff(`operatore@${domain}.example`, 'partner_operator', AREAS, id),
      coordinator: await staff(`coordinatore@${domain}.example`, 'partner_coordinator', AREAS, id),
    };
  };
  const comune = await addOrganisation(sql, 'comune', 'Comune di prova');
  const service = await addOrganisation(sql, 'service', 'CPS di prova');
  const coordinators = {} as Record<AreaKey, Staff>;
  for (const key of AREAS) coordinators[key] = await staff(`coordinatrice.${key}@example.org`, 'case_coordinator', [key], comune);
  return {
    manager: await staff('manager@example.org', 'case_manager', ['abitare', 'lavoro', 'stigma'], comune),
    otherManager: await staff('altra.manager@example.org', 'case_manager', AREAS, comune),
    coordinators,
    partners: [await partner('Cooperativa Primo Passo', 'primopasso'), await partner('Associazione Altra Riva', 'altrariva')],
    service: { id: service, referrer: await staff('inviante@cps.example', 'service_referrer', [], service) },
    cabina: await staff('cabina@example.org', 'cabina_member', [], comune),
    office: await staff('ufficio@example.org', 'programme_office', [], comune),
  };
}

export async function setToday(sql: pg.Pool, today: string): Promise<void> {
  await sql.query('insert into access.clock (today) values ($1) on conflict (one) do update set today = excluded.today', [today]);
}

/** A decision of the Cabina: another value of a setting, from a day on. */
export async function decideSetting(sql: pg.Pool, key: string, value: number, validFrom = TODAY): Promise<void> {
  await sql.query(
    `insert into open_setting (convenzione_id, key, value, status, name_it, name_en, note_it, note_en, valid_from)
     select distinct on (key) convenzione_id, key, to_jsonb($3::int), 'decided', name_it, name_en, note_it, note_en, $4::date from open_setting where convenzione_id = $1 and key = $2
     on conflict (convenzione_id, key, valid_from) do update set value = excluded.value`,
    [CONVENZIONE, key, value, validFrom],
  );
}

/** Twelve more months: a proroga of its own act, a third period and the same ceilings on it. */
async function addProroga(sql: pg.Pool): Promise<void> {
  await sql.query(
    `insert into convenzione_extension (id, convenzione_id, kind, months, starts_on, ends_on, act_number, act_date)
     select $1, $2, 'proroga', 12, '2026-06-01', '2027-05-31', 'DD 4821', '2026-05-18'
      where not exists (select from convenzione_extension where convenzione_id = $2)`,
    [uuid(), CONVENZIONE],
  );
  await sql.query(
    `insert into period (id, convenzione_id, basis, number, starts_on, ends_on)
     values ($1, $2, 'convention_year', 3, '2026-06-01', '2027-05-31') on conflict do nothing`,
    [period(3), CONVENZIONE],
  );
  await sql.query(
    `insert into ceiling (id, area_id, period_id, amount_cents)
     select gen_random_uuid(), c.area_id, $1, c.amount_cents from ceiling c
      where c.period_id = $2 and c.superseded_at is null on conflict do nothing`,
    [period(3), period(2)],
  );
}

export interface NewPerson {
  /** Account id of the case manager. */
  managerId: string;
  givenName?: string | null;
  familyName?: string | null;
  alias?: string | null;
  birthDate?: string | null;
  sex?: 'female' | 'male' | 'non_binary' | null;
  citizenship?: string | null;
  /** ESF+ characteristics; false leaves all of them unknown. */
  characteristics?: { employmentStatus?: string; unemployedMonths?: number; education?: string } | false;
  openedOn?: string;
  /** Purposes consented to; default: taking in charge and sharing with partners. */
  consents?: string[];
}

/** A person with identity, ESF+ data and consents, and an open case held by the manager. */
export async function addPerson(sql: pg.Pool, person: NewPerson): Promise<{ personId: string; caseId: string }> {
  const { managerId, givenName = 'Ada', familyName = 'Prova', alias = null, birthDate = '1988-03-14', sex = 'female', citizenship = 'IT', openedOn = '2026-09-01' } = person;
  const personId = uuid();
  const caseId = uuid();
  await sql.query('insert into person (id, given_name, family_name, alias, created_by) values ($1, $2, $3, $4, $5)', [personId, givenName, familyName, alias, managerId]);
  await sql.query('insert into person_identity (person_id, birth_date, sex, citizenship) values ($1, $2, $3, $4)', [personId, birthDate, sex, citizenship]);
  const known = person.characteristics === false ? null : { employmentStatus: 'inactive', education: 'isced_3_4', ...person.characteristics };
  await sql.query(
    `insert into person_characteristics (person_id, employment_status, unemployed_months, education, disability, foreign_background, minority, homeless, rural)
     values ($1, $2, $3, $4, $5, $5, $5, $5, $6)`,
    [personId, known?.employmentStatus ?? null, known?.unemployedMonths ?? null, known?.education ?? null, known ? 'no' : null, known ? false : null],
  );
  for (const purpose of person.consents ?? ['taking_in_charge', 'sharing_with_partners']) {
    await sql.query(`insert into consent (id, person_id, purpose, legal_basis, given_on, recorded_by) values ($1, $2, $3, 'explicit_consent', $4, $5)`, [uuid(), personId, purpose, openedOn, managerId]);
  }
  await sql.query(`insert into case_file (id, person_id, convenzione_id, case_manager_id, opened_on, phase) values ($1, $2, $3, $4, $5, 'design')`, [caseId, personId, CONVENZIONE, managerId, openedOn]);
  await sql.query('insert into care_team (id, case_id, person_id, account_id, starts_on) values ($1, $2, $3, $4, $5)', [uuid(), caseId, personId, managerId, openedOn]);
  return { personId, caseId };
}

/** The person agrees that services are told of their path: without it none of them sits on a plan. */
export async function shareWithServices(sql: pg.Pool, personId: string, expiresOn: string | null = null): Promise<void> {
  await sql.query(
    `insert into consent (id, person_id, purpose, legal_basis, given_on, expires_on, recorded_by)
     select $1, p.id, 'sharing_with_services', 'explicit_consent', '2026-09-01', $3, p.created_by from person p where p.id = $2`, [uuid(), personId, expiresOn]);
}

export interface NewEnrolment {
  personId: string;
  caseId: string;
  area?: AreaKey;
  /** Code within the area; default Abitare 1.1. */
  action?: string;
  targetGroup?: string;
  startsOn?: string;
  endsOn?: string | null;
}

/** An admitted enrolment, and the participation that it opens when the action feeds an operation. */
export async function addEnrolment(sql: pg.Pool, enrolment: NewEnrolment): Promise<{ enrolmentId: string; participationId: string | null }> {
  const { personId, caseId, area: key = 'abitare', action: code = '1.1', targetGroup: group = 'adults_severe_distress', startsOn = '2026-09-15', endsOn = null } = enrolment;
  await sql.query(
    `insert into participation (id, person_id, operation_id, convenzione_id, entered_on, sex, birth_date, citizenship, employment_status,
       unemployed_months, education, disability, foreign_background, minority, homeless, rural)
     select $1, i.person_id, a.operation_id, a.convenzione_id, $4, i.sex, i.birth_date, i.citizenship, c.employment_status,
       c.unemployed_months, c.education, c.disability, c.foreign_background, c.minority, c.homeless, c.rural
       from person_identity i join person_characteristics c using (person_id), action a
      where i.person_id = $2 and a.id = $3 and a.operation_id is not null
     on conflict (person_id, operation_id) do nothing`,
    [uuid(), personId, action(key, code), startsOn],
  );
  const { rows } = await sql.query<{ id: string }>('select p.id from participation p join action a using (operation_id) where p.person_id = $1 and a.id = $2', [personId, action(key, code)]);
  const participationId = rows[0]?.id ?? null;
  const enrolmentId = uuid();
  await sql.query(
    `insert into enrolment (id, case_id, person_id, convenzione_id, area_id, action_id, target_group_id, participation_id, starts_on, ends_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [enrolmentId, caseId, personId, CONVENZIONE, area(key), action(key, code), targetGroup(key, group), participationId, startsOn, endsOn],
  );
  return { enrolmentId, participationId };
}

export interface NewAssignment {
  enrolmentId: string;
  partnerId: string;
  startsOn?: string;
  endsOn?: string | null;
}

/** Entrusts an enrolment to a partner, who reaches the person from then on. Answers the assignment's id. */
export async function addAssignment(sql: pg.Pool, { enrolmentId, partnerId, startsOn, endsOn = null }: NewAssignment): Promise<string> {
  const id = uuid();
  await sql.query(
    `insert into assignment (id, enrolment_id, person_id, convenzione_id, area_id, action_id, partner_id, purpose, starts_on, ends_on)
     select $1, e.id, e.person_id, e.convenzione_id, e.area_id, e.action_id, $3, 'Sostegno educativo a domicilio', coalesce($4::date, e.starts_on), $5
       from enrolment e where e.id = $2`,
    [id, enrolmentId, partnerId, startsOn ?? null, endsOn],
  );
  return id;
}

export interface PersonInCharge {
  personId: string;
  caseId: string;
  enrolmentId: string;
  participationId: string | null;
  assignmentId: string;
}

/** The usual beginning of a story: a person of `manager`, enrolled in Abitare 1.1 and entrusted to the first partner. */
export async function addPersonInCharge(sql: pg.Pool, world: World, options: Partial<NewPerson> & Omit<NewEnrolment, 'personId' | 'caseId'> & { partnerId?: string } = {}): Promise<PersonInCharge> {
  const person = await addPerson(sql, { managerId: world.manager.id, ...options });
  const enrolment = await addEnrolment(sql, { ...options, ...person });
  const assignmentId = await addAssignment(sql, { enrolmentId: enrolment.enrolmentId, partnerId: options.partnerId ?? world.partners[0].id });
  return { ...person, ...enrolment, assignmentId };
}
