// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { formatDate } from '../../ui/format.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { fullName } from '../person-file/model.js';
import { likelihoodTone, useLikeness } from '../person-file/likeness.js';
import type { Candidate } from '../person-file/likeness.js';
import { useFormTexts } from './form-texts.js';
import type { DuplicateCheck } from './use-duplicate-check.js';

/** Who may be on record already, beside the form: to be opened, or said to be somebody else. */
export function LikelyDuplicates({ check }: { check: DuplicateCheck }) {
  const t = useFormTexts();
  if (check.candidates.length === 0) return null;
  return (
    <aside className="app-likely" aria-labelledby="likely-duplicates">
      <h2 className="h5" id="likely-duplicates">
        {t('likely.title')}
      </h2>
      <p>{t('likely.lead')}</p>
      <ul className="app-likely-list">
        {check.candidates.map(candidate => (
          <li key={candidate.token}>
            <Likely candidate={candidate} check={check} />
          </li>
        ))}
      </ul>
    </aside>
  );
}

function Likely({ candidate, check }: { candidate: Candidate; check: DuplicateCheck }) {
  const t = useFormTexts();
  const like = useLikeness();
  const { person, token, likelihood, reasons, ask } = candidate;
  const confirmed = check.confirmed.includes(token);
  const name = person ? fullName(person) : t('likely.somebody');
  return (
    <>
      <p className="app-likely-name">
        {person ? <Link to={`/persone/${person.id}`}>{name}</Link> : name}
        {person?.birthDate && `, ${formatDate(person.birthDate)}`}
      </p>
      <p>
        <StatusBadge tone={likelihoodTone[likelihood]}>{like(`likelihood.${likelihood}`)}</StatusBadge>
      </p>
      <p>{reasons.map(reason => like(`reason.${reason}`)).join(', ')}</p>
      {!person && <p>{ask ? t('likely.ask', { name: ask }) : t('likely.askArea')}</p>}
      {confirmed ? (
        <p className="mb-0">
          {t('likely.confirmed')}{' '}
          <button type="button" className="btn btn-link p-0" aria-label={`${t('likely.takeBack')}: ${name}`} onClick={() => check.takeBack(token)}>
            {t('likely.takeBack')}
          </button>
        </p>
      ) : (
        <button type="button" className="btn btn-outline-primary btn-sm" aria-label={`${t('likely.other')}: ${name}`} onClick={() => check.confirm(token)}>
          {t('likely.other')}
        </button>
      )}
    </>
  );
}
