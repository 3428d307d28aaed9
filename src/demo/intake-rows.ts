// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import { ABSENCE_REASONS } from '../participants/substitutions/substitutions.dto.js';
import { civil, instant, workday, workdayUpTo, type Day } from './calendar.js';
import type { Manager } from './cast.js';
import { groupsFor } from './groups.js';
import type { Action } from './programme-view.js';
import type { Random } from './random.js';
import { isAdmitted, type CaseStory, type EnrolmentStory, type PersonStory } from './story.js';
import type { Row, Rows } from './tables.js';
import { HANDOVER_REASONS, HANDOVER_REFUSALS, HIGH_PRIORITY, WAITING_NOTES, WAITING_REFUSALS, WAITING_WITHDRAWALS } from './vocabulary/texts.js';
import type { Cohort, World } from './world.js';

/** Of open cases, every so many are being handed over, waits for a place in an action, and so on; at least one of each per area and manager. */
const EVERY = { proposed: 40, declined: 45, taken_back: 55, waiting: 9, offered: 25, refused: 30, withdrawn: 35, enrolled: 12 } as const;

interface Told {
  person: PersonStory;
  story: CaseStory;
}

type WaitingStatus = 'waiting' | 'offered' | 'enrolled' | 'withdrawn' | 'declined';

/** Hand-overs and requests for places, told over the stories of a cohort; absences of its case managers. */
export class IntakeWriter {
  private readonly convenzione_id: string;

  constructor(
    private readonly world: World,
    private readonly cohort: Cohort,
    private readonly random: Random,
    private readonly rows: Rows,
  ) {
    this.convenzione_id = world.programme.convenzioneId;
  }

  write(people: readonly PersonStory[]): void {
    const told = people.flatMap((person) => person.cases.map((story) => ({ person, story })));
    this.handovers(told);
    this.waiting(told);
    this.absences();
  }

  /** The teams of the stories tell which were accepted; others were declined, taken back, or wait for an answer. */
  private handovers(told: readonly Told[]): void {
    for (const { person, story } of told) {
      const [from, to] = story.team;
      if (story.team.length === 2 && from.to !== null && to.from === from.to + 1) this.handover({ person, story }, from.accountId, to.accountId, 'accepted', to.from);
    }
    const open = this.mixed(told.filter(({ story }) => story.concludedOn === null));
    this.each(open, EVERY.proposed, (one) => this.handover(one, one.story.managerId, this.colleague(one.story.managerId), 'proposed'));
    // Everybody is asked to take somebody over.
    this.cohort.managers.slice(0, 3).forEach(({ id }, i) => {
      const one = open.find(({ story }, at) => at % 3 === i && story.managerId !== id && !this.handed.has(story.id));
      if (one) this.handover(one, one.story.managerId, id, 'proposed');
    });
    for (const status of ['declined', 'taken_back'] as const) this.each(this.mixed(told), EVERY[status], (one) => this.handover(one, one.story.managerId, this.colleague(one.story.managerId), status));
  }

  private readonly handed = new Set<string>();

  private handover({ person, story }: Told, from: string, to: string, status: 'proposed' | 'accepted' | 'declined' | 'taken_back', on?: Day): void {
    if (from === to || (status === 'proposed' && this.handed.has(story.id))) return;
    if (status === 'proposed') this.handed.add(story.id);
    const { random, world: { span } } = this;
    const last = Math.min(span.until, story.concludedOn ?? span.until);
    const decidedOn = on ?? workdayUpTo(random.between(story.openedOn, last), story.openedOn);
    const proposedOn = status === 'proposed' ? workdayUpTo(Math.max(story.openedOn, span.until - random.between(0, 9)), story.openedOn) : workdayUpTo(Math.max(story.openedOn, decidedOn - random.between(1, 8)), story.openedOn);
    this.rows.add('handover', {
      id: random.id(proposedOn), case_id: story.id, person_id: person.id, convenzione_id: this.convenzione_id, from_account_id: from, to_account_id: to, proposed_by: from,
      reason: random.pick(HANDOVER_REASONS), overlap_until: status === 'proposed' && random.chance(30) ? civil(proposedOn + 14) : null, status, proposed_on: civil(proposedOn),
      decided_on: status === 'proposed' ? null : civil(Math.max(proposedOn, decidedOn)), decline_reason: status === 'declined' ? random.pick(HANDOVER_REFUSALS) : null,
    });
  }

  /** Who asked before entering, who waits, who was offered a place, and whose request came to nothing. */
  private waiting(told: readonly Told[]): void {
    const asked = (story: CaseStory, { action, from }: EnrolmentStory): boolean => from > story.openedOn && this.mayKnow(story, action.area.key);
    const entered = told.flatMap(({ person, story }) => story.enrolments.filter((e) => isAdmitted(e) && asked(story, e)).map((enrolment) => ({ person, story, enrolment })));
    this.each(this.mixed(entered), EVERY.enrolled, ({ person, story, enrolment }) => this.entry({ person, story }, enrolment.action, 'enrolled', enrolment));
    const open = this.mixed(told.filter(({ story }) => story.concludedOn === null));
    for (const status of ['waiting', 'offered'] as const) this.each(open, EVERY[status], (one) => this.ask(one, status));
    for (const [status, every] of [['declined', EVERY.refused], ['withdrawn', EVERY.withdrawn]] as const) this.each(this.mixed(told), every, (one) => this.ask(one, status));
    // Somebody waits in every area, for each of the first managers.
    for (const area of this.world.programme.areas) {
      for (const { id } of this.cohort.managers.slice(0, 3)) {
        const one = open.find((each) => each.story.managerId === id && this.actionFor(each, area.key) !== undefined);
        if (one) this.entry(one, this.actionFor(one, area.key)!, 'waiting');
      }
    }
  }

  private readonly asked = new Set<string>();

  private ask(one: Told, status: 'waiting' | 'offered' | 'declined' | 'withdrawn'): void {
    const action = this.actionFor(one, one.person.area) ?? this.world.programme.areas.map(({ key }) => this.actionFor(one, key)).find((found) => found !== undefined);
    if (action) this.entry(one, action, status);
  }

  /** An action that admits the person, in which they are not, and of which their case manager may know. */
  private actionFor({ person, story }: Told, area: string): Action | undefined {
    if (!this.mayKnow(story, area)) return undefined;
    return this.world.programme.actions.find((action) => action.area.key === area && action.named && !this.asked.has(`${person.id} ${action.id}`)
      && !person.cases.some(({ enrolments }) => enrolments.some((e) => e.action.id === action.id)) && groupsFor(action, person.identity.birthDate, this.world.span.until).length > 0);
  }

  /** Who holds the case asks; of Carcere/REMS only who acts there. */
  private mayKnow({ managerId }: CaseStory, area: string): boolean {
    return area !== 'carcere-rems' || this.cohort.managers.some(({ id, areas }) => id === managerId && areas.has(area));
  }

  private entry({ person, story }: Told, action: Action, status: WaitingStatus, enrolment?: EnrolmentStory): void {
    this.asked.add(`${person.id} ${action.id}`);
    const { random, world: { span, cast } } = this;
    const last = enrolment?.from ?? Math.min(span.until, story.concludedOn ?? span.until);
    const requestedOn = workdayUpTo(Math.max(story.openedOn, last - random.between(3, 60)), story.openedOn);
    const priority = random.weighted([['high', 2], ['normal', 6], ['low', 2]] as const);
    const settled: Partial<Row<'waiting_entry'>> = status === 'waiting' || status === 'offered' ? {} : { closed_on: civil(last), closed_by: status === 'withdrawn' ? story.managerId : cast.coordinators.get(action.area.key)! };
    const group = enrolment?.group ?? groupsFor(action, person.identity.birthDate, span.until)[0];
    this.rows.add('waiting_entry', {
      id: random.id(requestedOn), person_id: person.id, case_id: story.id, convenzione_id: this.convenzione_id, area_id: action.area.id, action_id: action.id, target_group_id: group.id,
      priority, priority_reason: priority === 'high' ? random.pick(HIGH_PRIORITY) : null, note: random.chance(40) ? random.pick(WAITING_NOTES) : null, requested_on: civil(requestedOn),
      requested_by: story.managerId, status, offered_on: status === 'offered' || status === 'enrolled' ? civil(workdayUpTo(last, requestedOn)) : null, offer_reason: null, closed_on: null,
      closed_by: null, close_reason: status === 'declined' ? random.pick(WAITING_REFUSALS) : status === 'withdrawn' ? random.pick(WAITING_WITHDRAWALS) : null, enrolment_id: enrolment?.id ?? null, ...settled,
    });
  }

  /** Summer and winter of every manager, somebody away today, and who will be: each of the first three on either side. */
  private absences(): void {
    const { managers } = this.cohort;
    const { span } = this.world;
    managers.forEach(({ id }, i) => {
      for (let from = span.from + 40 + i * 3; from + 12 < span.until; from += 170) this.absence(id, this.colleague(id), workday(from), workday(from) + 11);
    });
    if (this.cohort.number > 0 || managers.length < 2) return;
    const [first, second, third = second] = managers;
    this.absence(managers[3]?.id ?? second.id, first.id, span.today - 3, span.today + 4);
    this.absence(second.id, third === second ? first.id : third.id, span.today + 20, span.today + 31);
    this.absence(third.id, first.id, span.today + 40, span.today + 51);
  }

  private absence(absent: string, substitute: string, from: Day, to: Day): void {
    if (absent === substitute || this.away.some((other) => other.id === absent && from <= other.to && other.from <= to)) return;
    this.away.push({ id: absent, from, to });
    const { random } = this;
    this.rows.add('access.substitution', {
      id: random.id(from), convenzione_id: this.convenzione_id, absent_account_id: absent, substitute_account_id: substitute, starts_on: civil(from), ends_on: civil(to),
      reason: ABSENCE_REASONS[this.away.length % ABSENCE_REASONS.length], handover_note: random.chance(40) ? 'Le scadenze della settimana sono nell’agenda di ogni persona.' : null,
      created_at: instant(Math.min(from, this.world.span.today) - 1, 600), ended_at: null,
    });
  }

  private readonly away: { id: string; from: Day; to: Day }[] = [];

  private colleague(id: string): string {
    const others = this.cohort.managers.filter((each: Manager) => each.id !== id);
    return others.length === 0 ? id : this.random.pick(others).id;
  }

  private mixed<T>(list: readonly T[]): T[] {
    return this.random.shuffled(list);
  }

  /** Every n-th, and at least four. */
  private each<T>(list: readonly T[], every: number, work: (one: T) => void): void {
    list.slice(0, Math.max(4, Math.floor(list.length / every))).forEach(work);
  }
}

/**
 * Places in the years of the convenzione so far: this year's about as many as people are enrolled, with a number that was set before.
 * Counted from the rows, after all of them are written.
 */
export async function writePlaces(client: pg.ClientBase, { programme, cast, span }: World): Promise<number> {
  const { rowCount } = await client.query(
    `insert into action_places (id, convenzione_id, area_id, action_id, partner_id, period_id, places, set_on, set_by, note, superseded_on, version)
     select md5(a.id::text || p.id::text || v.version)::uuid, a.convenzione_id, a.area_id, a.id, null, p.id,
            greatest(5, (select count(*) from enrolment e where e.action_id = a.id and e.admitted and least(p.ends_on, $2::date) between e.starts_on and coalesce(e.ends_on, 'infinity'))
              + (select count(*) from waiting_entry w where w.action_id = a.id and w.status = 'offered') + case v.version when 1 then -8 else (ascii(right(a.code, 1)) % 4) - 1 end),
            case v.version when 1 then p.starts_on else least(p.starts_on + 60, $2::date) end, ($3::jsonb ->> (a.area_id::text))::uuid,
            case v.version when 1 then null else 'Rivisti con i partner dell’area' end, case v.version when 1 then least(p.starts_on + 60, $2::date) end, v.version
       from action a join period p on p.convenzione_id = a.convenzione_id and p.basis = 'convention_year' and p.starts_on <= $2
       cross join (values (1), (2)) v(version)
      where a.convenzione_id = $1 and a.named_participants`,
    [programme.convenzioneId, civil(span.until), JSON.stringify(Object.fromEntries(programme.areas.map((area) => [area.id, cast.coordinators.get(area.key)!])))],
  );
  return rowCount ?? 0;
}
