// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Frames } from '../civil-rules.js';
import { Places } from '../compartments.js';
import { Appointment, MeetingMinutes, MeetingParticipant } from './agenda.entity.js';
import { AppointmentsController, PersonAppointmentsController } from './appointments.controller.js';
import { AppointmentsService } from './appointments.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Appointment, MeetingParticipant, MeetingMinutes])],
  controllers: [AppointmentsController, PersonAppointmentsController],
  providers: [Frames, Places, AppointmentsService],
})
export class AgendaModule {}
