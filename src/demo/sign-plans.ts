// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import type { Rows } from './tables.js';

/** Versions to be copied as `v`, with the rows of a table as `x`. */
const from = (table: string): string => `from jsonb_to_recordset($1) as v("from" uuid, "to" uuid, mark text, "isEarlier" boolean) join ${table} x on x.plan_id = v."from"`;
const copied = (id: string): string => `md5(${id}::text || v.mark)::uuid`;

/** What an earlier version agreed on is what stands now, but for the last goal; its money was committed for its own lines. */
const COPIES: readonly string[] = [
  `insert into plan_goal (id, lineage_id, plan_id, person_id, axis, description, baseline_level, baseline, expected_level, position)
   select ${copied('x.id')}, x.lineage_id, v."to", x.person_id, x.axis, x.description, x.baseline_level, x.baseline, x.expected_level, x.position
     ${from('plan_goal')} where not v."isEarlier" or x.position = 0 or x.position < (select max(y.position) from plan_goal y where y.plan_id = v."from")`,
  `insert into plan_intervention (id, lineage_id, plan_id, person_id, axis, description, kind, enrolment_id, partner_id, service_id, provider, planned_minutes, place, starts_on, ends_on, position)
   select ${copied('x.id')}, x.lineage_id, v."to", x.person_id, x.axis, x.description, x.kind, x.enrolment_id, x.partner_id, x.service_id, x.provider, x.planned_minutes, x.place, x.starts_on, x.ends_on, x.position
     ${from('plan_intervention')}`,
  `insert into plan_line (id, lineage_id, plan_id, person_id, axis, item, source, enrolment_id, partner_id, service_id, allocation_id, intervention_id, starts_on, ends_on, quantity, unit, unit_cost_cents, position)
   select ${copied('x.id')}, x.lineage_id, v."to", x.person_id, x.axis, x.item, x.source, x.enrolment_id, x.partner_id, x.service_id, x.allocation_id, ${copied('x.intervention_id')}, x.starts_on, x.ends_on, x.quantity, x.unit,
          x.unit_cost_cents, x.position
     ${from('plan_line')}`,
  `insert into plan_risk (id, lineage_id, plan_id, person_id, description, signs, response, position)
   select ${copied('x.id')}, x.lineage_id, v."to", x.person_id, x.description, x.signs, x.response, x.position ${from('plan_risk')}`,
  `update ledger_entry e set source_id = c.id from (select ${copied('x.id')} as id, x.id as of ${from('plan_line')} where v."isEarlier") c where e.source = 'plan_line' and e.source_id = c.of`,
];

/**
 * The content of versions that stand beside others, and what signatories decided: the hash that they signed follows from the content, so
 * it is taken once all of that stands.
 */
export async function signPlans(client: pg.ClientBase, { copies, decisions }: Rows): Promise<void> {
  for (const sql of copies.length === 0 ? [] : COPIES) await client.query(sql, [JSON.stringify(copies)]);
  if (decisions.length === 0) return;
  await client.query(`update plan set content_hash = plans.fingerprint(id) where content_hash is null and (activated_at is not null or status = 'proposed')`);
  await client.query(
    // Where a signed paper is among the person's documents, that is how they signed.
    `update plan_signatory s set status = 'signed', method = case when c.id is null then d.method else 'paper' end, document_id = c.id, signed_hash = p.content_hash, decided_at = d.at, decided_by = d.by
       from jsonb_to_recordset($1) as d("signatoryId" uuid, method text, at timestamptz, by uuid) join plan_signatory x on x.id = d."signatoryId" join plan p on p.id = x.plan_id
       left join lateral (select k.id from document k where d.method = 'screen' and x.kind in ('person', 'representative') and k.person_id = x.person_id and k.kind = 'signed_plan' and k.withdrawn_at is null
                           and k.dated_on = (p.activated_at at time zone 'Europe/Rome')::date order by k.id limit 1) c on true
      where s.id = x.id`,
    [JSON.stringify(decisions)],
  );
  await client.query(`update plan_event e set method = s.method, document_id = s.document_id from plan_signatory s where s.id = e.signatory_id and e.kind = 'signed' and e.method <> s.method`);
  await client.query(`update plan_event e set hash = p.content_hash from plan p where p.id = e.plan_id and e.hash is null and e.kind in ('proposed', 'signed', 'activated') and p.content_hash is not null`);
}
