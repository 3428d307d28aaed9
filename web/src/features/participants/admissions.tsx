// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { api, ok } from '../../api/client.js';
import { AreaTag } from '../../ui/area-tag.js';
import { Dialog } from '../../ui/dialog.js';
import { formatDate } from '../../ui/format.js';
import { ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { useLocalText } from '../../ui/local-text.js';
import { Page } from '../../ui/page.js';
import { personName } from '../../ui/person-name.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { useAction } from '../../ui/use-action.js';
import { useAges } from './ages.js';
import { useEnrolmentTexts } from './enrolment-texts.js';
import { areaOf, etagOf, fullName } from '../person-file/model.js';
import type { WaitingEnrolment } from '../person-file/model.js';
import './participants.css';
import { personQueries } from '../person-file/use-person.js';

type Decision = 'admitted' | 'declined';

/** What the area's coordinator has to decide: people who ask to enter outside the ages. */
export default function Admissions() {
  const t = useEnrolmentTexts();
  const local = useLocalText();
  const ages = useAges();
  const [asked, setAsked] = useState<{ enrolment: WaitingEnrolment; decision: Decision } | null>(null);
  const list = useList<WaitingEnrolment>({
    key: ['enrolments', 'waiting'],
    load: ({ limit, cursor, signal }) =>
      ok(api.GET('/api/v1/enrolments', { params: { query: { admission: 'waiting', limit, ...(cursor && { cursor }) } }, signal })),
  });
  return (
    <Page title={t('admissions.title')} lead={t('admissions.lead')}>
      <ListView
        list={list}
        caption={t('admissions.caption')}
        rowKey={enrolment => enrolment.id}
        rowTo={enrolment => `/persone/${enrolment.personId}`}
        columns={[
          { key: 'name', header: t('admissions.name'), cell: ({ person }) => (person ? personName(person) : '') },
          {
            key: 'action',
            header: t('admissions.action'),
            cell: ({ area, action }) => (
              <>
                <AreaTag area={areaOf(area.key)} />
                <br />
                {`${action.code} ${local(action.name)}`}
              </>
            ),
          },
          { key: 'group', header: t('admissions.group'), cell: ({ targetGroup }) => targetGroup && `${local(targetGroup.name)} (${ages(targetGroup)})` },
          { key: 'age', header: t('admissions.age'), align: 'end', cell: ({ ageAtEntry }) => ageAtEntry },
          { key: 'startsOn', header: t('admissions.startsOn'), cell: ({ startsOn }) => formatDate(startsOn) },
          { key: 'reason', header: t('admissions.reason'), cell: ({ admissionReason }) => admissionReason },
          { key: 'decision', header: t('admissions.decision'), cell: enrolment => <DecisionButtons enrolment={enrolment} ask={decision => setAsked({ enrolment, decision })} /> },
        ]}
        empty={{ title: t('admissions.emptyTitle'), text: t('admissions.emptyText') }}
      />
      {asked && <DecisionDialog {...asked} onClose={() => setAsked(null)} />}
    </Page>
  );
}

const nameOf = ({ person }: WaitingEnrolment) => (person ? fullName(person) : '');

function DecisionButtons({ enrolment, ask }: { enrolment: WaitingEnrolment; ask: (decision: Decision) => void }) {
  const t = useEnrolmentTexts();
  const name = nameOf(enrolment);
  return (
    <span className="app-row-actions">
      <button type="button" className="btn btn-primary btn-xs" aria-label={t('admissions.admitTitle', { name })} onClick={() => ask('admitted')}>
        {t('admissions.admit')}
      </button>
      <button type="button" className="btn btn-outline-danger btn-xs" aria-label={t('admissions.declineTitle', { name })} onClick={() => ask('declined')}>
        {t('admissions.decline')}
      </button>
    </span>
  );
}

/** The decision once more, with the reason that was written for it. */
function DecisionDialog({ enrolment, decision, onClose }: { enrolment: WaitingEnrolment; decision: Decision; onClose: () => void }) {
  const t = useEnrolmentTexts();
  const ui = useUiTexts();
  const name = nameOf(enrolment);
  const admits = decision === 'admitted';
  const decide = useAction({
    run: () =>
      ok(
        api.POST('/api/v1/enrolments/{id}/admission', {
          params: { path: { id: enrolment.id }, header: { 'If-Match': etagOf(enrolment) } },
          body: { decision },
        }),
      ),
    done: t(admits ? 'admissions.admitted' : 'admissions.declined'),
    touches: personQueries,
    then: onClose,
  });
  return (
    <Dialog
      title={t(admits ? 'admissions.admitTitle' : 'admissions.declineTitle', { name })}
      onClose={onClose}
      actions={
        <>
          <button type="button" className={`btn ${admits ? 'btn-primary' : 'btn-danger'}`} disabled={decide.working} onClick={() => decide.act()}>
            {t(admits ? 'admissions.admit' : 'admissions.decline')}
          </button>
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {ui('cancel')}
          </button>
        </>
      }
    >
      <p>{admits ? t('admissions.admitText', { date: formatDate(enrolment.startsOn) }) : t('admissions.declineText')}</p>
      <p className="fw-semibold mb-1">{t('admissions.why')}</p>
      <p className="mb-0">{enrolment.admissionReason}</p>
    </Dialog>
  );
}
