// SPDX-License-Identifier: AGPL-3.0-or-later
import { SOURCE_KINDS, isSocialService, JUDICIAL_SOURCES, sourcesOf, type SourceKind } from '../participants/referral-terms.js';
import { civil, civilOrNull, workday, workdayUpTo, type Day } from './calendar.js';
import { demoId, type Manager } from './cast.js';
import type { Random } from './random.js';
import type { Seal } from './seal.js';
import type { Row, Rows } from './tables.js';
import { FEMALE_NAMES, MALE_NAMES, SURNAMES } from './vocabulary/names.js';
import { SERVICES } from './vocabulary/services.js';
import { DECLINE_REASONS, REFERRAL_REASONS, WITHDRAW_REASONS } from './vocabulary/texts.js';
import type { Cohort, World } from './world.js';

/** Referrals that each referrer has in each state, per thousand people of the cohort; at least so many. */
const COUNTS = {
  sent: { perThousand: 4, least: 2 },
  in_evaluation: { perThousand: 3, least: 1 },
  declined: { perThousand: 8, least: 2 },
  withdrawn: { perThousand: 2, least: 1 },
} as const;
type Unmet = keyof typeof COUNTS;
/** Of every kind of source, so many that case managers entered for others. */
const ON_BEHALF = 3;
/** Country code 999 belongs to nobody: the number cannot be dialled. */
const PHONE = '+999 333 000 ';

const KIND_OF = new Map(SERVICES.map(({ name, kind, municipio }) => [demoId('service', name), { kind, municipio }]));

export interface ReferralFacts {
  id: string;
  /** A service with an account; or who entered it for others, and for whom. */
  service?: { serviceId: string; sentBy: string };
  onBehalf?: { source: SourceKind; enteredBy: string };
  areaIds: string[];
  given: string | null;
  family: string | null;
  alias: string | null;
  /** Left out: not known, an age is given instead. */
  birthDate?: string | null;
  reason: string;
  status: 'accepted' | Unmet;
  sentOn: Day;
  evaluatedBy?: string;
  firstAppointmentOn?: Day;
  decidedOn?: Day;
  decidedBy?: string;
  declineReason?: string;
  withdrawnOn?: Day;
  withdrawReason?: string;
  personId?: string;
}

/** Writes referrals as they stand, with what every one of them tells. */
export class ReferralWriter {
  constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly seal: Seal,
  ) {}

  row(facts: ReferralFacts): Row<'referral'> {
    const { random } = this;
    const { id, service, onBehalf, given, family, alias, birthDate, sentOn, evaluatedBy } = facts;
    const of = service && KIND_OF.get(service.serviceId);
    const source = onBehalf?.source ?? random.pick(sourcesOf(of!.kind));
    const contacts = this.contacts(id, onBehalf?.source);
    return {
      id, convenzione_id: this.world.programme.convenzioneId, service_id: service?.serviceId ?? null, source_kind: source,
      municipio: isSocialService(source) ? (of?.municipio ?? random.between(1, 9)) : null, on_behalf: onBehalf !== undefined, area_ids: facts.areaIds,
      person_name: [given, family].filter((part) => part !== null).join(' ') || alias, given_name: given, family_name: family, alias,
      birth_date: birthDate ?? null, approximate_age: birthDate === undefined ? random.between(17, 66) : null, contacts_cipher: contacts?.cipher ?? null,
      contacts_key_version: contacts?.keyVersion ?? null, reason: facts.reason, urgency: random.weighted([['ordinary', 7], ['soon', 3], ['urgent', 1]]),
      awareness: random.weighted([['agrees', 7], ['knows', 2], ['not_told', 1]]), status: facts.status, sent_on: civil(sentOn), sent_by: service?.sentBy ?? onBehalf!.enteredBy,
      evaluated_on: evaluatedBy ? civil(workdayUpTo(Math.min(this.world.span.until, sentOn + 2), sentOn)) : null, evaluated_by: evaluatedBy ?? null,
      first_appointment_on: civilOrNull(facts.firstAppointmentOn ?? null), decided_on: civilOrNull(facts.decidedOn ?? null), decided_by: facts.decidedBy ?? null,
      decline_reason: facts.declineReason ?? null, withdrawn_on: civilOrNull(facts.withdrawnOn ?? null), withdraw_reason: facts.withdrawReason ?? null, person_id: facts.personId ?? null,
    };
  }

  private contacts(id: string, source: SourceKind | undefined): ReturnType<Seal['field']> | null {
    const { random } = this;
    const number = (): string => PHONE + random.between(1000, 9999);
    const contacts = {
      phone: random.chance(70) ? number() : null, email: null,
      senderName: source && source !== 'person' ? `${random.pick(FEMALE_NAMES)} ${random.pick(SURNAMES)}` : null, senderContact: source && source !== 'person' ? number() : null,
    };
    return Object.values(contacts).every((value) => value === null) ? null : this.seal.field('referral', id, JSON.stringify(contacts));
  }
}

/** Referrals that brought nobody so far: waiting, being evaluated, declined or taken back. Those that were accepted belong to a person's story. */
export function writeUnmetReferrals(world: World, cohort: Cohort, random: Random, writer: ReferralWriter, rows: Rows): void {
  const { programme, cast, span } = world;
  const send = (status: Unmet, sender: Pick<ReferralFacts, 'service' | 'onBehalf'>, areas: readonly string[], by: readonly Manager[], isRecent = false): void => {
    const open = status === 'sent' || status === 'in_evaluation';
    const ago = open ? random.between(status === 'sent' ? 0 : 3, 15) : random.between(10, isRecent ? 20 : Math.max(10, span.until - span.from));
    const sentOn = workdayUpTo(Math.max(span.from, span.until - ago), span.from);
    const settledOn = Math.min(span.until, workday(sentOn + random.between(1, 9)));
    const area = programme.areas.find(({ key }) => key === random.pick(areas));
    const able = by.filter(({ areas: each }) => !area || each.has(area.key));
    const manager = random.pick(able.length > 0 ? able : by).id;
    rows.add('referral', writer.row({
      id: random.id(sentOn), ...sender, areaIds: area && random.chance(80) ? [area.id] : [], given: random.pick(random.chance(50) ? FEMALE_NAMES : MALE_NAMES), family: random.pick(SURNAMES),
      alias: null, reason: random.pick(REFERRAL_REASONS), status, sentOn,
      ...(status === 'in_evaluation' && { evaluatedBy: manager, ...(random.chance(60) && { firstAppointmentOn: workday(span.until + random.between(2, 12)) }) }),
      ...(status === 'declined' && { decidedOn: settledOn, decidedBy: manager, declineReason: random.pick(DECLINE_REASONS) }),
      ...(status === 'withdrawn' && { withdrawnOn: settledOn, withdrawReason: random.pick(WITHDRAW_REASONS) }),
    }));
  };
  for (const { serviceId, accountId, areas } of cast.referrers) {
    for (const [status, { perThousand, least }] of Object.entries(COUNTS) as [Unmet, (typeof COUNTS)[Unmet]][]) {
      for (let i = Math.max(least, Math.round((cohort.people * perThousand) / 1000)); i > 0; i--) send(status, { service: { serviceId, sentBy: accountId } }, areas, cohort.managers, i === 1);
    }
  }
  if (cohort.number > 0) return;
  // Families, schools, orders on paper: entered by whoever took the call, judicial ones by who acts in area 4.
  for (const source of SOURCE_KINDS) {
    const judicial = JUDICIAL_SOURCES.includes(source);
    const able = cohort.managers.filter(({ areas }) => !judicial || areas.has('carcere-rems'));
    for (let i = 0; i < ON_BEHALF; i++) {
      const manager = able[i % able.length];
      send((['sent', 'in_evaluation', 'declined'] as const)[i], { onBehalf: { source, enteredBy: manager.id } }, judicial ? ['carcere-rems'] : ['abitare', 'lavoro', 'stigma'], [manager]);
    }
  }
}
