// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link, useParams } from 'react-router';
import { Can, useCan } from '../../ui/can.js';
import { Icon } from '../../ui/icon.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { ActivitiesSection } from './activities-section.js';
import { CaseSection } from './case-section.js';
import { ConsentsSection } from './consents-section.js';
import { DataSection } from './data-section.js';
import { Due } from './due.js';
import { EnrolmentsSection } from './enrolments-section.js';
import { fullName } from '../person-file/model.js';
import type { Person } from '../person-file/model.js';
import './participants.css';
import { ParticipationSection } from './participation-section.js';
import { Slice } from './slice.js';
import { useTexts } from './texts.js';
import { usePerson } from '../person-file/use-person.js';
import { Who } from '../person-file/who.js';

/** One person: who, what is missing, and every section that the role reads. */
export default function PersonPage() {
  const { id = '' } = useParams();
  const query = usePerson(id);
  const holds = useCan()('read', 'Case');
  return (
    <Loaded query={query} page>
      {({ data: person, etag }) => (holds ? <File person={person} etag={etag} /> : <Slice person={person} />)}
    </Loaded>
  );
}

function File({ person, etag }: { person: Person; etag: string | null }) {
  const t = useTexts();
  return (
    <Page
      title={fullName(person)}
      personal
      lead={<Who person={person} />}
      actions={
        <Can do="update" on="Person">
          <Link className="btn btn-outline-primary" to={`/persone/${person.id}/modifica`}>
            {t('person.edit')}
          </Link>
        </Can>
      }
    >
      <Due person={person} />
      <Places person={person} />
      <CaseSection person={person} />
      <EnrolmentsSection person={person} />
      <ParticipationSection person={person} />
      <ActivitiesSection personId={person.id} />
      <DataSection person={person} key={etag} />
      <ConsentsSection person={person} />
    </Page>
  );
}

/** Where else this person's work stands. */
function Places({ person }: { person: Person }) {
  const t = useTexts();
  const may = useCan();
  const current = person.cases?.[0];
  if (!current) return null;
  const places = [
    may('read', 'Plan') && { to: `/casi/${current.id}/piano`, label: t('person.plan') },
    may('conclude', 'Case') && current.status === 'open' && { to: `/casi/${current.id}/conclusione`, label: t('person.conclude') },
    may('read', 'Evidence') && current.status === 'concluded' && { to: `/casi/${current.id}/conclusione`, label: t('person.conclusion') },
  ].filter(place => place !== false);
  if (places.length === 0) return null;
  return (
    <nav aria-label={t('person.places')} className="d-print-none">
      <ul className="app-doors">
        {places.map(({ to, label }) => (
          <li key={label}>
            <Link className="app-door" to={to}>
              {label}
              <Icon name="arrow-right" className="icon-primary icon-sm" />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
