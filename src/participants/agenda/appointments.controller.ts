// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../../platform/http/params.js';
import { AgendaQuery, AppointmentDto, AppointmentPageDto, ChangeAppointmentDto, NewAppointmentDto, NewMinutesDto } from './appointments.dto.js';
import { AppointmentsService } from './appointments.service.js';

@Controller('appointments')
export class AppointmentsController {
  constructor(private readonly appointments: AppointmentsService) {}

  /** The agenda from a day on, by day and time. */
  @Get()
  @Can('read', 'Appointment')
  list(@Query() query: AgendaQuery): Promise<AppointmentPageDto> {
    return this.appointments.list(query);
  }

  @Get(':id')
  @Can('read', 'Appointment')
  show(@IdParam() id: string): Promise<AppointmentDto> {
    return this.appointments.get(id);
  }

  /** Moves it, tells how it went, or cancels it with a reason. */
  @Patch(':id')
  @Can('update', 'Appointment')
  change(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: ChangeAppointmentDto): Promise<AppointmentDto> {
    return this.appointments.change(id, ifMatch, body);
  }

  /** Writes or rewrites the minutes of a meeting that was held. */
  @Post(':id/minutes')
  @HttpCode(200)
  @Can('update', 'Minutes')
  minutes(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: NewMinutesDto): Promise<AppointmentDto> {
    return this.appointments.writeMinutes(id, ifMatch, body);
  }
}

@Controller('people/:id/appointments')
export class PersonAppointmentsController {
  constructor(private readonly appointments: AppointmentsService) {}

  /** Makes an appointment with a person, or a meeting about them, in one's own agenda. */
  @Post()
  @Can('create', 'Appointment')
  make(@IdParam() id: string, @Body() body: NewAppointmentDto): Promise<AppointmentDto> {
    return this.appointments.make(id, body);
  }
}
