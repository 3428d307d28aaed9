// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useRef } from 'react';
import type { Answer as AnswerOf } from '../../api/types.js';
import { Alert } from '../../ui/alert.js';
import { DataTable } from '../../ui/list/data-table.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { areaName, roleName } from '../session/texts.js';
import { partsInWords } from '../person-file/parts.js';
import { useTexts } from './texts.js';
import { periodInWords, reasonInWords } from './words.js';

export type Explanation = AnswerOf<'/api/v1/access-questions', 'post'>;
const tones = { now: 'success', upcoming: 'info', past: 'neutral' } as const;

/** Yes or no, the reasons with their dates, and what the account's roles let it see of anybody. */
export function Answer({ answer }: { answer: Explanation }) {
  const t = useTexts();
  const { account, sees, reasons, roles, judicial, sharing } = answer;
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), [answer]);
  const partner = reasons.some(({ via }) => via === 'assignment');
  return (
    <section className="app-section mt-5" aria-label={t('question.reasons')}>
      <div ref={heading} tabIndex={-1} className="app-summary">
        <Alert tone={sees ? 'warning' : 'info'} title={t(sees ? 'question.yes' : 'question.no', { name: account.name })}>
          {account.disabled && <p className="mb-0">{t('question.off')}</p>}
          {reasons.length === 0 && <p className="mb-0">{t('question.noReason')}</p>}
        </Alert>
      </div>
      {reasons.length > 0 && (
        <>
          <h2 className="h4">{t('question.reasons')}</h2>
          <DataTable
            caption={t('question.caption')}
            rows={reasons}
            rowKey={reason => [reason.role, reason.via, reason.area, reason.absent, reason.from].join(' ')}
            columns={[
              { key: 'why', header: t('viewers.why'), cell: reason => reasonInWords(reason) },
              { key: 'role', header: t('viewers.role'), cell: reason => [roleName(reason.role), reason.organisation].filter(Boolean).join(', ') },
              { key: 'when', header: t('viewers.when'), cell: reason => periodInWords(reason) },
              {
                key: 'state',
                header: t('viewers.state'),
                cell: reason => <StatusBadge tone={tones[reason.state as keyof typeof tones]}>{t(`viewers.${reason.state as keyof typeof tones}`)}</StatusBadge>,
              },
            ]}
          />
          {partner && <p>{sharing ? t('question.sharing', { period: periodInWords(sharing) }) : t('question.sharingNone')}</p>}
        </>
      )}
      <h2 className="h4">{t('question.roles')}</h2>
      <ul>
        {roles.map(role => (
          <li key={[role.role, role.organisation, role.from].join(' ')}>
            <strong>{[roleName(role.role), role.organisation, role.areas.map(areaName).join(' · ')].filter(Boolean).join(', ')}</strong>, {periodInWords(role)}
            {!role.current && ` (${t('question.ended')})`}. {role.reads.length > 0 ? t('question.reads', { what: partsInWords(role.reads) }) : t('question.readsNothing')}
          </li>
        ))}
      </ul>
      <p>{t(judicial ? 'question.judicial' : 'question.notJudicial')}</p>
      <p>{t('question.sensitive')}</p>
    </section>
  );
}
