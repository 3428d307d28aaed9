// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../api/client.js';
import { AreaTag } from '../../ui/area-tag.js';
import { StatusBadge } from '../../ui/status-badge.js';
import type { StatusTone } from '../../ui/status-badge.js';
import { areaOf } from '../person-file/model.js';
import type { Referral } from '../person-file/model.js';
import { useReferralTexts } from './referral-texts.js';
import { useTerms } from '../person-file/terms.js';

const tones: Record<Referral['status'], StatusTone> = { sent: 'info', accepted: 'success', declined: 'neutral' };

export function ReferralState({ status }: { status: Referral['status'] }) {
  const term = useTerms();
  return <StatusBadge tone={tones[status]}>{term(`referralStatus.${status}`)}</StatusBadge>;
}

/** The areas of the programme, for choosing one and for naming those of referrals. */
export function useAreas() {
  return useQuery({ queryKey: ['programme'], queryFn: ({ signal }) => ok(api.GET('/api/v1/programme', { signal })) }).data?.areas ?? [];
}

/** The area that a referral is for, or the word for any. */
export function ReferralArea({ areaId }: { areaId: string | null }) {
  const t = useReferralTexts();
  const area = useAreas().find(({ id }) => id === areaId);
  if (areaId === null) return t('anyArea');
  return area ? <AreaTag area={areaOf(area.key)} /> : null;
}
