// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Every row predicate of the grants, once, in SQL. `{t}` is the table, `{person}` its column that holds the person.
 *
 * Policies compare indexed columns with `(select access.actor())`, which the database evaluates once per statement. A
 * sub-select on another table sees only what the actor may read there: scopes compose. An insert's predicate also checks
 * that every row it refers to is within the actor's sight, because foreign keys do not look at policies.
 */
const me = (field: string): string => `(select (access.actor()).${field})`;
const mine = (field: string): string => `any ((select (access.actor()).${field})::uuid[])`;

// `offset 0` keeps the planner from reading all that somebody reaches into a hash to answer for a few rows: a coordinator
// reaches tens of thousands, and each row asks the index in microseconds.
const REACHED = `exists (select 1 from access.reach r where r.person_id = {person}
    and r.holder = ${mine('holders')} and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)`;
const IN_MY_AREAS = `{t}.area_id = ${mine('area_ids')}`;
const OWN_PARTNER = `{t}.partner_id = ${me('organisation_id')} and ${IN_MY_AREAS}`;
const OWN_CONVENZIONE = `{t}.convenzione_id = ${me('convenzione_id')}`;
const MY_ACTION = `exists (select 1 from action a where a.id = {t}.action_id and a.area_id = {t}.area_id
    and a.convenzione_id = {t}.convenzione_id and a.convenzione_id = ${me('convenzione_id')})`;
const CASE_OF_PERSON = `exists (select 1 from case_file c where c.id = {t}.case_id and c.person_id = {t}.person_id
    and c.status = 'open')`;
const SHARED_WITH_PARTNERS = `exists (select 1 from consent k where k.person_id = {t}.person_id
    and k.purpose = 'sharing_with_partners' and k.withdrawn_on is null)`;
// Asked of a function and not of the table: the policies of activity ask about attendance, and a circle is refused.
const OF_EDITABLE_ACTIVITY = `access.activity_is({t}.activity_id, {t}.partner_id, null, null, null, '{draft,returned}')`;
const ASSIGNABLE = `access.enrolment_is({t}.enrolment_id, {t}.person_id, {t}.action_id, {t}.area_id, {t}.convenzione_id)
  and exists (select 1 from partner p where p.id = {t}.partner_id and p.convenzione_id = {t}.convenzione_id
    and {t}.area_id = any (p.area_ids))
  and ${SHARED_WITH_PARTNERS}`;

/**
 * Judicial data are for who acts in Carcere/REMS; substance use, HIV and sexual violence show only while the person's explicit
 * consent stands, to nobody otherwise, their author included.
 */
const IN_COMPARTMENT = `({t}.compartment = 'general' or {t}.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = {t}.person_id and k.purpose = {t}.compartment and k.withdrawn_on is null))`;

/** A referral to an area is for who works in it; one to none is for everybody who takes people in charge. */
const REFERRED_TO_ME = `({t}.area_id is null or ${IN_MY_AREAS})`;

export const SCOPES = {
  everyone: 'true',
  ownConvenzione: OWN_CONVENZIONE,
  areaOfOwnConvenzione: `exists (select 1 from area a where a.id = {t}.area_id and a.convenzione_id = ${me('convenzione_id')})`,

  // Money
  /** A partner's own books; the Comune's referent sees the whole convenzione. */
  ownBooks: `${OWN_CONVENZIONE} and (${me('organisation_kind')} = 'comune' or {t}.partner_id = ${me('organisation_id')})`,
  soundAllocation: `${MY_ACTION} and exists (select 1 from partner p where p.id = {t}.partner_id and p.convenzione_id = {t}.convenzione_id)
    and exists (select 1 from period p where p.id = {t}.period_id and p.convenzione_id = {t}.convenzione_id)`,
  commitmentOfReachedPlan: `{t}.kind = 'committed' and {t}.source = 'plan_line'
    and exists (select 1 from plan_line l join plan p on p.id = l.plan_id and p.status = 'active'
      where l.id = {t}.source_id and l.allocation_id = {t}.allocation_id and l.partner_id = {t}.partner_id and l.amount_cents = {t}.amount_cents)`,

  // Referrals
  ownService: `{t}.service_id = ${me('organisation_id')}`,
  newReferral: `{t}.service_id = ${me('organisation_id')} and ${OWN_CONVENZIONE} and {t}.status = 'sent'
    and {t}.sent_by = ${me('account_id')} and {t}.person_id is null`,
  /** What waits, and what whoever asks accepted before the person was registered. */
  decidableReferral: `${OWN_CONVENZIONE} and ${REFERRED_TO_ME} and ({t}.status = 'sent'
    or {t}.status = 'accepted' and {t}.person_id is null and {t}.decided_by = ${me('account_id')})`,
  waitingOrDecidedReferral: `${OWN_CONVENZIONE} and ({t}.status = 'sent' and ${REFERRED_TO_ME}
    or {t}.decided_by = ${me('account_id')} or {t}.person_id is not null and ${REACHED} and ${REFERRED_TO_ME})`,
  decidedReferral: `${OWN_CONVENZIONE} and {t}.status <> 'sent' and {t}.decided_by = ${me('account_id')}
    and ({t}.person_id is null or ${REACHED})`,

  // People
  reached: REACHED,
  reachedCompartment: `${REACHED} and ${IN_COMPARTMENT}`,
  /** Without those whose mere existence tells what the person wants kept among few. */
  reachedOrdinaryConsent: `${REACHED} and {t}.purpose in ('taking_in_charge', 'sharing_with_partners', 'sharing_with_services', 'monitoring')`,
  reachedOpen: `${REACHED} and {t}.status = 'open'`,
  reachedInArea: `${REACHED} and ${IN_MY_AREAS}`,
  /** An entry shows only to who sees an enrolment that belongs to it: its date would give a hidden one away. */
  ofReadableEnrolment: `${REACHED} and exists (select 1 from enrolment e where e.participation_id = {t}.id)`,
  ownArea: IN_MY_AREAS,
  /** What has begun is history and is ended; what has not may still be taken back. */
  reachedInAreaNotBegun: `${REACHED} and ${IN_MY_AREAS} and {t}.starts_on > (select access.today())`,
  ownAreaNotBegun: `${IN_MY_AREAS} and {t}.starts_on > (select access.today())`,
  registeredByMe: `{t}.created_by = ${me('account_id')}`,
  newCase: `${REACHED} and {t}.case_manager_id = ${me('account_id')} and ${OWN_CONVENZIONE}`,
  meOnMyCase: `{t}.account_id = ${me('account_id')} and ${CASE_OF_PERSON}`,
  reachedCase: `${REACHED} and ${CASE_OF_PERSON}`,
  reachedOperation: `${REACHED} and exists (select 1 from operation o where o.id = {t}.operation_id
    and o.convenzione_id = {t}.convenzione_id and o.convenzione_id = ${me('convenzione_id')})`,
  newEnrolment: `${REACHED} and ${IN_MY_AREAS} and ${MY_ACTION} and ${CASE_OF_PERSON} and {t}.outside_admitted_by is null
    and {t}.participation_id is null
    and exists (select 1 from action_target_group g join target_group k on k.id = g.target_group_id
      where g.action_id = {t}.action_id and g.target_group_id = {t}.target_group_id and k.kind = 'participants')`,
  newAssignment: `${REACHED} and ${IN_MY_AREAS} and ${ASSIGNABLE}`,
  newAssignmentInArea: `${IN_MY_AREAS} and ${ASSIGNABLE}`,

  // Diary and documents
  myNoteOfReached: `${REACHED} and ${IN_COMPARTMENT} and {t}.author_id = ${me('account_id')}`,
  versionOfMyNote: `${REACHED} and ${IN_COMPARTMENT}
    and exists (select 1 from note n where n.id = {t}.note_id and n.author_id = ${me('account_id')})`,
  uploadedByMe: `${REACHED} and ${IN_COMPARTMENT} and {t}.uploaded_by = ${me('account_id')} and {t}.withdrawn_at is null`,
  contentOfMyUpload: `${REACHED} and ${IN_COMPARTMENT}
    and exists (select 1 from document d where d.id = {t}.document_id and d.uploaded_by = ${me('account_id')})`,
  /** What was withdrawn is not opened any more. */
  contentOfStanding: `${REACHED} and ${IN_COMPARTMENT}
    and exists (select 1 from document d where d.id = {t}.document_id and d.withdrawn_at is null)`,
  /** What was typed about a person goes out of sight with the person. */
  ownDraft: `{t}.account_id = ${me('account_id')} and {t}.account_role_id = ${me('account_role_id')} and ({t}.person_id is null or ${REACHED})`,

  // Plans
  reachedPlan: `${REACHED} and exists (select 1 from case_file c where c.id = {t}.case_id and c.person_id = {t}.person_id)`,
  reachedLine: `${REACHED} and ({t}.enrolment_id is null or exists (select 1 from enrolment e where e.id = {t}.enrolment_id))`,
  soundPlanLine: `${REACHED}
    and exists (select 1 from plan p where p.id = {t}.plan_id and p.person_id = {t}.person_id and p.status = 'draft')
    and ({t}.enrolment_id is null or exists (select 1 from enrolment e where e.id = {t}.enrolment_id and e.person_id = {t}.person_id))
    and ({t}.allocation_id is null or exists (select 1 from allocation a join enrolment e on e.id = {t}.enrolment_id
      where a.id = {t}.allocation_id and a.partner_id = {t}.partner_id and a.action_id = e.action_id))`,
  lineOfDraftPlan: `${REACHED} and exists (select 1 from plan p where p.id = {t}.plan_id and p.person_id = {t}.person_id and p.status = 'draft')`,

  // Partners
  ownPartner: OWN_PARTNER,
  ownPartnerEditable: `${OWN_PARTNER} and {t}.status in ('draft', 'returned')`,
  ownPartnerEdited: `${OWN_PARTNER} and ${MY_ACTION} and {t}.status in ('draft', 'returned')`,
  ownPartnerSubmitted: `${OWN_PARTNER} and {t}.status = 'submitted'`,
  newActivity: `${OWN_PARTNER} and ${MY_ACTION} and {t}.status = 'draft' and {t}.operator_id = ${me('account_id')}`,
  ofOwnActivity: `exists (select 1 from activity a where a.id = {t}.activity_id and a.partner_id = {t}.partner_id)
    and {t}.partner_id = ${me('organisation_id')}`,
  ofEditableActivity: `${OWN_PARTNER} and ${OF_EDITABLE_ACTIVITY}`,
  editedAttendance: `${OWN_PARTNER} and {t}.validated_at is null and ${OF_EDITABLE_ACTIVITY}`,
  /** Counted groups are the action's own audience. */
  newHeadcount: `${OWN_PARTNER} and exists (select 1 from activity a join action_target_group g on g.action_id = a.action_id
      join target_group k on k.id = g.target_group_id
    where a.id = {t}.activity_id and a.status in ('draft', 'returned') and a.partner_id = {t}.partner_id and a.area_id = {t}.area_id
      and a.convenzione_id = {t}.convenzione_id and k.id = {t}.target_group_id and k.kind = 'audience')`,
  /** Through an assignment that is open today and that the person's consent still carries. */
  assignedToMe: `{t}.partner_id = ${me('organisation_id')} and ${IN_MY_AREAS}
    and exists (select 1 from access.reach r where r.source = 'assignment' and r.source_id = {t}.id
      and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity'))`,
  ofReadableAssignment: `${IN_MY_AREAS} and exists (select 1 from assignment a where a.enrolment_id = {t}.id)`,
  ownLineOfReached: `{t}.partner_id = ${me('organisation_id')} and exists (select 1 from assignment a where a.enrolment_id = {t}.enrolment_id)`,
  newAttendance: `${OWN_PARTNER} and {t}.validated_at is null
    and access.activity_is({t}.activity_id, {t}.partner_id, {t}.area_id, {t}.action_id, {t}.held_on, '{draft,returned}')
    and exists (select 1 from action a where a.id = {t}.action_id and a.convenzione_id = {t}.convenzione_id)
    and exists (select 1 from assignment s where s.enrolment_id = {t}.enrolment_id and s.person_id = {t}.person_id
      and s.partner_id = {t}.partner_id and s.action_id = {t}.action_id and {t}.held_on between s.starts_on and coalesce(s.ends_on, 'infinity'))`,

  // Coordinators and case managers on what partners did
  ownAreaReported: `${IN_MY_AREAS} and {t}.status <> 'draft'`,
  ownAreaSubmitted: `${IN_MY_AREAS} and {t}.status = 'submitted'`,
  /** Nobody judges what they reported themselves in another role. */
  ownAreaDecided: `${IN_MY_AREAS} and {t}.status in ('validated', 'returned') and {t}.decided_by = ${me('account_id')}
    and {t}.operator_id <> {t}.decided_by`,
  presentAtValidated: `${IN_MY_AREAS} and {t}.present and {t}.validated_at is null
    and access.activity_is({t}.activity_id, {t}.partner_id, {t}.area_id, {t}.action_id, {t}.held_on, '{validated}')`,
  stampedByMe: `${IN_MY_AREAS} and {t}.validated_at is not null and {t}.validated_by = ${me('account_id')}`,
  ofReadableActivity: 'exists (select 1 from activity a where a.id = {t}.activity_id)',
  /** A draft is still the partner's own. */
  attendedByReached: `{t}.status <> 'draft' and exists (select 1 from attendance t where t.activity_id = {t}.id)`,
} as const;
export type Scope = keyof typeof SCOPES;
