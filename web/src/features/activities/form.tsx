// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import { actionsOf, localText, useProgramme } from '../../api/programme.js';
import type { Programme } from '../../api/programme.js';
import { RadioField, SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import type { VersionOptions } from '../../ui/form/use-record-form.js';
import { DateField, NumberField } from '../../ui/form/value-fields.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { useTexts as useKitTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { useSignedIn, useToday } from '../session/session.js';
import { at, kinds } from './activity.js';
import type { Activity } from './activity.js';
import { expectedAt } from './expected.js';
import { blank, bodyOf, pointedAt, valuesOf } from './form-values.js';
import type { ActivityValues } from './form-values.js';
import { useTexts } from './texts.js';
import { Who, useAssignments } from './who.js';

/** A new activity, or the correction of one that is still the partner's. */
export default function ActivityFormPage() {
  const t = useTexts();
  const { id } = useParams();
  const query = useQuery({
    queryKey: ['activities', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => readActivity(id ?? '', signal),
  });
  const programme = useProgramme();
  const assignments = useAssignments();
  return (
    <Page title={t(id ? 'form.editTitle' : 'form.newTitle')} lead={t('form.lead')}>
      <Loaded query={programme}>
        {known => (
          <Loaded query={assignments}>
            {assigned => {
              const form = (read?: Versioned<Activity>) => <ActivityForm programme={known} assignments={assigned} read={read} />;
              return id ? <Loaded query={query}>{form}</Loaded> : form();
            }}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

const readActivity = (id: string, signal?: AbortSignal) => versioned(api.GET('/api/v1/activities/{id}', { params: { path: { id } }, signal }));

interface ActivityFormProps {
  programme: Programme;
  assignments: NonNullable<ReturnType<typeof useAssignments>['data']>;
  read?: Versioned<Activity>;
}

function ActivityForm({ programme, assignments, read }: ActivityFormProps) {
  const t = useTexts();
  const kit = useKitTexts();
  const today = useToday();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { role } = useSignedIn();
  const areas = new Set(role.areas.map(area => area.id));
  const actions = programme.areas
    .filter(area => areas.has(area.id))
    .flatMap(area => actionsOf(area).map(action => ({ area, action })));
  const known = { actions: actions.map(({ action }) => action), assignments, attendances: read?.data.attendances ?? [] };
  const id = read?.data.id;
  const version: VersionOptions<ActivityValues> = read
    ? {
        etag: read.etag,
        reload: async () => {
          const now = await readActivity(read.data.id);
          return { values: valuesOf(now.data), etag: now.etag };
        },
      }
    : {};
  const form = useRecordForm<ActivityValues, Versioned<Activity>>({
    values: useMemo(() => (read ? valuesOf(read.data) : blank(today)), [read, today]),
    about: { form: 'activity' },
    ...version,
    save: async (values, headers) => {
      const { body, pointers } = bodyOf(values, expectedAt(values, known));
      try {
        if (id) return await versioned(api.PATCH('/api/v1/activities/{id}', { ...at(id, headers['If-Match'] ?? null), body }));
        return await versioned(api.POST('/api/v1/activities', { params: { header: headers as { 'Idempotency-Key': string } }, body }));
      } catch (error) {
        throw pointedAt(error, pointers);
      }
    },
    onSaved: async ({ data }) => {
      await queries.invalidateQueries({ queryKey: ['activities'] });
      notify('success', t(id ? 'form.saved' : 'form.created'));
      void navigate(`/attivita/${data.id}`);
    },
  });
  return (
    <RecordForm
      form={form}
      submitLabel={t(id ? 'form.save' : 'form.saveDraft')}
      cancel={
        <Link className="btn btn-outline-primary" to={id ? `/attivita/${id}` : '/attivita'}>
          {kit('cancel')}
        </Link>
      }
    >
      <section>
        <h2>{t('form.when')}</h2>
        <SelectField
          name="actionId"
          label={t('form.action')}
          required
          hint={actions.length === 0 ? t('form.noActions') : undefined}
          options={actions.map(({ area, action }) => ({ value: action.id, label: `${localText(area.name)} ${action.code} · ${localText(action.name)}` }))}
        />
        <DateField name="heldOn" label={t('form.heldOn')} required min={programme.convenzione.startsOn} max={today} />
        <NumberField name="minutes" label={t('form.minutes')} required min={1} max={1440} suffix={t('form.minutesSuffix')} />
        <TextField name="startsAt" label={t('form.startsAt')} hint={t('form.startsAtHint')} inputMode="numeric" maxLength={5} />
        <RadioField name="kind" label={t('form.kind')} required options={kinds.map(value => ({ value, label: t(`kind.${value}`) }))} />
        <TextField name="title" label={t('form.title')} hint={t('form.titleHint')} maxLength={200} required />
        <TextField name="place" label={t('form.place')} maxLength={200} />
      </section>
      <Who known={known} />
      <div className="app-person-line">
        <TextField name="notes" label={t('form.notes')} hint={t('form.notesHint')} rows={4} maxLength={4000} />
      </div>
    </RecordForm>
  );
}
