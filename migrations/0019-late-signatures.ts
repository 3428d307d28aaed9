// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signatures that a version does not wait for may be given once it is active; whom to tell that one is asked for. */
export class LateSignatures1700000000019 implements MigrationInterface {
  name = 'LateSignatures1700000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(guardWith(`p.status = 'proposed' and old.status = 'pending' or p.status = 'draft' and new.status = 'pending'
           -- Whoever is not waited for signs later too; nobody refuses what is agreed on already.
           or p.status = 'active' and not old.mandatory and old.status = 'pending' and new.status = 'signed'`));
    await runner.query(ACTING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function access.acting');
    await runner.query(guardWith(`p.status = 'proposed' and old.status = 'pending' or p.status = 'draft' and new.status = 'pending'`));
  }
}

/** For functions alone, which tell accounts something and answer nobody who they are. */
const ACTING = `
  -- Who acts in a role of a convenzione today, for an organisation where one is given.
  create function access.acting(the_role text, the_organisation uuid, the_convenzione uuid) returns table (account_id uuid, area_ids uuid[])
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.account_id, r.area_ids from access.account_role r
     where r.role = the_role and r.convenzione_id = the_convenzione and (the_organisation is null or r.organisation_id = the_organisation)
       and access.today() between r.valid_from and coalesce(r.valid_to, 'infinity')
  $$;
  revoke all on function access.acting from public;
  grant execute on function access.acting to matcher;
`;

/** access.guard_plan_signatory of 0006, with the decisions that may be written. */
const guardWith = (allowed: string): string => `
  grant create on schema access to matcher;
  create or replace function access.guard_plan_signatory() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
    declare p public.plan;
    begin
      select * into p from public.plan where id = old.plan_id;
      if not found then return coalesce(new, old); end if; -- It goes with its plan.
      if p.status <> 'draft' and (tg_op = 'DELETE' or (new.plan_id, new.person_id, new.lineage_id, new.kind, new.organisation_id, new.account_id,
           new.representative_id, new.name, new.mandatory, new.commitment, new.position)
         is distinct from (old.plan_id, old.person_id, old.lineage_id, old.kind, old.organisation_id, old.account_id,
           old.representative_id, old.name, old.mandatory, old.commitment, old.position)) then
        raise exception 'not a draft' using errcode = 'VS001', detail = 'plan.not-draft';
      end if;
      if tg_op = 'DELETE' then return old; end if;
      -- Without an asker (loading by the owner) there is nobody who decides.
      if (access.actor()).account_id is not null and new.status is distinct from old.status
         and not (${allowed}) then
        raise exception 'not proposed' using errcode = 'VS001', detail = 'plan.not-proposed';
      end if;
      if new.status = 'signed' and new.signed_hash is distinct from p.content_hash then
        raise exception 'another content' using errcode = 'VS001', detail = 'signature.other-content';
      end if;
      return new;
    end $$;
  revoke create on schema access from matcher;
`;
