// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, versioned } from '../../api/client.js';
import { switchLanguage } from '../../i18n/index.js';
import type { Language } from '../../i18n/language.js';
import { RadioField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Loaded } from '../../ui/loaded.js';
import { notify } from '../../ui/toasts.js';
import { useTexts } from './texts.js';

const profileKey = ['profile'];

export function useProfile() {
  return useQuery({ queryKey: profileKey, queryFn: ({ signal }) => versioned(api.GET('/api/v1/profile', { signal })) });
}

/** The language of mails, and of the pages after signing in. */
export function LanguageSection() {
  const t = useTexts();
  const query = useProfile();
  return (
    <section aria-labelledby="lingua-title" className="app-section">
      <h2 id="lingua-title" className="h4">
        {t('language.title')}
      </h2>
      <Loaded query={query}>{({ data, etag }) => <LanguageForm locale={data.locale} etag={etag} />}</Loaded>
    </section>
  );
}

function LanguageForm({ locale, etag }: { locale: Language; etag: string | null }) {
  const t = useTexts();
  const queries = useQueryClient();
  const form = useRecordForm({
    values: { locale },
    etag,
    draftKey: false,
    reload: async () => {
      const now = await versioned(api.GET('/api/v1/profile'));
      return { values: { locale: now.data.locale }, etag: now.etag };
    },
    save: (values, headers) => versioned(api.PATCH('/api/v1/profile', { params: { header: { 'If-Match': headers['If-Match'] ?? '' } }, body: values, headers })),
    onSaved: async ({ data }) => {
      switchLanguage(data.locale);
      await queries.invalidateQueries({ queryKey: profileKey });
      notify('success', t('language.saved'));
    },
  });
  return (
    <RecordForm form={form} submitLabel={t('language.submit')}>
      <RadioField
        name="locale"
        label={t('language.label')}
        required
        options={[
          { value: 'it', label: 'Italiano' },
          { value: 'en', label: 'English' },
        ]}
      />
    </RecordForm>
  );
}
