// SPDX-License-Identifier: AGPL-3.0-or-later
import { useParams } from 'react-router';
import { QuickNote } from '../features/notes/quick-note.js';
import { Due } from '../features/participants/due.js';
import { Places } from '../features/participants/places.js';
import { Slice } from '../features/participants/slice.js';
import { PersonFile } from '../features/person-file/person-file.js';
import { usePerson } from '../features/person-file/use-person.js';
import { Timeline } from '../features/timeline/timeline.js';
import { Can, useCan } from '../ui/can.js';
import { Loaded } from '../ui/loaded.js';

/** A person, from several features: who, what is due, a note, and everything that happened. A partner sees its own slice. */
export default function PersonPage() {
  const holds = useCan()('read', 'Timeline');
  if (!holds) return <PartnersView />;
  return (
    <PersonFile>
      {person => (
        <>
          <Due person={person} />
          <Places person={person} />
          <Can do="create" on="Note">
            <QuickNote person={person} key={person.id} />
          </Can>
          <Timeline personId={person.id} />
        </>
      )}
    </PersonFile>
  );
}

function PartnersView() {
  const { id = '' } = useParams();
  return (
    <Loaded query={usePerson(id)} page>
      {({ data: person }) => <Slice person={person} />}
    </Loaded>
  );
}
