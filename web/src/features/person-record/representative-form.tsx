// SPDX-License-Identifier: AGPL-3.0-or-later
import { useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Page } from '../../ui/page.js';
import { useToday } from '../session/session.js';
import { useSaved } from './model.js';
import { representativeBody, RepresentativeFields, ticked } from './representative-fields.js';
import type { RepresentativeValues } from './representative-fields.js';
import { useTexts } from './texts.js';

/** Somebody who acts for the person from now on. */
export default function NewRepresentativePage() {
  const { id = '' } = useParams();
  const t = useTexts();
  const today = useToday();
  const saved = useSaved(`/persone/${id}/rete`);
  const form = useRecordForm<RepresentativeValues, unknown>({
    values: { kind: '', name: '', powers: ticked([]), actNumber: '', actDate: '', court: '', validFrom: today, validTo: '', endedReason: '', contact: '' },
    about: { personId: id },
    save: (values, headers) => ok(api.POST('/api/v1/people/{id}/representatives', { params: { path: { id } }, body: representativeBody(values), headers })),
    onSaved: () => saved(t('representatives.saved')),
    pointers: { '/powers': 'powers.health' },
  });
  return (
    <Page title={t('representatives.add')}>
      <RepresentativeFields form={form} id={id} today={today} />
    </Page>
  );
}
