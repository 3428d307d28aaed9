// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Facts } from '../../ui/facts.js';
import { formatDate } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { useToday } from '../session/session.js';
import { useVersionTexts } from './version-texts.js';
import { nameOf } from './words.js';
import type { Plan } from './words.js';

/** Those who act for the person, ended or not. */
export function useRepresentatives(personId: string) {
  return useQuery({
    queryKey: ['representatives', personId],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/people/{id}/representatives', { params: { path: { id: personId } }, signal })),
  });
}

/** Whose plan it is, and who acts for them today. */
export function WhoSection({ plan }: { plan: Plan }) {
  const t = useVersionTexts();
  const today = useToday();
  return (
    <section aria-labelledby="who" className="mt-5">
      <h2 id="who" className="h3">{t('who.title')}</h2>
      <Loaded query={useRepresentatives(plan.personId)}>
        {({ items }) => {
          const acting = items.filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today));
          return (
            <Facts
              facts={[
                { label: t('who.person'), value: <Link to={`/persone/${plan.personId}`}>{nameOf(plan.person)}</Link> },
                { label: t('who.represented'), value: acting.length === 0 ? t('who.none') : acting.map(one => <span key={one.id} className="d-block">{`${one.name}, ${one.validTo ? t('who.until', { date: formatDate(one.validTo) }) : t('who.open')}`}</span>) },
              ]}
            />
          );
        }}
      </Loaded>
    </section>
  );
}
