// SPDX-License-Identifier: AGPL-3.0-or-later
import { BANDS_JSON, GOALS_JSON, INTERVENTIONS_JSON, LINES_JSON, RISKS_JSON } from './contents.queries.js';
import { NEXT_REVIEW, NEXT_REVIEW_JSON } from './reviews.queries.js';
import { EVENTS_JSON, SIGNATORIES_JSON } from './signatures/signatories.queries.js';

const PLAN_COLUMNS = `
  p.id, p.case_id as "caseId", p.person_id as "personId",
  (select jsonb_build_object('id', h.id, 'givenName', h.given_name, 'familyName', h.family_name, 'alias', h.alias)
     from person h where h.id = p.person_id) as person, p.status, p.starts_on as "startsOn", p.ends_on as "endsOn",
  p.review_on as "reviewOn", to_char(p.activated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "activatedAt",
  p.number, p.ended_on as "endedOn", ${NEXT_REVIEW_JSON} as "nextReview", p.version`;

/** One plan with all that it is made of, in one statement. $1: plan. */
export const PLAN_SQL = `
  select ${PLAN_COLUMNS}, p.wishes, p.history, p.team_evaluation as "teamEvaluation", p.crisis_plan as "crisisPlan",
         p.review_months as "reviewMonths", p.agreed_total_cents as "agreedTotalCents",
         p.previous_id as "previousId", encode(p.content_hash, 'hex') as "contentHash",
         to_char(p.proposed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "proposedAt",
         ${SIGNATORIES_JSON} as signatories, ${EVENTS_JSON} as events,
         ${GOALS_JSON} as goals, ${INTERVENTIONS_JSON} as interventions, ${LINES_JSON} as lines, ${RISKS_JSON} as risks,
         ${BANDS_JSON} as bands
    from plan p where p.id = $1`;

const TOTAL = 'coalesce((select sum(l.amount_cents) from plan_line l where l.plan_id = p.id), 0)::bigint as "totalCents"';

/** Of each case the version that counts: the last one that was agreed on, or else the last one. $1 $2: start and id of the last row shown · $3: how many · $4: only those whose review is due. */
export const PLANS_SQL = `
  select ${PLAN_COLUMNS}, ${TOTAL},
         (select jsonb_build_object('id', v.id, 'number', v.number, 'status', v.status)
            from plan v where v.case_id = p.case_id and v.status in ('draft', 'proposed') and v.id <> p.id) as preparing
    from plan p
   where ($1::date is null or (p.starts_on, p.id) < ($1, $2::uuid))
     and not exists (select from plan v where v.case_id = p.case_id
           and (v.activated_at is not null, v.number) > (p.activated_at is not null, p.number))
     and (not $4::boolean or exists (select from ${NEXT_REVIEW} n where n.on_day <= access.today()))
   order by p.starts_on desc, p.id desc limit $3`;

/** All versions of a case. $1: number of the last row shown · $2: case · $3: how many. */
export const VERSIONS_SQL = `
  select ${PLAN_COLUMNS}, ${TOTAL}, null as preparing
    from plan p where ($1::int is null or p.number < $1) and p.case_id = $2
   order by p.number desc limit $3`;

/** $1: case. */
export const VERSION_IN_PREPARATION_SQL = `select number from plan where case_id = $1 and status in ('draft', 'proposed')`;

/** Takes a version as it was read: the row stays locked. $1: plan · $2: its version. */
export const TAKE_VERSION_SQL = 'update plan set version = version + 1 where id = $1 and version = $2 returning status';

/** $1: plan, a draft. */
export const CASE_MANAGER_SIGNS_SQL = `
  update plan_signatory s set account_id = c.case_manager_id, version = s.version + 1
    from plan p join case_file c on c.id = p.case_id
   where p.id = $1 and s.plan_id = p.id and s.kind = 'case_manager' and s.account_id <> c.case_manager_id`;

/** What a proposal is checked against beside the plan itself. $1: plan. */
export const PROPOSAL_FACTS_SQL = `
  select array(select distinct a.partner_id from assignment a
                where a.person_id = p.person_id and access.today() between a.starts_on and coalesce(a.ends_on, 'infinity')
                  and exists (select from consent k where k.person_id = p.person_id and k.purpose = 'sharing_with_partners'
                        and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= access.today())) as "entrustedTo",
         array(select s.id from plan_signatory s join representative r on r.id = s.representative_id
                 left join person_identity i on i.person_id = s.person_id
                where s.plan_id = p.id and representative_lacks(r, i.birth_date, access.today()) is not null) as "representativesLacking",
         array(select s.id from plan_signatory s where s.plan_id = p.id and s.kind = 'service'
                  and not access.service_sits(s.person_id, s.organisation_id)) as "servicesLacking",
         coalesce((select jsonb_agg(jsonb_build_object('lineId', b.line_id, 'left', b.left_cents)) from plans.beyond(p.id) b), '[]') as beyond
    from plan p where p.id = $1`;

/** The content is frozen from here on. $1: plan, a draft that is held. */
export const PROPOSE_SQL = `update plan set status = 'proposed', proposed_at = now(), content_hash = plans.content_hash(id) where id = $1`;
