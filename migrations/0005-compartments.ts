// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the rooms of the case manager's desk share: sensitive compartments, and the second factor of a sitting. */
export class Compartments1700000000005 implements MigrationInterface {
  name = 'Compartments1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Substance use, HIV and sexual violence are shown only while the person's explicit consent stands (GDPR art. 9).
      alter table consent drop constraint consent_purpose_check;
      alter table consent add constraint consent_purpose_check check (purpose in ('taking_in_charge', 'sharing_with_partners',
        'sharing_with_services', 'monitoring', 'substance_use', 'hiv', 'sexual_violence'));
      alter table consent add constraint consent_sensitive_is_explicit check
        (purpose not in ('substance_use', 'hiv', 'sexual_violence') or legal_basis = 'explicit_consent');

      -- Judicial data are for who acts in Carcere/REMS (GDPR art. 10).
      create function access.sees_judicial() returns boolean language sql stable security definer
        set search_path = pg_catalog, pg_temp as $$
        select exists (select from public.area a where a.key = 'carcere-rems' and a.id = any ((access.actor()).area_ids))
      $$;

      -- Whoever signs confirms the second factor once per sitting.
      alter table access.session add column factor_at timestamptz;
      create function access.factor_is_fresh() returns boolean language sql stable security definer
        set search_path = pg_catalog, pg_temp as $$
        select coalesce((select a.demo or s.factor_at > now() - interval '15 minutes'
          from access.session s join access.account a on a.id = s.account_id where s.id = (access.actor()).session_id), false)
      $$;
      revoke all on function access.sees_judicial, access.factor_is_fresh from public;
      grant execute on function access.sees_judicial, access.factor_is_fresh to app, stats, matcher;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function access.sees_judicial, access.factor_is_fresh;
      alter table access.session drop column factor_at;
      delete from consent where purpose in ('substance_use', 'hiv', 'sexual_violence');
      alter table consent drop constraint consent_sensitive_is_explicit;
      alter table consent drop constraint consent_purpose_check;
      alter table consent add constraint consent_purpose_check check (purpose in ('taking_in_charge', 'sharing_with_partners',
        'sharing_with_services', 'monitoring'));
    `);
  }
}
