// SPDX-License-Identifier: AGPL-3.0-or-later
/** The words of referrals, as the database stores them. */

/** Who refers somebody to the programme. The social service has two levels: spontaneous access, and orders of a court. */
export const SOURCE_KINDS = [
  'cps', 'npia', 'asst', 'prison', 'rems', 'uepe', 'ussm', 'serd', 'smi', 'judicial_office', 'social_service_first', 'social_service_second', 'celav',
  'school', 'other_service', 'family', 'person',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What these tell of a person is a judicial datum, for who acts in Carcere/REMS (GDPR art. 10). */
export const JUDICIAL_SOURCES: readonly SourceKind[] = ['prison', 'rems', 'uepe', 'ussm', 'judicial_office'];
const SOCIAL_SERVICE: readonly SourceKind[] = ['social_service_first', 'social_service_second'];
export const isSocialService = (kind: SourceKind): boolean => SOCIAL_SERVICE.includes(kind);

/** The kinds under which a service of the directory may refer; of the social service it says the level itself. */
export function sourcesOf(serviceKind: string): readonly SourceKind[] {
  if (serviceKind === 'social_service') return SOCIAL_SERVICE;
  return [SOURCE_KINDS.find((kind) => kind === serviceKind) ?? 'other_service'];
}

export const URGENCIES = ['ordinary', 'soon', 'urgent'] as const;
/** soon: within some weeks; urgent: within days. */
export type Urgency = (typeof URGENCIES)[number];

export const AWARENESS = ['agrees', 'knows', 'not_told'] as const;
/** Whether the person agrees to being referred, knows of it, or was not told. */
export type Awareness = (typeof AWARENESS)[number];
