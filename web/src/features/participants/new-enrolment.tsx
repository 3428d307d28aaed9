// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Alert } from '../../ui/alert.js';
import { announce } from '../../ui/announcer.js';
import { formatDate } from '../../ui/format.js';
import { RadioField, SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { Loaded } from '../../ui/loaded.js';
import { useLocalText } from '../../ui/local-text.js';
import { Page } from '../../ui/page.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { useSignedIn, useToday } from '../session/session.js';
import { isOutside, useAges } from './ages.js';
import { useEnrolmentTexts } from './enrolment-texts.js';
import { ageOn, areaOf, fullName } from '../person-file/model.js';
import type { Action, Person, ProgrammeArea, TargetGroup } from '../person-file/model.js';
import { useForgetPeople, usePerson } from '../person-file/use-person.js';

/** Enrol a person in an action under one of its target groups. */
export default function NewEnrolment() {
  const { id = '' } = useParams();
  const t = useEnrolmentTexts();
  const person = usePerson(id);
  const programme = useQuery({ queryKey: ['programme'], queryFn: ({ signal }) => ok(api.GET('/api/v1/programme', { signal })) });
  return (
    <Loaded query={person} page>
      {({ data }) => {
        const current = data.cases?.[0];
        if (current?.status !== 'open') {
          return (
            <Page title={t('enrol.title')}>
              <Alert tone="warning">{t('enrol.closed')}</Alert>
            </Page>
          );
        }
        return (
          <Loaded query={programme} page>
            {({ areas }) => <EnrolmentForm person={data} caseId={current.id} openedOn={current.openedOn} areas={areas} />}
          </Loaded>
        );
      }}
    </Loaded>
  );
}

interface Choice {
  area: ProgrammeArea;
  action: Action;
}

/** Actions of one's own areas that record people by name. */
function useChoices(areas: readonly ProgrammeArea[]): Choice[] {
  const { role } = useSignedIn();
  const own = new Set(role.areas.map(({ id }) => id));
  return areas
    .filter(({ id }) => own.has(id))
    .flatMap(area => area.objectives.flatMap(({ actions }) => actions.map(action => ({ area, action }))))
    .filter(({ action }) => action.namedParticipants);
}

interface Values {
  actionId: string;
  targetGroupId: string;
  startsOn: string;
  admissionReason: string;
}

interface EnrolmentFormProps {
  person: Person;
  caseId: string;
  openedOn: string;
  areas: readonly ProgrammeArea[];
}

function EnrolmentForm({ person, caseId, openedOn, areas }: EnrolmentFormProps) {
  const t = useEnrolmentTexts();
  const ui = useUiTexts();
  const local = useLocalText();
  const today = useToday();
  const navigate = useNavigate();
  const forget = useForgetPeople();
  const choices = useChoices(areas);
  const birthDate = person.identity?.birthDate ?? null;
  /** The groups to choose from, the one chosen, and whether the age is outside it. */
  const judge = ({ actionId, targetGroupId, startsOn }: Values) => {
    const groups = choices.find(({ action }) => action.id === actionId)?.action.targetGroups.filter(({ kind }) => kind === 'participants') ?? [];
    const group = groups.find(({ id }) => id === targetGroupId);
    const age = birthDate && startsOn ? ageOn(birthDate, startsOn) : null;
    return { groups, group, age, outside: group !== undefined && age !== null && isOutside(age, group) };
  };
  const form = useRecordForm({
    values: { actionId: '', targetGroupId: '', startsOn: today, admissionReason: '' } satisfies Values,
    about: { personId: person.id },
    save: (values, headers) => {
      const { admissionReason, ...body } = values;
      const reason = admissionReason.trim() && judge(values).outside ? { admissionReason } : {};
      return ok(api.POST('/api/v1/enrolments', { body: { caseId, ...body, ...reason }, headers }));
    },
    onSaved: async enrolment => {
      await forget();
      notify('success', t(enrolment.admission === 'waiting' ? 'enrol.savedWaiting' : 'enrol.saved'));
      await navigate(`/persone/${person.id}/percorso`);
    },
  });
  const now = form.methods.watch();
  const { groups, group, age, outside } = judge(now);
  const { setValue } = form.methods;
  const stale = now.targetGroupId !== '' && !group;
  useEffect(() => {
    // Another action, other groups: the one chosen before is no choice any more.
    if (stale) setValue('targetGroupId', '');
  }, [stale, setValue]);
  return (
    <Page title={t('enrol.title')} lead={t('enrol.lead', { name: fullName(person) })}>
      <RecordForm form={form} submitLabel={t('enrol.submit')} cancel={<Link className="btn btn-outline-primary" to={`/persone/${person.id}/percorso`}>{ui('cancel')}</Link>}>
        <DateField name="startsOn" label={t('enrol.startsOn')} required min={openedOn} max={today} />
        <SelectField
          name="actionId"
          label={t('enrol.action')}
          hint={t('enrol.actionHint')}
          required
          options={choices.map(({ area, action }) => ({ value: action.id, label: `${areaOf(area.key).name} · ${action.code} ${local(action.name)}` }))}
        />
        <GroupField groups={groups} />
        {group && birthDate === null && (group.minAge !== null || group.maxAge !== null) && <BirthDateMissing personId={person.id} />}
        {group && age !== null && outside && <OutsideAges age={age} group={group} day={now.startsOn} />}
      </RecordForm>
    </Page>
  );
}

/** The groups that the action admits, each with its ages and conditions in view. */
function GroupField({ groups }: { groups: readonly TargetGroup[] }) {
  const t = useEnrolmentTexts();
  const local = useLocalText();
  const ages = useAges();
  if (groups.length === 0) return <p>{t('enrol.groupFirst')}</p>;
  const options = groups.map(group => {
    const conditions = group.conditions.map(({ text }) => local(text)).join('; ');
    const hint = [capital(ages(group)), conditions && t('enrol.conditions', { conditions })].filter(Boolean).join('. ');
    return { value: group.id, label: local(group.name), hint };
  });
  return <RadioField name="targetGroupId" label={t('enrol.group')} required options={options} />;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function BirthDateMissing({ personId }: { personId: string }) {
  const t = useEnrolmentTexts();
  return (
    <Alert tone="warning" title={t('enrol.birthTitle')}>
      <p className="mb-2">{t('enrol.birth')}</p>
      <Link to={`/persone/${personId}/modifica`}>{t('enrol.birthFix')}</Link>
    </Alert>
  );
}

/** Why the age does not fit, and the way out. */
function OutsideAges({ age, group, day }: { age: number; group: TargetGroup; day: string }) {
  const t = useEnrolmentTexts();
  const ages = useAges();
  const text = t('enrol.outside', { date: formatDate(day), age, ages: ages(group) });
  useEffect(() => announce(text), [text]);
  return (
    <>
      <Alert tone="warning" title={t('enrol.outsideTitle')}>
        <p className="mb-0">{text}</p>
      </Alert>
      <TextField name="admissionReason" label={t('enrol.reason')} hint={t('enrol.reasonHint')} rows={4} maxLength={1000} />
    </>
  );
}
