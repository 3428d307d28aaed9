// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineProblems, type FieldError } from '../platform/http/problem.js';
import { dayMistakes } from './civil-rules.js';
import { isSocialService, JUDICIAL_SOURCES, sourcesOf, type SourceKind } from './referral-terms.js';
import type { NewReferralDto } from './referrals.dto.js';

defineProblems({
  'referral.name-missing': { status: 422, it: 'Scrivi almeno un nome, un cognome o come è conosciuta la persona.', en: 'Write at least a given name, a family name or what the person is known by.' },
  'referral.one-age': { status: 422, it: 'Scrivi la data di nascita oppure l’età approssimativa, non entrambe.', en: 'Write the birth date or an approximate age, not both.' },
  'referral.source-missing': { status: 422, it: 'Indica da chi arriva la segnalazione.', en: 'Say who refers the person.' },
  'referral.source-of-service': { status: 422, it: 'Questo servizio è di un altro tipo: scegli quello giusto, oppure lascia vuoto.', en: 'This service is of another kind: choose the right one, or leave it empty.' },
  'referral.level-missing': { status: 422, it: 'Indica se è il primo o il secondo livello del servizio sociale.', en: 'Say whether it is the first or the second level of the social service.' },
  'referral.municipio-missing': { status: 422, it: 'Indica il Municipio del servizio sociale.', en: 'Give the Municipio of the social service.' },
  'referral.municipio-not-expected': { status: 422, it: 'Il Municipio si indica solo per il servizio sociale: toglilo.', en: 'The Municipio is given for the social service only: remove it.' },
  'referral.sender-missing': { status: 422, it: 'Scrivi chi ha fatto la segnalazione.', en: 'Write who referred the person.' },
  'referral.sender-not-expected': { status: 422, it: 'Segnali a nome del tuo servizio: togli questo dato.', en: 'You refer in the name of your service: remove this.' },
  'referral.judicial-elsewhere': { status: 422, it: 'Le segnalazioni giudiziarie, o per l’area Carcere e REMS, le inserisce chi lavora in quell’area: passala a una persona che ci lavora.', en: 'Judicial referrals, or for the area Carcere and REMS, are entered by who works in that area: pass it on to a colleague who does.' },
});

/** What is known when somebody is referred. */
export interface ReferralFacts {
  today: string;
  seesJudicial: boolean;
  /** The service that refers; null when none was named or it does not exist. */
  service: { kind: string; municipio: number | null } | null;
  /** How many of the areas named exist. */
  areas: number;
  /** One of them is Carcere/REMS. */
  prison: boolean;
}

/** Under which kind somebody refers: what was said, or the one kind that the service has. */
export function sourceOf({ sourceKind }: NewReferralDto, { service }: ReferralFacts): SourceKind | undefined {
  const possible = service ? sourcesOf(service.kind) : undefined;
  return sourceKind ?? (possible?.length === 1 ? possible[0] : undefined);
}

/** Everything that is wrong with a new referral, whoever enters it. */
export function referralMistakes(body: NewReferralDto, facts: ReferralFacts): FieldError[] {
  const { givenName, familyName, alias, personName, birthDate, approximateAge, serviceId, areaIds = [], municipio } = body;
  const source = sourceOf(body, facts);
  const at = (pointer: string, code: string): FieldError[] => [{ pointer, code }];
  return [
    ...(givenName || familyName || alias || personName ? [] : [...at('/familyName', 'referral.name-missing'), ...at('/alias', 'referral.name-missing')]),
    ...(birthDate !== undefined && approximateAge !== undefined ? at('/approximateAge', 'referral.one-age') : []),
    ...dayMistakes('/birthDate', birthDate, { today: facts.today }),
    ...(serviceId && !facts.service ? at('/serviceId', 'field.id') : []),
    ...(facts.areas < new Set(areaIds).size ? at('/areaIds', 'field.id') : []),
    ...sourceMistakes(body, facts, source),
    ...(source === undefined ? [] : municipioMistakes(isSocialService(source), municipio, facts)),
  ];
}

function municipioMistakes(social: boolean, municipio: number | undefined, { service }: ReferralFacts): FieldError[] {
  if (!social) return municipio === undefined ? [] : [{ pointer: '/municipio', code: 'referral.municipio-not-expected' }];
  return municipio ?? service?.municipio ? [] : [{ pointer: '/municipio', code: 'referral.municipio-missing' }];
}

function sourceMistakes({ sourceKind }: NewReferralDto, { service }: ReferralFacts, source: SourceKind | undefined): FieldError[] {
  if (service && sourceKind && !sourcesOf(service.kind).includes(sourceKind)) return [{ pointer: '/sourceKind', code: 'referral.source-of-service' }];
  if (source === undefined) return [{ pointer: '/sourceKind', code: service ? 'referral.level-missing' : 'referral.source-missing' }];
  return [];
}

/** A service refers in its own name: who sends, and for whom, is not asked. */
export const ownMistakes = ({ serviceId, senderName, senderContact }: NewReferralDto): FieldError[] =>
  Object.entries({ serviceId, senderName, senderContact }).flatMap(([field, value]) => (value === undefined ? [] : [{ pointer: `/${field}`, code: 'referral.sender-not-expected' }]));

/** Entered for others: who they are is asked, unless it is the person or a service of the directory. */
export function onBehalfMistakes(body: NewReferralDto, facts: ReferralFacts): FieldError[] {
  const source = sourceOf(body, facts);
  const judicial = body.judicial === true || facts.prison || (source !== undefined && JUDICIAL_SOURCES.includes(source));
  return [
    ...(source !== undefined && source !== 'person' && !body.serviceId && !body.senderName ? [{ pointer: '/senderName', code: 'referral.sender-missing' }] : []),
    ...(judicial && !facts.seesJudicial ? [{ pointer: facts.prison ? '/areaIds' : '/sourceKind', code: 'referral.judicial-elsewhere' }] : []),
  ];
}
