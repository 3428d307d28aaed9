// SPDX-License-Identifier: AGPL-3.0-or-later
import { Facts } from '../../ui/facts.js';
import { useEntryFacts } from '../person-file/entry-facts.js';
import type { Person } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts as useFileTexts } from '../person-file/texts.js';
import { Section } from './section.js';
import { useTexts } from './texts.js';

/** Names, identity and characteristics as known today. */
export function DataSection({ person }: { person: Person }) {
  const t = useTexts();
  const file = useFileTexts();
  const term = useTerms();
  const facts = useEntryFacts();
  const { identity, characteristics, participations, givenName, familyName, alias } = person;
  if (!identity) return null;
  const { codeKind, taxCode } = identity;
  const blank = { employmentStatus: null, unemployedMonths: null, education: null, disability: null, foreignBackground: null, minority: null, homeless: null, rural: null };
  const code = codeKind === 'none' ? term('codeKind.none') : `${taxCode ?? ''} (${term(`codeKind.${codeKind}`)})`;
  const [birthDate, ...rest] = facts({ ...identity, ...(characteristics ?? blank) });
  const names = [
    { label: t('data.givenName'), value: givenName },
    { label: t('data.familyName'), value: familyName },
    ...(alias ? [{ label: t('data.alias'), value: alias }] : []),
  ];
  return (
    <Section title={t('data.title')} {...(participations && participations.length > 0 && { lead: t('data.now') })}>
      <Facts facts={[...names, ...(birthDate ? [birthDate] : []), { label: t('data.code'), value: code }, ...rest]} blank={file('fact.unknown')} />
    </Section>
  );
}
