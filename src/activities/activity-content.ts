// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { defineProblems, Problem, type FieldError } from '../platform/http/problem.js';
import type { ActivityDto, AttendanceInputDto, CreateActivityDto, HeadcountInputDto } from './activities.dto.js';
import { ASSIGNED_SQL, FRAME_SQL } from './activities.queries.js';

defineProblems({
  'activity.action': { status: 422, it: 'Questa azione non è tra quelle delle aree in cui lavori: scegline una dall’elenco.', en: 'This action is not among those of the areas you work in: choose one of the list.' },
  'activity.person': { status: 422, it: 'Questa persona non risulta affidata al tuo ente per questa azione in questo giorno: scegli tra le persone in elenco o controlla la data.', en: 'This person is not assigned to your organisation for this action on this day: choose among the people listed or check the date.' },
  'activity.person-twice': { status: 422, it: 'Questa persona è già nell’elenco delle presenze: togli la ripetizione.', en: 'This person is already in the attendance list: remove the repetition.' },
  'activity.no-names': { status: 422, it: 'Questa azione non registra persone per nome: conta chi ha partecipato per gruppi.', en: 'This action does not record people by name: count who took part by groups.' },
  'activity.minutes': { status: 422, it: 'I minuti di presenza superano la durata dell’attività ({max}): correggi l’una o l’altra.', en: 'The minutes attended exceed the activity’s length ({max}): correct one or the other.' },
  'activity.absent-minutes': { status: 422, it: 'Chi è assente ha 0 minuti: togli i minuti o segna la persona presente.', en: 'Who is absent has 0 minutes: remove the minutes or mark the person present.' },
  'activity.group': { status: 422, it: 'Questo gruppo non è tra quelli che l’azione conta: scegline uno dall’elenco.', en: 'This group is not among those that the action counts: choose one of the list.' },
  'activity.group-twice': { status: 422, it: 'Questo gruppo è già contato: somma le persone in una riga sola.', en: 'This group is already counted: add the people up in one line.' },
});

/** What an activity says, complete: from a new report, or from a stored one with what was changed. */
export type Content = Required<Omit<CreateActivityDto, 'attendances' | 'headcounts'>> & { attendances: AttendanceInputDto[]; headcounts: HeadcountInputDto[] };

export interface CheckedAttendance {
  personId: string;
  enrolmentId: string;
  present: boolean;
  minutes: number;
}

/** Content that keeps to every rule, with the people resolved. */
export type CheckedContent = Omit<Content, 'attendances'> & { areaId: string; attendances: CheckedAttendance[] };

interface Frame {
  areaId: string;
  named: boolean;
  startsOn: string;
  endsOn: string;
  today: string;
  audience: string[];
}

type Known = Pick<CheckedAttendance, 'personId' | 'enrolmentId'>;

/** The rules that a report must keep to, whether it is new or corrected. */
@Injectable()
export class ActivityContent {
  constructor(private readonly db: Db) {}

  /**
   * Checks everything and tells all mistakes at once. `before` is the stored activity when one is corrected: who already
   * stands in it for the same action and day was assigned when reported, and may stay though the assignment has ended.
   */
  async check(content: Content, before?: ActivityDto): Promise<CheckedContent> {
    const [frame, assigned] = await Promise.all([this.frameOf(content.actionId), this.assigned(content)]);
    const sameFacts = before?.action.id === content.actionId && before.heldOn === content.heldOn;
    const people = content.attendances.map((a, i) => assigned.get(i) ?? (sameFacts ? before.attendances.find((b) => isSame(a, b)) : undefined));
    const errors = [...dateErrors(content.heldOn, frame), ...attendanceErrors(content, people, frame), ...headcountErrors(content.headcounts, frame)];
    if (errors.length > 0) throw problemOf(errors);
    const attendances = content.attendances.map(({ present = true, minutes }, i) => ({
      personId: people[i]!.personId, enrolmentId: people[i]!.enrolmentId, present, minutes: present ? (minutes ?? content.minutes) : 0,
    }));
    return { ...content, attendances, areaId: frame.areaId };
  }

  private async frameOf(actionId: string): Promise<Frame> {
    const { areaIds, convenzioneId } = this.db.actor;
    const frame = await this.db.one<Frame>(FRAME_SQL, [actionId, convenzioneId]);
    if (!frame || !areaIds.includes(frame.areaId)) throw problemOf([{ pointer: '/actionId', code: 'activity.action' }]);
    return frame;
  }

  private async assigned({ attendances, actionId, heldOn }: Content): Promise<Map<number, Known>> {
    if (attendances.length === 0) return new Map();
    const people = attendances.map((a) => a.personId ?? null);
    const enrolments = attendances.map((a) => a.enrolmentId ?? null);
    const rows = await this.db.query<Known & { index: number }>(ASSIGNED_SQL, [people, enrolments, actionId, heldOn]);
    return new Map(rows.map((row) => [row.index, row]));
  }
}

const isSame = (sent: AttendanceInputDto, stored: Known): boolean =>
  (sent.personId !== undefined || sent.enrolmentId !== undefined) &&
  (sent.personId === undefined || sent.personId === stored.personId) &&
  (sent.enrolmentId === undefined || sent.enrolmentId === stored.enrolmentId);

function dateErrors(heldOn: string, { startsOn, endsOn, today }: Frame): FieldError[] {
  if (heldOn > today) return [{ pointer: '/heldOn', code: 'field.date-future' }];
  if (heldOn < startsOn) return [{ pointer: '/heldOn', code: 'field.date-before', params: { earliest: startsOn } }];
  if (heldOn > endsOn) return [{ pointer: '/heldOn', code: 'field.date-after', params: { latest: endsOn } }];
  return [];
}

function attendanceErrors({ attendances, minutes: length }: Content, people: (Known | undefined)[], { named }: Frame): FieldError[] {
  if (attendances.length > 0 && !named) return [{ pointer: '/attendances', code: 'activity.no-names' }];
  return attendances.flatMap(({ personId, enrolmentId, present = true, minutes }, i): FieldError[] => {
    const at = `/attendances/${i}`;
    const errors: FieldError[] = [];
    const who = personId === undefined && enrolmentId !== undefined ? `${at}/enrolmentId` : `${at}/personId`;
    if (personId === undefined && enrolmentId === undefined) errors.push({ pointer: who, code: 'field.required' });
    else if (!people[i]) errors.push({ pointer: who, code: 'activity.person' });
    else if (people.findIndex((p) => p?.personId === people[i]!.personId) < i) errors.push({ pointer: who, code: 'activity.person-twice' });
    if (!present && minutes !== undefined && minutes > 0) errors.push({ pointer: `${at}/minutes`, code: 'activity.absent-minutes' });
    if (present && minutes === 0) errors.push({ pointer: `${at}/minutes`, code: 'field.too-small', params: { min: 1 } });
    if (present && minutes !== undefined && minutes > length) errors.push({ pointer: `${at}/minutes`, code: 'activity.minutes', params: { max: length } });
    return errors;
  });
}

function headcountErrors(headcounts: HeadcountInputDto[], { audience }: Frame): FieldError[] {
  return headcounts.flatMap(({ targetGroupId }, i) => {
    const pointer = `/headcounts/${i}/targetGroupId`;
    if (!audience.includes(targetGroupId.toLowerCase())) return [{ pointer, code: 'activity.group' }];
    return headcounts.findIndex((h) => h.targetGroupId.toLowerCase() === targetGroupId.toLowerCase()) < i ? [{ pointer, code: 'activity.group-twice' }] : [];
  });
}

/** A single kind of mistake gives its code to the whole answer. */
function problemOf(errors: FieldError[]): Problem {
  const [first, ...others] = errors;
  const alone = others.every((e) => e.code === first.code);
  return alone && first.code.startsWith('activity.') ? new Problem(first.code, first.params, errors) : new Problem('invalid', {}, errors);
}
