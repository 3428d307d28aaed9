// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { Can } from '../../ui/can.js';
import { PersonFile } from '../person-file/person-file.js';
import { ContactsSection } from './contacts-section.js';
import { DataSection } from './data-section.js';
import { HistorySection } from './history-section.js';
import { useTexts } from './texts.js';

/** Who the person is and how they are reached. */
export default function IdentityPage() {
  const t = useTexts();
  return (
    <PersonFile
      actions={({ id }) => (
        <Can do="update" on="Person">
          <Link className="btn btn-outline-primary" to={`/persone/${id}/modifica`}>
            {t('data.edit')}
          </Link>
        </Can>
      )}
    >
      {person => (
        <>
          <DataSection person={person} />
          <Can do="read" on="IdentityHistory">
            <HistorySection personId={person.id} />
          </Can>
          <Can do="read" on="PersonContact">
            <ContactsSection personId={person.id} />
          </Can>
        </>
      )}
    </PersonFile>
  );
}
