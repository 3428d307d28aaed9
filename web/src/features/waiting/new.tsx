// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Sent } from '../../api/types.js';
import { Alert } from '../../ui/alert.js';
import { RadioField, SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Loaded } from '../../ui/loaded.js';
import { useLocalText } from '../../ui/local-text.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { areaOf } from '../person-file/model.js';
import type { ProgrammeArea } from '../person-file/model.js';
import { PersonFile } from '../person-file/person-file.js';
import { useSignedIn } from '../session/session.js';
import { useTexts } from './texts.js';
import { priorities } from './words.js';

type Body = Sent<'/api/v1/waiting-entries', 'post'>;

/** Ask for a place in an action: of one's own areas, or of another one, to whose coordinator the person is proposed. */
export default function NewWaitingEntry() {
  const t = useTexts();
  const programme = useQuery({ queryKey: ['programme'], queryFn: ({ signal }) => ok(api.GET('/api/v1/programme', { signal })) });
  return (
    <PersonFile>
      {person => {
        const current = person.cases?.[0];
        if (current?.status !== 'open') return <Alert tone="warning">{t('form.closed')}</Alert>;
        return <Loaded query={programme}>{({ areas }) => <EntryForm personId={person.id} caseId={current.id} areas={areas} />}</Loaded>;
      }}
    </PersonFile>
  );
}

/** Actions that record people by name, one's own areas first; Carcere/REMS only for who works there. */
function useChoices(areas: readonly ProgrammeArea[]) {
  const { role } = useSignedIn();
  const own = new Set(role.areas.map(({ id }) => id));
  return [...areas]
    .filter(({ id, key }) => key !== 'carcere-rems' || own.has(id))
    .sort((a, b) => Number(own.has(b.id)) - Number(own.has(a.id)))
    .flatMap(area => area.objectives.flatMap(({ actions }) => actions.map(action => ({ area, action }))))
    .filter(({ action }) => action.namedParticipants);
}

function EntryForm({ personId, caseId, areas }: { personId: string; caseId: string; areas: readonly ProgrammeArea[] }) {
  const t = useTexts();
  const ui = useUiTexts();
  const local = useLocalText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const choices = useChoices(areas);
  const form = useRecordForm({
    values: { actionId: '', targetGroupId: '', priority: 'normal', priorityReason: '', note: '' },
    about: { personId },
    save: ({ priority, priorityReason, note, ...body }, headers) =>
      ok(
        api.POST('/api/v1/waiting-entries', {
          body: { caseId, ...body, priority: priority as NonNullable<Body['priority']>, ...(priorityReason.trim() && { priorityReason }), ...(note.trim() && { note }) },
          headers,
        }),
      ),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['waiting'] });
      notify('success', t('form.saved'));
      await navigate(`/persone/${personId}/percorso`);
    },
  });
  const { actionId, priority } = form.methods.watch();
  const groups = choices.find(({ action }) => action.id === actionId)?.action.targetGroups.filter(({ kind }) => kind === 'participants') ?? [];
  return (
    <section aria-labelledby="ask">
      <h2 className="h4" id="ask">
        {t('form.title')}
      </h2>
      <p>{t('form.lead')}</p>
      <RecordForm form={form} submitLabel={t('form.submit')} cancel={<Link className="btn btn-outline-primary" to={`/persone/${personId}/percorso`}>{ui('cancel')}</Link>}>
        <SelectField
          name="actionId"
          label={t('form.action')}
          required
          options={choices.map(({ area, action }) => ({ value: action.id, label: `${areaOf(area.key).name} · ${action.code} ${local(action.name)}` }))}
        />
        {groups.length === 0 ? (
          <p>{t('form.groupFirst')}</p>
        ) : (
          <RadioField key={actionId} name="targetGroupId" label={t('form.group')} required options={groups.map(({ id, name }) => ({ value: id, label: local(name) }))} />
        )}
        <RadioField name="priority" label={t('priority')} required options={priorities.map(value => ({ value, label: t(`priorities.${value}`) }))} />
        {priority === 'high' && <TextField name="priorityReason" label={t('priorityReason')} required rows={2} maxLength={500} />}
        <TextField name="note" label={t('form.note')} rows={3} maxLength={1000} />
      </RecordForm>
    </section>
  );
}
