// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { api, ok, versioned } from '../../api/client.js';
import { localText } from '../../api/programme.js';
import { Alert } from '../../ui/alert.js';
import { useCan } from '../../ui/can.js';
import { Dialog } from '../../ui/dialog.js';
import { Facts } from '../../ui/facts.js';
import { formatDate, formatDateTime, formatMinutes, formatNumber } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { personName } from '../../ui/person-name.js';
import { useTexts as useKitTexts } from '../../ui/texts.js';
import { useAction } from '../../ui/use-action.js';
import { ActivityStatus, at } from './activity.js';
import type { Activity } from './activity.js';
import { ReturnForm } from './return-form.js';
import { useTexts } from './texts.js';

/** One activity, and what the reader can do with it in its present state. */
export default function ActivityPage() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['activities', id],
    queryFn: ({ signal }) => versioned(api.GET('/api/v1/activities/{id}', { params: { path: { id } }, signal })),
  });
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [returning, setReturning] = useState(false);
  // Who came from the queue goes back to it: the next one waits there.
  const decided = () => (pathname.startsWith('/da-validare') ? void navigate('/da-validare') : undefined);
  return (
    <Loaded query={query} page>
      {({ data, etag }) => (
        <Page
          title={data.title}
          personal
          lead={formatDate(data.heldOn)}
          actions={!returning && <Actions activity={data} etag={etag} onReturn={() => setReturning(true)} onDecided={decided} />}
        >
          {returning && data.status === 'submitted' && (
            <ReturnForm activity={data} etag={etag} onClose={() => setReturning(false)} onReturned={decided} />
          )}
          <Body activity={data} />
        </Page>
      )}
    </Loaded>
  );
}

interface ActionsProps {
  activity: Activity;
  etag: string | null;
  onReturn: () => void;
  onDecided: () => void;
}

/** The partner's steps on what is still its own; the coordinator's on what was submitted. */
function Actions(props: ActionsProps) {
  const { activity } = props;
  const can = useCan();
  const editable = activity.status === 'draft' || activity.status === 'returned';
  if (editable && can('update', 'Activity')) return <PartnerActions {...props} />;
  if (activity.status === 'submitted' && can('validate', 'Activity')) return <CoordinatorActions {...props} />;
  return null;
}

function PartnerActions({ activity, etag }: ActionsProps) {
  const t = useTexts();
  const kit = useKitTexts();
  const navigate = useNavigate();
  const [removing, setRemoving] = useState(false);
  const request = at(activity.id, etag);
  const submit = useAction({
    run: () => ok(api.POST('/api/v1/activities/{id}/submission', request)),
    done: t('detail.wasSubmitted'),
    touches: [['activities']],
  });
  const remove = useAction({
    run: () => ok(api.DELETE('/api/v1/activities/{id}', request)),
    done: t('detail.removed'),
    touches: [['activities', 'list']],
    then: () => void navigate('/attivita'),
  });
  return (
    <>
      <button type="button" className="btn btn-primary" disabled={submit.working} onClick={() => submit.act()}>
        {t('detail.submit')}
      </button>
      <Link className="btn btn-outline-primary" to={`/attivita/${activity.id}/modifica`}>
        {t('detail.edit')}
      </Link>
      <button type="button" className="btn btn-outline-danger" onClick={() => setRemoving(true)}>
        {t('detail.remove')}
      </button>
      {removing && (
        <Dialog
          title={t('detail.removeTitle')}
          onClose={() => setRemoving(false)}
          actions={
            <>
              <button type="button" className="btn btn-danger" disabled={remove.working} onClick={() => remove.act()}>
                {t('detail.remove')}
              </button>
              <button type="button" className="btn btn-outline-primary" onClick={() => setRemoving(false)}>
                {kit('cancel')}
              </button>
            </>
          }
        >
          <p className="mb-0">{t('detail.removeText')}</p>
        </Dialog>
      )}
    </>
  );
}

function CoordinatorActions({ activity, etag, onReturn, onDecided }: ActionsProps) {
  const t = useTexts();
  const validate = useAction({
    run: () => ok(api.POST('/api/v1/activities/{id}/validation', { ...at(activity.id, etag), body: { decision: 'validated' } })),
    done: t('detail.wasValidated'),
    touches: [['activities']],
    then: onDecided,
  });
  return (
    <>
      <button type="button" className="btn btn-primary" disabled={validate.working} onClick={() => validate.act()}>
        {t('detail.validate')}
      </button>
      <button type="button" className="btn btn-outline-primary" onClick={onReturn}>
        {t('detail.return')}
      </button>
    </>
  );
}

function Body({ activity }: { activity: Activity }) {
  const t = useTexts();
  const own = useCan()('update', 'Activity');
  const decided = activity.status === 'validated';
  return (
    <>
      {activity.returnReason && (
        <Alert tone="warning" title={t('detail.returned')}>
          <p className="mb-0 app-preserve">{activity.returnReason}</p>
        </Alert>
      )}
      {own && activity.status === 'submitted' && <Alert tone="info">{t('detail.waiting')}</Alert>}
      {own && decided && <Alert tone="info">{t('detail.final')}</Alert>}
      <Facts
        facts={[
          { label: t('detail.status'), value: <ActivityStatus status={activity.status} /> },
          { label: t('detail.day'), value: formatDate(activity.heldOn) },
          { label: t('detail.time'), value: activity.startsAt },
          { label: t('detail.length'), value: formatMinutes(activity.minutes) },
          { label: t('detail.action'), value: `${localText(activity.area.name)} ${activity.action.code}, ${localText(activity.action.name)}` },
          { label: t('detail.kind'), value: t(`kind.${activity.kind}`) },
          { label: t('detail.place'), value: activity.place },
          { label: t('detail.partner'), value: own ? null : activity.partner.name },
          { label: t('detail.operator'), value: activity.operatorName },
          { label: t('detail.submitted'), value: formatDateTime(activity.submittedAt) },
          { label: t('detail.validated'), value: decided ? formatDateTime(activity.decidedAt) : null },
          { label: t('detail.decidedBy'), value: decided ? activity.decidedByName : null },
        ]}
      />
      <Attendances activity={activity} />
      {activity.headcounts.length > 0 && <Headcounts activity={activity} />}
      {activity.notes && (
        <section>
          <h2 className="h4">{t('detail.notes')}</h2>
          <p className="app-preserve">{activity.notes}</p>
        </section>
      )}
    </>
  );
}

function Attendances({ activity }: { activity: Activity }) {
  const t = useTexts();
  if (activity.attendances.length === 0) return activity.headcounts.length > 0 ? null : <p>{t('detail.nobody')}</p>;
  return (
    <section>
      <h2 className="h4">{t('detail.attendances')}</h2>
      <DataTable
        caption={t('detail.attendancesCaption')}
        rows={activity.attendances}
        rowKey={one => one.id}
        columns={[
          { key: 'person', header: t('detail.person'), cell: one => (one.person ? personName(one.person) : t('detail.unnamed')) },
          { key: 'presence', header: t('detail.presence'), cell: one => t(one.present ? 'detail.present' : 'detail.absent') },
          { key: 'minutes', header: t('detail.minutes'), align: 'end', cell: one => (one.present ? formatMinutes(one.minutes) : '–') },
        ]}
      />
    </section>
  );
}

function Headcounts({ activity }: { activity: Activity }) {
  const t = useTexts();
  return (
    <section>
      <h2 className="h4">{t('detail.headcounts')}</h2>
      <DataTable
        caption={t('detail.headcountsCaption')}
        rows={activity.headcounts}
        rowKey={one => one.targetGroupId}
        columns={[
          { key: 'group', header: t('detail.group'), cell: one => localText(one.name) },
          { key: 'people', header: t('detail.people'), align: 'end', cell: one => formatNumber(one.people) },
        ]}
      />
    </section>
  );
}
