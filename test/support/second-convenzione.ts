// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import { readProgrammeFile } from '../../src/programme/data/programme-file.js';
import { loadProgramme, programmeId } from '../../src/programme/load-programme.js';
import { addAccount } from './people.js';

const CODE = 'ALTRA-CITTA-2025';

/** Ids of another city's convenzione in the same database. Same areas and codes, nothing in common. */
export const second = (...path: (string | number)[]): string => programmeId(CODE, ...path);

/** Loads a second convenzione and signs up its programme office; every name of it says so, to be found where it must not be. */
export async function addSecondConvenzione(url: string, sql: pg.Pool): Promise<{ partner: string; office: string }> {
  const file = structuredClone(readProgrammeFile()) as unknown as { convenzione: { code: string; name: { it: string; en: string } }; areas: { name: { it: string }; yearlyCeilingCents: number }[] };
  file.convenzione.code = CODE;
  file.convenzione.name = { it: 'Seconda convenzione', en: 'Second convenzione' };
  for (const area of file.areas) Object.assign(area, { yearlyCeilingCents: 77_700, name: { it: `Seconda ${area.name.it}`, en: 'Second' } });
  await loadProgramme({ url, file: readProgrammeFile(file) });
  const partner = second('test', 'partner');
  await sql.query(`insert into access.organisation (id, kind, name) values ($1, 'partner', 'Ente della Seconda')`, [partner]);
  await sql.query(
    `insert into partner (id, convenzione_id, name, tax_code, runts_section, area_ids) values ($1, $2, 'Ente della Seconda', '00000000002', 'aps', $3)`,
    [partner, second(), [second('area', 'abitare')]],
  );
  const office = 'ufficio@seconda.example';
  const account = await addAccount(sql, { email: office, roles: [{ role: 'programme_office' }] });
  await sql.query('update access.account_role set convenzione_id = $2 where account_id = $1', [account, second()]);
  return { partner, office };
}
