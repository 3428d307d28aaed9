// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Search, likely duplicates, merging and taking a merge back. */
export class Matching1700000000009 implements MigrationInterface {
  name = 'Matching1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }
}
