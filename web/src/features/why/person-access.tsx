// SPDX-License-Identifier: AGPL-3.0-or-later
import { PersonFile } from '../person-file/person-file.js';
import { ReadingsSection } from './readings-section.js';
import { ViewersSection } from './viewers-section.js';
import './why.css';

/** Who can see a person, and who has read their file. */
export default function PersonAccess() {
  return (
    <PersonFile>
      {person => (
        <>
          <ViewersSection personId={person.id} />
          <ReadingsSection personId={person.id} />
        </>
      )}
    </PersonFile>
  );
}
