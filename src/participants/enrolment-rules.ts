// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineProblems, Problem, type FieldError } from '../platform/http/problem.js';
import type { CaseStatus } from './case-status.js';
import { dayMistakes, refuse, type Frame } from './civil-rules.js';
import type { NewEnrolmentDto } from './enrolments.dto.js';

export const enrolmentProblem = defineProblems({
  'enrolment.overlap': { status: 409, it: 'La persona è già iscritta a questa azione in quei giorni: chiudi prima l’altra iscrizione, o scegli un inizio successivo alla sua fine.', en: 'The person is enrolled in this action on those days already: end the other enrolment first, or choose a start after its end.' },
  'enrolment.foreign-area': { status: 422, it: 'Questa azione è di un’area in cui non lavori con il ruolo attuale: scegline una delle tue aree.', en: 'This action is of an area in which you do not work in your present role: choose one of your areas.' },
  'enrolment.action-without-participants': { status: 422, it: 'Questa azione non registra persone per nome: scegline un’altra.', en: 'This action records nobody by name: choose another one.' },
  'enrolment.group-not-of-action': { status: 422, it: 'Questo gruppo di destinatari non è tra quelli dell’azione: scegline uno dell’elenco dell’azione.', en: 'This target group is not one of the action’s: choose one of the action’s list.' },
  'enrolment.audience-group': { status: 422, it: 'Questo gruppo si conta senza nomi: per iscrivere una persona scegli un gruppo di partecipanti.', en: 'This group is counted without names: to enrol a person choose a group of participants.' },
  'enrolment.before-case': { status: 422, it: 'L’iscrizione non può iniziare prima della presa in carico, aperta il {openedOn:day}: cambia la data, oppure correggi prima l’apertura del caso.', en: 'The enrolment cannot start before the case, opened on {openedOn:day}: change the date, or correct the opening of the case first.' },
  'enrolment.before-birth': { status: 422, it: 'L’ingresso è prima della nascita: controlla le due date.', en: 'The entry is before the birth: check both dates.' },
  'enrolment.birth-date-missing': { status: 422, it: 'Il gruppo «{groupIt}» ha un’età prevista ({agesIt}): per verificarla serve la data di nascita. Registrala nella scheda della persona e riprova.', en: 'The group “{groupEn}” has an age range ({agesEn}): the birth date is needed to check it. Record it in the person’s file and try again.' },
  'enrolment.outside-target-group': { status: 422, it: 'Il giorno dell’ingresso la persona ha {age} anni; il gruppo «{groupIt}» accoglie persone {agesIt}. Scegli un altro gruppo, oppure scrivi il motivo per cui ammetterla: deciderà il coordinamento dell’area.', en: 'On the day of entry the person is {age} years old; the group “{groupEn}” is for people {agesEn}. Choose another group, or write why to admit them: the area’s coordinator will decide.' },
  'enrolment.reason-not-needed': { status: 422, it: 'La persona ha l’età prevista dal gruppo: togli il motivo, si iscrive senza.', en: 'The person is of the group’s age: remove the reason, it is not needed.' },
  'enrolment.not-waiting': { status: 409, it: 'Su questa iscrizione non c’è una decisione da prendere: ricarica l’elenco.', en: 'There is no decision to take on this enrolment: reload the list.' },
  'enrolment.waiting': { status: 409, it: 'Questa iscrizione aspetta ancora il coordinamento dell’area: prima serve la sua decisione.', en: 'This enrolment still waits for the area’s coordinator: the decision comes first.' },
  'enrolment.ended': { status: 409, it: 'Questa iscrizione è già finita.', en: 'This enrolment has ended already.' },
});

/** What is known when somebody is to be enrolled; null where it does not exist for whoever asks. */
export interface EnrolmentFacts {
  case: { personId: string; status: CaseStatus; openedOn: string; birthDate: string | null; age: number | null } | null;
  action: { areaId: string; named: boolean } | null;
  group: { listed: boolean; kind: 'participants' | 'audience'; minAge: number | null; maxAge: number | null; nameIt: string; nameEn: string } | null;
}

type Known = { [K in keyof EnrolmentFacts]: NonNullable<EnrolmentFacts[K]> };

/** Refuses references to what whoever asks does not see, as if it did not exist. */
export function assertReferences(facts: EnrolmentFacts): asserts facts is Known {
  const mistakes: FieldError[] = [];
  if (!facts.case) mistakes.push({ pointer: '/caseId', code: 'field.id' });
  if (!facts.action) mistakes.push({ pointer: '/actionId', code: 'field.id' });
  if (!facts.group) mistakes.push({ pointer: '/targetGroupId', code: 'field.id' });
  refuse(mistakes);
}

export function assertDays(body: NewEnrolmentDto, { case: { openedOn, birthDate } }: Known, frame: Frame): void {
  const { startsOn, endsOn } = body;
  refuse([
    ...dayMistakes('/startsOn', startsOn, { earliest: frame.startsOn, latest: frame.endsOn, today: frame.today }),
    ...dayMistakes('/endsOn', endsOn, { earliest: startsOn, latest: frame.endsOn }),
  ]);
  if (birthDate && startsOn < birthDate) throw enrolmentProblem('enrolment.before-birth', {}, ['/startsOn']);
  if (startsOn < openedOn) throw enrolmentProblem('enrolment.before-case', { openedOn }, ['/startsOn']);
}

export function assertProgramme({ action, group }: Known, areas: readonly string[]): void {
  if (!areas.includes(action.areaId)) throw enrolmentProblem('enrolment.foreign-area', {}, ['/actionId']);
  if (!action.named) throw enrolmentProblem('enrolment.action-without-participants', {}, ['/actionId']);
  if (!group.listed) throw enrolmentProblem('enrolment.group-not-of-action', {}, ['/targetGroupId']);
  if (group.kind !== 'participants') throw enrolmentProblem('enrolment.audience-group', {}, ['/targetGroupId']);
}

/** Ages are completed years on the day of entry, both limits included. Outside them a reason sends the decision to the coordinator. */
export function assertAge({ case: { birthDate, age }, group }: Known, reason: string | undefined): void {
  const { minAge, maxAge, nameIt: groupIt, nameEn: groupEn } = group;
  const about = { groupIt, groupEn, ...agesInWords(minAge, maxAge), age };
  if (minAge === null && maxAge === null) return refuseNeedlessReason(reason);
  if (birthDate === null || age === null) throw enrolmentProblem('enrolment.birth-date-missing', about, ['/targetGroupId']);
  const inside = age >= (minAge ?? 0) && age <= (maxAge ?? Infinity);
  if (inside) return refuseNeedlessReason(reason);
  if (!reason) throw enrolmentProblem('enrolment.outside-target-group', about, ['/targetGroupId']);
}

function refuseNeedlessReason(reason: string | undefined): void {
  if (reason) throw new Problem('enrolment.reason-not-needed', {}, [{ pointer: '/admissionReason', code: 'enrolment.reason-not-needed' }]);
}

/** "dai 16 ai 24 anni", "aged 16 to 24". */
function agesInWords(min: number | null, max: number | null): { agesIt: string; agesEn: string } {
  if (max === null) return { agesIt: `dai ${min ?? 0} anni`, agesEn: `from age ${min ?? 0}` };
  return min === null ? { agesIt: `fino a ${max} anni`, agesEn: `up to age ${max}` } : { agesIt: `dai ${min} ai ${max} anni`, agesEn: `aged ${min} to ${max}` };
}
