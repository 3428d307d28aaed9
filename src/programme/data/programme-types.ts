// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The shape of a programme file: everything the sources fix about one convenzione, and, apart, what they leave open.
 * The loader turns it into rows; after that the database holds the truth, dated and versioned.
 *
 * No field is optional: what the sources do not say is written `null`, so that nobody has to guess
 * whether it was forgotten. Names and descriptions are in Italian and English.
 */
import type { CivilDate } from '../../platform/time/civil-date.js';
import type { Cents } from '../../platform/money/cents.js';
import type { JsonValue } from './shape.js';
import type { YearPeriod } from './year-periods.js';

export interface LocalText {
  readonly it: string;
  readonly en: string;
}

/** `decided`: by the sources, or by the Cabina. `provisional`: a default of the platform until the Cabina decides. */
export type Status = 'decided' | 'provisional';

export interface ProgrammeFile {
  readonly name: LocalText;
  readonly convenzione: ConvenzioneData;
  /** Both bases, over the dates of the convenzione; the setting `year_basis` says which one counts. */
  readonly yearPeriods: readonly YearPeriod[];
  readonly areas: readonly AreaData[];
  /** Rules that hold in every area. */
  readonly rules: readonly RuleData[];
  readonly profiles: readonly ProfileData[];
  readonly interventionKinds: readonly NamedData[];
  readonly services: readonly ServiceData[];
  readonly fundingLines: readonly NamedData[];
  readonly operations: readonly OperationData[];
  readonly indicators: readonly IndicatorData[];
  readonly annexI: readonly AnnexIData[];
  readonly lifeAxes: readonly LifeAxisData[];
  readonly scale: readonly ScaleLevelData[];
  readonly budgetSources: readonly BudgetSourceData[];
  readonly closingOutcomes: readonly NamedData[];
  readonly openSettings: readonly OpenSettingData[];
}

export interface NamedData {
  readonly key: string;
  readonly name: LocalText;
}

export interface RuleData {
  readonly key: string;
  readonly text: LocalText;
}

export interface ConvenzioneData {
  readonly code: string;
  readonly name: LocalText;
  /** The public body that signs and decides. */
  readonly owner: string;
  readonly legalBasis: string;
  readonly signedOn: CivilDate;
  readonly startsOn: CivilDate;
  readonly months: number;
  /** Last day included: start + months - 1 day, without any proroga. */
  readonly endsOn: CivilDate;
  readonly datesStatus: Status;
  /** Euro cents. Entered from the signed act, never derived from the ceilings; null until entered. */
  readonly economicValueCents: Cents | null;
  /** Ampliamenti together: at most this share of the original economic value. */
  readonly ampliamentoMaximumPercent: number;
  /** Lengths a proroga may have, in months. */
  readonly prorogaMonths: readonly number[];
}

export type AreaKey = 'abitare' | 'lavoro' | 'stigma' | 'carcere-rems';

export interface AreaData {
  readonly number: number;
  readonly key: AreaKey;
  readonly name: LocalText;
  /** For charts and narrow columns. */
  readonly shortName: LocalText;
  /** Euro cents per year (`year_basis`). */
  readonly yearlyCeilingCents: Cents;
  readonly objectives: readonly ObjectiveData[];
  readonly targetGroups: readonly TargetGroupData[];
  readonly actions: readonly ActionData[];
  readonly profileRequirements: readonly ProfileRequirementData[];
  /** True when profiles outside the list may work here too. */
  readonly openProfileList: boolean;
  readonly rules: readonly RuleData[];
}

export interface ObjectiveData {
  /** 1, 2 … within the area. */
  readonly number: number;
  readonly name: LocalText;
}

/** Its key is (area, code): codes restart in every area. */
export interface ActionData {
  /** Objective and running number, e.g. '1.2'. */
  readonly code: string;
  readonly title: LocalText;
  readonly description: LocalText;
  /** People enter it by name: enrolments, plans and attendance by person. */
  readonly recordsNamedPeople: boolean;
  /** People reached without a name are counted by group; they are never participants. */
  readonly recordsCounts: boolean;
  /** Keys of the area's target groups admissible here: `participants` to enter, `audience` to count by. */
  readonly targetGroups: readonly string[];
  /** Distinct people a year with at least one validated attendance; null when no minimum is set. */
  readonly yearlyMinimumPeople: number | null;
  /** Null when the action feeds no indicator of people. */
  readonly funding: ActionFundingData | null;
}

export interface ActionFundingData {
  /** Key of the funding line. */
  readonly line: string;
  /** Key of the operation in which its participants are counted. */
  readonly operation: string;
  readonly status: Status;
}

export interface TargetGroupData {
  /** Unique within the area. */
  readonly key: string;
  /** `participants`: a person can enter under it. `audience`: only counted. */
  readonly kind: 'participants' | 'audience';
  /** `programme`: named by the sources. `platform`: added so that counts have a group to stand under. */
  readonly origin: 'programme' | 'platform';
  readonly name: LocalText;
  /** Completed years at entry, included; null for no limit. */
  readonly minimumAge: number | null;
  /** Completed years at entry, included; null for no limit. */
  readonly maximumAge: number | null;
  /** The setting on which the reading of the ages rests, when the sources leave room. */
  readonly agesOpenSetting: string | null;
  readonly conditions: readonly ConditionData[];
}

export interface ConditionData {
  readonly key: string;
  readonly kind: 'situation' | 'diagnosis' | 'care' | 'referral' | 'legal' | 'occasion';
  /** False for occasions in which the group is admitted too, without being asked for. */
  readonly required: boolean;
  /** Keys of the services by which the condition is told (referred by, followed by); any of them. */
  readonly services: readonly string[];
  readonly text: LocalText;
}

export interface ProfileData extends NamedData {
  /** The worker's certificate must be on file. */
  readonly certificate: boolean;
}

export interface ProfileRequirementData {
  /** Keys of profiles; one of them is enough. */
  readonly anyOf: readonly string[];
  /** `if_plan_asks`: only when the person's plan wants it. */
  readonly requirement: 'required' | 'if_plan_asks' | 'admissible';
}

export interface ServiceData extends NamedData {
  /** Areas it works with; null when the sources do not limit it. */
  readonly areas: readonly AreaKey[] | null;
}

export interface OperationData extends NamedData {
  readonly fund: string;
  /** Project code (CUP), 15 characters; null until assigned. */
  readonly cup: string | null;
  readonly status: Status;
  readonly note: LocalText;
}

export interface IndicatorData {
  readonly code: string;
  readonly kind: 'output' | 'result';
  readonly name: LocalText;
  /** Values are absolute and cumulative from the start: by the end of the year, never summed over years. */
  readonly counting: 'cumulative_absolute_by_year_end';
  /** The output it can never exceed; null for an output. */
  readonly referenceOutput: string | null;
  readonly targets: readonly IndicatorTargetData[];
  /** Null when the regulation alone defines the indicator. */
  readonly methodology: ImprovementMethodologyData | null;
}

export interface IndicatorTargetData {
  readonly year: number;
  readonly role: 'milestone' | 'target';
  /** Minimum number of people by 31 December of the year; null when none is required. */
  readonly minimumPeople: number | null;
}

/** When a concluded participation counts as improved. Version 0 is the platform's; later ones are the Cabina's. */
export interface ImprovementMethodologyData {
  readonly version: number;
  readonly status: Status;
  readonly text: LocalText;
  /** At least this many worked axes must go up by `improvementLevels` or more. */
  readonly minimumAxesImproved: number;
  readonly improvementLevels: number;
  /** One axis down by this many levels or more excludes the person. */
  readonly excludingDropLevels: number;
  /** Keys of closing outcomes that exclude the person. */
  readonly excludingOutcomes: readonly string[];
  readonly missingBaseline: 'not_counted';
  /** Days from exit during which the participation is awaiting. */
  readonly awaitingDays: number;
}

/** Common indicators of Regulation (EU) 2021/1057, Annex I. */
export interface AnnexIData {
  readonly code: string;
  readonly kind: 'output' | 'result';
  readonly name: LocalText;
  readonly group: 'total' | 'employment' | 'age' | 'education' | 'vulnerability' | 'territory' | 'leaving' | 'six_months';
  /** The person may refuse to tell; the record stays reportable. */
  readonly mayRefuse: boolean;
  /** Completed years at entry, both included; null when the code is not an age band or the band is open. */
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
}

export interface LifeAxisData extends NamedData {
  /** What each level means on this axis, from 1 to 5. */
  readonly levels: readonly LocalText[];
}

export interface ScaleLevelData {
  /** 1 lowest, 5 highest. */
  readonly level: number;
  readonly name: LocalText;
  readonly text: LocalText;
}

export interface BudgetSourceData extends NamedData {
  readonly group: 'health' | 'social' | 'ets' | 'person_family' | 'community' | 'other';
  /** Only lines paid by the convenzione post to its money ledger. */
  readonly postsToLedger: boolean;
  /** False for what is valued but spent by nobody. */
  readonly countsAsSpending: boolean;
}

/** What the sources leave to the co-design partners. The value is a default, to be replaced by a decision. */
export interface OpenSettingData {
  readonly key: string;
  readonly name: LocalText;
  readonly value: JsonValue;
  readonly status: 'provisional';
  readonly note: LocalText;
}
