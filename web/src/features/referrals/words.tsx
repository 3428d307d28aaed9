// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../api/client.js';
import { AreaTag } from '../../ui/area-tag.js';
import type { RecordFact } from '../../ui/form/paths.js';
import { formatDate } from '../../ui/format.js';
import { StatusBadge } from '../../ui/status-badge.js';
import type { StatusTone } from '../../ui/status-badge.js';
import { areaOf } from '../person-file/model.js';
import type { Referral } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';

export const sources = [
  'family', 'person', 'school', 'judicial_office', 'cps', 'npia', 'asst', 'prison', 'rems', 'uepe', 'ussm', 'serd', 'smi', 'social_service_first', 'social_service_second', 'celav', 'other_service',
] as const satisfies readonly Referral['sourceKind'][];
/** Only who acts in Carcere/REMS enters what comes from these. */
export const judicialSources: readonly string[] = ['judicial_office', 'prison', 'rems', 'uepe', 'ussm'];
export const socialLevels = ['social_service_first', 'social_service_second'] as const;
export const urgencies = ['ordinary', 'soon', 'urgent'] as const;
export const awarenesses = ['agrees', 'knows', 'not_told'] as const;

const tones: Record<Referral['status'], StatusTone> = { sent: 'info', in_evaluation: 'warning', accepted: 'success', declined: 'neutral', withdrawn: 'neutral' };

export function ReferralState({ status }: { status: Referral['status'] }) {
  const term = useTerms();
  return <StatusBadge tone={tones[status]}>{term(`referralStatus.${status}`)}</StatusBadge>;
}

const urgencyTones: Record<Referral['urgency'], StatusTone> = { ordinary: 'neutral', soon: 'warning', urgent: 'danger' };

export function Urgency({ urgency }: { urgency: Referral['urgency'] }) {
  const t = useTexts();
  return <StatusBadge tone={urgencyTones[urgency]}>{t(`urgencies.${urgency}`)}</StatusBadge>;
}

/** The areas of the programme, for choosing some and for naming those of referrals. */
export function useAreas() {
  return useQuery({ queryKey: ['programme'], queryFn: ({ signal }) => ok(api.GET('/api/v1/programme', { signal })) }).data?.areas ?? [];
}

/** The areas that a referral is for, or the word for any. */
export function ReferralAreas({ areaIds }: { areaIds: readonly string[] }) {
  const t = useTexts();
  const areas = useAreas().filter(({ id }) => areaIds.includes(id));
  if (areaIds.length === 0) return t('anyArea');
  return (
    <span className="app-tags">
      {areas.map(({ id, key }) => (
        <AreaTag key={id} area={areaOf(key)} />
      ))}
    </span>
  );
}

/** Who refers: the service by name, or the kind of source. */
export function useSource(): (referral: Pick<Referral, 'service' | 'sourceKind' | 'municipio'>) => string {
  const t = useTexts();
  return ({ service, sourceKind, municipio }) => {
    const level = municipio === null ? '' : ` · ${t('municipioNumber', { number: municipio })}`;
    if (!service) return t(`source.${sourceKind}`) + level;
    return sourceKind.startsWith('social_service') ? `${service} · ${t(`source.${sourceKind}`)}${level}` : service;
  };
}

/** What others may have changed while one decides on a referral. */
export function useReferralFacts(): (referral: Referral) => RecordFact[] {
  const t = useTexts();
  const term = useTerms();
  return ({ status, evaluator, firstAppointmentOn, declineReason, withdrawReason }) => [
    { label: t('status'), value: term(`referralStatus.${status}`) },
    { label: t('detail.evaluator'), value: evaluator ?? '' },
    { label: t('firstAppointment'), value: formatDate(firstAppointmentOn) },
    { label: t('detail.declineReason'), value: declineReason ?? '' },
    { label: t('detail.withdrawReason'), value: withdrawReason ?? '' },
  ];
}
