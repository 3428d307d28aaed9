// SPDX-License-Identifier: AGPL-3.0-or-later
import { Can } from '../../ui/can.js';
import { PersonFile } from '../person-file/person-file.js';
import { RelationsSection } from './relations-section.js';
import { RepresentativesSection } from './representatives-section.js';
import { TeamSection } from './team-section.js';

/** Who acts for the person, who stands around them, and who works with them. */
export default function NetworkPage() {
  return (
    <PersonFile>
      {person => (
        <>
          <RepresentativesSection personId={person.id} />
          <Can do="read" on="PersonRelation">
            <RelationsSection personId={person.id} />
          </Can>
          {person.cases?.[0] && (
            <Can do="read" on="CareTeam">
              <TeamSection personId={person.id} current={person.cases[0]} />
            </Can>
          )}
        </>
      )}
    </PersonFile>
  );
}
