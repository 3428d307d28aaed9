// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import type { ChangePersonDto, CharacteristicsDto, RegisterPersonDto } from './people.dto.js';
import type { CodeColumns } from './person-code.js';
import { tidy } from './person-rules.js';

interface NewRecords {
  id: string;
  body: RegisterPersonDto;
  openedOn: string;
  code: CodeColumns;
}

type Row = Record<string, unknown>;

/** Writes a person's rows. A registration makes eight or more: they travel together, in order, in one round trip. */
@Injectable()
export class PersonRecords {
  constructor(private readonly db: Db) {}

  async create({ id, body, openedOn, code }: NewRecords): Promise<void> {
    const { accountId, convenzioneId } = this.db.actor;
    const caseId = uuid();
    await Promise.all([
      this.insert('person', { id, given_name: tidy(body.givenName), family_name: tidy(body.familyName), alias: tidy(body.alias), created_by: accountId }),
      this.insert('person_identity', { person_id: id, birth_date: body.birthDate, sex: body.sex, citizenship: body.citizenship, ...code }),
      this.insert('person_characteristics', { person_id: id, ...columnsOf(body.characteristics ?? {}) }),
      ...(body.consents ?? []).map(({ purpose, legalBasis, givenOn, expiresOn, informationVersion, informationGivenOn }) =>
        this.insert('consent', {
          id: uuid(), person_id: id, purpose, legal_basis: legalBasis, given_on: givenOn, expires_on: expiresOn,
          information_version: informationVersion?.trim(), information_given_on: informationGivenOn, recorded_by: accountId,
        })),
      this.insert('case_file', { id: caseId, person_id: id, convenzione_id: convenzioneId, case_manager_id: accountId, opened_on: openedOn, referral_id: body.referralId }),
      this.insert('care_team', { id: uuid(), case_id: caseId, person_id: id, account_id: accountId, starts_on: openedOn }),
    ]);
  }

  /** Identity as sent; characteristics as they stand after the change; the code only when it was sent. */
  async change(id: string, body: ChangePersonDto, characteristics: CharacteristicsDto, code: CodeColumns | undefined): Promise<void> {
    const identity = defined({ birth_date: body.birthDate, sex: body.sex, citizenship: body.citizenship, ...code });
    const changesIdentity = Object.keys(identity).length > 0;
    await Promise.all([
      changesIdentity && this.update('person_identity', id, identity),
      body.characteristics && this.update('person_characteristics', id, columnsOf(characteristics)),
      changesIdentity && this.db.query('select participants.complete_entries($1)', [id]),
    ]);
  }

  private insert(table: string, row: Row): Promise<number> {
    const columns = Object.keys(row);
    return this.db.execute(`insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row));
  }

  private update(table: string, personId: string, row: Row): Promise<number> {
    const sets = Object.keys(row).map((column, i) => `${column} = $${i + 2}`);
    return this.db.execute(`update ${table} set ${sets.join(', ')}, version = version + 1 where person_id = $1`, [personId, ...Object.values(row)]);
  }
}

const defined = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

const columnsOf = (c: CharacteristicsDto): Row => ({
  employment_status: c.employmentStatus, unemployed_months: c.unemployedMonths, education: c.education, disability: c.disability,
  foreign_background: c.foreignBackground, minority: c.minority, homeless: c.homeless, rural: c.rural,
});
