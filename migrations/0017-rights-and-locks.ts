// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a role may do by itself alone is narrowed: handing over, erasing, signing in, asking again. */
export class RightsAndLocks1700000000017 implements MigrationInterface {
  name = 'RightsAndLocks1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FOLLOWS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function access.follows cascade');
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
