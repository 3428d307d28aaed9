// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Social reports, and the rights of the person over their data. */
export class ReportsAndRights1700000000015 implements MigrationInterface {
  name = 'ReportsAndRights1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }
}
