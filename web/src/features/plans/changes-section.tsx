// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../api/client.js';
import { useLanguage } from '../../i18n/index.js';
import { Loaded } from '../../ui/loaded.js';
import { useVersionTexts } from './version-texts.js';
import type { Plan } from './words.js';

/** What is different from the version that was signed before, one sentence for each thing; nothing for the first version. */
export function ChangesSection({ plan }: { plan: Plan }) {
  const t = useVersionTexts();
  const language = useLanguage();
  const query = useQuery({
    queryKey: ['plans', 'changes', plan.id, plan.version],
    enabled: plan.previousId !== null,
    queryFn: ({ signal }) => ok(api.GET('/api/v1/plans/{id}/changes', { params: { path: { id: plan.id } }, signal })),
  });
  if (plan.previousId === null) return null;
  return (
    <section aria-labelledby="changes" className="mt-5">
      <h2 id="changes" className="h3">{t('changes.title')}</h2>
      <Loaded query={query}>
        {({ changes, sinceNumber }) => changes.length === 0 ? <p>{t('changes.none', { number: sinceNumber ?? 0 })}</p> : (
          <>
            <p>{t('changes.since', { number: sinceNumber ?? 0 })}</p>
            <ul className="app-changes">
              {changes.map((change, index) => <li key={index}>{change[language]}</li>)}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  );
}
