// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * When plan `p` is looked at again, as far as whoever asks may know: one row (on_day, because) or none, for `cross join lateral`. Sets of
 * plans are asked this way too, in one statement.
 */
export const NEXT_REVIEW = 'plans.next_review(p)';

/** The same as one jsonb value; null where no day is set. */
export const NEXT_REVIEW_JSON = `
  (select jsonb_build_object('on', n.on_day, 'because', n.because, 'due', n.on_day <= access.today()) from ${NEXT_REVIEW} n where n.on_day is not null)`;

/** $1: plan · $2: one review, or null for all. Those of the versions before it too. */
export const REVIEWS_SQL = `
  select r.id, r.plan_id as "planId", v.number as "planNumber", r.person_id as "personId", r.kind, r.held_on as "heldOn", r.event, r.notes, r.decision,
         r.next_review_on as "nextReviewOn", access.staff_name(r.recorded_by) as "recordedBy", r.version, v.status as "planStatus",
         coalesce((select jsonb_agg(jsonb_build_object('goalId', e.goal_id, 'axis', g.axis, 'description', g.description, 'evaluation', e.evaluation,
            'level', e.level, 'note', e.note) order by g.position, g.id)
            from plan_review_goal e join plan_goal g on g.id = e.goal_id where e.review_id = r.id), '[]') as goals,
         coalesce((select jsonb_agg(jsonb_build_object('signatoryId', e.signatory_id, 'signatoryKind', s.kind,
            'signatoryName', coalesce(o.name, access.staff_name(s.account_id), k.name, s.name), 'commitment', s.commitment, 'kept', e.kept, 'note', e.note)
            order by s.position, s.id)
            from plan_review_commitment e join plan_signatory s on s.id = e.signatory_id
            left join access.organisation o on o.id = s.organisation_id
            left join representative k on k.id = s.representative_id
           where e.review_id = r.id), '[]') as commitments
    from plan p
    join plan v on v.case_id = p.case_id and v.number <= p.number
    join plan_review r on r.plan_id = v.id
   where p.id = $1 and ($2::uuid is null or r.id = $2)
   order by r.held_on desc, r.recorded_at desc`;

/**
 * What a review is checked against. The plan's row is held: it is not closed or superseded meanwhile. A platform whose day is fixed
 * may have activated the plan by a clock that is ahead of it. $1: plan.
 */
export const REVIEW_FACTS_SQL = `
  select p.status, p.person_id as "personId", p.review_months as "reviewMonths", access.today() as today,
         greatest(p.starts_on, least((p.activated_at at time zone 'Europe/Rome')::date, access.today())) as earliest,
         coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'description', g.description) order by g.position, g.id)
                     from plan_goal g where g.plan_id = p.id), '[]') as goals,
         coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'commitment', s.commitment) order by s.position, s.id)
                     from plan_signatory s where s.plan_id = p.id and s.commitment is not null), '[]') as commitments
    from plan p where p.id = $1 for update of p`;
