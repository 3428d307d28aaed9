// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { Alert } from '../../ui/alert.js';
import { AreaTag } from '../../ui/area-tag.js';
import { Facts } from '../../ui/facts.js';
import { SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { Loaded } from '../../ui/loaded.js';
import { useLocalText } from '../../ui/local-text.js';
import { Page } from '../../ui/page.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { useToday } from '../session/session.js';
import { useEnrolmentTexts } from './enrolment-texts.js';
import { areaOf, fullName } from '../person-file/model.js';
import type { Enrolment, Person } from '../person-file/model.js';
import { useForgetPeople, usePerson } from '../person-file/use-person.js';

type Partner = Item<'/api/v1/partners'>;

/** Entrust an enrolment to a partner of its area. */
export default function NewAssignment() {
  const { id = '', enrolmentId } = useParams();
  const t = useEnrolmentTexts();
  const query = usePerson(id);
  return (
    <Loaded query={query} page>
      {({ data: person }) => {
        const enrolment = person.enrolments.find(one => one.id === enrolmentId);
        if (!enrolment) {
          return (
            <Page title={t('assign.title')}>
              <Alert tone="warning">{t('assign.missing')}</Alert>
            </Page>
          );
        }
        return <WithPartners person={person} enrolment={enrolment} />;
      }}
    </Loaded>
  );
}

/** The area's partners, all of them: there are a dozen or two. */
function WithPartners({ person, enrolment }: { person: Person; enrolment: Enrolment }) {
  const query = { limit: 100, areaId: enrolment.area.id };
  const partners = useQuery({
    queryKey: ['partners', 'of-area', enrolment.area.id],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/partners', { params: { query }, signal })),
  });
  return (
    <Loaded query={partners} page>
      {({ items }) => <AssignmentForm person={person} enrolment={enrolment} partners={items} />}
    </Loaded>
  );
}

function AssignmentForm({ person, enrolment, partners }: { person: Person; enrolment: Enrolment; partners: readonly Partner[] }) {
  const t = useEnrolmentTexts();
  const ui = useUiTexts();
  const local = useLocalText();
  const today = useToday();
  const navigate = useNavigate();
  const forget = useForgetPeople();
  const { id: enrolmentId, area, action } = enrolment;
  const shares = person.consents?.some(({ purpose, state }) => purpose === 'sharing_with_partners' && state === 'in_force') ?? true;
  const form = useRecordForm({
    values: { partnerId: '', purpose: '', startsOn: today, endsOn: '' },
    about: { personId: person.id },
    save: ({ endsOn, ...body }, headers) => ok(api.POST('/api/v1/assignments', { body: { enrolmentId, ...body, endsOn: endsOn || null }, headers })),
    onSaved: async () => {
      await forget();
      notify('success', t('assign.saved'));
      await navigate(`/persone/${person.id}/percorso`);
    },
  });
  const last = enrolment.endsOn ?? undefined;
  return (
    <Page title={t('assign.title')} lead={t('assign.lead', { name: fullName(person) })}>
      <Facts facts={[{ label: t('assign.action'), value: <><AreaTag area={areaOf(area.key)} /> {`${action.code} ${local(action.name)}`}</> }]} />
      {!shares && (
        <Alert tone="warning" title={t('assign.consentTitle')}>
          <p className="mb-2">{t('assign.consent')}</p>
          <Link to={`/persone/${person.id}/consensi`}>{t('assign.consentFix')}</Link>
        </Alert>
      )}
      <RecordForm form={form} submitLabel={t('assign.submit')} cancel={<Link className="btn btn-outline-primary" to={`/persone/${person.id}/percorso`}>{ui('cancel')}</Link>}>
        <SelectField
          name="partnerId"
          label={t('assign.partner')}
          hint={t('assign.partnerHint')}
          required
          options={partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField name="purpose" label={t('assign.purpose')} hint={t('assign.purposeHint')} required rows={3} maxLength={500} />
        <DateField name="startsOn" label={t('assign.startsOn')} required min={enrolment.startsOn} max={last} />
        <DateField name="endsOn" label={t('assign.endsOn')} hint={t('assign.endsOnHint')} min={enrolment.startsOn} max={last} />
      </RecordForm>
    </Page>
  );
}
