// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { Can } from '../../ui/can.js';
import { Loaded } from '../../ui/loaded.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { fullName } from '../person-file/model.js';
import { useRelations } from './model.js';
import { Section } from './section.js';
import { useTexts } from './texts.js';

/** Household and network: who they are, whether they know, how they are reached. */
export function RelationsSection({ personId }: { personId: string }) {
  const t = useTexts();
  return (
    <Section
      title={t('relations.title')}
      action={
        <Can do="create" on="PersonRelation">
          <Link className="btn btn-outline-primary btn-sm d-print-none" to={`/persone/${personId}/rete/legami/nuovo`}>
            {t('relations.add')}
          </Link>
        </Can>
      }
    >
      <Loaded query={useRelations(personId)}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('relations.none')}</p>
          ) : (
            <ul className="app-record">
              {items.map(({ id, name, kind, kindWords, phone, dial, livesWith, supports, isInformed, otherPerson }) => (
                <li key={id}>
                  <div>
                    <p className="app-record-head">
                      <strong>{name}</strong>
                      {kindWords ?? t(`relations.kind.${kind}`)}
                      {livesWith && <StatusBadge tone="info">{t('relations.livesWith')}</StatusBadge>}
                      {supports && <StatusBadge tone="success">{t('relations.supports')}</StatusBadge>}
                      <StatusBadge tone={isInformed ? 'neutral' : 'warning'}>{t(isInformed ? 'relations.informed' : 'relations.notInformed')}</StatusBadge>
                    </p>
                    {phone && <p>{dial ? <a href={`tel:${dial}`}>{phone}</a> : phone}</p>}
                    {otherPerson && (
                      <p>
                        {t('relations.followed')} <Link to={`/persone/${otherPerson.id}`}>{fullName(otherPerson)}</Link>
                      </p>
                    )}
                  </div>
                  <Can do="update" on="PersonRelation">
                    <Link className="btn btn-outline-primary btn-xs d-print-none" to={`/persone/${personId}/rete/legami/${id}`} aria-label={`${t('edit')}: ${name}`}>
                      {t('edit')}
                    </Link>
                  </Can>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
