// SPDX-License-Identifier: AGPL-3.0-or-later
import { useNavigate } from 'react-router';
import { api, ok, versioned } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { etagOf, matching } from '../person-file/model.js';
import { useForgetPeople } from '../person-file/use-person.js';
import { useToday } from '../session/session.js';
import type { Member } from './model.js';
import { useTexts } from './texts.js';

/** Another role or another last day; one's own last day is said to be what it is. */
export function MemberDialog({ member, own, onClose }: { member: Member; own: boolean; onClose: () => void }) {
  const t = useTexts();
  const ui = useUiTexts();
  const today = useToday();
  const forget = useForgetPeople();
  const navigate = useNavigate();
  const { id: memberId, caseId, name, startsOn } = member;
  const valuesOf = ({ role, endsOn }: Pick<Member, 'role' | 'endsOn'>) => ({ role: role ?? '', endsOn: endsOn ?? (own ? today : '') });
  const form = useRecordForm({
    values: valuesOf(member),
    reload: async () => {
      const { data, etag } = await versioned(api.GET('/api/v1/cases/{id}/team/{memberId}', { params: { path: { id: caseId, memberId } } }));
      return { values: valuesOf(data), etag };
    },
    etag: etagOf(member),
    draftKey: false,
    save: ({ role, endsOn }, headers) =>
      ok(
        api.PATCH('/api/v1/cases/{id}/team/{memberId}', {
          params: { path: { id: caseId, memberId }, header: matching(headers) },
          body: own ? { endsOn } : { ...(role && { role }), endsOn: endsOn || null },
          headers,
        }),
      ),
    onSaved: async ({ endsOn }) => {
      onClose();
      notify('success', t(own ? 'team.left' : 'team.saved'));
      // Whoever is out already finds nothing here any more.
      if (own && endsOn !== null && endsOn < today) await navigate('/persone');
      await forget();
    },
  });
  return (
    <Dialog title={own ? t('team.leaveTitle') : t('team.changeTitle', { name })} onClose={onClose}>
      {own && <p>{t('team.leaveText')}</p>}
      <RecordForm
        form={form}
        submitLabel={t(own ? 'team.leave' : 'save')}
        cancel={
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {ui('cancel')}
          </button>
        }
      >
        {!own && <TextField name="role" label={t('team.role')} required maxLength={80} />}
        <DateField name="endsOn" label={t('team.endsOn')} hint={t('team.endsOnHint')} required={own} min={startsOn} />
      </RecordForm>
    </Dialog>
  );
}
