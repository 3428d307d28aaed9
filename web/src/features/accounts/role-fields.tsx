// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useFormContext } from 'react-hook-form';
import { api, ok } from '../../api/client.js';
import { areaLabel, localText } from '../../api/programme.js';
import type { Sent } from '../../api/types.js';
import { CheckboxField, SelectField } from '../../ui/form/choice-fields.js';
import { RequiredMark } from '../../ui/form/field-frame.js';
import { DateField } from '../../ui/form/value-fields.js';
import { Loaded } from '../../ui/loaded.js';
import { useToday } from '../session/session.js';
import { roleKeys, roleName } from '../session/texts.js';
import { useTexts } from './texts.js';

export interface RoleValues {
  role: string;
  organisationId: string;
  convenzioneId: string;
  /** By the area's id. */
  areas: Record<string, boolean>;
  validFrom: string;
  validTo: string;
}

export const blankRole: RoleValues = { role: '', organisationId: '', convenzioneId: '', areas: {}, validFrom: '', validTo: '' };

/** Refusals of the server that belong to a field with another name. */
export const rolePointers = { '/areaIds': 'role' } as const;

export function roleBody(values: RoleValues): Sent<'/api/v1/accounts/{id}/roles', 'post'> {
  const areaIds = Object.keys(values.areas).filter(id => values.areas[id]);
  return {
    role: values.role as never,
    ...(values.organisationId && { organisationId: values.organisationId }),
    ...(values.convenzioneId && { convenzioneId: values.convenzioneId }),
    areaIds,
    ...(values.validFrom && { validFrom: values.validFrom }),
    ...(values.validTo && { validTo: values.validTo }),
  };
}

/** What a role needs, asked for as far as it needs it. */
export function RoleFields() {
  const t = useTexts();
  const today = useToday();
  const kinds = useQuery({ queryKey: ['roles'], queryFn: ({ signal }) => ok(api.GET('/api/v1/roles', { signal })), staleTime: 600_000 });
  const { watch } = useFormContext<RoleValues>();
  const chosen = watch('role');
  return (
    <Loaded query={kinds}>
      {({ items }) => {
        const kind = items.find(({ role }) => role === chosen);
        return (
          <>
            <SelectField name="role" label={t('role')} required options={roleKeys.map(value => ({ value, label: roleName(value) }))} />
            {kind && <OrganisationField kinds={kind.organisationKinds} required={kind.organisationNeeded} />}
            {kind && !kind.outside && <PlaceFields areas={kind.areas} />}
            <DateField name="validFrom" label={t('validFrom')} hint={t('validFromHint')} min={today} />
            <DateField name="validTo" label={t('validTo')} hint={t('validToHint')} min={today} />
          </>
        );
      }}
    </Loaded>
  );
}

function OrganisationField({ kinds, required }: { kinds: readonly string[]; required: boolean }) {
  const t = useTexts();
  const query = useQuery({ queryKey: ['organisations'], queryFn: ({ signal }) => ok(api.GET('/api/v1/organisations', { signal })) });
  const options = (query.data?.items ?? []).filter(({ kind }) => kinds.includes(kind)).map(({ id, name }) => ({ value: id, label: name }));
  return <SelectField name="organisationId" label={t('organisation')} hint={t('organisationHint')} required={required} placeholder={required ? undefined : t('noOrganisation')} options={options} />;
}

/** The convenzione, where there is more than one to choose, and its areas. */
function PlaceFields({ areas }: { areas: boolean }) {
  const t = useTexts();
  const { watch } = useFormContext<RoleValues>();
  const convenzioneId = watch('convenzioneId');
  const all = useQuery({ queryKey: ['convenzioni'], queryFn: ({ signal }) => ok(api.GET('/api/v1/convenzioni', { params: { query: { limit: 100 } }, signal })) });
  const programme = useQuery({
    queryKey: ['programme', convenzioneId],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/programme', { params: { query: convenzioneId ? { convenzioneId } : {} }, signal })),
    staleTime: 600_000,
  });
  const choices = all.data?.items ?? [];
  return (
    <>
      {choices.length > 1 && (
        <SelectField name="convenzioneId" label={t('convenzione')} options={choices.map(({ id, name }) => ({ value: id, label: localText(name) }))} placeholder={programme.data && localText(programme.data.convenzione.name)} />
      )}
      {areas && (
        <fieldset className="app-field">
          <legend className="app-legend">
            {t('areas')}
            <RequiredMark />
          </legend>
          {programme.data?.areas.map(area => <CheckboxField key={area.id} name={`areas.${area.id}`} label={areaLabel(area).name} />)}
        </fieldset>
      )}
    </>
  );
}
