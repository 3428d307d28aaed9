-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The steps of a version of the Budget di Salute that reach beyond the rows of whoever takes them: a partner signs without reading
-- the plan, and what it signs still is all of it; the last signature commits the money of every line. Each function asks for itself
-- what the asker may do, and answers no more than the asker may know. They run as `matcher`, which cannot log in.

drop schema if exists plans cascade;
create schema plans;
grant usage on schema plans to app;
grant usage, create on schema plans to matcher;

grant select on plan, plan_goal, plan_intervention, plan_line, plan_risk, plan_signatory, plan_event, person, case_file, allocation, ledger_entry to matcher;
grant insert, update on plan to matcher;
grant insert on plan_goal, plan_intervention, plan_line, plan_risk, plan_signatory, plan_event, ledger_entry to matcher;
grant update on plan_signatory to matcher;
grant execute on function access.reaches(uuid), access.factor_is_fresh(), access.staff_name(uuid),
  access.service_sits(uuid, uuid), access.queue_mail(uuid, uuid, text, text, text, jsonb, text, bytea, int) to matcher;
grant execute on function access.partner_holder(uuid, uuid) to matcher;
create policy plans_work on plan for all to matcher using (true) with check (true);
create policy plans_work on plan_goal for all to matcher using (true) with check (true);
create policy plans_work on plan_intervention for all to matcher using (true) with check (true);
create policy plans_work on plan_line for all to matcher using (true) with check (true);
create policy plans_work on plan_risk for all to matcher using (true) with check (true);
create policy plans_work on plan_signatory for all to matcher using (true) with check (true);
create policy plans_work on plan_event for all to matcher using (true) with check (true);
create policy plans_work on ledger_entry for all to matcher using (true) with check (true);
create policy plans_read on allocation for select to matcher using (true);
grant select on plan_review, plan_review_commitment to matcher;
create policy plans_read on plan_review for select to matcher using (true);
create policy plans_read on plan_review_commitment for select to matcher using (true);

-- The content of a version as one text, the same for the same content: jsonb keeps keys in one order and one spelling of numbers; what
-- has an order of its own (positions on the page) is left out, and parts stand by the lineage that they keep from version to version.
-- Names of people and organisations are left out too: they may be corrected without anybody having agreed on something else.
create function plans.canonical(the_plan uuid) returns text language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object(
      'form', 1, 'plan', p.id, 'case', p.case_id, 'person', p.person_id, 'number', p.number, 'startsOn', p.starts_on, 'endsOn', p.ends_on,
      'reviewOn', p.review_on, 'reviewMonths', p.review_months, 'agreedTotalCents', p.agreed_total_cents, 'wishes', p.wishes, 'history', p.history,
      'teamEvaluation', p.team_evaluation, 'crisisPlan', p.crisis_plan,
      'goals', (select coalesce(jsonb_agg(jsonb_build_object('lineage', g.lineage_id, 'axis', g.axis, 'description', g.description,
          'baselineLevel', g.baseline_level, 'baseline', g.baseline, 'expectedLevel', g.expected_level) order by g.lineage_id), '[]')
        from public.plan_goal g where g.plan_id = p.id),
      'interventions', (select coalesce(jsonb_agg(jsonb_build_object('lineage', i.lineage_id, 'axis', i.axis, 'description', i.description,
          'kind', i.kind, 'enrolment', i.enrolment_id, 'partner', i.partner_id, 'service', i.service_id, 'provider', i.provider,
          'plannedMinutes', i.planned_minutes, 'place', i.place, 'startsOn', i.starts_on, 'endsOn', i.ends_on) order by i.lineage_id), '[]')
        from public.plan_intervention i where i.plan_id = p.id),
      'lines', (select coalesce(jsonb_agg(jsonb_build_object('lineage', l.lineage_id, 'axis', l.axis, 'item', l.item, 'source', l.source,
          'intervention', i.lineage_id, 'enrolment', l.enrolment_id, 'partner', l.partner_id, 'service', l.service_id, 'allocation', l.allocation_id,
          'quantity', trim_scale(l.quantity), 'unit', l.unit, 'unitCostCents', l.unit_cost_cents, 'amountCents', l.amount_cents,
          'startsOn', l.starts_on, 'endsOn', l.ends_on) order by l.lineage_id), '[]')
        from public.plan_line l left join public.plan_intervention i on i.id = l.intervention_id where l.plan_id = p.id),
      'risks', (select coalesce(jsonb_agg(jsonb_build_object('lineage', r.lineage_id, 'description', r.description, 'signs', r.signs,
          'response', r.response) order by r.lineage_id), '[]')
        from public.plan_risk r where r.plan_id = p.id),
      'signatories', (select coalesce(jsonb_agg(jsonb_build_object('lineage', s.lineage_id, 'kind', s.kind, 'organisation', s.organisation_id,
          'account', s.account_id, 'representative', s.representative_id, 'name', s.name, 'mandatory', s.mandatory, 'commitment', s.commitment)
          order by s.lineage_id), '[]')
        from public.plan_signatory s where s.plan_id = p.id))::text
    from public.plan p where p.id = the_plan
$$;

create function plans.fingerprint(the_plan uuid) returns bytea language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$ select sha256(convert_to(plans.canonical(the_plan), 'UTF8')) $$;

-- When an active plan is looked at again; no day when it is not active, or none is set. The last review of the version says the day, or,
-- before the first, the plan itself; so many days as the programme sets after a review that found a commitment missed it is brought
-- forward. Due is what lies not after today. Runs as whoever asks, whose policies hide what a partner in an area of others promised; who
-- looks past policies on somebody's behalf tells the areas in which that account acts. One plain statement, so that it is planned with
-- the one that asks.
create function plans.next_review(p public.plan, for_areas uuid[] default null) returns table (on_day date, because text) language sql stable as $$
  select least(x.scheduled_on, x.missed_on),
         case when x.missed_on <= coalesce(x.scheduled_on, 'infinity') then 'missed_commitment' else 'scheduled' end
    from (select case when r.id is null then p.review_on else r.next_review_on end as scheduled_on,
                 case when exists (select from public.plan_review_commitment c where c.review_id = r.id and c.kept = 'missed'
                        and (for_areas is null or exists (select from public.plan_signatory s where s.id = c.signatory_id
                              and (s.kind <> 'partner' or access.seat_within(s.plan_id, s.organisation_id, for_areas)))))
                      then r.held_on + (select public.setting_days('days_until_review_after_missed')) end as missed_on
            from (select) one
            left join lateral (select v.id, v.held_on, v.next_review_on from public.plan_review v where v.plan_id = p.id
                                order by v.held_on desc, v.recorded_at desc limit 1) r on true
           where p.status = 'active') x
$$;

-- People whom the asker reaches and whose Budget di Salute is to be reviewed by today. That much a coordinator knows of a plan.
create function plans.review_due() returns setof uuid language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare who access.actor_row := access.actor();
  begin
    if not access.may('read', 'Case') then raise insufficient_privilege; end if;
    return query
      select p.person_id from public.plan p cross join lateral plans.next_review(p, who.area_ids) n
       where p.status = 'active' and n.on_day <= access.today()
         and exists (select from access.reach r where r.person_id = p.person_id and r.holder = any (who.holders)
                      and access.today() between r.valid_from and coalesce(r.valid_to, 'infinity'));
  end $$;

-- SHA-256 of the content that would be signed: of all of it, also of lines on areas that whoever proposes does not act in.
create function plans.content_hash(the_plan uuid) returns bytea language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  begin
    if not access.may('propose', 'Plan') or not exists (select from public.plan p where p.id = the_plan and access.reaches(p.person_id)) then
      raise insufficient_privilege;
    end if;
    return plans.fingerprint(the_plan);
  end $$;

-- A new draft with all that the active version is made of, lines on areas that the asker does not see included: what is not
-- touched stays agreed on. Lineages are kept; ids are new.
create function plans.copy_version(from_plan uuid, new_plan uuid) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
  declare p public.plan;
  begin
    select * into p from public.plan where id = from_plan and status = 'active' for update;
    if not found or not access.may('create', 'Plan') or not access.reaches(p.person_id) then raise insufficient_privilege; end if;
    insert into public.plan (id, case_id, person_id, convenzione_id, number, previous_id, wishes, history, team_evaluation, crisis_plan,
        review_months, agreed_total_cents, starts_on, ends_on, review_on)
      select new_plan, p.case_id, p.person_id, p.convenzione_id, max(v.number) + 1, p.id, p.wishes, p.history, p.team_evaluation, p.crisis_plan,
             p.review_months, p.agreed_total_cents, p.starts_on, p.ends_on, p.review_on
        from public.plan v where v.case_id = p.case_id;
    insert into public.plan_goal (id, plan_id, person_id, lineage_id, axis, description, baseline_level, baseline, expected_level, position)
      select gen_random_uuid(), new_plan, g.person_id, g.lineage_id, g.axis, g.description, g.baseline_level, g.baseline, g.expected_level, g.position
        from public.plan_goal g where g.plan_id = from_plan;
    insert into public.plan_intervention (id, plan_id, person_id, lineage_id, axis, description, kind, enrolment_id, partner_id, service_id,
        provider, planned_minutes, place, starts_on, ends_on, position)
      select gen_random_uuid(), new_plan, i.person_id, i.lineage_id, i.axis, i.description, i.kind, i.enrolment_id, i.partner_id, i.service_id,
             i.provider, i.planned_minutes, i.place, i.starts_on, i.ends_on, i.position
        from public.plan_intervention i where i.plan_id = from_plan;
    insert into public.plan_line (id, plan_id, person_id, lineage_id, axis, item, source, enrolment_id, partner_id, service_id, allocation_id,
        intervention_id, starts_on, ends_on, quantity, unit, unit_cost_cents, position)
      select gen_random_uuid(), new_plan, l.person_id, l.lineage_id, l.axis, l.item, l.source, l.enrolment_id, l.partner_id, l.service_id, l.allocation_id,
             copied.id, l.starts_on, l.ends_on, l.quantity, l.unit, l.unit_cost_cents, l.position
        from public.plan_line l
        left join public.plan_intervention i on i.id = l.intervention_id
        left join public.plan_intervention copied on copied.plan_id = new_plan and copied.lineage_id = i.lineage_id
       where l.plan_id = from_plan;
    insert into public.plan_risk (id, plan_id, person_id, lineage_id, description, signs, response, position)
      select gen_random_uuid(), new_plan, r.person_id, r.lineage_id, r.description, r.signs, r.response, r.position
        from public.plan_risk r where r.plan_id = from_plan;
    insert into public.plan_signatory (id, plan_id, person_id, lineage_id, kind, organisation_id, account_id, representative_id, name, mandatory,
        commitment, position)
      select gen_random_uuid(), new_plan, s.person_id, s.lineage_id, s.kind, s.organisation_id, s.account_id, s.representative_id, s.name, s.mandatory,
             s.commitment, s.position
        from public.plan_signatory s where s.plan_id = from_plan;
  end $$;

-- Is whoever asks the one who decides for this signatory? Staff for their own organisation, on people in their reach; a service
-- for its own, being named, as long as it may be told; the case manager for herself and, present, for the person and those around them.
create function plans.decides_for(s public.plan_signatory) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  declare who access.actor_row := access.actor();
  begin
    return access.may('sign', 'PlanSignatory') and case s.kind
      when 'case_manager' then who.role = 'case_manager' and s.account_id = any (who.holders) and access.reaches(s.person_id)
      when 'service' then who.role = 'service_referrer' and s.organisation_id = who.organisation_id and access.service_sits(s.person_id, s.organisation_id)
      when 'partner' then who.role = 'partner_coordinator' and s.organisation_id = who.organisation_id and access.reaches(s.person_id)
      when 'comune' then who.role = 'case_coordinator' and s.organisation_id = who.organisation_id and who.organisation_kind = 'comune' and access.reaches(s.person_id)
      else who.role = 'case_manager' and access.reaches(s.person_id) end;
  end $$;

-- What is told of a plan to whoever stands among its signatories, beside their own row: whose it is, its dates, and what they
-- would sign. Nothing of other parties, of wishes, history or risks.
create function plans.frame_of(the_signatory uuid) returns table (plan_status text, plan_number int, plan_starts_on date, plan_ends_on date,
    content_hash bytea, given_name text, family_name text, alias text, case_manager text, mine boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare who access.actor_row := access.actor();
  begin
    return query
      select p.status, p.number, p.starts_on, p.ends_on, p.content_hash, h.given_name, h.family_name, h.alias, access.staff_name(c.case_manager_id),
             plans.decides_for(s)
        from public.plan_signatory s
        join public.plan p on p.id = s.plan_id
        join public.person h on h.id = p.person_id
        join public.case_file c on c.id = p.case_id
       where s.id = the_signatory and access.may('read', 'PlanSignatory')
         and (who.role = 'case_manager' and access.reaches(p.person_id)
           or s.organisation_id = who.organisation_id and p.status in ('proposed', 'active')
              and (s.kind = 'service' and who.role = 'service_referrer' and access.service_sits(s.person_id, s.organisation_id)
                or s.kind = 'partner' and who.role in ('partner_operator', 'partner_coordinator') and access.reaches(p.person_id)
                or s.kind = 'comune' and who.role = 'case_coordinator' and access.reaches(p.person_id)));
  end $$;

-- Tells everybody who signs with an account that a version was proposed: the case manager, and of an organisation whoever decides for it.
-- One mail each for one content, without a word about the person; none to whoever proposes. Whom it told is not answered.
create function plans.ask_signers(the_plan uuid) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
  declare
    p public.plan;
    one uuid;
  begin
    select * into p from public.plan where id = the_plan and status = 'proposed';
    if not found or not access.may('propose', 'Plan') or not access.reaches(p.person_id) then raise insufficient_privilege; end if;
    for one in
      select distinct r.account_id
        from public.plan_signatory s
       cross join lateral access.acting(case s.kind when 'case_manager' then 'case_manager' when 'service' then 'service_referrer'
             when 'partner' then 'partner_coordinator' when 'comune' then 'case_coordinator' end, s.organisation_id, p.convenzione_id) r
       where s.plan_id = the_plan and s.status = 'pending' and r.account_id <> (access.actor()).account_id
         and (s.kind <> 'case_manager' or r.account_id = s.account_id)
         -- Of those who need a reach to decide, only whoever has it.
         and (s.kind in ('case_manager', 'service') or exists (select from access.reach h
               where h.person_id = p.person_id and access.today() between h.valid_from and coalesce(h.valid_to, 'infinity')
                 and h.holder = any (case s.kind when 'comune' then r.area_ids else array(select access.partner_holder(s.organisation_id, a) from unnest(r.area_ids) a) end)))
    loop
      perform access.queue_mail(gen_random_uuid(), one, null, null, 'plan-to-sign', '{}', 'plan-to-sign/' || p.id || '/' || extract(epoch from p.proposed_at) || '/' || one, null, null);
    end loop;
  end $$;

-- Holds the version while its signatory decides, so that decisions, proposals and their withdrawal come one after the other.
-- Answers its status; null when whoever asks does not decide for this signatory.
create function plans.hold(the_signatory uuid) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
  declare
    s public.plan_signatory;
    answer text;
  begin
    select * into s from public.plan_signatory where id = the_signatory;
    if not found then return null; end if;
    -- A withdrawal of the consent that a service's seat rests on comes before its decision, or after it.
    if s.kind = 'service' then
      perform from public.consent k where k.person_id = s.person_id and k.purpose = 'sharing_with_services' and k.withdrawn_on is null for share;
    end if;
    if not plans.decides_for(s) then return null; end if;
    select p.status into answer from public.plan p where p.id = s.plan_id for update;
    return answer;
  end $$;

-- What a version's lines commit beyond what stands committed for the same thing, on the same allocation; what is no longer
-- there, or stands on another allocation now, is given back.
create function plans.due(the_plan uuid) returns table (allocation_id uuid, source text, source_id uuid, cents bigint) language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  with of_case as (
    select l.id, l.lineage_id, l.allocation_id, v.number
      from public.plan_line l join public.plan v on v.id = l.plan_id
     where l.allocation_id is not null and v.case_id = (select p.case_id from public.plan p where p.id = the_plan)),
  standing as (
    select o.lineage_id, e.allocation_id, sum(e.amount_cents)::bigint as cents
      from public.ledger_entry e join of_case o on o.id = e.source_id
     where e.source in ('plan_line', 'plan_line_end') and e.kind = 'committed' group by 1, 2),
  wanted as (
    select l.id, l.lineage_id, l.allocation_id, l.amount_cents from public.plan_line l where l.plan_id = the_plan and l.allocation_id is not null)
  select w.allocation_id, 'plan_line', w.id, w.amount_cents - coalesce(s.cents, 0)
    from wanted w left join standing s using (lineage_id, allocation_id)
   where w.amount_cents <> coalesce(s.cents, 0)
  union all
  select s.allocation_id, 'plan_line_end',
         (select o.id from of_case o where o.lineage_id = s.lineage_id and o.allocation_id = s.allocation_id order by o.number desc limit 1), -s.cents
    from standing s
   where s.cents <> 0 and not exists (select from wanted w where w.lineage_id = s.lineage_id and w.allocation_id = s.allocation_id)
$$;

-- Reductions come first, so that they pay for what grows; allocations come in one order, so that two activations never wait for
-- each other in a circle.
create function plans.commit_lines(the_plan uuid) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
  declare
    expected int;
    posted int;
  begin
    select count(*) into expected from plans.due(the_plan);
    insert into public.ledger_entry (id, allocation_id, convenzione_id, area_id, partner_id, kind, amount_cents, source, source_id, posted_by)
    select gen_random_uuid(), a.id, a.convenzione_id, a.area_id, a.partner_id, 'committed', d.cents, d.source, d.source_id, (access.actor()).account_id
      from plans.due(the_plan) d join public.allocation a on a.id = d.allocation_id
     order by a.id, d.cents;
    get diagnostics posted = row_count;
    if posted <> expected then raise exception 'not all of it' using errcode = 'VS001', detail = 'ledger.mismatch'; end if;
  end $$;

-- Which lines would commit more than is left, before anybody is asked to sign: those that grow on an allocation that does not hold
-- what the version asks of it.
create function plans.beyond(the_plan uuid) returns table (line_id uuid, left_cents bigint) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  begin
    if not access.may('propose', 'Plan') or not exists (select from public.plan p where p.id = the_plan and access.reaches(p.person_id)) then
      raise insufficient_privilege;
    end if;
    return query
      with d as (select * from plans.due(the_plan)),
      short as (
        select a.id, a.amount_cents - (select coalesce(sum(e.amount_cents), 0) from public.ledger_entry e
                 where e.allocation_id = a.id and e.kind in ('committed', 'approved')) as free
          from public.allocation a where a.id in (select d.allocation_id from d))
      select d.source_id, short.free::bigint from d join short on short.id = d.allocation_id
       where d.source = 'plan_line' and d.cents > 0 and (select sum(x.cents) from d x where x.allocation_id = d.allocation_id) > short.free;
  end $$;

-- After a signature: once every mandatory signatory has signed this very content, the version becomes the active one, the one before it
-- is superseded, and its money is committed; all of it or nothing. Answers the version's status.
create function plans.settle(the_plan uuid) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
  declare p public.plan;
  begin
    if not access.may('sign', 'PlanSignatory') or not exists (select from public.plan_signatory s
         where s.plan_id = the_plan and s.status = 'signed' and s.decided_by = (access.actor()).account_id) then
      raise insufficient_privilege;
    end if;
    select * into p from public.plan where id = the_plan for update;
    if p.status <> 'proposed' or exists (select from public.plan_signatory s where s.plan_id = the_plan and s.mandatory and s.status <> 'signed') then
      return p.status;
    end if;
    if p.content_hash is distinct from plans.fingerprint(the_plan)
       or exists (select from public.plan_signatory s where s.plan_id = the_plan and s.status = 'signed' and s.signed_hash <> p.content_hash) then
      raise exception 'another content' using errcode = 'VS001', detail = 'signature.other-content';
    end if;
    update public.plan set status = 'superseded', ended_on = access.today(), version = version + 1 where case_id = p.case_id and status = 'active';
    update public.plan set status = 'active', activated_at = now(), version = version + 1 where id = the_plan;
    perform plans.commit_lines(the_plan);
    return 'active';
  end $$;

-- A refusal, or the case manager's second thoughts, return the version to its draft; what was signed until then is void, and stays
-- written in the events.
create function plans.return_to_draft(the_plan uuid) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
  declare p public.plan;
  begin
    select * into p from public.plan where id = the_plan for update;
    if not found or not (access.may('propose', 'Plan') and access.reaches(p.person_id)
         or exists (select from public.plan_signatory s where s.plan_id = the_plan and s.status = 'refused' and s.decided_by = (access.actor()).account_id)) then
      raise insufficient_privilege;
    end if;
    if p.status <> 'proposed' then raise exception 'not proposed' using errcode = 'VS001', detail = 'plan.not-proposed'; end if;
    update public.plan set status = 'draft', content_hash = null, proposed_at = null, version = version + 1 where id = the_plan;
    update public.plan_signatory s set status = 'pending', method = null, signed_hash = null, document_id = null, refusal_reason = null,
           decided_at = null, decided_by = null, asked_at = null, version = s.version + 1
     where s.plan_id = the_plan;
  end $$;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'plans'::regnamespace loop
    execute format('alter function %s owner to matcher', f);
    execute format('revoke all on function %s from public', f);
  end loop;
end $$;
grant execute on function plans.content_hash(uuid), plans.beyond(uuid), plans.copy_version(uuid, uuid), plans.frame_of(uuid), plans.ask_signers(uuid), plans.hold(uuid), plans.settle(uuid),
  plans.return_to_draft(uuid), plans.next_review(public.plan, uuid[]), plans.review_due() to app;
revoke create on schema plans from matcher;
