// SPDX-License-Identifier: AGPL-3.0-or-later
import { Loaded } from '../../ui/loaded.js';
import { useCan } from '../../ui/can.js';
import { PersonFile } from '../person-file/person-file.js';
import { purposes, sensitivePurposes } from '../person-file/model.js';
import type { Person } from '../person-file/model.js';
import { useConsents } from './model.js';
import { PurposeCard } from './purpose-card.js';
import { Section } from './section.js';
import { useTexts } from './texts.js';

/** On what the use of the person's data rests, purpose by purpose. */
export default function PurposesPage() {
  return <PersonFile>{person => <Purposes person={person} />}</PersonFile>;
}

function Purposes({ person }: { person: Person }) {
  const t = useTexts();
  const records = useCan()('create', 'Consent');
  return (
    <Loaded query={useConsents(person.id)}>
      {({ items }) => (
        <>
          <Section title={t('purposes.title')} lead={t('purposes.lead')}>
            {purposes.map(purpose => (
              <PurposeCard key={purpose} person={person} purpose={purpose} consents={items.filter(consent => consent.purpose === purpose)} />
            ))}
          </Section>
          {/* Who does not record them does not read them either: that there is none cannot be told from one that is hidden. */}
          {records && (
            <Section title={t('purposes.sensitiveTitle')} lead={t('purposes.sensitiveLead')}>
              {sensitivePurposes.map(purpose => (
                <PurposeCard key={purpose} person={person} purpose={purpose} consents={items.filter(consent => consent.purpose === purpose)} />
              ))}
            </Section>
          )}
        </>
      )}
    </Loaded>
  );
}
