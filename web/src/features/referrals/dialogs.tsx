// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, ok, versioned } from '../../api/client.js';
import { Alert } from '../../ui/alert.js';
import { Dialog } from '../../ui/dialog.js';
import { SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { Loaded } from '../../ui/loaded.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { etagOf, fullName, matching } from '../person-file/model.js';
import type { Referral } from '../person-file/model.js';
import { useTexts } from './texts.js';
import { useReferralFacts } from './words.js';

interface AskProps {
  referral: Referral;
  title: string;
  text: string;
  submit: string;
  done: string;
  /** The one thing that is asked, blank to begin with or as it stands. */
  value: string;
  /** The same out of the referral as it stands by now; left out where it is not the referral's own. */
  now?: (referral: Referral) => string;
  children: ReactNode;
  save: (value: string, headers: Record<string, string>) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for one thing about a referral, and does it. */
function Ask({ referral, title, text, submit, done, value, now, children, save, onClose }: AskProps) {
  const ui = useUiTexts();
  const queries = useQueryClient();
  const facts = useReferralFacts();
  const form = useRecordForm({
    values: { value },
    etag: etagOf(referral),
    draftKey: false,
    facts: facts(referral),
    reload: async () => {
      const { data, etag } = await versioned(api.GET('/api/v1/referrals/{id}', { params: { path: { id: referral.id } } }));
      return { values: { value: now?.(data) ?? value }, etag, facts: facts(data) };
    },
    pointers: { '/reason': 'value', '/firstAppointmentOn': 'value', '/personId': 'value' },
    save: (values, headers) => save(values.value, headers),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['referrals'] });
      onClose();
      notify('success', done);
    },
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <RecordForm
        form={form}
        submitLabel={submit}
        cancel={
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {ui('cancel')}
          </button>
        }
      >
        {children}
      </RecordForm>
    </Dialog>
  );
}

interface DialogProps {
  referral: Referral;
  onClose: () => void;
}

export function DeclineDialog({ referral, onClose }: DialogProps) {
  const t = useTexts();
  return (
    <Ask
      {...{ referral, onClose }}
      title={t('detail.declineTitle')}
      text={t('detail.declineText')}
      submit={t('detail.decline')}
      done={t('detail.declined')}
      value=""
      save={(reason, headers) =>
        ok(api.POST('/api/v1/referrals/{id}/decision', { params: { path: { id: referral.id }, header: matching(headers) }, body: { decision: 'declined', reason }, headers }))
      }
    >
      <TextField name="value" label={t('detail.declineLabel')} required rows={4} maxLength={1000} />
    </Ask>
  );
}

export function WithdrawDialog({ referral, onClose }: DialogProps) {
  const t = useTexts();
  return (
    <Ask
      {...{ referral, onClose }}
      title={t('detail.withdrawTitle')}
      text={t('detail.withdrawText')}
      submit={t('detail.withdraw')}
      done={t('detail.withdrawn')}
      value=""
      save={(reason, headers) =>
        ok(api.POST('/api/v1/referrals/{id}/withdrawal', { params: { path: { id: referral.id }, header: matching(headers) }, body: reason.trim() ? { reason } : {}, headers }))
      }
    >
      <TextField name="value" label={t('detail.withdrawLabel')} rows={4} maxLength={1000} />
    </Ask>
  );
}

export function AppointmentDialog({ referral, onClose }: DialogProps) {
  const t = useTexts();
  return (
    <Ask
      {...{ referral, onClose }}
      title={t('detail.appointmentTitle')}
      text={t('detail.appointmentText')}
      submit={t('detail.appointment')}
      done={t('detail.appointmentSaved')}
      value={referral.firstAppointmentOn ?? ''}
      now={({ firstAppointmentOn }) => firstAppointmentOn ?? ''}
      save={(day, headers) =>
        ok(api.PATCH('/api/v1/referrals/{id}', { params: { path: { id: referral.id }, header: matching(headers) }, body: { firstAppointmentOn: day || null }, headers }))
      }
    >
      <DateField name="value" label={t('detail.appointmentLabel')} min={referral.sentOn} />
    </Ask>
  );
}

/** Links the referral to somebody whom one follows already. */
export function KnownDialog({ referral, onClose }: DialogProps) {
  const t = useTexts();
  const people = useQuery({
    queryKey: ['people', 'open'],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/people', { params: { query: { limit: 100, status: 'open' } }, signal })),
  });
  return (
    <Loaded query={people}>
      {({ items }) =>
        items.length === 0 ? (
          <Dialog title={t('detail.knownTitle')} onClose={onClose}>
            <Alert tone="info">{t('detail.knownNone')}</Alert>
          </Dialog>
        ) : (
          <Ask
            {...{ referral, onClose }}
            title={t('detail.knownTitle')}
            text={t('detail.knownText')}
            submit={t('detail.known')}
            done={t('detail.linked')}
            value=""
            save={(personId, headers) =>
              ok(api.POST('/api/v1/referrals/{id}/decision', { params: { path: { id: referral.id }, header: matching(headers) }, body: { decision: 'accepted', personId }, headers }))
            }
          >
            <SelectField name="value" label={t('detail.knownLabel')} required options={items.map(person => ({ value: person.id, label: fullName(person) }))} />
          </Ask>
        )
      }
    </Loaded>
  );
}
