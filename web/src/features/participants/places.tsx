// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { useCan } from '../../ui/can.js';
import { Icon } from '../../ui/icon.js';
import type { Person } from '../person-file/model.js';
import './participants.css';
import { useTexts } from './texts.js';

/** Where else this person's work stands. */
export function Places({ person }: { person: Person }) {
  const t = useTexts();
  const may = useCan();
  const current = person.cases?.[0];
  if (!current) return null;
  const places = [
    may('read', 'Plan') && { to: `/casi/${current.id}/piano`, label: t('person.plan') },
    may('create', 'Appointment') && current.status === 'open' && { to: `/persone/${person.id}/appuntamenti/nuovo`, label: t('person.appointment') },
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
