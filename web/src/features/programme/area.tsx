// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link, useParams } from 'react-router';
import { actionsOf, areaLabel, localText, useProgramme } from '../../api/programme.js';
import type { Programme, ProgrammeAction, ProgrammeArea } from '../../api/programme.js';
import { AreaTag } from '../../ui/area-tag.js';
import { formatDate, formatEuro } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Empty } from '../../ui/states.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useTexts } from './texts.js';

type Group = ProgrammeAction['targetGroups'][number];

/** One area: objectives, actions with who may enter, ceilings, profiles. */
export default function AreaPage() {
  const t = useTexts();
  const { area: key = '' } = useParams();
  const query = useProgramme();
  return (
    <Loaded query={query} page>
      {programme => {
        const area = programme.areas.find(each => each.key === key);
        return area ? (
          <Page title={localText(area.name)} lead={<AreaTag area={areaLabel(area)} />}>
            {area.objectives.map(objective => (
              <section key={objective.id} className="app-section" aria-labelledby={`objective-${objective.number}`}>
                <h2 id={`objective-${objective.number}`}>
                  <span className="app-over">{t('area.objective', { number: objective.number })}</span> {localText(objective.name)}
                </h2>
                {objective.actions.map(action => (
                  <Action key={action.id} action={action} area={area} />
                ))}
              </section>
            ))}
            <Groups area={area} />
            <Ceilings programme={programme} area={area} />
            <Profiles area={area} />
            <Rules programme={programme} area={area} />
          </Page>
        ) : (
          <Page title={t('area.missing')}>
            <Empty title={t('area.missing')}>{t('area.missingText')}</Empty>
          </Page>
        );
      }}
    </Loaded>
  );
}

function Action({ action, area }: { action: ProgrammeAction; area: ProgrammeArea }) {
  const t = useTexts();
  const participants = action.targetGroups.filter(group => group.kind === 'participants');
  const audience = action.targetGroups.filter(group => group.kind === 'audience');
  return (
    <article className={`app-action app-area-${area.number}`}>
      <h3>
        <span className="app-area-number">{action.code}</span> {localText(action.name)}
      </h3>
      <p>{localText(action.description)}</p>
      <p className="app-tags">
        {action.yearlyMinimum !== null && <StatusBadge tone="info">{t('areas.minimum', { count: action.yearlyMinimum })}</StatusBadge>}
        {action.namedParticipants && <StatusBadge tone="neutral">{t('area.named')}</StatusBadge>}
        {action.countedAudience && <StatusBadge tone="neutral">{t('area.counted')}</StatusBadge>}
      </p>
      <GroupNames title={t('area.groups')} groups={participants} />
      <GroupNames title={t('area.audience')} groups={audience} />
      <p className="app-muted mb-0">
        {t(action.operation ? 'area.funded' : 'area.unfunded')}
        {action.fundingStatus === 'provisional' && ` · ${t('toDecide')}`}
      </p>
    </article>
  );
}

/** Who an action is for, by name: what each group means stands once for the area. */
function GroupNames({ title, groups }: { title: string; groups: Group[] }) {
  if (groups.length === 0) return null;
  return (
    <>
      <h4 className="h6">{title}</h4>
      <ul>
        {groups.map(group => (
          <li key={group.id}>
            <a href={`#${anchorOf(group)}`}>{localText(group.name)}</a> <Ages group={group} />
          </li>
        ))}
      </ul>
    </>
  );
}

const anchorOf = (group: Group) => `gruppo-${group.key}`;

/** The area's groups with ages and conditions. */
function Groups({ area }: { area: ProgrammeArea }) {
  const t = useTexts();
  const groups = [...new Map(actionsOf(area).flatMap(action => action.targetGroups.map(group => [group.id, group]))).values()];
  const participants = groups.filter(group => group.kind === 'participants');
  const audience = groups.filter(group => group.kind === 'audience');
  return (
    <section className="app-section app-groups" aria-labelledby="groups">
      <h2 id="groups">{t('area.allGroups')}</h2>
      {participants.length > 0 && <p>{t('area.atEntry')}</p>}
      {[...participants, ...audience].map(group => (
        <div key={group.id}>
          <h3 id={anchorOf(group)}>
            {localText(group.name)} <Ages group={group} />
          </h3>
          {group.conditions.length > 0 && (
            <ul>
              {group.conditions.map(condition => (
                <li key={condition.text.it}>
                  {localText(condition.text)}
                  {!condition.required && ` (${t('area.occasion')})`}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}

/** People who are only counted are asked for no age. */
function Ages({ group: { kind, minAge, maxAge } }: { group: Group }) {
  const t = useTexts();
  if (kind === 'audience') return <span className="app-muted">({t('area.onlyCounted')})</span>;
  const key = minAge !== null && maxAge !== null ? 'between' : minAge !== null ? 'from' : maxAge !== null ? 'upTo' : 'any';
  return <span className="app-muted">({t(`area.ages.${key}`, { min: minAge ?? 0, max: maxAge ?? 0 })})</span>;
}

function Ceilings({ programme, area }: { programme: Programme; area: ProgrammeArea }) {
  const t = useTexts();
  const periodOf = (id: string) => programme.periods.find(period => period.id === id);
  return (
    <section className="app-section" aria-labelledby="ceilings">
      <h2 id="ceilings">{t('area.ceilings')}</h2>
      <DataTable
        caption={t('area.ceilingsCaption')}
        rows={area.ceilings}
        rowKey={ceiling => ceiling.id}
        rowTo={ceiling => `/programma/massimali/${ceiling.id}`}
        columns={[
          {
            key: 'period',
            header: t('periods.period'),
            cell: ceiling => {
              const period = periodOf(ceiling.periodId);
              return (
                <>
                  {`${formatDate(period?.startsOn)} – ${formatDate(period?.endsOn)} `}
                  {period?.current && <StatusBadge tone="info">{t('periods.current')}</StatusBadge>}
                </>
              );
            },
          },
          { key: 'amount', header: t('ceilings.amount'), align: 'end', cell: ceiling => formatEuro(ceiling.amountCents) },
        ]}
      />
      <p>
        <Link to="/programma/massimali">{t('ceilings.see')}</Link>
      </p>
    </section>
  );
}

function Profiles({ area }: { area: ProgrammeArea }) {
  const t = useTexts();
  const choices = [...new Set(area.profiles.map(profile => profile.choice))];
  return (
    <section className="app-section" aria-labelledby="profiles">
      <h2 id="profiles">{t('area.profiles')}</h2>
      <ul className="app-profiles">
        {choices.map(choice => {
          const alternatives = area.profiles.filter(profile => profile.choice === choice);
          const { requirement } = alternatives[0] ?? { requirement: 'admissible' as const };
          return (
            <li key={choice}>
              <span>
                {alternatives.map(profile => localText(profile.name) + (profile.certificate ? ` (${t('area.certificate')})` : '')).join(t('area.or'))}
              </span>{' '}
              <StatusBadge tone={requirement === 'required' ? 'info' : 'neutral'}>{t(`area.${requirement}`)}</StatusBadge>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Rules({ programme, area }: { programme: Programme; area: ProgrammeArea }) {
  const t = useTexts();
  const rules = programme.rules.filter(rule => rule.areaKey === null || rule.areaKey === area.key);
  if (rules.length === 0) return null;
  return (
    <section className="app-section" aria-labelledby="rules">
      <h2 id="rules">{t('area.rules')}</h2>
      <ul>
        {rules.map(rule => (
          <li key={rule.key}>{localText(rule.text)}</li>
        ))}
      </ul>
    </section>
  );
}
