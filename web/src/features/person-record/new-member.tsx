// SPDX-License-Identifier: AGPL-3.0-or-later
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { areaOf, fullName } from '../person-file/model.js';
import type { Person } from '../person-file/model.js';
import { usePerson } from '../person-file/use-person.js';
import { useToday } from '../session/session.js';
import { useSaved } from './model.js';
import { useTexts } from './texts.js';

/** A colleague joins the care team. */
export default function NewMember() {
  const { id = '' } = useParams();
  return (
    <Loaded query={usePerson(id)} page>
      {({ data }) => <MemberForm person={data} />}
    </Loaded>
  );
}

function MemberForm({ person }: { person: Person }) {
  const t = useTexts();
  const ui = useUiTexts();
  const today = useToday();
  const back = `/persone/${person.id}/rete`;
  const saved = useSaved(back);
  const caseId = person.caseId ?? '';
  const form = useRecordForm({
    values: { accountId: '', role: '', startsOn: today, endsOn: '' },
    about: { personId: person.id },
    save: ({ endsOn, ...values }, headers) => ok(api.POST('/api/v1/cases/{id}/team', { params: { path: { id: caseId } }, body: { ...values, endsOn: endsOn || null }, headers })),
    onSaved: () => saved(t('team.added')),
  });
  return (
    <Page title={t('team.add')} lead={t('team.addLead', { name: fullName(person) })} personal>
      <RecordForm form={form} submitLabel={t('team.add')} cancel={<Link className="btn btn-outline-primary" to={back}>{ui('cancel')}</Link>}>
        <ColleagueField />
        <TextField name="role" label={t('team.role')} hint={t('team.roleHint')} required maxLength={80} />
        <DateField name="startsOn" label={t('team.startsOn')} required min={person.cases?.[0]?.openedOn} />
        <DateField name="endsOn" label={t('team.endsOn')} hint={t('team.endsOnHint')} />
      </RecordForm>
    </Page>
  );
}

/** The colleagues whose name holds what is written; the list is short, so more of the name finds anybody. */
function ColleagueField() {
  const t = useTexts();
  const id = useId();
  const [words, setWords] = useState('');
  const colleagues = useQuery({
    queryKey: ['colleagues', words],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ok(api.GET('/api/v1/colleagues', { params: { query: words ? { q: words } : {} }, signal })),
  });
  const options = (colleagues.data?.items ?? []).map(({ id: value, name, organisation, areas }) => ({
    value, label: [name, organisation, areas.map(key => areaOf(key).name).join(', ')].filter(Boolean).join(' · '),
  }));
  return (
    <>
      <div className="form-group app-field">
        <label htmlFor={id}>{t('team.search')}</label>
        <div className="app-field-hint" id={`${id}-hint`}>
          {t('team.searchHint')}
        </div>
        <input type="text" id={id} className="form-control" autoComplete="off" maxLength={80} aria-describedby={`${id}-hint`} value={words} onChange={event => setWords(event.target.value)} />
        <p className="mb-0" role="status">
          {colleagues.data && t('team.found', { count: options.length })}
        </p>
      </div>
      <SelectField name="accountId" label={t('team.colleague')} required options={options} />
    </>
  );
}
