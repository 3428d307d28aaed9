// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { Can } from '../../ui/can.js';
import { PersonFile } from '../person-file/person-file.js';
import { ActivitiesSection } from './activities-section.js';
import { CaseSection } from './case-section.js';
import { EnrolmentsSection } from './enrolments-section.js';
import './participants.css';
import { ParticipationSection } from './participation-section.js';
import { useTexts } from './texts.js';

/** Where a person's path stands: the case, enrolments and assignments, the participation, what was done of late. */
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
      {person => (
        <>
          <CaseSection person={person} />
          <EnrolmentsSection person={person} />
          <ParticipationSection person={person} />
          <ActivitiesSection personId={person.id} />
        </>
      )}
    </PersonFile>
  );
}
