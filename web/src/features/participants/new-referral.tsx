// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { api, ok } from '../../api/client.js';
import { SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Page } from '../../ui/page.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { areaOf } from '../person-file/model.js';
import { useAreas } from './referral-words.js';
import { useReferralTexts } from './referral-texts.js';

/** A sending service refers a person. */
export default function NewReferral() {
  const t = useReferralTexts();
  const ui = useUiTexts();
  const areas = useAreas();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useRecordForm({
    values: { personName: '', reason: '', areaId: '' },
    save: ({ areaId, ...body }, headers) => ok(api.POST('/api/v1/referrals', { body: { ...body, ...(areaId && { areaId }) }, headers })),
    onSaved: async referral => {
      await queries.invalidateQueries({ queryKey: ['referrals'] });
      notify('success', t('form.saved'));
      await navigate(`/segnalazioni/${referral.id}`);
    },
  });
  return (
    <Page title={t('new')} lead={t('form.lead')}>
      <RecordForm form={form} submitLabel={t('form.submit')} cancel={<Link className="btn btn-outline-primary" to="/segnalazioni">{ui('cancel')}</Link>}>
        <TextField name="personName" label={t('form.personName')} hint={t('form.personNameHint')} required maxLength={160} />
        <TextField name="reason" label={t('form.reason')} hint={t('form.reasonHint')} required rows={6} maxLength={2000} />
        <SelectField
          name="areaId"
          label={t('form.area')}
          hint={t('form.areaHint')}
          placeholder={t('anyArea')}
          options={areas.map(area => ({ value: area.id, label: areaOf(area.key).name }))}
        />
      </RecordForm>
    </Page>
  );
}
