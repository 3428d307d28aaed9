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
/** A consent given for a time stands until its last day. */
const STANDS = `k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())`;
const SHARED_WITH_PARTNERS = `exists (select 1 from consent k where k.person_id = {t}.person_id
    and k.purpose = 'sharing_with_partners' and ${STANDS})`;
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
    or exists (select 1 from consent k where k.person_id = {t}.person_id and k.purpose = {t}.compartment and ${STANDS}))`;

const IN_ALL_COMPARTMENTS = `not exists (select 1 from unnest({t}.compartments) c(compartment)
    where not ${IN_COMPARTMENT.replaceAll('{t}.compartment', 'c.compartment')})`;

const ON_MY_CASE = `exists (select 1 from case_file c where c.id = {t}.case_id and c.person_id = {t}.person_id and c.status = 'open'
    and c.case_manager_id = ${me('account_id')})`;
const MEMBER = `${REACHED} and exists (select 1 from case_file c where c.id = {t}.case_id and c.status = 'open' and c.case_manager_id <> {t}.account_id
    and ${me('account_id')} in (c.case_manager_id, {t}.account_id))`;

/** A referral to areas is for who works in one of them; one to none is for everybody who takes people in charge. */
const REFERRED_TO_ME = `(cardinality({t}.area_ids) = 0 or {t}.area_ids && ${me('area_ids')}::uuid[])`;
/** What comes from judicial sources, or is for Carcere/REMS, is for who acts there. */
const REFERRAL_IN_SIGHT = `${OWN_CONVENZIONE} and ({t}.compartment = 'general' or (select access.sees_judicial()))`;
const STILL_OPEN = `{t}.status in ('sent', 'in_evaluation')`;

/** A case as whoever hands it over holds it, to somebody who may hold it and does not propose it to themselves. */
const HANDED_CASE = `{t}.status = 'proposed' and {t}.proposed_by = ${me('account_id')} and {t}.to_account_id <> {t}.proposed_by and ${OWN_CONVENZIONE}
    and exists (select 1 from case_file c where c.id = {t}.case_id and c.person_id = {t}.person_id and c.status = 'open'
      and c.case_manager_id = {t}.from_account_id and c.convenzione_id = {t}.convenzione_id)
    and access.holds_cases({t}.to_account_id, {t}.convenzione_id)`;
const IN_WAITING = `{t}.status in ('waiting', 'offered')`;
/** Of one's areas, or asked for by oneself (or by whom one stands in for) where one does not work. */
const MY_REQUEST = `${REACHED} and (${IN_MY_AREAS} or {t}.requested_by = ${mine('holders')})`;
const FOR_PARTICIPANTS = `exists (select 1 from action_target_group g join target_group k on k.id = g.target_group_id
      where g.action_id = {t}.action_id and g.target_group_id = {t}.target_group_id and k.kind = 'participants')`;
const AREA_IN_SIGHT = `exists (select 1 from area a where a.id = {t}.area_id and (a.key <> 'carcere-rems' or (select access.sees_judicial())))`;

const PROPOSED_OR_ACTIVE = `access.plan_is({t}.plan_id, '{proposed,active}')`;
const OWN_SEAT = `{t}.organisation_id = ${me('organisation_id')} and ${PROPOSED_OR_ACTIVE}`;
/** A service sits on a plan as long as the person's consent to tell services stands, or by the order that it acts upon. */
const SEAT_OF_SERVICE = `{t}.kind = 'service' and ${OWN_SEAT} and access.service_sits({t}.person_id, {t}.organisation_id)`;
const SEAT_OF_PARTNER = `{t}.kind = 'partner' and ${OWN_SEAT} and ${REACHED}`;
const SEAT_OF_COMUNE = `{t}.kind = 'comune' and ${me('organisation_kind')} = 'comune' and ${OWN_SEAT} and ${REACHED}`;
/** The case manager's own seat (or of whom one stands in for), and those of people who sign in front of her. */
const SEAT_IN_PRESENCE = `${REACHED} and ({t}.kind in ('person', 'representative', 'family') or {t}.account_id = ${mine('holders')})
    and ${PROPOSED_OR_ACTIVE}`;
/** Whoever a version does not wait for may sign it once it is active too. */
const IS_PENDING = `{t}.status = 'pending' and (access.plan_is({t}.plan_id, '{proposed}') or not {t}.mandatory and access.plan_is({t}.plan_id, '{active}'))`;
/** Whoever signs, or attests that somebody did, has confirmed the second factor in this sitting. */
const DECIDED_BY_ME = `{t}.decided_by = ${me('account_id')} and ({t}.status = 'refused' or {t}.status = 'signed' and (select access.factor_is_fresh()))`;

export const SCOPES = {
  everyone: 'true',
  ownConvenzione: OWN_CONVENZIONE,
  areaOfOwnConvenzione: `exists (select 1 from area a where a.id = {t}.area_id and a.convenzione_id = ${me('convenzione_id')})`,

  // Money
  /** A partner's own books; the Comune's referent sees the whole convenzione. */
  ownBooks: `${OWN_CONVENZIONE} and (${me('organisation_kind')} = 'comune' or {t}.partner_id = ${me('organisation_id')})`,
  soundAllocation: `${MY_ACTION} and exists (select 1 from partner p where p.id = {t}.partner_id and p.convenzione_id = {t}.convenzione_id)
    and exists (select 1 from period p where p.id = {t}.period_id and p.convenzione_id = {t}.convenzione_id)`,

  // Referrals
  ownService: `{t}.service_id = ${me('organisation_id')}`,
  ownServiceOpen: `{t}.service_id = ${me('organisation_id')} and ${STILL_OPEN}`,
  ownServiceWithdrawn: `{t}.service_id = ${me('organisation_id')} and {t}.status = 'withdrawn'`,
  newReferral: `{t}.service_id = ${me('organisation_id')} and ${OWN_CONVENZIONE} and {t}.status = 'sent' and not {t}.on_behalf
    and {t}.sent_by = ${me('account_id')} and {t}.person_id is null`,
  newReferralForOthers: `${REFERRAL_IN_SIGHT} and {t}.status = 'sent' and {t}.on_behalf and {t}.sent_by = ${me('account_id')} and {t}.person_id is null`,
  enteredByMeOpen: `${REFERRAL_IN_SIGHT} and {t}.on_behalf and {t}.sent_by = ${me('account_id')} and ${STILL_OPEN}`,
  enteredByMeWithdrawn: `${REFERRAL_IN_SIGHT} and {t}.on_behalf and {t}.sent_by = ${me('account_id')} and {t}.status = 'withdrawn'`,
  /** What is still open, and what whoever asks accepted: until the person is registered, and as long as they follow them. */
  decidableReferral: `${REFERRAL_IN_SIGHT} and (${STILL_OPEN} and ${REFERRED_TO_ME}
    or {t}.status = 'accepted' and {t}.decided_by = ${me('account_id')} and ({t}.person_id is null or ${REACHED}))`,
  /** Once it is about somebody, it belongs to their file. */
  openOrDecidedReferral: `${REFERRAL_IN_SIGHT} and (${STILL_OPEN} and ${REFERRED_TO_ME}
    or {t}.person_id is null and ({t}.decided_by = ${me('account_id')} or {t}.on_behalf and {t}.sent_by = ${me('account_id')})
    or {t}.person_id is not null and ${REACHED} and ${REFERRED_TO_ME})`,
  decidedReferral: `${REFERRAL_IN_SIGHT} and ({t}.person_id is null or ${REACHED})
    and ({t}.status = 'in_evaluation' and {t}.evaluated_by = ${me('account_id')}
      or {t}.status in ('accepted', 'declined') and {t}.decided_by = ${me('account_id')})`,

  // Hand-over, substitution, waiting lists
  newHandover: `${REACHED} and {t}.from_account_id = ${me('account_id')} and ${HANDED_CASE}`,
  /** Of somebody who holds cases no more, by who follows the person: one who waits for a place is not followed yet. */
  newHandoverOfColleague: `${REACHED} and access.follows({person}) and ${HANDED_CASE}
    and not access.holds_cases({t}.from_account_id, {t}.convenzione_id)`,
  /** Who proposed keeps seeing what became of it; whom it is about, only who follows them. */
  handoverOfMine: `({t}.to_account_id = ${me('account_id')} or {t}.proposed_by = ${me('account_id')} or ${REACHED})`,
  handedToMe: `{t}.to_account_id = ${me('account_id')} and {t}.status = 'proposed'`,
  declinedByMe: `{t}.to_account_id = ${me('account_id')} and {t}.status = 'declined'`,
  proposedByMe: `{t}.proposed_by = ${me('account_id')} and {t}.status = 'proposed'`,
  takenBackByMe: `{t}.proposed_by = ${me('account_id')} and {t}.status = 'taken_back'`,
  mySubstitution: `(${me('account_id')} in ({t}.absent_account_id, {t}.substitute_account_id))`,
  newSubstitution: `{t}.absent_account_id = ${me('account_id')} and ${OWN_CONVENZIONE} and {t}.ended_at is null
    and access.holds_cases({t}.substitute_account_id, {t}.convenzione_id)`,
  placesInSight: `${OWN_CONVENZIONE} and ${AREA_IN_SIGHT}`,
  newPlaces: `${IN_MY_AREAS} and ${MY_ACTION} and {t}.set_by = ${me('account_id')}
    and exists (select 1 from period p where p.id = {t}.period_id and p.convenzione_id = {t}.convenzione_id and p.basis = 'convention_year')
    and ({t}.partner_id is null or exists (select 1 from partner p where p.id = {t}.partner_id and p.convenzione_id = {t}.convenzione_id
      and {t}.area_id = any (p.area_ids)))`,
  /** Also in areas where whoever asks does not work: that is how somebody is proposed to another area's coordinator. */
  newWaitingEntry: `${REACHED} and ${CASE_OF_PERSON} and ${MY_ACTION} and ${FOR_PARTICIPANTS} and ${AREA_IN_SIGHT}
    and {t}.status = 'waiting' and {t}.requested_by = ${me('account_id')}`,
  myRequest: MY_REQUEST,
  myOpenRequest: `${MY_REQUEST} and ${IN_WAITING}`,
  ownAreaWaiting: `${IN_MY_AREAS} and ${IN_WAITING}`,
  enrolmentFromList: `${IN_MY_AREAS} and ${MY_ACTION} and ${CASE_OF_PERSON} and ${FOR_PARTICIPANTS} and {t}.outside_admitted_by is null
    and {t}.participation_id is null and exists (select 1 from waiting_entry w where w.case_id = {t}.case_id and w.person_id = {t}.person_id
      and w.action_id = {t}.action_id and w.status = 'offered')`,

  // People
  reached: REACHED,
  reachedCompartment: `${REACHED} and ${IN_COMPARTMENT}`,
  /** Composed from several compartments, all of which have to be open. */
  reachedCompartments: `${REACHED} and ${IN_ALL_COMPARTMENTS}`,
  newReport: `${REACHED} and ${IN_ALL_COMPARTMENTS} and {t}.written_by = ${me('account_id')} and {t}.status = 'draft'`,
  proposedErasure: `${REACHED} and ${OWN_CONVENZIONE} and {t}.proposed_by = ${me('account_id')} and {t}.status = 'proposed'`,
  proposedInConvenzione: `${OWN_CONVENZIONE} and {t}.status = 'proposed'`,
  decidedByMe: `${OWN_CONVENZIONE} and {t}.status in ('authorised', 'declined') and {t}.decided_by = ${me('account_id')}`,
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
  /** A trigger keeps what a change replaces, in the name of who changes. */
  reachedByMyChange: `${REACHED} and {t}.changed_by = ${me('account_id')}`,
  /** Who reaches one of two does not learn of the other. */
  reachedBoth: `${REACHED} and exists (select 1 from person o where o.id = {t}.other_person_id)`,
  /** Of the one whom two became, or of either once they are two again. */
  mergeOfReached: `${REACHED} or exists (select 1 from person o where o.id = {t}.merged_id)`,
  reachedBothOpen: `${REACHED} and exists (select 1 from person o where o.id = {t}.other_person_id) and {t}.status = 'open'`,
  toldApartByMe: `${REACHED} and exists (select 1 from person o where o.id = {t}.other_person_id) and {t}.status = 'distinct'
    and {t}.decided_by = ${me('account_id')}`,
  registeredByMe: `{t}.created_by = ${me('account_id')}`,
  newCase: `${REACHED} and {t}.case_manager_id = ${me('account_id')} and ${OWN_CONVENZIONE}`,
  /** A team is made by who holds its case, of those who hold cases in the same convenzione. */
  teamOfMyCase: `${ON_MY_CASE} and ({t}.account_id = ${me('account_id')} or access.holds_cases({t}.account_id, ${me('convenzione_id')}))`,
  /** Everybody may leave; whoever holds the case ends others, and is on its team as long as they hold it. */
  memberOfMyCaseOrMe: MEMBER,
  memberNotBegun: `${MEMBER} and {t}.starts_on > (select access.today())`,
  reachedCase: `${REACHED} and ${CASE_OF_PERSON}`,
  reachedOperation: `${REACHED} and exists (select 1 from operation o where o.id = {t}.operation_id
    and o.convenzione_id = {t}.convenzione_id and o.convenzione_id = ${me('convenzione_id')})`,
  newEnrolment: `${REACHED} and ${IN_MY_AREAS} and ${MY_ACTION} and ${CASE_OF_PERSON} and {t}.outside_admitted_by is null
    and {t}.participation_id is null and ${FOR_PARTICIPANTS}`,
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
  /** What was typed about a person goes out of sight with the person, and with the compartments that it is meant for. */
  ownDraft: `{t}.account_id = ${me('account_id')} and {t}.account_role_id = ${me('account_role_id')}
    and ({t}.person_id is null or ${REACHED}) and ${IN_ALL_COMPARTMENTS}`,

  newAppointment: `${REACHED} and ${IN_COMPARTMENT} and ${CASE_OF_PERSON} and {t}.account_id = ${me('account_id')} and {t}.status = 'planned'`,
  ofReadableAppointment: `${REACHED} and exists (select 1 from appointment a where a.id = {t}.appointment_id and a.person_id = {t}.person_id)`,
  minutesOfHeld: `${REACHED} and ${IN_COMPARTMENT} and {t}.written_by = ${me('account_id')} and exists (select 1 from appointment a
    where a.id = {t}.appointment_id and a.person_id = {t}.person_id and a.compartment = {t}.compartment and a.status = 'held' and a.kind in ('team_meeting', 'uvm'))`,
  newAssessment: `${REACHED} and ${IN_COMPARTMENT} and ${CASE_OF_PERSON} and {t}.recorded_by = ${me('account_id')}`,
  ofReadableParticipation: `${REACHED} and exists (select 1 from participation t where t.id = {t}.participation_id)`,
  ofExitedParticipation: `${REACHED} and {t}.recorded_by = ${me('account_id')}
    and exists (select 1 from participation t where t.id = {t}.participation_id and t.person_id = {t}.person_id and t.exited_on = {t}.exited_on)`,

  // Plans
  reachedPlan: `${REACHED} and exists (select 1 from case_file c where c.id = {t}.case_id and c.person_id = {t}.person_id)`,
  firstVersion: `${REACHED} and {t}.number = 1 and {t}.status = 'draft'
    and exists (select 1 from case_file c where c.id = {t}.case_id and c.person_id = {t}.person_id)`,
  nextVersionInDraft: `${REACHED} and {t}.number > 1 and {t}.status = 'draft'`,
  reachedLine: `${REACHED} and ({t}.enrolment_id is null or exists (select 1 from enrolment e where e.id = {t}.enrolment_id))`,
  soundPlanLine: `${REACHED}
    and exists (select 1 from plan p where p.id = {t}.plan_id and p.person_id = {t}.person_id and p.status = 'draft')
    and ({t}.enrolment_id is null or exists (select 1 from enrolment e where e.id = {t}.enrolment_id and e.person_id = {t}.person_id))
    and ({t}.allocation_id is null or exists (select 1 from allocation a join enrolment e on e.id = {t}.enrolment_id
      where a.id = {t}.allocation_id and a.partner_id = {t}.partner_id and a.action_id = e.action_id))
    and ({t}.intervention_id is null or exists (select 1 from plan_intervention i where i.id = {t}.intervention_id and i.plan_id = {t}.plan_id))`,
  /** The enrolment is this person's, and entrusted to the partner that is named. */
  soundIntervention: `${REACHED}
    and exists (select 1 from plan p where p.id = {t}.plan_id and p.person_id = {t}.person_id and p.status = 'draft')
    and ({t}.enrolment_id is null or exists (select 1 from assignment s where s.enrolment_id = {t}.enrolment_id
      and s.person_id = {t}.person_id and s.partner_id = {t}.partner_id))`,
  lineOfDraftPlan: `${REACHED} and exists (select 1 from plan p where p.id = {t}.plan_id and p.person_id = {t}.person_id and p.status = 'draft')`,
  newReview: `${REACHED} and {t}.recorded_by = ${me('account_id')}
    and exists (select 1 from plan p where p.id = {t}.plan_id and p.person_id = {t}.person_id and p.status = 'active')`,
  ofPlanActiveNow: `${REACHED} and exists (select 1 from plan p where p.id = {t}.plan_id and p.status = 'active')`,
  /** What a review says is said by who records it, of the goals and signatories of the plan that is reviewed. */
  goalOfReview: `${REACHED} and exists (select 1 from plan_review r join plan_goal g on g.plan_id = r.plan_id
    where r.id = {t}.review_id and g.id = {t}.goal_id and r.person_id = {t}.person_id and r.recorded_by = ${me('account_id')})`,
  commitmentOfReview: `${REACHED} and exists (select 1 from plan_review r join plan_signatory s on s.plan_id = r.plan_id
    where r.id = {t}.review_id and s.id = {t}.signatory_id and r.person_id = {t}.person_id and r.recorded_by = ${me('account_id')})`,
  /** What a signatory in area 4 promised, and whether it kept it, is for who acts there. */
  ofReadableSignatory: `${REACHED} and exists (select 1 from plan_signatory s where s.id = {t}.signatory_id)`,
  ofReadableLine: `${REACHED} and exists (select 1 from plan_line l where l.id = {t}.line_id)`,
  /** What the convenzione spends is what the ledger approved; the community is valued and not spent. */
  newSpending: `${REACHED} and {t}.declared_by = ${me('account_id')} and exists (select 1 from plan_line l join plan p on p.id = l.plan_id
    where l.id = {t}.line_id and p.id = {t}.plan_id and p.person_id = {t}.person_id and p.status = 'active' and l.source not in ('convenzione', 'community'))`,
  ofActivePlan: `${REACHED} and exists (select 1 from plan p join plan v on v.case_id = p.case_id where p.id = {t}.plan_id and v.status = 'active')`,

  // Signatures: a seat is one's place among the signatories of a version, open once it is proposed.
  soundSignatory: `${REACHED} and {t}.status = 'pending'
    and exists (select 1 from plan p join case_file c on c.id = p.case_id where p.id = {t}.plan_id and p.person_id = {t}.person_id
      and p.status = 'draft' and ({t}.account_id is null or {t}.account_id = c.case_manager_id))
    and ({t}.representative_id is null or exists (select 1 from representative r where r.id = {t}.representative_id and r.person_id = {t}.person_id))
    and ({t}.organisation_id is null or case {t}.kind
      when 'partner' then exists (select 1 from partner o where o.id = {t}.organisation_id and o.convenzione_id = ${me('convenzione_id')})
      when 'service' then exists (select 1 from service o where o.id = {t}.organisation_id)
      else exists (select 1 from access.organisation o where o.id = {t}.organisation_id and o.kind = 'comune') end)`,
  seatOfReached: `${REACHED} and ({t}.kind <> 'partner' or access.seat_in_sight({t}.plan_id, {t}.organisation_id))`,
  eventOfReached: `${REACHED} and ({t}.signatory_id is null or exists (select 1 from plan_signatory s where s.id = {t}.signatory_id))`,
  seatInPresence: `${SEAT_IN_PRESENCE} and ${IS_PENDING}`,
  decidedInPresence: `${SEAT_IN_PRESENCE} and ${DECIDED_BY_ME}`,
  seatOfService: SEAT_OF_SERVICE,
  pendingSeatOfService: `${SEAT_OF_SERVICE} and ${IS_PENDING}`,
  decidedForService: `${SEAT_OF_SERVICE} and ${DECIDED_BY_ME}`,
  seatOfPartner: SEAT_OF_PARTNER,
  pendingSeatOfPartner: `${SEAT_OF_PARTNER} and ${IS_PENDING}`,
  decidedForPartner: `${SEAT_OF_PARTNER} and ${DECIDED_BY_ME}`,
  seatOfComune: SEAT_OF_COMUNE,
  pendingSeatOfComune: `${SEAT_OF_COMUNE} and ${IS_PENDING}`,
  decidedForComune: `${SEAT_OF_COMUNE} and ${DECIDED_BY_ME}`,
  markOfMySitting: `${REACHED} and exists (select 1 from plan_signatory s where s.id = {t}.signatory_id and s.plan_id = {t}.plan_id
    and s.person_id = {t}.person_id and s.method = 'screen' and s.signed_hash = {t}.signed_hash and s.decided_by = ${me('account_id')})`,
  /** Of a plan that one is asked to sign, or has signed, one's own part and nothing else. */
  partOfService: `{t}.service_id = ${me('organisation_id')} and exists (select 1 from plan_signatory s where s.plan_id = {t}.plan_id)`,
  /** The Comune's own money and that of the convenzione; of areas that the coordinator acts in. */
  lineOfComune: `${REACHED} and {t}.source in ('social', 'convenzione') and exists (select 1 from plan_signatory s where s.plan_id = {t}.plan_id)
    and ({t}.enrolment_id is null or exists (select 1 from enrolment e where e.id = {t}.enrolment_id))`,

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
  /** Without an enrolment, of somebody who is entrusted to the partner all the same. */
  ownPartOfReached: `{t}.partner_id = ${me('organisation_id')} and access.plan_is({t}.plan_id, '{proposed,active}')
    and case when {t}.enrolment_id is null then ${REACHED} else exists (select 1 from assignment a where a.enrolment_id = {t}.enrolment_id) end`,
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

  // Accounts
  /** Nobody gives themselves a role over people or figures. */
  notMyDesk: `{t}.account_id <> ${me('account_id')} or {t}.role in ('platform_administrator', 'auditor')`,
  invitedByMe: `{t}.invited_by = ${me('account_id')}`,
} as const;
export type Scope = keyof typeof SCOPES;
