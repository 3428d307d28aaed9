// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../api/client.js';
import { formatDateTime, formatNumber } from '../../ui/format.js';
import { useTexts } from './texts.js';

/** What an auditor notes elsewhere, to prove later that the trail was not cut. */
export function NewestSeal() {
  const t = useTexts();
  const { data } = useQuery({
    queryKey: ['audit-seals', 'newest'],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/audit-seals', { params: { query: { limit: 1 } }, signal })),
  });
  if (!data) return null;
  const seal = data.items[0];
  return (
    <section className="app-section" aria-labelledby="seal-title">
      <h2 id="seal-title" className="h5">
        {t('seal')}
      </h2>
      <p>{t('sealText')}</p>
      {seal ? (
        <p>
          {t('sealOf', { number: formatNumber(seal.number), at: formatDateTime(seal.sealedAt) })}
          <br />
          <code className="app-hash">{`${seal.number}:${seal.hash}`}</code>
        </p>
      ) : (
        <p>{t('sealNone')}</p>
      )}
    </section>
  );
}
