// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { Can } from '../../ui/can.js';
import { formatDate } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useSpan } from '../person-file/use-period.js';
import { useToday } from '../session/session.js';
import { isOver, useRepresentatives } from './model.js';
import type { Representative } from './model.js';
import { Over, Section } from './section.js';
import { useTexts } from './texts.js';

/** Who acts for the person: by which act, in what, until when, and whether they may sign. */
export function RepresentativesSection({ personId }: { personId: string }) {
  const t = useTexts();
  const today = useToday();
  return (
    <Section
      title={t('representatives.title')}
      action={
        <Can do="create" on="Representative">
          <Link className="btn btn-outline-primary btn-sm d-print-none" to={`/persone/${personId}/rete/rappresentanti/nuovo`}>
            {t('representatives.add')}
          </Link>
        </Can>
      }
    >
      <Loaded query={useRepresentatives(personId)}>
        {({ items }) => {
          const over = items.filter(({ validTo }) => isOver(validTo, today));
          const current = items.filter(item => !over.includes(item));
          return (
            <>
              {current.length === 0 ? <p>{t('representatives.none')}</p> : <Representatives items={current} />}
              {over.length > 0 && (
                <Over label={t('representatives.over', { count: over.length })}>
                  <Representatives items={over} />
                </Over>
              )}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Representatives({ items }: { items: readonly Representative[] }) {
  const t = useTexts();
  const span = useSpan();
  return (
    <ul className="app-record">
      {items.map(item => (
        <li key={item.id}>
          <div>
            <p className="app-record-head">
              <strong>{item.name}</strong>
              {item.lacks ? <StatusBadge tone={item.lacks === 'ended' ? 'neutral' : 'warning'}>{t(`representatives.lacks.${item.lacks}`)}</StatusBadge> : <StatusBadge tone="success">{t('representatives.signs')}</StatusBadge>}
            </p>
            <p>{`${t(`representatives.kind.${item.kind}`)}, ${span(item.validFrom, item.validTo)}${item.endedReason ? ` (${item.endedReason})` : ''}`}</p>
            <p>{t('representatives.for', { powers: item.powers.map(power => t(`representatives.power.${power}`)).join(', ') })}</p>
            {item.actNumber && <p>{t('representatives.act', { number: item.actNumber, date: formatDate(item.actDate), court: item.court ? `, ${item.court}` : '' })}</p>}
            {item.contact && <p>{t('representatives.reached', { contact: item.contact })}</p>}
          </div>
          <Can do="update" on="Representative">
            <Link className="btn btn-outline-primary btn-xs d-print-none" to={`/persone/${item.personId}/rete/rappresentanti/${item.id}`} aria-label={`${t('edit')}: ${item.name}`}>
              {t('edit')}
            </Link>
          </Can>
        </li>
      ))}
    </ul>
  );
}
