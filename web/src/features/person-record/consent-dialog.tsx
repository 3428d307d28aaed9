// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { legalBases, sensitivePurposes } from '../person-file/model.js';
import type { Person } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useForgetPeople } from '../person-file/use-person.js';
import { useToday } from '../session/session.js';
import type { Consent } from './model.js';
import { useTexts } from './texts.js';

interface ConsentProps {
  person: Person;
  purpose: Consent['purpose'];
  /** The latest of the purpose, which the new one follows. */
  before: Consent | undefined;
  onClose: () => void;
}

/** Records a consent, or its renewal. */
export function ConsentDialog({ person, purpose, before, onClose }: ConsentProps) {
  const t = useTexts();
  const term = useTerms();
  const ui = useUiTexts();
  const today = useToday();
  const forget = useForgetPeople();
  const sensitive = (sensitivePurposes as readonly string[]).includes(purpose);
  const form = useRecordForm({
    values: { legalBasis: before?.legalBasis ?? 'explicit_consent', givenOn: today, expiresOn: '', informationVersion: '', informationGivenOn: '' },
    draftKey: false,
    save: ({ legalBasis, givenOn, expiresOn, informationVersion, informationGivenOn }, headers) =>
      ok(
        api.POST('/api/v1/people/{id}/consents', {
          params: { path: { id: person.id } },
          body: { purpose, legalBasis, givenOn, expiresOn: expiresOn || null, informationVersion: informationVersion || null, informationGivenOn: informationGivenOn || null },
          headers,
        }),
      ),
    onSaved: async () => {
      await forget();
      onClose();
      notify('success', t('purposes.saved'));
    },
  });
  const resumes = purpose === 'sharing_with_partners' && before?.state === 'expired';
  return (
    <Dialog title={t('purposes.addTitle', { purpose: term(`purpose.${purpose}`) })} onClose={onClose}>
      {resumes && <p>{t('purposes.resumes')}</p>}
      {sensitive && <p>{t('purposes.explicitOnly')}</p>}
      <RecordForm
        form={form}
        cancel={
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {ui('cancel')}
          </button>
        }
      >
        {!sensitive && <SelectField name="legalBasis" label={t('purposes.basis')} required options={legalBases.map(value => ({ value, label: term(`legalBasis.${value}`) }))} />}
        <DateField name="givenOn" label={t('purposes.givenOn')} required max={today} />
        <DateField name="expiresOn" label={t('purposes.expiresOn')} hint={t('purposes.expiresOnHint')} />
        <TextField name="informationVersion" label={t('purposes.information')} hint={t('purposes.informationHint')} maxLength={80} />
        <DateField name="informationGivenOn" label={t('purposes.informationGivenOn')} max={today} />
      </RecordForm>
    </Dialog>
  );
}
