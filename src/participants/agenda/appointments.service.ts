// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../../platform/database/db.js';
import { decodeCursor, pageOf } from '../../platform/http/page.js';
import { assertVersion } from '../../platform/http/params.js';
import { defineProblems, Problem, type FieldError } from '../../platform/http/problem.js';
import { dayMistakes, Frames, refuse } from '../civil-rules.js';
import { compartmentMistakes, Places } from '../compartments.js';
import { Appointment, MeetingMinutes, MeetingParticipant } from './agenda.entity.js';
import { isFact, mayBecome } from './appointment-status.js';
import { MEETING_KINDS, type AgendaQuery, type AppointmentDto, type AppointmentPageDto, type ChangeAppointmentDto, type NewAppointmentDto, type NewMeetingParticipantDto, type NewMinutesDto } from './appointments.dto.js';
import { AGENDA_SQL, APPOINTMENT_SQL } from './appointments.queries.js';

const agendaProblem = defineProblems({
  'appointment.no-case': { status: 409, it: 'La persona non è in carico: riapri la presa in carico, poi fissa l’appuntamento.', en: 'The person is not in charge: open a case again, then make the appointment.' },
  'appointment.illegal-status': { status: 409, it: 'L’appuntamento non può passare a questo stato: ricarica la pagina.', en: 'The appointment cannot take this state: reload the page.' },
  'appointment.not-yet': { status: 422, it: 'Il giorno dell’appuntamento deve ancora venire: com’è andato si segna dopo.', en: 'The day of the appointment has yet to come: how it went is told afterwards.' },
  'appointment.reason-needed': { status: 422, it: 'Scrivi perché l’appuntamento è annullato.', en: 'Write why the appointment is cancelled.' },
  'appointment.no-meeting': { status: 422, it: 'Solo le riunioni di équipe e la UVM hanno partecipanti e verbale.', en: 'Only team meetings and the UVM have participants and minutes.' },
  'appointment.participant-name': { status: 422, it: 'Scegli una persona della piattaforma oppure scrivi un nome: una delle due cose.', en: 'Choose a colleague of the platform or write a name: one of the two.' },
  'appointment.participant-twice': { status: 422, it: 'Questa persona è già tra i partecipanti.', en: 'This person is among the participants already.' },
  'minutes.not-held': { status: 409, it: 'Il verbale si scrive quando la riunione si è tenuta: segnala come avvenuta.', en: 'Minutes are written once the meeting was held: mark it as held.' },
});

@Injectable()
export class AppointmentsService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
    private readonly places: Places,
  ) {}

  /** The agenda by day and time: one's own, with that of whoever one stands in for. */
  async list({ limit = 50, cursor, from, to, status, personId, whose = 'mine' }: AgendaQuery): Promise<AppointmentPageDto> {
    const [day, time, id] = decodeCursor(cursor, ['string', 'string', 'string']) ?? [null, null, null];
    const { today } = await this.frames.current();
    const rows = await this.db.query<AppointmentDto>(AGENDA_SQL, [this.db.actor.holders, from ?? today, to ?? null, status ?? null, personId ?? null, whose === 'mine', day, time, id, limit + 1]);
    const page = pageOf(rows, limit, (row) => [row.heldOn, row.startsAt, row.id], (row) => row);
    this.db.noteRead('Appointment', page.items.map((item) => item.id), page.items.map((item) => item.personId));
    return page;
  }

  async get(id: string): Promise<AppointmentDto> {
    const row = await this.db.one<AppointmentDto>(APPOINTMENT_SQL, [this.db.actor.holders, id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('Appointment', [id], [row.personId]);
    return row;
  }

  async make(personId: string, { participants = [], compartment = 'general', minutes = 60, ...body }: NewAppointmentDto): Promise<AppointmentDto> {
    const place = await this.places.of(personId);
    const open = await this.db.one<{ id: string; openedOn: string }>(`select id, opened_on as "openedOn" from case_file where person_id = $1 and status = 'open'`, [personId]);
    if (!open) throw agendaProblem('appointment.no-case');
    refuse([
      ...dayMistakes('/heldOn', body.heldOn, { earliest: open.openedOn }),
      ...compartmentMistakes(compartment, place),
      ...(await this.participantMistakes(body.kind, participants)),
    ]);
    const id = uuid();
    const { accountId } = this.db.actor;
    await this.db.insert(Appointment, { id, personId, caseId: open.id, accountId, createdBy: accountId, compartment, minutes, ...body });
    await this.seat(id, personId, participants);
    return this.get(id);
  }

  async change(id: string, ifMatch: number, { participants, ...body }: ChangeAppointmentDto): Promise<AppointmentDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, body);
    if (body.status && body.status !== current.status && !mayBecome(current.status, body.status)) throw agendaProblem('appointment.illegal-status', {}, ['/status']);
    const { today } = await this.frames.current();
    const next = { ...current, ...body };
    refuse([
      ...(isFact(next.status) && next.heldOn > today ? [{ pointer: body.heldOn ? '/heldOn' : '/status', code: 'appointment.not-yet' }] : []),
      ...(next.status === 'cancelled' && !next.closingNote ? [{ pointer: '/closingNote', code: 'appointment.reason-needed' }] : []),
      ...(participants ? await this.participantMistakes(current.kind, participants) : []),
    ]);
    if (!(await this.db.change(Appointment, id, ifMatch, body))) assertVersion(await this.get(id), ifMatch, body);
    if (participants) await this.reseat(id, current.personId, participants);
    return this.get(id);
  }

  /** Minutes of a meeting that was held, with who was there; If-Match is the appointment's version. */
  async writeMinutes(id: string, ifMatch: number, { text, decisions = null, present }: NewMinutesDto): Promise<AppointmentDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, { text, decisions });
    if (!MEETING_KINDS.includes(current.kind)) throw agendaProblem('appointment.no-meeting', {}, ['/text']);
    if (current.status !== 'held') throw agendaProblem('minutes.not-held');
    const { participants } = current;
    refuse((present ?? []).flatMap((one, i) => (participants.some((seat) => seat.id === one) ? [] : [{ pointer: `/present/${i}`, code: 'field.id' }])));
    if (!(await this.db.change(Appointment, id, ifMatch, {}))) assertVersion(await this.get(id), ifMatch, { text, decisions });
    const { personId, compartment, minutesOf } = current;
    const writtenBy = this.db.actor.accountId;
    if (minutesOf) await this.db.change(MeetingMinutes, id, minutesOf.version, { text, decisions, writtenBy });
    else await this.db.insert(MeetingMinutes, { appointmentId: id, personId, compartment, text, decisions, writtenBy });
    if (present) await this.reseat(id, personId, participants.map(({ id: seat, accountId, name, body }) => ({ accountId, name: accountId ? null : name, body, present: present.includes(seat) })));
    return this.get(id);
  }

  private async reseat(id: string, personId: string, participants: NewMeetingParticipantDto[]): Promise<void> {
    await this.db.execute('delete from meeting_participant where appointment_id = $1', [id]);
    await this.seat(id, personId, participants);
  }

  private seat(appointmentId: string, personId: string, participants: NewMeetingParticipantDto[]): Promise<void> {
    return this.db.insert(MeetingParticipant, participants.map(({ accountId = null, name = null, body = null, present = null }, i) => ({ id: uuid(), appointmentId, personId, accountId, name, body, present, position: i + 1 })));
  }

  private async participantMistakes(kind: AppointmentDto['kind'], participants: NewMeetingParticipantDto[]): Promise<FieldError[]> {
    if (participants.length === 0) return [];
    if (!MEETING_KINDS.includes(kind)) return [{ pointer: '/participants', code: 'appointment.no-meeting' }];
    const accounts = participants.flatMap(({ accountId }) => accountId ?? []);
    const known = new Set((await this.db.query<{ id: string }>('select id from unnest($1::uuid[]) id where access.staff_name(id) is not null', [accounts])).map(({ id }) => id));
    return participants.flatMap(({ accountId, name }, i): FieldError[] => {
      if (Boolean(accountId) === Boolean(name)) return [{ pointer: `/participants/${i}`, code: 'appointment.participant-name' }];
      if (!accountId) return [];
      if (!known.has(accountId)) return [{ pointer: `/participants/${i}/accountId`, code: 'field.id' }];
      return accounts.indexOf(accountId) < participants.slice(0, i).flatMap((p) => p.accountId ?? []).length ? [{ pointer: `/participants/${i}/accountId`, code: 'appointment.participant-twice' }] : [];
    });
  }
}
