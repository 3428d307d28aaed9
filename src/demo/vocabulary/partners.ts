// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AreaKey } from '../../programme/data/programme-types.js';

export interface PartnerEntry {
  /** Part of e-mail addresses. */
  key: string;
  name: string;
  section: 'odv' | 'aps' | 'filantropici' | 'imprese_sociali' | 'reti_associative' | 'sms' | 'altri';
  areas: readonly AreaKey[];
  /** The first four have demo accounts: for these areas an operator signs in; the coordinator answers for all of them. */
  operatorAreas?: readonly AreaKey[];
}

/** Twelve partners that do not exist. */
export const PARTNERS: readonly PartnerEntry[] = [
  { key: 'larice', name: 'Cooperativa sociale Larice Blu', section: 'imprese_sociali', areas: ['abitare', 'stigma'], operatorAreas: ['abitare'] },
  { key: 'ringhiera', name: 'APS Ringhiera di Sopra', section: 'aps', areas: ['abitare', 'lavoro'], operatorAreas: ['abitare', 'lavoro'] },
  { key: 'bottega', name: 'Impresa sociale Bottega Saracinesca', section: 'imprese_sociali', areas: ['lavoro', 'carcere-rems'], operatorAreas: ['lavoro', 'carcere-rems'] },
  { key: 'oltresoglia', name: 'ODV Oltresoglia Milano', section: 'odv', areas: ['stigma', 'carcere-rems'], operatorAreas: ['stigma', 'carcere-rems'] },
  { key: 'civico', name: 'Cooperativa sociale Civico Ventisette', section: 'imprese_sociali', areas: ['abitare'] },
  { key: 'pontile', name: 'Rete associativa Pontile', section: 'reti_associative', areas: ['abitare', 'stigma'] },
  { key: 'mansarda', name: 'APS Mansarda delle Voci', section: 'aps', areas: ['lavoro', 'stigma'] },
  { key: 'chiavistello', name: 'ODV Chiavistello', section: 'odv', areas: ['carcere-rems'] },
  { key: 'sottotetto', name: 'Associazione teatrale Sottotetto', section: 'altri', areas: ['stigma'] },
  { key: 'mutua', name: 'Mutua del Rione SMS', section: 'sms', areas: ['lavoro'] },
  { key: 'meridiana', name: 'Fondazione Meridiana d’Ottone', section: 'filantropici', areas: ['abitare', 'carcere-rems'] },
  { key: 'biancospino', name: 'Cooperativa sociale Biancospino Nord', section: 'imprese_sociali', areas: ['abitare', 'stigma'] },
];

/** Groupings: members by position in the list above, the first leads; shares in basis points. */
export const GROUPINGS: readonly { kind: 'ati' | 'ats'; name: string; members: readonly (readonly [number, number])[] }[] = [
  { kind: 'ati', name: 'ATI Abitare Insieme', members: [[0, 4_000], [1, 2_500], [4, 2_000], [11, 1_500]] },
  { kind: 'ats', name: 'ATS Voci in Città', members: [[5, 5_000], [6, 2_750], [8, 2_250]] },
];
