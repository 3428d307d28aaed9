// SPDX-License-Identifier: AGPL-3.0-or-later
/** What the parts of a programme file must say of each other: keys are unique, references lead somewhere. */
import { addDays, addMonths, compare } from '../../platform/time/civil-date.js';
import type { AreaData, IndicatorData, ProgrammeFile } from './programme-types.js';
import type { Report } from './shape.js';
import { yearPeriods } from './year-periods.js';

/** Reports every disagreement; the shape of the file has been checked before. */
export function agreementProblems(file: ProgrammeFile, report: Report): void {
  checkDates(file, report);
  checkCatalogues(file, report);
  file.areas.forEach((area, index) => checkArea(file, area, `areas[${index}]`, report));
  file.indicators.forEach((indicator, index) => checkIndicator(file, indicator, `indicators[${index}]`, report));
  checkScale(file, report);
}

function checkDates({ convenzione, yearPeriods: given }: ProgrammeFile, report: Report): void {
  const { signedOn, startsOn, endsOn, months } = convenzione;
  if (compare(signedOn, startsOn) > 0) report('convenzione.signedOn', 'must not come after the start');
  if (addDays(addMonths(startsOn, months), -1) !== endsOn) return report('convenzione.endsOn', 'must be the last day of its months');
  const expected = [...yearPeriods('convention_year', startsOn, endsOn), ...yearPeriods('calendar_year', startsOn, endsOn)];
  const write = (periods: typeof given) => periods.map((each) => [each.basis, each.number, each.startsOn, each.endsOn].join(' ')).join('; ');
  if (write(given) !== write(expected)) report('yearPeriods', `must be ${write(expected)}`);
}

function checkCatalogues(file: ProgrammeFile, report: Report): void {
  const keyed = {
    areas: file.areas, rules: file.rules, profiles: file.profiles, interventionKinds: file.interventionKinds, services: file.services,
    fundingLines: file.fundingLines, operations: file.operations, lifeAxes: file.lifeAxes, budgetSources: file.budgetSources,
    closingOutcomes: file.closingOutcomes, openSettings: file.openSettings,
  };
  for (const [path, items] of Object.entries(keyed)) unique(items.map(({ key }) => key), path, report);
  unique(file.areas.map(({ number }) => number), 'areas', report);
  unique(file.indicators.map(({ code }) => code), 'indicators', report);
  unique(file.annexI.map(({ code }) => code), 'annexI', report);
  if (!file.budgetSources.some(({ postsToLedger }) => postsToLedger)) report('budgetSources', 'must have one that posts to the ledger');
}

function checkArea(file: ProgrammeFile, area: AreaData, path: string, report: Report): void {
  unique(area.objectives.map(({ number }) => number), `${path}.objectives`, report);
  unique(area.targetGroups.map(({ key }) => key), `${path}.targetGroups`, report);
  unique(area.actions.map(({ code }) => code), `${path}.actions`, report);
  unique(area.rules.map(({ key }) => key), `${path}.rules`, report);
  area.targetGroups.forEach((group, index) => checkTargetGroup(file, group, `${path}.targetGroups[${index}]`, report));
  area.actions.forEach((action, index) => checkAction(file, area, action, `${path}.actions[${index}]`, report));
  area.profileRequirements.forEach(({ anyOf }, index) => {
    known(anyOf, file.profiles.map(({ key }) => key), `${path}.profileRequirements[${index}].anyOf`, report);
  });
}

function checkTargetGroup(file: ProgrammeFile, group: AreaData['targetGroups'][number], path: string, report: Report): void {
  const { minimumAge, maximumAge, agesOpenSetting, conditions } = group;
  if (minimumAge !== null && maximumAge !== null && minimumAge > maximumAge) report(path, 'must not ask for more years than it allows');
  if (agesOpenSetting !== null) known([agesOpenSetting], file.openSettings.map(({ key }) => key), `${path}.agesOpenSetting`, report);
  unique(conditions.map(({ key }) => key), `${path}.conditions`, report);
  conditions.forEach((condition, index) => {
    known(condition.services, file.services.map(({ key }) => key), `${path}.conditions[${index}].services`, report);
  });
}

function checkAction(file: ProgrammeFile, area: AreaData, action: AreaData['actions'][number], path: string, report: Report): void {
  const groups = area.targetGroups.filter(({ key }) => action.targetGroups.includes(key));
  const has = (kind: 'participants' | 'audience') => groups.some((group) => group.kind === kind);
  if (!area.objectives.some(({ number }) => action.code.startsWith(`${number}.`))) report(`${path}.code`, 'must begin with an objective of the area');
  known(action.targetGroups, area.targetGroups.map(({ key }) => key), `${path}.targetGroups`, report);
  unique(action.targetGroups, `${path}.targetGroups`, report);
  if (!action.recordsNamedPeople && !action.recordsCounts) report(path, 'must record named people, counts or both');
  if (has('participants') !== action.recordsNamedPeople) report(`${path}.targetGroups`, 'must have a group of participants if, and only if, people are named');
  if (has('audience') !== action.recordsCounts) report(`${path}.targetGroups`, 'must have an audience if, and only if, people are counted');
  if (action.recordsNamedPeople) return checkFunding(file, action.funding, path, report);
  if (action.yearlyMinimumPeople !== null) report(`${path}.yearlyMinimumPeople`, 'needs named people to be counted');
  if (action.funding !== null) report(`${path}.funding`, 'needs named people to feed an indicator');
}

function checkFunding(file: ProgrammeFile, funding: AreaData['actions'][number]['funding'], path: string, report: Report): void {
  if (funding === null) return;
  known([funding.line], file.fundingLines.map(({ key }) => key), `${path}.funding.line`, report);
  known([funding.operation], file.operations.map(({ key }) => key), `${path}.funding.operation`, report);
}

function checkIndicator(file: ProgrammeFile, indicator: IndicatorData, path: string, report: Report): void {
  const { kind, referenceOutput, targets, methodology } = indicator;
  const outputs = file.indicators.filter((each) => each.kind === 'output').map(({ code }) => code);
  if ((kind === 'result') !== (referenceOutput !== null)) report(`${path}.referenceOutput`, 'must be given for a result, and only for one');
  if (referenceOutput !== null) known([referenceOutput], outputs, `${path}.referenceOutput`, report);
  targets.slice(1).forEach(({ year, minimumPeople }, index) => {
    if (year <= targets[index].year) report(`${path}.targets`, 'must be in order of year');
    // Cumulative figures never go down, so neither can what is asked of them.
    if ((minimumPeople ?? 0) < (targets[index].minimumPeople ?? 0)) report(`${path}.targets`, 'must not ask for fewer people later');
  });
  if (methodology) known(methodology.excludingOutcomes, file.closingOutcomes.map(({ key }) => key), `${path}.methodology.excludingOutcomes`, report);
}

function checkScale({ scale, lifeAxes }: ProgrammeFile, report: Report): void {
  if (scale.map(({ level }) => level).join() !== '1,2,3,4,5') report('scale', 'must have the levels 1 to 5 in order');
  lifeAxes.forEach(({ levels }, index) => {
    if (levels.length !== scale.length) report(`lifeAxes[${index}].levels`, 'must have one text per level of the scale');
  });
}

function unique(values: readonly (string | number)[], path: string, report: Report): void {
  const repeated = values.filter((value, index) => values.indexOf(value) !== index);
  if (repeated.length > 0) report(path, `has ${[...new Set(repeated)].join(', ')} more than once`);
}

function known(values: readonly string[], among: readonly string[], path: string, report: Report): void {
  const strangers = values.filter((value) => !among.includes(value));
  if (strangers.length > 0) report(path, `refers to ${strangers.join(', ')}, which does not exist`);
}
