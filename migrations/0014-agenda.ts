// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Appointments, meetings and reminders. */
export class Agenda1700000000014 implements MigrationInterface {
  name = 'Agenda1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }
}
