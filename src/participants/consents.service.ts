// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { assertVersion } from '../platform/http/params.js';
import { Problem } from '../platform/http/problem.js';
import { addDays } from '../platform/time/civil-date.js';
import { dayMistakes, Frames, refuse } from './civil-rules.js';
import { consentMistakes, consentProblem } from './consent-rules.js';
import type { ConsentDto, ConsentsDto, NewConsentDto, ServiceSeatDto, WithdrawalEffectsDto, WithdrawConsentDto } from './consents.dto.js';
import type { AssignmentDto } from './enrolments.dto.js';
import { ASSIGNMENT, CONSENT } from './participants.queries.js';
import { Consent } from './person.entity.js';

@Injectable()
export class ConsentsService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
  ) {}

  /** Those of a person that the reader may know of, newest first. */
  async list(personId: string): Promise<ConsentsDto> {
    const found = await this.db.one<{ items: ConsentDto[] }>(
      `select coalesce((select jsonb_agg(${CONSENT} order by k.given_on desc, k.id desc) from consent k where k.person_id = p.id), '[]') as items from person p where p.id = $1`,
      [personId],
    );
    if (!found) throw Problem.notFound();
    this.db.noteRead('Consent', found.items.map(({ id }) => id), [personId]);
    return { items: found.items, nextCursor: null };
  }

  /**
   * Records a consent. One is in force per purpose; one given for a time may be given anew before it runs out, and the new one takes
   * its place from its own day on.
   */
  async record(personId: string, body: NewConsentDto): Promise<ConsentDto> {
    const { purpose, legalBasis, givenOn, expiresOn, informationVersion, informationGivenOn } = body;
    const known = await this.db.one<{ standing: Standing | null }>(STANDING_SQL, [personId, purpose, givenOn]);
    if (!known) throw Problem.notFound();
    const { today } = await this.frames.current();
    refuse(consentMistakes(body, today));
    if (known.standing) await this.replace(known.standing, givenOn);
    const id = uuid();
    await this.db.insert(Consent, {
      id, personId, purpose, legalBasis, givenOn, expiresOn, informationVersion: informationVersion?.trim(), informationGivenOn, recordedBy: this.db.actor.accountId,
    });
    return this.get(id);
  }

  /** What would end with the consent, before anybody decides. */
  async effects(id: string): Promise<WithdrawalEffectsDto> {
    const consent = await this.get(id);
    const cuts = (purpose: ConsentDto['purpose']): boolean => consent.purpose === purpose && consent.state !== 'withdrawn';
    const assignments = cuts('sharing_with_partners') ? (await this.db.query<{ item: AssignmentDto }>(ASSIGNMENTS_SQL, [consent.personId])).map(({ item }) => item) : [];
    this.db.noteRead('Assignment', assignments.map((item) => item.id), assignments.map((item) => item.personId));
    const serviceSeats = cuts('sharing_with_services') ? await this.db.query<ServiceSeatDto>(SERVICE_SEATS_SQL, [consent.personId]) : [];
    if (serviceSeats.length > 0) this.db.noteRead('PlanSignatory', serviceSeats.map((seat) => seat.id), [consent.personId]);
    return { consent, assignments, serviceSeats };
  }

  /** Sharing with partners ends with the transaction: their next request finds nobody. What was done before stays. */
  async withdraw(id: string, ifMatch: number, { withdrawnOn }: WithdrawConsentDto): Promise<ConsentDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, { withdrawnOn });
    if (current.withdrawnOn) throw consentProblem('consent.withdrawn');
    // Nothing rests on it any more; what rests on a later one must not end with it.
    if (current.state === 'expired') throw consentProblem('consent.expired');
    // Neither withdrawn nor objected to (GDPR art. 7(3), 21(1)).
    if (current.legalBasis === 'legal_obligation') throw consentProblem('consent.by-law');
    const { today } = await this.frames.current();
    refuse(dayMistakes('/withdrawnOn', withdrawnOn, { earliest: current.givenOn, today }));
    if (!(await this.db.change(Consent, id, ifMatch, { withdrawnOn }))) assertVersion(await this.get(id), ifMatch, { withdrawnOn });
    if (current.purpose === 'sharing_with_partners') await this.db.query('select participants.end_sharing($1)', [current.personId]);
    return this.get(id);
  }

  /** Ends the one in force on the eve of the new one, if it was given for a time at all. */
  private async replace({ id, version, givenOn, expiresOn }: Standing, from: string): Promise<void> {
    if (!expiresOn || from <= givenOn) throw consentProblem('consent.in-force', {}, ['/purpose']);
    const changed = await this.db.change(Consent, id, version, { expiresOn: addDays(from, -1) });
    if (!changed) throw consentProblem('consent.in-force', {}, ['/purpose']);
  }

  private async get(id: string): Promise<ConsentDto> {
    const row = await this.db.one<{ item: ConsentDto }>(`select ${CONSENT} as item from consent k where k.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('Consent', [id], [row.item.personId]);
    return row.item;
  }
}

const ASSIGNMENTS_SQL = `
  select ${ASSIGNMENT} as item from assignment s where s.person_id = $1 and coalesce(s.ends_on, 'infinity') > access.today() order by s.starts_on desc, s.id desc`;

/** Seats that rest on the person's consent; a service that acts by order of the law keeps its own. */
const SERVICE_SEATS_SQL = `
  select s.id, o.name as service, p.id as "planId", p.number as "planNumber", p.status as "planStatus", s.status
    from plan_signatory s join plan p on p.id = s.plan_id and p.status in ('proposed', 'active') join service o on o.id = s.organisation_id
   where s.person_id = $1 and s.kind = 'service' and not access.acts_by_order(s.organisation_id)
   order by p.number desc, o.name, s.id`;

interface Standing {
  id: string;
  version: number;
  givenOn: string;
  expiresOn: string | null;
}

/** Of the purpose $2, the one that stands on the day $3 or later. */
const STANDING_SQL = `
  select (select jsonb_build_object('id', k.id, 'version', k.version, 'givenOn', k.given_on, 'expiresOn', k.expires_on)
            from consent k where k.person_id = p.id and k.purpose = $2 and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= $3::date
           order by k.given_on desc limit 1) as standing
    from person p where p.id = $1`;
