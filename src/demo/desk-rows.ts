// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import { RETENTION_REASONS } from '../participants/retention/retention.dto.js';

/** A number that follows from a row's id alone, so that the same demo tells the same every time. */
const of = (id: string, label: string, below: number): string => `(('x' || substr(md5(${id}::text || '${label}'), 1, 7))::bit(28)::int % ${below})`;
/** An id that follows from another row's; `more` tells several of one row apart. */
const idFrom = (id: string, label: string, more = "''"): string => `overlay(overlay(md5(${id}::text || '${label}' || ${more}) placing '7' from 13) placing '8' from 17)::uuid`;
const pick = (words: readonly string[], id: string, label: string): string => `(array[${words.map((w) => `'${w.replaceAll("'", "''")}'`).join(', ')}])[1 + ${of(id, label, words.length)}]`;

/** Where each kind of appointment happens. */
const PLACE = `case k.kind when 'visit' then 'A casa della persona' when 'phone_call' then null when 'service' then 'Al CPS' when 'court' then 'In tribunale' when 'interview' then 'In sede' else 'Nella sala riunioni' end`;
const PURPOSES = ['Come vanno le giornate', 'Le spese di casa', 'Un passo verso il lavoro', 'La rete di quartiere', 'La prossima verifica del progetto'] as const;
const MINUTES = ['Si è guardato insieme che cosa funziona e che cosa no. La persona chiede più tempo fuori casa.', 'Il gruppo concorda che la casa è stabile; resta da costruire qualche relazione nel quartiere.'] as const;
const REMARKS = ['Più serena di prima.', 'Chiede di essere accompagnata ancora.', 'Ha risposto volentieri.'] as const;

/** Agenda of open cases: what was, what went otherwise, and the weeks ahead. Times are those of the working day. */
const APPOINTMENTS = `
  insert into appointment (id, person_id, case_id, account_id, kind, held_on, starts_at, minutes, place, purpose, status, closing_note, created_by)
  select ${idFrom('c.id', 'appointment', 'n')}, c.person_id, c.id, c.case_manager_id, k.kind, x.day, x.at, 45, ${PLACE}, x.purpose,
         case when x.day >= access.today() then 'planned' when x.luck < 7 then 'held' when x.luck < 8 then 'missed' when x.luck < 9 then 'cancelled' else 'planned' end,
         case when x.day < access.today() and x.luck = 8 then 'La persona non stava bene' end, c.case_manager_id
    from case_file c cross join generate_series(0, 3) n
    cross join lateral (select md5(c.id::text || n)::text as seed) s
    cross join lateral (select access.today() - 40 + n * 15 + (('x' || substr(s.seed, 1, 7))::bit(28)::int % 12) as raw, ('x' || substr(s.seed, 8, 7))::bit(28)::int as a, ('x' || substr(s.seed, 15, 7))::bit(28)::int as b) r
    cross join lateral (select case extract(isodow from r.raw) when 6 then r.raw + 2 when 7 then r.raw + 1 else r.raw end as day,
        make_time(9 + r.b % 8, (r.a % 4) * 15, 0) as at, r.b % 10 as luck,
        ${pick(PURPOSES, 's.seed', 'purpose')} as purpose) x
    cross join lateral (select (array['visit', 'interview', 'phone_call', 'service', 'team_meeting', 'visit', 'uvm', 'interview'])[1 + r.a % 8] as kind) k
   where c.status = 'open' and x.day >= c.opened_on`;

const MEETINGS = [
  `insert into meeting_participant (id, appointment_id, person_id, account_id, name, body, present, position)
   select ${idFrom('a.id', 'manager')}, a.id, a.person_id, a.account_id, null, null, case a.status when 'held' then true end, 1 from appointment a where a.kind in ('team_meeting', 'uvm')
   union all
   select ${idFrom('a.id', 'guest')}, a.id, a.person_id, null, 'Dott.ssa Chiara Lodigiani', 'Centro psicosociale', case a.status when 'held' then true end, 2 from appointment a where a.kind in ('team_meeting', 'uvm')`,
  `insert into meeting_minutes (appointment_id, person_id, compartment, text, decisions, written_by)
   select a.id, a.person_id, a.compartment, ${pick(MINUTES, 'a.id', 'minutes')}, 'Ci si rivede alla prossima verifica.', a.account_id
     from appointment a where a.kind in ('team_meeting', 'uvm') and a.status = 'held' and ${of('a.id', 'written', 3)} > 0`,
];

/** Scores of two instruments, at the beginning and later, for every third case. */
const ASSESSMENTS = `
  insert into assessment (id, person_id, case_id, instrument_id, assessed_on, rater, scores, subscales, total, note, recorded_by, recorded_at, withdrawn_on, withdrawn_reason)
  select ${idFrom('c.id', 'assessment', 'i.key || n')}, c.person_id, c.id, i.id, x.day, case when ${of('c.id', 'rater', 5)} = 0 then 'person' else 'operator' end,
         jsonb_build_array(jsonb_build_object('key', 'total', 'value', x.score)), '{}', x.score, case when n = 1 then ${pick(REMARKS, 'c.id', 'remark')} end, c.case_manager_id, x.day + time '16:00',
         case when ${of('c.id', 'wrong', 40)} = 0 and n = 1 then x.day end, case when ${of('c.id', 'wrong', 40)} = 0 and n = 1 then 'Registrata sulla persona sbagliata' end
    from case_file c join instrument i on i.key in ('gaf', 'lsp') cross join generate_series(0, 2) n
    cross join lateral (select c.opened_on + 14 + n * 90 as day,
        case i.key when 'gaf' then 35 + ${of('c.id', 'gaf', 25)} + n * (${of('c.id', 'gain', 12)} - 2) else 30 - ${of('c.id', 'lsp', 10)} - n * (${of('c.id', 'gain', 6)} - 1) end as score) x
   where ${of('c.id', 'assessed', 3)} = 0 and x.day < least(access.today(), coalesce(c.concluded_on, 'infinity'))`;

/** Upon leaving: most are asked, some would not say, the newest are still to be asked. */
const EXITS = `
  insert into exit_situation (id, participation_id, person_id, exited_on, observed_on, employment, training, qualification, recorded_by, recorded_at)
  select ${idFrom('t.id', 'exit')}, t.id, t.person_id, t.exited_on, x.day, (array['employed', 'job_searching', 'inactive', 'inactive', 'refused'])[1 + ${of('t.id', 'work', 5)}],
         (array['yes', 'no', 'no', 'refused'])[1 + ${of('t.id', 'training', 4)}], (array['yes', 'no', 'no', 'no', 'refused'])[1 + ${of('t.id', 'qualification', 5)}], c.case_manager_id, x.day + time '15:00'
    from participation t cross join lateral (select k.case_manager_id from case_file k where k.person_id = t.person_id and k.status = 'concluded' order by k.concluded_on desc limit 1) c
    cross join lateral (select t.exited_on + ${of('t.id', 'day', 20)} as day) x
   where t.exited_on is not null and x.day < access.today() and (t.exited_on < access.today() - 28 or ${of('t.id', 'late', 2)} = 0)`;

const REPORTS = `
  insert into social_report (id, person_id, case_id, lineage_id, number, recipient, title, sections, status, written_by, created_at, finished_at)
  select ${idFrom('c.id', 'report')}, c.person_id, c.id, ${idFrom('c.id', 'report')}, 1, x.recipient, 'Relazione sociale',
         jsonb_build_array(jsonb_build_object('heading', 'Il percorso', 'text', 'La persona è seguita dal servizio e partecipa alle attività con regolarità.'),
           jsonb_build_object('heading', 'Situazione attuale', 'text', ${pick(MINUTES, 'c.id', 'report')})),
         case when ${of('c.id', 'finished', 3)} = 0 then 'draft' else 'final' end, c.case_manager_id, x.at, case when ${of('c.id', 'finished', 3)} > 0 then x.at + interval '2 hours' end
    from case_file c cross join lateral (select case when c.status = 'concluded' then 'closing' else (array['cps', 'cps', 'other'])[1 + ${of('c.id', 'to', 2)}] end as recipient,
        (coalesce(c.concluded_on, access.today()) - 1) + time '11:00' as at) x
   where ${of('c.id', 'reported', 9)} = 0 and c.opened_on < x.at::date`;

/** A few who left long ago; two of every state but the erased, whose rows are gone. */
const RETENTION = `
  insert into retention_proposal (id, person_id, convenzione_id, reason, status, proposed_by, proposed_on, decided_by, decided_on, act_number, act_date, decline_reason)
  select ${idFrom('c.id', 'retention')}, c.person_id, c.convenzione_id, (array[${RETENTION_REASONS.map((r) => `'${r}'`).join(', ')}])[1 + (n % 3)::int], x.status, c.case_manager_id, access.today() - 20,
         case when x.status <> 'proposed' then o.id end, case when x.status <> 'proposed' then access.today() - 6 end,
         case when x.status = 'authorised' then 'DD ' || (400 + n) end, case when x.status = 'authorised' then access.today() - 8 end, case when x.status = 'declined' then 'I dati servono ancora per la rendicontazione in corso.' end
    from (select c.*, row_number() over (partition by c.case_manager_id order by c.concluded_on, c.id) as n from case_file c
           where c.status = 'concluded' and c.concluded_on < access.today() - 365 and not exists (select from case_file o where o.person_id = c.person_id and o.id <> c.id)) c
    cross join lateral (select (array['proposed', 'authorised', 'declined'])[1 + (c.n % 3)::int] as status) x
    cross join lateral (select r.account_id as id from access.account_role r where r.role = 'programme_office' order by r.account_id limit 1) o
   where c.n <= 4 and o.id <> c.case_manager_id`;

/** Agenda, assessments, situations upon leaving, reports and proposals of erasure, as they follow from the cases that stand. */
export async function writeDesk(client: pg.ClientBase): Promise<void> {
  for (const sql of [APPOINTMENTS, ...MEETINGS, ASSESSMENTS, EXITS, REPORTS, RETENTION]) await client.query(sql);
}
