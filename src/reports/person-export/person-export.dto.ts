// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { LocalTextDto } from '../../programme/local-text.dto.js';

export class ExportedTableDto {
  /** Its name in the database. */
  table: string;
  name: LocalTextDto;
  /** Rows as they are kept, encrypted text opened. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  rows: Record<string, unknown>[];
}

/** Everything that is kept about a person and that the reader may see (GDPR art. 15 and 20). */
export class PersonExportDto {
  personId: string;
  /** UTC. */
  exportedAt: string;
  records: ExportedTableDto[];
}
