// SPDX-License-Identifier: AGPL-3.0-or-later

const UTC = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Of a signatory `s`: how it is called, whatever it is; the person's own name is the plan's. */
const NAMES = `
  left join access.organisation o on o.id = s.organisation_id
  left join representative r on r.id = s.representative_id`;

/** The signatories of a plan `p`, as one jsonb value. */
export const SIGNATORIES_JSON = `
  coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'lineageId', s.lineage_id, 'kind', s.kind, 'organisationId', s.organisation_id,
              'organisationName', o.name, 'accountId', s.account_id, 'accountName', access.staff_name(s.account_id),
              'representativeId', s.representative_id, 'representativeName', r.name, 'name', s.name, 'mandatory', s.mandatory,
              'commitment', s.commitment, 'status', s.status, 'method', s.method, 'decidedAt', ${UTC('s.decided_at')},
              'decidedByName', access.staff_name(s.decided_by), 'documentId', s.document_id,
              'hasMark', exists (select from plan_signature_mark m where m.signatory_id = s.id and m.signed_hash = s.signed_hash),
              'mine', coalesce((select f.mine from plans.frame_of(s.id) f), false)) order by s.position, s.id)
              from plan_signatory s ${NAMES}
             where s.plan_id = p.id), '[]')`;

/** The steps of a version `p`, the first one first. */
export const EVENTS_JSON = `
  coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'reason', e.reason, 'signatoryKind', s.kind,
              'signatoryName', coalesce(o.name, r.name, s.name), 'accountName', access.staff_name(e.account_id), 'at', ${UTC('e.at')}) order by e.at, e.id)
              from plan_event e left join plan_signatory s on s.id = e.signatory_id ${NAMES}
             where e.plan_id = p.id), '[]')`;

/** How many signatories a draft has, and the next position; the case's manager. $1: plan. */
export const SIGNATORY_CONTEXT_SQL = `
  select p.person_id as "personId", c.case_manager_id as "caseManagerId",
         (select count(*) from plan_signatory s where s.plan_id = p.id)::int as count,
         (select coalesce(max(s.position), 0) + 1 from plan_signatory s where s.plan_id = p.id) as next,
         exists (select from plan_signatory s where s.plan_id = p.id and s.kind = $2
                  and s.organisation_id is not distinct from $3 and s.representative_id is not distinct from $4 and $2 <> 'family') as "named",
         ($3::uuid is null or case $2 when 'partner' then exists (select from partner o where o.id = $3 and o.convenzione_id = p.convenzione_id)
            when 'service' then exists (select from service o where o.id = $3)
            else exists (select from access.organisation o where o.id = $3 and o.kind = 'comune') end) as "organisationKnown",
         (select case when count(*) = 1 then min(o.id::text) end from access.organisation o where o.kind = 'comune') as "onlyComune",
         ($4::uuid is null or exists (select from representative r where r.id = $4 and r.person_id = p.person_id)) as "representativeKnown"
    from plan p join case_file c on c.id = p.case_id where p.id = $1`;

/** The person and the case manager sign every plan: a draft begins with them. $1 $2: ids · $3: plan. */
export const FIRST_SIGNATORIES_SQL = `
  insert into plan_signatory (id, plan_id, person_id, kind, account_id, position)
  select x.id, p.id, p.person_id, x.kind, case when x.kind = 'case_manager' then c.case_manager_id end, x.position
    from plan p join case_file c on c.id = p.case_id,
         (values ($1::uuid, 'person', 1), ($2::uuid, 'case_manager', 2)) as x(id, kind, position)
   where p.id = $3 and not exists (select from plan_signatory s where s.plan_id = p.id)`;

const SEAT_COLUMNS = `
  s.id, s.plan_id as "planId", s.person_id as "personId", s.lineage_id as "lineageId", s.kind, s.organisation_id as "organisationId",
  o.name as "organisationName", r.name as "representativeName", s.name, s.mandatory, s.commitment, s.status, s.method,
  ${UTC('s.asked_at')} as "askedAt", ${UTC('s.decided_at')} as "decidedAt", access.staff_name(s.decided_by) as "decidedByName",
  jsonb_build_object('id', s.person_id, 'givenName', f.given_name, 'familyName', f.family_name, 'alias', f.alias) as person,
  f.plan_status as "planStatus", f.plan_number as "planNumber", f.plan_starts_on as "planStartsOn", f.plan_ends_on as "planEndsOn",
  f.case_manager as "caseManagerName", encode(f.content_hash, 'hex') as "contentHash", f.mine`;
const SEATS = `plan_signatory s cross join lateral plans.frame_of(s.id) f ${NAMES}`;

/** $1 $2: when asked, and id, of the last row shown · $3: status · $4: plan · $5: only those that the asker decides for · $6: how many. */
export const SEATS_SQL = `
  select ${SEAT_COLUMNS}, s.asked_at::text as key
    from ${SEATS}
   where s.asked_at is not null and ($1::timestamptz is null or (s.asked_at, s.id) < ($1, $2::uuid))
     and ($3::text is null or s.status = $3 and ($3 <> 'pending' or f.plan_status = 'proposed' or f.plan_status = 'active' and not s.mandatory))
     and ($4::uuid is null or s.plan_id = $4) and (not $5 or f.mine)
   order by s.asked_at desc, s.id desc limit $6`;

/** One's place among the signatories of a plan, with what one commits oneself to and nothing of others. $1: signatory. */
export const SEAT_SQL = `
  select ${SEAT_COLUMNS},
         coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'axis', i.axis, 'description', i.description, 'kind', i.kind,
                     'plannedMinutes', i.planned_minutes, 'place', i.place, 'startsOn', i.starts_on, 'endsOn', i.ends_on) order by i.position, i.id)
                     from plan_intervention i
                    where i.plan_id = s.plan_id and (s.kind = 'partner' and i.partner_id = s.organisation_id or s.kind = 'service' and i.service_id = s.organisation_id)), '[]') as interventions,
         coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'axis', l.axis, 'item', l.item, 'source', l.source,
                     'quantity', trim_scale(l.quantity)::text, 'unit', l.unit, 'unitCostCents', l.unit_cost_cents, 'amountCents', l.amount_cents,
                     'startsOn', l.starts_on, 'endsOn', l.ends_on) order by l.position, l.id)
                     from plan_line l
                    where l.plan_id = s.plan_id and (s.kind = 'partner' and l.partner_id = s.organisation_id or s.kind = 'service' and l.service_id = s.organisation_id
                      or s.kind = 'comune' and l.source in ('social', 'convenzione'))), '[]') as lines
    from ${SEATS}
   where s.id = $1 and s.asked_at is not null`;

/** What keeps a representative from signing today; null when nothing does, no row for any other signatory. $1: signatory. */
export const REPRESENTATIVE_LACKS_SQL = `
  select representative_lacks(r, i.birth_date, access.today()) as lacks, r.name
    from plan_signatory s join representative r on r.id = s.representative_id
    left join person_identity i on i.person_id = s.person_id
   where s.id = $1`;

export const SIGN_SQL = `
  update plan_signatory set status = 'signed', method = $2, signed_hash = decode($3, 'hex'), document_id = $4, decided_at = now(), decided_by = $5,
         version = version + 1
   where id = $1 and status = 'pending'`;

export const REFUSE_SQL = `
  update plan_signatory set status = 'refused', refusal_reason = $2, decided_at = now(), decided_by = $3, version = version + 1
   where id = $1 and status = 'pending'`;

/** The document is this person's, a signed plan, and stands. $1: document · $2: person. */
export const SCAN_SQL = `select exists (select from document d where d.id = $1 and d.person_id = $2 and d.kind = 'signed_plan' and d.withdrawn_at is null) as known`;

/** The last mark of a signatory. $1: signatory. */
export const MARK_SQL = `
  select m.id, m.person_id as "personId", m.mark_cipher as cipher, m.mark_key_version as "keyVersion", ${UTC('m.made_at')} as "madeAt",
         access.staff_name(s.decided_by) as "attestedByName"
    from plan_signature_mark m join plan_signatory s on s.id = m.signatory_id and s.signed_hash = m.signed_hash
   where s.id = $1 order by m.made_at desc, m.id desc limit 1`;
