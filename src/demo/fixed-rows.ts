// SPDX-License-Identifier: AGPL-3.0-or-later
import { extendCalendar } from '../programme/extension-periods.js';
import { programmeId } from '../programme/load-programme.js';
import { civil, instant, workday, type Day } from './calendar.js';
import { demoId, type Account } from './cast.js';
import { Random } from './random.js';
import type { Rows } from './tables.js';
import { GROUPINGS, PARTNERS } from './vocabulary/partners.js';
import { STREETS } from './vocabulary/places.js';
import { SERVICES } from './vocabulary/services.js';
import { FEMALE_NAMES, MALE_NAMES, SURNAMES } from './vocabulary/names.js';
import { PROROGA_MONTHS, type World } from './world.js';

/** Staff is appointed before the programme starts. */
const APPOINTED_BEFORE = 26;
/** Country code 999 belongs to nobody: the number cannot be dialled. */
const PHONE = '+999 02 0000 ';

export function writeAccounts({ programme, span }: Pick<World, 'programme' | 'span'>, rows: Rows, accounts: readonly Account[], passwordHash: string): void {
  const appointedOn = Math.min(span.from - APPOINTED_BEFORE, span.today - APPOINTED_BEFORE);
  for (const { id, email, given, family, demo, roles } of accounts) {
    rows.add('access.account', { id, email, given_name: given, family_name: family, password_hash: demo ? passwordHash : null, demo, created_at: instant(appointedOn, 540) });
    roles.forEach(({ role, organisationId, areas }, i) => {
      const outside = role === 'platform_administrator' || role === 'auditor';
      rows.add('access.account_role', {
        id: demoId('role', email, role), account_id: id, role, organisation_id: organisationId, convenzione_id: outside ? null : programme.convenzioneId,
        area_ids: areas.map((area) => area.id), valid_from: civil(appointedOn + i),
      });
    });
  }
}

export function writeOrganisations(world: World, rows: Rows): void {
  const { seed, programme, span, cast } = world;
  const random = new Random(seed, 'organisations');
  const checkedOn = workday(span.until - 40);
  rows.add('access.organisation', { id: cast.comuneId, kind: 'comune', name: 'Comune di Milano' });
  for (const { kind, name, municipio, hours } of SERVICES) {
    const id = demoId('service', name);
    const local = name.normalize('NFD').replace(/[^A-Za-z0-9]+/g, '.').toLowerCase();
    rows.add('access.organisation', { id, kind: kind === 'asst' ? 'asst' : 'service', name });
    rows.add('service', {
      id, kind, name, municipio, address: `${random.pick(STREETS)} ${random.between(1, 90)}, Milano`, phone: PHONE + random.between(1000, 9999), email: `${local}@servizi.example`,
      opening_hours: hours, notes: 'Scheda dimostrativa: indirizzo e recapiti sono inventati.', checked_on: civil(checkedOn - random.between(0, 60)),
    });
  }
  PARTNERS.forEach(({ key, name, section, areas }, i) => {
    const id = demoId('partner', key);
    rows.add('access.organisation', { id, kind: 'partner', name });
    rows.add('partner', {
      id, convenzione_id: programme.convenzioneId, name, tax_code: `9999${String(1000 + i * 37)}015`, runts_number: String(90_001 + i * 173), runts_section: section,
      runts_registered_on: civil(span.from - random.between(200, 900)), runts_checked_on: civil(checkedOn - random.between(0, 60)),
      legal_representative: `${random.pick(random.chance(50) ? FEMALE_NAMES : MALE_NAMES)} ${random.pick(SURNAMES)}`,
      area_ids: programme.areas.filter((area) => areas.includes(area.key)).map((area) => area.id),
    });
  });
  for (const { kind, name, members } of GROUPINGS) {
    const id = demoId('grouping', name);
    const partnerAt = (index: number): string => demoId('partner', PARTNERS[index].key);
    rows.add('partner_grouping', { id, convenzione_id: programme.convenzioneId, kind, name, lead_partner_id: partnerAt(members[0][0]) });
    for (const [index, share] of members) rows.add('grouping_member', { grouping_id: id, partner_id: partnerAt(index), share_basis_points: share });
  }
}

const ACT_NUMBER = 'Determinazione dirigenziale n. 3127/2026 (dimostrativa)';

/** The proroga as the programme office would have recorded it: the act, the periods that it opens and their ceilings. */
export function writeProroga({ programme, span }: Pick<World, 'programme' | 'span'>, rows: Rows, ceilings: readonly { areaId: string; areaKey: string; cents: number }[]): { number: number; basis: string; endsOn: string }[] {
  if (span.proroga === null) return [];
  const { code, convenzioneId, startsOn, endsOn } = programme;
  const act = { act_number: ACT_NUMBER, act_date: civil(span.proroga.actOn) };
  const calendar = extendCalendar(startsOn, endsOn, PROROGA_MONTHS);
  rows.add('convenzione_extension', { id: demoId('proroga'), convenzione_id: convenzioneId, kind: 'proroga', months: PROROGA_MONTHS, starts_on: calendar.startsOn, ends_on: calendar.endsOn, ...act });
  for (const { basis, number, startsOn: from, endsOn: to } of calendar.opened) {
    const id = programmeId(code, 'period', basis, number);
    rows.add('period', { id, convenzione_id: convenzioneId, basis, number, starts_on: from, ends_on: to });
    if (basis !== 'convention_year') continue;
    for (const { areaId, areaKey, cents } of ceilings) {
      rows.add('ceiling', { id: programmeId(code, 'ceiling', areaKey, number), area_id: areaId, period_id: id, amount_cents: cents, recorded_at: instant(span.proroga.actOn, 600), reason: 'Proroga', ...act });
    }
  }
  return calendar.lengthened.map(({ number, basis, endsOn: to }) => ({ number, basis, endsOn: to }));
}

/** Quarters after which a claim for work without named people is approved, and paid. */
const QUARTER = 91;
const CLAIMED_PERCENT = 21;

/** Allocations, and what was approved and paid of those for work that names nobody: schools, tables, events. */
export function writeAllocations({ programme, span, book, cast }: World, rows: Rows): void {
  const { convenzioneId: convenzione_id } = programme;
  for (const allocation of book.allocations) {
    const { id, action, partnerId: partner_id, period, amountCents, coFinancingCents } = allocation;
    const area_id = action.area.id;
    rows.add('allocation', { id, convenzione_id, area_id, action_id: action.id, partner_id, period_id: period.id, amount_cents: amountCents, co_financing_cents: coFinancingCents });
    if (action.named) continue;
    const post = (kind: 'approved' | 'paid', claim: number, on: Day): void =>
      rows.add('ledger_entry', {
        id: demoId('ledger', id, claim, kind), allocation_id: id, convenzione_id, area_id, partner_id, kind, amount_cents: Math.floor((amountCents * CLAIMED_PERCENT) / 100), source: 'claim',
        source_id: demoId('claim', id, claim), posted_at: instant(on, 660), posted_by: cast.officeId,
      });
    for (let claim = 1; claim <= 4; claim++) {
      const approvedOn = workday(period.from + claim * QUARTER + 25);
      if (approvedOn <= span.until) post('approved', claim, approvedOn);
      const paidOn = workday(approvedOn + 30);
      if (paidOn <= span.until) post('paid', claim, paidOn);
    }
  }
}
