// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ok, versioned } from '../../api/client.js';
import { AreaTag } from '../../ui/area-tag.js';
import { Can } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { formatDate } from '../../ui/format.js';
import { useLocalText } from '../../ui/local-text.js';
import { StatusBadge } from '../../ui/status-badge.js';
import type { StatusTone } from '../../ui/status-badge.js';
import { useToday } from '../session/session.js';
import { DayDialog } from './day-dialog.js';
import { isLimited, useAges } from './ages.js';
import { areaOf, isOpen, matching } from '../person-file/model.js';
import type { Assignment, Enrolment, Person } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';

/** Actions that the person is enrolled in, each with who it is assigned to. */
export function EnrolmentsSection({ person }: { person: Person }) {
  const t = useTexts();
  const open = person.cases?.[0]?.status === 'open';
  return (
    <section aria-labelledby="enrolments">
      <div className="app-section-head">
        <h2 className="h4" id="enrolments">
          {t('enrolments.title')}
        </h2>
        {open && (
          <Can do="create" on="Enrolment">
            <Link className="btn btn-outline-primary btn-sm d-print-none" to={`/persone/${person.id}/iscrizioni/nuova`}>
              {t('enrolments.add')}
            </Link>
          </Can>
        )}
      </div>
      {person.enrolments.length === 0 && <p>{t('enrolments.none')}</p>}
      {person.enrolments.map(enrolment => (
        <EnrolmentCard
          key={enrolment.id}
          enrolment={enrolment}
          assignments={person.assignments.filter(({ enrolmentId }) => enrolmentId === enrolment.id)}
        />
      ))}
    </section>
  );
}

/** From when, and to when where that is known. */
export function usePeriod(): (record: { startsOn: string; endsOn: string | null }) => string {
  const t = useTexts();
  return ({ startsOn, endsOn }) =>
    endsOn
      ? t('enrolments.fromTo', { from: formatDate(startsOn), to: formatDate(endsOn) })
      : t('enrolments.from', { from: formatDate(startsOn) });
}

const admissionTones: Record<Enrolment['admission'], StatusTone> = { within: 'success', admitted: 'success', waiting: 'warning', declined: 'danger' };

function EnrolmentCard({ enrolment, assignments }: { enrolment: Enrolment; assignments: Assignment[] }) {
  const t = useTexts();
  const local = useLocalText();
  const term = useTerms();
  const ages = useAges();
  const period = usePeriod();
  const today = useToday();
  const { area, action, targetGroup, admission } = enrolment;
  // What still waits is for the coordinator to answer; only then is there something to assign or to end.
  const open = isOpen(enrolment, today) && admission !== 'declined' && admission !== 'waiting';
  const ended = !isOpen(enrolment, today) && admission !== 'declined' && admission !== 'waiting';
  return (
    <article className="app-card" aria-label={`${action.code} ${local(action.name)}`}>
      <p className="app-tags mb-1">
        <AreaTag area={areaOf(area.key)} />
        <StatusBadge tone={ended ? 'neutral' : admissionTones[admission]}>{ended ? t('enrolments.over') : term(`admission.${admission}`)}</StatusBadge>
      </p>
      <h3 className="h5">{`${action.code} ${local(action.name)}`}</h3>
      <Facts
        facts={[
          { label: t('enrolments.group'), value: targetGroup && (isLimited(targetGroup) ? `${local(targetGroup.name)} (${ages(targetGroup)})` : local(targetGroup.name)) },
          { label: t('enrolments.period'), value: period(enrolment) },
          { label: t('enrolments.ageAtEntry'), value: enrolment.ageAtEntry },
          { label: t('enrolments.reason'), value: enrolment.admissionReason },
        ]}
      />
      {admission !== 'declined' && admission !== 'waiting' && (
        <>
          <h4 className="h6">{t('enrolments.assignments')}</h4>
          {assignments.length === 0 && <p>{t('enrolments.noAssignment')}</p>}
          {assignments.length > 0 && (
            <ul className="app-assignments">
              {assignments.map(assignment => (
                <AssignmentLine key={assignment.id} assignment={assignment} />
              ))}
            </ul>
          )}
        </>
      )}
      {open && <EnrolmentButtons enrolment={enrolment} />}
    </article>
  );
}

function EnrolmentButtons({ enrolment }: { enrolment: Enrolment }) {
  const t = useTexts();
  const local = useLocalText();
  const [ending, setEnding] = useState(false);
  const { id, personId, action, startsOn } = enrolment;
  return (
    <div className="app-card-actions d-print-none">
      <Can do="create" on="Assignment">
        <Link className="btn btn-outline-primary btn-sm" to={`/persone/${personId}/iscrizioni/${id}/affidamento`}>
          {t('enrolments.assign')}
        </Link>
      </Can>
      <Can do="end" on="Enrolment">
        <button type="button" className="btn btn-outline-danger btn-sm" onClick={() => setEnding(true)}>
          {t('enrolments.end')}
        </button>
      </Can>
      {ending && (
        <DayDialog
          title={t('enrolments.endTitle', { action: local(action.name) })}
          text={t('enrolments.endText')}
          field="endsOn"
          label={t('enrolments.lastDay')}
          submit={t('enrolments.endSubmit')}
          done={t('enrolments.ended')}
          record={enrolment}
          read={() => versioned(api.GET('/api/v1/enrolments/{id}', { params: { path: { id } } }))}
          earliest={startsOn}
          save={(endsOn, headers) => ok(api.POST('/api/v1/enrolments/{id}/end', { params: { path: { id }, header: matching(headers) }, body: { endsOn }, headers }))}
          onClose={() => setEnding(false)}
        />
      )}
    </div>
  );
}

function AssignmentLine({ assignment }: { assignment: Assignment }) {
  const t = useTexts();
  const period = usePeriod();
  const today = useToday();
  const [ending, setEnding] = useState(false);
  const { id, partner, purpose, startsOn } = assignment;
  const open = isOpen(assignment, today);
  const begun = startsOn <= today;
  return (
    <li>
      <div>
        <p className="mb-0">
          <strong>{partner.name}</strong>{' '}
          <StatusBadge tone={!open ? 'neutral' : begun ? 'success' : 'info'}>
            {t(!open ? 'enrolments.overAssignment' : begun ? 'enrolments.running' : 'enrolments.planned')}
          </StatusBadge>
        </p>
        <p className="mb-0">{`${purpose}, ${period(assignment)}`}</p>
      </div>
      {open && begun && (
        <Can do="end" on="Assignment">
          <button
            type="button"
            className="btn btn-outline-danger btn-xs d-print-none"
            aria-label={t('enrolments.endAssignmentTitle', { partner: partner.name })}
            onClick={() => setEnding(true)}
          >
            {t('enrolments.endAssignment')}
          </button>
        </Can>
      )}
      {ending && (
        <DayDialog
          title={t('enrolments.endAssignmentTitle', { partner: partner.name })}
          text={t('enrolments.endAssignmentText')}
          field="endsOn"
          label={t('enrolments.lastDay')}
          submit={t('enrolments.endSubmit')}
          done={t('enrolments.assignmentEnded')}
          record={assignment}
          read={() => versioned(api.GET('/api/v1/assignments/{id}', { params: { path: { id } } }))}
          earliest={startsOn}
          save={(endsOn, headers) => ok(api.POST('/api/v1/assignments/{id}/end', { params: { path: { id }, header: matching(headers) }, body: { endsOn }, headers }))}
          onClose={() => setEnding(false)}
        />
      )}
    </li>
  );
}
