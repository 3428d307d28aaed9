// SPDX-License-Identifier: AGPL-3.0-or-later
import { settingDays } from '../programme/setting-days.js';
import { CONSENT_STANDS } from './participants.queries.js';

/** Days ahead at which what runs out is told. */
const AHEAD = settingDays('days_ahead_expiring');

const item = (kind: string, on = 'null'): string => `jsonb_build_object('kind', '${kind}', 'purpose', null, 'on', ${on})`;

/**
 * What is missing in a person's file, or about to run out: alias p is the person, and a row of due items comes out. What the reader's
 * role does not read is not missed: that there is none cannot be told from there being one that is hidden.
 */
const DUE_ROWS = `
    select 1 as at, ${item('birth_date')} as one from person_identity i where i.person_id = p.id and i.birth_date is null
    union all
    select 2, ${item('taking_in_charge')} where (select access.may('read', 'Consent')) and not exists
      (select from consent k where k.person_id = p.id and k.purpose = 'taking_in_charge' and ${CONSENT_STANDS})
    union all
    select 3, ${item('contact')} where (select access.may('read', 'PersonContact')) and not exists
      (select from person_contact c where c.person_id = p.id and coalesce(c.valid_to, 'infinity') >= access.today())
    union all
    select 4, ${item('representative')} from person_identity i
     where i.person_id = p.id and access.age_on(i.birth_date, access.today()) < 18 and (select access.may('read', 'Representative')) and not exists
      (select from representative r where r.person_id = p.id and access.today() between r.valid_from and coalesce(r.valid_to, 'infinity'))
    union all
    select 5, ${item('representative_act')} from representative r
     where r.person_id = p.id and access.today() between r.valid_from and coalesce(r.valid_to, 'infinity') and r.act_number is null and r.kind not in ('parents', 'parent')
    union all
    select 6, ${item('representative_ending', 'r.valid_to')} from representative r
     where r.person_id = p.id and r.valid_to between access.today() and access.today() + ${AHEAD} and r.ended_reason is null
    union all
    -- Of a purpose, the latest consent that was not withdrawn.
    select 7, jsonb_build_object('kind', case when k.expires_on < access.today() then 'consent_expired' else 'consent_expiring' end, 'purpose', k.purpose, 'on', k.expires_on)
      from (select distinct on (purpose) purpose, expires_on from consent where person_id = p.id and withdrawn_on is null order by purpose, given_on desc) k
     where k.expires_on <= access.today() + ${AHEAD}`;

/** Alias p: person. An array of {kind, purpose, on}, in the order in which it is to be read. */
export const DUE = `(select coalesce(jsonb_agg(d.one order by d.at, d.one ->> 'on', d.one ->> 'purpose'), '[]') from (${DUE_ROWS}) d)`;
