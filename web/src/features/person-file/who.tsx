// SPDX-License-Identifier: AGPL-3.0-or-later
import { AreaTag } from '../../ui/area-tag.js';
import { formatDate } from '../../ui/format.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useToday } from '../session/session.js';
import { ageOn, areaOf } from './model.js';
import type { Person } from './model.js';
import './person-file.css';
import { useTerms } from './terms.js';
import { useTexts } from './texts.js';

/** Age, phase, areas: the first things to know. */
export function Who({ person }: { person: Person }) {
  const t = useTexts();
  const term = useTerms();
  const today = useToday();
  const current = person.cases?.[0];
  const birthDate = person.identity?.birthDate;
  const areas = [...new Set(person.enrolments.filter(enrolment => enrolment.admission !== 'declined').map(({ area }) => area.key))];
  return (
    <div className="app-who">
      <span>{birthDate ? t('age', { count: ageOn(birthDate, today) }) : t('ageUnknown')}</span>
      {current?.status === 'open' && <StatusBadge tone="info">{term(`phase.${current.phase}`)}</StatusBadge>}
      {current?.status === 'open' && <span>{t('since', { date: formatDate(current.openedOn) })}</span>}
      {current?.status === 'concluded' && <StatusBadge tone="neutral">{t('closed', { date: formatDate(current.concludedOn) })}</StatusBadge>}
      {person.nextContactOn && (
        <StatusBadge tone={person.nextContactOn < today ? 'warning' : 'neutral'}>{t('nextContact', { date: formatDate(person.nextContactOn) })}</StatusBadge>
      )}
      {person.substitution && <strong>{t('standingIn', { name: person.substitution.absent, date: formatDate(person.substitution.until) })}</strong>}
      {areas.map(key => (
        <AreaTag key={key} area={areaOf(key)} />
      ))}
    </div>
  );
}
