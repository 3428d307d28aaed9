// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { Alert } from '../../ui/alert.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { useToday } from '../session/session.js';
import { Completeness } from './completeness.js';
import { ConsentFields } from './consent-fields.js';
import { useFormTexts } from './form-texts.js';
import { LikelyDuplicates } from './likely-duplicates.js';
import type { Purpose, Referral } from '../person-file/model.js';
import './participants.css';
import { EntryFields, IdentityFields, NameFields } from './person-fields.js';
import { givenPurposes, newRegistration, registrationBody } from './person-values.js';
import { useDuplicateCheck } from './use-duplicate-check.js';

/** Register a person and take them in charge; `?segnalazione=` brings the referral that they come from. */
export default function RegisterPerson() {
  const [params] = useSearchParams();
  const id = params.get('segnalazione');
  return id ? <FromReferral id={id} /> : <Registration referral={null} />;
}

/** Consents travel as a list of those that are ticked; in the form each stands under its purpose. */
function byPurpose(error: unknown, sent: readonly Purpose[]): unknown {
  if (!(error instanceof Problem)) return error;
  const errors = error.errors.map(({ pointer, ...rest }) => ({ ...rest, pointer: pointer.replace(/^\/consents\/(\d+)/, (_, index) => `/consents/${sent[Number(index)] ?? index}`) }));
  return new Problem(error.status, error.code, error.title, error.detail, errors, error.type);
}

function FromReferral({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['referrals', id],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/referrals/{id}', { params: { path: { id } }, signal })),
  });
  return (
    <Loaded query={query} page>
      {referral => <Registration referral={referral} />}
    </Loaded>
  );
}

function Registration({ referral }: { referral: Referral | null }) {
  const t = useFormTexts();
  const ui = useUiTexts();
  const today = useToday();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const check = useDuplicateCheck();
  const form = useRecordForm({
    values: newRegistration(today, referral),
    draftKey: `/persone/nuova/${referral?.id ?? ''}`,
    about: { form: 'registration' },
    save: (values, headers) =>
      ok(api.POST('/api/v1/people', { body: { ...registrationBody(values, referral?.id ?? null), confirmedDistinctFrom: [...check.confirmed] }, headers })).catch(async (error: unknown) => {
        // Who the server found meanwhile is shown beside the form.
        if (error instanceof Problem && error.code === 'person.likely-duplicate') await check.look(values, true);
        throw byPurpose(error, givenPurposes(values));
      }),
    onSaved: async person => {
      await Promise.all([['people'], ['referrals']].map(queryKey => queries.invalidateQueries({ queryKey })));
      notify('success', t('register.saved'));
      await navigate(`/persone/${person.id}`);
    },
  });
  return (
    <Page title={t('register.title')} lead={t('register.lead')}>
      {referral && (
        <Alert tone="info" title={t(referral.service ? 'register.referral' : 'register.referralOther', { service: referral.service ?? '' })}>
          <p className="mb-2">{t('register.referralText', { name: referral.personName })}</p>
          <p className="mb-0">{referral.reason}</p>
        </Alert>
      )}
      <div className="app-beside" onBlur={({ target }) => check.leave((target as HTMLInputElement).name, form.methods.getValues())}>
        <div className="app-beside-column">
          <LikelyDuplicates check={check} />
          <Completeness control={form.methods.control} />
        </div>
        <RecordForm form={form} submitLabel={t('register.submit')} cancel={<Link className="btn btn-outline-primary" to={referral ? `/segnalazioni/${referral.id}` : '/persone'}>{ui('cancel')}</Link>}>
          <NameFields />
          <IdentityFields today={today} />
          <section>
            <h2>{t('entry')}</h2>
            <p>{t('entryLead')}</p>
            <EntryFields />
          </section>
          <ConsentFields today={today} />
          <section>
            <h2>{t('case')}</h2>
            <DateField name="openedOn" label={t('openedOn')} required max={today} />
          </section>
        </RecordForm>
      </div>
    </Page>
  );
}
