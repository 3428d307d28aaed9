// SPDX-License-Identifier: AGPL-3.0-or-later
/** Reads a programme file strictly: its shape first, then what its parts say of each other. */
import { agreementProblems } from './programme-agreement.js';
import type {
  ActionData, ActionFundingData, AnnexIData, AreaData, BudgetSourceData, ConditionData, ConvenzioneData, ImprovementMethodologyData,
  IndicatorData, IndicatorTargetData, LifeAxisData, LocalText, NamedData, ObjectiveData, OpenSettingData, OperationData, ProfileData,
  ProfileRequirementData, ProgrammeFile, RuleData, ScaleLevelData, ServiceData, TargetGroupData,
} from './programme-types.js';
import { civilDate, flag, integer, json, key, list, nullable, oneOf, pattern, record, text } from './shape.js';
import { vivereInSaluteMentale } from './vivere-in-salute-mentale.js';
import type { YearPeriod } from './year-periods.js';

const localText = record<LocalText>({ it: text, en: text });
const named = record<NamedData>({ key, name: localText });
const rule = record<RuleData>({ key, text: localText });
const status = oneOf('decided', 'provisional');
const areaKey = oneOf('abitare', 'lavoro', 'stigma', 'carcere-rems');
const age = nullable(integer(0, 120));
const cents = integer(1);

const convenzione = record<ConvenzioneData>({
  code: pattern(/^[A-Z]{2,}(-[A-Z0-9]+)+$/, 'a code of capitals and digits in parts'),
  name: localText,
  owner: text,
  legalBasis: text,
  signedOn: civilDate,
  startsOn: civilDate,
  months: integer(1, 600),
  endsOn: civilDate,
  datesStatus: status,
  economicValueCents: nullable(cents),
  ampliamentoMaximumPercent: integer(0, 100),
  prorogaMonths: list(integer(1, 600), 1),
});

const condition = record<ConditionData>({
  key,
  kind: oneOf('situation', 'diagnosis', 'care', 'referral', 'legal', 'occasion'),
  required: flag,
  services: list(key),
  text: localText,
});

const targetGroup = record<TargetGroupData>({
  key,
  kind: oneOf('participants', 'audience'),
  origin: oneOf('programme', 'platform'),
  name: localText,
  minimumAge: age,
  maximumAge: age,
  agesOpenSetting: nullable(key),
  conditions: list(condition),
});

const action = record<ActionData>({
  code: pattern(/^[1-9]\.[1-9]$/, 'objective and number, as 1.2'),
  title: localText,
  description: localText,
  recordsNamedPeople: flag,
  recordsCounts: flag,
  targetGroups: list(key, 1),
  yearlyMinimumPeople: nullable(integer(1)),
  funding: nullable(record<ActionFundingData>({ line: key, operation: key, status })),
});

const area = record<AreaData>({
  number: integer(1),
  key: areaKey,
  name: localText,
  shortName: localText,
  yearlyCeilingCents: cents,
  objectives: list(record<ObjectiveData>({ number: integer(1), name: localText }), 1),
  targetGroups: list(targetGroup, 1),
  actions: list(action, 1),
  profileRequirements: list(
    record<ProfileRequirementData>({ anyOf: list(key, 1), requirement: oneOf('required', 'if_plan_asks', 'admissible') }),
    1,
  ),
  openProfileList: flag,
  rules: list(rule),
});

const methodology = record<ImprovementMethodologyData>({
  version: integer(0),
  status,
  text: localText,
  minimumAxesImproved: integer(1),
  improvementLevels: integer(1, 4),
  excludingDropLevels: integer(1, 4),
  excludingOutcomes: list(key),
  missingBaseline: oneOf('not_counted'),
  awaitingDays: integer(0),
});

const indicator = record<IndicatorData>({
  code: pattern(/^[A-Z0-9_]+$/, 'an indicator code'),
  kind: oneOf('output', 'result'),
  name: localText,
  counting: oneOf('cumulative_absolute_by_year_end'),
  referenceOutput: nullable(pattern(/^[A-Z0-9_]+$/, 'an indicator code')),
  targets: list(
    record<IndicatorTargetData>({
      year: integer(2000, 2100),
      role: oneOf('milestone', 'target'),
      minimumPeople: nullable(integer(1)),
    }),
    1,
  ),
  methodology: nullable(methodology),
});

const programme = record<ProgrammeFile>({
  name: localText,
  convenzione,
  yearPeriods: list(
    record<YearPeriod>({ basis: oneOf('convention_year', 'calendar_year'), number: integer(1), startsOn: civilDate, endsOn: civilDate }),
    1,
  ),
  areas: list(area, 1),
  rules: list(rule),
  profiles: list(record<ProfileData>({ key, name: localText, certificate: flag }), 1),
  interventionKinds: list(named, 1),
  services: list(record<ServiceData>({ key, name: localText, areas: nullable(list(areaKey, 1)) })),
  fundingLines: list(named),
  operations: list(
    record<OperationData>({
      key,
      name: localText,
      fund: text,
      // A provisional CUP may look otherwise: here the pattern is not enforced, the operation's form warns.
      cup: nullable(text),
      status,
      note: localText,
    }),
  ),
  indicators: list(indicator, 1),
  annexI: list(
    record<AnnexIData>({
      code: pattern(/^EEC[OR]\d{2}$/, 'a code of Annex I'),
      kind: oneOf('output', 'result'),
      name: localText,
      group: oneOf('total', 'employment', 'age', 'education', 'vulnerability', 'territory', 'leaving', 'six_months'),
      mayRefuse: flag,
      minimumAge: age,
      maximumAge: age,
    }),
  ),
  lifeAxes: list(record<LifeAxisData>({ key, name: localText, levels: list(localText, 5) }), 1),
  scale: list(record<ScaleLevelData>({ level: integer(1, 5), name: localText, text: localText }), 5),
  budgetSources: list(
    record<BudgetSourceData>({
      key,
      name: localText,
      group: oneOf('health', 'social', 'ets', 'person_family', 'community', 'other'),
      postsToLedger: flag,
      countsAsSpending: flag,
    }),
    1,
  ),
  closingOutcomes: list(named, 1),
  openSettings: list(
    record<OpenSettingData>({ key, name: localText, value: json, status: oneOf('provisional'), note: localText }),
  ),
});

/** All that is wrong with a programme file, one line per problem: `path: what must be`. */
export class ProgrammeFileError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The programme file has ${problems.length} problem(s):\n${problems.join('\n')}`);
    this.name = 'ProgrammeFileError';
  }
}

/**
 * The programme as the loader takes it. Without an argument it is the one of the city of Milan; another
 * convenzione is read from any value of the same shape.
 *
 * @throws ProgrammeFileError with the whole list of problems.
 */
export function readProgrammeFile(source: unknown = vivereInSaluteMentale): ProgrammeFile {
  const problems: string[] = [];
  const report = (path: string, problem: string) => problems.push(path === '' ? problem : `${path}: ${problem}`);
  programme(source, '', report);
  if (problems.length > 0) throw new ProgrammeFileError(problems);
  const file = source as ProgrammeFile;
  agreementProblems(file, report);
  if (problems.length > 0) throw new ProgrammeFileError(problems);
  return file;
}
