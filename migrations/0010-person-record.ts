// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts, household, representatives, identity and code history, care team. */
export class PersonRecord1700000000010 implements MigrationInterface {
  name = 'PersonRecord1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }
}
