-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Generated from src/platform/access/grants.ts by `npm run generate`. Do not edit.

do $$ declare p record; begin
  for p in select schemaname, tablename, policyname from pg_policies where policyname <> 'own_reach' loop
    execute format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename);
  end loop;
end $$;
create table if not exists access.granted (role text, verb text, subject text, primary key (role, verb, subject));
delete from access.granted;
insert into access.granted values
  ('administrative_referent', 'create', 'Draft'),
  ('administrative_referent', 'read', 'Allocation'),
  ('administrative_referent', 'read', 'Ceiling'),
  ('administrative_referent', 'read', 'Draft'),
  ('administrative_referent', 'read', 'Extension'),
  ('administrative_referent', 'read', 'IndicatorTarget'),
  ('administrative_referent', 'read', 'Instrument'),
  ('administrative_referent', 'read', 'IntensityBand'),
  ('administrative_referent', 'read', 'LedgerEntry'),
  ('administrative_referent', 'read', 'Partner'),
  ('administrative_referent', 'read', 'Period'),
  ('administrative_referent', 'read', 'Programme'),
  ('administrative_referent', 'read', 'Service'),
  ('auditor', 'create', 'Draft'),
  ('auditor', 'read', 'AccessQuestion'),
  ('auditor', 'read', 'AuditEntry'),
  ('auditor', 'read', 'AuditSeal'),
  ('auditor', 'read', 'Ceiling'),
  ('auditor', 'read', 'Draft'),
  ('auditor', 'read', 'Extension'),
  ('auditor', 'read', 'IndicatorTarget'),
  ('auditor', 'read', 'Instrument'),
  ('auditor', 'read', 'IntensityBand'),
  ('auditor', 'read', 'Partner'),
  ('auditor', 'read', 'Period'),
  ('auditor', 'read', 'Programme'),
  ('auditor', 'read', 'Service'),
  ('cabina_member', 'create', 'Draft'),
  ('cabina_member', 'read', 'Ceiling'),
  ('cabina_member', 'read', 'Draft'),
  ('cabina_member', 'read', 'Extension'),
  ('cabina_member', 'read', 'Figure'),
  ('cabina_member', 'read', 'IndicatorTarget'),
  ('cabina_member', 'read', 'Instrument'),
  ('cabina_member', 'read', 'IntensityBand'),
  ('cabina_member', 'read', 'Partner'),
  ('cabina_member', 'read', 'Period'),
  ('cabina_member', 'read', 'Programme'),
  ('cabina_member', 'read', 'Service'),
  ('cabina_secretary', 'create', 'Draft'),
  ('cabina_secretary', 'read', 'Ceiling'),
  ('cabina_secretary', 'read', 'Draft'),
  ('cabina_secretary', 'read', 'Extension'),
  ('cabina_secretary', 'read', 'Figure'),
  ('cabina_secretary', 'read', 'IndicatorTarget'),
  ('cabina_secretary', 'read', 'Instrument'),
  ('cabina_secretary', 'read', 'IntensityBand'),
  ('cabina_secretary', 'read', 'Partner'),
  ('cabina_secretary', 'read', 'Period'),
  ('cabina_secretary', 'read', 'Programme'),
  ('cabina_secretary', 'read', 'Service'),
  ('case_coordinator', 'admit', 'Enrolment'),
  ('case_coordinator', 'create', 'Assignment'),
  ('case_coordinator', 'create', 'Draft'),
  ('case_coordinator', 'create', 'Handover'),
  ('case_coordinator', 'create', 'Merging'),
  ('case_coordinator', 'create', 'Participation'),
  ('case_coordinator', 'create', 'Places'),
  ('case_coordinator', 'decide', 'DuplicatePair'),
  ('case_coordinator', 'decide', 'WaitingEntry'),
  ('case_coordinator', 'delete', 'Assignment'),
  ('case_coordinator', 'end', 'Assignment'),
  ('case_coordinator', 'end', 'Enrolment'),
  ('case_coordinator', 'enrol', 'Enrolment'),
  ('case_coordinator', 'read', 'Activity'),
  ('case_coordinator', 'read', 'ActivityNote'),
  ('case_coordinator', 'read', 'Allocation'),
  ('case_coordinator', 'read', 'Assignment'),
  ('case_coordinator', 'read', 'Attendance'),
  ('case_coordinator', 'read', 'Case'),
  ('case_coordinator', 'read', 'CasePhase'),
  ('case_coordinator', 'read', 'Caseload'),
  ('case_coordinator', 'read', 'Ceiling'),
  ('case_coordinator', 'read', 'Characteristics'),
  ('case_coordinator', 'read', 'Colleague'),
  ('case_coordinator', 'read', 'Consent'),
  ('case_coordinator', 'read', 'Desk'),
  ('case_coordinator', 'read', 'Draft'),
  ('case_coordinator', 'read', 'DuplicatePair'),
  ('case_coordinator', 'read', 'Enrolment'),
  ('case_coordinator', 'read', 'Extension'),
  ('case_coordinator', 'read', 'FigureMember'),
  ('case_coordinator', 'read', 'Handover'),
  ('case_coordinator', 'read', 'Headcount'),
  ('case_coordinator', 'read', 'Identity'),
  ('case_coordinator', 'read', 'IndicatorTarget'),
  ('case_coordinator', 'read', 'Instrument'),
  ('case_coordinator', 'read', 'IntensityBand'),
  ('case_coordinator', 'read', 'Merge'),
  ('case_coordinator', 'read', 'Participation'),
  ('case_coordinator', 'read', 'Partner'),
  ('case_coordinator', 'read', 'Period'),
  ('case_coordinator', 'read', 'Person'),
  ('case_coordinator', 'read', 'Places'),
  ('case_coordinator', 'read', 'PlanLine'),
  ('case_coordinator', 'read', 'PlanSignatory'),
  ('case_coordinator', 'read', 'Programme'),
  ('case_coordinator', 'read', 'Representative'),
  ('case_coordinator', 'read', 'Service'),
  ('case_coordinator', 'read', 'Timeline'),
  ('case_coordinator', 'read', 'WaitingEntry'),
  ('case_coordinator', 'sign', 'PlanSignatory'),
  ('case_coordinator', 'update', 'Places'),
  ('case_coordinator', 'update', 'WaitingEntry'),
  ('case_coordinator', 'validate', 'Activity'),
  ('case_coordinator', 'validate', 'Attendance'),
  ('case_coordinator', 'withdraw', 'Handover'),
  ('case_coordinator', 'withdraw', 'Merging'),
  ('case_manager', 'conclude', 'Case'),
  ('case_manager', 'conclude', 'Plan'),
  ('case_manager', 'create', 'Appointment'),
  ('case_manager', 'create', 'Assessment'),
  ('case_manager', 'create', 'Assignment'),
  ('case_manager', 'create', 'AxisLevel'),
  ('case_manager', 'create', 'CareTeam'),
  ('case_manager', 'create', 'Case'),
  ('case_manager', 'create', 'Characteristics'),
  ('case_manager', 'create', 'Consent'),
  ('case_manager', 'create', 'Document'),
  ('case_manager', 'create', 'DocumentContent'),
  ('case_manager', 'create', 'Draft'),
  ('case_manager', 'create', 'DuplicateCheck'),
  ('case_manager', 'create', 'Enrolment'),
  ('case_manager', 'create', 'Evidence'),
  ('case_manager', 'create', 'ExitSituation'),
  ('case_manager', 'create', 'Handover'),
  ('case_manager', 'create', 'Identity'),
  ('case_manager', 'create', 'IdentityHistory'),
  ('case_manager', 'create', 'MeetingParticipant'),
  ('case_manager', 'create', 'Merging'),
  ('case_manager', 'create', 'Minutes'),
  ('case_manager', 'create', 'Note'),
  ('case_manager', 'create', 'NoteVersion'),
  ('case_manager', 'create', 'Participation'),
  ('case_manager', 'create', 'Person'),
  ('case_manager', 'create', 'PersonContact'),
  ('case_manager', 'create', 'PersonLink'),
  ('case_manager', 'create', 'PersonRelation'),
  ('case_manager', 'create', 'Plan'),
  ('case_manager', 'create', 'PlanGoal'),
  ('case_manager', 'create', 'PlanIntervention'),
  ('case_manager', 'create', 'PlanLine'),
  ('case_manager', 'create', 'PlanMark'),
  ('case_manager', 'create', 'PlanReview'),
  ('case_manager', 'create', 'PlanRisk'),
  ('case_manager', 'create', 'PlanSignatory'),
  ('case_manager', 'create', 'PlanSpending'),
  ('case_manager', 'create', 'Referral'),
  ('case_manager', 'create', 'Representative'),
  ('case_manager', 'create', 'RetentionProposal'),
  ('case_manager', 'create', 'ReviewedCommitment'),
  ('case_manager', 'create', 'ReviewedGoal'),
  ('case_manager', 'create', 'SocialReport'),
  ('case_manager', 'create', 'Substitution'),
  ('case_manager', 'create', 'WaitingEntry'),
  ('case_manager', 'decide', 'DuplicatePair'),
  ('case_manager', 'decide', 'Handover'),
  ('case_manager', 'decide', 'Referral'),
  ('case_manager', 'delete', 'Assignment'),
  ('case_manager', 'delete', 'CareTeam'),
  ('case_manager', 'delete', 'MeetingParticipant'),
  ('case_manager', 'delete', 'PersonContact'),
  ('case_manager', 'delete', 'PersonLink'),
  ('case_manager', 'delete', 'PersonRelation'),
  ('case_manager', 'delete', 'Plan'),
  ('case_manager', 'delete', 'PlanGoal'),
  ('case_manager', 'delete', 'PlanIntervention'),
  ('case_manager', 'delete', 'PlanLine'),
  ('case_manager', 'delete', 'PlanRisk'),
  ('case_manager', 'delete', 'PlanSignatory'),
  ('case_manager', 'delete', 'PlanSpending'),
  ('case_manager', 'delete', 'SocialReport'),
  ('case_manager', 'end', 'Assignment'),
  ('case_manager', 'end', 'CareTeam'),
  ('case_manager', 'end', 'Enrolment'),
  ('case_manager', 'end', 'Substitution'),
  ('case_manager', 'enrol', 'Enrolment'),
  ('case_manager', 'propose', 'Plan'),
  ('case_manager', 'read', 'Activity'),
  ('case_manager', 'read', 'Allocation'),
  ('case_manager', 'read', 'Appointment'),
  ('case_manager', 'read', 'Assessment'),
  ('case_manager', 'read', 'Assignment'),
  ('case_manager', 'read', 'Attendance'),
  ('case_manager', 'read', 'AxisLevel'),
  ('case_manager', 'read', 'CareTeam'),
  ('case_manager', 'read', 'Case'),
  ('case_manager', 'read', 'CasePhase'),
  ('case_manager', 'read', 'Ceiling'),
  ('case_manager', 'read', 'Characteristics'),
  ('case_manager', 'read', 'Colleague'),
  ('case_manager', 'read', 'Consent'),
  ('case_manager', 'read', 'Desk'),
  ('case_manager', 'read', 'Document'),
  ('case_manager', 'read', 'DocumentContent'),
  ('case_manager', 'read', 'Draft'),
  ('case_manager', 'read', 'DuplicatePair'),
  ('case_manager', 'read', 'Enrolment'),
  ('case_manager', 'read', 'Evidence'),
  ('case_manager', 'read', 'ExitSituation'),
  ('case_manager', 'read', 'Extension'),
  ('case_manager', 'read', 'FigureMember'),
  ('case_manager', 'read', 'Handover'),
  ('case_manager', 'read', 'Identity'),
  ('case_manager', 'read', 'IdentityHistory'),
  ('case_manager', 'read', 'IndicatorTarget'),
  ('case_manager', 'read', 'Instrument'),
  ('case_manager', 'read', 'IntensityBand'),
  ('case_manager', 'read', 'MeetingParticipant'),
  ('case_manager', 'read', 'Merge'),
  ('case_manager', 'read', 'Minutes'),
  ('case_manager', 'read', 'Note'),
  ('case_manager', 'read', 'NoteVersion'),
  ('case_manager', 'read', 'Participation'),
  ('case_manager', 'read', 'Partner'),
  ('case_manager', 'read', 'Period'),
  ('case_manager', 'read', 'Person'),
  ('case_manager', 'read', 'PersonContact'),
  ('case_manager', 'read', 'PersonExport'),
  ('case_manager', 'read', 'PersonLink'),
  ('case_manager', 'read', 'PersonRelation'),
  ('case_manager', 'read', 'Places'),
  ('case_manager', 'read', 'Plan'),
  ('case_manager', 'read', 'PlanEvent'),
  ('case_manager', 'read', 'PlanGoal'),
  ('case_manager', 'read', 'PlanIntervention'),
  ('case_manager', 'read', 'PlanLine'),
  ('case_manager', 'read', 'PlanMark'),
  ('case_manager', 'read', 'PlanReview'),
  ('case_manager', 'read', 'PlanRisk'),
  ('case_manager', 'read', 'PlanSignatory'),
  ('case_manager', 'read', 'PlanSpending'),
  ('case_manager', 'read', 'Programme'),
  ('case_manager', 'read', 'Reading'),
  ('case_manager', 'read', 'Referral'),
  ('case_manager', 'read', 'Representative'),
  ('case_manager', 'read', 'RetentionProposal'),
  ('case_manager', 'read', 'ReviewedCommitment'),
  ('case_manager', 'read', 'ReviewedGoal'),
  ('case_manager', 'read', 'Service'),
  ('case_manager', 'read', 'SocialReport'),
  ('case_manager', 'read', 'Substitution'),
  ('case_manager', 'read', 'Timeline'),
  ('case_manager', 'read', 'Viewer'),
  ('case_manager', 'read', 'WaitingEntry'),
  ('case_manager', 'sign', 'PlanSignatory'),
  ('case_manager', 'update', 'Appointment'),
  ('case_manager', 'update', 'AxisLevel'),
  ('case_manager', 'update', 'Case'),
  ('case_manager', 'update', 'Characteristics'),
  ('case_manager', 'update', 'Document'),
  ('case_manager', 'update', 'Identity'),
  ('case_manager', 'update', 'Minutes'),
  ('case_manager', 'update', 'Note'),
  ('case_manager', 'update', 'Participation'),
  ('case_manager', 'update', 'Person'),
  ('case_manager', 'update', 'PersonContact'),
  ('case_manager', 'update', 'PersonRelation'),
  ('case_manager', 'update', 'Plan'),
  ('case_manager', 'update', 'PlanGoal'),
  ('case_manager', 'update', 'PlanIntervention'),
  ('case_manager', 'update', 'PlanLine'),
  ('case_manager', 'update', 'PlanReview'),
  ('case_manager', 'update', 'PlanRisk'),
  ('case_manager', 'update', 'PlanSignatory'),
  ('case_manager', 'update', 'Representative'),
  ('case_manager', 'update', 'SocialReport'),
  ('case_manager', 'update', 'WaitingEntry'),
  ('case_manager', 'withdraw', 'Assessment'),
  ('case_manager', 'withdraw', 'Consent'),
  ('case_manager', 'withdraw', 'Document'),
  ('case_manager', 'withdraw', 'Handover'),
  ('case_manager', 'withdraw', 'Merging'),
  ('case_manager', 'withdraw', 'Referral'),
  ('case_manager', 'withdraw', 'WaitingEntry'),
  ('partner_coordinator', 'create', 'Activity'),
  ('partner_coordinator', 'create', 'ActivityNote'),
  ('partner_coordinator', 'create', 'Attendance'),
  ('partner_coordinator', 'create', 'Draft'),
  ('partner_coordinator', 'create', 'Headcount'),
  ('partner_coordinator', 'delete', 'Activity'),
  ('partner_coordinator', 'delete', 'ActivityNote'),
  ('partner_coordinator', 'delete', 'Attendance'),
  ('partner_coordinator', 'delete', 'Headcount'),
  ('partner_coordinator', 'read', 'Activity'),
  ('partner_coordinator', 'read', 'ActivityNote'),
  ('partner_coordinator', 'read', 'Allocation'),
  ('partner_coordinator', 'read', 'Assignment'),
  ('partner_coordinator', 'read', 'Attendance'),
  ('partner_coordinator', 'read', 'Ceiling'),
  ('partner_coordinator', 'read', 'Desk'),
  ('partner_coordinator', 'read', 'Draft'),
  ('partner_coordinator', 'read', 'Enrolment'),
  ('partner_coordinator', 'read', 'Extension'),
  ('partner_coordinator', 'read', 'Headcount'),
  ('partner_coordinator', 'read', 'IndicatorTarget'),
  ('partner_coordinator', 'read', 'Instrument'),
  ('partner_coordinator', 'read', 'IntensityBand'),
  ('partner_coordinator', 'read', 'Partner'),
  ('partner_coordinator', 'read', 'Period'),
  ('partner_coordinator', 'read', 'Person'),
  ('partner_coordinator', 'read', 'PlanIntervention'),
  ('partner_coordinator', 'read', 'PlanLine'),
  ('partner_coordinator', 'read', 'PlanSignatory'),
  ('partner_coordinator', 'read', 'Programme'),
  ('partner_coordinator', 'read', 'Service'),
  ('partner_coordinator', 'sign', 'PlanSignatory'),
  ('partner_coordinator', 'submit', 'Activity'),
  ('partner_coordinator', 'update', 'Activity'),
  ('partner_coordinator', 'update', 'Attendance'),
  ('partner_operator', 'create', 'Activity'),
  ('partner_operator', 'create', 'ActivityNote'),
  ('partner_operator', 'create', 'Attendance'),
  ('partner_operator', 'create', 'Draft'),
  ('partner_operator', 'create', 'Headcount'),
  ('partner_operator', 'delete', 'Activity'),
  ('partner_operator', 'delete', 'ActivityNote'),
  ('partner_operator', 'delete', 'Attendance'),
  ('partner_operator', 'delete', 'Headcount'),
  ('partner_operator', 'read', 'Activity'),
  ('partner_operator', 'read', 'ActivityNote'),
  ('partner_operator', 'read', 'Allocation'),
  ('partner_operator', 'read', 'Assignment'),
  ('partner_operator', 'read', 'Attendance'),
  ('partner_operator', 'read', 'Ceiling'),
  ('partner_operator', 'read', 'Draft'),
  ('partner_operator', 'read', 'Enrolment'),
  ('partner_operator', 'read', 'Extension'),
  ('partner_operator', 'read', 'Headcount'),
  ('partner_operator', 'read', 'IndicatorTarget'),
  ('partner_operator', 'read', 'Instrument'),
  ('partner_operator', 'read', 'IntensityBand'),
  ('partner_operator', 'read', 'Partner'),
  ('partner_operator', 'read', 'Period'),
  ('partner_operator', 'read', 'Person'),
  ('partner_operator', 'read', 'PlanIntervention'),
  ('partner_operator', 'read', 'PlanLine'),
  ('partner_operator', 'read', 'PlanSignatory'),
  ('partner_operator', 'read', 'Programme'),
  ('partner_operator', 'read', 'Service'),
  ('partner_operator', 'submit', 'Activity'),
  ('partner_operator', 'update', 'Activity'),
  ('partner_operator', 'update', 'Attendance'),
  ('platform_administrator', 'create', 'Account'),
  ('platform_administrator', 'create', 'AccountRole'),
  ('platform_administrator', 'create', 'Draft'),
  ('platform_administrator', 'create', 'Invitation'),
  ('platform_administrator', 'read', 'AccessQuestion'),
  ('platform_administrator', 'read', 'Account'),
  ('platform_administrator', 'read', 'AccountRole'),
  ('platform_administrator', 'read', 'Ceiling'),
  ('platform_administrator', 'read', 'Draft'),
  ('platform_administrator', 'read', 'Extension'),
  ('platform_administrator', 'read', 'IndicatorTarget'),
  ('platform_administrator', 'read', 'Instrument'),
  ('platform_administrator', 'read', 'IntensityBand'),
  ('platform_administrator', 'read', 'Invitation'),
  ('platform_administrator', 'read', 'Mail'),
  ('platform_administrator', 'read', 'Partner'),
  ('platform_administrator', 'read', 'Period'),
  ('platform_administrator', 'read', 'Programme'),
  ('platform_administrator', 'read', 'Service'),
  ('platform_administrator', 'update', 'Account'),
  ('platform_administrator', 'update', 'AccountRole'),
  ('platform_administrator', 'update', 'Invitation'),
  ('programme_office', 'create', 'Allocation'),
  ('programme_office', 'create', 'Ceiling'),
  ('programme_office', 'create', 'Draft'),
  ('programme_office', 'create', 'Extension'),
  ('programme_office', 'create', 'IndicatorTarget'),
  ('programme_office', 'create', 'IntensityBand'),
  ('programme_office', 'create', 'Period'),
  ('programme_office', 'decide', 'RetentionProposal'),
  ('programme_office', 'erase', 'RetentionProposal'),
  ('programme_office', 'read', 'Allocation'),
  ('programme_office', 'read', 'Ceiling'),
  ('programme_office', 'read', 'Draft'),
  ('programme_office', 'read', 'Extension'),
  ('programme_office', 'read', 'Figure'),
  ('programme_office', 'read', 'FigureMember'),
  ('programme_office', 'read', 'IndicatorTarget'),
  ('programme_office', 'read', 'Instrument'),
  ('programme_office', 'read', 'IntensityBand'),
  ('programme_office', 'read', 'LedgerEntry'),
  ('programme_office', 'read', 'Partner'),
  ('programme_office', 'read', 'Period'),
  ('programme_office', 'read', 'Programme'),
  ('programme_office', 'read', 'Register'),
  ('programme_office', 'read', 'RetentionProposal'),
  ('programme_office', 'read', 'Service'),
  ('programme_office', 'update', 'Allocation'),
  ('programme_office', 'update', 'Ceiling'),
  ('programme_office', 'update', 'IndicatorTarget'),
  ('programme_office', 'update', 'IntensityBand'),
  ('programme_office', 'update', 'Period'),
  ('service_referrer', 'create', 'Draft'),
  ('service_referrer', 'create', 'Referral'),
  ('service_referrer', 'read', 'Ceiling'),
  ('service_referrer', 'read', 'Desk'),
  ('service_referrer', 'read', 'Draft'),
  ('service_referrer', 'read', 'Extension'),
  ('service_referrer', 'read', 'IndicatorTarget'),
  ('service_referrer', 'read', 'Instrument'),
  ('service_referrer', 'read', 'IntensityBand'),
  ('service_referrer', 'read', 'Partner'),
  ('service_referrer', 'read', 'Period'),
  ('service_referrer', 'read', 'PlanIntervention'),
  ('service_referrer', 'read', 'PlanLine'),
  ('service_referrer', 'read', 'PlanSignatory'),
  ('service_referrer', 'read', 'Programme'),
  ('service_referrer', 'read', 'Referral'),
  ('service_referrer', 'read', 'Service'),
  ('service_referrer', 'sign', 'PlanSignatory'),
  ('service_referrer', 'withdraw', 'Referral');
-- May whoever is asking do this at all? The views of aggregates, which have no rows to own, ask it.
create or replace function access.may(the_verb text, the_subject text) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from access.granted g where g.role = (access.actor()).role and g.verb = the_verb and g.subject = the_subject) $$;
revoke all on function access.may(text, text) from public;
grant execute on function access.may(text, text) to app, stats, matcher;

-- access.account
revoke all on access.account from app;
grant insert (id, email, given_name, family_name, locale) on access.account to app;
grant select (id, email, given_name, family_name, locale, demo, disabled_at, version, created_at) on access.account to app;
grant update (disabled_at, given_name, family_name, version) on access.account to app;
alter table access.account enable row level security;
alter table access.account no force row level security;
create policy insert_everyone on access.account for insert to app
  with check ((select (access.actor()).role) in ('platform_administrator') and (true));
create policy select_everyone on access.account for select to app
  using ((select (access.actor()).role) in ('platform_administrator') and (true));
create policy update_everyone on access.account for update to app
  using ((select (access.actor()).role) in ('platform_administrator') and (true))
  with check ((select (access.actor()).role) in ('platform_administrator') and (true));

-- access.account_role
revoke all on access.account_role from app;
grant insert on access.account_role to app;
grant select on access.account_role to app;
grant update (valid_to, version) on access.account_role to app;
alter table access.account_role enable row level security;
alter table access.account_role no force row level security;
create policy insert_notMyDesk on access.account_role for insert to app
  with check ((select (access.actor()).role) in ('platform_administrator') and (account_role.account_id <> (select (access.actor()).account_id) or account_role.role in ('platform_administrator', 'auditor')));
create policy select_everyone on access.account_role for select to app
  using ((select (access.actor()).role) in ('platform_administrator') and (true));
create policy update_notMyDesk on access.account_role for update to app
  using ((select (access.actor()).role) in ('platform_administrator') and (account_role.account_id <> (select (access.actor()).account_id) or account_role.role in ('platform_administrator', 'auditor')))
  with check ((select (access.actor()).role) in ('platform_administrator') and (account_role.account_id <> (select (access.actor()).account_id) or account_role.role in ('platform_administrator', 'auditor')));

-- access.draft
revoke all on access.draft from app;
grant insert on access.draft to app;
grant select on access.draft to app;
alter table access.draft enable row level security;
alter table access.draft no force row level security;
create policy insert_ownDraft on access.draft for insert to app
  with check (draft.account_id = (select (access.actor()).account_id) and draft.account_role_id = (select (access.actor()).account_role_id)
    and (draft.person_id is null or exists (select 1 from access.reach r where r.person_id = draft.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)) and not exists (select 1 from unnest(draft.compartments) c(compartment)
    where not (c.compartment = 'general' or c.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = draft.person_id and k.purpose = c.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))));
create policy select_ownDraft on access.draft for select to app
  using (draft.account_id = (select (access.actor()).account_id) and draft.account_role_id = (select (access.actor()).account_role_id)
    and (draft.person_id is null or exists (select 1 from access.reach r where r.person_id = draft.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)) and not exists (select 1 from unnest(draft.compartments) c(compartment)
    where not (c.compartment = 'general' or c.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = draft.person_id and k.purpose = c.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))));

-- access.invitation
revoke all on access.invitation from app;
grant insert (id, account_id, token_hash, mail_id, invited_by) on access.invitation to app;
grant select (id, account_id, mail_id, status, invited_by, invited_at, expires_at, settled_at) on access.invitation to app;
grant update (status, settled_at) on access.invitation to app;
alter table access.invitation enable row level security;
alter table access.invitation no force row level security;
create policy insert_invitedByMe on access.invitation for insert to app
  with check ((select (access.actor()).role) in ('platform_administrator') and (invitation.invited_by = (select (access.actor()).account_id)));
create policy select_everyone on access.invitation for select to app
  using ((select (access.actor()).role) in ('platform_administrator') and (true));
create policy update_everyone on access.invitation for update to app
  using ((select (access.actor()).role) in ('platform_administrator') and (true))
  with check ((select (access.actor()).role) in ('platform_administrator') and (true));

-- access.mail
revoke all on access.mail from app;
grant select (id, account_id, email, locale, kind, params, status, attempts, error, useful_until, queued_at, taken_at, settled_at) on access.mail to app;
alter table access.mail enable row level security;
alter table access.mail no force row level security;
create policy select_everyone on access.mail for select to app
  using ((select (access.actor()).role) in ('platform_administrator') and (true));

-- access.substitution
revoke all on access.substitution from app;
grant insert on access.substitution to app;
grant select on access.substitution to app;
grant update (ended_at, version) on access.substitution to app;
alter table access.substitution enable row level security;
alter table access.substitution no force row level security;
create policy insert_newSubstitution on access.substitution for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (substitution.absent_account_id = (select (access.actor()).account_id) and substitution.convenzione_id = (select (access.actor()).convenzione_id) and substitution.ended_at is null
    and access.holds_cases(substitution.substitute_account_id, substitution.convenzione_id)));
create policy select_mySubstitution on access.substitution for select to app
  using ((select (access.actor()).role) in ('case_manager') and (((select (access.actor()).account_id) in (substitution.absent_account_id, substitution.substitute_account_id))));
create policy update_mySubstitution on access.substitution for update to app
  using ((select (access.actor()).role) in ('case_manager') and (((select (access.actor()).account_id) in (substitution.absent_account_id, substitution.substitute_account_id))))
  with check ((select (access.actor()).role) in ('case_manager') and (((select (access.actor()).account_id) in (substitution.absent_account_id, substitution.substitute_account_id))));

-- action
revoke all on action from app;
grant select on action to app;
grant select on action to stats;

-- action_places
revoke all on action_places from app;
grant insert on action_places to app;
grant select on action_places to app;
grant update (superseded_on) on action_places to app;
alter table action_places enable row level security;
alter table action_places force row level security;
create policy insert_newPlaces on action_places for insert to app
  with check ((select (access.actor()).role) in ('case_coordinator') and (action_places.area_id = any ((select (access.actor()).area_ids)::uuid[]) and exists (select 1 from action a where a.id = action_places.action_id and a.area_id = action_places.area_id
    and a.convenzione_id = action_places.convenzione_id and a.convenzione_id = (select (access.actor()).convenzione_id)) and action_places.set_by = (select (access.actor()).account_id)
    and exists (select 1 from period p where p.id = action_places.period_id and p.convenzione_id = action_places.convenzione_id and p.basis = 'convention_year')
    and (action_places.partner_id is null or exists (select 1 from partner p where p.id = action_places.partner_id and p.convenzione_id = action_places.convenzione_id
      and action_places.area_id = any (p.area_ids)))));
create policy select_placesInSight on action_places for select to app
  using ((select (access.actor()).role) in ('case_manager', 'case_coordinator') and (action_places.convenzione_id = (select (access.actor()).convenzione_id) and exists (select 1 from area a where a.id = action_places.area_id and (a.key <> 'carcere-rems' or (select access.sees_judicial())))));
create policy update_ownArea on action_places for update to app
  using ((select (access.actor()).role) in ('case_coordinator') and (action_places.area_id = any ((select (access.actor()).area_ids)::uuid[])))
  with check ((select (access.actor()).role) in ('case_coordinator') and (action_places.area_id = any ((select (access.actor()).area_ids)::uuid[])));

-- action_target_group
revoke all on action_target_group from app;
grant select on action_target_group to app;
grant select on action_target_group to stats;

-- activity
revoke all on activity from app;
grant delete on activity to app;
grant insert on activity to app;
grant select on activity to app;
grant update on activity to app;
alter table activity enable row level security;
alter table activity force row level security;
create policy delete_ownPartnerEditable on activity for delete to app
  using ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (activity.partner_id = (select (access.actor()).organisation_id) and activity.area_id = any ((select (access.actor()).area_ids)::uuid[]) and activity.status in ('draft', 'returned')));
create policy insert_newActivity on activity for insert to app
  with check ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (activity.partner_id = (select (access.actor()).organisation_id) and activity.area_id = any ((select (access.actor()).area_ids)::uuid[]) and exists (select 1 from action a where a.id = activity.action_id and a.area_id = activity.area_id
    and a.convenzione_id = activity.convenzione_id and a.convenzione_id = (select (access.actor()).convenzione_id)) and activity.status = 'draft' and activity.operator_id = (select (access.actor()).account_id)));
create policy select_attendedByReached on activity for select to app
  using ((select (access.actor()).role) in ('case_manager') and (activity.status <> 'draft' and exists (select 1 from attendance t where t.activity_id = activity.id)));
create policy select_ownAreaReported on activity for select to app
  using ((select (access.actor()).role) in ('case_coordinator') and (activity.area_id = any ((select (access.actor()).area_ids)::uuid[]) and activity.status <> 'draft'));
create policy select_ownPartner on activity for select to app
  using ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (activity.partner_id = (select (access.actor()).organisation_id) and activity.area_id = any ((select (access.actor()).area_ids)::uuid[])));
create policy update_ownAreaSubmitted_ownAreaDecided on activity for update to app
  using ((select (access.actor()).role) in ('case_coordinator') and (activity.area_id = any ((select (access.actor()).area_ids)::uuid[]) and activity.status = 'submitted'))
  with check ((select (access.actor()).role) in ('case_coordinator') and (activity.area_id = any ((select (access.actor()).area_ids)::uuid[]) and activity.status in ('validated', 'returned') and activity.decided_by = (select (access.actor()).account_id)
    and activity.operator_id <> activity.decided_by));
create policy update_ownPartnerEditable_ownPartnerEdited on activity for update to app
  using ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (activity.partner_id = (select (access.actor()).organisation_id) and activity.area_id = any ((select (access.actor()).area_ids)::uuid[]) and activity.status in ('draft', 'returned')))
  with check ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (activity.partner_id = (select (access.actor()).organisation_id) and activity.area_id = any ((select (access.actor()).area_ids)::uuid[]) and exists (select 1 from action a where a.id = activity.action_id and a.area_id = activity.area_id
    and a.convenzione_id = activity.convenzione_id and a.convenzione_id = (select (access.actor()).convenzione_id)) and activity.status in ('draft', 'returned')));
create policy update_ownPartnerEditable_ownPartnerSubmitted on activity for update to app
  using ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (activity.partner_id = (select (access.actor()).organisation_id) and activity.area_id = any ((select (access.actor()).area_ids)::uuid[]) and activity.status in ('draft', 'returned')))
  with check ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (activity.partner_id = (select (access.actor()).organisation_id) and activity.area_id = any ((select (access.actor()).area_ids)::uuid[]) and activity.status = 'submitted'));

-- activity_note
revoke all on activity_note from app;
grant delete on activity_note to app;
grant insert on activity_note to app;
grant select on activity_note to app;
alter table activity_note enable row level security;
alter table activity_note force row level security;
create policy delete_ofEditableActivity on activity_note for delete to app
  using ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (activity_note.partner_id = (select (access.actor()).organisation_id) and activity_note.area_id = any ((select (access.actor()).area_ids)::uuid[]) and access.activity_is(activity_note.activity_id, activity_note.partner_id, null, null, null, '{draft,returned}')));
create policy insert_ofEditableActivity on activity_note for insert to app
  with check ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (activity_note.partner_id = (select (access.actor()).organisation_id) and activity_note.area_id = any ((select (access.actor()).area_ids)::uuid[]) and access.activity_is(activity_note.activity_id, activity_note.partner_id, null, null, null, '{draft,returned}')));
create policy select_ofOwnActivity on activity_note for select to app
  using ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (exists (select 1 from activity a where a.id = activity_note.activity_id and a.partner_id = activity_note.partner_id)
    and activity_note.partner_id = (select (access.actor()).organisation_id)));
create policy select_ofReadableActivity on activity_note for select to app
  using ((select (access.actor()).role) in ('case_coordinator') and (exists (select 1 from activity a where a.id = activity_note.activity_id)));

-- allocation
revoke all on allocation from app;
grant insert on allocation to app;
grant select on allocation to app;
grant update (amount_cents, co_financing_cents, version) on allocation to app;
alter table allocation enable row level security;
alter table allocation no force row level security;
create policy insert_soundAllocation on allocation for insert to app
  with check ((select (access.actor()).role) in ('programme_office') and (exists (select 1 from action a where a.id = allocation.action_id and a.area_id = allocation.area_id
    and a.convenzione_id = allocation.convenzione_id and a.convenzione_id = (select (access.actor()).convenzione_id)) and exists (select 1 from partner p where p.id = allocation.partner_id and p.convenzione_id = allocation.convenzione_id)
    and exists (select 1 from period p where p.id = allocation.period_id and p.convenzione_id = allocation.convenzione_id)));
create policy select_ownBooks on allocation for select to app
  using ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator', 'administrative_referent') and (allocation.convenzione_id = (select (access.actor()).convenzione_id) and ((select (access.actor()).organisation_kind) = 'comune' or allocation.partner_id = (select (access.actor()).organisation_id))));
create policy select_ownConvenzione on allocation for select to app
  using ((select (access.actor()).role) in ('case_manager', 'case_coordinator', 'programme_office') and (allocation.convenzione_id = (select (access.actor()).convenzione_id)));
create policy update_ownConvenzione_soundAllocation on allocation for update to app
  using ((select (access.actor()).role) in ('programme_office') and (allocation.convenzione_id = (select (access.actor()).convenzione_id)))
  with check ((select (access.actor()).role) in ('programme_office') and (exists (select 1 from action a where a.id = allocation.action_id and a.area_id = allocation.area_id
    and a.convenzione_id = allocation.convenzione_id and a.convenzione_id = (select (access.actor()).convenzione_id)) and exists (select 1 from partner p where p.id = allocation.partner_id and p.convenzione_id = allocation.convenzione_id)
    and exists (select 1 from period p where p.id = allocation.period_id and p.convenzione_id = allocation.convenzione_id)));

-- appointment
revoke all on appointment from app;
grant insert on appointment to app;
grant select on appointment to app;
grant update (held_on, starts_at, minutes, place, purpose, status, closing_note, version) on appointment to app;
alter table appointment enable row level security;
alter table appointment force row level security;
create policy insert_newAppointment on appointment for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = appointment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (appointment.compartment = 'general' or appointment.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = appointment.person_id and k.purpose = appointment.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today()))) and exists (select 1 from case_file c where c.id = appointment.case_id and c.person_id = appointment.person_id
    and c.status = 'open') and appointment.account_id = (select (access.actor()).account_id) and appointment.status = 'planned'));
create policy select_reachedCompartment on appointment for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = appointment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (appointment.compartment = 'general' or appointment.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = appointment.person_id and k.purpose = appointment.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))));
create policy update_reachedCompartment on appointment for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = appointment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (appointment.compartment = 'general' or appointment.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = appointment.person_id and k.purpose = appointment.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = appointment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (appointment.compartment = 'general' or appointment.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = appointment.person_id and k.purpose = appointment.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))));

-- area
revoke all on area from app;
grant select on area to app;
grant select on area to stats;

-- assessment
revoke all on assessment from app;
grant insert on assessment to app;
grant select on assessment to app;
grant update (withdrawn_on, withdrawn_reason, version) on assessment to app;
alter table assessment enable row level security;
alter table assessment force row level security;
create policy insert_newAssessment on assessment for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = assessment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (assessment.compartment = 'general' or assessment.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = assessment.person_id and k.purpose = assessment.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today()))) and exists (select 1 from case_file c where c.id = assessment.case_id and c.person_id = assessment.person_id
    and c.status = 'open') and assessment.recorded_by = (select (access.actor()).account_id)));
create policy select_reachedCompartment on assessment for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = assessment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (assessment.compartment = 'general' or assessment.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = assessment.person_id and k.purpose = assessment.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))));
create policy update_reachedCompartment on assessment for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = assessment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (assessment.compartment = 'general' or assessment.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = assessment.person_id and k.purpose = assessment.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = assessment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (assessment.compartment = 'general' or assessment.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = assessment.person_id and k.purpose = assessment.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))));

-- assignment
revoke all on assignment from app;
grant delete on assignment to app;
grant insert on assignment to app;
grant select on assignment to app;
grant update on assignment to app;
alter table assignment enable row level security;
alter table assignment force row level security;
create policy delete_ownAreaNotBegun on assignment for delete to app
  using ((select (access.actor()).role) in ('case_coordinator') and (assignment.area_id = any ((select (access.actor()).area_ids)::uuid[]) and assignment.starts_on > (select access.today())));
create policy delete_reachedInAreaNotBegun on assignment for delete to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = assignment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and assignment.area_id = any ((select (access.actor()).area_ids)::uuid[]) and assignment.starts_on > (select access.today())));
create policy insert_newAssignment on assignment for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = assignment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and assignment.area_id = any ((select (access.actor()).area_ids)::uuid[]) and access.enrolment_is(assignment.enrolment_id, assignment.person_id, assignment.action_id, assignment.area_id, assignment.convenzione_id)
  and exists (select 1 from partner p where p.id = assignment.partner_id and p.convenzione_id = assignment.convenzione_id
    and assignment.area_id = any (p.area_ids))
  and exists (select 1 from consent k where k.person_id = assignment.person_id
    and k.purpose = 'sharing_with_partners' and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today()))));
create policy insert_newAssignmentInArea on assignment for insert to app
  with check ((select (access.actor()).role) in ('case_coordinator') and (assignment.area_id = any ((select (access.actor()).area_ids)::uuid[]) and access.enrolment_is(assignment.enrolment_id, assignment.person_id, assignment.action_id, assignment.area_id, assignment.convenzione_id)
  and exists (select 1 from partner p where p.id = assignment.partner_id and p.convenzione_id = assignment.convenzione_id
    and assignment.area_id = any (p.area_ids))
  and exists (select 1 from consent k where k.person_id = assignment.person_id
    and k.purpose = 'sharing_with_partners' and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today()))));
create policy select_assignedToMe on assignment for select to app
  using ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (assignment.partner_id = (select (access.actor()).organisation_id) and assignment.area_id = any ((select (access.actor()).area_ids)::uuid[])
    and exists (select 1 from access.reach r where r.source = 'assignment' and r.source_id = assignment.id
      and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity'))));
create policy select_ownArea on assignment for select to app
  using ((select (access.actor()).role) in ('case_coordinator') and (assignment.area_id = any ((select (access.actor()).area_ids)::uuid[])));
create policy select_reachedInArea on assignment for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = assignment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and assignment.area_id = any ((select (access.actor()).area_ids)::uuid[])));
create policy update_ownArea on assignment for update to app
  using ((select (access.actor()).role) in ('case_coordinator') and (assignment.area_id = any ((select (access.actor()).area_ids)::uuid[])))
  with check ((select (access.actor()).role) in ('case_coordinator') and (assignment.area_id = any ((select (access.actor()).area_ids)::uuid[])));
create policy update_reachedInArea on assignment for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = assignment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and assignment.area_id = any ((select (access.actor()).area_ids)::uuid[])))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = assignment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and assignment.area_id = any ((select (access.actor()).area_ids)::uuid[])));

-- attendance
revoke all on attendance from app;
grant delete on attendance to app;
grant insert on attendance to app;
grant select on attendance to app;
grant update (present, minutes, validated_at, validated_by) on attendance to app;
alter table attendance enable row level security;
alter table attendance force row level security;
create policy delete_ofEditableActivity on attendance for delete to app
  using ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (attendance.partner_id = (select (access.actor()).organisation_id) and attendance.area_id = any ((select (access.actor()).area_ids)::uuid[]) and access.activity_is(attendance.activity_id, attendance.partner_id, null, null, null, '{draft,returned}')));
create policy insert_newAttendance on attendance for insert to app
  with check ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (attendance.partner_id = (select (access.actor()).organisation_id) and attendance.area_id = any ((select (access.actor()).area_ids)::uuid[]) and attendance.validated_at is null
    and access.activity_is(attendance.activity_id, attendance.partner_id, attendance.area_id, attendance.action_id, attendance.held_on, '{draft,returned}')
    and exists (select 1 from action a where a.id = attendance.action_id and a.convenzione_id = attendance.convenzione_id)
    and exists (select 1 from assignment s where s.enrolment_id = attendance.enrolment_id and s.person_id = attendance.person_id
      and s.partner_id = attendance.partner_id and s.action_id = attendance.action_id and attendance.held_on between s.starts_on and coalesce(s.ends_on, 'infinity'))));
create policy select_ownArea on attendance for select to app
  using ((select (access.actor()).role) in ('case_coordinator') and (attendance.area_id = any ((select (access.actor()).area_ids)::uuid[])));
create policy select_ownPartner on attendance for select to app
  using ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (attendance.partner_id = (select (access.actor()).organisation_id) and attendance.area_id = any ((select (access.actor()).area_ids)::uuid[])));
create policy select_reachedInArea on attendance for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = attendance.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and attendance.area_id = any ((select (access.actor()).area_ids)::uuid[])));
create policy update_ofEditableActivity_editedAttendance on attendance for update to app
  using ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (attendance.partner_id = (select (access.actor()).organisation_id) and attendance.area_id = any ((select (access.actor()).area_ids)::uuid[]) and access.activity_is(attendance.activity_id, attendance.partner_id, null, null, null, '{draft,returned}')))
  with check ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (attendance.partner_id = (select (access.actor()).organisation_id) and attendance.area_id = any ((select (access.actor()).area_ids)::uuid[]) and attendance.validated_at is null and access.activity_is(attendance.activity_id, attendance.partner_id, null, null, null, '{draft,returned}')));
create policy update_presentAtValidated_stampedByMe on attendance for update to app
  using ((select (access.actor()).role) in ('case_coordinator') and (attendance.area_id = any ((select (access.actor()).area_ids)::uuid[]) and attendance.present and attendance.validated_at is null
    and access.activity_is(attendance.activity_id, attendance.partner_id, attendance.area_id, attendance.action_id, attendance.held_on, '{validated}')))
  with check ((select (access.actor()).role) in ('case_coordinator') and (attendance.area_id = any ((select (access.actor()).area_ids)::uuid[]) and attendance.validated_at is not null and attendance.validated_by = (select (access.actor()).account_id)));

-- audit.entry
revoke all on audit.entry from app;
grant select on audit.entry to app;
alter table audit.entry enable row level security;
alter table audit.entry no force row level security;
create policy select_everyone on audit.entry for select to app
  using ((select (access.actor()).role) in ('auditor') and (true));

-- audit.seal
revoke all on audit.seal from app;
grant select (number, first_id, last_id, entries, hash, sealed_at) on audit.seal to app;
alter table audit.seal enable row level security;
alter table audit.seal no force row level security;
create policy select_everyone on audit.seal for select to app
  using ((select (access.actor()).role) in ('auditor') and (true));

-- axis_level
revoke all on axis_level from app;
grant insert on axis_level to app;
grant select on axis_level to app;
grant update on axis_level to app;
alter table axis_level enable row level security;
alter table axis_level force row level security;
create policy insert_reachedCase on axis_level for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = axis_level.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from case_file c where c.id = axis_level.case_id and c.person_id = axis_level.person_id
    and c.status = 'open')));
create policy select_reached on axis_level for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = axis_level.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy update_reachedCase on axis_level for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = axis_level.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from case_file c where c.id = axis_level.case_id and c.person_id = axis_level.person_id
    and c.status = 'open')))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = axis_level.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from case_file c where c.id = axis_level.case_id and c.person_id = axis_level.person_id
    and c.status = 'open')));

-- care_team
revoke all on care_team from app;
grant delete on care_team to app;
grant insert on care_team to app;
grant select on care_team to app;
grant update on care_team to app;
alter table care_team enable row level security;
alter table care_team force row level security;
create policy delete_memberNotBegun on care_team for delete to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = care_team.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from case_file c where c.id = care_team.case_id and c.status = 'open' and c.case_manager_id <> care_team.account_id
    and (select (access.actor()).account_id) in (c.case_manager_id, care_team.account_id)) and care_team.starts_on > (select access.today())));
create policy insert_teamOfMyCase on care_team for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from case_file c where c.id = care_team.case_id and c.person_id = care_team.person_id and c.status = 'open'
    and c.case_manager_id = (select (access.actor()).account_id)) and (care_team.account_id = (select (access.actor()).account_id) or access.holds_cases(care_team.account_id, (select (access.actor()).convenzione_id)))));
create policy select_reached on care_team for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = care_team.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy update_memberOfMyCaseOrMe on care_team for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = care_team.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from case_file c where c.id = care_team.case_id and c.status = 'open' and c.case_manager_id <> care_team.account_id
    and (select (access.actor()).account_id) in (c.case_manager_id, care_team.account_id))))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = care_team.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from case_file c where c.id = care_team.case_id and c.status = 'open' and c.case_manager_id <> care_team.account_id
    and (select (access.actor()).account_id) in (c.case_manager_id, care_team.account_id))));

-- case_file
revoke all on case_file from app;
grant insert on case_file to app;
grant select on case_file to app;
grant update on case_file to app;
alter table case_file enable row level security;
alter table case_file force row level security;
create policy insert_newCase on case_file for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = case_file.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and case_file.case_manager_id = (select (access.actor()).account_id) and case_file.convenzione_id = (select (access.actor()).convenzione_id)));
create policy select_reached on case_file for select to app
  using ((select (access.actor()).role) in ('case_manager', 'case_coordinator') and (exists (select 1 from access.reach r where r.person_id = case_file.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy update_reachedOpen_reached on case_file for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = case_file.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and case_file.status = 'open'))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = case_file.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));

-- case_phase
revoke all on case_phase from app;
grant select on case_phase to app;
alter table case_phase enable row level security;
alter table case_phase force row level security;
create policy select_reached on case_phase for select to app
  using ((select (access.actor()).role) in ('case_manager', 'case_coordinator') and (exists (select 1 from access.reach r where r.person_id = case_phase.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));

-- ceiling
revoke all on ceiling from app;
grant insert on ceiling to app;
grant select on ceiling to app;
grant update (superseded_at) on ceiling to app;
alter table ceiling enable row level security;
alter table ceiling no force row level security;
create policy insert_areaOfOwnConvenzione on ceiling for insert to app
  with check ((select (access.actor()).role) in ('programme_office') and (exists (select 1 from area a where a.id = ceiling.area_id and a.convenzione_id = (select (access.actor()).convenzione_id))));
create policy select_everyone on ceiling for select to app
  using (true);
create policy update_areaOfOwnConvenzione on ceiling for update to app
  using ((select (access.actor()).role) in ('programme_office') and (exists (select 1 from area a where a.id = ceiling.area_id and a.convenzione_id = (select (access.actor()).convenzione_id))))
  with check ((select (access.actor()).role) in ('programme_office') and (exists (select 1 from area a where a.id = ceiling.area_id and a.convenzione_id = (select (access.actor()).convenzione_id))));
grant select on ceiling to stats;
create policy stats_read on ceiling for select to stats using (true);

-- conclusion_evidence
revoke all on conclusion_evidence from app;
grant insert on conclusion_evidence to app;
grant select on conclusion_evidence to app;
alter table conclusion_evidence enable row level security;
alter table conclusion_evidence force row level security;
create policy insert_reachedCase on conclusion_evidence for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = conclusion_evidence.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from case_file c where c.id = conclusion_evidence.case_id and c.person_id = conclusion_evidence.person_id
    and c.status = 'open')));
create policy select_reached on conclusion_evidence for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = conclusion_evidence.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));

-- consent
revoke all on consent from app;
grant insert on consent to app;
grant select on consent to app;
grant update on consent to app;
alter table consent enable row level security;
alter table consent force row level security;
create policy insert_reached on consent for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = consent.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy select_reached on consent for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = consent.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy select_reachedOrdinaryConsent on consent for select to app
  using ((select (access.actor()).role) in ('case_coordinator') and (exists (select 1 from access.reach r where r.person_id = consent.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and consent.purpose in ('taking_in_charge', 'sharing_with_partners', 'sharing_with_services', 'monitoring')));
create policy update_reached on consent for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = consent.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = consent.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));

-- convenzione
revoke all on convenzione from app;
grant select on convenzione to app;
grant select on convenzione to stats;

-- convenzione_extension
revoke all on convenzione_extension from app;
grant insert on convenzione_extension to app;
grant select on convenzione_extension to app;
alter table convenzione_extension enable row level security;
alter table convenzione_extension no force row level security;
create policy insert_ownConvenzione on convenzione_extension for insert to app
  with check ((select (access.actor()).role) in ('programme_office') and (convenzione_extension.convenzione_id = (select (access.actor()).convenzione_id)));
create policy select_everyone on convenzione_extension for select to app
  using (true);

-- document
revoke all on document from app;
grant insert on document to app;
grant select on document to app;
grant update on document to app;
alter table document enable row level security;
alter table document force row level security;
create policy insert_uploadedByMe on document for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = document.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (document.compartment = 'general' or document.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = document.person_id and k.purpose = document.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today()))) and document.uploaded_by = (select (access.actor()).account_id) and document.withdrawn_at is null));
create policy select_reachedCompartment on document for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = document.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (document.compartment = 'general' or document.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = document.person_id and k.purpose = document.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))));
create policy update_reachedCompartment on document for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = document.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (document.compartment = 'general' or document.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = document.person_id and k.purpose = document.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = document.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (document.compartment = 'general' or document.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = document.person_id and k.purpose = document.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))));

-- document_content
revoke all on document_content from app;
grant insert on document_content to app;
grant select on document_content to app;
alter table document_content enable row level security;
alter table document_content force row level security;
create policy insert_contentOfMyUpload on document_content for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = document_content.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (document_content.compartment = 'general' or document_content.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = document_content.person_id and k.purpose = document_content.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))
    and exists (select 1 from document d where d.id = document_content.document_id and d.uploaded_by = (select (access.actor()).account_id))));
create policy select_contentOfStanding on document_content for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = document_content.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (document_content.compartment = 'general' or document_content.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = document_content.person_id and k.purpose = document_content.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))
    and exists (select 1 from document d where d.id = document_content.document_id and d.withdrawn_at is null)));

-- duplicate_pair
revoke all on duplicate_pair from app;
grant select on duplicate_pair to app;
grant update (status, note, decided_on, decided_by, version) on duplicate_pair to app;
alter table duplicate_pair enable row level security;
alter table duplicate_pair force row level security;
create policy select_reachedBoth on duplicate_pair for select to app
  using ((select (access.actor()).role) in ('case_manager', 'case_coordinator') and (exists (select 1 from access.reach r where r.person_id = duplicate_pair.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from person o where o.id = duplicate_pair.other_person_id)));
create policy update_reachedBothOpen_toldApartByMe on duplicate_pair for update to app
  using ((select (access.actor()).role) in ('case_manager', 'case_coordinator') and (exists (select 1 from access.reach r where r.person_id = duplicate_pair.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from person o where o.id = duplicate_pair.other_person_id) and duplicate_pair.status = 'open'))
  with check ((select (access.actor()).role) in ('case_manager', 'case_coordinator') and (exists (select 1 from access.reach r where r.person_id = duplicate_pair.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from person o where o.id = duplicate_pair.other_person_id) and duplicate_pair.status = 'distinct'
    and duplicate_pair.decided_by = (select (access.actor()).account_id)));

-- enrolment
revoke all on enrolment from app;
grant insert on enrolment to app;
grant select on enrolment to app;
grant update on enrolment to app;
alter table enrolment enable row level security;
alter table enrolment force row level security;
create policy insert_enrolmentFromList on enrolment for insert to app
  with check ((select (access.actor()).role) in ('case_coordinator') and (enrolment.area_id = any ((select (access.actor()).area_ids)::uuid[]) and exists (select 1 from action a where a.id = enrolment.action_id and a.area_id = enrolment.area_id
    and a.convenzione_id = enrolment.convenzione_id and a.convenzione_id = (select (access.actor()).convenzione_id)) and exists (select 1 from case_file c where c.id = enrolment.case_id and c.person_id = enrolment.person_id
    and c.status = 'open') and exists (select 1 from action_target_group g join target_group k on k.id = g.target_group_id
      where g.action_id = enrolment.action_id and g.target_group_id = enrolment.target_group_id and k.kind = 'participants') and enrolment.outside_admitted_by is null
    and enrolment.participation_id is null and exists (select 1 from waiting_entry w where w.case_id = enrolment.case_id and w.person_id = enrolment.person_id
      and w.action_id = enrolment.action_id and w.status = 'offered')));
create policy insert_newEnrolment on enrolment for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = enrolment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and enrolment.area_id = any ((select (access.actor()).area_ids)::uuid[]) and exists (select 1 from action a where a.id = enrolment.action_id and a.area_id = enrolment.area_id
    and a.convenzione_id = enrolment.convenzione_id and a.convenzione_id = (select (access.actor()).convenzione_id)) and exists (select 1 from case_file c where c.id = enrolment.case_id and c.person_id = enrolment.person_id
    and c.status = 'open') and enrolment.outside_admitted_by is null
    and enrolment.participation_id is null and exists (select 1 from action_target_group g join target_group k on k.id = g.target_group_id
      where g.action_id = enrolment.action_id and g.target_group_id = enrolment.target_group_id and k.kind = 'participants')));
create policy select_ofReadableAssignment on enrolment for select to app
  using ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (enrolment.area_id = any ((select (access.actor()).area_ids)::uuid[]) and exists (select 1 from assignment a where a.enrolment_id = enrolment.id)));
create policy select_ownArea on enrolment for select to app
  using ((select (access.actor()).role) in ('case_coordinator') and (enrolment.area_id = any ((select (access.actor()).area_ids)::uuid[])));
create policy select_reachedInArea on enrolment for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = enrolment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and enrolment.area_id = any ((select (access.actor()).area_ids)::uuid[])));
create policy update_ownArea on enrolment for update to app
  using ((select (access.actor()).role) in ('case_coordinator') and (enrolment.area_id = any ((select (access.actor()).area_ids)::uuid[])))
  with check ((select (access.actor()).role) in ('case_coordinator') and (enrolment.area_id = any ((select (access.actor()).area_ids)::uuid[])));
create policy update_reachedInArea on enrolment for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = enrolment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and enrolment.area_id = any ((select (access.actor()).area_ids)::uuid[])))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = enrolment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and enrolment.area_id = any ((select (access.actor()).area_ids)::uuid[])));

-- exit_situation
revoke all on exit_situation from app;
grant insert on exit_situation to app;
grant select on exit_situation to app;
alter table exit_situation enable row level security;
alter table exit_situation force row level security;
create policy insert_ofExitedParticipation on exit_situation for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = exit_situation.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exit_situation.recorded_by = (select (access.actor()).account_id)
    and exists (select 1 from participation t where t.id = exit_situation.participation_id and t.person_id = exit_situation.person_id and t.exited_on = exit_situation.exited_on)));
create policy select_ofReadableParticipation on exit_situation for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = exit_situation.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from participation t where t.id = exit_situation.participation_id)));

-- grouping_member
revoke all on grouping_member from app;
grant select on grouping_member to app;
grant select on grouping_member to stats;

-- handover
revoke all on handover from app;
grant insert on handover to app;
grant select on handover to app;
grant update on handover to app;
alter table handover enable row level security;
alter table handover force row level security;
create policy insert_newHandover on handover for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = handover.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and handover.from_account_id = (select (access.actor()).account_id) and handover.status = 'proposed' and handover.proposed_by = (select (access.actor()).account_id) and handover.to_account_id <> handover.proposed_by and handover.convenzione_id = (select (access.actor()).convenzione_id)
    and exists (select 1 from case_file c where c.id = handover.case_id and c.person_id = handover.person_id and c.status = 'open'
      and c.case_manager_id = handover.from_account_id and c.convenzione_id = handover.convenzione_id)
    and access.holds_cases(handover.to_account_id, handover.convenzione_id)));
create policy insert_newHandoverOfColleague on handover for insert to app
  with check ((select (access.actor()).role) in ('case_coordinator') and (exists (select 1 from access.reach r where r.person_id = handover.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and access.follows(handover.person_id) and handover.status = 'proposed' and handover.proposed_by = (select (access.actor()).account_id) and handover.to_account_id <> handover.proposed_by and handover.convenzione_id = (select (access.actor()).convenzione_id)
    and exists (select 1 from case_file c where c.id = handover.case_id and c.person_id = handover.person_id and c.status = 'open'
      and c.case_manager_id = handover.from_account_id and c.convenzione_id = handover.convenzione_id)
    and access.holds_cases(handover.to_account_id, handover.convenzione_id)
    and not access.holds_cases(handover.from_account_id, handover.convenzione_id)));
create policy select_handoverOfMine on handover for select to app
  using ((select (access.actor()).role) in ('case_manager') and ((handover.to_account_id = (select (access.actor()).account_id) or handover.proposed_by = (select (access.actor()).account_id) or exists (select 1 from access.reach r where r.person_id = handover.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0))));
create policy select_reached on handover for select to app
  using ((select (access.actor()).role) in ('case_coordinator') and (exists (select 1 from access.reach r where r.person_id = handover.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy update_handedToMe_declinedByMe on handover for update to app
  using ((select (access.actor()).role) in ('case_manager') and (handover.to_account_id = (select (access.actor()).account_id) and handover.status = 'proposed'))
  with check ((select (access.actor()).role) in ('case_manager') and (handover.to_account_id = (select (access.actor()).account_id) and handover.status = 'declined'));
create policy update_proposedByMe_takenBackByMe on handover for update to app
  using ((select (access.actor()).role) in ('case_manager', 'case_coordinator') and (handover.proposed_by = (select (access.actor()).account_id) and handover.status = 'proposed'))
  with check ((select (access.actor()).role) in ('case_manager', 'case_coordinator') and (handover.proposed_by = (select (access.actor()).account_id) and handover.status = 'taken_back'));

-- headcount
revoke all on headcount from app;
grant delete on headcount to app;
grant insert on headcount to app;
grant select on headcount to app;
alter table headcount enable row level security;
alter table headcount force row level security;
create policy delete_ofEditableActivity on headcount for delete to app
  using ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (headcount.partner_id = (select (access.actor()).organisation_id) and headcount.area_id = any ((select (access.actor()).area_ids)::uuid[]) and access.activity_is(headcount.activity_id, headcount.partner_id, null, null, null, '{draft,returned}')));
create policy insert_newHeadcount on headcount for insert to app
  with check ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (headcount.partner_id = (select (access.actor()).organisation_id) and headcount.area_id = any ((select (access.actor()).area_ids)::uuid[]) and exists (select 1 from activity a join action_target_group g on g.action_id = a.action_id
      join target_group k on k.id = g.target_group_id
    where a.id = headcount.activity_id and a.status in ('draft', 'returned') and a.partner_id = headcount.partner_id and a.area_id = headcount.area_id
      and a.convenzione_id = headcount.convenzione_id and k.id = headcount.target_group_id and k.kind = 'audience')));
create policy select_ofOwnActivity on headcount for select to app
  using ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (exists (select 1 from activity a where a.id = headcount.activity_id and a.partner_id = headcount.partner_id)
    and headcount.partner_id = (select (access.actor()).organisation_id)));
create policy select_ofReadableActivity on headcount for select to app
  using ((select (access.actor()).role) in ('case_coordinator') and (exists (select 1 from activity a where a.id = headcount.activity_id)));

-- indicator_target
revoke all on indicator_target from app;
grant insert on indicator_target to app;
grant select on indicator_target to app;
grant update (superseded_at) on indicator_target to app;
alter table indicator_target enable row level security;
alter table indicator_target no force row level security;
create policy insert_ownConvenzione on indicator_target for insert to app
  with check ((select (access.actor()).role) in ('programme_office') and (indicator_target.convenzione_id = (select (access.actor()).convenzione_id)));
create policy select_everyone on indicator_target for select to app
  using (true);
create policy update_ownConvenzione on indicator_target for update to app
  using ((select (access.actor()).role) in ('programme_office') and (indicator_target.convenzione_id = (select (access.actor()).convenzione_id)))
  with check ((select (access.actor()).role) in ('programme_office') and (indicator_target.convenzione_id = (select (access.actor()).convenzione_id)));
grant select on indicator_target to stats;
create policy stats_read on indicator_target for select to stats using (true);

-- instrument
revoke all on instrument from app;
grant select on instrument to app;
grant select on instrument to stats;

-- intensity_band
revoke all on intensity_band from app;
grant insert on intensity_band to app;
grant select on intensity_band to app;
grant update (valid_to) on intensity_band to app;
alter table intensity_band enable row level security;
alter table intensity_band no force row level security;
create policy insert_ownConvenzione on intensity_band for insert to app
  with check ((select (access.actor()).role) in ('programme_office') and (intensity_band.convenzione_id = (select (access.actor()).convenzione_id)));
create policy select_everyone on intensity_band for select to app
  using (true);
create policy update_ownConvenzione on intensity_band for update to app
  using ((select (access.actor()).role) in ('programme_office') and (intensity_band.convenzione_id = (select (access.actor()).convenzione_id)))
  with check ((select (access.actor()).role) in ('programme_office') and (intensity_band.convenzione_id = (select (access.actor()).convenzione_id)));

-- ledger_entry
revoke all on ledger_entry from app;
grant select on ledger_entry to app;
alter table ledger_entry enable row level security;
alter table ledger_entry no force row level security;
create policy select_ownBooks on ledger_entry for select to app
  using ((select (access.actor()).role) in ('administrative_referent') and (ledger_entry.convenzione_id = (select (access.actor()).convenzione_id) and ((select (access.actor()).organisation_kind) = 'comune' or ledger_entry.partner_id = (select (access.actor()).organisation_id))));
create policy select_ownConvenzione on ledger_entry for select to app
  using ((select (access.actor()).role) in ('programme_office') and (ledger_entry.convenzione_id = (select (access.actor()).convenzione_id)));

-- meeting_minutes
revoke all on meeting_minutes from app;
grant insert on meeting_minutes to app;
grant select on meeting_minutes to app;
grant update (text, decisions, written_by, written_at, version) on meeting_minutes to app;
alter table meeting_minutes enable row level security;
alter table meeting_minutes force row level security;
create policy insert_minutesOfHeld on meeting_minutes for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = meeting_minutes.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (meeting_minutes.compartment = 'general' or meeting_minutes.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = meeting_minutes.person_id and k.purpose = meeting_minutes.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today()))) and meeting_minutes.written_by = (select (access.actor()).account_id) and exists (select 1 from appointment a
    where a.id = meeting_minutes.appointment_id and a.person_id = meeting_minutes.person_id and a.compartment = meeting_minutes.compartment and a.status = 'held' and a.kind in ('team_meeting', 'uvm'))));
create policy select_reachedCompartment on meeting_minutes for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = meeting_minutes.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (meeting_minutes.compartment = 'general' or meeting_minutes.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = meeting_minutes.person_id and k.purpose = meeting_minutes.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))));
create policy update_reachedCompartment on meeting_minutes for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = meeting_minutes.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (meeting_minutes.compartment = 'general' or meeting_minutes.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = meeting_minutes.person_id and k.purpose = meeting_minutes.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = meeting_minutes.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (meeting_minutes.compartment = 'general' or meeting_minutes.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = meeting_minutes.person_id and k.purpose = meeting_minutes.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))));

-- meeting_participant
revoke all on meeting_participant from app;
grant delete on meeting_participant to app;
grant insert on meeting_participant to app;
grant select on meeting_participant to app;
alter table meeting_participant enable row level security;
alter table meeting_participant force row level security;
create policy delete_ofReadableAppointment on meeting_participant for delete to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = meeting_participant.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from appointment a where a.id = meeting_participant.appointment_id and a.person_id = meeting_participant.person_id)));
create policy insert_ofReadableAppointment on meeting_participant for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = meeting_participant.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from appointment a where a.id = meeting_participant.appointment_id and a.person_id = meeting_participant.person_id)));
create policy select_ofReadableAppointment on meeting_participant for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = meeting_participant.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from appointment a where a.id = meeting_participant.appointment_id and a.person_id = meeting_participant.person_id)));

-- methodology
revoke all on methodology from app;
grant select on methodology to app;
grant select on methodology to stats;

-- note
revoke all on note from app;
grant insert on note to app;
grant select on note to app;
grant update on note to app;
alter table note enable row level security;
alter table note force row level security;
create policy insert_myNoteOfReached on note for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = note.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (note.compartment = 'general' or note.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = note.person_id and k.purpose = note.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today()))) and note.author_id = (select (access.actor()).account_id)));
create policy select_reachedCompartment on note for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = note.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (note.compartment = 'general' or note.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = note.person_id and k.purpose = note.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))));
create policy update_myNoteOfReached on note for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = note.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (note.compartment = 'general' or note.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = note.person_id and k.purpose = note.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today()))) and note.author_id = (select (access.actor()).account_id)))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = note.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (note.compartment = 'general' or note.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = note.person_id and k.purpose = note.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today()))) and note.author_id = (select (access.actor()).account_id)));

-- note_version
revoke all on note_version from app;
grant insert on note_version to app;
grant select on note_version to app;
alter table note_version enable row level security;
alter table note_version force row level security;
create policy insert_versionOfMyNote on note_version for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = note_version.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (note_version.compartment = 'general' or note_version.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = note_version.person_id and k.purpose = note_version.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))
    and exists (select 1 from note n where n.id = note_version.note_id and n.author_id = (select (access.actor()).account_id))));
create policy select_reachedCompartment on note_version for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = note_version.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (note_version.compartment = 'general' or note_version.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = note_version.person_id and k.purpose = note_version.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))));

-- objective
revoke all on objective from app;
grant select on objective to app;
grant select on objective to stats;

-- open_setting
revoke all on open_setting from app;
grant select on open_setting to app;
grant select on open_setting to stats;

-- operation
revoke all on operation from app;
grant select on operation to app;
grant select on operation to stats;

-- participation
revoke all on participation from app;
grant insert on participation to app;
grant select on participation to app;
grant update on participation to app;
alter table participation enable row level security;
alter table participation force row level security;
create policy insert_reachedOperation on participation for insert to app
  with check ((select (access.actor()).role) in ('case_manager', 'case_coordinator') and (exists (select 1 from access.reach r where r.person_id = participation.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from operation o where o.id = participation.operation_id
    and o.convenzione_id = participation.convenzione_id and o.convenzione_id = (select (access.actor()).convenzione_id))));
create policy select_ofReadableEnrolment on participation for select to app
  using ((select (access.actor()).role) in ('case_manager', 'case_coordinator') and (exists (select 1 from access.reach r where r.person_id = participation.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from enrolment e where e.participation_id = participation.id)));
create policy update_ofReadableEnrolment on participation for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = participation.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from enrolment e where e.participation_id = participation.id)))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = participation.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from enrolment e where e.participation_id = participation.id)));

-- partner
revoke all on partner from app;
grant select on partner to app;
grant select on partner to stats;

-- partner_grouping
revoke all on partner_grouping from app;
grant select on partner_grouping to app;
grant select on partner_grouping to stats;

-- period
revoke all on period from app;
grant insert on period to app;
grant select on period to app;
grant update (ends_on) on period to app;
alter table period enable row level security;
alter table period no force row level security;
create policy insert_ownConvenzione on period for insert to app
  with check ((select (access.actor()).role) in ('programme_office') and (period.convenzione_id = (select (access.actor()).convenzione_id)));
create policy select_everyone on period for select to app
  using (true);
create policy update_ownConvenzione on period for update to app
  using ((select (access.actor()).role) in ('programme_office') and (period.convenzione_id = (select (access.actor()).convenzione_id)))
  with check ((select (access.actor()).role) in ('programme_office') and (period.convenzione_id = (select (access.actor()).convenzione_id)));
grant select on period to stats;
create policy stats_read on period for select to stats using (true);

-- person
revoke all on person from app;
grant insert on person to app;
grant select on person to app;
grant update (given_name, family_name, alias, version) on person to app;
alter table person enable row level security;
alter table person force row level security;
create policy insert_registeredByMe on person for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (person.created_by = (select (access.actor()).account_id)));
create policy select_reached on person for select to app
  using ((select (access.actor()).role) in ('case_manager', 'case_coordinator', 'partner_operator', 'partner_coordinator') and (exists (select 1 from access.reach r where r.person_id = person.id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy update_reached on person for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person.id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person.id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));

-- person_characteristics
revoke all on person_characteristics from app;
grant insert on person_characteristics to app;
grant select on person_characteristics to app;
grant update on person_characteristics to app;
alter table person_characteristics enable row level security;
alter table person_characteristics force row level security;
create policy insert_reached on person_characteristics for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_characteristics.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy select_reached on person_characteristics for select to app
  using ((select (access.actor()).role) in ('case_manager', 'case_coordinator') and (exists (select 1 from access.reach r where r.person_id = person_characteristics.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy update_reached on person_characteristics for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_characteristics.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_characteristics.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));

-- person_contact
revoke all on person_contact from app;
grant delete on person_contact to app;
grant insert on person_contact to app;
grant select on person_contact to app;
grant update on person_contact to app;
alter table person_contact enable row level security;
alter table person_contact force row level security;
create policy delete_reached on person_contact for delete to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_contact.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy insert_reached on person_contact for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_contact.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy select_reached on person_contact for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_contact.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy update_reached on person_contact for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_contact.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_contact.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));

-- person_history
revoke all on person_history from app;
grant insert on person_history to app;
grant select on person_history to app;
alter table person_history enable row level security;
alter table person_history force row level security;
create policy insert_reachedByMyChange on person_history for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_history.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and person_history.changed_by = (select (access.actor()).account_id)));
create policy select_reached on person_history for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_history.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));

-- person_identity
revoke all on person_identity from app;
grant insert on person_identity to app;
grant select on person_identity to app;
grant update on person_identity to app;
alter table person_identity enable row level security;
alter table person_identity force row level security;
create policy insert_reached on person_identity for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_identity.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy select_reached on person_identity for select to app
  using ((select (access.actor()).role) in ('case_manager', 'case_coordinator') and (exists (select 1 from access.reach r where r.person_id = person_identity.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy update_reached on person_identity for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_identity.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_identity.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));

-- person_link
revoke all on person_link from app;
grant delete on person_link to app;
grant insert on person_link to app;
grant select on person_link to app;
alter table person_link enable row level security;
alter table person_link force row level security;
create policy delete_reachedBoth on person_link for delete to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_link.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from person o where o.id = person_link.other_person_id)));
create policy insert_reachedBoth on person_link for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_link.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from person o where o.id = person_link.other_person_id)));
create policy select_reachedBoth on person_link for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_link.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from person o where o.id = person_link.other_person_id)));

-- person_merge
revoke all on person_merge from app;
grant select on person_merge to app;
alter table person_merge enable row level security;
alter table person_merge force row level security;
create policy select_mergeOfReached on person_merge for select to app
  using ((select (access.actor()).role) in ('case_manager', 'case_coordinator') and (exists (select 1 from access.reach r where r.person_id = person_merge.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) or exists (select 1 from person o where o.id = person_merge.merged_id)));

-- person_relation
revoke all on person_relation from app;
grant delete on person_relation to app;
grant insert on person_relation to app;
grant select on person_relation to app;
grant update on person_relation to app;
alter table person_relation enable row level security;
alter table person_relation force row level security;
create policy delete_reached on person_relation for delete to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_relation.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy insert_reached on person_relation for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_relation.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy select_reached on person_relation for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_relation.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy update_reached on person_relation for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_relation.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = person_relation.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));

-- plan
revoke all on plan from app;
grant delete on plan to app;
grant insert on plan to app;
grant select on plan to app;
grant update on plan to app;
alter table plan enable row level security;
alter table plan force row level security;
create policy delete_nextVersionInDraft on plan for delete to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and plan.number > 1 and plan.status = 'draft'));
create policy insert_firstVersion on plan for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and plan.number = 1 and plan.status = 'draft'
    and exists (select 1 from case_file c where c.id = plan.case_id and c.person_id = plan.person_id)));
create policy select_reached on plan for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy update_reachedPlan on plan for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from case_file c where c.id = plan.case_id and c.person_id = plan.person_id)))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from case_file c where c.id = plan.case_id and c.person_id = plan.person_id)));

-- plan_event
revoke all on plan_event from app;
grant select on plan_event to app;
alter table plan_event enable row level security;
alter table plan_event force row level security;
create policy select_eventOfReached on plan_event for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_event.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (plan_event.signatory_id is null or exists (select 1 from plan_signatory s where s.id = plan_event.signatory_id))));

-- plan_goal
revoke all on plan_goal from app;
grant delete on plan_goal to app;
grant insert on plan_goal to app;
grant select on plan_goal to app;
grant update on plan_goal to app;
alter table plan_goal enable row level security;
alter table plan_goal force row level security;
create policy delete_lineOfDraftPlan on plan_goal for delete to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_goal.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan p where p.id = plan_goal.plan_id and p.person_id = plan_goal.person_id and p.status = 'draft')));
create policy insert_lineOfDraftPlan on plan_goal for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_goal.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan p where p.id = plan_goal.plan_id and p.person_id = plan_goal.person_id and p.status = 'draft')));
create policy select_reached on plan_goal for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_goal.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy update_lineOfDraftPlan on plan_goal for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_goal.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan p where p.id = plan_goal.plan_id and p.person_id = plan_goal.person_id and p.status = 'draft')))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_goal.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan p where p.id = plan_goal.plan_id and p.person_id = plan_goal.person_id and p.status = 'draft')));

-- plan_intervention
revoke all on plan_intervention from app;
grant delete on plan_intervention to app;
grant insert on plan_intervention to app;
grant select on plan_intervention to app;
grant update on plan_intervention to app;
alter table plan_intervention enable row level security;
alter table plan_intervention force row level security;
create policy delete_lineOfDraftPlan on plan_intervention for delete to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_intervention.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan p where p.id = plan_intervention.plan_id and p.person_id = plan_intervention.person_id and p.status = 'draft')));
create policy insert_soundIntervention on plan_intervention for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_intervention.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)
    and exists (select 1 from plan p where p.id = plan_intervention.plan_id and p.person_id = plan_intervention.person_id and p.status = 'draft')
    and (plan_intervention.enrolment_id is null or exists (select 1 from assignment s where s.enrolment_id = plan_intervention.enrolment_id
      and s.person_id = plan_intervention.person_id and s.partner_id = plan_intervention.partner_id))));
create policy select_ownPartOfReached on plan_intervention for select to app
  using ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (plan_intervention.partner_id = (select (access.actor()).organisation_id) and access.plan_is(plan_intervention.plan_id, '{proposed,active}')
    and case when plan_intervention.enrolment_id is null then exists (select 1 from access.reach r where r.person_id = plan_intervention.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) else exists (select 1 from assignment a where a.enrolment_id = plan_intervention.enrolment_id) end));
create policy select_partOfService on plan_intervention for select to app
  using ((select (access.actor()).role) in ('service_referrer') and (plan_intervention.service_id = (select (access.actor()).organisation_id) and exists (select 1 from plan_signatory s where s.plan_id = plan_intervention.plan_id)));
create policy select_reachedLine on plan_intervention for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_intervention.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (plan_intervention.enrolment_id is null or exists (select 1 from enrolment e where e.id = plan_intervention.enrolment_id))));
create policy update_lineOfDraftPlan_soundIntervention on plan_intervention for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_intervention.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan p where p.id = plan_intervention.plan_id and p.person_id = plan_intervention.person_id and p.status = 'draft')))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_intervention.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)
    and exists (select 1 from plan p where p.id = plan_intervention.plan_id and p.person_id = plan_intervention.person_id and p.status = 'draft')
    and (plan_intervention.enrolment_id is null or exists (select 1 from assignment s where s.enrolment_id = plan_intervention.enrolment_id
      and s.person_id = plan_intervention.person_id and s.partner_id = plan_intervention.partner_id))));

-- plan_line
revoke all on plan_line from app;
grant delete on plan_line to app;
grant insert on plan_line to app;
grant select on plan_line to app;
grant update on plan_line to app;
alter table plan_line enable row level security;
alter table plan_line force row level security;
create policy delete_lineOfDraftPlan on plan_line for delete to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_line.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan p where p.id = plan_line.plan_id and p.person_id = plan_line.person_id and p.status = 'draft')));
create policy insert_soundPlanLine on plan_line for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_line.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)
    and exists (select 1 from plan p where p.id = plan_line.plan_id and p.person_id = plan_line.person_id and p.status = 'draft')
    and (plan_line.enrolment_id is null or exists (select 1 from enrolment e where e.id = plan_line.enrolment_id and e.person_id = plan_line.person_id))
    and (plan_line.allocation_id is null or exists (select 1 from allocation a join enrolment e on e.id = plan_line.enrolment_id
      where a.id = plan_line.allocation_id and a.partner_id = plan_line.partner_id and a.action_id = e.action_id))
    and (plan_line.intervention_id is null or exists (select 1 from plan_intervention i where i.id = plan_line.intervention_id and i.plan_id = plan_line.plan_id))));
create policy select_lineOfComune on plan_line for select to app
  using ((select (access.actor()).role) in ('case_coordinator') and (exists (select 1 from access.reach r where r.person_id = plan_line.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and plan_line.source in ('social', 'convenzione') and exists (select 1 from plan_signatory s where s.plan_id = plan_line.plan_id)
    and (plan_line.enrolment_id is null or exists (select 1 from enrolment e where e.id = plan_line.enrolment_id))));
create policy select_ownPartOfReached on plan_line for select to app
  using ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (plan_line.partner_id = (select (access.actor()).organisation_id) and access.plan_is(plan_line.plan_id, '{proposed,active}')
    and case when plan_line.enrolment_id is null then exists (select 1 from access.reach r where r.person_id = plan_line.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) else exists (select 1 from assignment a where a.enrolment_id = plan_line.enrolment_id) end));
create policy select_partOfService on plan_line for select to app
  using ((select (access.actor()).role) in ('service_referrer') and (plan_line.service_id = (select (access.actor()).organisation_id) and exists (select 1 from plan_signatory s where s.plan_id = plan_line.plan_id)));
create policy select_reachedLine on plan_line for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_line.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (plan_line.enrolment_id is null or exists (select 1 from enrolment e where e.id = plan_line.enrolment_id))));
create policy update_lineOfDraftPlan_soundPlanLine on plan_line for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_line.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan p where p.id = plan_line.plan_id and p.person_id = plan_line.person_id and p.status = 'draft')))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_line.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)
    and exists (select 1 from plan p where p.id = plan_line.plan_id and p.person_id = plan_line.person_id and p.status = 'draft')
    and (plan_line.enrolment_id is null or exists (select 1 from enrolment e where e.id = plan_line.enrolment_id and e.person_id = plan_line.person_id))
    and (plan_line.allocation_id is null or exists (select 1 from allocation a join enrolment e on e.id = plan_line.enrolment_id
      where a.id = plan_line.allocation_id and a.partner_id = plan_line.partner_id and a.action_id = e.action_id))
    and (plan_line.intervention_id is null or exists (select 1 from plan_intervention i where i.id = plan_line.intervention_id and i.plan_id = plan_line.plan_id))));

-- plan_review
revoke all on plan_review from app;
grant insert on plan_review to app;
grant select on plan_review to app;
grant update (notes, next_review_on, version) on plan_review to app;
alter table plan_review enable row level security;
alter table plan_review force row level security;
create policy insert_newReview on plan_review for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_review.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and plan_review.recorded_by = (select (access.actor()).account_id)
    and exists (select 1 from plan p where p.id = plan_review.plan_id and p.person_id = plan_review.person_id and p.status = 'active')));
create policy select_reached on plan_review for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_review.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy update_ofPlanActiveNow on plan_review for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_review.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan p where p.id = plan_review.plan_id and p.status = 'active')))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_review.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan p where p.id = plan_review.plan_id and p.status = 'active')));

-- plan_review_commitment
revoke all on plan_review_commitment from app;
grant insert on plan_review_commitment to app;
grant select on plan_review_commitment to app;
alter table plan_review_commitment enable row level security;
alter table plan_review_commitment force row level security;
create policy insert_commitmentOfReview on plan_review_commitment for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_review_commitment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan_review r join plan_signatory s on s.plan_id = r.plan_id
    where r.id = plan_review_commitment.review_id and s.id = plan_review_commitment.signatory_id and r.person_id = plan_review_commitment.person_id and r.recorded_by = (select (access.actor()).account_id))));
create policy select_ofReadableSignatory on plan_review_commitment for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_review_commitment.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan_signatory s where s.id = plan_review_commitment.signatory_id)));

-- plan_review_goal
revoke all on plan_review_goal from app;
grant insert on plan_review_goal to app;
grant select on plan_review_goal to app;
alter table plan_review_goal enable row level security;
alter table plan_review_goal force row level security;
create policy insert_goalOfReview on plan_review_goal for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_review_goal.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan_review r join plan_goal g on g.plan_id = r.plan_id
    where r.id = plan_review_goal.review_id and g.id = plan_review_goal.goal_id and r.person_id = plan_review_goal.person_id and r.recorded_by = (select (access.actor()).account_id))));
create policy select_reached on plan_review_goal for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_review_goal.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));

-- plan_risk
revoke all on plan_risk from app;
grant delete on plan_risk to app;
grant insert on plan_risk to app;
grant select on plan_risk to app;
grant update on plan_risk to app;
alter table plan_risk enable row level security;
alter table plan_risk force row level security;
create policy delete_lineOfDraftPlan on plan_risk for delete to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_risk.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan p where p.id = plan_risk.plan_id and p.person_id = plan_risk.person_id and p.status = 'draft')));
create policy insert_lineOfDraftPlan on plan_risk for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_risk.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan p where p.id = plan_risk.plan_id and p.person_id = plan_risk.person_id and p.status = 'draft')));
create policy select_reached on plan_risk for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_risk.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy update_lineOfDraftPlan on plan_risk for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_risk.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan p where p.id = plan_risk.plan_id and p.person_id = plan_risk.person_id and p.status = 'draft')))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_risk.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan p where p.id = plan_risk.plan_id and p.person_id = plan_risk.person_id and p.status = 'draft')));

-- plan_signatory
revoke all on plan_signatory from app;
grant delete on plan_signatory to app;
grant insert on plan_signatory to app;
grant select on plan_signatory to app;
grant update on plan_signatory to app;
alter table plan_signatory enable row level security;
alter table plan_signatory force row level security;
create policy delete_lineOfDraftPlan on plan_signatory for delete to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_signatory.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan p where p.id = plan_signatory.plan_id and p.person_id = plan_signatory.person_id and p.status = 'draft')));
create policy insert_soundSignatory on plan_signatory for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_signatory.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and plan_signatory.status = 'pending'
    and exists (select 1 from plan p join case_file c on c.id = p.case_id where p.id = plan_signatory.plan_id and p.person_id = plan_signatory.person_id
      and p.status = 'draft' and (plan_signatory.account_id is null or plan_signatory.account_id = c.case_manager_id))
    and (plan_signatory.representative_id is null or exists (select 1 from representative r where r.id = plan_signatory.representative_id and r.person_id = plan_signatory.person_id))
    and (plan_signatory.organisation_id is null or case plan_signatory.kind
      when 'partner' then exists (select 1 from partner o where o.id = plan_signatory.organisation_id and o.convenzione_id = (select (access.actor()).convenzione_id))
      when 'service' then exists (select 1 from service o where o.id = plan_signatory.organisation_id)
      else exists (select 1 from access.organisation o where o.id = plan_signatory.organisation_id and o.kind = 'comune') end)));
create policy select_seatOfComune on plan_signatory for select to app
  using ((select (access.actor()).role) in ('case_coordinator') and (plan_signatory.kind = 'comune' and (select (access.actor()).organisation_kind) = 'comune' and plan_signatory.organisation_id = (select (access.actor()).organisation_id) and access.plan_is(plan_signatory.plan_id, '{proposed,active}') and exists (select 1 from access.reach r where r.person_id = plan_signatory.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy select_seatOfPartner on plan_signatory for select to app
  using ((select (access.actor()).role) in ('partner_operator', 'partner_coordinator') and (plan_signatory.kind = 'partner' and plan_signatory.organisation_id = (select (access.actor()).organisation_id) and access.plan_is(plan_signatory.plan_id, '{proposed,active}') and exists (select 1 from access.reach r where r.person_id = plan_signatory.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy select_seatOfReached on plan_signatory for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_signatory.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (plan_signatory.kind <> 'partner' or access.seat_in_sight(plan_signatory.plan_id, plan_signatory.organisation_id))));
create policy select_seatOfService on plan_signatory for select to app
  using ((select (access.actor()).role) in ('service_referrer') and (plan_signatory.kind = 'service' and plan_signatory.organisation_id = (select (access.actor()).organisation_id) and access.plan_is(plan_signatory.plan_id, '{proposed,active}') and access.service_sits(plan_signatory.person_id, plan_signatory.organisation_id)));
create policy update_lineOfDraftPlan_soundSignatory on plan_signatory for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_signatory.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan p where p.id = plan_signatory.plan_id and p.person_id = plan_signatory.person_id and p.status = 'draft')))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_signatory.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and plan_signatory.status = 'pending'
    and exists (select 1 from plan p join case_file c on c.id = p.case_id where p.id = plan_signatory.plan_id and p.person_id = plan_signatory.person_id
      and p.status = 'draft' and (plan_signatory.account_id is null or plan_signatory.account_id = c.case_manager_id))
    and (plan_signatory.representative_id is null or exists (select 1 from representative r where r.id = plan_signatory.representative_id and r.person_id = plan_signatory.person_id))
    and (plan_signatory.organisation_id is null or case plan_signatory.kind
      when 'partner' then exists (select 1 from partner o where o.id = plan_signatory.organisation_id and o.convenzione_id = (select (access.actor()).convenzione_id))
      when 'service' then exists (select 1 from service o where o.id = plan_signatory.organisation_id)
      else exists (select 1 from access.organisation o where o.id = plan_signatory.organisation_id and o.kind = 'comune') end)));
create policy update_pendingSeatOfComune_decidedForComune on plan_signatory for update to app
  using ((select (access.actor()).role) in ('case_coordinator') and (plan_signatory.kind = 'comune' and (select (access.actor()).organisation_kind) = 'comune' and plan_signatory.organisation_id = (select (access.actor()).organisation_id) and access.plan_is(plan_signatory.plan_id, '{proposed,active}') and exists (select 1 from access.reach r where r.person_id = plan_signatory.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and plan_signatory.status = 'pending' and (access.plan_is(plan_signatory.plan_id, '{proposed}') or not plan_signatory.mandatory and access.plan_is(plan_signatory.plan_id, '{active}'))))
  with check ((select (access.actor()).role) in ('case_coordinator') and (plan_signatory.kind = 'comune' and (select (access.actor()).organisation_kind) = 'comune' and plan_signatory.organisation_id = (select (access.actor()).organisation_id) and access.plan_is(plan_signatory.plan_id, '{proposed,active}') and exists (select 1 from access.reach r where r.person_id = plan_signatory.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and plan_signatory.decided_by = (select (access.actor()).account_id) and (plan_signatory.status = 'refused' or plan_signatory.status = 'signed' and (select access.factor_is_fresh()))));
create policy update_pendingSeatOfPartner_decidedForPartner on plan_signatory for update to app
  using ((select (access.actor()).role) in ('partner_coordinator') and (plan_signatory.kind = 'partner' and plan_signatory.organisation_id = (select (access.actor()).organisation_id) and access.plan_is(plan_signatory.plan_id, '{proposed,active}') and exists (select 1 from access.reach r where r.person_id = plan_signatory.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and plan_signatory.status = 'pending' and (access.plan_is(plan_signatory.plan_id, '{proposed}') or not plan_signatory.mandatory and access.plan_is(plan_signatory.plan_id, '{active}'))))
  with check ((select (access.actor()).role) in ('partner_coordinator') and (plan_signatory.kind = 'partner' and plan_signatory.organisation_id = (select (access.actor()).organisation_id) and access.plan_is(plan_signatory.plan_id, '{proposed,active}') and exists (select 1 from access.reach r where r.person_id = plan_signatory.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and plan_signatory.decided_by = (select (access.actor()).account_id) and (plan_signatory.status = 'refused' or plan_signatory.status = 'signed' and (select access.factor_is_fresh()))));
create policy update_pendingSeatOfService_decidedForService on plan_signatory for update to app
  using ((select (access.actor()).role) in ('service_referrer') and (plan_signatory.kind = 'service' and plan_signatory.organisation_id = (select (access.actor()).organisation_id) and access.plan_is(plan_signatory.plan_id, '{proposed,active}') and access.service_sits(plan_signatory.person_id, plan_signatory.organisation_id) and plan_signatory.status = 'pending' and (access.plan_is(plan_signatory.plan_id, '{proposed}') or not plan_signatory.mandatory and access.plan_is(plan_signatory.plan_id, '{active}'))))
  with check ((select (access.actor()).role) in ('service_referrer') and (plan_signatory.kind = 'service' and plan_signatory.organisation_id = (select (access.actor()).organisation_id) and access.plan_is(plan_signatory.plan_id, '{proposed,active}') and access.service_sits(plan_signatory.person_id, plan_signatory.organisation_id) and plan_signatory.decided_by = (select (access.actor()).account_id) and (plan_signatory.status = 'refused' or plan_signatory.status = 'signed' and (select access.factor_is_fresh()))));
create policy update_seatInPresence_decidedInPresence on plan_signatory for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_signatory.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (plan_signatory.kind in ('person', 'representative', 'family') or plan_signatory.account_id = any ((select (access.actor()).holders)::uuid[]))
    and access.plan_is(plan_signatory.plan_id, '{proposed,active}') and plan_signatory.status = 'pending' and (access.plan_is(plan_signatory.plan_id, '{proposed}') or not plan_signatory.mandatory and access.plan_is(plan_signatory.plan_id, '{active}'))))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_signatory.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (plan_signatory.kind in ('person', 'representative', 'family') or plan_signatory.account_id = any ((select (access.actor()).holders)::uuid[]))
    and access.plan_is(plan_signatory.plan_id, '{proposed,active}') and plan_signatory.decided_by = (select (access.actor()).account_id) and (plan_signatory.status = 'refused' or plan_signatory.status = 'signed' and (select access.factor_is_fresh()))));

-- plan_signature_mark
revoke all on plan_signature_mark from app;
grant insert on plan_signature_mark to app;
grant select on plan_signature_mark to app;
alter table plan_signature_mark enable row level security;
alter table plan_signature_mark force row level security;
create policy insert_markOfMySitting on plan_signature_mark for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_signature_mark.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan_signatory s where s.id = plan_signature_mark.signatory_id and s.plan_id = plan_signature_mark.plan_id
    and s.person_id = plan_signature_mark.person_id and s.method = 'screen' and s.signed_hash = plan_signature_mark.signed_hash and s.decided_by = (select (access.actor()).account_id))));
create policy select_reached on plan_signature_mark for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_signature_mark.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));

-- plan_spending
revoke all on plan_spending from app;
grant delete on plan_spending to app;
grant insert on plan_spending to app;
grant select on plan_spending to app;
alter table plan_spending enable row level security;
alter table plan_spending force row level security;
create policy delete_ofActivePlan on plan_spending for delete to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_spending.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan p join plan v on v.case_id = p.case_id where p.id = plan_spending.plan_id and v.status = 'active')));
create policy insert_newSpending on plan_spending for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_spending.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and plan_spending.declared_by = (select (access.actor()).account_id) and exists (select 1 from plan_line l join plan p on p.id = l.plan_id
    where l.id = plan_spending.line_id and p.id = plan_spending.plan_id and p.person_id = plan_spending.person_id and p.status = 'active' and l.source not in ('convenzione', 'community'))));
create policy select_ofReadableLine on plan_spending for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = plan_spending.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from plan_line l where l.id = plan_spending.line_id)));

-- profile
revoke all on profile from app;
grant select on profile to app;
grant select on profile to stats;

-- referral
revoke all on referral from app;
grant insert on referral to app;
grant select on referral to app;
grant update on referral to app;
alter table referral enable row level security;
alter table referral force row level security;
create policy insert_newReferral on referral for insert to app
  with check ((select (access.actor()).role) in ('service_referrer') and (referral.service_id = (select (access.actor()).organisation_id) and referral.convenzione_id = (select (access.actor()).convenzione_id) and referral.status = 'sent' and not referral.on_behalf
    and referral.sent_by = (select (access.actor()).account_id) and referral.person_id is null));
create policy insert_newReferralForOthers on referral for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (referral.convenzione_id = (select (access.actor()).convenzione_id) and (referral.compartment = 'general' or (select access.sees_judicial())) and referral.status = 'sent' and referral.on_behalf and referral.sent_by = (select (access.actor()).account_id) and referral.person_id is null));
create policy select_openOrDecidedReferral on referral for select to app
  using ((select (access.actor()).role) in ('case_manager') and (referral.convenzione_id = (select (access.actor()).convenzione_id) and (referral.compartment = 'general' or (select access.sees_judicial())) and (referral.status in ('sent', 'in_evaluation') and (cardinality(referral.area_ids) = 0 or referral.area_ids && (select (access.actor()).area_ids)::uuid[])
    or referral.person_id is null and (referral.decided_by = (select (access.actor()).account_id) or referral.on_behalf and referral.sent_by = (select (access.actor()).account_id))
    or referral.person_id is not null and exists (select 1 from access.reach r where r.person_id = referral.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (cardinality(referral.area_ids) = 0 or referral.area_ids && (select (access.actor()).area_ids)::uuid[]))));
create policy select_ownService on referral for select to app
  using ((select (access.actor()).role) in ('service_referrer') and (referral.service_id = (select (access.actor()).organisation_id)));
create policy update_decidableReferral_decidedReferral on referral for update to app
  using ((select (access.actor()).role) in ('case_manager') and (referral.convenzione_id = (select (access.actor()).convenzione_id) and (referral.compartment = 'general' or (select access.sees_judicial())) and (referral.status in ('sent', 'in_evaluation') and (cardinality(referral.area_ids) = 0 or referral.area_ids && (select (access.actor()).area_ids)::uuid[])
    or referral.status = 'accepted' and referral.decided_by = (select (access.actor()).account_id) and (referral.person_id is null or exists (select 1 from access.reach r where r.person_id = referral.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)))))
  with check ((select (access.actor()).role) in ('case_manager') and (referral.convenzione_id = (select (access.actor()).convenzione_id) and (referral.compartment = 'general' or (select access.sees_judicial())) and (referral.person_id is null or exists (select 1 from access.reach r where r.person_id = referral.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0))
    and (referral.status = 'in_evaluation' and referral.evaluated_by = (select (access.actor()).account_id)
      or referral.status in ('accepted', 'declined') and referral.decided_by = (select (access.actor()).account_id))));
create policy update_enteredByMeOpen_enteredByMeWithdrawn on referral for update to app
  using ((select (access.actor()).role) in ('case_manager') and (referral.convenzione_id = (select (access.actor()).convenzione_id) and (referral.compartment = 'general' or (select access.sees_judicial())) and referral.on_behalf and referral.sent_by = (select (access.actor()).account_id) and referral.status in ('sent', 'in_evaluation')))
  with check ((select (access.actor()).role) in ('case_manager') and (referral.convenzione_id = (select (access.actor()).convenzione_id) and (referral.compartment = 'general' or (select access.sees_judicial())) and referral.on_behalf and referral.sent_by = (select (access.actor()).account_id) and referral.status = 'withdrawn'));
create policy update_ownServiceOpen_ownServiceWithdrawn on referral for update to app
  using ((select (access.actor()).role) in ('service_referrer') and (referral.service_id = (select (access.actor()).organisation_id) and referral.status in ('sent', 'in_evaluation')))
  with check ((select (access.actor()).role) in ('service_referrer') and (referral.service_id = (select (access.actor()).organisation_id) and referral.status = 'withdrawn'));

-- representative
revoke all on representative from app;
grant insert on representative to app;
grant select on representative to app;
grant update on representative to app;
alter table representative enable row level security;
alter table representative force row level security;
create policy insert_reached on representative for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = representative.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy select_reached on representative for select to app
  using ((select (access.actor()).role) in ('case_manager', 'case_coordinator') and (exists (select 1 from access.reach r where r.person_id = representative.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy update_reached on representative for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = representative.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = representative.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));

-- representative_contact
revoke all on representative_contact from app;
grant delete on representative_contact to app;
grant insert on representative_contact to app;
grant select on representative_contact to app;
grant update on representative_contact to app;
alter table representative_contact enable row level security;
alter table representative_contact force row level security;
create policy delete_reached on representative_contact for delete to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = representative_contact.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy insert_reached on representative_contact for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = representative_contact.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy select_reached on representative_contact for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = representative_contact.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy update_reached on representative_contact for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = representative_contact.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = representative_contact.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));

-- retention_proposal
revoke all on retention_proposal from app;
grant insert on retention_proposal to app;
grant select on retention_proposal to app;
grant update (status, decided_by, decided_on, act_number, act_date, decline_reason, version) on retention_proposal to app;
alter table retention_proposal enable row level security;
alter table retention_proposal force row level security;
create policy insert_proposedErasure on retention_proposal for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = retention_proposal.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and retention_proposal.convenzione_id = (select (access.actor()).convenzione_id) and retention_proposal.proposed_by = (select (access.actor()).account_id) and retention_proposal.status = 'proposed'));
create policy select_ownConvenzione on retention_proposal for select to app
  using ((select (access.actor()).role) in ('programme_office') and (retention_proposal.convenzione_id = (select (access.actor()).convenzione_id)));
create policy select_reached on retention_proposal for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = retention_proposal.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0)));
create policy update_proposedInConvenzione_decidedByMe on retention_proposal for update to app
  using ((select (access.actor()).role) in ('programme_office') and (retention_proposal.convenzione_id = (select (access.actor()).convenzione_id) and retention_proposal.status = 'proposed'))
  with check ((select (access.actor()).role) in ('programme_office') and (retention_proposal.convenzione_id = (select (access.actor()).convenzione_id) and retention_proposal.status in ('authorised', 'declined') and retention_proposal.decided_by = (select (access.actor()).account_id)));

-- service
revoke all on service from app;
grant select on service to app;
grant select on service to stats;

-- social_report
revoke all on social_report from app;
grant delete on social_report to app;
grant insert on social_report to app;
grant select on social_report to app;
grant update (recipient_name, title, sections, status, finished_at, version) on social_report to app;
alter table social_report enable row level security;
alter table social_report force row level security;
create policy delete_reachedCompartments on social_report for delete to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = social_report.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and not exists (select 1 from unnest(social_report.compartments) c(compartment)
    where not (c.compartment = 'general' or c.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = social_report.person_id and k.purpose = c.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today()))))));
create policy insert_newReport on social_report for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = social_report.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and not exists (select 1 from unnest(social_report.compartments) c(compartment)
    where not (c.compartment = 'general' or c.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = social_report.person_id and k.purpose = c.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today())))) and social_report.written_by = (select (access.actor()).account_id) and social_report.status = 'draft'));
create policy select_reachedCompartments on social_report for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = social_report.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and not exists (select 1 from unnest(social_report.compartments) c(compartment)
    where not (c.compartment = 'general' or c.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = social_report.person_id and k.purpose = c.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today()))))));
create policy update_reachedCompartments on social_report for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = social_report.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and not exists (select 1 from unnest(social_report.compartments) c(compartment)
    where not (c.compartment = 'general' or c.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = social_report.person_id and k.purpose = c.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today()))))))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = social_report.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and not exists (select 1 from unnest(social_report.compartments) c(compartment)
    where not (c.compartment = 'general' or c.compartment = 'judicial' and (select access.sees_judicial())
    or exists (select 1 from consent k where k.person_id = social_report.person_id and k.purpose = c.compartment and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= (select access.today()))))));

-- target_group
revoke all on target_group from app;
grant select on target_group to app;
grant select on target_group to stats;

-- waiting_entry
revoke all on waiting_entry from app;
grant insert on waiting_entry to app;
grant select on waiting_entry to app;
grant update on waiting_entry to app;
alter table waiting_entry enable row level security;
alter table waiting_entry force row level security;
create policy insert_newWaitingEntry on waiting_entry for insert to app
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = waiting_entry.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and exists (select 1 from case_file c where c.id = waiting_entry.case_id and c.person_id = waiting_entry.person_id
    and c.status = 'open') and exists (select 1 from action a where a.id = waiting_entry.action_id and a.area_id = waiting_entry.area_id
    and a.convenzione_id = waiting_entry.convenzione_id and a.convenzione_id = (select (access.actor()).convenzione_id)) and exists (select 1 from action_target_group g join target_group k on k.id = g.target_group_id
      where g.action_id = waiting_entry.action_id and g.target_group_id = waiting_entry.target_group_id and k.kind = 'participants') and exists (select 1 from area a where a.id = waiting_entry.area_id and (a.key <> 'carcere-rems' or (select access.sees_judicial())))
    and waiting_entry.status = 'waiting' and waiting_entry.requested_by = (select (access.actor()).account_id)));
create policy select_myRequest on waiting_entry for select to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = waiting_entry.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (waiting_entry.area_id = any ((select (access.actor()).area_ids)::uuid[]) or waiting_entry.requested_by = any ((select (access.actor()).holders)::uuid[]))));
create policy select_ownArea on waiting_entry for select to app
  using ((select (access.actor()).role) in ('case_coordinator') and (waiting_entry.area_id = any ((select (access.actor()).area_ids)::uuid[])));
create policy update_myOpenRequest_myRequest on waiting_entry for update to app
  using ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = waiting_entry.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (waiting_entry.area_id = any ((select (access.actor()).area_ids)::uuid[]) or waiting_entry.requested_by = any ((select (access.actor()).holders)::uuid[])) and waiting_entry.status in ('waiting', 'offered')))
  with check ((select (access.actor()).role) in ('case_manager') and (exists (select 1 from access.reach r where r.person_id = waiting_entry.person_id
    and r.holder = any ((select (access.actor()).holders)::uuid[]) and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity') offset 0) and (waiting_entry.area_id = any ((select (access.actor()).area_ids)::uuid[]) or waiting_entry.requested_by = any ((select (access.actor()).holders)::uuid[]))));
create policy update_ownAreaWaiting_ownArea on waiting_entry for update to app
  using ((select (access.actor()).role) in ('case_coordinator') and (waiting_entry.area_id = any ((select (access.actor()).area_ids)::uuid[]) and waiting_entry.status in ('waiting', 'offered')))
  with check ((select (access.actor()).role) in ('case_coordinator') and (waiting_entry.area_id = any ((select (access.actor()).area_ids)::uuid[])));

-- yearly_minimum
revoke all on yearly_minimum from app;
grant select on yearly_minimum to app;
grant select on yearly_minimum to stats;

-- What the aggregates are computed from.
grant select on allocation to stats;
create policy stats_read on allocation for select to stats using (true);
grant select on ledger_entry to stats;
create policy stats_read on ledger_entry for select to stats using (true);
grant select on participation to stats;
create policy stats_read on participation for select to stats using (true);
grant select on enrolment to stats;
create policy stats_read on enrolment for select to stats using (true);
grant select on case_file to stats;
create policy stats_read on case_file for select to stats using (true);
grant select on conclusion_evidence to stats;
create policy stats_read on conclusion_evidence for select to stats using (true);
grant select on activity to stats;
create policy stats_read on activity for select to stats using (true);
grant select on attendance to stats;
create policy stats_read on attendance for select to stats using (true);
grant select on headcount to stats;
create policy stats_read on headcount for select to stats using (true);
