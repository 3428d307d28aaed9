// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api, ok } from '../../api/client.js';
import { RadioField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { notify } from '../../ui/toasts.js';
import { fullName } from '../person-file/model.js';
import type { Person } from '../person-file/model.js';
import { useTexts } from './texts.js';

/** What a merge, or taking it back, makes stale. */
export const mergeQueries = [['people'], ['merges'], ['duplicate-pairs'], ['enrolments'], ['assignments'], ['cases']] as const;

/** Joins two records: which of them stays, and how one knows. */
export function MergeForm({ people, cancel }: { people: readonly [Person, Person]; cancel: ReactNode }) {
  const t = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useRecordForm({
    values: { survivor: people[0].id, reason: '' },
    draftKey: false,
    save: ({ survivor, reason }, headers) => {
      const other = people.find(({ id }) => id !== survivor)!;
      return ok(api.POST('/api/v1/people/{id}/merges', { params: { path: { id: survivor } }, body: { otherId: other.id, reason }, headers }));
    },
    onSaved: async ({ personId }) => {
      await Promise.all(mergeQueries.map(queryKey => queries.invalidateQueries({ queryKey, refetchType: 'none' })));
      notify('success', t('merge.done'));
      await navigate(`/persone/${personId}/unioni`);
    },
  });
  return (
    <section aria-labelledby="merge" className="mt-5">
      <h2 className="h4" id="merge">
        {t('merge.heading')}
      </h2>
      <p>{t('merge.text')}</p>
      <RecordForm form={form} submitLabel={t('merge.submit')} cancel={cancel}>
        <RadioField
          name="survivor"
          label={t('merge.survivor')}
          required
          options={people.map((person, index) => ({
            value: person.id,
            label: `${t(index === 0 ? 'compare.first' : 'compare.second')}: ${fullName(person)}`,
          }))}
        />
        <TextField name="reason" label={t('merge.reason')} hint={t('merge.reasonHint')} required rows={2} maxLength={500} />
      </RecordForm>
    </section>
  );
}
