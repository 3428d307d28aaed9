// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { assertVersion } from '../platform/http/params.js';
import { defineProblems, Problem } from '../platform/http/problem.js';
import { Frames } from './civil-rules.js';
import { Referral } from './referral.entity.js';
import type { DecideReferralDto, NewReferralDto, ReferralDto, ReferralPageDto, ReferralsQuery } from './referrals.dto.js';

const referralProblem = defineProblems({
  'referral.decided': { status: 409, it: 'Su questa segnalazione è già stato deciso: ricarica l’elenco.', en: 'This referral has been decided already: reload the list.' },
  'referral.reason-needed': { status: 422, it: 'Scrivi al servizio perché la segnalazione non si accoglie.', en: 'Tell the service why the referral is declined.' },
  'referral.reason-not-expected': { status: 422, it: 'Il motivo si scrive solo quando la segnalazione non si accoglie: toglilo.', en: 'A reason is written only when a referral is declined: remove it.' },
  'referral.person-not-expected': { status: 422, it: 'La persona si indica solo quando la segnalazione si accoglie: toglila.', en: 'A person is named only when a referral is accepted: remove it.' },
});

/** The person is a sub-select: whoever may not read them is not told that they became somebody's. */
const REFERRAL_SQL = `
  select f.id, f.service_id as "serviceId", w.name as service, f.area_id as "areaId", f.person_name as "personName", f.reason, f.status,
         f.decline_reason as "declineReason", (select p.id from person p where p.id = f.person_id) as "personId",
         f.sent_on as "sentOn", f.decided_on as "decidedOn", f.version
    from referral f join service w on w.id = f.service_id`;

@Injectable()
export class ReferralsService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
  ) {}

  /** Newest first: a service's own, or what waits for whoever takes people in charge. */
  async list({ limit = 20, cursor, status }: ReferralsQuery): Promise<ReferralPageDto> {
    const [day, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const rows = await this.db.query<ReferralDto>(
      `${REFERRAL_SQL} where ($1::date is null or (f.sent_on, f.id) < ($1, $2::uuid)) and ($3::text is null or f.status = $3)
        order by f.sent_on desc, f.id desc limit $4`,
      [day, id, status ?? null, limit + 1],
    );
    const answer = pageOf(rows, limit, (row) => [row.sentOn, row.id], (row) => row);
    this.db.noteRead('Referral', answer.items.map((item) => item.id), answer.items.map((item) => item.personId));
    return answer;
  }

  async get(id: string): Promise<ReferralDto> {
    const row = await this.db.one<ReferralDto>(`${REFERRAL_SQL} where f.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('Referral', [id], [row.personId]);
    return row;
  }

  /** Sent in the name of the actor's own service. */
  async send({ personName, reason, areaId }: NewReferralDto): Promise<ReferralDto> {
    const { accountId, convenzioneId, organisationId } = this.db.actor;
    if (areaId) {
      const known = await this.db.one('select from area where id = $1 and convenzione_id = $2', [areaId, convenzioneId]);
      if (!known) throw Problem.field('/areaId', 'field.id');
    }
    const { today } = await this.frames.current();
    const id = uuid();
    await this.db.insert(Referral, { id, convenzioneId: convenzioneId!, serviceId: organisationId!, areaId, personName: personName.trim(), reason: reason.trim(), sentOn: today, sentBy: accountId });
    return this.get(id);
  }

  async decide(id: string, ifMatch: number, body: DecideReferralDto): Promise<ReferralDto> {
    const current = await this.get(id);
    const { decision, reason, personId } = body;
    assertVersion(current, ifMatch, { status: decision });
    if (current.status !== 'sent') throw referralProblem('referral.decided');
    if (decision === 'declined' && !reason) throw referralProblem('referral.reason-needed', {}, ['/reason']);
    if (decision === 'accepted' && reason) throw referralProblem('referral.reason-not-expected', {}, ['/reason']);
    if (decision === 'declined' && personId) throw referralProblem('referral.person-not-expected', {}, ['/personId']);
    if (personId && !(await this.db.one('select from person where id = $1', [personId]))) throw Problem.field('/personId', 'field.id');
    const { today } = await this.frames.current();
    const done = await this.db.change(Referral, id, ifMatch, {
      status: decision, declineReason: reason ?? null, personId: personId ?? null, decidedOn: today, decidedBy: this.db.actor.accountId,
    });
    if (!done) assertVersion(await this.get(id), ifMatch, { status: decision });
    return this.get(id);
  }

  /** Accepts the referral that a newly registered person comes from: one that waits, or that the caller accepted before. */
  async acceptFor(id: string, personId: string, pointer: string): Promise<void> {
    const done = await this.db.execute(
      `update referral set status = 'accepted', person_id = $2, decided_on = access.today(), decided_by = $3, version = version + 1
        where id = $1 and (status = 'sent' or status = 'accepted' and person_id is null)`,
      [id, personId, this.db.actor.accountId],
    );
    if (done !== 1) throw Problem.field(pointer, 'field.id');
  }
}
