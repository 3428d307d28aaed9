// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { fullName } from './model.js';
import type { Person } from './model.js';
import { usePerson } from './use-person.js';
import { Who } from './who.js';

interface PersonFileProps {
  /** Buttons beside the name: at most one primary. */
  actions?: ReactNode | ((person: Person) => ReactNode);
  /** What the page is about, once the person is known. */
  children: (person: Person, etag: string | null) => ReactNode;
}

/** The frame of every page under /persone/:id: the person's name, age, phase and areas, and below them the page's own. */
export function PersonFile({ actions, children }: PersonFileProps) {
  const { id = '' } = useParams();
  return (
    <Loaded query={usePerson(id)} page>
      {({ data: person, etag }) => (
        <Page title={fullName(person)} personal lead={<Who person={person} />} actions={typeof actions === 'function' ? actions(person) : actions}>
          {children(person, etag)}
        </Page>
      )}
    </Loaded>
  );
}
