// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { api, ok, versioned } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { Loaded } from '../../ui/loaded.js';
import { useLocalText } from '../../ui/local-text.js';
import { formatDate } from '../../ui/format.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { etagOf, matching, sensitivePurposes } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useForgetPeople } from '../person-file/use-person.js';
import { useToday } from '../session/session.js';
import type { Consent, Effects } from './model.js';
import { useTexts } from './texts.js';

/** Says what a withdrawal cuts, by name, and records it. */
export function WithdrawalDialog({ consent, onClose }: { consent: Consent; onClose: () => void }) {
  const t = useTexts();
  const term = useTerms();
  const { id } = consent;
  const effects = useQuery({
    queryKey: ['people', consent.personId, 'withdrawal', id],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/consents/{id}/withdrawal', { params: { path: { id } }, signal })),
  });
  return (
    <Dialog title={t('purposes.withdrawTitle', { purpose: term(`purpose.${consent.purpose}`) })} onClose={onClose}>
      <Loaded query={effects}>
        {known => (
          <>
            <Cuts effects={known} />
            <Withdraw consent={consent} onClose={onClose} />
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

function Cuts({ effects: { consent, assignments, serviceSeats } }: { effects: Effects }) {
  const t = useTexts();
  const local = useLocalText();
  if ((sensitivePurposes as readonly string[]).includes(consent.purpose)) return <p>{t('purposes.cutsSensitive')}</p>;
  if (consent.purpose === 'sharing_with_services') return <CutSeats seats={serviceSeats} />;
  if (consent.purpose !== 'sharing_with_partners') return <p>{t('purposes.cutsOther')}</p>;
  return (
    <>
      <p>{t('purposes.cutsPartners')}</p>
      {assignments.length === 0 && <p>{t('purposes.cutsNobody')}</p>}
      {assignments.length > 0 && (
        <ul>
          {assignments.map(({ id, partner, area, action }) => (
            <li key={id}>
              <strong>{partner.name}</strong> ({`${local(area.name)} ${action.code} ${local(action.name)}`})
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function CutSeats({ seats }: { seats: Effects['serviceSeats'] }) {
  const t = useTexts();
  return (
    <>
      <p>{t('purposes.cutsServices')}</p>
      {seats.length === 0 && <p>{t('purposes.cutsNoService')}</p>}
      {seats.length > 0 && (
        <ul>
          {seats.map(({ id, service, planNumber, status }) => (
            <li key={id}>
              <strong>{service}</strong> ({`${t('purposes.ofPlan', { number: planNumber })}, ${t(`purposes.seat.${status}`)}`})
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Withdraw({ consent, onClose }: { consent: Consent; onClose: () => void }) {
  const t = useTexts();
  const term = useTerms();
  const ui = useUiTexts();
  const today = useToday();
  const forget = useForgetPeople();
  const facts = ({ state, withdrawnOn, expiresOn }: Consent) => [
    { label: term(`purpose.${consent.purpose}`), value: t(`purposes.state.${state}`) },
    { label: t('purposes.withdrawnOn'), value: formatDate(withdrawnOn) },
    { label: t('purposes.expiresOn'), value: formatDate(expiresOn) },
  ];
  const form = useRecordForm({
    values: { withdrawnOn: today },
    facts: facts(consent),
    reload: async () => {
      const { data } = await versioned(api.GET('/api/v1/consents/{id}/withdrawal', { params: { path: { id: consent.id } } }));
      return { values: { withdrawnOn: today }, etag: etagOf(data.consent), facts: facts(data.consent) };
    },
    etag: etagOf(consent),
    draftKey: false,
    save: ({ withdrawnOn }, headers) =>
      ok(api.POST('/api/v1/consents/{id}/withdrawal', { params: { path: { id: consent.id }, header: matching(headers) }, body: { withdrawnOn }, headers })),
    onSaved: async () => {
      await forget();
      onClose();
      notify('success', t('purposes.withdrawn'));
    },
  });
  return (
    <RecordForm
      form={form}
      submitLabel={t('purposes.withdraw')}
      cancel={
        <button type="button" className="btn btn-outline-primary" onClick={onClose}>
          {ui('cancel')}
        </button>
      }
    >
      <DateField name="withdrawnOn" label={t('purposes.withdrawalOn')} required min={consent.givenOn} max={today} />
    </RecordForm>
  );
}
