// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notes, documents and what was typed but not yet saved. */
export class NotesDocumentsDrafts1700000000011 implements MigrationInterface {
  name = 'NotesDocumentsDrafts1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('select');
  }
}
