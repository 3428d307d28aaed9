// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { Can } from '../../ui/can.js';
import { Loaded } from '../../ui/loaded.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useToday } from '../session/session.js';
import { useSpan } from '../person-file/use-period.js';
import { isOver, useContacts } from './model.js';
import type { Contact } from './model.js';
import { Over, Section } from './section.js';
import { useTexts } from './texts.js';

/** How the person is reached: what is tried first stands first. */
export function ContactsSection({ personId }: { personId: string }) {
  const t = useTexts();
  const today = useToday();
  return (
    <Section
      title={t('contacts.title')}
      action={
        <Can do="create" on="PersonContact">
          <Link className="btn btn-outline-primary btn-sm d-print-none" to={`/persone/${personId}/anagrafica/recapiti/nuovo`}>
            {t('contacts.add')}
          </Link>
        </Can>
      }
    >
      <Loaded query={useContacts(personId)}>
        {({ items }) => {
          const over = items.filter(({ validTo }) => isOver(validTo, today));
          const current = items.filter(item => !over.includes(item));
          return (
            <>
              {current.length === 0 ? <p>{t('contacts.none')}</p> : <Contacts items={current} />}
              {over.length > 0 && (
                <Over label={t('contacts.over', { count: over.length })}>
                  <Contacts items={over} />
                </Over>
              )}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Contacts({ items }: { items: readonly Contact[] }) {
  const t = useTexts();
  const span = useSpan();
  return (
    <ul className="app-record">
      {items.map(({ id, personId, kind, value, dial, note, preferred, safeToLeaveMessage, validFrom, validTo }) => (
        <li key={id}>
          <div>
            <p className="app-record-head">
              {t(`contacts.kind.${kind}`)}: {dial ? <a href={`tel:${dial}`}>{value}</a> : kind === 'email' ? <a href={`mailto:${value}`}>{value}</a> : <strong>{value}</strong>}
              {preferred && <StatusBadge tone="success">{t('contacts.preferred')}</StatusBadge>}
              {dial && <StatusBadge tone={safeToLeaveMessage ? 'neutral' : 'warning'}>{t(safeToLeaveMessage ? 'contacts.safe' : 'contacts.notSafe')}</StatusBadge>}
            </p>
            {note && <p>{note}</p>}
            {validTo && <p>{span(validFrom, validTo)}</p>}
          </div>
          <Can do="update" on="PersonContact">
            <Link className="btn btn-outline-primary btn-xs d-print-none" to={`/persone/${personId}/anagrafica/recapiti/${id}`} aria-label={`${t('edit')}: ${value}`}>
              {t('edit')}
            </Link>
          </Can>
        </li>
      ))}
    </ul>
  );
}
