// SPDX-License-Identifier: AGPL-3.0-or-later
import { useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Page } from '../../ui/page.js';
import { useSaved } from './model.js';
import { nobody, relationBody, RelationFields } from './relation-fields.js';
import type { RelationValues } from './relation-fields.js';
import { useTexts } from './texts.js';

/** Somebody around the person. */
export default function NewRelation() {
  const { id = '' } = useParams();
  const t = useTexts();
  const saved = useSaved(`/persone/${id}/rete`);
  const form = useRecordForm<RelationValues, unknown>({
    values: nobody,
    about: { personId: id },
    save: (values, headers) => ok(api.POST('/api/v1/people/{id}/relations', { params: { path: { id } }, body: relationBody(values), headers })),
    onSaved: () => saved(t('relations.saved')),
  });
  return (
    <Page title={t('relations.add')}>
      <RelationFields form={form} id={id} />
    </Page>
  );
}
