// SPDX-License-Identifier: AGPL-3.0-or-later
import { axesEvidence } from '../plans/evidence.js';
import { civil, civilOrNull, instant, type Day } from './calendar.js';
import { traitsNow, type Traits } from './person.js';
import type { Random } from './random.js';
import type { Seal } from './seal.js';
import { isAdmitted, type CaseStory, type PersonStory } from './story.js';
import type { ReferralWriter } from './referral-rows.js';
import type { Rows } from './tables.js';
import { INFORMATION_VERSIONS, TEAM_ROLES } from './vocabulary/person-record-texts.js';
import { REFERRAL_REASONS } from './vocabulary/texts.js';
import type { World } from './world.js';

const characteristics = (traits: Traits) => ({
  employment_status: traits.employment, unemployed_months: traits.unemployedMonths, education: traits.education, disability: traits.disability,
  foreign_background: traits.foreignBackground, minority: traits.minority, homeless: traits.homeless, rural: traits.rural,
});

const OFFICE_OPENS = 9 * 60;
const OFFICE_MINUTES = 7 * 60;

/** Writes a person's story down as rows. */
export class PeopleWriter {
  private readonly convenzione_id: string;

  constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly seal: Seal,
    private readonly referrals: ReferralWriter,
    private readonly rows: Rows,
  ) {
    this.convenzione_id = world.programme.convenzioneId;
  }

  write(person: PersonStory): void {
    this.identity(person);
    this.consents(person);
    const participation = this.participation(person);
    for (const story of person.cases) {
      this.caseFile(person, story);
      this.enrolments(person, story, participation);
      this.levels(person, story);
      this.evidence(person, story);
      this.referral(person, story);
    }
  }

  private at(day: Day): string {
    return instant(day, OFFICE_OPENS + this.random.below(OFFICE_MINUTES));
  }

  private identity({ id, identity, registeredBy, registeredOn }: PersonStory): void {
    const { given, family, alias, birthDate, sex, citizenship, codeKind, code } = identity;
    const sealed = code === null ? null : this.seal.code(id, code);
    this.rows.add('person', { id, given_name: given, family_name: family, alias, created_by: registeredBy, created_at: this.at(registeredOn) });
    this.rows.add('person_identity', {
      person_id: id, birth_date: birthDate, sex, citizenship, code_kind: codeKind,
      code_cipher: sealed?.cipher ?? null, code_hmac: sealed?.hmac ?? null, code_key_version: sealed?.keyVersion ?? null,
    });
    this.rows.add('person_characteristics', { person_id: id, ...characteristics(traitsNow(this.random, identity.traits)) });
  }

  private consents({ id, consents, registeredBy }: PersonStory): void {
    for (const { id: consentId, purpose, basis, givenOn, withdrawnOn, expiresOn } of consents) {
      this.rows.add('consent', { id: consentId, person_id: id, purpose, legal_basis: basis, given_on: civil(givenOn), expires_on: civilOrNull(expiresOn), ...informedOn(givenOn), recorded_by: registeredBy });
      if (withdrawnOn !== null) this.rows.withdrawals.push({ consentId, on: civil(withdrawnOn) });
    }
  }

  /** One per person: from the first admitted enrolment that feeds the operation to the end of the last case that had one. */
  private participation({ id: person_id, identity, cases }: PersonStory): string | null {
    const feeding = cases.flatMap((story) => story.enrolments.filter((enrolment) => isAdmitted(enrolment) && enrolment.action.operationId !== null).map((enrolment) => ({ story, enrolment })));
    if (feeding.length === 0) return null;
    const entered = Math.min(...feeding.map(({ enrolment }) => enrolment.from));
    const last = feeding[feeding.length - 1].story;
    const id = this.random.id(entered);
    this.rows.add('participation', {
      id, person_id, operation_id: feeding[0].enrolment.action.operationId, convenzione_id: this.convenzione_id, entered_on: civil(entered),
      sex: identity.sex, birth_date: identity.birthDate, citizenship: identity.citizenship, ...characteristics(identity.traits), exited_on: civilOrNull(last.concludedOn),
    });
    return id;
  }

  private caseFile({ id: person_id }: PersonStory, story: CaseStory): void {
    const { id, managerId, concludedOn, openedOn, outcome, phase, phases, referral, team } = story;
    this.rows.add('case_file', {
      id, person_id, convenzione_id: this.convenzione_id, case_manager_id: managerId, status: concludedOn === null ? 'open' : 'concluded', phase, phase_on: civil(phases.at(-1)!.from),
      opened_on: civil(openedOn), concluded_on: civilOrNull(concludedOn), outcome, referral_id: referral?.id ?? null,
    });
    // The present phase is written with the case.
    phases.slice(0, -1).forEach(({ phase: former, from }, i) => this.rows.add('case_phase', {
      case_id: id, person_id, phase: former, entered_on: civil(from), left_on: civil(phases[i + 1].from), recorded_by: managerId, recorded_at: instant(from, OFFICE_OPENS + i),
    }));
    for (const { accountId, from, to } of team) {
      const role_words = accountId === managerId ? null : TEAM_ROLES[from % TEAM_ROLES.length];
      this.rows.add('care_team', { id: this.random.id(from), case_id: id, person_id, account_id: accountId, role_words, starts_on: civil(from), ends_on: civilOrNull(to) });
    }
  }

  private enrolments({ id: person_id }: PersonStory, { id: case_id, enrolments }: CaseStory, participation: string | null): void {
    for (const enrolment of enrolments) {
      const { id, action, group, from, to, outside, assignments } = enrolment;
      const place = { person_id, convenzione_id: this.convenzione_id, area_id: action.area.id, action_id: action.id };
      this.rows.add('enrolment', {
        id, case_id, ...place, target_group_id: group.id, participation_id: isAdmitted(enrolment) && action.operationId !== null ? participation : null,
        starts_on: civil(from), ends_on: civilOrNull(to), outside_reason: outside?.reason ?? null,
        outside_admitted_by: outside?.admitted === true ? this.world.cast.coordinators.get(action.area.key)! : null, outside_declined_on: civilOrNull(outside?.declinedOn ?? null),
      });
      for (const { id: assignmentId, partnerId, purpose, from: starts, to: ends } of assignments) {
        this.rows.add('assignment', { id: assignmentId, enrolment_id: id, ...place, partner_id: partnerId, purpose, starts_on: civil(starts), ends_on: civilOrNull(ends) });
      }
    }
  }

  private levels({ id: person_id }: PersonStory, { id: case_id, axes, concludedOn, managerId }: CaseStory): void {
    const add = (axis: string, moment: string, level: number, on: Day): void =>
      this.rows.add('axis_level', { id: this.random.id(on), case_id, person_id, axis, moment, level, assessed_on: civil(on), assessed_by: managerId });
    for (const { axis, baseline, baselineOn, review, final } of axes) {
      if (baseline !== null) add(axis, 'baseline', baseline, baselineOn!);
      if (review !== null) add(axis, 'review', review.level, review.on);
      if (final !== null) add(axis, 'conclusion', final, concludedOn!);
    }
  }

  /** Frozen by the same rule as a conclusion in the product. */
  private evidence({ id: person_id }: PersonStory, story: CaseStory): void {
    const { concludedOn } = story;
    if (concludedOn === null) return;
    const axes = axesEvidence({
      hasPlan: story.plan !== null,
      goalAxes: story.plan?.goalAxes ?? [],
      baselines: story.axes.flatMap(({ axis, baseline, baselineOn }) => (baseline === null ? [] : [{ axis, level: baseline, assessedOn: civil(baselineOn!) }])),
      finalLevels: story.axes.flatMap(({ axis, final }) => (final === null ? [] : [{ axis, level: final }])),
      concludedOn: civil(concludedOn),
    });
    this.rows.add('conclusion_evidence', {
      id: this.random.id(concludedOn), case_id: story.id, person_id, convenzione_id: this.convenzione_id, concluded_on: civil(concludedOn), outcome: story.outcome,
      axes: JSON.stringify(axes), attendance: JSON.stringify(story.attendance), frozen_at: this.at(concludedOn), frozen_by: story.managerId,
    });
  }

  private referral({ id: person_id, identity, area, registeredBy }: PersonStory, { referral, openedOn }: CaseStory): void {
    if (referral === null) return;
    this.rows.add('referral', this.referrals.row({
      id: referral.id, service: referral, areaIds: [this.world.programme.areas.find(({ key }) => key === area)!.id], given: identity.given, family: identity.family, alias: identity.alias,
      birthDate: identity.birthDate, reason: this.random.pick(REFERRAL_REASONS), status: 'accepted', sentOn: referral.sentOn, decidedOn: openedOn, decidedBy: registeredBy, personId: person_id,
    }));
  }
}

/** The text that people were given on a day about the use of their data. */
export function informedOn(day: Day): { information_version: string | null; information_given_on: string } {
  const on = civil(day);
  return { information_version: INFORMATION_VERSIONS.find(([from]) => from <= on)?.[1] ?? null, information_given_on: on };
}
