// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { ActivitiesSection } from '../features/participants/activities-section.js';
import { CaseSection } from '../features/participants/case-section.js';
import { EnrolmentsSection } from '../features/participants/enrolments-section.js';
import '../features/participants/participants.css';
import { ParticipationSection } from '../features/participants/participation-section.js';
import { useTexts } from '../features/participants/texts.js';
import { Handovers } from '../features/path/handovers.js';
import { Phases } from '../features/path/phases.js';
import { Waiting } from '../features/path/waiting.js';
import { PersonFile } from '../features/person-file/person-file.js';
import { Can } from '../ui/can.js';

/** Where a person's path stands: the case and its phases, who had it, enrolments and assignments, the places asked for, the participation, what was done of late. */
export default function PersonPath() {
  const t = useTexts();
  return (
    <PersonFile
      actions={person => (
        <Can do="update" on="Person">
          <Link className="btn btn-outline-primary" to={`/persone/${person.id}/modifica`}>
            {t('person.edit')}
          </Link>
        </Can>
      )}
    >
      {person => {
        const current = person.cases?.[0];
        return (
          <>
            <CaseSection person={person} />
            {current && <Phases current={current} />}
            <EnrolmentsSection person={person} />
            <Can do="read" on="WaitingEntry">
              <Waiting person={person} open={current?.status === 'open'} />
            </Can>
            <ParticipationSection person={person} />
            {current && (
              <Can do="read" on="Handover">
                <Handovers person={person} current={current} />
              </Can>
            )}
            <ActivitiesSection personId={person.id} />
          </>
        );
      }}
    </PersonFile>
  );
}
