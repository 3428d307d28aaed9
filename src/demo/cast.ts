// SPDX-License-Identifier: AGPL-3.0-or-later
import { v5 as uuidOf } from 'uuid';
import type { Role } from '../platform/access/grants.js';
import type { AreaKey } from '../programme/data/programme-types.js';
import type { Area, Programme } from './programme-view.js';
import { Random } from './random.js';
import { FEMALE_NAMES, MALE_NAMES, SURNAMES } from './vocabulary/names.js';
import { PARTNERS } from './vocabulary/partners.js';
import { SERVICES } from './vocabulary/services.js';

const NAMESPACE = '0d9a4f1e-3c55-4b0e-8a6c-9f3f6d1b2e47';

/** Ids of what every demo has, whatever its seed and its size. */
export const demoId = (...path: (string | number)[]): string => uuidOf(path.join('/'), NAMESPACE);

export interface AccountRole {
  role: Role;
  organisationId: string | null;
  areas: readonly Area[];
}

export interface Account {
  id: string;
  email: string;
  given: string;
  family: string;
  /** Anybody may sign in as it; the others are colleagues who only appear in the data. */
  demo: boolean;
  roles: AccountRole[];
}

export interface Partner {
  id: string;
  key: string;
  name: string;
  areas: readonly AreaKey[];
}

export interface Referrer {
  serviceId: string;
  accountId: string;
  /** Areas that the service sends people to. */
  areas: readonly AreaKey[];
  demo: boolean;
}

export interface Manager {
  id: string;
  areas: ReadonlySet<AreaKey>;
}

/** Everybody who works in the demo. */
export interface Cast {
  comuneId: string;
  partners: readonly Partner[];
  accounts: Account[];
  /** Case managers of the first cohort; the demo's own come first. */
  managers: Manager[];
  coordinators: ReadonlyMap<AreaKey, string>;
  referrers: readonly Referrer[];
  officeId: string;
  /** Who reports for a partner in an area. */
  operatorOf(partnerId: string, area: AreaKey): string;
}


function serviceNamed(name: string): string {
  if (!SERVICES.some((service) => service.name === name)) throw new RangeError(`No service ${name}`);
  return demoId('service', name);
}

const everyArea: readonly AreaKey[] = ['abitare', 'lavoro', 'stigma', 'carcere-rems'];
const withoutPrison: readonly AreaKey[] = ['abitare', 'lavoro', 'stigma'];

/** Services whose referrers send people; the first three have demo accounts. */
const REFERRING: readonly { name: string; email?: string; areas: readonly AreaKey[] }[] = [
  { name: 'CPS Niguarda', email: 'referrer.cps', areas: ['abitare', 'lavoro', 'stigma'] },
  { name: 'UEPE – misure di comunità', email: 'referrer.uepe', areas: ['carcere-rems'] },
  { name: 'NPIA Gorla', email: 'referrer.npia', areas: ['stigma', 'lavoro'] },
  { name: 'CPS Corvetto', areas: ['abitare', 'stigma'] },
  { name: 'SerD Lorenteggio', areas: ['abitare'] },
  { name: 'CELAV – tirocini', areas: ['lavoro'] },
  { name: 'USSM – area penale', areas: ['carcere-rems'] },
];

/** Of a cohort; a third of them or so are with the case manager at any time, the others have concluded. */
const PEOPLE_PER_MANAGER = 85;

class Casting {
  readonly accounts: Account[] = [];
  private readonly random: Random;

  constructor(
    seed: number,
    private readonly areas: readonly Area[],
    label: string,
  ) {
    this.random = new Random(seed, 'cast', label);
  }

  hire(local: string, demo: boolean, ...roles: [Role, string | null, readonly AreaKey[]][]): string {
    const email = `${local}@demo.example`;
    const id = demoId('account', email);
    const given = this.random.pick(this.random.chance(60) ? FEMALE_NAMES : MALE_NAMES);
    const family = this.random.pick(SURNAMES);
    const inAreas = (keys: readonly AreaKey[]): Area[] => this.areas.filter(({ key }) => keys.includes(key));
    this.accounts.push({ id, email, given, family, demo, roles: roles.map(([role, organisationId, keys]) => ({ role, organisationId, areas: inAreas(keys) })) });
    return id;
  }
}

const partnerList: readonly Partner[] = PARTNERS.map(({ key, name, areas }) => ({ id: demoId('partner', key), key, name, areas }));

/** Operators and coordinators; those of the first four partners are demo accounts. */
function hirePartnerStaff(casting: Casting): Map<string, string> {
  const operators = new Map<string, string>();
  PARTNERS.forEach((entry, i) => {
    const partner = partnerList[i];
    const demo = entry.operatorAreas !== undefined;
    const local = (role: string): string => (demo ? `${role}.${entry.key}` : `staff.${entry.key}.${role}`);
    const byDemo = entry.operatorAreas ?? [];
    const others = entry.areas.filter((area) => !byDemo.includes(area));
    if (demo) {
      const id = casting.hire(local('operator'), true, ['partner_operator', partner.id, byDemo]);
      for (const area of byDemo) operators.set(partner.id + area, id);
    }
    if (others.length > 0) {
      const id = casting.hire(`staff.${entry.key}.operator`, false, ['partner_operator', partner.id, others]);
      for (const area of others) operators.set(partner.id + area, id);
    }
    casting.hire(local('coordinator'), demo, ['partner_coordinator', partner.id, entry.areas]);
  });
  return operators;
}

function hireManagers(casting: Casting, cohort: number, people: number, comune: string): Manager[] {
  const wanted = Math.max(cohort === 0 ? 3 : 1, Math.round(people / PEOPLE_PER_MANAGER));
  return Array.from({ length: wanted }, (_, i) => {
    const demo = cohort === 0 && i < 3;
    // Every third manager, and the second demo account, does not act in area 4: it is a compartment of its own.
    const areas = i % 3 === 1 ? withoutPrison : everyArea;
    const local = demo ? `case.manager.${i + 1}` : `staff.manager.${cohort}.${i + 1}`;
    const organisation = i % 4 === 2 ? serviceNamed('ASST dei Navigli') : comune;
    return { id: casting.hire(local, demo, ['case_manager', organisation, areas]), areas: new Set(areas) };
  });
}

/** Case managers of a later cohort, when the demo is asked for more people than a team can follow. */
export function laterManagers(programme: Programme, seed: number, cohort: number, people: number): { accounts: Account[]; managers: Manager[] } {
  const casting = new Casting(seed, programme.areas, `cohort ${cohort}`);
  return { managers: hireManagers(casting, cohort, people, demoId('comune')), accounts: casting.accounts };
}

export function castOf(programme: Programme, seed: number, people: number): Cast {
  const casting = new Casting(seed, programme.areas, 'fixed');
  const comuneId = demoId('comune');
  const managers = hireManagers(casting, 0, people, comuneId);
  const coordinators = new Map(everyArea.map((area) => [area, casting.hire(`coordinator.${area === 'carcere-rems' ? 'carcere' : area}`, true, ['case_coordinator', comuneId, [area]])]));
  const operators = hirePartnerStaff(casting);
  const lead = partnerList[0];
  const ringhiera = partnerList[1];
  casting.hire('ets.cabina', true, ['partner_coordinator', ringhiera.id, ringhiera.areas], ['cabina_member', ringhiera.id, []]);
  casting.hire('referent.comune', true, ['administrative_referent', comuneId, []]);
  casting.hire('referent.larice', true, ['administrative_referent', lead.id, lead.areas]);
  casting.hire('cabina', true, ['cabina_member', comuneId, []]);
  casting.hire('cabina.secretary', true, ['cabina_secretary', comuneId, []]);
  const officeId = casting.hire('programme.office', true, ['programme_office', comuneId, everyArea]);
  casting.hire('administrator', true, ['platform_administrator', comuneId, []]);
  casting.hire('auditor', true, ['auditor', comuneId, []]);
  const referrers = REFERRING.map(({ name, email, areas }, i) => {
    const id = serviceNamed(name);
    return { serviceId: id, areas, demo: email !== undefined, accountId: casting.hire(email ?? `staff.referrer.${i}`, email !== undefined, ['service_referrer', id, []]) };
  });
  return {
    comuneId, managers, coordinators, referrers, officeId, partners: partnerList, accounts: casting.accounts,
    operatorOf: (partnerId, area) => operators.get(partnerId + area)!,
  };
}
