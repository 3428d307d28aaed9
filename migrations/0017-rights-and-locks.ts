// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a role may do by itself alone is narrowed: handing over, erasing, signing in, asking again. */
export class RightsAndLocks1700000000017 implements MigrationInterface {
  name = 'RightsAndLocks1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FOLLOWS);
    await runner.query(LAPSED_ERASURES);
    await runner.query(MERGES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table retention_proposal no force row level security;
      alter table retention_proposal disable trigger audit_write;
      alter table retention_proposal drop constraint retention_proposal_status_check, drop constraint retention_proposal_decided, drop constraint retention_proposal_act,
        drop constraint retention_proposal_lapsed;
      update retention_proposal set status = 'declined', decline_reason = 'Decaduta', decided_on = coalesce(decided_on, lapsed_on), act_number = null, act_date = null,
             decided_by = coalesce(decided_by, (select a.id from access.account a where a.id <> proposed_by order by a.created_at limit 1))
       where status = 'lapsed';
      alter table retention_proposal drop column lapsed_on, drop column lapsed_reason,
        add constraint retention_proposal_status_check check (status in ('proposed', 'authorised', 'declined', 'erased')),
        add constraint retention_proposal_check check ((status = 'proposed') = (decided_on is null) and (decided_on is null) = (decided_by is null)),
        add constraint retention_proposal_check1 check ((status in ('authorised', 'erased')) = (act_number is not null) and (act_number is null) = (act_date is null));
      alter table retention_proposal enable trigger audit_write;
      alter table person_merge drop column stood;
      drop function if exists access.drop_unshared;
      drop function access.shares;
      drop function access.follows cascade;`);
  }
}

const FOLLOWS = `
  -- Reached because of more than a request for a place: deciding about a place needs the file, handing the case over does not follow from it.
  create function access.follows(person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from access.reach r, access.actor() a where r.person_id = person and r.holder = any (a.holders) and r.source <> 'waiting'
      and access.today() between r.valid_from and coalesce(r.valid_to, 'infinity'))
  $$;
  revoke all on function access.follows from public;
  grant execute on function access.follows to app;
`;

/**
 * A proposal of erasure is about somebody as they stood: it lapses, by itself, once they are in charge again or one with another record.
 * The table is closed to its owner too; the policies close it again.
 */
const LAPSED_ERASURES = `
  alter table retention_proposal no force row level security;
  alter table retention_proposal
    drop constraint retention_proposal_status_check, drop constraint retention_proposal_check, drop constraint retention_proposal_check1,
    add column lapsed_on date,
    add column lapsed_reason text check (lapsed_reason in ('in_charge_again', 'merged'));
  alter table retention_proposal
    add constraint retention_proposal_status_check check (status in ('proposed', 'authorised', 'declined', 'erased', 'lapsed')),
    add constraint retention_proposal_decided check ((decided_on is null) = (decided_by is null)
      and case when status = 'proposed' then decided_on is null when status <> 'lapsed' then decided_on is not null else true end),
    add constraint retention_proposal_act check ((act_number is null) = (act_date is null)
      and case when status in ('authorised', 'erased') then act_number is not null when status <> 'lapsed' then act_number is null else true end),
    add constraint retention_proposal_lapsed check ((status = 'lapsed') = (lapsed_on is not null) and (lapsed_on is null) = (lapsed_reason is null));
  comment on column retention_proposal.lapsed_reason is 'Nobody decided: the person is in charge again, or their record became one with another.';
  alter table retention_proposal disable trigger audit_write;
  alter table case_file no force row level security;
  alter table person_merge no force row level security;
  update retention_proposal r set status = 'lapsed', lapsed_on = access.today(), version = version + 1,
         lapsed_reason = case when exists (select from case_file c where c.person_id = r.person_id and c.status = 'open') then 'in_charge_again' else 'merged' end
   where r.status in ('proposed', 'authorised')
     and (exists (select from case_file c where c.person_id = r.person_id and c.status = 'open')
       or exists (select from person_merge m where r.person_id in (m.person_id, m.merged_id) and m.undone_at is null and m.merged_at::date >= r.proposed_on));
  alter table case_file force row level security;
  alter table person_merge force row level security;
  alter table retention_proposal enable trigger audit_write;
`;

/** What undoing a merge has to know of the consents, and of whom something is shared. */
const MERGES = `
  alter table person_merge add column stood uuid[] not null default '{}';
  comment on column person_merge.stood is 'The survivor''s consents that stood: one withdrawn since was withdrawn for both.';
  -- A consent to share stands, though perhaps for a time that is over: null of access.sharing_until says no more than that no end was given.
  create function access.shares(of_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from public.consent k where k.person_id = of_person and k.purpose = 'sharing_with_partners' and k.withdrawn_on is null)
  $$;
  revoke all on function access.shares from public;
  grant execute on function access.shares to owner;
  grant create on schema access to matcher;
  alter function access.shares owner to matcher;
  revoke create on schema access from matcher;
`;
