// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Role } from '../access/grants.js';
import { defineProblems, type FieldError } from '../http/problem.js';
import type { NewRoleDto } from './accounts.dto.js';

defineProblems({
  'role.organisation-needed': { status: 422, it: 'Scegli l’organizzazione per cui questo ruolo lavora.', en: 'Choose the organisation that this role works for.' },
  'role.organisation-kind': { status: 422, it: 'Questo ruolo non è di un’organizzazione di questo tipo: scegline un’altra.', en: 'This role is not of an organisation of this kind: choose another one.' },
  'role.areas-needed': { status: 422, it: 'Scegli almeno un’area in cui questo ruolo lavora.', en: 'Choose at least one area in which this role works.' },
  'role.areas-none': { status: 422, it: 'Questo ruolo non è legato ad aree: lasciale vuote.', en: 'This role is not bound to areas: leave them empty.' },
  'role.areas-unknown': { status: 422, it: 'Una delle aree non è della convenzione scelta, o il partner non vi lavora.', en: 'One of the areas is not of the chosen convenzione, or the partner does not work in it.' },
  'role.convenzione-none': { status: 422, it: 'Chi amministra la piattaforma o la controlla sta fuori dalle convenzioni: lascia vuoto.', en: 'Whoever administers or audits the platform stands outside the convenzioni: leave this empty.' },
  'role.self': { status: 422, it: 'Non puoi dare a te stesso un ruolo sulle persone o sui dati del programma: chiedi a un altro amministratore.', en: 'You cannot give yourself a role over people or over the programme’s data: ask another administrator.' },
});

/** Stand outside every programme, so that who administers accounts holds no desk with the same role. */
const OUTSIDE: readonly Role[] = ['platform_administrator', 'auditor'];

/** Kinds of organisation that a role is of, and whether it acts in areas. */
const BOUND: Readonly<Record<Role, { kinds: readonly string[]; needed: boolean; areas: boolean }>> = {
  case_manager: { kinds: ['comune', 'asst', 'service'], needed: true, areas: true },
  case_coordinator: { kinds: ['comune', 'asst', 'partner'], needed: true, areas: true },
  service_referrer: { kinds: ['service', 'asst'], needed: true, areas: false },
  partner_operator: { kinds: ['partner'], needed: true, areas: true },
  partner_coordinator: { kinds: ['partner'], needed: true, areas: true },
  administrative_referent: { kinds: ['comune', 'partner'], needed: true, areas: false },
  cabina_member: { kinds: ['comune', 'asst', 'partner'], needed: true, areas: false },
  cabina_secretary: { kinds: ['comune'], needed: true, areas: false },
  programme_office: { kinds: ['comune'], needed: true, areas: false },
  platform_administrator: { kinds: ['comune', 'asst', 'partner', 'service'], needed: false, areas: false },
  auditor: { kinds: ['comune', 'asst', 'partner', 'service'], needed: false, areas: false },
};

/** What the database knows of what a request names. */
export interface RoleFacts {
  /** The organisation's kind; null when there is none with that id. */
  organisationKind: string | null;
  /** Areas of the convenzione in which the role may act: for partner staff, those of the partner. */
  areaIds: readonly string[];
}

/** The same table for whoever fills in a role. */
export const ROLE_KINDS = Object.entries(BOUND).map(([role, { kinds, needed, areas }]) => ({ role, organisationKinds: [...kinds], organisationNeeded: needed, areas, outside: OUTSIDE.includes(role as Role) }));

export const standsOutside = (role: string): boolean => OUTSIDE.includes(role as Role);

/** Everything wrong with a role, at its fields. */
export function roleMistakes(role: NewRoleDto, facts: RoleFacts): FieldError[] {
  const bound = BOUND[role.role as Role];
  const mistakes: FieldError[] = [];
  const wrong = (field: string, code: string): void => void mistakes.push({ pointer: `/${field}`, code });
  const areas = role.areaIds ?? [];
  if (!role.organisationId && bound.needed) wrong('organisationId', 'role.organisation-needed');
  if (role.organisationId && !bound.kinds.includes(facts.organisationKind ?? '')) wrong('organisationId', 'role.organisation-kind');
  if (standsOutside(role.role) && role.convenzioneId) wrong('convenzioneId', 'role.convenzione-none');
  if (bound.areas && areas.length === 0) wrong('areaIds', 'role.areas-needed');
  if (!bound.areas && areas.length > 0) wrong('areaIds', 'role.areas-none');
  if (bound.areas && areas.some((id) => !facts.areaIds.includes(id))) wrong('areaIds', 'role.areas-unknown');
  return mistakes;
}
