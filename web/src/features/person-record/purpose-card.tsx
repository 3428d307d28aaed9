// SPDX-License-Identifier: AGPL-3.0-or-later
import { useId, useState } from 'react';
import { Can } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { formatDate } from '../../ui/format.js';
import { StatusBadge } from '../../ui/status-badge.js';
import type { StatusTone } from '../../ui/status-badge.js';
import type { Person } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { ConsentDialog } from './consent-dialog.js';
import type { Consent } from './model.js';
import { Over } from './section.js';
import { useTexts } from './texts.js';
import { WithdrawalDialog } from './withdrawal-dialog.js';

const tones: Record<Consent['state'], StatusTone> = { in_force: 'success', expired: 'warning', withdrawn: 'neutral' };

/** Without these nobody is followed, or entrusted to anybody. */
const needed: readonly Consent['purpose'][] = ['taking_in_charge', 'sharing_with_partners'];

interface PurposeProps {
  person: Person;
  purpose: Consent['purpose'];
  /** Those of the purpose, newest first. */
  consents: readonly Consent[];
}

/** One purpose: what it permits, on what it rests, since when and until when. */
export function PurposeCard({ person, purpose, consents }: PurposeProps) {
  const t = useTexts();
  const term = useTerms();
  const id = useId();
  const [recording, setRecording] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  const [latest, ...earlier] = consents;
  const name = term(`purpose.${purpose}`);
  const stands = latest?.state === 'in_force';
  const renewable = !stands || latest.expiresOn !== null;
  return (
    <article className="app-purpose" aria-labelledby={id}>
      <div className="app-record-head mb-2">
        <h3 className="h5 mb-0" id={id}>
          {name}
        </h3>
        <StatusBadge tone={latest ? tones[latest.state] : needed.includes(purpose) ? 'warning' : 'neutral'}>{t(`purposes.state.${latest?.state ?? 'none'}`)}</StatusBadge>
      </div>
      <p>{term(`purposeHint.${purpose}`)}</p>
      {latest && <ConsentFacts consent={latest} />}
      <div className="app-record-actions d-print-none">
        {renewable && (
          <Can do="create" on="Consent">
            <button type="button" className="btn btn-outline-primary btn-sm" aria-label={`${t(stands ? 'purposes.renew' : 'purposes.add')}: ${name}`} onClick={() => setRecording(true)}>
              {t(stands ? 'purposes.renew' : 'purposes.add')}
            </button>
          </Can>
        )}
        {stands && latest.legalBasis !== 'legal_obligation' && (
          <Can do="withdraw" on="Consent">
            <button type="button" className="btn btn-outline-danger btn-sm" aria-label={`${t('purposes.withdraw')}: ${name}`} onClick={() => setWithdrawing(true)}>
              {t('purposes.withdraw')}
            </button>
          </Can>
        )}
      </div>
      {earlier.length > 0 && (
        <Over label={t('purposes.earlier', { count: earlier.length })}>
          {earlier.map(consent => (
            <ConsentFacts key={consent.id} consent={consent} />
          ))}
        </Over>
      )}
      {recording && <ConsentDialog person={person} purpose={purpose} before={latest} onClose={() => setRecording(false)} />}
      {withdrawing && latest && <WithdrawalDialog consent={latest} onClose={() => setWithdrawing(false)} />}
    </article>
  );
}

function ConsentFacts({ consent }: { consent: Consent }) {
  const t = useTexts();
  const term = useTerms();
  const information = [consent.informationVersion, consent.informationGivenOn && t('purposes.informedOn', { date: formatDate(consent.informationGivenOn) })].filter(Boolean).join(', ');
  return (
    <Facts
      facts={[
        { label: t('purposes.basis'), value: term(`legalBasis.${consent.legalBasis}`) },
        { label: t('purposes.givenOn'), value: formatDate(consent.givenOn) },
        { label: t('purposes.expiresOn'), value: formatDate(consent.expiresOn) },
        { label: t('purposes.withdrawnOn'), value: formatDate(consent.withdrawnOn) },
        { label: t('purposes.information'), value: information },
        { label: t('purposes.recordedBy'), value: consent.recordedBy },
      ]}
    />
  );
}
