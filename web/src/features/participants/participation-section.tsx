// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { Can } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { formatDate } from '../../ui/format.js';
import { useLocalText } from '../../ui/local-text.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useEntryFacts } from '../person-file/entry-facts.js';

import type { EntryField, Participation, Person } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts as useFileTexts } from '../person-file/texts.js';
import { useTexts } from './texts.js';

/** The ESF+ record: counted or not yet, what it lacks, and what was true on the day of entry. */
export function ParticipationSection({ person: { participations } }: { person: Person }) {
  const t = useTexts();
  if (!participations) return null;
  return (
    <section aria-labelledby="participation">
      <h2 className="h4" id="participation">
        {t('participation.title')}
      </h2>
      {participations.length === 0 && <p>{t('participation.none')}</p>}
      {participations.map(participation => (
        <ParticipationCard key={participation.id} participation={participation} />
      ))}
    </section>
  );
}

function ParticipationCard({ participation }: { participation: Participation }) {
  const t = useTexts();
  const local = useLocalText();
  const term = useTerms();
  const facts = useEntryFacts();
  const file = useFileTexts();
  const { id, personId, operation, enteredOn, exitedOn, missing, unasked, reportable } = participation;
  const words = (fields: readonly string[]) => (fields as EntryField[]).map(field => term(`field.${field}`)).join(', ');
  return (
    <article className="app-card" aria-label={local(operation)}>
      <p className="mb-1">
        <StatusBadge tone={reportable ? 'success' : 'warning'}>{t(reportable ? 'participation.reportable' : 'participation.registered')}</StatusBadge>
      </p>
      <h3 className="h5">{local(operation)}</h3>
      <Facts
        facts={[
          { label: t('participation.enteredOn'), value: formatDate(enteredOn) },
          { label: t('participation.exitedOn'), value: formatDate(exitedOn) || t('participation.still') },
        ]}
      />
      {missing.length > 0 && <p>{t('participation.missing', { fields: words(missing) })}</p>}
      {unasked.length > 0 && <p>{t('participation.unasked', { fields: words(unasked) })}</p>}
      <details className="app-details">
        <summary>{t('participation.show')}</summary>
        <p>{t('participation.frozen')}</p>
        <Facts facts={facts(participation)} blank={file('fact.unknown')} />
      </details>
      {exitedOn !== null && (
        <Can do="read" on="ExitSituation">
          <div className="app-card-actions d-print-none">
            <Link className="btn btn-outline-primary btn-sm" to={`/persone/${personId}/uscita/${id}`}>
              {t('participation.exit')}
            </Link>
          </div>
        </Can>
      )}
      {missing.length + unasked.length > 0 && (
        <Can do="update" on="Participation">
          <div className="app-card-actions d-print-none">
            <Link className="btn btn-outline-primary btn-sm" to={`/persone/${personId}/partecipazioni/${id}`}>
              {t('participation.complete')}
            </Link>
          </div>
        </Can>
      )}
    </article>
  );
}
