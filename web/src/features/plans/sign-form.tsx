// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { CheckboxField, RadioField, SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { notify } from '../../ui/toasts.js';
import { signsInPresence } from './seat-words.js';
import type { SeatDetail } from './seat-words.js';
import { SignaturePad } from './signature-pad.js';
import { useVersionTexts } from './version-texts.js';
import { nameOf } from './words.js';

type Values = { method: 'account' | 'screen' | 'paper'; drawing: string; typedName: string; attested: boolean; documentId: string };

/** Signs what is shown: with one's own account, or on a screen or paper for who signs in front of one. */
export function SignForm({ seat, who, late = false }: { seat: SeatDetail; who: string; late?: boolean }) {
  const t = useVersionTexts();
  const queries = useQueryClient();
  const present = signsInPresence(seat);
  const form = useRecordForm<Values, SeatDetail>({
    values: { method: present ? 'screen' : 'account', drawing: '', typedName: '', attested: false, documentId: '' },
    // A signature is given once, not kept for later.
    draftKey: false,
    save: ({ method, drawing, typedName, attested, documentId }, headers) =>
      ok(api.POST('/api/v1/plan-signatories/{id}/signature', {
        params: { path: { id: seat.id }, header: { 'Idempotency-Key': headers['Idempotency-Key'] ?? '' } },
        headers,
        body: {
          hash: seat.contentHash, method,
          ...(method === 'screen' && { drawing: drawing || null, typedName: typedName.trim() || null, attested }),
          ...(method === 'paper' && { documentId: documentId || null }),
        },
      })),
    onSaved: async ({ planStatus }) => {
      await Promise.all([['plan-signatories'], ['plans'], ['allocations']].map(queryKey => queries.invalidateQueries({ queryKey })));
      notify('success', t(planStatus === 'active' && !late ? 'seat.active' : 'seat.signed'));
    },
  });
  const method = useWatch({ control: form.methods.control, name: 'method' });
  return (
    <>
      <p>{t('seat.signText')}</p>
      <RecordForm form={form} submitLabel={t('seat.sign')} brief>
        {present && <RadioField name="method" label={t('seat.method')} options={[{ value: 'screen', label: t('seat.screen') }, { value: 'paper', label: t('seat.paper') }]} />}
        {method === 'screen' && (
          <>
            <SignaturePad name="drawing" label={t('seat.drawing')} hint={t('seat.drawingHint')} />
            <TextField name="typedName" label={t('seat.typedName')} maxLength={200} />
            <CheckboxField name="attested" label={t('seat.attested', { who: seat.kind === 'person' ? nameOf(seat.person) : who })} required />
          </>
        )}
        {method === 'paper' && <Scan personId={seat.personId} />}
      </RecordForm>
    </>
  );
}

/** Which of the person's documents is the signed paper. */
function Scan({ personId }: { personId: string }) {
  const t = useVersionTexts();
  const { data } = useQuery({
    queryKey: ['documents', 'of', personId, 'signed-plans'],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/people/{id}/documents', { params: { path: { id: personId }, query: { kind: 'signed_plan', limit: 100 } }, signal })),
  });
  const items = data?.items ?? [];
  return (
    <>
      {data && items.length === 0 ? <p>{t('seat.noDocument')}</p> : <SelectField name="documentId" label={t('seat.document')} hint={t('seat.documentHint')} required options={items.map(({ id, title }) => ({ value: id, label: title }))} />}
      <p><Link to={`/persone/${personId}/documenti/nuovo`}>{t('seat.upload')}</Link></p>
    </>
  );
}
