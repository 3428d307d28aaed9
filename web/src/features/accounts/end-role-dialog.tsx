// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { api, ok } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { RadioField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { useToday } from '../session/session.js';
import { roleName } from '../session/texts.js';
import type { AccountRole } from './model.js';
import { useTexts } from './texts.js';

interface Props {
  accountId: string;
  role: AccountRole;
  onClose: () => void;
}

/** The last day of a role: at once, on a day, or none. */
export function EndRoleDialog({ accountId, role, onClose }: Props) {
  const t = useTexts();
  const ui = useUiTexts();
  const queries = useQueryClient();
  const today = useToday();
  const valuesOf = ({ validTo }: Pick<AccountRole, 'validTo'>) => ({ when: validTo === null ? 'never' : 'on', validTo: validTo ?? '' });
  const form = useRecordForm({
    values: valuesOf(role),
    reload: async () => {
      const { roles } = await ok(api.GET('/api/v1/accounts/{id}', { params: { path: { id: accountId } } }));
      const now = roles.find(({ id }) => id === role.id) ?? role;
      return { values: valuesOf(now), etag: `"${now.version}"` };
    },
    etag: `"${role.version}"`,
    draftKey: false,
    save: ({ when, validTo }, headers) =>
      ok(
        api.PATCH('/api/v1/accounts/{id}/roles/{roleId}', {
          params: { path: { id: accountId, roleId: role.id }, header: { 'If-Match': headers['If-Match'] ?? '' } },
          body: { validTo: when === 'never' ? null : when === 'now' ? dayBefore(today) : validTo },
          headers,
        }),
      ),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['accounts'] });
      onClose();
      notify('success', t('endRole.saved'));
    },
  });
  const when = form.methods.watch('when');
  return (
    <Dialog title={t('endRole.title')} onClose={onClose}>
      <p>{[roleName(role.role), role.organisation].filter(Boolean).join(', ')}</p>
      <RecordForm
        form={form}
        submitLabel={t('endRole.submit')}
        cancel={
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {ui('cancel')}
          </button>
        }
      >
        <RadioField
          name="when"
          label={t('endRole.when')}
          required
          options={[
            { value: 'now', label: t('endRole.now'), hint: t('endRole.nowHint') },
            { value: 'on', label: t('endRole.on') },
            { value: 'never', label: t('endRole.never') },
          ]}
        />
        {when === 'on' && <DateField name="validTo" label={t('validTo')} required min={today} />}
      </RecordForm>
    </Dialog>
  );
}

/** The day before a civil day. */
function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
