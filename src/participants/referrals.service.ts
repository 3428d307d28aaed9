// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import type { QueryDeepPartialEntity } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { addDays } from '../platform/time/civil-date.js';
import { Db } from '../platform/database/db.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { assertVersion } from '../platform/http/params.js';
import { defineProblems, Problem } from '../platform/http/problem.js';
import { dayMistakes, Frames, refuse } from './civil-rules.js';
import { tidy } from './person-rules.js';
import { ReferralContactsCipher, type ReferralContacts, type SealedContacts } from './referral-contacts.js';
import { ReferredContacts } from './referred-contacts.js';
import { Referral } from './referral.entity.js';
import { onBehalfMistakes, ownMistakes, referralMistakes, sourceOf, type ReferralFacts } from './referral-rules.js';
import { mayBecome, type ReferralStatus } from './referral-status.js';
import { isSocialService } from './referral-terms.js';
import type { ChangeReferralDto, DecideReferralDto, EvaluateReferralDto, NewReferralDto, ReferralDto, ReferralPageDto, ReferralsQuery, WithdrawReferralDto } from './referrals.dto.js';

const referralProblem = defineProblems({
  'referral.decided': { status: 409, it: 'Su questa segnalazione è già stato deciso: ricarica l’elenco.', en: 'This referral has been decided already: reload the list.' },
  'referral.not-under-way': { status: 409, it: 'Il primo appuntamento si fissa mentre la segnalazione è in valutazione o dopo averla accolta.', en: 'A first appointment is set while a referral is being evaluated or after it was accepted.' },
  'referral.reason-needed': { status: 422, it: 'Scrivi al servizio perché la segnalazione non si accoglie.', en: 'Tell the service why the referral is declined.' },
  'referral.reason-not-expected': { status: 422, it: 'Il motivo si scrive solo quando la segnalazione non si accoglie: toglilo.', en: 'A reason is written only when a referral is declined: remove it.' },
  'referral.person-not-expected': { status: 422, it: 'La persona si indica solo quando la segnalazione si accoglie: toglila.', en: 'A person is named only when a referral is accepted: remove it.' },
  'referral.appointment-not-expected': { status: 422, it: 'Il primo appuntamento si indica solo quando la segnalazione si accoglie: toglilo.', en: 'A first appointment is named only when a referral is accepted: remove it.' },
});

/** A first appointment lies at most so far ahead. */
const APPOINTMENT_DAYS = 365;

/**
 * The person is a sub-select: whoever may not read them is not told that they became somebody's. Who evaluates is the
 * receivers' business.
 */
const REFERRAL_SQL = `
  select f.id, f.source_kind as "sourceKind", f.service_id as "serviceId", w.name as service, f.municipio, f.on_behalf as "onBehalf", f.area_ids as "areaIds",
         f.compartment = 'judicial' as judicial, f.person_name as "personName", f.given_name as "givenName", f.family_name as "familyName", f.alias,
         f.birth_date as "birthDate", f.approximate_age as "approximateAge", f.reason, f.urgency, f.awareness, f.status, f.sent_on as "sentOn",
         case when access.may('decide', 'Referral') then access.staff_name(f.evaluated_by) end as evaluator, f.evaluated_on as "evaluatedOn",
         f.first_appointment_on as "firstAppointmentOn", f.decided_on as "decidedOn", f.decline_reason as "declineReason", f.withdrawn_on as "withdrawnOn",
         f.withdraw_reason as "withdrawReason", (select p.id from person p where p.id = f.person_id) as "personId", f.version,
         f.contacts_cipher as "contactsCipher", f.contacts_key_version as "contactsKeyVersion"
    from referral f left join service w on w.id = f.service_id`;

const FACTS_SQL = `
  select access.sees_judicial() as "seesJudicial",
         (select jsonb_build_object('kind', w.kind, 'municipio', w.municipio) from service w where w.id = $1) as service,
         (select count(*)::int from area a where a.id = any ($2::uuid[]) and a.convenzione_id = $3) as areas,
         exists (select from area a where a.id = any ($2::uuid[]) and a.key = 'carcere-rems') as prison`;

type Stored = Omit<ReferralDto, 'phone' | 'email' | 'senderName' | 'senderContact'> & SealedContacts;

@Injectable()
export class ReferralsService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
    private readonly contacts: ReferralContactsCipher,
    private readonly referred: ReferredContacts,
  ) {}

  /** Newest first: a service's own, or what waits for whoever takes people in charge. */
  async list({ limit = 20, cursor, status }: ReferralsQuery): Promise<ReferralPageDto> {
    const [day, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const rows = await this.db.query<Stored>(
      `${REFERRAL_SQL} where ($1::date is null or (f.sent_on, f.id) < ($1, $2::uuid)) and ($3::text[] is null or f.status = any ($3))
        order by f.sent_on desc, f.id desc limit $4`,
      [day, id, status === undefined ? null : status === 'open' ? ['sent', 'in_evaluation'] : [status], limit + 1],
    );
    const answer = pageOf(rows, limit, (row) => [row.sentOn, row.id], (row) => this.opened(row));
    this.db.noteRead('Referral', answer.items.map((item) => item.id), answer.items.map((item) => item.personId));
    return answer;
  }

  async get(id: string): Promise<ReferralDto> {
    const row = await this.db.one<Stored>(`${REFERRAL_SQL} where f.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('Referral', [id], [row.personId]);
    return this.opened(row);
  }

  /** Sent in the name of the actor's own service, or entered by who takes people in charge for somebody without an account. */
  async send(body: NewReferralDto): Promise<ReferralDto> {
    const { accountId, convenzioneId, organisationId, role } = this.db.actor;
    const own = role === 'service_referrer';
    const serviceId = own ? organisationId : (body.serviceId ?? null);
    const [{ today }, found] = await Promise.all([
      this.frames.current(),
      this.db.one<Omit<ReferralFacts, 'today'>>(FACTS_SQL, [serviceId, body.areaIds ?? [], convenzioneId]),
    ]);
    const facts: ReferralFacts = { ...found!, today };
    refuse([...referralMistakes(body, facts), ...(own ? ownMistakes(body) : onBehalfMistakes(body, facts))]);
    const id = uuid();
    const source = sourceOf(body, facts)!;
    await this.db.insert(Referral, {
      id, convenzioneId: convenzioneId!, serviceId, sourceKind: source, municipio: isSocialService(source) ? (body.municipio ?? facts.service?.municipio) : null,
      onBehalf: !own, areaIds: [...new Set(body.areaIds)], compartment: body.judicial ? 'judicial' : 'general', ...namesOf(body), birthDate: body.birthDate,
      approximateAge: body.approximateAge, reason: body.reason.trim(), urgency: body.urgency ?? 'ordinary', awareness: body.awareness, sentOn: today, sentBy: accountId,
      ...this.contacts.seal(contactsOf(body), id),
    });
    return this.get(id);
  }

  /** Begins to look into it, or takes over from a colleague; with the first appointment, where it stands already. */
  async evaluate(id: string, ifMatch: number, { firstAppointmentOn }: EvaluateReferralDto): Promise<ReferralDto> {
    const { current, today } = await this.changeable(id, ifMatch, 'in_evaluation', { firstAppointmentOn });
    refuse(appointmentMistakes(firstAppointmentOn, current, today));
    return this.changed(id, ifMatch, {
      status: 'in_evaluation', evaluatedOn: current.evaluatedOn ?? today, evaluatedBy: this.db.actor.accountId, ...(firstAppointmentOn && { firstAppointmentOn }),
    });
  }

  /** Sets, moves or drops the first appointment. */
  async change(id: string, ifMatch: number, body: ChangeReferralDto): Promise<ReferralDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, body);
    if (current.status !== 'in_evaluation' && current.status !== 'accepted') throw referralProblem('referral.not-under-way');
    const { today } = await this.frames.current();
    refuse(appointmentMistakes(body.firstAppointmentOn, current, today));
    if (body.firstAppointmentOn === undefined) return current;
    // Whoever sees to the appointment evaluates from now on.
    return this.changed(id, ifMatch, { firstAppointmentOn: body.firstAppointmentOn, ...(current.status === 'in_evaluation' && { evaluatedBy: this.db.actor.accountId }) });
  }

  async decide(id: string, ifMatch: number, body: DecideReferralDto): Promise<ReferralDto> {
    const { decision, reason, personId, firstAppointmentOn } = body;
    const { current, today } = await this.changeable(id, ifMatch, decision, { status: decision });
    if (decision === 'declined' && !reason) throw referralProblem('referral.reason-needed', {}, ['/reason']);
    if (decision === 'accepted' && reason) throw referralProblem('referral.reason-not-expected', {}, ['/reason']);
    if (decision === 'declined' && personId) throw referralProblem('referral.person-not-expected', {}, ['/personId']);
    if (decision === 'declined' && firstAppointmentOn) throw referralProblem('referral.appointment-not-expected', {}, ['/firstAppointmentOn']);
    refuse(appointmentMistakes(firstAppointmentOn, current, today));
    if (personId && !(await this.db.one('select from person where id = $1', [personId]))) throw Problem.field('/personId', 'field.id');
    return this.changed(id, ifMatch, {
      status: decision, declineReason: reason ?? null, personId: personId ?? null, decidedOn: today, decidedBy: this.db.actor.accountId,
      firstAppointmentOn: decision === 'declined' ? null : (firstAppointmentOn ?? current.firstAppointmentOn),
    });
  }

  /** Taken back by who sent it, or by who entered it for the sender. */
  async withdraw(id: string, ifMatch: number, { reason }: WithdrawReferralDto): Promise<ReferralDto> {
    const { today } = await this.changeable(id, ifMatch, 'withdrawn', { status: 'withdrawn' });
    return this.changed(id, ifMatch, { status: 'withdrawn', withdrawnOn: today, withdrawReason: reason?.trim() ?? null });
  }

  /** Accepts the referral that a newly registered person comes from: one that waits, or that the caller accepted before. */
  async acceptFor(id: string, personId: string, pointer: string): Promise<void> {
    const done = await this.db.execute(
      `update referral set status = 'accepted', person_id = $2, decided_on = access.today(), decided_by = $3, version = version + 1
        where id = $1 and (status in ('sent', 'in_evaluation') or status = 'accepted' and person_id is null)`,
      [id, personId, this.db.actor.accountId],
    );
    if (done !== 1) throw Problem.field(pointer, 'field.id');
    await this.referred.copy(id, personId, (await this.frames.current()).today);
  }

  private async changeable(id: string, ifMatch: number, to: ReferralStatus, sent: object): Promise<{ current: ReferralDto; today: string }> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, sent);
    if (!mayBecome(current.status, to)) throw referralProblem('referral.decided');
    const { today } = await this.frames.current();
    return { current, today };
  }

  private async changed(id: string, ifMatch: number, values: QueryDeepPartialEntity<Referral>): Promise<ReferralDto> {
    if (!(await this.db.change(Referral, id, ifMatch, values))) assertVersion(await this.get(id), ifMatch, values);
    return this.get(id);
  }

  private opened({ contactsCipher, contactsKeyVersion, ...referral }: Stored): ReferralDto {
    return { ...referral, ...this.contacts.open({ contactsCipher, contactsKeyVersion }, referral.id) };
  }
}

const appointmentMistakes = (day: string | null | undefined, { sentOn }: ReferralDto, today: string) =>
  dayMistakes('/firstAppointmentOn', day, { earliest: sentOn, latest: addDays(today, APPOINTMENT_DAYS) });

const contactsOf = ({ phone, email, senderName, senderContact }: NewReferralDto): ReferralContacts => ({
  phone: tidy(phone) ?? null, email: email ?? null, senderName: tidy(senderName) ?? null, senderContact: tidy(senderContact) ?? null,
});

/** The parts as written, and the one name that lists show. */
function namesOf(body: NewReferralDto): Pick<Referral, 'personName' | 'givenName' | 'familyName' | 'alias'> {
  const [givenName, familyName, alias, whole] = [body.givenName, body.familyName, body.alias, body.personName].map((part) => tidy(part) ?? null);
  const inFull = [givenName, familyName].filter(Boolean).join(' ');
  return { givenName, familyName, alias: alias ?? (inFull ? null : whole), personName: inFull || (alias ?? whole)! };
}
