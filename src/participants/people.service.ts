// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { abilityOf } from '../platform/access/ability.js';
import { Db } from '../platform/database/db.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { assertVersion } from '../platform/http/params.js';
import { Problem } from '../platform/http/problem.js';
import { dayMistakes, Frames, refuse } from './civil-rules.js';
import { withNextPhases } from './cases.service.js';
import { consentMistakes } from './consent-rules.js';
import { IdentityChange } from './identity-change.js';
import { DuplicatesService } from './matching/duplicates.service.js';
import { isReportable, missingOf, unaskedOf } from './entry-data.js';
import { withCompleteness } from './participations.service.js';
import type { ChangePersonDto, CorrectPersonDto, IdentityDto, PeopleQuery, PersonDto, PersonListItemDto, PersonPageDto, RegisterPersonDto } from './people.dto.js';
import { PERSON_SQL, peopleSql, type PeoplePage } from './people.queries.js';
import { codeWarnings, PersonCodes, readCode, type StoredCode } from './person-code.js';
import { Person } from './person.entity.js';
import { PersonRecords } from './person-records.js';
import { citizenshipMistakes, given, monthsMistakes, nameMistakes, tidy } from './person-rules.js';
import { ReferralsService } from './referrals.service.js';

type Stored = PersonDto & StoredCode & { hasIdentity: boolean } & NonNullable<PersonDto['identity']>;

@Injectable()
export class PeopleService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
    private readonly codes: PersonCodes,
    private readonly records: PersonRecords,
    private readonly identityChange: IdentityChange,
    private readonly referrals: ReferralsService,
    private readonly duplicates: DuplicatesService,
  ) {}

  /** The people whom the reader reaches today, by name. */
  async list({ limit = 20, cursor, status, caseManagerId, concern }: PeopleQuery): Promise<PersonPageDto> {
    // The cursor is the id alone: what stands in an address must not name anybody.
    const narrowed = [status, caseManagerId, concern].join('|');
    const [after, of] = decodeCursor(cursor, ['string', 'string']) ?? [null, narrowed];
    if (of !== narrowed) throw new Problem('page.cursor', {}, [{ pointer: '/cursor', code: 'page.cursor' }]);
    const page: PeoplePage = { by: this.db.actor.role === 'case_coordinator' ? 'names' : 'holders', next: after !== null, status, managed: caseManagerId !== undefined, concern };
    const rows = await this.db.query<PersonListItemDto>(peopleSql(page), [limit + 1, this.db.actor.holders, after, caseManagerId ?? null]);
    const answer = pageOf(rows, limit, (row) => [row.id, narrowed], (row) => row);
    const ids = answer.items.map(({ id }) => id);
    this.db.noteRead('Person', ids, ids);
    return answer;
  }

  async get(id: string): Promise<PersonDto> {
    const row = await this.db.one<Stored>(PERSON_SQL, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('Person', [id], [id]);
    if (row.hasIdentity) this.db.noteRead('Identity', [id], [id]);
    return this.personOf(row);
  }

  /** Registers a person and opens the case, with the caller as case manager. All mistakes are told at once. */
  async register(body: RegisterPersonDto): Promise<PersonDto> {
    const id = uuid();
    const { code, mistakes } = readCode(body.taxCode);
    const [{ today, startsOn, endsOn }, known] = await Promise.all([this.frames.current(), code ? this.codes.isKnown(code, id) : false]);
    const openedOn = body.openedOn ?? today;
    const { consents = [], characteristics = {} } = body;
    refuse([
      ...nameMistakes(body),
      ...mistakes,
      ...dayMistakes('/birthDate', body.birthDate, { today, latest: openedOn }),
      ...citizenshipMistakes(body.citizenship),
      ...monthsMistakes(characteristics.employmentStatus, characteristics.unemployedMonths),
      ...dayMistakes('/openedOn', openedOn, { today, earliest: startsOn, latest: endsOn }),
      ...consents.flatMap((consent, i) => consentMistakes(consent, today, `/consents/${i}`)),
      ...consents.flatMap(({ purpose }, i) => (consents.findIndex((c) => c.purpose === purpose) < i ? [{ pointer: `/consents/${i}/purpose`, code: 'consent.twice' }] : [])),
    ]);
    if (code && known) throw this.codes.known(code, id);
    await this.duplicates.assertDistinct(body, body.confirmedDistinctFrom ?? []);
    await this.records.create({ id, body, openedOn, code: this.codes.columnsOf(code, id) });
    if (body.referralId) await this.referrals.acceptFor(body.referralId, id, '/referralId');
    await this.duplicates.settle(id, body.confirmedDistinctFrom);
    return this.get(id);
  }

  /** Changes what was sent and nothing else; the version covers names, identity and characteristics together. */
  async change(id: string, ifMatch: number, body: CorrectPersonDto): Promise<PersonDto> {
    const current = await this.get(id);
    assertVersion({ ...flat(current), version: current.version }, ifMatch, flat(body));
    const { code, mistakes } = readCode(body.taxCode);
    const { today } = await this.frames.current();
    const merged = { ...current, ...given(body) };
    const known = { ...current.characteristics, ...given(body.characteristics ?? {}) };
    // Who finds work has no months without it any more: they need not be emptied by hand.
    if (known.employmentStatus !== 'unemployed' && body.characteristics?.unemployedMonths === undefined) known.unemployedMonths = null;
    refuse([
      ...nameMistakes(merged),
      ...mistakes,
      ...dayMistakes('/birthDate', body.birthDate, { today, latest: earliestOf(current) }),
      ...citizenshipMistakes(body.citizenship),
      ...monthsMistakes(known.employmentStatus, known.unemployedMonths),
      ...(await this.identityChange.mistakes(current, body, today)),
    ]);
    if (code && (await this.codes.isKnown(code, id))) throw this.codes.known(code, id);
    await this.identityChange.announce(body);
    const names = given({ givenName: tidy(body.givenName), familyName: tidy(body.familyName), alias: tidy(body.alias) });
    if (!(await this.db.change(Person, id, ifMatch, names))) {
      const now = await this.get(id);
      assertVersion({ ...flat(now), version: now.version }, ifMatch, flat(body));
    }
    await this.records.change(id, body, known, body.taxCode === undefined ? undefined : this.codes.columnsOf(code, id));
    await this.duplicates.settle(id);
    return this.get(id);
  }

  private personOf(row: Stored): PersonDto {
    const { id, givenName, familyName, alias, characteristics, enrolments, assignments, version } = row;
    const may = (subject: 'Consent' | 'Case' | 'Participation' | 'Note') => abilityOf(this.db.actor.role).can('read', subject);
    const taxCode = row.hasIdentity ? this.codes.open(row, id) : null;
    const identity = row.hasIdentity ? { birthDate: row.birthDate, sex: row.sex, citizenship: row.citizenship, codeKind: row.codeKind, taxCode } : null;
    const entry = identity && characteristics && { ...identity, ...characteristics };
    return {
      id, givenName, familyName, alias,
      caseId: row.cases?.[0]?.id ?? null,
      nextContactOn: row.nextContactOn,
      substitution: row.substitution,
      compartments: may('Note') ? row.compartments : null,
      identity,
      characteristics,
      missing: entry && missingOf(entry),
      unasked: entry && unaskedOf(entry),
      reportable: entry && isReportable(entry),
      due: identity && row.due,
      warnings: identity && codeWarnings(taxCode, identity),
      consents: may('Consent') ? row.consents : null,
      cases: may('Case') ? row.cases!.map(withNextPhases) : null,
      participations: may('Participation') ? row.participations!.map(withCompleteness) : null,
      enrolments, assignments, version,
    };
  }
}

/** What a change may touch, side by side, so that a stale one is told field by field. */
function flat(person: ChangePersonDto | PersonDto): Record<string, unknown> {
  const { givenName, familyName, alias, characteristics } = person;
  const { birthDate, sex, citizenship, taxCode }: Partial<IdentityDto> & ChangePersonDto = 'identity' in person ? (person.identity ?? {}) : person;
  const known = Object.fromEntries(Object.entries(characteristics ?? {}).map(([field, value]) => [`characteristics.${field}`, value as unknown]));
  return { givenName, familyName, alias, birthDate, sex, citizenship, taxCode, ...known };
}

/** Nobody is taken in charge, or enters an action, before being born. */
const earliestOf = ({ cases, enrolments }: PersonDto): string | undefined =>
  [...(cases ?? []).map(({ openedOn }) => openedOn), ...enrolments.map(({ startsOn }) => startsOn)].sort()[0];
