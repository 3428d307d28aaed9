// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Second factors, identities of an OpenID provider, seals over the audit trail. */
export class SecondFactorAndSeal1700000000008 implements MigrationInterface {
  name = 'SecondFactorAndSeal1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }
}
