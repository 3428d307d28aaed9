// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { Db } from '../../platform/database/db.js';
import { Problem } from '../../platform/http/problem.js';
import { renderPdf } from '../../platform/pdf/pdf.js';
import type { PersonExportDto } from './person-export.dto.js';
import { exportDocument } from './person-export-pdf.js';
import { readable } from './sealed-columns.js';
import { orderOf, TABLE_NAMES } from './tables.js';

/** Every table about people that the asker reads whole. The bytes of documents are downloaded one by one. */
const TABLES_SQL = `
  select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
   where c.relkind = 'r' and has_table_privilege(c.oid, 'select') and c.relname <> 'document_content'
     and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped)
     -- Whom somebody resembles, or is related to and followed as well, is about somebody else too.
     and c.relname not in ('duplicate_pair', 'person_link')`;

/** What records refer to, by name. */
const NAMES_SQL = `
  select id, name_it as name from action union all select id, name from partner
  union all select id, name_it from instrument`;

interface Kept {
  table: string;
  rows: Record<string, unknown>[];
}

@Injectable()
export class PersonExportService {
  private statement: string | undefined;

  constructor(
    private readonly db: Db,
    private readonly cipher: FieldCipher,
  ) {}

  /** Read as whoever asks: each table's policies decide what is in it, so a compartment that they may not see is not exported. */
  async export(personId: string): Promise<PersonExportDto> {
    if (!(await this.db.one('select from person where id = $1', [personId]))) throw Problem.notFound();
    const rows = await this.db.query<Kept>(await this.sql(), [personId]);
    const merged = await this.withMerged(personId, rows);
    this.db.noteRead('PersonExport', [personId], [personId, ...merged]);
    const { at } = (await this.db.one<{ at: string }>(`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`))!;
    return {
      personId, exportedAt: at,
      records: rows.sort((a, b) => orderOf(a.table) - orderOf(b.table))
        .map(({ table, rows: kept }) => ({ table, name: TABLE_NAMES[table] ?? { it: table, en: table }, rows: kept.map((row) => readable(table, row, this.cipher)) })),
    };
  }

  /** The same on paper, in words. */
  async print(personId: string, largePrint: boolean): Promise<Buffer> {
    const kept = await this.export(personId);
    const names = await this.db.query<{ id: string; name: string }>(NAMES_SQL);
    return renderPdf(exportDocument(kept, new Map(names.map(({ id, name }) => [id, name])), largePrint));
  }

  /** Adds what stayed with records that were merged into this one, as far as the asker may see it; answers whose that was. */
  private async withMerged(personId: string, rows: Kept[]): Promise<string[]> {
    const left = await this.db.query<Kept>('select table_name as "table", rows from matching.left_behind($1)', [personId]);
    for (const { table, rows: more } of left) {
      const known = rows.find((one) => one.table === table);
      if (known) known.rows.push(...more);
      else rows.push({ table, rows: more });
    }
    return left.filter(({ table }) => table === 'person').flatMap(({ rows: people }) => people.map(({ id }) => String(id)));
  }

  /** Tables do not come and go while the process runs. */
  private async sql(): Promise<string> {
    if (!this.statement) {
      const tables = await this.db.query<{ name: string }>(TABLES_SQL);
      const of = (table: string, key: string): string => `select '${table}' as "table", jsonb_agg(to_jsonb(t)) as rows from ${table} t where t.${key} = $1 having count(*) > 0`;
      this.statement = [of('person', 'id'), ...tables.map(({ name }) => of(name, 'person_id'))].join(' union all ');
    }
    return this.statement;
  }
}
