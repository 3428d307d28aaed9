// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { api, ifMatch, versioned } from '../../api/client.js';
import { Facts } from '../../ui/facts.js';
import { formatDate } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import { useAction } from '../../ui/use-action.js';
import { useContentsTexts } from './contents-texts.js';
import type { SectionProps } from './contents.js';
import { LevelScale } from './level-scale.js';
import { useTexts } from './texts.js';
import type { Level, Plan, Words } from './words.js';

type Goal = Plan['goals'][number];

/** What is aimed at on each axis, from where, and how far it is. */
export function GoalsSection({ plan, etag, words, levels }: SectionProps & { levels: readonly Level[] }) {
  const t = useTexts();
  const editable = plan.status === 'draft';
  const axes = words.axes.filter(axis => [...plan.goals, ...levels].some(one => one.axis === axis));
  return (
    <section aria-labelledby="goals" className="mt-5">
      <h2 id="goals" className="h3">{t('goals.title')}</h2>
      {axes.length === 0 && <Empty icon="pin" title={t('goals.emptyTitle')}>{t('goals.emptyText')}</Empty>}
      {axes.map(axis => (
        <div key={axis} className="mt-4">
          <h3 className="h5">{words.axis(axis)}</h3>
          <AxisLevels axis={axis} levels={levels} words={words} />
          <ul className="app-plan-list mb-0">
            {plan.goals.filter(goal => goal.axis === axis).map(goal => (
              <li key={goal.id}>
                <GoalView goal={goal} words={words} />
                {editable && <GoalTools plan={plan} etag={etag} goal={goal} />}
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

function GoalView({ goal, words }: { goal: Goal; words: Words }) {
  const t = useContentsTexts();
  const { axis, description, baselineLevel, baseline, expectedLevel, achievedLevel, achievedOn, evaluation } = goal;
  const told = (level: number) => `${words.level(level)}. ${words.levelText(axis, level)}`;
  const lines = [
    baselineLevel !== null && t('goals.startIs', { level: told(baselineLevel) }),
    baseline,
    expectedLevel !== null && t('goals.aimIs', { level: told(expectedLevel) }),
    achievedLevel !== null && t('goals.nowIs', { level: words.level(achievedLevel), date: formatDate(achievedOn) }),
    evaluation && t('goals.saidOf', { evaluation: t(`evaluation.${evaluation}`) }),
  ].filter(line => typeof line === 'string');
  return (
    <>
      <p className="mb-0 fw-semibold">{description}</p>
      <LevelScale what={description} words={words} baseline={baselineLevel} expected={expectedLevel} achieved={achievedLevel} />
      {lines.map(line => <p key={line} className="mb-0">{line}</p>)}
    </>
  );
}

/** Change, order and remove a goal of a draft. */
function GoalTools({ plan, etag, goal }: { plan: Plan; etag: string | null; goal: Goal }) {
  const t = useTexts();
  const c = useContentsTexts();
  const target = { params: { path: { id: plan.id, goalId: goal.id }, header: { 'If-Match': etag ?? '' } }, headers: ifMatch(etag) };
  const remove = useAction({ run: () => versioned(api.DELETE('/api/v1/plans/{id}/goals/{goalId}', target)), done: t('goals.removed'), touches: [['plans']] });
  const move = useAction({ run: (place: number) => versioned(api.PATCH('/api/v1/plans/{id}/goals/{goalId}', { ...target, body: { place } })), done: c('goals.moved'), touches: [['plans']] });
  // Beside its neighbours on the axis, wherever these stand in the plan.
  const beside = plan.goals.filter(one => one.axis === goal.axis);
  const at = beside.indexOf(goal);
  const placeOf = (one: Goal | undefined) => plan.goals.findIndex(other => other.id === one?.id) + 1;
  const what = goal.description;
  return (
    <div className="app-plan-tools d-print-none">
      <Link className="btn btn-outline-primary btn-xs" aria-label={c('changeWhat', { what })} to={`/piani/${plan.id}/obiettivi/${goal.id}`}>{c('change')}</Link>
      {at > 0 && (
        <button type="button" className="btn btn-outline-primary btn-xs" aria-label={c('goals.up', { what })} disabled={move.working} onClick={() => move.act(placeOf(beside[at - 1]))}>{c('goals.upShort')}</button>
      )}
      {at < beside.length - 1 && (
        <button type="button" className="btn btn-outline-primary btn-xs" aria-label={c('goals.down', { what })} disabled={move.working} onClick={() => move.act(placeOf(beside[at + 1]))}>{c('goals.downShort')}</button>
      )}
      <button type="button" className="btn btn-outline-danger btn-xs" aria-label={t('goals.remove', { what })} disabled={remove.working} onClick={() => remove.act()}>{t('lines.remove')}</button>
    </div>
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
