// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { api, ok } from '../../api/client.js';
import { Can } from '../../ui/can.js';
import { Dialog } from '../../ui/dialog.js';
import { formatDate } from '../../ui/format.js';
import { RadioField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { useToday } from '../session/session.js';
import { BasisAndDay } from './consent-fields.js';
import { DayDialog } from './day-dialog.js';
import { matching, purposes } from '../person-file/model.js';
import type { Consent, Person, Purpose } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';
import { useForgetPeople } from '../person-file/use-person.js';

/** What the person agreed to, what rests on a law, and what was withdrawn. */
export function ConsentsSection({ person: { id, consents } }: { person: Person }) {
  const t = useTexts();
  const [adding, setAdding] = useState(false);
  if (!consents) return null;
  const inForce = new Set(consents.filter(consent => !consent.withdrawnOn).map(({ purpose }) => purpose));
  const left = purposes.filter(purpose => !inForce.has(purpose));
  return (
    <section aria-labelledby="consensi">
      <div className="app-section-head">
        <h2 className="h4" id="consensi" tabIndex={-1}>
          {t('consents.title')}
        </h2>
        {left.length > 0 && (
          <Can do="create" on="Consent">
            <button type="button" className="btn btn-outline-primary btn-sm d-print-none" onClick={() => setAdding(true)}>
              {t('consents.add')}
            </button>
          </Can>
        )}
      </div>
      {consents.length === 0 && <p>{t('consents.none')}</p>}
      {consents.length > 0 && (
        <ul className="app-assignments">
          {consents.map(consent => (
            <ConsentLine key={consent.id} consent={consent} />
          ))}
        </ul>
      )}
      {adding && <ConsentDialog personId={id} left={left} onClose={() => setAdding(false)} />}
    </section>
  );
}

function ConsentLine({ consent }: { consent: Consent }) {
  const t = useTexts();
  const term = useTerms();
  const [withdrawing, setWithdrawing] = useState(false);
  const { id, purpose, legalBasis, givenOn, withdrawnOn } = consent;
  return (
    <li>
      <div>
        <p className="mb-0">
          <strong>{term(`purpose.${purpose}`)}</strong>{' '}
          <StatusBadge tone={withdrawnOn ? 'neutral' : 'success'}>
            {withdrawnOn ? t('consents.withdrawn', { date: formatDate(withdrawnOn) }) : t('consents.inForce')}
          </StatusBadge>
        </p>
        <p className="mb-0">{`${term(`legalBasis.${legalBasis}`)}, ${t('consents.since', { date: formatDate(givenOn) })}`}</p>
      </div>
      {!withdrawnOn && (
        <Can do="withdraw" on="Consent">
          <button
            type="button"
            className="btn btn-outline-danger btn-xs d-print-none"
            aria-label={`${t('consents.withdraw')}: ${term(`purpose.${purpose}`)}`}
            onClick={() => setWithdrawing(true)}
          >
            {t('consents.withdraw')}
          </button>
        </Can>
      )}
      {withdrawing && (
        <DayDialog
          title={t('consents.withdrawTitle', { purpose: term(`purpose.${purpose}`) })}
          text={t(purpose === 'sharing_with_partners' ? 'consents.cutsPartners' : 'consents.cutsOther')}
          field="withdrawnOn"
          label={t('consents.withdrawnOn')}
          submit={t('consents.withdraw')}
          done={t('consents.withdrawDone')}
          record={consent}
          earliest={givenOn}
          save={(day, headers) =>
            ok(api.POST('/api/v1/consents/{id}/withdrawal', { params: { path: { id }, header: matching(headers) }, body: { withdrawnOn: day }, headers }))
          }
          onClose={() => setWithdrawing(false)}
        />
      )}
    </li>
  );
}

function ConsentDialog({ personId, left, onClose }: { personId: string; left: readonly Purpose[]; onClose: () => void }) {
  const t = useTexts();
  const term = useTerms();
  const ui = useUiTexts();
  const today = useToday();
  const forget = useForgetPeople();
  const form = useRecordForm({
    values: { purpose: '', legalBasis: 'explicit_consent', givenOn: today },
    draftKey: false,
    save: ({ purpose, legalBasis, givenOn }, headers) =>
      ok(
        api.POST('/api/v1/people/{id}/consents', {
          params: { path: { id: personId } },
          body: { purpose: purpose as Purpose, legalBasis: legalBasis as Consent['legalBasis'], givenOn },
          headers,
        }),
      ),
    onSaved: async () => {
      await forget();
      onClose();
      notify('success', t('consents.saved'));
    },
  });
  return (
    <Dialog title={t('consents.addTitle')} onClose={onClose}>
      <RecordForm
        form={form}
        cancel={
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {ui('cancel')}
          </button>
        }
      >
        <RadioField
          name="purpose"
          label={t('consents.purpose')}
          required
          options={left.map(value => ({ value, label: term(`purpose.${value}`), hint: term(`purposeHint.${value}`) }))}
        />
        <BasisAndDay today={today} />
      </RecordForm>
    </Dialog>
  );
}
