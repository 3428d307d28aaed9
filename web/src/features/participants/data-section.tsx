// SPDX-License-Identifier: AGPL-3.0-or-later
import { Facts } from '../../ui/facts.js';
import { useEntryFacts } from './entry-facts.js';
import type { Person } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';

/** Identity and characteristics as known today. */
export function DataSection({ person: { identity, characteristics, participations } }: { person: Person }) {
  const t = useTexts();
  const term = useTerms();
  const facts = useEntryFacts();
  if (!identity) return null;
  const { codeKind, taxCode } = identity;
  const blank = { employmentStatus: null, unemployedMonths: null, education: null, disability: null, foreignBackground: null, minority: null, homeless: null, rural: null };
  const code = codeKind === 'none' ? term('codeKind.none') : `${taxCode ?? ''} (${term(`codeKind.${codeKind}`)})`;
  const [birthDate, ...rest] = facts({ ...identity, ...(characteristics ?? blank) });
  return (
    <section aria-labelledby="data">
      <h2 className="h4" id="data">
        {t('data.title')}
      </h2>
      {participations && participations.length > 0 && <p>{t('data.now')}</p>}
      <Facts facts={[...(birthDate ? [birthDate] : []), { label: t('data.code'), value: code }, ...rest]} blank={t('data.unknown')} />
    </section>
  );
}
