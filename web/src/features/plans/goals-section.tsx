// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { api, ifMatch, versioned } from '../../api/client.js';
import { Facts } from '../../ui/facts.js';
import { formatDate } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import { useAction } from '../../ui/use-action.js';
import { useTexts } from './texts.js';
import type { Level, Plan, Words } from './words.js';

interface GoalsProps {
  plan: Plan;
  etag: string | null;
  words: Words;
  levels: readonly Level[];
}

/** What is aimed at on each axis, beside where the person stands on it. */
export function GoalsSection({ plan, etag, words, levels }: GoalsProps) {
  const t = useTexts();
  const editable = plan.status === 'draft';
  const remove = useAction({
    run: (goalId: string) =>
      versioned(api.DELETE('/api/v1/plans/{id}/goals/{goalId}', { params: { path: { id: plan.id, goalId }, header: { 'If-Match': etag ?? '' } }, headers: ifMatch(etag) })),
    done: t('goals.removed'),
    touches: [['plans']],
  });
  const axes = words.axes.filter(axis => [...plan.goals, ...levels].some(one => one.axis === axis));
  return (
    <section aria-labelledby="goals" className="mt-5">
      <h2 id="goals" className="h3">{t('goals.title')}</h2>
      {axes.length === 0 && <Empty icon="pin" title={t('goals.emptyTitle')}>{t('goals.emptyText')}</Empty>}
      {axes.map(axis => (
        <div key={axis} className="mt-4">
          <h3 className="h5">{words.axis(axis)}</h3>
          <AxisLevels axis={axis} levels={levels} words={words} />
          <ul className="list-unstyled mb-0">
            {plan.goals.filter(goal => goal.axis === axis).map(goal => (
              <li key={goal.id} className="mb-2">
                <p className="mb-0 fw-semibold">{goal.description}</p>
                {goal.expectedLevel !== null && <p className="mb-0">{`${t('goals.expected')}: ${words.level(goal.expectedLevel)}. ${words.levelText(axis, goal.expectedLevel)}`}</p>}
                {editable && (
                  <button type="button" className="btn btn-outline-danger btn-xs mt-1 d-print-none" aria-label={t('goals.remove', { what: goal.description })} disabled={remove.working} onClick={() => remove.act(goal.id)}>
                    {t('lines.remove')}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {!plan.goals.some(goal => goal.axis === axis) && <p>{t('goals.none')}</p>}
        </div>
      ))}
      <div className="app-buttons d-print-none">
        {editable && <Link className="btn btn-outline-primary" to={`/piani/${plan.id}/obiettivo`}>{t('goals.add')}</Link>}
        {plan.status !== 'closed' && <Link className="btn btn-outline-primary" to={`/piani/${plan.id}/livelli`}>{t('levels.link')}</Link>}
      </div>
    </section>
  );
}

/** Baseline, last review and conclusion of one axis; the baseline says so when it is not there. */
function AxisLevels({ axis, levels, words }: { axis: string; levels: readonly Level[]; words: Words }) {
  const t = useTexts();
  const at = (moment: Level['moment']) => levels.filter(level => level.axis === axis && level.moment === moment).at(-1);
  const shown = (level: Level | undefined) => level && `${words.level(level.level)} (${formatDate(level.assessedOn)})`;
  return (
    <Facts
      facts={[
        { label: t('goals.baseline'), value: shown(at('baseline')) ?? t('goals.notAssessed') },
        { label: t('goals.latest'), value: shown(at('review')) },
        { label: t('goals.final'), value: shown(at('conclusion')) },
      ]}
    />
  );
}
