// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Can } from '../../ui/can.js';
import { Loaded } from '../../ui/loaded.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useAction } from '../../ui/use-action.js';
import { etagOf } from '../person-file/model.js';
import type { Case } from '../person-file/model.js';
import { useSpan } from '../person-file/use-period.js';
import { personQueries } from '../person-file/use-person.js';
import { useSignedIn, useToday } from '../session/session.js';
import { Confirm } from './confirm.js';
import { isOver, useTeam } from './model.js';
import type { Member } from './model.js';
import { MemberDialog } from './member-dialog.js';
import { Over, Section } from './section.js';
import { useTexts } from './texts.js';

/** Who works on the case, from when to when: access follows from the dates. */
export function TeamSection({ personId, current }: { personId: string; current: Case }) {
  const t = useTexts();
  const today = useToday();
  const me = useSignedIn().account.id;
  const mine = current.status === 'open' && current.caseManagerId === me;
  return (
    <Section
      title={t('team.title')}
      lead={t('team.lead')}
      action={
        mine && (
          <Can do="create" on="CareTeam">
            <Link className="btn btn-outline-primary btn-sm d-print-none" to={`/persone/${personId}/rete/equipe/nuovo`}>
              {t('team.add')}
            </Link>
          </Can>
        )
      }
    >
      <Loaded query={useTeam(current.id)}>
        {({ items }) => {
          const over = items.filter(({ endsOn }) => isOver(endsOn, today));
          const there = items.filter(item => !over.includes(item));
          return (
            <>
              <Members items={there} mine={mine} open={current.status === 'open'} />
              {over.length > 0 && (
                <Over label={t('team.over', { count: over.length })}>
                  <Members items={over} mine={false} open={false} />
                </Over>
              )}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Members({ items, mine, open }: { items: readonly Member[]; mine: boolean; open: boolean }) {
  const t = useTexts();
  const span = useSpan();
  const me = useSignedIn().account.id;
  return (
    <ul className="app-record">
      {items.map(member => (
        <li key={member.id}>
          <div>
            <p className="app-record-head">
              <strong>{member.name}</strong>
              {member.holdsCase && <StatusBadge tone="info">{t('team.holdsCase')}</StatusBadge>}
              {member.accountId === me && <StatusBadge tone="neutral">{t('team.you')}</StatusBadge>}
            </p>
            <p>{[member.role, span(member.startsOn, member.endsOn)].filter(Boolean).join(', ')}</p>
          </div>
          {open && !member.holdsCase && (mine || member.accountId === me) && <MemberActions member={member} own={member.accountId === me} />}
        </li>
      ))}
    </ul>
  );
}

function MemberActions({ member, own }: { member: Member; own: boolean }) {
  const t = useTexts();
  const today = useToday();
  const [changing, setChanging] = useState(false);
  const { id: memberId, caseId, name, startsOn } = member;
  const remove = useAction({
    run: () => ok(api.DELETE('/api/v1/cases/{id}/team/{memberId}', { params: { path: { id: caseId, memberId }, header: { 'If-Match': etagOf(member) } } })),
    done: t('team.removed'),
    touches: personQueries,
  });
  if (startsOn > today) return <Confirm label={t('team.remove')} of={name} title={t('team.removeTitle', { name })} text={t('team.removeText')} working={remove.working} onConfirm={() => remove.act()} />;
  const label = t(own ? 'team.leave' : 'team.change');
  return (
    <div className="app-record-actions d-print-none">
      <button type="button" className={`btn btn-xs ${own ? 'btn-outline-danger' : 'btn-outline-primary'}`} aria-label={own ? undefined : `${label}: ${name}`} onClick={() => setChanging(true)}>
        {label}
      </button>
      {changing && <MemberDialog member={member} own={own} onClose={() => setChanging(false)} />}
    </div>
  );
}
