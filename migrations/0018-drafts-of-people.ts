// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A draft says whom it is about and in which compartments its text belongs, or which form about nobody it comes from. */
export class DraftsOfPeople1700000000018 implements MigrationInterface {
  name = 'DraftsOfPeople1700000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whom those without a person are about cannot be told any more: they would outlive a hand-over and a consent.
      delete from access.draft where person_id is null;
      alter table access.draft
        add column form text check (form in ('referral', 'registration', 'activity', 'absence', 'account', 'programme', 'erasure')),
        add column compartments text[] not null default '{}'
          check (compartments <@ array['general', 'judicial', 'substance_use', 'hiv', 'sexual_violence']),
        add constraint draft_is_about check (num_nonnulls(person_id, form) = 1);
      comment on column access.draft.form is 'Of a form about nobody who is registered.';
      comment on column access.draft.compartments is 'Where the text belongs once it is saved: it shows as long as all of them are open.';

      -- Somebody's own draft, in sight or not: what is typed next under the key takes its place. Two at once go one after the other.
      create function access.forget_draft(the_key text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
        declare who access.actor_row := access.actor();
        begin
          perform pg_advisory_xact_lock(hashtextextended(who.account_role_id || the_key, 18));
          delete from access.draft d where d.account_id = who.account_id and d.account_role_id = who.account_role_id and d.key = the_key;
        end $$;
      revoke all on function access.forget_draft from public;
      grant execute on function access.forget_draft to app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function access.forget_draft;
      alter table access.draft drop constraint draft_is_about, drop column form, drop column compartments cascade;
    `);
  }
}
